package org.sightline.zones;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sightline.geo.LocalFrame;

/**
 * The directions in which a zone lies from a camera, in degrees clockwise of where the camera
 * looks: intervals, collected one by one.
 */
final class Bearings {
  /** A normal error as wide as this, wrapped round the circle, is even to 1 in 3,000. */
  private static final double EVEN_DEG = 240;

  /** So many turns each way hold all of a normal error that is narrower. */
  private static final int TURNS = 6;

  private double[] ends = new double[64];
  private int used;

  /** Adds an interval, any turn of it. */
  void add(double fromDeg, double toDeg) {
    if (used == ends.length) {
      merge();
      if (used > ends.length / 2) {
        ends = Arrays.copyOf(ends, 2 * ends.length);
      }
    }
    ends[used++] = fromDeg;
    ends[used++] = toDeg;
  }

  /**
   * How likely a sector about 0 meets one of the intervals when it is turned by a normal error.
   *
   * @param halfDeg half the width of the sector
   * @param sigmaDeg the error, one standard deviation
   */
  double probability(double halfDeg, double sigmaDeg) {
    double sum = 0;
    for (double[] part : parts(halfDeg)) {
      if (sigmaDeg >= EVEN_DEG) {
        sum += (part[1] - part[0]) / 360;
      } else if (sigmaDeg == 0) {
        sum += part[0] <= 0 && part[1] >= 0 ? 1 : 0;
      } else {
        for (int turn = -TURNS; turn <= TURNS; turn++) {
          sum +=
              below((part[1] + 360 * turn) / sigmaDeg) - below((part[0] + 360 * turn) / sigmaDeg);
        }
      }
    }
    return Math.max(0, Math.min(1, sum));
  }

  /** The same of a sector of which the direction is not known at all. */
  double share(double halfDeg) {
    return probability(halfDeg, EVEN_DEG);
  }

  /** The normal distribution. */
  static double below(double x) {
    return x < 0 ? Likelihood.upperTail(-x) : 1 - Likelihood.upperTail(x);
  }

  /** The intervals grown at both ends, within −180..180, none overlapping another. */
  private List<double[]> parts(double halfDeg) {
    Bearings grown = new Bearings();
    for (int i = 0; i < used; i += 2) {
      double width = ends[i + 1] - ends[i] + 2 * halfDeg;
      double from = LocalFrame.shortWayDeg(ends[i] - halfDeg);
      if (width >= 360) {
        return List.of(new double[] {-180, 180});
      }
      grown.add(from, Math.min(180, from + width));
      if (from + width > 180) {
        grown.add(-180, from + width - 360);
      }
    }
    grown.merge();
    List<double[]> parts = new ArrayList<>();
    for (int i = 0; i < grown.used; i += 2) {
      parts.add(new double[] {grown.ends[i], grown.ends[i + 1]});
    }
    return parts;
  }

  /** Joins intervals that overlap. */
  private void merge() {
    List<double[]> sorted = new ArrayList<>();
    for (int i = 0; i < used; i += 2) {
      sorted.add(new double[] {ends[i], ends[i + 1]});
    }
    sorted.sort((a, b) -> Double.compare(a[0], b[0]));
    used = 0;
    for (double[] one : sorted) {
      if (used > 0 && one[0] <= ends[used - 1]) {
        ends[used - 1] = Math.max(ends[used - 1], one[1]);
      } else {
        ends[used++] = one[0];
        ends[used++] = one[1];
      }
    }
  }
}
