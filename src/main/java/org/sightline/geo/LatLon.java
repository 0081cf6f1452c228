package org.sightline.geo;

import java.io.Serializable;

/**
 * A position on the WGS 84 ellipsoid.
 *
 * @param latDeg geodetic latitude, degrees, −90..90, north positive
 * @param lonDeg longitude, degrees, −180..180, east positive
 */
public record LatLon(double latDeg, double lonDeg) implements Serializable {
  /** Rejects NaN and values outside the globe. */
  public LatLon {
    if (!(latDeg >= -90 && latDeg <= 90)) {
      throw new IllegalArgumentException("latitude " + latDeg + " is outside -90..90");
    }
    if (!(lonDeg >= -180 && lonDeg <= 180)) {
      throw new IllegalArgumentException("longitude " + lonDeg + " is outside -180..180");
    }
  }
}
