package org.sightline.track;

import java.io.Serializable;

/**
 * A time in which it is not known where a camera was.
 *
 * @param fromS since when, seconds from the first picture shown: the last good sample
 * @param toS until when: the next good sample
 * @param code why: {@code no-fix}, {@code stale}, {@code jump} or {@code no-samples}
 */
public record Gap(double fromS, double toS, String code) implements Serializable {
  /** How long it lasts, seconds. */
  public double lengthS() {
    return toS - fromS;
  }
}
