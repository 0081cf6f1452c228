package org.sightline.track;

/**
 * How finely a text writes its coordinates: four decimals of a degree are 11 m, which no receiver's
 * accuracy undoes. For one track.
 */
final class Fineness {
  private static final double METRES_A_DEG = 111_320;

  private double stepM = Double.POSITIVE_INFINITY;

  /** Takes note of a coordinate in degrees; a trailing zero left out does not count against it. */
  void take(int decimals) {
    take(METRES_A_DEG, decimals);
  }

  /** The same of one in degrees and minutes with decimals. */
  void takeMinutes(int decimals) {
    take(METRES_A_DEG / 60, decimals);
  }

  private void take(double unitM, int decimals) {
    if (decimals >= 0) {
      stepM = Math.min(stepM, unitM * Math.pow(10, -Math.min(decimals, 12)));
    }
  }

  /**
   * The error of a position on each axis with the rounding in it, one standard deviation. Whether
   * the writer rounds or cuts off is not known: cut off, the error is up to one step, which is
   * step/√3 about the place written.
   */
  double with(double accuracyM) {
    return Double.isInfinite(stepM) ? accuracyM : Math.hypot(accuracyM, stepM / Math.sqrt(3));
  }

  /** The same origin with the error of rounding in it. */
  Origin with(Origin origin) {
    double wide = with(origin.accuracyM());
    if (wide < origin.accuracyM() * 1.01) {
      return origin;
    }
    return new Origin(
        origin.source(),
        wide,
        origin.accuracySource() + ", coordinates rounded",
        origin.angles(),
        origin.yawSigmaDeg(),
        origin.pitchSigmaDeg(),
        origin.lens(),
        origin.verified());
  }
}
