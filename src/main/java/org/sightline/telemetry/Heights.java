package org.sightline.telemetry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;

/** Heights as metadata writes them. */
final class Heights {
  private Heights() {}

  /** Higher than any aircraft and balloon, where space begins. */
  private static final double MAX_M = 100_000;

  /** Deeper than the Challenger Deep (−10,935 m). */
  private static final double MIN_M = -12_000;

  /** A height, or null with a note if it is no number or impossible. */
  static @Nullable Height of(double metres, Height.Datum datum, String source, Draft draft) {
    if (!Double.isFinite(metres)) {
      return null;
    }
    if (metres > MAX_M || metres < MIN_M) {
      draft.note(
          "height-implausible", "The height in " + source + " (" + metres + " m) is impossible.");
      return null;
    }
    return new Height(metres, datum);
  }

  /** The same as a list of one or none. */
  static List<Height> listOf(double metres, Height.Datum datum, String source, Draft draft) {
    Height height = of(metres, datum, source, draft);
    return height == null ? List.of() : List.of(height);
  }

  /**
   * A height with EXIF's GPSAltitudeRef: 0 above and 1 below sea level; from Exif 3.0 on 2 above
   * and 3 below the ellipsoid (§4.6.6.1.6).
   */
  static List<Height> exif(double metres, double ref, String source, Draft draft) {
    boolean below = ref == 1 || ref == 3;
    Height.Datum datum =
        ref == 2 || ref == 3 ? Height.Datum.ELLIPSOID : Height.Datum.MEAN_SEA_LEVEL;
    return listOf(below ? -Math.abs(metres) : metres, datum, source, draft);
  }
}
