package org.sightline.copies;

import java.io.Serializable;
import java.util.List;

/**
 * What a picture looks like, and what was decided about pictures like it.
 *
 * @param print its hashes
 * @param known decisions about pictures that look like it, the nearest first
 */
public record Likeness(Fingerprint print, List<KnownCopy> known) implements Serializable {
  /** Copies the list. */
  public Likeness {
    known = List.copyOf(known);
  }
}
