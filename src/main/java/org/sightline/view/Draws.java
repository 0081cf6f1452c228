package org.sightline.view;

/**
 * Cases that fill the space of some errors evenly, always the same: the additive recurrence on
 * powers of the root of x^(d+1) = x + 1, the golden ratio of d dimensions (Roberts, "The
 * unreasonable effectiveness of quasirandom sequences", 2018). Immutable.
 */
final class Draws {
  private static final int EVEN = 2;

  private final double[] steps;

  /**
   * @param normals how many normal numbers a case has
   */
  Draws(int normals) {
    int dimensions = EVEN + normals + normals % 2;
    double root = 2;
    for (int n = 0; n < 60; n++) {
      root = Math.pow(1 + root, 1.0 / (dimensions + 1));
    }
    this.steps = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      steps[i] = Math.pow(root, -(i + 1));
    }
  }

  /** An even number of a case, 0..1, one of two. */
  double even(int i, int which) {
    double value = 0.5 + (i + 1) * steps[which];
    return value - Math.floor(value);
  }

  /** A normal number of a case: of two even ones two (Box and Muller 1958). */
  double normal(int i, int which) {
    int pair = EVEN + which / 2 * 2;
    double radius = Math.sqrt(-2 * Math.log(1 - even(i, pair)));
    double turn = 2 * Math.PI * even(i, pair + 1);
    return radius * (which % 2 == 0 ? Math.cos(turn) : Math.sin(turn));
  }
}
