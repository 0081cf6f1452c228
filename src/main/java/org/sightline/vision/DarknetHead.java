package org.sightline.vision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Darknet's YOLO layers as OpenCV gives them, anchors applied (github.com/AlexeyAB/darknet; the
 * card names the {@code .cfg} file as {@code layers}).
 *
 * <p>In: [1, 3, h, w], red, green, blue as 0..1, the picture stretched. Out: a blob [n, 5 +
 * classes] for each layer; columns centre x, centre y, width, height as parts of the input,
 * objectness, class scores, which are already multiplied by the objectness.
 */
final class DarknetHead implements Head {
  private static final int FIRST_CLASS = 5;

  @Override
  public String name() {
    return "darknet";
  }

  @Override
  public Preparation preparation() {
    return Preparation.shares(Preparation.Fit.STRETCH, 0);
  }

  @Override
  public Reading reading() {
    return new Reading(
        Reading.Boxes.CENTRE, Reading.Unit.SHARES, Reading.Scores.PLAIN, 0, List.of());
  }

  @Override
  public int inputStep() {
    return 32;
  }

  @Override
  public @Nullable String mismatch(List<Blob> outputs, ModelCard card) {
    if (card.layers() == null) {
      return "its card does not name the .cfg file (\"layers\")";
    }
    int columns = FIRST_CLASS + card.labels().size();
    for (Blob blob : outputs) {
      if (blob.columns() != columns) {
        return "an output that has not " + columns + " columns";
      }
    }
    return outputs.isEmpty() ? "no output" : null;
  }

  @Override
  public List<Candidate> decode(List<Blob> outputs, ModelCard card) {
    List<Candidate> found = new ArrayList<>();
    for (Blob blob : outputs) {
      Rows rows = Rows.of(blob, FIRST_CLASS + card.labels().size());
      if (rows != null) {
        rows.decode(4, FIRST_CLASS, false, card, found);
      }
    }
    return found;
  }
}
