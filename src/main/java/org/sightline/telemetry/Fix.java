package org.sightline.telemetry;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;

/**
 * A position a file states, with what it is worth.
 *
 * @param at when it was measured, if the source says so
 * @param position WGS 84
 * @param heights the heights stated beside it, the preferred one first; empty if none
 * @param accuracyM horizontal error, one standard deviation on each axis, metres, finite; 0 if the
 *     position is taken as exact
 * @param accuracySource the field it came from, or {@code assumed:phone} and the like where the
 *     file is silent
 * @param source the field the position came from, such as {@code exif:GPS}
 */
public record Fix(
    @Nullable Instant at,
    LatLon position,
    List<Height> heights,
    double accuracyM,
    String accuracySource,
    String source)
    implements Serializable {
  /** Copies the list; rejects an accuracy that is not finite. */
  public Fix {
    heights = List.copyOf(heights);
    if (!(accuracyM >= 0) || !Double.isFinite(accuracyM)) {
      throw new IllegalArgumentException("accuracy " + accuracyM + " m from " + accuracySource);
    }
  }

  /** The preferred height, or null if the source states none. */
  public @Nullable Height height() {
    return heights.isEmpty() ? null : heights.get(0);
  }
}
