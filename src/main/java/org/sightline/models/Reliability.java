package org.sightline.models;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a score can be taken for the chance of being right.
 *
 * @param bins by score, a tenth each, lowest first; only those that hold a box
 * @param expectedError the mean of how far score and share of right boxes lie apart, weighed by the
 *     boxes (expected calibration error, Naeini et al. 2015), 0..1; NaN without boxes
 */
public record Reliability(List<Bin> bins, double expectedError) {
  private static final int BINS = 10;

  /**
   * Boxes of about the same score.
   *
   * @param from least score
   * @param to score that none reaches, but 1
   * @param meanScore of the boxes
   * @param right how many of them are right
   */
  public record Bin(double from, double to, double meanScore, Share right) {}

  /** Copies the list. */
  public Reliability {
    bins = List.copyOf(bins);
  }

  static Reliability of(List<Matching.Judged> boxes) {
    int[] count = new int[BINS];
    int[] right = new int[BINS];
    double[] score = new double[BINS];
    int all = 0;
    for (Matching.Judged box : boxes) {
      if (box.verdict() != Matching.Verdict.NEITHER) {
        int bin = Math.min(BINS - 1, (int) (box.score() * BINS));
        count[bin]++;
        right[bin] += box.verdict() == Matching.Verdict.RIGHT ? 1 : 0;
        score[bin] += box.score();
        all++;
      }
    }
    List<Bin> bins = new ArrayList<>();
    double error = 0;
    for (int i = 0; i < BINS; i++) {
      if (count[i] > 0) {
        Share share = new Share(right[i], count[i]);
        double mean = score[i] / count[i];
        bins.add(new Bin((double) i / BINS, (i + 1.0) / BINS, mean, share));
        error += Math.abs(mean - share.value()) * count[i] / all;
      }
    }
    return new Reliability(bins, all == 0 ? Double.NaN : error);
  }
}
