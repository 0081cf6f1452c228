package org.sightline.copies;

import java.io.Serializable;

/**
 * What a person decided about a picture before.
 *
 * @param hash of that picture
 * @param decision what was decided
 * @param reason why, in that person's words
 * @param when when: a date, perhaps with a time; empty if the list does not say
 */
public record KnownHash(PdqHash hash, Decision decision, String reason, String when)
    implements Serializable {
  /** What can be decided. */
  public enum Decision {
    /** Must not be shared. */
    RESTRICTED,
    /** May be shared. */
    CLEARED
  }
}
