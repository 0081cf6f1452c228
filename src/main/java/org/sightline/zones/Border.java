package org.sightline.zones;

import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;

/**
 * Finds the nearest point of an area's border, in geodesic metres on WGS 84.
 *
 * <p>Edges are straight in longitude and latitude. Within 30 km, and below latitude 80, an edge is
 * projected with the radii at the point, which keeps it straight; those that may be nearest are
 * then refined: the square of the true distance along an edge is a parabola to high accuracy.
 * Elsewhere edges are halved, with bounds from the sphere, until what is left is short against its
 * distance, and refined in the same way. Distances are within 1 cm up to 10 km and 0.1 m beyond
 * (tested against a dense search with geodesics).
 *
 * <p>Of one point and one call; not shared.
 */
final class Border {
  private static final double EARTH_M = 6371008.8;
  private static final double RADIAN = Math.PI / 180;
  private static final double SHORTEST_DEGREE_M = 110_570;
  private static final double LONGEST_DEGREE_M = 111_700;

  /** The sphere's distances differ from the ellipsoid's by up to 0.56 %. */
  private static final double SPHERE_SLACK = 0.994;

  private static final double NEAR_M = 30_000;
  private static final double POLAR_DEG = 80;
  private static final int MAX_HALVINGS = 60;

  private final Outlines outlines;
  private final LatLon point;
  private final LocalFrame frame;
  private final double kLon;
  private final double kLat;
  private final double cosLat;
  private final double tanLat;
  private final boolean polar;

  private double bestM;
  private double bestLat;
  private double bestLon;
  private boolean found;

  /**
   * A point of a border.
   *
   * @param distanceM from the point asked about
   * @param latDeg its latitude
   * @param lonDeg its longitude, any turn
   */
  record Nearest(double distanceM, double latDeg, double lonDeg) {}

  Border(Outlines outlines, LatLon point) {
    this.outlines = outlines;
    this.point = point;
    this.frame = new LocalFrame(point);
    this.kLon = LocalFrame.metresPerDegreeOfLongitude(point.latDeg());
    this.kLat = LocalFrame.metresPerDegreeOfLatitude(point.latDeg());
    this.cosLat = Math.cos(point.latDeg() * RADIAN);
    this.tanLat = Math.abs(Math.tan(point.latDeg() * RADIAN));
    this.polar = Math.abs(point.latDeg()) > POLAR_DEG;
  }

  LocalFrame frame() {
    return frame;
  }

