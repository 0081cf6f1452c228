package org.sightline.zones;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.track.Sample;

/**
 * A time that a moving camera spent in contact with a zone, in one way. Seconds count from the
 * first picture shown.
 *
 * @param contact the contact at its worst moment: the deepest, nearest or most likely
 * @param moment that moment
 * @param fromS when it began
 * @param toS when it ended
 * @param entered whether the camera was seen to come into it; false where the track, or what is
 *     known of it, begins inside
 * @param left whether it was seen to go out of it
 * @param pathM how long the path in it is, metres, without what is not known
 * @param highest the greatest height in it, above take-off or ground where the source says it; null
 *     if none is stated
 */
public record Stay(
    ZoneContact contact,
    Sample moment,
    double fromS,
    double toS,
    boolean entered,
    boolean left,
    double pathM,
    @Nullable Height highest)
    implements Serializable {
  /** How long it lasted, seconds. */
  public double lengthS() {
    return toS - fromS;
  }
}
