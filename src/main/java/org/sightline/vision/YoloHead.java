package org.sightline.vision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row a box, as the YOLO networks are exported without suppression in the graph.
 *
 * <p>In: [1, 3, h, w], red, green, blue as 0..1, the picture in the middle, the rest 114. Out: a
 * blob [1, n, numbers] or [1, numbers, n]: centre x, centre y, width, height in pixels of the
 * input, objectness if there is any, then the class scores, both kinds 0..1.
 *
 * @param name of the family
 * @param hasObjectness whether a fifth number says that there is an object at all, and a score is
 *     its product with the class score
 */
record YoloHead(String name, boolean hasObjectness) implements Head {
  /** YOLOv5 and YOLOv7, and YOLOX with its decoding in the graph. */
  static final YoloHead V5 = new YoloHead("yolov5", true);

  /** YOLOv8 and its successors. */
  static final YoloHead V8 = new YoloHead("yolov8", false);

  private static final int BOX = 4;

  private int firstClass() {
    return hasObjectness ? BOX + 1 : BOX;
  }

  @Override
  public Preparation preparation() {
    return Preparation.shares(Preparation.Fit.CENTRE, 114);
  }

  @Override
  public @Nullable String mismatch(List<Blob> outputs, ModelCard card) {
    int numbers = firstClass() + card.labels().size();
    return Rows.first(outputs, numbers) == null
        ? "no output of " + numbers + " numbers a box (" + firstClass() + " and one a label)"
        : null;
  }

  @Override
  public List<Candidate> decode(List<Blob> outputs, ModelCard card) {
    List<Candidate> found = new ArrayList<>();
    Rows rows = Rows.first(outputs, firstClass() + card.labels().size());
    if (rows != null) {
      rows.decode(hasObjectness ? BOX : -1, firstClass(), hasObjectness, card, found);
    }
    return found;
  }
}
