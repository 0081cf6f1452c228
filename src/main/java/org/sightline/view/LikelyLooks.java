package org.sightline.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks that are all equally likely, given the errors of a view: the mean over them of anything is
 * its expectation. The direction and the place of the camera are left to the caller, who is told by
 * how much the place is off.
 *
 * <p>The errors stand at the points of Roberts' sequence ("The unreasonable effectiveness of
 * quasirandom sequences", 2018: multiples of the powers of the root of x⁷ = x + 1), each part of
 * them spread evenly over its normal distribution by rank, so that what depends on one part alone
 * is as good as with so many even steps. The same points every time: the answer is no matter of
 * chance.
 */
public final class LikelyLooks {
  private static final int PARTS = 6;
  private static final double ROOT = 1.1127756842787055; // of x⁷ = x + 1

  /** A sector has one error beside the place, and that matters least. */
  private static final int FEW = 32;

  private static final int MANY = 128;

  private final List<Look> looks;
  private final double[][] errors;

  private LikelyLooks(List<Look> looks, double[][] errors) {
    this.looks = List.copyOf(looks);
    this.errors = errors;
  }

  /** Made when first asked for. */
  private static final class Few {
    static final double[][] ERRORS = errors(FEW);
  }

  /** The same. */
  private static final class Many {
    static final double[][] ERRORS = errors(MANY);
  }

  /**
   * The looks of a view.
   *
   * @param rangeM how far, metres
   * @param place whether the error of the place matters
   */
  public static LikelyLooks of(View view, double rangeM, boolean place) {
    Look.Over over = Look.Over.of(view.fix());
    boolean sector = Look.of(view, rangeM).isSector();
    double[][] errors = sector && !place ? Few.ERRORS : Many.ERRORS;
    List<Look> looks = new ArrayList<>(errors.length);
    for (double[] error : errors) {
      looks.add(Look.off(view, over, rangeM, error[2], error[3], error[4], error[5]));
    }
    return new LikelyLooks(looks, errors);
  }

  private static double[][] errors(int count) {
    double[][] errors = new double[count][PARTS];
    double step = 1;
    for (int part = 0; part < PARTS; part++) {
      step /= ROOT;
      for (int i = 0; i < count; i++) {
        errors[i][part] = (0.5 + (i + 1) * step) % 1;
      }
      ranked(errors, part);
    }
    return errors;
  }

  /** Each value to the middle of its own share of the normal distribution, in the same order. */
  private static void ranked(double[][] errors, int part) {
    double[] values = new double[errors.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = errors[i][part];
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < values.length; i++) {
      double rank = Arrays.binarySearch(sorted, values[i]);
      errors[i][part] = normal((rank + 0.5) / values.length);
    }
  }

  /** The inverse of the normal distribution: Abramowitz and Stegun, 26.2.23, 4.5e-4. */
  static double normal(double probability) {
    double tail = Math.min(probability, 1 - probability);
    double t = Math.sqrt(-2 * Math.log(tail));
    double top = (0.010328 * t + 0.802853) * t + 2.515517;
    double bottom = ((0.001308 * t + 0.189269) * t + 1.432788) * t + 1;
    double x = t - top / bottom;
    return probability < 0.5 ? -x : x;
  }

  /** How many there are. */
  public int size() {
    return looks.size();
  }

  /** One of them. */
  public Look look(int which) {
    return looks.get(which);
  }

  /** How far to one side the camera then is, in standard deviations of its place. */
  public double aside(int which) {
    return errors[which][0];
  }

  /** The same to the side square to that. */
  public double ahead(int which) {
    return errors[which][1];
  }
}
