package org.sightline.view;

import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;

/**
 * A ring on the ground being drawn, point by point; it may cross the antimeridian or hold a pole.
 */
final class GroundRing {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Corners of a full circle: 5° each. */
  private static final int CORNERS = 72;

  private static final double STEP_DEG = 360.0 / CORNERS;

  /** How much further out the corners lie, for the edges to touch the circle from outside. */
  private static final double OUT = 1 / Math.cos(Math.toRadians(STEP_DEG / 2));

  private final FlatGround ground;
  private Coordinate[] points = new Coordinate[64];
  private int used;

  GroundRing(FlatGround ground) {
    this.ground = ground;
  }

  /** Adds a point, with a longitude that goes on from the last one's without a jump. */
  void add(LatLon place) {
    if (used >= points.length - 3) {
      points = Arrays.copyOf(points, used * 2);
    }
    double lon = place.lonDeg();
    if (used > 0) {
      double last = points[used - 1].x;
      lon = last + LocalFrame.shortWayDeg(lon - last);
    }
    points[used++] = new Coordinate(lon, place.latDeg());
  }

  void add(double bearingDeg, double distanceM) {
    add(ground.place(bearingDeg, distanceM));
  }

  /** Adds an arc about the camera, clockwise, whose edges lie outside the circle. */
  void arc(double fromDeg, double toDeg, double radiusM) {
    int steps = Math.max(1, (int) Math.ceil((toDeg - fromDeg) / STEP_DEG));
    double step = (toDeg - fromDeg) / steps;
    add(fromDeg, radiusM);
    for (int i = 0; i < steps; i++) {
      add(fromDeg + (i + 0.5) * step, radiusM * OUT);
    }
    add(toDeg, radiusM);
  }

  /** Adds a whole circle. */
  void circle(double radiusM) {
    for (int i = 0; i < CORNERS; i++) {
      add(i * STEP_DEG, radiusM * OUT);
    }
  }

  /** Closes the ring and cuts it at the antimeridian. */
  Geometry finish() {
    Coordinate first = points[0];
    Coordinate last = points[used - 1];
    double closing = first.x - last.x;
    double turn = Math.abs(closing) > 180 ? Math.rint(closing / 360) * 360 : 0;
    if (turn != 0) {
      // once round the pole: down the map's side, along its end and up the other
      double pole = first.y > 0 ? 90 : -90;
      double end = first.x - turn;
      points[used++] = new Coordinate(end, first.y);
      points[used++] = new Coordinate(end, pole);
      points = Arrays.copyOf(points, used + 2);
      points[used++] = new Coordinate(first.x, pole);
    }
    Coordinate[] ring = Arrays.copyOf(points, used + 1);
    ring[used] = first.copy();
    return cut(FACTORY.createPolygon(ring));
  }

  private static Geometry cut(Polygon polygon) {
    Envelope box = polygon.getEnvelopeInternal();
    Geometry valid = polygon.isValid() ? polygon : GeometryFixer.fix(polygon);
    if (box.getMinX() >= -180 && box.getMaxX() <= 180) {
      return valid;
    }
    Geometry[] parts = new Geometry[3];
    for (int i = 0; i < 3; i++) {
      double west = -540 + 360 * i;
      Geometry map = FACTORY.toGeometry(new Envelope(west, west + 360, -90, 90));
      parts[i] =
          AffineTransformation.translationInstance(-180 - west, 0)
              .transform(valid.intersection(map));
    }
    return FACTORY.createGeometryCollection(parts).union();
  }
}
