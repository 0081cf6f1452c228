package org.sightline.zones;

import java.util.Arrays;

/**
 * A set of directions, degrees, put together from intervals one by one. For using again and again;
 * of one thread.
 */
final class Bearings {
  /** A normal error as wide as this, wrapped round the circle, is even to 1 in 3,000. */
  private static final double EVEN_DEG = 240;

  /** What lies further away than this does not count: 2e-19. */
  private static final double MOST_SIGMAS = 9;

  private double[] ends = new double[64];
  private int used;

  void clear() {
    used = 0;
  }

  /** Adds an interval, any turn of it. */
  void add(double fromDeg, double toDeg) {
    if (used > 0 && fromDeg <= ends[used - 1] && toDeg >= ends[used - 2]) {
      // most of what is added goes on where the last interval was
      ends[used - 2] = Math.min(ends[used - 2], fromDeg);
      ends[used - 1] = Math.max(ends[used - 1], toDeg);
      return;
    }
    append(fromDeg, toDeg);
  }

  private void append(double fromDeg, double toDeg) {
    if (used + 2 > ends.length) {
      ends = Arrays.copyOf(ends, 2 * ends.length);
    }
    ends[used++] = fromDeg;
    ends[used++] = toDeg;
  }

  /**
   * How likely a normal error falls into the set.
   *
   * @param sigmaDeg one standard deviation, more than 0
   */
  double probability(double sigmaDeg) {
    if (sigmaDeg >= EVEN_DEG) {
      return share();
    }
    merge();
    double sum = 0;
    int turns = (int) Math.ceil(MOST_SIGMAS * sigmaDeg / 360);
    for (int i = 0; i < used; i += 2) {
      for (int turn = -turns; turn <= turns; turn++) {
        double from = (ends[i] + 360 * turn) / sigmaDeg;
        double to = (ends[i + 1] + 360 * turn) / sigmaDeg;
        if (from < MOST_SIGMAS && to > -MOST_SIGMAS) {
          sum += below(to) - below(from);
        }
      }
    }
    return Math.max(0, Math.min(1, sum));
  }

  /** How much of the circle the set takes up. */
  double share() {
    merge();
    double sum = 0;
    for (int i = 0; i < used; i += 2) {
      sum += ends[i + 1] - ends[i];
    }
    return Math.min(1, sum / 360);
  }

  /** The normal distribution. */
  static double below(double x) {
    return x < 0 ? Likelihood.upperTail(-x) : 1 - Likelihood.upperTail(x);
  }

  /** Brings all within −180..180, in order, and joins what overlaps. */
  private void merge() {
    int n = used;
    for (int i = 0; i < n; i += 2) {
      double width = ends[i + 1] - ends[i];
      if (width >= 360) {
        ends[0] = -180;
        ends[1] = 180;
        used = 2;
        return;
      }
      double from = ends[i] - 360 * Math.floor((ends[i] + 180) / 360);
      ends[i] = from;
      ends[i + 1] = Math.min(180, from + width);
      if (from + width > 180) {
        append(-180, from + width - 360);
      }
    }
    sort();
    int kept = 0;
    for (int i = 0; i < used; i += 2) {
      if (kept > 0 && ends[i] <= ends[kept - 1]) {
        ends[kept - 1] = Math.max(ends[kept - 1], ends[i + 1]);
      } else {
        ends[kept++] = ends[i];
        ends[kept++] = ends[i + 1];
      }
    }
    used = kept;
  }

  /** By their left ends; there are few, and they are nearly in order. */
  private void sort() {
    for (int i = 2; i < used; i += 2) {
      double from = ends[i];
      double to = ends[i + 1];
      int at = i;
      for (; at > 0 && ends[at - 2] > from; at -= 2) {
        ends[at] = ends[at - 2];
        ends[at + 1] = ends[at - 1];
      }
      ends[at] = from;
      ends[at + 1] = to;
    }
  }
}
