package org.sightline.view;

import java.util.Arrays;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;

/**
 * A fan of directions from a camera over an area, and where each direction enters and leaves the
 * area. Neighbouring directions are half a post apart at the far end of the area, and its outermost
 * directions are among them. One thread's own.
 *
 * <p>Borders run straight in longitude and latitude; in the azimuthal frame of the camera, where
 * directions are straight, they are followed in pieces.
 */
final class AreaRays {
  /** Pieces of a border this long in degrees lie within half a metre of the true line. */
  private static final double PIECE_DEG = 0.05;

  private static final int LEAST_RAYS = 3;
  private static final double EDGE_SHARE = 1e-6;
  private static final int MOST_RAYS = 50_000;
  private static final double LEAST_METRES_A_DEGREE = 110_000;

  private final LatLon camera;
  private final LocalFrame frame;
  private final Sector sector;
  private final double spacingM;
  private final Envelope reach;

  private boolean startsInside;
  private double[] pieces = new double[256];
  private int pieceValues;

  // the fan, in degrees clockwise from its middle
  private double middleDeg = Double.NaN;
  private double leftDeg;
  private double stepDeg;
  private int rays;
  private long[] crossings = new long[64];
  private int crossingCount;

  AreaRays(LatLon camera, Sector sector, double spacingM) {
    this.camera = camera;
    this.frame = new LocalFrame(camera);
    this.sector = sector;
    this.spacingM = spacingM;
    double north = sector.rangeM() / LEAST_METRES_A_DEGREE;
    double farthest = Math.min(90, Math.abs(camera.latDeg()) + north);
    double narrowest = LocalFrame.metresPerDegreeOfLongitude(farthest);
    double east = Math.min(180, sector.rangeM() / Math.max(1, narrowest));
    this.reach =
        new Envelope(
            camera.lonDeg() - east,
            camera.lonDeg() + east,
            camera.latDeg() - north,
            camera.latDeg() + north);
  }

  /** Takes in the polygons of an area, then lays out the fan. */
  void add(Geometry area) {
    for (int i = 0; i < area.getNumGeometries(); i++) {
      Geometry part = area.getGeometryN(i);
      if (part instanceof Polygon polygon) {
        // areas across the antimeridian may be written with longitudes of either turn
        for (int turn = -360; turn <= 360; turn += 360) {
          add(polygon, turn);
        }
      } else if (part.getNumGeometries() > 1) {
        add(part);
      }
    }
    layOut();
  }

  private void add(Polygon polygon, int turn) {
    Envelope box = new Envelope(polygon.getEnvelopeInternal());
    box.translate(turn, 0);
    if (!box.intersects(reach)) {
      return;
    }
    Coordinate here = new Coordinate(camera.lonDeg() - turn, camera.latDeg());
    boolean inside = false;
    for (int i = -1; i < polygon.getNumInteriorRing(); i++) {
      LinearRing ring = i < 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(i);
      inside ^= PointLocation.locateInRing(here, ring.getCoordinates()) != Location.EXTERIOR;
      add(ring.getCoordinateSequence(), turn);
    }
    startsInside |= inside;
  }

  private void add(CoordinateSequence ring, int turn) {
    for (int i = 1; i < ring.size(); i++) {
      clip(ring.getX(i - 1) + turn, ring.getY(i - 1), ring.getX(i) + turn, ring.getY(i));
    }
  }

  /** Keeps what lies within reach of an edge (Liang and Barsky 1984), in short pieces. */
  private void clip(double lon1, double lat1, double lon2, double lat2) {
    double dLon = lon2 - lon1;
    double dLat = lat2 - lat1;
    double[] p = {-dLon, dLon, -dLat, dLat};
    double[] q = {
      lon1 - reach.getMinX(), reach.getMaxX() - lon1, lat1 - reach.getMinY(), reach.getMaxY() - lat1
    };
    double from = 0;
    double to = 1;
    for (int side = 0; side < 4; side++) {
      if (p[side] < 0) {
        from = Math.max(from, q[side] / p[side]);
      } else if (p[side] > 0) {
        to = Math.min(to, q[side] / p[side]);
      } else if (q[side] < 0) {
        return;
      }
    }
    if (from >= to) {
      return;
    }
    double length = (to - from) * Math.max(Math.abs(dLon), Math.abs(dLat));
    int count = (int) Math.ceil(length / PIECE_DEG);
    double lon = lon1 + from * dLon;
    double lat = lat1 + from * dLat;
    for (int i = 1; i <= count; i++) {
      // the end of an edge is the start of the next, to the last bit
      boolean last = i == count;
      double t = from + (to - from) * i / count;
      double nextLon = last && to == 1 ? lon2 : lon1 + t * dLon;
      double nextLat = last && to == 1 ? lat2 : lat1 + t * dLat;
      piece(frame.toLocal(lat, lon), frame.toLocal(nextLat, nextLon));
      lon = nextLon;
      lat = nextLat;
    }
  }

