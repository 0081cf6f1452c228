package org.sightline.zones;

/**
 * The probability that a point lies in a circle, given that its error is normal and the same in all
 * directions.
 *
 * <p>The distance from the circle's centre then follows Rice's distribution (Rice, Mathematical
 * analysis of random noise, 1945), whose density is integrated by Gauss–Legendre quadrature, 16
 * points a piece of at most 2σ. The modified Bessel function is taken from Abramowitz and Stegun,
 * 9.8.1 and 9.8.2; the whole is good to 1e-6. The plane around the point stands for the ellipsoid,
 * an error below 1e-3 for σ up to 20 km and radii up to 5,000 km.
 */
final class CircleLikelihood {
  private static final double REACH_SIGMAS = 9;
  private static final double PIECE_SIGMAS = 2;

  private CircleLikelihood() {}

  /**
   * How likely the true position lies in the circle.
   *
   * @param awayM of the stated position from the centre, metres
   * @param radiusM metres
   * @param sigmaM error of the position, one standard deviation on each axis, metres, more than 0
   */
  static double inside(double awayM, double radiusM, double sigmaM) {
    double d = awayM / sigmaM;
    double from = Math.max(0, d - REACH_SIGMAS);
    double to = Math.min(radiusM / sigmaM, d + REACH_SIGMAS);
    if (to <= from) {
      return 0;
    }
    if (radiusM / sigmaM >= d + REACH_SIGMAS) {
      return 1;
    }
    int pieces = (int) Math.ceil((to - from) / PIECE_SIGMAS);
    double half = (to - from) / pieces / 2;
    double sum = 0;
    for (int i = 0; i < pieces; i++) {
      double middle = from + (2 * i + 1) * half;
      for (int k = 0; k < Likelihood.NODES.length; k++) {
        double step = half * Likelihood.NODES[k];
        sum += Likelihood.WEIGHTS[k] * (density(middle - step, d) + density(middle + step, d));
      }
    }
    return Math.max(0, Math.min(1, sum * half));
  }

  /** Rice's density at r, in units of σ. */
  private static double density(double r, double d) {
    return r * Math.exp(-(r - d) * (r - d) / 2) * scaledBessel(r * d);
  }

  /** exp(−x) I₀(x) for x not negative. */
  static double scaledBessel(double x) {
    if (x < 3.75) {
      double t = x / 3.75 * (x / 3.75);
      double sum = 0.0045813 * t + 0.0360768;
      sum = sum * t + 0.2659732;
      sum = sum * t + 1.2067492;
      sum = sum * t + 3.0899424;
      sum = sum * t + 3.5156229;
      return Math.exp(-x) * (sum * t + 1);
    }
    double t = 3.75 / x;
    double sum = 0.00392377 * t - 0.01647633;
    sum = sum * t + 0.02635537;
    sum = sum * t - 0.02057706;
    sum = sum * t + 0.00916281;
    sum = sum * t - 0.00157565;
    sum = sum * t + 0.00225319;
    sum = sum * t + 0.01328592;
    return (sum * t + 0.39894228) / Math.sqrt(x);
  }
}
