package org.sightline.track;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;

/**
 * One moment of a track.
 *
 * @param offset from the first picture shown, or from the first sample where there is no picture
 * @param at when, UTC; null if the source has no clock or does not tell its time zone
 * @param quality what the position is worth
 * @param fix the position; null unless the quality is {@link Quality#GOOD}
 * @param written the position as it stands in the file, whatever its quality; null if none stands
 *     there. To be shown, never to be tested
 * @param pose which way the camera looked; null if nothing is known of it
 * @param lens its field of view; null if unknown
 * @param stated what the source says of the ground shown; null if nothing
 */
public record Sample(
    Duration offset,
    @Nullable Instant at,
    Quality quality,
    @Nullable Fix fix,
    @Nullable LatLon written,
    @Nullable CameraPose pose,
    @Nullable Lens lens,
    @Nullable Stated stated)
    implements Serializable {
  /** Rejects a position that is not to be used as one. */
  public Sample {
    if ((fix == null) == (quality == Quality.GOOD)) {
      throw new IllegalArgumentException(quality + " sample with fix " + fix);
    }
  }
}
