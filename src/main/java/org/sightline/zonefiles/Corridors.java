package org.sightline.zonefiles;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.sightline.geo.Geodesics;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;

/**
 * Draws corridors: all that lies within half a width of a line of points, with flat ends and round
 * bends. Sides run along geodesics; bends are drawn just outside, so that nothing is lost.
 */
final class Corridors {
  private static final double MAX_WIDTH_M = 500_000;
  private static final int MAX_POINTS = 10_000;
  private static final int CORNERS = 64;
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private Corridors() {}

  /**
   * Draws one into the volume at hand.
   *
   * @param widthM from side to side, metres
   */
  static void draw(Arcs line, double widthM, ZoneDraft draft) {
    if (!(widthM > 0) || widthM > MAX_WIDTH_M) {
      draft.unusable("width", "of a corridor is missing or not between 0 and 500 km");
    } else if (line.size() < 2 || line.size() > MAX_POINTS) {
      draft.unusable("coordinates", "of a corridor are fewer than 2 or more than 10,000 points");
    } else {
      List<Geometry> parts = new ArrayList<>();
      for (int i = 0; i + 1 < line.size(); i++) {
        stretch(line, i, widthM / 2, draft, parts);
        if (i > 0) {
          bend(line, i, widthM / 2, parts);
        }
      }
      if (parts.isEmpty()) {
        draft.unusable("coordinates", "of a corridor are one and the same point");
        return;
      }
      try {
        Geometry whole = UnaryUnionOp.union(parts);
        for (int i = 0; i < whole.getNumGeometries(); i++) {
          draft.areas().polygon(rings((Polygon) whole.getGeometryN(i)));
        }
      } catch (TopologyException e) {
        draft.unusable("coordinates", "of a corridor cannot be put together");
      }
    }
  }

  private static void stretch(
      Arcs line, int from, double halfM, ZoneDraft draft, List<Geometry> parts) {
    LatLon start = place(line, from);
    LatLon end = place(line, from + 1);
    Geodesics.Line way = Geodesics.line(start, end);
    if (!(way.distanceM() > 0)) {
      return;
    }
    Arcs sides = new Arcs();
    side(sides, start, way.azimuthDeg() - 90, halfM, false);
    side(sides, end, way.endAzimuthDeg() - 90, halfM, true);
    side(sides, end, way.endAzimuthDeg() + 90, halfM, false);
    side(sides, start, way.azimuthDeg() + 90, halfM, true);
    draft.borderError(sides.errorM() > 2 * Arcs.ERROR_M ? sides.errorM() : 0);
    parts.add(polygon(sides, line.lon(0)));
  }

  private static LatLon place(Arcs line, int at) {
    return new LatLon(line.lat(at), LocalFrame.shortWayDeg(line.lon(at)));
  }

  private static void side(
      Arcs sides, LatLon from, double azimuthDeg, double halfM, boolean along) {
    LatLon corner = Geodesics.direct(from, azimuthDeg, halfM);
    if (along) {
      sides.geodesicTo(corner.latDeg(), corner.lonDeg());
    } else {
      sides.point(corner.latDeg(), corner.lonDeg());
    }
  }

  private static void bend(Arcs line, int at, double halfM, List<Geometry> parts) {
    Arcs round = new Arcs();
    double out = halfM / Math.cos(Math.PI / CORNERS);
    for (int i = 0; i < CORNERS; i++) {
      side(round, place(line, at), 360.0 * i / CORNERS, out, false);
    }
    parts.add(polygon(round, line.lon(0)));
  }

  /** Its longitudes brought to the turn of the first point, so that all parts meet. */
  private static Polygon polygon(Arcs ring, double nearLon) {
    Coordinate[] corners = new Coordinate[ring.size() + 1];
    for (int i = 0; i < ring.size(); i++) {
      double lon = nearLon + Math.IEEEremainder(ring.lon(i) - nearLon, 360);
      corners[i] = new Coordinate(lon, ring.lat(i));
    }
    corners[ring.size()] = corners[0];
    return FACTORY.createPolygon(corners);
  }

  private static List<double[]> rings(Polygon polygon) {
    List<double[]> rings = new ArrayList<>();
    rings.add(ring(polygon.getExteriorRing()));
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      rings.add(ring(polygon.getInteriorRingN(i)));
    }
    return rings;
  }

  private static double[] ring(LineString line) {
    double[] lonLat = new double[2 * line.getNumPoints()];
    for (int i = 0; i < line.getNumPoints(); i++) {
      lonLat[2 * i] = line.getCoordinateN(i).x;
      lonLat[2 * i + 1] = line.getCoordinateN(i).y;
    }
    return lonLat;
  }
}
