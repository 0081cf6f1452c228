package org.sightline.track;

/** What a sample's position is worth. Only a good one is ever used as a position. */
public enum Quality {
  /** Measured at this moment, by the file's own word or because the format gives no other. */
  GOOD,
  /** The last known place, repeated; or one that no movement explains. */
  STALE,
  /** The receiver had no position. */
  NO_FIX
}
