package org.sightline.zones;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.sightline.geo.LocalFrame;
import org.sightline.view.ViewFootprint;

/**
 * How much of the ground in a picture a zone takes up. The ground is one convex part, or a sector
 * in two halves; rings are cut at each of its sides in turn (Sutherland and Hodgman 1974), in
 * degrees, of which the area within 50 km is as good as that in metres. Of one thread.
 */
final class GroundShare {
  private final double middleLon;
  private final List<double[]> parts = new ArrayList<>();
  private final double area;
  private double[] ring = new double[256];
  private double[] next = new double[256];
  private int used;

  GroundShare(ViewFootprint seen) {
    Geometry ground = seen.ground();
    this.middleLon = ground.getCoordinate().x;
    boolean sector =
        seen.kind() == ViewFootprint.Kind.WEDGE || seen.kind() == ViewFootprint.Kind.SKYLINE;
    double sum = 0;
    for (int i = 0; i < ground.getNumGeometries(); i++) {
      if (ground.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        take(polygon.getExteriorRing());
        double[] part = Arrays.copyOf(ring, used);
        sum += Math.abs(twiceArea());
        if (sector && seen.widthDeg() > 180 && seen.widthDeg() < 360) {
          halve(part);
        } else {
          parts.add(part);
        }
      }
    }
    this.area = sum;
  }

  /** A sector from its tip to the middle of its arc, and from there back to the tip. */
  private void halve(double[] part) {
    int middle = part.length / 4 * 2;
    double[] rest = new double[part.length - middle + 2];
    rest[0] = part[0];
    rest[1] = part[1];
    System.arraycopy(part, middle, rest, 2, part.length - middle);
    parts.add(Arrays.copyOf(part, middle + 2));
    parts.add(rest);
  }

  /** The share, 0..1; null if the zone's parts are too tangled to be joined. */
  @Nullable Double of(Geometry zone) {
    double sum = 0;
    for (int i = 0; i < zone.getNumGeometries(); i++) {
      if (zone.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        for (double[] part : parts) {
          sum += Math.abs(within(polygon.getExteriorRing(), part));
          for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
            sum -= Math.abs(within(polygon.getInteriorRingN(hole), part));
          }
        }
      }
    }
    return area > 0 ? Math.max(0, Math.min(1, sum / area)) : null;
  }

  /** The ground of several volumes, which may overlap, as one. */
  static @Nullable Geometry joined(List<Volume> volumes) {
    Geometry all = volumes.get(0).shape().drawn();
    try {
      for (int i = 1; i < volumes.size(); i++) {
        Geometry more = volumes.get(i).shape().drawn();
        all = all.equalsExact(more) ? all : OverlayNGRobust.overlay(all, more, OverlayNG.UNION);
      }
      return all;
    } catch (TopologyException e) {
      return null;
    }
  }

  private double within(LinearRing border, double[] part) {
    take(border);
    for (int i = 0; i < part.length && used > 4; i += 2) {
      int to = (i + 2) % part.length;
      cut(part[i], part[i + 1], part[to] - part[i], part[to + 1] - part[i + 1], clockwise(part));
    }
    return used > 4 ? twiceArea() : 0;
  }

  private static boolean clockwise(double[] part) {
    double twice = 0;
    for (int i = 0; i < part.length; i += 2) {
      int to = (i + 2) % part.length;
      twice += part[i] * part[to + 1] - part[to] * part[i + 1];
    }
    return twice < 0;
  }

  /** The corners of a ring but the last, from the middle's longitude the short way round. */
  private void take(LinearRing border) {
    CoordinateSequence points = border.getCoordinateSequence();
    int n = points.size() - 1;
    if (2 * n > ring.length) {
      ring = new double[3 * n];
    }
    double lon = LocalFrame.shortWayDeg(points.getX(0) - middleLon);
    for (int i = 0; i < n; i++) {
      // within a ring longitudes do not jump
      ring[2 * i] = lon + points.getX(i) - points.getX(0);
      ring[2 * i + 1] = points.getY(i);
    }
    used = 2 * n;
  }

  /** Keeps what lies on the inner side of a line. */
  private void cut(double x, double y, double dx, double dy, boolean clockwise) {
    if (next.length < 2 * used + 4) {
      next = new double[2 * used + 64];
    }
    double side = clockwise ? -1 : 1;
    int n = 0;
    double fromX = ring[used - 2];
    double fromY = ring[used - 1];
    double from = side * (dx * (fromY - y) - dy * (fromX - x));
    for (int i = 0; i < used; i += 2) {
      double toX = ring[i];
      double toY = ring[i + 1];
      double to = side * (dx * (toY - y) - dy * (toX - x));
      if (from < 0 != to < 0) {
        double share = from / (from - to);
        next[n++] = fromX + share * (toX - fromX);
        next[n++] = fromY + share * (toY - fromY);
      }
      if (to >= 0) {
        next[n++] = toX;
        next[n++] = toY;
      }
      fromX = toX;
      fromY = toY;
      from = to;
    }
    double[] cut = next;
    next = ring;
    ring = cut;
    used = n;
  }

  private double twiceArea() {
    double twice = 0;
    double x = ring[0];
    double y = ring[1];
    for (int i = 2; i + 3 < used; i += 2) {
      twice += (ring[i] - x) * (ring[i + 3] - y) - (ring[i + 2] - x) * (ring[i + 1] - y);
    }
    return twice;
  }
}
