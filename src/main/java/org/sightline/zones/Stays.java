package org.sightline.zones;

import java.io.Serializable;
import java.util.List;

/**
 * When a moving camera was in contact with zones.
 *
 * @param all by zone file, then by time
 * @param complete whether the way between all samples was followed; false for a track that moves so
 *     far beside zones that only its samples were tested from some time on
 */
public record Stays(List<Stay> all, boolean complete) implements Serializable {
  /** Of a camera of which nothing is known. */
  public static final Stays NONE = new Stays(List.of(), true);

  /** Copies the list. */
  public Stays {
    all = List.copyOf(all);
  }
}
