package org.sightline.zones;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * How large zones are, for people: on the sphere of the ellipsoid's area, good to 0.5 %. Where
 * volumes of a zone overlap their ground counts twice.
 */
public final class GroundAreas {
  /** Radius of the sphere with the area of WGS 84, metres (Moritz, Geodetic Reference System). */
  private static final double RADIUS_M = 6_371_007.18;

  private GroundAreas() {}

  /** Square metres of all its volumes. */
  public static double squareMetres(Zone zone) {
    double sum = 0;
    for (Volume volume : zone.volumes()) {
      if (volume.shape() instanceof Shape.Circle circle) {
        double half = Math.sin(circle.radiusM() / RADIUS_M / 2);
        sum += 4 * Math.PI * RADIUS_M * RADIUS_M * half * half;
      } else {
        sum += squareMetres(volume.shape().drawn());
      }
    }
    return sum;
  }

  private static double squareMetres(Geometry area) {
    double sum = 0;
    for (int i = 0; i < area.getNumGeometries(); i++) {
      Polygon polygon = (Polygon) area.getGeometryN(i);
      sum += Math.abs(ring(polygon.getExteriorRing()));
      for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
        sum -= Math.abs(ring(polygon.getInteriorRingN(hole)));
      }
    }
    return sum;
  }

  /** The integral of sin(latitude) over longitude along edges straight in both. */
  private static double ring(LinearRing ring) {
    CoordinateSequence c = ring.getCoordinateSequence();
    double sum = 0;
    for (int i = 0; i + 1 < c.size(); i++) {
      double a = Math.toRadians(c.getY(i));
      double b = Math.toRadians(c.getY(i + 1));
      double mean =
          Math.abs(b - a) < 1e-6 ? Math.sin((a + b) / 2) : (Math.cos(a) - Math.cos(b)) / (b - a);
      sum += Math.toRadians(c.getX(i + 1) - c.getX(i)) * mean;
    }
    return sum * RADIUS_M * RADIUS_M;
  }
}
