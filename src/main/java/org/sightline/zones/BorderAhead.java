package org.sightline.zones;

import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.view.WidestLook;

/**
 * The borders of zones in the metres of a camera: whether the widest view can hold a part of one,
 * and the parts within reach, in pieces. Whoever looks at a zone from outside looks at its border
 * first. Of one view and one thread.
 */
final class BorderAhead {
  /** Longer edges are taken in pieces: straight in degrees is not straight in metres. */
  private static final double PIECE_M = 2000;

  private static final int MAX_PIECES = 2000;
  private static final double LONGEST_DEGREE_M = 111_700;

  /** Circles up to here are drawn by their radius, greater ones by their polygon. */
  private static final double MOST_RADIUS_M = 100_000;

  /** How far the corners of a drawn circle may lie outside it, metres. */
  private static final double OUT_M = 0.5;

  private static final int HALVINGS = 12;
  private static final double SHORT_M = 0.5;
  private static final double SHORT_SHARE = 0.002;

  private final Outlines outlines;
  private final Aim aim;
  private final WidestLook widest;
  private final double lat;
  private final double lon;
  private final double cosLat;
  private final double[] xy = new double[4];

  // what is being done
  private double asideM;
  private Reach reach;
  private @Nullable Path path;

  BorderAhead(Outlines outlines, Aim aim) {
    this.outlines = outlines;
    this.aim = aim;
    this.widest = aim.widest;
    this.lat = aim.place.latDeg();
    this.lon = aim.place.lonDeg();
    this.cosLat = Math.cos(Math.toRadians(lat));
    this.reach = new Reach(lat, 0);
  }

  /**
   * Whether the widest view, moved to any side, can hold a part of a shape's border.
   *
   * @param moved how far, metres
   */
  boolean canBeSeen(int shape, double moved) {
    path = null;
    asideM = moved;
    reach = new Reach(lat, aim.rangeM + moved);
    return walk(shape);
  }

  /** Whether a shape holds a part of the picture as stated, and so may hold all of it. */
  boolean surrounds(int shape) {
    LatLon centre = aim.centre();
    return centre != null
        && centre.latDeg() >= outlines.south(shape)
        && centre.latDeg() <= outlines.north(shape)
        && outlines.covers(shape, centre.lonDeg(), centre.latDeg());
  }

  /**
   * Adds all pieces of a shape's border that may lie within reach.
   *
   * @param within from the camera, metres
   */
  void collect(int shape, double within, Path into) {
    path = into;
    reach = new Reach(lat, within);
    walk(shape);
    into.end();
    path = null;
  }

