package org.sightline.zones;

/**
 * The degrees within so many metres of a place, and the part of an edge that lies among them. Of
 * one thread.
 */
final class Reach {
  private static final double SHORTEST_DEGREE_M = 110_570;

  /** How far, metres. */
  final double metres;

  /** The same as latitude, degrees. */
  final double lat;

  /** The same as longitude, degrees; 180 where a pole may be within. */
  final double lon;

  // of the edge last asked for, in parts of its length
  private double from;
  private double to;

  Reach(double latDeg, double metres) {
    this.metres = metres;
    this.lat = metres / SHORTEST_DEGREE_M;
    double flattest = Math.abs(latDeg) + lat;
    this.lon =
        flattest >= 89.9
            ? 180
            : Math.min(180, metres / (SHORTEST_DEGREE_M * Math.cos(Math.toRadians(flattest))));
  }

  /**
   * Clips an edge after Liang and Barsky.
   *
   * @param lon1 where it begins, degrees from the place
   * @param lat1 the same
   * @param dLon how far it goes, degrees
   * @param dLat the same
   * @return whether any of it is within, which {@link #from} and {@link #to} then tell
   */
  boolean holds(double lon1, double lat1, double dLon, double dLat) {
    from = 0;
    to = 1;
    return clips(lon1, dLon, lon) && clips(lat1, dLat, lat) && !(from > to);
  }

  private boolean clips(double p, double d, double reach) {
    if (d == 0) {
      return Math.abs(p) <= reach;
    }
    double a = (-reach - p) / d;
    double b = (reach - p) / d;
    from = Math.max(from, Math.min(a, b));
    to = Math.min(to, Math.max(a, b));
    return true;
  }

  /** Where the part within begins, 0..1 of the edge. */
  double from() {
    return from;
  }

  /** Where it ends; not before it begins. */
  double to() {
    return to;
  }
}
