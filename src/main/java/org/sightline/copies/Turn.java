package org.sightline.copies;

/** The eight ways to lay a picture on its own outline, in the order of PDQ's description. */
public enum Turn {
  /** As it is. */
  NONE,
  /** By a quarter, counter-clockwise. */
  QUARTER,
  /** Upside down. */
  HALF,
  /** By a quarter, clockwise. */
  THREE_QUARTERS,
  /** Top and bottom changed. */
  FLIPPED,
  /** Left and right changed. */
  MIRRORED,
  /** Rows and columns changed. */
  TRANSPOSED,
  /** Rows and columns changed, and upside down. */
  TRANSVERSED
}