  private boolean walk(int shape) {
    Shape.Circle circle = outlines.circle(shape);
    if (circle != null) {
      return circle.radiusM() <= MOST_RADIUS_M ? circle(circle) : drawn(circle);
    }
    BorderRuns runs = outlines.runs;
    double[] c = outlines.lonLat;
    if (path == null && isFar(shape)) {
      return false;
    }
    for (int run = runs.first(shape); run < runs.end(shape); run++) {
      if (isNear(runs, run)) {
        int from = runs.start(run);
        int end = from + 2 * runs.edges(run);
        for (int i = from; i < end; i += 2) {
          if (edge(c[i], c[i + 1], c[i + 2], c[i + 3])) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether any of a run may be within reach or, where that is asked, in the widest view. */
  private boolean isNear(BorderRuns runs, int run) {
    double west = runs.west(run);
    double south = runs.south(run);
    double east = runs.east(run);
    double north = runs.north(run);
    if (south > lat + reach.lat || north < lat - reach.lat) {
      return false;
    }
    double dLat = (south + north) / 2 - lat;
    double dLon = LocalFrame.shortWayDeg((west + east) / 2 - lon);
    double halfLat = (north - south) / 2;
    double halfLon = (east - west) / 2;
    if (Math.abs(dLon) - halfLon > reach.lon) {
      return false;
    }
    if (!aim.isQuick(dLat, dLon) || halfLat > 0.5 || halfLon > 0.5) {
      return Border.leastM(aim.place, cosLat, west, south, east, north) <= reach.metres;
    }
    aim.place(dLat, dLon, xy, 0);
    double slack = slackM(dLat, halfLat, halfLon);
    return path == null
        ? widest.holds(xy[0], xy[1], asideM + slack)
        : Math.sqrt(xy[0] * xy[0] + xy[1] * xy[1]) - slack <= reach.metres;
  }

  /** Whether the whole box of a shape lies outside the widest view. */
  private boolean isFar(int shape) {
    double halfLat = (outlines.north(shape) - outlines.south(shape)) / 2;
    double halfLon = (outlines.east(shape) - outlines.west(shape)) / 2;
    double dLat = outlines.south(shape) + halfLat - lat;
    double dLon = LocalFrame.shortWayDeg(outlines.west(shape) + halfLon - lon);
    if (!aim.isQuick(dLat, dLon) || halfLat > 0.5 || halfLon > 0.5) {
      return false;
    }
    aim.place(dLat, dLon, xy, 0);
    return !widest.holds(xy[0], xy[1], asideM + slackM(dLat, halfLat, halfLon));
  }

  /** How far from its middle a box reaches, metres. */
  private double slackM(double dLat, double halfLat, double halfLon) {
    // the cosine grows by less than the difference of latitudes towards the equator
    double wide =
        halfLon * LONGEST_DEGREE_M * Math.min(1, cosLat + Math.toRadians(Math.abs(dLat) + halfLat));
    double high = halfLat * LONGEST_DEGREE_M;
    return Math.sqrt(wide * wide + high * high) * 1.001;
  }

  private boolean drawn(Shape.Circle circle) {
    var drawn = circle.drawn();
    for (int i = 0; i < drawn.getNumGeometries(); i++) {
      var corners = drawn.getGeometryN(i).getCoordinates();
      for (int k = 0; k + 1 < corners.length; k++) {
        if (edge(corners[k].x, corners[k].y, corners[k + 1].x, corners[k + 1].y)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Counter-clockwise about its centre, just outside. */
  private boolean circle(Shape.Circle circle) {
    aim.place(
        circle.centre().latDeg() - lat,
        LocalFrame.shortWayDeg(circle.centre().lonDeg() - lon),
        xy,
        0);
    double x = xy[0];
    double y = xy[1];
    double radius = circle.radiusM();
    if (path == null && !widest.holds(x, y, asideM + radius + OUT_M)) {
      return false;
    }
    int corners = (int) Math.max(32, Math.ceil(Math.PI * Math.sqrt(radius / (2 * OUT_M))));
    double out = radius / Math.cos(Math.PI / corners);
    xy[0] = x + out;
    xy[1] = y;
    for (int k = 1; k <= corners; k++) {
      double turn = 2 * Math.PI * (k % corners) / corners;
      xy[2] = x + out * Math.cos(turn);
      xy[3] = y + out * Math.sin(turn);
      if (piece()) {
        return true;
      }
    }
    return false;
  }

  private boolean edge(double lon1, double lat1, double lon2, double lat2) {
    double from = LocalFrame.shortWayDeg(lon1 - lon);
    double dLon = lon2 - lon1;
    if (clipped(from, lat1 - lat, dLon, lat2 - lat1)) {
      return true;
    }
    // an edge across half the globe may be within reach on its other turn
    return from + dLon > 180
        ? clipped(from - 360, lat1 - lat, dLon, lat2 - lat1)
        : from + dLon < -180 && clipped(from + 360, lat1 - lat, dLon, lat2 - lat1);
  }

  /** What of an edge lies within reach, in pieces. */
  private boolean clipped(double lon1, double lat1, double dLon, double dLat) {
    if (!reach.holds(lon1, lat1, dLon, dLat)) {
      return false;
    }
    double t1 = reach.from();
    double t2 = reach.to();
    double metres =
        (Math.abs(dLat) + Math.abs(dLon) * Math.min(1, cosLat + 0.02)) * LONGEST_DEGREE_M;
    int pieces = (int) Math.max(1, Math.min(MAX_PIECES, Math.ceil(metres * (t2 - t1) / PIECE_M)));
    aim.place(lat1 + t1 * dLat, lon1 + t1 * dLon, xy, 0);
    for (int k = 1; k <= pieces; k++) {
      double t = k == pieces ? t2 : t1 + (t2 - t1) * k / pieces;
      aim.place(lat1 + t * dLat, lon1 + t * dLon, xy, 2);
      if (piece()) {
        return true;
      }
    }
    return false;
  }

  /** A piece between the two places at hand; leaves the second one in the first's stead. */
  private boolean piece() {
    double x1 = xy[0];
    double y1 = xy[1];
    double x2 = xy[2];
    double y2 = xy[3];
    xy[0] = x2;
    xy[1] = y2;
    Path into = path;
    if (into == null) {
      return meets(x1, y1, x2, y2, HALVINGS);
    }
    into.add(x1, y1, x2, y2);
    return false;
  }

  /**
   * Whether a piece meets the widest view: its middle must, with half its length for slack, and so
   * must a half of it. What is left undecided counts.
   */
  private boolean meets(double x1, double y1, double x2, double y2, int left) {
    double x = (x1 + x2) / 2;
    double y = (y1 + y2) / 2;
    double half = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1)) / 2;
    if (!widest.holds(x, y, asideM + half)) {
      return false;
    }
    if (left == 0
        || half < SHORT_M
        || half < SHORT_SHARE * Math.sqrt(x * x + y * y)
        || widest.holds(x, y, asideM)) {
      return true;
    }
    return meets(x1, y1, x, y, left - 1) || meets(x, y, x2, y2, left - 1);
  }
}
