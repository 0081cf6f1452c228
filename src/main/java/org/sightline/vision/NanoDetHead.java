package org.sightline.vision;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * NanoDet (github.com/RangiLyu/nanodet), sides as distributions after Generalized Focal Loss (Li et
 * al. 2020, arXiv:2006.04388).
 *
 * <p>In: [1, 3, h, w], blue, green, red, less the mean and over the deviation below, the picture in
 * the middle, the rest black. Out: for each stride 8, 16, 32 a blob [1, n, classes], scores already
 * 0..1, and a blob [1, n, 4 · (r + 1)], n being the cells of that grid row by row. A cell's centre
 * is ((column + ½) · stride − ½, (row + ½) · stride − ½); the distance from there to the left, top,
 * right and bottom side is the mean of the softmax over r + 1 steps, times the stride. The blobs
 * are told apart by shape, because engines order them differently.
 */
final class NanoDetHead implements Head {
  private static final int[] STRIDES = {8, 16, 32};
  // ImageNet's mean and deviation of blue, green, red, as in the project's configuration
  private static final List<Double> MEANS = List.of(103.53, 116.28, 123.675);
  private static final List<Double> DEVIATIONS = List.of(57.375, 57.12, 58.395);

  @Override
  public String name() {
    return "nanodet";
  }

  @Override
  public Preparation preparation() {
    return new Preparation(Preparation.Fit.CENTRE, false, 0, MEANS, DEVIATIONS);
  }

  @Override
  public int inputStep() {
    return STRIDES[2];
  }

  @Override
  public @Nullable String mismatch(List<Blob> outputs, ModelCard card) {
    for (int stride : STRIDES) {
      if (scores(outputs, stride, card) == null || sides(outputs, stride, card) == null) {
        return "no pair of outputs of " + cells(stride, card) + " rows";
      }
    }
    return null;
  }

  @Override
  public List<Candidate> decode(List<Blob> outputs, ModelCard card) {
    List<Candidate> found = new ArrayList<>();
    for (int stride : STRIDES) {
      Blob scores = scores(outputs, stride, card);
      Blob sides = sides(outputs, stride, card);
      if (scores != null && sides != null) {
        decode(scores, sides, stride, card, found);
      }
    }
    return found;
  }

  private static int cells(int stride, ModelCard card) {
    return (card.inputWidthPx() / stride) * (card.inputHeightPx() / stride);
  }

  private static @Nullable Blob scores(List<Blob> outputs, int stride, ModelCard card) {
    for (Blob blob : outputs) {
      if (blob.rows() == cells(stride, card) && blob.columns() == card.labels().size()) {
        return blob;
      }
    }
    return null;
  }

  private static @Nullable Blob sides(List<Blob> outputs, int stride, ModelCard card) {
    for (Blob blob : outputs) {
      if (blob.rows() == cells(stride, card)
          && blob.columns() != card.labels().size()
          && blob.columns() % 4 == 0) {
        return blob;
      }
    }
    return null;
  }

  private static void decode(
      Blob scores, Blob sides, int stride, ModelCard card, List<Candidate> found) {
    int width = card.inputWidthPx() / stride;
    float[] classes = new float[scores.columns()];
    for (int cell = 0; cell < scores.rows(); cell++) {
      scores.row(cell, classes);
      int best = 0;
      for (int i = 1; i < classes.length; i++) {
        if (classes[i] > classes[best]) {
          best = i;
        }
      }
      float score = classes[best];
      if (score >= card.minScore()) {
        int row = cell / width;
        int column = cell % width;
        double centreX = (column + 0.5) * stride - 0.5;
        double centreY = (row + 0.5) * stride - 0.5;
        Candidate candidate =
            new Candidate(
                best,
                Math.min(1, score),
                centreX - distance(sides, cell, 0) * stride,
                centreY - distance(sides, cell, 1) * stride,
                centreX + distance(sides, cell, 2) * stride,
                centreY + distance(sides, cell, 3) * stride,
                null);
        if (candidate.isSound()) {
          found.add(candidate);
        }
      }
    }
  }

  /** The mean step of one side's distribution; the largest logit is taken off against overflow. */
  private static double distance(Blob sides, int cell, int side) {
    FloatBuffer values = sides.values();
    int steps = sides.columns() / 4;
    int at = values.position() + cell * sides.columns() + side * steps;
    float largest = values.get(at);
    for (int i = 1; i < steps; i++) {
      largest = Math.max(largest, values.get(at + i));
    }
    double sum = 0;
    double weighted = 0;
    for (int i = 0; i < steps; i++) {
      double weight = Math.exp(values.get(at + i) - largest);
      sum += weight;
      weighted += weight * i;
    }
    return weighted / sum;
  }
}
