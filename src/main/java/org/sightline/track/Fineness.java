package org.sightline.track;

/**
 * How finely a text writes its coordinates: four decimals of a degree are 11 m, which no receiver's
 * accuracy undoes. For one track.
 */
final class Fineness {
  private static final double METRES_A_DEG = 111_320;

  private int most = -1;

  /** Takes note of a coordinate's decimals; a trailing zero left out does not count against it. */
  void take(int decimals) {
    most = Math.max(most, decimals);
  }

  /**
   * The error of a position on each axis with the rounding in it, one standard deviation. Whether
   * the writer rounds or cuts off is not known: cut off, the error is up to one step, which is
   * step/√3 about the place written.
   */
  double with(double accuracyM) {
    if (most < 0 || most > 12) {
      return accuracyM;
    }
    return Math.hypot(accuracyM, METRES_A_DEG * Math.pow(10, -most) / Math.sqrt(3));
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
        origin.accuracySource() + ", written to " + most + " decimals",
        origin.angles(),
        origin.yawSigmaDeg(),
        origin.pitchSigmaDeg(),
        origin.lens(),
        origin.verified());
  }
}
