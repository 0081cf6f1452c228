package org.sightline.copies;

/** The eight ways to lay a picture on its own outline, in the order of PDQ's description. */
public enum Turn {
  /** As it is. */
  NONE,
  /** By a quarter. */
  QUARTER,
  /** Upside down. */
  HALF,
  /** By three quarters. */
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
