package org.sightline.vision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row a box with objectness, as YOLOv5 and YOLOv7 are exported, and YOLOX with its decoding in
 * the graph.
 *
 * <p>In: [1, 3, h, w], red, green, blue as 0..1, the picture in the middle, the rest 114. Out: a
 * blob [1, n, 5 + classes]: centre x, centre y, width, height in pixels of the input, objectness,
 * class scores, both kinds 0..1; a score is their product.
 */
final class Yolov5Head implements Head {
  private static final int OBJECTNESS = 4;
  private static final int FIRST_CLASS = 5;

  @Override
  public String name() {
    return "yolov5";
  }

  @Override
  public Preparation preparation() {
    return Preparation.shares(Preparation.Fit.CENTRE, 114);
  }

  @Override
  public @Nullable String mismatch(List<Blob> outputs, ModelCard card) {
    int numbers = FIRST_CLASS + card.labels().size();
    return Rows.first(outputs, numbers) == null
        ? "no output of " + numbers + " numbers a box (5 and one a label)"
        : null;
  }

  @Override
  public List<Candidate> decode(List<Blob> outputs, ModelCard card) {
    List<Candidate> found = new ArrayList<>();
    Rows rows = Rows.first(outputs, FIRST_CLASS + card.labels().size());
    if (rows != null) {
      rows.decode(OBJECTNESS, FIRST_CLASS, true, card, found);
    }
    return found;
  }
}
