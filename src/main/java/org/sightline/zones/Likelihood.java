package org.sightline.zones;

import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;

/**
 * The probability that a point lies in an area, given that its error is normal and the same in all
 * directions.
 *
 * <p>In the local frame around the stated position the normal density is the curl of a field along
 * circles, so by Green's theorem the probability is a sum over the edges of the border, and each
 * straight edge gives a difference of two values of Owen's T (Owen, Tables for computing bivariate
 * normal probabilities, 1956): exact for any polygon with holes, 1 − Φ(d/σ) for a straight border
 * at distance d. T itself is Gauss–Legendre quadrature of 16 points after Owen's reduction to a ≤
 * 1, good to 1e-12. Edges beyond 9σ are left out (2e-18 in all); an edge that bends in the frame by
 * more than 1/100 rad is taken in pieces, an error below 1e-4 for σ up to 20 km.
 */
final class Likelihood {
  static final double REACH_SIGMAS = 9;

  /** Nearer to the border than this the side is not certain in floating point. */
  private static final double TOO_CLOSE_SIGMAS = 1e-5;

  private static final double TOO_CLOSE_M = 1e-6;

  /** Sums this far outside 0..1 are a turn off; anything less is rounding. */
  private static final double TURN_SLACK = 0.01;

  // Abramowitz and Stegun, table 25.4, n = 16: abscissas and weights, one half
  static final double[] NODES = {
    0.09501250983763744, 0.2816035507792589, 0.45801677765722737, 0.6178762444026438,
    0.755404408355003, 0.8656312023878318, 0.9445750230732326, 0.9894009349916499
  };
  static final double[] WEIGHTS = {
    0.1894506104550685, 0.18260341504492358, 0.16915651939500254, 0.14959598881657674,
    0.12462897125553388, 0.09515851168249279, 0.062253523938647894, 0.027152459411754096
  };

  private Likelihood() {}

  /**
   * How likely the true position lies in the area.
   *
   * @param border of the stated position
   * @param nearest the nearest border point; null if none is within 9σ
   * @param sigmaM error of the position, one standard deviation on each axis, metres; 0 if exact
   */
  static double inside(
      Outlines outlines,
      int area,
      LatLon point,
      Border border,
      boolean inside,
      Border.@Nullable Nearest nearest,
      double sigmaM) {
    double sure = inside ? 1 : 0;
    if (nearest == null || sigmaM == 0 || nearest.distanceM() > REACH_SIGMAS * sigmaM) {
      return sure;
    }
    double close = Math.max(TOO_CLOSE_M, TOO_CLOSE_SIGMAS * sigmaM);
    if (nearest.distanceM() >= close) {
      return clamped(sure - edges(outlines, area, border, sigmaM));
    }
    return beside(outlines, area, point, close, sigmaM);
  }

  /**
   * On the border: the side is taken from a point just beside it, which moves the answer by 1e-5.
   */
  private static double beside(
      Outlines outlines, int area, LatLon point, double closeM, double sigmaM) {
    double kLat = LocalFrame.metresPerDegreeOfLatitude(point.latDeg());
    double kLon = LocalFrame.metresPerDegreeOfLongitude(point.latDeg());
    double farthest = 0;
    double answer = 0.5;
    for (int i = 0; i < 16; i++) {
      double turn = Math.PI * (i + 0.5) / 8;
      double lat = point.latDeg() + 4 * closeM * Math.cos(turn) / kLat;
      double lon = point.lonDeg() + (kLon > 1 ? 4 * closeM * Math.sin(turn) / kLon : 0);
      LatLon moved = new LatLon(Math.max(-90, Math.min(90, lat)), LocalFrame.shortWayDeg(lon));
      Border border = new Border(outlines, moved);
      Border.Nearest nearest = border.nearest(area, 8 * closeM);
      double away = nearest == null ? 8 * closeM : nearest.distanceM();
      if (away > farthest) {
        farthest = away;
        double sure = outlines.covers(area, moved.lonDeg(), moved.latDeg()) ? 1 : 0;
        answer = sure - edges(outlines, area, border, sigmaM);
      }
    }
    return clamped(answer);
  }

