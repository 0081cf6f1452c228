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
    double left = place.cornerX(0);
    double right = left;
    double top = place.cornerY(0);
    double bottom = top;
    for (int i = 1; i < 4; i++) {
      left = Math.min(left, place.cornerX(i));
      right = Math.max(right, place.cornerX(i));
      top = Math.min(top, place.cornerY(i));
      bottom = Math.max(bottom, place.cornerY(i));
    }
    return new Box(left, top, right - left, bottom - top);
  }
}
