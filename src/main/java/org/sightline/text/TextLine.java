package org.sightline.text;

import java.io.Serializable;
import org.sightline.vision.Box;

/**
 * A line of text that was read in a picture.
 *
 * @param text as read, in reading order, not empty
 * @param score mean probability of its characters as the network states it, 0..1
 * @param place where it stands, in pixels of the full-size upright picture
 */
public record TextLine(String text, double score, Quad place) implements Serializable {
  /** Rejects what no reader gives. */
  public TextLine {
    if (text.isEmpty() || !(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("\"" + text + "\" with score " + score);
    }
  }

  /** The upright rectangle around it, pixels. */
  public Box box() {
    return place.box();
  }
}