  /**
   * Within 0..1. A point between an edge and the chord taken for it, millimetres apart, was put on
   * the wrong side, which is one whole turn off.
   */
  private static double clamped(double sum) {
    double turns = sum < -TURN_SLACK ? 1 : sum > 1 + TURN_SLACK ? -1 : 0;
    return Math.max(0, Math.min(1, sum + turns));
  }

  /** The sum over the edges within reach. */
  private static double edges(Outlines outlines, int area, Border border, double sigmaM) {
    Sum sum = new Sum();
    new NearEdges(border, sigmaM, REACH_SIGMAS).tell(outlines, area, sum);
    return sum.sum;
  }

  private static final class Sum implements NearEdges.Use {
    private double sum;

    @Override
    public void edge(double x1, double y1, double x2, double y2) {
      sum += Likelihood.edge(x1, y1, x2, y2);
    }
  }

  /** ∫ exp(−r²/2) dθ / 2π along a straight edge, in units of σ; counter-clockwise is positive. */
  static double edge(double x1, double y1, double x2, double y2) {
    double dx = x2 - x1;
    double dy = y2 - y1;
    double length = Math.sqrt(dx * dx + dy * dy);
    double cross = x1 * y2 - y1 * x2;
    if (length == 0 || cross == 0) {
      return 0;
    }
    double h = Math.abs(cross) / length;
    double from = (x1 * dx + y1 * dy) / length;
    double to = (x2 * dx + y2 * dy) / length;
    return Math.signum(cross) * (owenT(h, to / h) - owenT(h, from / h));
  }

  /** Owen's T: (1/2π) ∫ exp(−h²(1+x²)/2) / (1+x²) dx from 0 to a; h not negative. */
  static double owenT(double h, double a) {
    if (a < 0) {
      return -owenT(h, -a);
    }
    if (h > 39) {
      return 0;
    }
    if (a > 1) {
      // Owen 1956, equation 2.3
      double q1 = upperTail(h);
      double q2 = upperTail(a * h);
      double rest = a * h > 39 ? 0 : owenT(a * h, 1 / a);
      return (q1 + q2) / 2 - q1 * q2 - rest;
    }
    double sum = 0;
    for (int i = 0; i < NODES.length; i++) {
      double u = a * (1 + NODES[i]) / 2;
      double v = a * (1 - NODES[i]) / 2;
      double fu = Math.exp(-h * h * (1 + u * u) / 2) / (1 + u * u);
      double fv = Math.exp(-h * h * (1 + v * v) / 2) / (1 + v * v);
      sum += WEIGHTS[i] * (fu + fv);
    }
    return sum * a / (4 * Math.PI);
  }

  /**
   * The upper tail of the normal distribution for x not negative, after Hart 1968, algorithm 5666,
   * as given in West, Better approximations to cumulative normal functions, 2005: 1e-15.
   */
  static double upperTail(double x) {
    if (x > 37) {
      return 0;
    }
    double e = Math.exp(-x * x / 2);
    if (x >= 7.07106781186547) {
      double f = x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));
      return e / f / 2.506628274631;
    }
    double top = 3.52624965998911e-2 * x + 0.700383064443688;
    top = top * x + 6.37396220353165;
    top = top * x + 33.912866078383;
    top = top * x + 112.079291497871;
    top = top * x + 221.213596169931;
    top = top * x + 220.206867912376;
    double bottom = 8.83883476483184e-2 * x + 1.75566716318264;
    bottom = bottom * x + 16.064177579207;
    bottom = bottom * x + 86.7807322029461;
    bottom = bottom * x + 296.564248779674;
    bottom = bottom * x + 637.333633378831;
    bottom = bottom * x + 793.826512519948;
    bottom = bottom * x + 440.413735824752;
    return e * top / bottom;
  }
}
