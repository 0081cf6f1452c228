package org.sightline.telemetry;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When a picture was taken.
 *
 * @param at the instant; null where the zone of the camera's clock is not known
 * @param local what the camera's clock showed; null where the file has no time
 * @param clock how the instant is known
 */
public record Captured(@Nullable Instant at, @Nullable LocalDateTime local, Clock clock)
    implements Serializable {
  /** Where the instant comes from. */
  public enum Clock {
    /** GPS time. */
    GPS,
    /** The camera's clock with a stated offset from UTC. */
    OFFSET,
    /** The camera's clock, offset not stated. */
    UNKNOWN_ZONE,
    /** The file states no time. */
    NONE
  }

  /** No time stated. */
  public static final Captured UNSTATED = new Captured(null, null, Clock.NONE);
}
