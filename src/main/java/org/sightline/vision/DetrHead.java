package org.sightline.vision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of boxes with a class score each, as DETR (Carion et al. 2020, arXiv:2005.12872) and
 * RT-DETR give.
 *
 * <p>In: [1, 3, h, w], red, green, blue, less ImageNet's mean and over its deviation, the picture
 * stretched. Out: boxes [1, n, 4], centre x, centre y, width, height as parts of the input, and
 * scores [1, n, classes] or [1, n, classes + 1], the last of which is "nothing". DETR's scores take
 * the softmax, which is the rule here; RT-DETR's and deformable DETR's the logistic function, which
 * the card then says ({@code "output": {"scores": "sigmoid"}}).
 */
final class DetrHead implements Head {
  @Override
  public String name() {
    return "detr";
  }

  @Override
  public Preparation preparation() {
    return new Preparation(
        Preparation.Fit.STRETCH,
        true,
        0,
        List.of(123.675, 116.28, 103.53),
        List.of(58.395, 57.12, 57.375));
  }

  @Override
  public Reading reading() {
    return new Reading(
        Reading.Boxes.CENTRE, Reading.Unit.SHARES, Reading.Scores.SOFTMAX, 0, List.of());
  }

  @Override
  public @Nullable String mismatch(List<Blob> outputs, ModelCard card) {
    Blob boxes = boxes(outputs, card);
    Blob scores = scores(outputs, card);
    if (boxes == null || scores == null) {
      return "no output of 4 numbers a box beside one of "
          + classes(card)
          + " scores (one a label"
          + (card.reading().scores() == Reading.Scores.SOFTMAX ? " and one for nothing)" : ")");
    }
    return boxes.rows() == scores.rows() ? null : "not as many scores as boxes";
  }

  /** How many scores a box has. */
  private static int classes(ModelCard card) {
    boolean nothing = card.reading().scores() == Reading.Scores.SOFTMAX;
    return card.reading().firstLabel() + card.labels().size() + (nothing ? 1 : 0);
  }

  private static @Nullable Blob boxes(List<Blob> outputs, ModelCard card) {
    return named(outputs, card, 0, 4);
  }

  private static @Nullable Blob scores(List<Blob> outputs, ModelCard card) {
    return named(outputs, card, 1, classes(card));
  }

  /** The output that the card names, or the first with so many columns. */
  private static @Nullable Blob named(List<Blob> outputs, ModelCard card, int name, int columns) {
    List<String> names = card.reading().names();
    for (Blob blob : outputs) {
      boolean fits = names.size() <= name || names.get(name).equals(blob.name());
      if (fits && blob.shape().size() >= 2 && blob.columns() == columns) {
        return blob;
      }
    }
    return null;
  }

  @Override
  public List<Candidate> decode(List<Blob> outputs, ModelCard card) {
    List<Candidate> found = new ArrayList<>();
    Blob boxes = boxes(outputs, card);
    Blob scores = scores(outputs, card);
    if (boxes == null || scores == null) {
      return found;
    }
    Reading reading = card.reading();
    for (int row = 0; row < boxes.rows(); row++) {
      int at = row * scores.columns();
      int best = reading.firstLabel();
      for (int i = best + 1; i < reading.firstLabel() + card.labels().size(); i++) {
        best = scores.get(at + i) > scores.get(at + best) ? i : best;
      }
      double score = score(scores, at, best, reading);
      if (score >= card.minScore()) {
        int from = 4 * row;
        Candidate box =
            reading.candidate(
                best - reading.firstLabel(),
                score,
                boxes.get(from),
                boxes.get(from + 1),
                boxes.get(from + 2),
                boxes.get(from + 3),
                card);
        if (box.isSound()) {
          found.add(box);
        }
      }
    }
    return found;
  }

  /** The best class's share of the exponentials; the largest is taken off against overflow. */
  private static double score(Blob scores, int at, int best, Reading reading) {
    if (reading.scores() != Reading.Scores.SOFTMAX) {
      return reading.score(scores.get(at + best));
    }
    double largest = scores.get(at);
    for (int i = 1; i < scores.columns(); i++) {
      largest = Math.max(largest, scores.get(at + i));
    }
    double sum = 0;
    for (int i = 0; i < scores.columns(); i++) {
      sum += Math.exp(scores.get(at + i) - largest);
    }
    return Math.exp(scores.get(at + best) - largest) / sum;
  }
}
