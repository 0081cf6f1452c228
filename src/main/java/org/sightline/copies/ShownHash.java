package org.sightline.copies;

import java.io.Serializable;
import java.util.List;

/**
 * What a picture of a video looks like.
 *
 * @param offsetNs the moment it is of, from the first picture shown, nanoseconds
 * @param print its hashes
 * @param known decisions about pictures that look like it, the nearest first
 */
public record ShownHash(long offsetNs, Fingerprint print, List<KnownCopy> known)
    implements Serializable {
  /** Copies the list. */
  public ShownHash {
    known = List.copyOf(known);
  }

  /** Compared with nothing yet. */
  public ShownHash(long offsetNs, Fingerprint print) {
    this(offsetNs, print, List.of());
  }

  /** The moment in seconds. */
  public double offsetS() {
    return offsetNs / 1e9;
  }
}
