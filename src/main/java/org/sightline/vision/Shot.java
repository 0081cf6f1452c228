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
 * @param regions faces and number plates, in the same pixels; empty unless they are looked for
 */
public record Shot(
    long offsetNs,
    int widthPx,
    int heightPx,
    boolean damaged,
    List<Detection> detections,
    List<Detection> regions)
    implements Serializable {
  /** Copies the lists. */
  public Shot {
    detections = List.copyOf(detections);
    regions = List.copyOf(regions);
  }

  /** A picture in which no faces and number plates were looked for. */
  public Shot(
      long offsetNs, int widthPx, int heightPx, boolean damaged, List<Detection> detections) {
    this(offsetNs, widthPx, heightPx, damaged, detections, List.of());
  }

  /** The moment in seconds. */
  public double offsetS() {
    return offsetNs / 1e9;
  }
}
