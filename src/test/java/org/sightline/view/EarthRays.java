package org.sightline.view;

/**
 * Rays in earth-centred coordinates, step by step through bending air, down to the WGS 84
 * ellipsoid: written apart from the program, for it to be held against.
 */
final class EarthRays {
  private static final double A = 6378137;
  private static final double F = 1 / 298.257223563;
  private static final double E2 = F * (2 - F);

  private EarthRays() {}

  /**
   * Where a picture's point falls on the ground.
   *
   * @param camera latitude, longitude, height above the ellipsoid
   * @param groundM height of the ground above the ellipsoid
   * @param attitude yaw, pitch, roll, degrees
   * @param x to the right of the axis, as a tangent
   * @param y below the axis, as a tangent
   * @param refraction the coefficient; 0 for straight rays
   * @return latitude, longitude, slant range; null if the ray leaves the earth
   */
  static double[] hit(
      double[] camera, double groundM, double[] attitude, double x, double y, double refraction) {
    double[] start = earth(camera[0], camera[1], camera[2]);
    double[][] axes = axes(camera[0], camera[1]);
    // Start with the body facing north, wings level; then roll, pitch and yaw it about axes that
    // stand still, which is yaw, pitch, roll about those that turn (Rodrigues each time).
    double[] ray = {x, 1, -y};
    ray = turned(ray, new double[] {0, 1, 0}, attitude[2]);
    ray = turned(ray, new double[] {1, 0, 0}, attitude[1]);
    ray = turned(ray, new double[] {0, 0, 1}, -attitude[0]);
    double[] way = new double[3];
    for (int i = 0; i < 3; i++) {
      way[i] = ray[0] * axes[0][i] + ray[1] * axes[1][i] + ray[2] * axes[2][i];
    }
    return march(start, unit(way), groundM, refraction / 6371000);
  }

  private static double[] march(double[] start, double[] way, double groundM, double curvature) {
    double[] at = start.clone();
    double[] along = way.clone();
    double step = 5;
    double before = geodetic(at)[2] - groundM;
    for (int n = 0; n < 200_000; n++) {
      double[] place = geodetic(at);
      double[] down = axes(place[0], place[1])[2];
      double sinking = -dot(along, down);
      double[] next = new double[3];
      for (int i = 0; i < 3; i++) {
        // air is denser below: the ray bends down by the part of down across it
        double bend = curvature * (-down[i] - sinking * along[i]);
        next[i] = at[i] + step * along[i] + step * step / 2 * bend;
        along[i] += step * bend;
      }
      along = unit(along);
      double after = geodetic(next)[2] - groundM;
      if (after <= 0) {
        double share = before / (before - after);
        double[] hit = new double[3];
        for (int i = 0; i < 3; i++) {
          hit[i] = at[i] + share * (next[i] - at[i]);
        }
        double[] found = geodetic(hit);
        double[] straight = {hit[0] - start[0], hit[1] - start[1], hit[2] - start[2]};
        return new double[] {found[0], found[1], Math.sqrt(dot(straight, straight))};
      }
      if (after > before && sinking < 0) {
        return null;
      }
      at = next;
      before = after;
    }
    return null;
  }

  static double[] earth(double latDeg, double lonDeg, double heightM) {
    double lat = Math.toRadians(latDeg);
    double lon = Math.toRadians(lonDeg);
    double n = A / Math.sqrt(1 - E2 * Math.sin(lat) * Math.sin(lat));
    return new double[] {
      (n + heightM) * Math.cos(lat) * Math.cos(lon),
      (n + heightM) * Math.cos(lat) * Math.sin(lon),
      (n * (1 - E2) + heightM) * Math.sin(lat)
    };
  }

  /** Latitude, longitude, height, by iteration. */
  static double[] geodetic(double[] p) {
    double level = Math.hypot(p[0], p[1]);
    double lat = Math.atan2(p[2], level * (1 - E2));
    double height = 0;
    for (int i = 0; i < 6; i++) {
      double n = A / Math.sqrt(1 - E2 * Math.sin(lat) * Math.sin(lat));
      height = level * Math.cos(lat) + p[2] * Math.sin(lat) - A * A / n;
      lat = Math.atan2(p[2] + E2 * n * Math.sin(lat), level);
    }
    return new double[] {Math.toDegrees(lat), Math.toDegrees(Math.atan2(p[1], p[0])), height};
  }

  /** East, north, up. */
  private static double[][] axes(double latDeg, double lonDeg) {
    double lat = Math.toRadians(latDeg);
    double lon = Math.toRadians(lonDeg);
    return new double[][] {
      {-Math.sin(lon), Math.cos(lon), 0},
      {-Math.sin(lat) * Math.cos(lon), -Math.sin(lat) * Math.sin(lon), Math.cos(lat)},
      {Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)}
    };
  }

  /** About an axis, counter-clockwise seen against it. */
  private static double[] turned(double[] v, double[] k, double deg) {
    double c = Math.cos(Math.toRadians(deg));
    double s = Math.sin(Math.toRadians(deg));
    double kv = dot(k, v) * (1 - c);
    return new double[] {
      v[0] * c + (k[1] * v[2] - k[2] * v[1]) * s + k[0] * kv,
      v[1] * c + (k[2] * v[0] - k[0] * v[2]) * s + k[1] * kv,
      v[2] * c + (k[0] * v[1] - k[1] * v[0]) * s + k[2] * kv
    };
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double[] unit(double[] v) {
    double length = Math.sqrt(dot(v, v));
    return new double[] {v[0] / length, v[1] / length, v[2] / length};
  }
}
