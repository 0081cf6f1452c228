package org.sightline.vision;

import java.io.Serializable;
import java.util.List;

/**
 * One picture of a video that was looked at.
 *
 * @param offsetNs the moment it is really of, from the first picture shown, nanoseconds
 * @param widthPx width of the whole upright picture, pixels
 * @param heightPx height of the whole upright picture, pixels
 * @param damaged whether it was decoded with errors: nothing found in it means nothing
 * @param detections boxes in pixels of the whole upright picture
 */
public record Shot(
    long offsetNs, int widthPx, int heightPx, boolean damaged, List<Detection> detections)
    implements Serializable {
  /** Copies the list. */
  public Shot {
    detections = List.copyOf(detections);
  }

  /** The moment in seconds. */
  public double offsetS() {
    return offsetNs / 1e9;
  }
}
