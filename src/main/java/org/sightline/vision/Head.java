package org.sightline.vision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A family of networks: how a picture goes in and how boxes are read from what comes out. */
interface Head {
  /** The word that a model card names the family by. */
  String name();

  /** Where the picture lies in the input. */
  Letterbox fit(int pictureWidthPx, int pictureHeightPx, ModelCard card);

  /** The grey that fills the rest of the input, 0..255, before {@link #mean} and scale. */
  int padding();

  /** Subtracted from the blue, green or red (0, 1, 2) value of a pixel, which is 0..255. */
  float mean(int channel);

  /** What the difference is then multiplied by. */
  float scale(int channel);

  /**
   * Why these outputs do not belong to this family; null if they do. Asked once, at loading, on the
   * outputs of an empty input.
   */
  @Nullable String mismatch(List<Blob> outputs, ModelCard card);

  /** The boxes with at least the card's score, before suppression. */
  List<Candidate> decode(List<Blob> outputs, ModelCard card);
}