  /** The nearest border point of an area within so many metres; null if there is none. */
  @Nullable Nearest nearest(int area, double withinM) {
    bestM = withinM;
    found = false;
    BorderRuns runs = outlines.runs;
    int first = runs.first(area);
    int end = runs.end(area);
    int likely = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int run = first; run < end && end - first > 2; run++) {
      double bound = leastM(run);
      if (bound < least) {
        least = bound;
        likely = run;
      }
    }
    if (likely >= 0) {
      edgesOf(likely);
    }
    for (int run = first; run < end; run++) {
      if (run != likely && (end - first <= 2 || leastM(run) <= bestM)) {
        edgesOf(run);
      }
    }
    return found ? new Nearest(bestM, bestLat, bestLon) : null;
  }

  /** No point of a run's box is nearer than this. */
  double leastM(int run) {
    BorderRuns runs = outlines.runs;
    return leastM(point, cosLat, runs.west(run), runs.south(run), runs.east(run), runs.north(run));
  }

  /**
   * No point of a box is nearer than this, metres.
   *
   * @param cosLat cosine of the point's latitude
   */
  static double leastM(
      LatLon point, double cosLat, double west, double south, double east, double north) {
    double lat = point.latDeg();
    double byLat = Math.max(0, Math.max(south - lat, lat - north)) * SHORTEST_DEGREE_M;
    double lon = point.lonDeg();
    if ((lon >= west && lon <= east) || east - west >= 359) {
      return byLat;
    }
    double gap =
        Math.min(
            Math.abs(LocalFrame.shortWayDeg(west - lon)),
            Math.abs(LocalFrame.shortWayDeg(lon - east)));
    // the distance from a point to a meridian
    double byLon =
        gap >= 90
            ? (90 - Math.abs(lat)) * SHORTEST_DEGREE_M
            : Math.asin(cosLat * Math.sin(gap * RADIAN)) * EARTH_M * SPHERE_SLACK;
    return Math.max(byLat, byLon);
  }

  private void edgesOf(int run) {
    double[] c = outlines.lonLat;
    int from = outlines.runs.start(run);
    int end = from + 2 * outlines.runs.edges(run);
    for (int i = from; i < end; i += 2) {
      double lon1 = LocalFrame.shortWayDeg(c[i] - point.lonDeg());
      double dLon = c[i + 2] - c[i];
      double lat1 = c[i + 1] - point.latDeg();
      double dLat = c[i + 3] - c[i + 1];
      edge(lon1, lat1, dLon, dLat);
      // an edge across half the globe may be nearer on its other turn
      if (lon1 + dLon > 180) {
        edge(lon1 - 360, lat1, dLon, dLat);
      } else if (lon1 + dLon < -180) {
        edge(lon1 + 360, lat1, dLon, dLat);
      }
    }
  }

  /** One edge, in degrees from the point. */
  private void edge(double lon1, double lat1, double dLon, double dLat) {
    double x = lon1 * kLon;
    double y = lat1 * kLat;
    double dx = dLon * kLon;
    double dy = dLat * kLat;
    double length2 = dx * dx + dy * dy;
    double t = length2 > 0 ? Math.max(0, Math.min(1, -(x * dx + y * dy) / length2)) : 0;
    double px = x + t * dx;
    double py = y + t * dy;
    double planar = Math.sqrt(px * px + py * py);
    if (!polar && planar < NEAR_M) {
      double slack = planar * planar * (tanLat + 0.1) / EARTH_M * 1.5;
      if (planar - slack <= bestM) {
        double step = length2 > 0 ? Math.max(planar, 1) / 100 / Math.sqrt(length2) : 0;
        refine(lon1, lat1, dLon, dLat, t, step);
      }
    } else {
      halve(lon1, lat1, dLon, dLat, 0, 1, MAX_HALVINGS);
    }
  }

  private void halve(
      double lon1, double lat1, double dLon, double dLat, double t1, double t2, int left) {
    double t = (t1 + t2) / 2;
    double lat = lat1 + t * dLat;
    double away = sphereM(lat, lon1 + t * dLon);
    double half = (t2 - t1) / 2;
    double reachLat = half * Math.abs(dLat) * LONGEST_DEGREE_M;
    double flattest = Math.max(0, Math.abs(point.latDeg() + lat) - half * Math.abs(dLat));
    double reachLon = half * Math.abs(dLon) * LONGEST_DEGREE_M * Math.cos(flattest * RADIAN);
    double reach = Math.sqrt(reachLat * reachLat + reachLon * reachLon);
    if (away * SPHERE_SLACK - reach > bestM) {
      return;
    }
    if (left == 0 || reach < 0.01 * away || reach < 1e-4) {
      refine(lon1, lat1, dLon, dLat, t, half);
      return;
    }
    halve(lon1, lat1, dLon, dLat, t1, t, left - 1);
    halve(lon1, lat1, dLon, dLat, t, t2, left - 1);
  }

  /** Haversine, to a place given in degrees from the point. */
  private double sphereM(double dLat, double dLon) {
    double s = Math.sin(dLat * RADIAN / 2);
    double m = Math.sin(dLon * RADIAN / 2);
    double h = s * s + cosLat * Math.cos((point.latDeg() + dLat) * RADIAN) * m * m;
    return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)));
  }

  /** Fits a parabola to the squared distance around t and takes its lowest point on the edge. */
  private void refine(double lon1, double lat1, double dLon, double dLat, double t, double step) {
    double here = tryAt(lon1, lat1, dLon, dLat, t);
    if (step <= 0) {
      return;
    }
    double before = Math.max(0, t - step);
    double after = Math.min(1, t + step);
    double middle = (before + after) / 2;
    double h = (after - before) / 2;
    double a = tryAt(lon1, lat1, dLon, dLat, before);
    double b = tryAt(lon1, lat1, dLon, dLat, after);
    double m = middle == t ? here : tryAt(lon1, lat1, dLon, dLat, middle);
    double curve = a - 2 * m + b;
    if (curve > 0) {
      double best = middle + h * (a - b) / (2 * curve);
      if (best > 0 && best < 1) {
        tryAt(lon1, lat1, dLon, dLat, best);
      }
    }
  }

  /** The squared true distance to the edge's point at t, kept if it is the least so far. */
  private double tryAt(double lon1, double lat1, double dLon, double dLat, double t) {
    // the ends exactly, so that neighbours agree
    double dLonAt = t == 1 ? lon1 + dLon : lon1 + t * dLon;
    double lat = point.latDeg() + (t == 1 ? lat1 + dLat : lat1 + t * dLat);
    lat = Math.max(-90, Math.min(90, lat));
    double lon = point.lonDeg() + dLonAt;
    double away = frame.toLocal(lat, lon).distanceM();
    if (away < bestM || (away == bestM && !found)) {
      bestM = away;
      bestLat = lat;
      bestLon = lon;
      found = true;
    }
    return away * away;
  }
}
