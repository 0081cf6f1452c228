package org.sightline.zonefiles;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.sightline.geo.Geodesics;
import org.sightline.geo.LatLon;
import org.sightline.zones.Shape;

/** Reads circles: checks them, and draws the polygon that just holds each. */
final class Circles {
  private static final int CORNERS = 128;

  /** A quarter of the way round the globe is the most that one polygon can be drawn round. */
  private static final double MAX_RADIUS_M = 5_000_000;

  /** The corners lie so far out that the edges touch the circle from outside; twice, for drift. */
  private static final double OUT = 1 + 2 * (1 / Math.cos(Math.PI / CORNERS) - 1);

  private Circles() {}

  /** The circle; null if it is none, which the draft then says. */
  static Shape.@Nullable Circle read(
      double latDeg, double lonDeg, double radiusM, ZoneDraft draft) {
    if (!(Math.abs(latDeg) <= 90) || !(Math.abs(lonDeg) <= 540)) {
      draft.unusable("center", "is not a latitude and a longitude in degrees");
      return null;
    }
    if (!(radiusM > 0) || radiusM > MAX_RADIUS_M) {
      draft.unusable(
          "radius",
          Double.isNaN(radiusM)
              ? "is not a number, so it is no circle; decimals stand behind a point, as in 2.5"
              : "is " + radiusM + " metres, not between 0 and 5,000 km: it is no circle");
      return null;
    }
    LatLon centre = new LatLon(latDeg, Math.IEEEremainder(lonDeg, 360));
    double[] ring = new double[2 * CORNERS];
    for (int i = 0; i < CORNERS; i++) {
      LatLon corner = Geodesics.direct(centre, -360.0 * i / CORNERS, radiusM * OUT);
      ring[2 * i] = corner.lonDeg();
      ring[2 * i + 1] = corner.latDeg();
    }
    Areas areas = new Areas(draft);
    areas.polygon(List.of(Areas.closed(ring, ring.length)));
    Geometry drawn = areas.finish();
    return drawn == null ? null : new Shape.Circle(centre, radiusM, drawn);
  }
}
