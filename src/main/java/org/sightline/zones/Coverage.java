package org.sightline.zones;

/** Whether the zone files claim to know every zone at a place. */
public enum Coverage {
  /** A file says that it covers the place. */
  COVERED,
  /** Some file says what it covers, and the place lies outside all that is stated. */
  OUTSIDE,
  /** No file says what it covers: nothing found means nothing found in these files. */
  UNSTATED
}
