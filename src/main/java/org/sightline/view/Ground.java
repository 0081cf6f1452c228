package org.sightline.view;

import java.util.OptionalDouble;
import org.sightline.geo.LatLon;

/**
 * How high the ground is. Safe to ask from several threads.
 *
 * <p>Heights of one ground share one datum, which the source of the heights decides (SRTM: the
 * EGM96 geoid, nearly mean sea level); only differences of heights are free of it.
 */
public interface Ground {
  /**
   * Height of the ground at a place, metres.
   *
   * @return empty where the height is unknown, such as in a void or outside all tiles: unknown is
   *     not flat
   */
  OptionalDouble heightM(LatLon place);

  /**
   * How finely the ground is known along a profile.
   *
   * @return the shorter way between neighbouring posts near a place, metres; infinite where the
   *     ground has no posts
   */
  double postSpacingM(LatLon place);

  /**
   * Starts reading many heights close to each other. A walk belongs to one thread.
   *
   * @return a fresh walk, which remembers where it read last
   */
  Walk walk();

  /** Reads heights one after the other without making objects. */
  interface Walk {
    /**
     * Height of the ground, metres; NaN where it is unknown.
     *
     * @param latDeg latitude, −90..90
     * @param lonDeg longitude, −180..180
     */
    double heightM(double latDeg, double lonDeg);
  }
}
