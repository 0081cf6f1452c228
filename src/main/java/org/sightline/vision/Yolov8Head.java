package org.sightline.vision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row a box without objectness, as YOLOv8 and its successors are exported without suppression
 * in the graph.
 *
 * <p>In: [1, 3, h, w], red, green, blue as 0..1, the picture in the middle, the rest 114. Out: a
 * blob [1, 4 + classes, n] or [1, n, 4 + classes]: centre x, centre y, width, height in pixels of
 * the input, then the class scores, 0..1.
 */
final class Yolov8Head implements Head {
  private static final int FIRST_CLASS = 4;

  @Override
  public String name() {
    return "yolov8";
  }

  @Override
  public Preparation preparation() {
    return Preparation.shares(Preparation.Fit.CENTRE, 114);
  }

  @Override
  public @Nullable String mismatch(List<Blob> outputs, ModelCard card) {
    int numbers = FIRST_CLASS + card.labels().size();
    return Rows.first(outputs, numbers) == null
        ? "no output of " + numbers + " numbers a box (4 and one a label)"
        : null;
  }

  @Override
  public List<Candidate> decode(List<Blob> outputs, ModelCard card) {
    List<Candidate> found = new ArrayList<>();
    Rows rows = Rows.first(outputs, FIRST_CLASS + card.labels().size());
    if (rows != null) {
      rows.decode(-1, FIRST_CLASS, false, card, found);
    }
    return found;
  }
}
