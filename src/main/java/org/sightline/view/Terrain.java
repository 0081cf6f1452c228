package org.sightline.view;

import java.util.Objects;

/**
 * What may stand between a camera and a zone.
 *
 * @param ground the heights
 * @param thingsM how high things in a zone are taken to reach above its ground, metres, 0 or more
 */
public record Terrain(Ground ground, double thingsM) {
  /** Rejects a negative height. */
  public Terrain {
    Objects.requireNonNull(ground);
    if (!(thingsM >= 0 && thingsM < 1e4)) {
      throw new IllegalArgumentException("things " + thingsM + " m high");
    }
  }
}
