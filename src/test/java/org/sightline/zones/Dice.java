package org.sightline.zones;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.Lens;
import org.sightline.view.View;

/**
 * How often a zone is in a picture when every error is thrown by dice: places in earth-centred
 * coordinates, turned into the camera's by matrices. Written apart from the program, for it to be
 * held against. The zone's border is walked in small steps; a picture wholly inside the zone is
 * told by the ground under its lower edge.
 */
final class Dice {
  private static final double A = 6378137;
  private static final double F = 1 / 298.257223563;
  private static final double E2 = F * (2 - F);
  private static final double REFRACTION = 0.13;
  private static final double SPHERE = 6_371_000;

  private final View view;
  private final double rangeM;
  private final List<double[]> points = new ArrayList<>();
  private final Geometry zone;
  private final double[] origin;
  private final double[][] axes;

  Dice(View view, double rangeM, Geometry zone, double step) {
    this.view = view;
    this.rangeM = rangeM;
    this.zone = zone;
    double lat = view.fix().position().latDeg();
    double lon = view.fix().position().lonDeg();
    this.origin = earth(lat, lon);
    this.axes = axes(lat, lon);
    for (int g = 0; g < zone.getNumGeometries(); g++) {
      Polygon polygon = (Polygon) zone.getGeometryN(g);
      walk(polygon.getExteriorRing().getCoordinates(), step);
      for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
        walk(polygon.getInteriorRingN(h).getCoordinates(), step);
      }
    }
  }

  private void walk(Coordinate[] ring, double step) {
    for (int i = 0; i + 1 < ring.length; i++) {
      double[] a = local(ring[i].y, ring[i].x);
      double[] b = local(ring[i + 1].y, ring[i + 1].x);
      double length = Math.hypot(a[0] - b[0], a[1] - b[1]);
      int n = (int) Math.ceil(length / step);
      for (int k = 0; k < n; k++) {
        double t = (double) k / n;
        points.add(
            local(
                ring[i].y + t * (ring[i + 1].y - ring[i].y),
                ring[i].x + t * (ring[i + 1].x - ring[i].x)));
      }
    }
  }

  int points() {
    return points.size();
  }

  /** East, north, up of the ground at a place, metres, air bending the ray to it. */
  private double[] local(double lat, double lon) {
    double[] p = earth(lat, lon);
    double[] out = new double[3];
    for (int i = 0; i < 3; i++) {
      out[i] =
          axes[i][0] * (p[0] - origin[0])
              + axes[i][1] * (p[1] - origin[1])
              + axes[i][2] * (p[2] - origin[2]);
    }
    out[2] += REFRACTION * (out[0] * out[0] + out[1] * out[1]) / (2 * SPHERE);
    return out;
  }

  /** The share of so many throws in which it is in the picture. */
  double hits(Random random, int throwsOfDice) {
    int hits = 0;
    for (int i = 0; i < throwsOfDice; i++) {
      hits += isSeen(random) ? 1 : 0;
    }
    return (double) hits / throwsOfDice;
  }

  private boolean isSeen(Random random) {
    Angle yaw = view.pose().yaw();
    Angle pitch = view.pose().pitch();
    Angle roll = view.pose().roll();
    Lens lens = view.lens();
    double looks =
        yaw == null
            ? random.nextDouble() * 360
            : yaw.deg() + random.nextGaussian() * yaw.sigmaDeg();
    double east = random.nextGaussian() * view.fix().accuracyM();
    double north = random.nextGaussian() * view.fix().accuracyM();
    double focal = 1 + 0.03 * random.nextGaussian();
    if (pitch == null || lens == null) {
      double half =
          lens == null
              ? 90
              : Math.toDegrees(
                  Math.atan(Math.tan(Math.toRadians(lens.horizontalFovDeg() / 2)) / focal));
      return wedge(looks, half, east, north);
    }
    double up = pitch.deg() + random.nextGaussian() * pitch.sigmaDeg();
    double tilt =
        roll == null
            ? random.nextGaussian() * 5
            : roll.deg() + random.nextGaussian() * roll.sigmaDeg();
    double height =
        Math.max(0.1, view.height().metres() + random.nextGaussian() * view.height().sigmaM());
    double[][] turn = product(about(2, -looks), product(about(0, up), about(1, tilt)));
    double tanX = Math.tan(Math.toRadians(lens.horizontalFovDeg() / 2)) / focal;
    double tanY = Math.tan(Math.toRadians(lens.verticalFovDeg() / 2)) / focal;
    return frame(turn, tanX, tanY, height, east, north);
  }

  private boolean wedge(double looks, double half, double east, double north) {
    for (double[] p : points) {
      double x = p[0] - east;
      double y = p[1] - north;
      double off = Math.IEEEremainder(Math.toDegrees(Math.atan2(x, y)) - looks, 360);
      if (Math.hypot(x, y) <= rangeM && Math.abs(off) <= half) {
        return true;
      }
    }
    return false;
  }

  private boolean frame(
      double[][] turn, double tanX, double tanY, double height, double east, double north) {
    double radius = SPHERE / (1 - REFRACTION);
    double horizon = -Math.sqrt(2 * height / radius);
    double lowest = 1e9;
    for (int k = 0; k < 80; k++) {
      double s = k % 20 / 10.0 - 1;
      double x = k < 20 ? s : k < 40 ? 1 : k < 60 ? -s : -1;
      double y = k < 20 ? -1 : k < 40 ? s : k < 60 ? 1 : -s;
      double[] ray = times(turn, new double[] {x * tanX, 1, -y * tanY});
      lowest = Math.min(lowest, ray[2] / Math.hypot(ray[0], ray[1]));
      if (k >= 40 && k <= 60 && ray[2] < 0) {
        double far = -height / ray[2];
        double lat = view.fix().position().latDeg() + (ray[1] * far + north) / 111_200;
        double lon =
            view.fix().position().lonDeg()
                + (ray[0] * far + east)
                    / (111_320 * Math.cos(Math.toRadians(view.fix().position().latDeg())));
        if (Math.hypot(ray[0], ray[1]) * far <= rangeM && holds(lon, lat)) {
          return true;
        }
      }
    }
    boolean nadir = inFrame(turn, tanX, tanY, 0, 0, -1);
    boolean skyline = lowest > horizon && !nadir;
    for (double[] p : points) {
      double x = p[0] - east;
      double y = p[1] - north;
      double level = Math.max(1e-3, Math.hypot(x, y));
      if (level > rangeM) {
        continue;
      }
      boolean beyond = level > Math.sqrt(2 * height * radius);
      double z = beyond ? horizon * level : p[2] - height;
      double low = Math.atan2(z, level);
      double high = Math.atan2(1000, level);
      for (int k = 0; k <= (skyline ? 60 : 0); k++) {
        // as high as 1,000 m above the camera
        double top = k == 0 ? z : level * Math.tan(low + (high - low) * k / 60);
        if (inFrame(turn, tanX, tanY, x, y, top)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean holds(double lon, double lat) {
    return zone.covers(zone.getFactory().createPoint(new Coordinate(lon, lat)));
  }

  private static boolean inFrame(
      double[][] turn, double tanX, double tanY, double x, double y, double z) {
    // the transpose turns back
    double right = turn[0][0] * x + turn[1][0] * y + turn[2][0] * z;
    double ahead = turn[0][1] * x + turn[1][1] * y + turn[2][1] * z;
    double above = turn[0][2] * x + turn[1][2] * y + turn[2][2] * z;
    return ahead > 0 && Math.abs(right) <= tanX * ahead && Math.abs(above) <= tanY * ahead;
  }

  /** A right-handed turn about x (right), y (ahead) or z (up). */
  private static double[][] about(int axis, double deg) {
    double c = Math.cos(Math.toRadians(deg));
    double s = Math.sin(Math.toRadians(deg));
    int i = (axis + 1) % 3;
    int j = (axis + 2) % 3;
    double[][] m = new double[3][3];
    m[axis][axis] = 1;
    m[i][i] = c;
    m[j][j] = c;
    m[i][j] = -s;
    m[j][i] = s;
    return m;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] m = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        m[i][j] = a[i][0] * b[0][j] + a[i][1] * b[1][j] + a[i][2] * b[2][j];
      }
    }
    return m;
  }

  private static double[] times(double[][] m, double[] v) {
    double[] out = new double[3];
    for (int i = 0; i < 3; i++) {
      out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    }
    return out;
  }

  private static double[] earth(double latDeg, double lonDeg) {
    double lat = Math.toRadians(latDeg);
    double lon = Math.toRadians(lonDeg);
    double n = A / Math.sqrt(1 - E2 * Math.sin(lat) * Math.sin(lat));
    return new double[] {
      n * Math.cos(lat) * Math.cos(lon),
      n * Math.cos(lat) * Math.sin(lon),
      n * (1 - E2) * Math.sin(lat)
    };
  }

  private static double[][] axes(double latDeg, double lonDeg) {
    double lat = Math.toRadians(latDeg);
    double lon = Math.toRadians(lonDeg);
    return new double[][] {
      {-Math.sin(lon), Math.cos(lon), 0},
      {-Math.sin(lat) * Math.cos(lon), -Math.sin(lat) * Math.sin(lon), Math.cos(lat)},
      {Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)}
    };
  }
}
