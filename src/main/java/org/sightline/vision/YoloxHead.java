package org.sightline.vision;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * YOLOX (Ge et al. 2021, arXiv:2107.08430), as its project exports it without the decoding step.
 *
 * <p>In: [1, 3, h, w], blue, green, red as 0..255, the picture top left, the rest 114. Out: one
 * blob [1, n, 5 + classes], its rows the cells of the grids of stride 8, 16 and 32, each grid row
 * by row; columns tx, ty, tw, th, objectness, class scores, the last two kinds already 0..1. A box
 * has its centre at (tx + column, ty + row) · stride and the size (eᵗʷ, eᵗʰ) · stride; its score is
 * objectness · class score.
 */
final class YoloxHead implements Head {
  private static final int[] STRIDES = {8, 16, 32};
  private static final int FIRST_CLASS = 5;

  @Override
  public String name() {
    return "yolox";
  }

  @Override
  public Preparation preparation() {
    return new Preparation(
        Preparation.Fit.TOP_LEFT, false, 114, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
  }

  @Override
  public int inputStep() {
    return STRIDES[2];
  }

  @Override
  public @Nullable String mismatch(List<Blob> outputs, ModelCard card) {
    int rows = 0;
    for (int stride : STRIDES) {
      rows += (card.inputWidthPx() / stride) * (card.inputHeightPx() / stride);
    }
    int columns = FIRST_CLASS + card.labels().size();
    for (Blob blob : outputs) {
      if (blob.rows() == rows && blob.columns() == columns) {
        return null;
      }
    }
    return "no output of " + rows + " rows of " + columns;
  }

  @Override
  public List<Candidate> decode(List<Blob> outputs, ModelCard card) {
    List<Candidate> found = new ArrayList<>();
    for (Blob blob : outputs) {
      if (blob.columns() == FIRST_CLASS + card.labels().size()) {
        decode(blob, card, found);
      }
    }
    return found;
  }

  private static void decode(Blob blob, ModelCard card, List<Candidate> found) {
    FloatBuffer values = blob.values();
    int columns = blob.columns();
    int at = values.position();
    for (int stride : STRIDES) {
      for (int y = 0; y < card.inputHeightPx() / stride; y++) {
        for (int x = 0; x < card.inputWidthPx() / stride; x++, at += columns) {
          // no class score is above 1, so most cells end here
          if (values.get(at + 4) >= card.minScore()) {
            decodeCell(values, at, columns, x, y, stride, card.minScore(), found);
          }
        }
      }
    }
  }

  private static void decodeCell(
      FloatBuffer values,
      int at,
      int columns,
      int x,
      int y,
      int stride,
      double minScore,
      List<Candidate> found) {
    int best = FIRST_CLASS;
    for (int i = FIRST_CLASS + 1; i < columns; i++) {
      if (values.get(at + i) > values.get(at + best)) {
        best = i;
      }
    }
    double score = (double) values.get(at + 4) * values.get(at + best);
    if (!(score >= minScore)) {
      return;
    }
    double centreX = (values.get(at) + x) * stride;
    double centreY = (values.get(at + 1) + y) * stride;
    double width = Math.exp(values.get(at + 2)) * stride;
    double height = Math.exp(values.get(at + 3)) * stride;
    Candidate candidate =
        Candidate.centred(best - FIRST_CLASS, Math.min(1, score), centreX, centreY, width, height);
    if (candidate.isSound()) {
      found.add(candidate);
    }
  }
}
