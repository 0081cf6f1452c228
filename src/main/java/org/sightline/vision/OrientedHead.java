package org.sightline.vision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Boxes that stand at an angle, as YOLOv8-OBB and others for aerial pictures are exported. What is
 * told is the upright box around each; which boxes are one object is decided by the boxes as they
 * stand, so that ships side by side stay apart.
 *
 * <p>In: [1, 3, h, w], red, green, blue as 0..1, the picture in the middle, the rest 114. Out: a
 * blob [1, 5 + classes, n] or [1, n, 5 + classes]: centre x, centre y, width, height in pixels of
 * the input, class scores 0..1, angle in radians, clockwise as one looks at the picture.
 */
final class OrientedHead implements Head {
  private static final int FIRST_CLASS = 4;

  @Override
  public String name() {
    return "oriented";
  }

  @Override
  public Preparation preparation() {
    return Preparation.shares(Preparation.Fit.CENTRE, 114);
  }

  @Override
  public @Nullable String mismatch(List<Blob> outputs, ModelCard card) {
    if (card.preparation().fit() == Preparation.Fit.STRETCH) {
      return "its card stretches pictures, which would bend the angles";
    }
    int numbers = FIRST_CLASS + card.labels().size() + 1;
    return Rows.first(outputs, numbers) == null
        ? "no output of " + numbers + " numbers a box (4, one a label, the angle)"
        : null;
  }

  @Override
  public List<Candidate> decode(List<Blob> outputs, ModelCard card) {
    List<Candidate> found = new ArrayList<>();
    int angle = FIRST_CLASS + card.labels().size();
    Rows rows = Rows.first(outputs, angle + 1);
    if (rows == null) {
      return found;
    }
    boolean shares = card.reading().unit() == Reading.Unit.SHARES;
    double width = shares ? card.inputWidthPx() : 1;
    double height = shares ? card.inputHeightPx() : 1;
    for (int box = 0; box < rows.boxes(); box++) {
      int best = rows.best(box, FIRST_CLASS, card.labels().size());
      double score = card.reading().score(rows.get(box, FIRST_CLASS + best));
      if (score >= card.minScore()) {
        TurnedBox turned =
            new TurnedBox(
                rows.get(box, 0) * width,
                rows.get(box, 1) * height,
                rows.get(box, 2) * width,
                rows.get(box, 3) * height,
                rows.get(box, angle));
        Candidate candidate = Candidate.turned(best, Math.min(1, score), turned);
        if (turned.width() > 0 && turned.height() > 0 && candidate.isSound()) {
          found.add(candidate);
        }
      }
    }
    return found;
  }
}
