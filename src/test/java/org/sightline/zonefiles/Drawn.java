package org.sightline.zonefiles;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.sightline.zones.Shape;

/** Areas for tests, drawn as those of files are. */
public final class Drawn {
  private Drawn() {}

  /** The circle as a file's numbers give it. */
  public static Shape circle(double latDeg, double lonDeg, double radiusM) {
    Shape circle = Circles.read(latDeg, lonDeg, radiusM, new ZoneDraft("test", 1));
    if (circle == null) {
      throw new IllegalArgumentException("no circle");
    }
    return circle;
  }

  /** The area inside a ring of longitudes and latitudes, cut at the antimeridian. */
  public static Geometry area(double[] ring) {
    ZoneDraft draft = new ZoneDraft("test", 1);
    draft.areas().polygon(List.of(ring));
    Geometry area = draft.areas().finish();
    if (area == null) {
      throw new IllegalArgumentException(draft.problems().toString());
    }
    return area;
  }
}
