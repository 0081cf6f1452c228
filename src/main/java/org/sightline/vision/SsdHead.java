package org.sightline.vision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Networks that suppress doubles themselves and give a list of boxes, each with one score and one
 * label: SSD and others as TensorFlow and torchvision export them, and YOLO "with NMS".
 *
 * <p>In: as the card says; red, green, blue, 0..255, the picture stretched, where it says nothing.
 * Out, one of: boxes [1, n, 4], scores [1, n] and labels [1, n], which the card names in this order
 * ({@code "output": {"names": [...]}}), since their shapes do not tell scores and labels apart; or
 * rows [1, n, 6] of four edges, score, label; or rows [1, 1, n, 7] of image, label, score, four
 * edges. Further outputs, such as a count, are passed over. The card says how boxes and labels are
 * counted; where it says nothing, boxes are left, top, right, bottom in parts of the input and the
 * first label is 0.
 */
final class SsdHead implements Head {
  @Override
  public String name() {
    return "ssd";
  }

  @Override
  public Preparation preparation() {
    return new Preparation(
        Preparation.Fit.STRETCH, true, 0, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
  }

  @Override
  public Reading reading() {
    return new Reading(
        Reading.Boxes.CORNERS, Reading.Unit.SHARES, Reading.Scores.PLAIN, 0, List.of());
  }

  @Override
  public @Nullable String mismatch(List<Blob> outputs, ModelCard card) {
    List<String> names = card.reading().names();
    if (names.isEmpty()) {
      return rows(outputs) == null
          ? "no output of 6 or 7 numbers a box; if boxes, scores and labels are outputs of their"
              + " own, its card has to name them in this order"
          : null;
    }
    if (names.size() != 3) {
      return "its card has to name three outputs: boxes, scores, labels";
    }
    for (String name : names) {
      if (Blob.named(outputs, name) == null) {
        return "no output that is called " + name;
      }
    }
    Blob boxes = Blob.named(outputs, names.get(0));
    Blob scores = Blob.named(outputs, names.get(1));
    Blob labels = Blob.named(outputs, names.get(2));
    boolean fits =
        boxes != null
            && scores != null
            && labels != null
            && boxes.columns() == 4
            && boxes.rows() == scores.values().remaining()
            && boxes.rows() == labels.values().remaining();
    return fits ? null : "not as many scores and labels as boxes of 4 numbers";
  }

  /** Six or seven numbers a box. */
  private static @Nullable Blob rows(List<Blob> outputs) {
    for (Blob blob : outputs) {
      boolean six = blob.shape().size() == 3 && blob.columns() == 6;
      boolean seven = blob.shape().size() >= 2 && blob.columns() == 7;
      if (six || seven) {
        return blob;
      }
    }
    return null;
  }

  @Override
  public List<Candidate> decode(List<Blob> outputs, ModelCard card) {
    List<Candidate> found = new ArrayList<>();
    List<String> names = card.reading().names();
    if (names.size() == 3) {
      Blob boxes = Blob.named(outputs, names.get(0));
      Blob scores = Blob.named(outputs, names.get(1));
      Blob labels = Blob.named(outputs, names.get(2));
      if (boxes != null && scores != null && labels != null) {
        int count = Math.min(scores.values().remaining(), labels.values().remaining());
        for (int i = 0; i < Math.min(boxes.rows(), count); i++) {
          add(boxes, 4 * i, scores.get(i), labels.get(i), card, found);
        }
      }
      return found;
    }
    Blob rows = rows(outputs);
    for (int i = 0; rows != null && i < rows.rows(); i++) {
      int at = i * rows.columns();
      if (rows.columns() == 6) {
        add(rows, at, rows.get(at + 4), rows.get(at + 5), card, found);
      } else if (rows.get(at) >= 0) {
        add(rows, at + 3, rows.get(at + 2), rows.get(at + 1), card, found);
      }
    }
    return found;
  }

  private static void add(
      Blob boxes, int at, double score, double label, ModelCard card, List<Candidate> found) {
    int index = (int) Math.rint(label) - card.reading().firstLabel();
    double kept = card.reading().score(score);
    if (kept >= card.minScore() && index >= 0 && index < card.labels().size()) {
      Candidate box =
          card.reading()
              .candidate(
                  index,
                  kept,
                  boxes.get(at),
                  boxes.get(at + 1),
                  boxes.get(at + 2),
                  boxes.get(at + 3),
                  card);
      if (box.isSound()) {
        found.add(box);
      }
    }
  }
}
