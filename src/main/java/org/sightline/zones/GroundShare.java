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
import org.sightline.view.Footprints;
import org.sightline.view.Look;
import org.sightline.view.View;
import org.sightline.view.ViewFootprint;

/**
 * How much of the ground in a picture a zone takes up, in the metres of the camera. The ground is
 * one convex part, or a sector in two halves; rings are cut at each of its sides in turn
 * (Sutherland and Hodgman 1974). Of one view and one thread.
 */
final class GroundShare {
  /** Corners of a full circle. */
  private static final int CORNERS = 72;

  /** Up to here, what is straight in degrees is nearly so in metres. */
  private static final double STRAIGHT_DEG = 0.1;

  private static final int MOST_PIECES = 64;
  private static final double SHORTEST_DEGREE_M = 110_570;

  private final Aim aim;
  private final List<double[]> parts = new ArrayList<>();
  private final double area;
  private double[] ring = new double[256];
  private double[] next = new double[256];
  private int used;

  GroundShare(Aim aim, View view) {
    this.aim = aim;
    Look stated = aim.stated;
    if (!aim.directed) {
      circle(view);
    } else if (stated.isSector()) {
      sector(stated.halfDeg());
    } else {
      drawn(Footprints.project(view, aim.rangeM));
    }
    double sum = 0;
    for (double[] part : parts) {
      sum += twiceArea(part, part.length);
    }
    this.area = sum;
  }

  /** All round, as far as the picture goes in any direction. */
  private void circle(View view) {
    double radius =
        aim.stated.isSector() ? aim.rangeM : Footprints.project(view, aim.rangeM).rangeM();
    parts.add(arc(-180, 180, radius, false));
  }

  private void sector(double halfDeg) {
    if (halfDeg >= 180) {
      parts.add(arc(-180, 180, aim.rangeM, false));
    } else if (halfDeg > 90) {
      parts.add(arc(-halfDeg, 0, aim.rangeM, true));
      parts.add(arc(0, halfDeg, aim.rangeM, true));
    } else {
      parts.add(arc(-halfDeg, halfDeg, aim.rangeM, true));
    }
  }

  /** Counter-clockwise, as large as the circle's part; from the camera and back if it has a tip. */
  private static double[] arc(double fromDeg, double toDeg, double radius, boolean tip) {
    int steps = (int) Math.max(1, Math.ceil((toDeg - fromDeg) / 360 * CORNERS));
    double step = Math.toRadians((toDeg - fromDeg) / steps);
    double out = radius * Math.sqrt(step / Math.sin(step));
    int points = tip ? steps + 2 : steps;
    double[] part = new double[2 * points];
    for (int i = 0; i < (tip ? steps + 1 : steps); i++) {
      double deg = Math.toRadians(toDeg) - i * step;
      part[2 * i] = out * Math.sin(deg);
      part[2 * i + 1] = out * Math.cos(deg);
    }
    return part;
  }

  /** The ring of a footprint, which is convex. */
  private void drawn(ViewFootprint seen) {
    boolean sector = seen.kind() != ViewFootprint.Kind.FOOTPRINT;
    if (sector && seen.widthDeg() > 180 && seen.widthDeg() < 360) {
      double halfDeg = seen.widthDeg() / 2;
      double middle = aim.fromMiddleDeg(seen.fromDeg() + halfDeg);
      parts.add(arc(middle - halfDeg, middle, seen.rangeM(), true));
      parts.add(arc(middle, middle + halfDeg, seen.rangeM(), true));
      return;
    }
    Geometry ground = seen.ground();
    for (int i = 0; i < ground.getNumGeometries(); i++) {
      if (ground.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        take(polygon.getExteriorRing());
        double[] part = Arrays.copyOf(ring, used);
        if (twiceArea(part, used) < 0) {
          for (int k = 0; k < used; k += 2) {
            part[k] = ring[used - 2 - k];
            part[k + 1] = ring[used - 1 - k];
          }
        }
        parts.add(part);
      }
    }
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
      cut(part[i], part[i + 1], part[to] - part[i], part[to + 1] - part[i + 1]);
    }
    return used > 4 ? twiceArea(ring, used) : 0;
  }

  /** What of a ring may matter, with more corners between those far apart; without the last. */
  private void take(LinearRing border) {
    CoordinateSequence points = border.getCoordinateSequence();
    double lon = LocalFrame.shortWayDeg(points.getX(0) - aim.place.lonDeg()) - points.getX(0);
    int n = points.size() - 1;
    if (2 * n > ring.length) {
      ring = new double[2 * n];
    }
    for (int i = 0; i < n; i++) {
      // within a ring longitudes do not jump
      ring[2 * i] = lon + points.getX(i);
      ring[2 * i + 1] = points.getY(i) - aim.place.latDeg();
    }
    used = 2 * n;
    double high = aim.rangeM / SHORTEST_DEGREE_M * 1.1;
    double flattest = Math.abs(aim.place.latDeg()) + high;
    if (flattest < 80) {
      double wide = high / Math.cos(Math.toRadians(flattest));
      cut(-wide, -high, 2 * wide, 0);
      cut(wide, -high, 0, 2 * high);
      cut(wide, high, -2 * wide, 0);
      cut(-wide, high, 0, -2 * high);
    }
    measure();
  }

  /** From degrees to metres. */
  private void measure() {
    double[] degrees = Arrays.copyOf(ring, used);
    used = 0;
    for (int i = 0; i < degrees.length; i += 2) {
      int to = (i + 2) % degrees.length;
      double dLon = degrees[to] - degrees[i];
      double dLat = degrees[to + 1] - degrees[i + 1];
      double apart = Math.max(Math.abs(dLon), Math.abs(dLat)) / STRAIGHT_DEG;
      int pieces = (int) Math.max(1, Math.min(MOST_PIECES, Math.ceil(apart)));
      for (int k = 0; k < pieces; k++) {
        if (used + 2 > ring.length) {
          ring = Arrays.copyOf(ring, 2 * ring.length);
        }
        double t = (double) k / pieces;
        aim.place(degrees[i + 1] + t * dLat, degrees[i] + t * dLon, ring, used);
        used += 2;
      }
    }
  }

  /** Keeps what lies on the inner side of a line. */
  private void cut(double x, double y, double dx, double dy) {
    if (next.length < 2 * used + 4) {
      next = new double[2 * used + 64];
    }
    if (used < 6 || isWithin(x, y, dx, dy)) {
      return;
    }
    int n = 0;
    double fromX = ring[used - 2];
    double fromY = ring[used - 1];
    double from = (dx * (fromY - y) - dy * (fromX - x));
    for (int i = 0; i < used; i += 2) {
      double toX = ring[i];
      double toY = ring[i + 1];
      double to = (dx * (toY - y) - dy * (toX - x));
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

  /** Whether nothing is to be cut. */
  private boolean isWithin(double x, double y, double dx, double dy) {
    for (int i = 0; i < used; i += 2) {
      if (dx * (ring[i + 1] - y) - dy * (ring[i] - x) < 0) {
        return false;
      }
    }
    return true;
  }

  private static double twiceArea(double[] ring, int used) {
    double twice = 0;
    double x = ring[0];
    double y = ring[1];
    for (int i = 2; i + 3 < used; i += 2) {
      twice += (ring[i] - x) * (ring[i + 3] - y) - (ring[i + 2] - x) * (ring[i + 1] - y);
    }
    return twice;
  }
}
