package org.sightline.track;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where the numbers of one track come from, and what they are worth where a sample does not say.
 *
 * @param source format and stream, such as {@code gpmf:GPS9}, as the record names it
 * @param accuracyM horizontal error of a position that states none, one standard deviation on each
 *     axis, metres
 * @param accuracySource the field of the samples' own errors, or {@code assumed:…} for {@code
 *     accuracyM}
 * @param angles the source of the camera's angles; null if the format has none
 * @param yawSigmaDeg error of a yaw that states none, one standard deviation, degrees
 * @param pitchSigmaDeg error of pitch and roll, one standard deviation, degrees
 * @param lens the source of the field of view; null if the format has none
 * @param verified whether the layout is known for this device; if not, positions are shown and
 *     tested, and the track says so
 */
public record Origin(
    String source,
    double accuracyM,
    String accuracySource,
    @Nullable String angles,
    double yawSigmaDeg,
    double pitchSigmaDeg,
    @Nullable String lens,
    boolean verified)
    implements Serializable {
  /** Rejects an error that is not finite. */
  public Origin {
    if (!(accuracyM > 0) || !Double.isFinite(accuracyM)) {
      throw new IllegalArgumentException("accuracy " + accuracyM + " m of " + source);
    }
  }

  /** A track of positions only. */
  public static Origin ofPositions(String source, double accuracyM, String accuracySource) {
    return new Origin(source, accuracyM, accuracySource, null, 0, 0, null, true);
  }

  /** The same, of a layout that no known device proves. */
  public Origin unverified() {
    return new Origin(
        source, accuracyM, accuracySource, angles, yawSigmaDeg, pitchSigmaDeg, lens, false);
  }
}
