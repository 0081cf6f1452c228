package org.sightline.vision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * YuNet (Wu, Peng and Yu 2023, YuNet: A Tiny Millisecond-level Face Detector, Machine Intelligence
 * Research 20), as its project exports it and OpenCV's {@code FaceDetectorYN} reads it.
 *
 * <p>In: [1, 3, h, w], blue, green, red as 0..255, the picture top left, the rest black. Out, for
 * each stride s of 8, 16 and 32, {@code cls_s} and {@code obj_s} of [1, n, 1], both 0..1, and
 * {@code bbox_s} of [1, n, 4], their rows the cells of that grid, row by row. A box has its centre
 * at (tx + column, ty + row) · stride and the size (eᵗʷ, eᵗʰ) · stride; its score is √(class ·
 * objectness). Five points of a face come with it ({@code kps_s}); they would serve to tell faces
 * apart, and are not looked at.
 */
final class YuNetHead implements Head {
  private static final int[] STRIDES = {8, 16, 32};

  @Override
  public String name() {
    return "yunet";
  }

  @Override
  public Preparation preparation() {
    return new Preparation(
        Preparation.Fit.TOP_LEFT, false, 0, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
  }

  @Override
  public int inputStep() {
    return STRIDES[2];
  }

  @Override
  public @Nullable String mismatch(List<Blob> outputs, ModelCard card) {
    if (card.labels().size() != 1) {
      return "it knows one class, and the card names " + card.labels().size();
    }
    for (int stride : STRIDES) {
      int cells = (card.inputWidthPx() / stride) * (card.inputHeightPx() / stride);
      if (lacks(outputs, "cls_" + stride, cells)
          || lacks(outputs, "obj_" + stride, cells)
          || lacks(outputs, "bbox_" + stride, 4 * cells)) {
        return "no cls, obj and bbox of " + cells + " cells for stride " + stride;
      }
    }
    return null;
  }

  private static boolean lacks(List<Blob> outputs, String name, int numbers) {
    Blob blob = Blob.named(outputs, name);
    return blob == null || blob.values().remaining() != numbers;
  }

  @Override
  public List<Candidate> decode(List<Blob> outputs, ModelCard card) {
    List<Candidate> found = new ArrayList<>();
    for (int stride : STRIDES) {
      Blob classes = Blob.named(outputs, "cls_" + stride);
      Blob objects = Blob.named(outputs, "obj_" + stride);
      Blob boxes = Blob.named(outputs, "bbox_" + stride);
      if (classes == null || objects == null || boxes == null) {
        continue; // never with outputs that did not mismatch
      }
      int columns = card.inputWidthPx() / stride;
      for (int cell = 0; cell < classes.values().remaining(); cell++) {
        double product = (double) share(classes.get(cell)) * share(objects.get(cell));
        double score = Math.sqrt(product);
        if (score >= card.minScore()) {
          Candidate box = box(boxes, cell, columns, stride, score);
          if (box.isSound()) {
            found.add(box);
          }
        }
      }
    }
    return found;
  }

  private static float share(float value) {
    return Math.max(0, Math.min(1, value));
  }

  private static Candidate box(Blob boxes, int cell, int columns, int stride, double score) {
    int at = 4 * cell;
    int row = cell / columns;
    return Candidate.centred(
        0,
        score,
        (boxes.get(at) + cell % columns) * stride,
        (boxes.get(at + 1) + row) * stride,
        Math.exp(boxes.get(at + 2)) * stride,
        Math.exp(boxes.get(at + 3)) * stride);
  }
}
