package org.sightline.zones;

import java.io.Serializable;
import org.locationtech.jts.geom.Geometry;
import org.sightline.geo.LatLon;

/** The ground that a zone, or a part of it, stands on. Closed: its border belongs to it. */
public sealed interface Shape extends Serializable {

  /**
   * Polygons in longitude, latitude (degrees, WGS 84), valid, cut at the antimeridian; for a circle
   * a polygon just round it. For drawing: what counts inside a circle is its radius.
   */
  Geometry drawn();

  /**
   * Polygons with edges straight in longitude and latitude (RFC 7946, 3.1.1).
   *
   * @param drawn valid and cut at the antimeridian
   */
  record Outline(Geometry drawn) implements Shape {
    private static final long serialVersionUID = 1;
  }

  /**
   * All places within a geodesic distance.
   *
   * @param centre its centre
   * @param radiusM metres along the ellipsoid, more than 0
   * @param drawn a polygon that just holds the circle
   */
  record Circle(LatLon centre, double radiusM, Geometry drawn) implements Shape {
    private static final long serialVersionUID = 1;
  }
}
