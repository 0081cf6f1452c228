package org.sightline.vision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * FastestDet (github.com/dog-qiuqiu/FastestDet).
 *
 * <p>In: [1, 3, h, w], blue, green, red as 0..1, the picture stretched. Out: one blob [1, 5 +
 * classes, h / 16, w / 16] of channels: objectness, tx, ty, tw, th, class scores, the first and the
 * last kind already 0..1. A box has its centre at (column + tanh tx, row + tanh ty) cells and the
 * size (σ(tw), σ(th)) of the input; its score is objectness^0.6 · class score^0.4.
 */
final class FastestDetHead implements Head {
  private static final int STRIDE = 16;
  private static final int FIRST_CLASS = 5;

  @Override
  public String name() {
    return "fastestdet";
  }

  @Override
  public Preparation preparation() {
    Preparation shares = Preparation.shares(Preparation.Fit.STRETCH, 0);
    return new Preparation(shares.fit(), false, 0, shares.means(), shares.deviations());
  }

  @Override
  public int inputStep() {
    return 2 * STRIDE;
  }

  @Override
  public @Nullable String mismatch(List<Blob> outputs, ModelCard card) {
    List<Integer> wanted = wanted(card);
    return output(outputs, wanted) == null ? "no output of " + wanted : null;
  }

  private static List<Integer> wanted(ModelCard card) {
    return List.of(
        1,
        FIRST_CLASS + card.labels().size(),
        card.inputHeightPx() / STRIDE,
        card.inputWidthPx() / STRIDE);
  }

  private static @Nullable Blob output(List<Blob> outputs, List<Integer> shape) {
    for (Blob blob : outputs) {
      if (blob.shape().equals(shape)) {
        return blob;
      }
    }
    return null;
  }

  @Override
  public List<Candidate> decode(List<Blob> outputs, ModelCard card) {
    List<Candidate> found = new ArrayList<>();
    Blob blob = output(outputs, wanted(card));
    if (blob == null) {
      return found;
    }
    int columns = blob.shape().get(3);
    int cells = blob.shape().get(2) * columns;
    for (int cell = 0; cell < cells; cell++) {
      int best = 0;
      for (int i = 1; i < card.labels().size(); i++) {
        if (at(blob, FIRST_CLASS + i, cell, cells) > at(blob, FIRST_CLASS + best, cell, cells)) {
          best = i;
        }
      }
      double score =
          Math.pow(at(blob, 0, cell, cells), 0.6)
              * Math.pow(at(blob, FIRST_CLASS + best, cell, cells), 0.4);
      if (score >= card.minScore()) {
        int row = cell / columns;
        int column = cell % columns;
        double x = (column + Math.tanh(at(blob, 1, cell, cells))) * STRIDE;
        double y = (row + Math.tanh(at(blob, 2, cell, cells))) * STRIDE;
        double width = logistic(at(blob, 3, cell, cells)) * card.inputWidthPx();
        double height = logistic(at(blob, 4, cell, cells)) * card.inputHeightPx();
        Candidate box = Candidate.centred(best, Math.min(1, score), x, y, width, height);
        if (box.isSound()) {
          found.add(box);
        }
      }
    }
    return found;
  }

  private static double at(Blob blob, int channel, int cell, int cells) {
    return blob.get(channel * cells + cell);
  }

  private static double logistic(double value) {
    return 1 / (1 + Math.exp(-value));
  }
}
