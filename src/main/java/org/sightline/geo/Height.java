package org.sightline.geo;

import java.io.Serializable;

/**
 * A height and what it is measured from. Two datums never subtract silently.
 *
 * @param metres height, metres, up positive, finite
 * @param datum the surface it counts from
 */
public record Height(double metres, Datum datum) implements Serializable {
  /** The surfaces that files measure heights from. */
  public enum Datum {
    /** The WGS 84 ellipsoid. */
    ELLIPSOID,
    /** Mean sea level, by whatever geoid the receiver carries. */
    MEAN_SEA_LEVEL,
    /** The point where the aircraft took off. */
    TAKE_OFF,
    /** The ground below the camera. */
    GROUND,
    /** The file gives a height and does not say from where. */
    UNKNOWN
  }

  /** Rejects heights that are not finite. */
  public Height {
    if (!Double.isFinite(metres)) {
      throw new IllegalArgumentException("height " + metres + " is not finite");
    }
  }
}
