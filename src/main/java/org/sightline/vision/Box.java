package org.sightline.vision;

import java.io.Serializable;

/**
 * A rectangle in the upright picture.
 *
 * @param x left edge, pixels from the left
 * @param y top edge, pixels from the top
 * @param width pixels, above 0
 * @param height pixels, above 0
 */
public record Box(double x, double y, double width, double height) implements Serializable {
  /** Rejects boxes without an area. */
  public Box {
    if (!(width > 0) || !(height > 0) || !Double.isFinite(x + y + width + height)) {
      throw new IllegalArgumentException("box " + x + "," + y + " " + width + "×" + height);
    }
  }
}
