package org.sightline.vision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A family of networks: how a picture goes in and how boxes are read from what comes out. */
interface Head {
  /** The word that a model card names the family by. */
  String name();

  /** How the family's project prepares pictures; a card may say otherwise. */
  Preparation preparation();

  /** What the family's outputs mean; a card may say otherwise. */
  default Reading reading() {
    return Reading.PLAIN;
  }

  /** What the input's width and height are multiples of. */
  default int inputStep() {
    return 1;
  }

  /**
   * Why these outputs do not belong to this family; null if they do. Asked once, at loading, on the
   * outputs of an empty input.
   */
  @Nullable String mismatch(List<Blob> outputs, ModelCard card);

  /**
   * The boxes with at least the card's score, in pixels of the input, before suppression.
   *
   * @param outputs those of one picture
   */
  List<Candidate> decode(List<Blob> outputs, ModelCard card);
}
