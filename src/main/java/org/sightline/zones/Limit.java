package org.sightline.zones;

import java.io.Serializable;

/**
 * A floor or a ceiling as its author wrote it.
 *
 * @param value the number, in {@code unit}
 * @param unit metres, feet or flight level (hundreds of feet of pressure altitude)
 * @param reference the surface it counts from
 */
public record Limit(double value, Unit unit, Reference reference) implements Serializable {
  /** Units of vertical limits. */
  public enum Unit {
    /** Metres. */
    M,
    /** International feet, 0.3048 m. */
    FT,
    /** Flight level: hundreds of feet at standard pressure. */
    FL
  }

  /** Surfaces that limits count from. */
  public enum Reference {
    /** Above ground level. */
    AGL,
    /** Above mean sea level. */
    AMSL,
    /** Above the WGS 84 ellipsoid. */
    WGS84,
    /** Standard pressure, 1013.25 hPa. */
    STD,
    /** Not stated. */
    UNKNOWN
  }
}