  private void piece(LocalFrame.Offset a, LocalFrame.Offset b) {
    if (pieceValues + 4 > pieces.length) {
      pieces = Arrays.copyOf(pieces, 2 * pieces.length);
    }
    pieces[pieceValues++] = a.eastM();
    pieces[pieceValues++] = a.northM();
    pieces[pieceValues++] = b.eastM();
    pieces[pieceValues++] = b.northM();
  }

  private void layOut() {
    if (pieceValues == 0) {
      return;
    }
    double half = sector.widthDeg() / 2;
    middleDeg = half < 180 ? sector.fromDeg() + half : azimuthDeg(0);
    double left = 180;
    double right = -180;
    double farthest = 0;
    boolean behind = false;
    double before = fromMiddle(0);
    for (int i = 0; i < pieceValues; i += 2) {
      double deg = fromMiddle(i);
      left = Math.min(left, deg);
      right = Math.max(right, deg);
      behind |= i % 4 == 2 && Math.abs(deg - before) > 180;
      before = deg;
      farthest = Math.max(farthest, Math.hypot(pieces[i], pieces[i + 1]));
    }
    leftDeg = behind ? -half : Math.max(-half, left);
    double width = (behind ? half : Math.min(half, right)) - leftDeg;
    if (width < 0) {
      return;
    }
    double apart = Math.toDegrees(spacingM / Math.max(1, Math.min(farthest, sector.rangeM())));
    rays = (int) Math.max(LEAST_RAYS, Math.min(MOST_RAYS, 1 + Math.ceil(width / apart)));
    // the outermost just inside, for a line along a corner neither enters nor leaves
    leftDeg += width * EDGE_SHARE;
    stepDeg = width * (1 - 2 * EDGE_SHARE) / (rays - 1);
    if (stepDeg > 0) {
      cross();
    }
  }

  private double azimuthDeg(int piece) {
    return Math.toDegrees(Math.atan2(pieces[piece], pieces[piece + 1]));
  }

  private double fromMiddle(int piece) {
    return LocalFrame.shortWayDeg(azimuthDeg(piece) - middleDeg);
  }

  private double ray(double degFromMiddle) {
    return (degFromMiddle - leftDeg) / stepDeg;
  }

  private void cross() {
    for (int i = 0; i < pieceValues; i += 4) {
      double a = ray(fromMiddle(i));
      double b = ray(fromMiddle(i + 2));
      double low = Math.min(a, b);
      double high = Math.max(a, b);
      // half open, so that a corner counts for one of its edges
      if (high - low > 180 / stepDeg) {
        cross(i, Double.NEGATIVE_INFINITY, low);
        cross(i, high, Double.POSITIVE_INFINITY);
      } else {
        cross(i, low, high);
      }
    }
    Arrays.sort(crossings, 0, crossingCount);
  }

  private void cross(int piece, double after, double upTo) {
    int first = (int) Math.max(0, Math.floor(after) + 1);
    int last = (int) Math.min(rays - 1, Math.floor(upTo));
    for (int ray = first; ray <= last; ray++) {
      double azimuth = Math.toRadians(azimuthOf(ray));
      double sin = Math.sin(azimuth);
      double cos = Math.cos(azimuth);
      double a = pieces[piece] * cos - pieces[piece + 1] * sin;
      double b = pieces[piece + 2] * cos - pieces[piece + 3] * sin;
      double t = a == b ? 0 : Math.max(0, Math.min(1, a / (a - b)));
      double east = pieces[piece] + t * (pieces[piece + 2] - pieces[piece]);
      double north = pieces[piece + 1] + t * (pieces[piece + 3] - pieces[piece + 1]);
      cross(ray, Math.max(0, east * sin + north * cos));
    }
  }

  private void cross(int ray, double distanceM) {
    if (distanceM > sector.rangeM()) {
      return;
    }
    if (crossingCount == crossings.length) {
      crossings = Arrays.copyOf(crossings, 2 * crossings.length);
    }
    // sorted by ray, then by millimetres
    crossings[crossingCount++] = (long) ray << 40 | Math.round(distanceM * 1000);
  }

  /** Whether the camera stands in the area. */
  boolean startsInside() {
    return startsInside;
  }

  /** How many crossings there are, over all rays. */
  int crossings() {
    return crossingCount;
  }

  /** The ray of a crossing; crossings are sorted by ray, then by distance. */
  int rayAt(int crossing) {
    return (int) (crossings[crossing] >> 40);
  }

  /** How far out a crossing lies, metres. */
  double distanceAt(int crossing) {
    return (crossings[crossing] & ((1L << 40) - 1)) / 1000.0;
  }

  /** How many rays the fan has, whether they meet the area or not. */
  int rays() {
    return rays;
  }

  /** Where a ray sets out to, degrees clockwise from true north. */
  double azimuthOf(int ray) {
    return middleDeg + leftDeg + ray * stepDeg;
  }

  /** How far it is to look, metres. */
  double rangeM() {
    return sector.rangeM();
  }

  /** Distance of the nearest crossing, metres; NaN if the area is not met. */
  double nearestM() {
    double nearest = Double.NaN;
    for (int i = 0; i < crossingCount; i++) {
      nearest = nearest < distanceAt(i) ? nearest : distanceAt(i);
    }
    return nearest;
  }
}
