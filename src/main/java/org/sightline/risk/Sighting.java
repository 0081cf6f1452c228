package org.sightline.risk;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.vision.Detection;
import org.sightline.zones.Standing;

/**
 * One object followed across the pictures of a video. Seconds count from the first picture shown.
 *
 * @param best how it looks in the picture that shows it best
 * @param widthPx width of that picture, pixels
 * @param heightPx height of that picture, pixels
 * @param fromS the first picture it was seen in
 * @param toS the last picture it was seen in
 * @param bestS the picture that shows it best
 * @param pictures in how many it was seen
 * @param sinceS the last picture before it without it; null if none was looked at
 * @param untilS the first picture after it without it; null if none was looked at
 * @param standsIn the zones that it may stand in, the likeliest first
 */
public record Sighting(
    Detection best,
    int widthPx,
    int heightPx,
    double fromS,
    double toS,
    double bestS,
    int pictures,
    @Nullable Double sinceS,
    @Nullable Double untilS,
    List<Standing> standsIn)
    implements Serializable {
  /** Copies the list. */
  public Sighting {
    standsIn = List.copyOf(standsIn);
  }

  /** The same with the zones that it may stand in. */
  public Sighting standing(List<Standing> zones) {
    return new Sighting(
        best, widthPx, heightPx, fromS, toS, bestS, pictures, sinceS, untilS, zones);
  }
}
