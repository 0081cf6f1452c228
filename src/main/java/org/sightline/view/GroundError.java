package org.sightline.view;

import java.io.Serializable;

/**
 * Error of a point on the ground: an ellipse of one standard deviation.
 *
 * @param majorM longer half axis, metres
 * @param minorM shorter half axis, metres
 * @param bearingDeg of the longer axis, clockwise from true north, 0..180
 */
public record GroundError(double majorM, double minorM, double bearingDeg) implements Serializable {
  /** Of a covariance of east and north, square metres. */
  static GroundError of(double eastEast, double eastNorth, double northNorth) {
    double mean = (eastEast + northNorth) / 2;
    double spread = Math.hypot((eastEast - northNorth) / 2, eastNorth);
    double bearing = Math.toDegrees(Math.atan2(2 * eastNorth, northNorth - eastEast)) / 2;
    return new GroundError(
        Math.sqrt(mean + spread),
        Math.sqrt(Math.max(0, mean - spread)),
        bearing < 0 ? bearing + 180 : bearing);
  }
}
