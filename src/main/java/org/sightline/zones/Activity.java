package org.sightline.zones;

/** What a zone restricts. */
public enum Activity {
  /** Taking pictures, from inside or of it. */
  CAPTURE,
  /** Flying an unmanned aircraft in it. */
  FLIGHT,
  /** Publishing pictures of it. */
  PUBLICATION
}
