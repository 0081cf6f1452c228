package org.sightline.containers;

import java.util.Arrays;

/** The mean rate of pictures by the times at which the first of them are shown. */
final class PictureTimes {
  private static final int ENOUGH = 48;

  private final long[] times = new long[ENOUGH];
  private int count;

  /** Takes the time of a picture, in 90,000ths of a second; negative if it has none. */
  void add(long time) {
    if (time >= 0 && count < ENOUGH) {
      times[count++] = time;
    }
  }

  boolean areEnough() {
    return count == ENOUGH;
  }

  /**
   * The rate.
   *
   * @param stated by the pictures' coding; 0 if not. It is more exact, and knows of pictures that
   *     come as two fields, and is not believed where the times are quite others
   * @return pictures a second; 0 if not known
   */
  double rate(double stated) {
    double seen = seen();
    if (seen == 0 || stated == 0) {
      return Math.max(seen, stated);
    }
    double ratio = seen / stated;
    boolean agrees = Math.abs(ratio - 1) < 0.02 || Math.abs(ratio - 2) < 0.04;
    return agrees ? stated : seen;
  }

  private double seen() {
    if (count < 3) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(times, count);
    Arrays.sort(sorted);
    long[] steps = new long[count - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = sorted[i + 1] - sorted[i];
    }
    Arrays.sort(steps);
    // pictures that are not shown yet leave gaps at the end: the middle is not moved by them
    long middle = steps[steps.length / 2];
    long sum = 0;
    int even = 0;
    for (long step : steps) {
      if (Math.abs(step - middle) <= 2) {
        sum += step;
        even++;
      }
    }
    return middle <= 0 ? 0 : 90_000.0 * even / sum;
  }
}
