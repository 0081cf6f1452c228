package org.sightline.view;

/**
 * Which directions a picture shows at an elevation, clockwise of the direction of its axis.
 *
 * <p>Each side of the frame is a plane through the camera. Directions of one elevation that lie on
 * the inner side of it are an arc about the plane's own direction, of the half-width whose cosine
 * is proportional to the tangent of the elevation; what all four have in common is in the picture.
 * Immutable.
 */
public final class FrameBearings {
  private static final int SIDES = 4;
  private static final double TINY = 1e-12;

  private final double[] middleDeg = new double[SIDES];

  /** The cosine of the half-width of a side's arc, for a tangent of 1. */
  private final double[] slope = new double[SIDES];

  private final double[] cornerDeg = new double[SIDES];
  private final double[] cornerTan = new double[SIDES];
  private final double lowest;
  private final double highest;

  /**
   * The frame of a camera that looks north.
   *
   * @param pitchDeg above the horizontal
   * @param rollDeg clockwise as seen from behind
   * @param tanX tangent of half the field of view, left to right
   * @param tanY the same from top to bottom
   */
  FrameBearings(double pitchDeg, double rollDeg, double tanX, double tanY) {
    Turned turned = new Turned(pitchDeg, rollDeg);
    double[][] sides = {
      turned.side(1 / tanX, 0), turned.side(0, 1 / tanY),
      turned.side(-1 / tanX, 0), turned.side(0, -1 / tanY)
    };
    double[][] corners = {
      turned.ray(-tanX, -tanY), turned.ray(tanX, -tanY),
      turned.ray(tanX, tanY), turned.ray(-tanX, tanY)
    };
    boolean nadir = true;
    boolean zenith = true;
    for (int i = 0; i < SIDES; i++) {
      double[] n = sides[i];
      double level = Math.max(TINY, Math.sqrt(n[0] * n[0] + n[1] * n[1]));
      middleDeg[i] = Math.toDegrees(Math.atan2(n[0], n[1]));
      slope[i] = -n[2] / level;
      nadir &= n[2] <= 0;
      zenith &= n[2] >= 0;
      double[] c = corners[i];
      cornerDeg[i] = Math.toDegrees(Math.atan2(c[0], c[1]));
      cornerTan[i] = c[2] / Math.max(TINY, Math.sqrt(c[0] * c[0] + c[1] * c[1]));
    }
    this.lowest = nadir ? Double.NEGATIVE_INFINITY : -steepest(sides, -1);
    this.highest = zenith ? Double.POSITIVE_INFINITY : steepest(sides, 1);
  }

  /** The frame of a camera; its axes turned by pitch and roll as {@link Camera} has it. */
  private record Turned(double sinPitch, double cosPitch, double sinRoll, double cosRoll) {
    Turned(double pitchDeg, double rollDeg) {
      this(
          Math.sin(Math.toRadians(pitchDeg)),
          Math.cos(Math.toRadians(pitchDeg)),
          Math.sin(Math.toRadians(rollDeg)),
          Math.cos(Math.toRadians(rollDeg)));
    }

    /** East, north, up of forward + x right + y down. */
    double[] ray(double x, double y) {
      return new double[] {
        x * cosRoll - y * sinRoll,
        cosPitch + sinPitch * (x * sinRoll + y * cosRoll),
        sinPitch - cosPitch * (x * sinRoll + y * cosRoll)
      };
    }

    /** A plane's normal, inwards: the same sum. */
    double[] side(double x, double y) {
      return ray(x, y);
    }
  }

  /** Tangent of the highest elevation, or of the lowest, turned positive. */
  private double steepest(double[][] sides, int up) {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < SIDES; i++) {
      most = Math.max(most, up * cornerTan[i]);
      double[] n = sides[i];
      double level2 = n[0] * n[0] + n[1] * n[1];
      double length2 = level2 + n[2] * n[2];
      // the steepest direction along a side: up, less its part across the side
      double share = up * n[2] / length2;
      double[] d = {-share * n[0], -share * n[1], up - share * n[2]};
      boolean inside = true;
      for (int k = 0; k < SIDES && inside; k++) {
        double[] m = sides[k];
        inside = k == i || d[0] * m[0] + d[1] * m[1] + d[2] * m[2] >= 0;
      }
      if (inside) {
        double level = Math.sqrt(d[0] * d[0] + d[1] * d[1]);
        most = Math.max(most, up * d[2] / Math.max(TINY, level));
      }
    }
    return most;
  }

  /** Tangent of the lowest elevation in the picture. */
  double lowest() {
    return lowest;
  }

  /** Tangent of the highest. */
  double highest() {
    return highest;
  }

  /** The directions shown at an elevation. */
  void at(double tangent, Spans out) {
    out.set(-180, 180);
    for (int i = 0; i < SIDES; i++) {
      double cos = slope[i] * tangent;
      if (cos >= 1) {
        out.none();
        return;
      }
      if (cos > -1) {
        out.keep(middleDeg[i], arcDeg(cos));
      }
    }
  }

  /**
   * The arc that holds the directions shown at any elevation between two. What a picture shows
   * turns outwards or inwards all the way along each side of its frame, so that it reaches furthest
   * at the ends or in a corner.
   */
  void between(double low, double high, Spans out) {
    double from = Math.max(low, lowest);
    double to = Math.min(high, highest);
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    if (!(from <= to)) {
      out.none();
      return;
    }
    if (Double.isInfinite(from) || Double.isInfinite(to)) {
      out.set(-180, 180); // straight down or up
      return;
    }
    for (int end = 0; end < 2; end++) {
      at(end == 0 ? from : to, out);
      for (int i = 0; i < out.size(); i++) {
        left = Math.min(left, out.fromDeg(i));
        right = Math.max(right, out.toDeg(i));
      }
    }
    for (int i = 0; i < SIDES; i++) {
      if (cornerTan[i] >= from && cornerTan[i] <= to) {
        left = Math.min(left, cornerDeg[i]);
        right = Math.max(right, cornerDeg[i]);
      }
    }
    if (left > right) {
      out.none();
    } else if (left <= -180 || right >= 180) {
      out.set(-180, 180); // across the back: only of a camera that looks down or up
    } else {
      out.set(left, right);
    }
  }

  /** Abramowitz and Stegun, 4.4.46: 2e-8 rad. */
  static double arcDeg(double cos) {
    double x = Math.abs(cos);
    double sum = -0.0012624911 * x + 0.0066700901;
    sum = sum * x - 0.0170881256;
    sum = sum * x + 0.0308918810;
    sum = sum * x - 0.0501743046;
    sum = sum * x + 0.0889789874;
    sum = sum * x - 0.2145988016;
    sum = sum * x + 1.5707963050;
    double arc = Math.toDegrees(Math.sqrt(1 - x) * sum);
    return cos < 0 ? 180 - arc : arc;
  }
}
