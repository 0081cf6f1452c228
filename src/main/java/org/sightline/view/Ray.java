package org.sightline.view;

import java.io.Serializable;

/**
 * A direction of length 1 from the camera, in the frame of the ellipsoid's normal there.
 *
 * @param east towards true east
 * @param north towards true north
 * @param up away from the ellipsoid
 */
public record Ray(double east, double north, double up) implements Serializable {
  static Ray of(double east, double north, double up) {
    double length = Math.sqrt(east * east + north * north + up * up);
    return new Ray(east / length, north / length, up / length);
  }

  /** Clockwise from true north, 0..360. */
  public double bearingDeg() {
    double deg = Math.toDegrees(Math.atan2(east, north));
    return deg < 0 ? deg + 360 : deg;
  }

  /** Above the horizontal, −90..90. */
  public double elevationDeg() {
    return Math.toDegrees(Math.atan2(up, level()));
  }

  /** The horizontal part, 0..1. */
  double level() {
    return Math.sqrt(east * east + north * north);
  }
}
