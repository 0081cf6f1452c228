package org.sightline.view;

import org.sightline.geo.Geoid;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Fix;

/**
 * How high a camera was above mean sea level, the datum of elevation tiles, as far as its position
 * says so.
 */
final class EyeHeight {
  /** A camera in a raised hand or on a pole, whatever its height says. */
  static final double HELD_M = 3;

  /** Satellite heights are usually 1.5 times worse than each horizontal axis; taken at 95 %. */
  private static final double VERTICAL_FACTOR = 1.5 * 1.96;

  private EyeHeight() {}

  /**
   * The highest that it can have been; NaN if nothing says so. Take-off may have been on any hill:
   * a height above it counts only beside another.
   *
   * @param groundM height of the ground where it can have stood
   * @param wrongM a height this far below the ground is none
   */
  static double highestM(Fix fix, double groundM, double wrongM) {
    double highest = Double.NaN;
    double takeOff = Double.NEGATIVE_INFINITY;
    for (Height height : fix.heights()) {
      double top =
          switch (height.datum()) {
            case MEAN_SEA_LEVEL -> seaM(height.metres(), fix.position()) + errorM(fix);
            case ELLIPSOID -> height.metres() - lowestGeoidM(fix.position()) + errorM(fix);
            case GROUND -> groundM + AboveGround.most95M(height.metres());
            case TAKE_OFF, UNKNOWN -> Double.NaN;
          };
      if (top < groundM - wrongM) {
        return Double.NEGATIVE_INFINITY;
      } else if (top > highest || Double.isNaN(highest)) {
        highest = top;
      }
      if (height.datum() == Height.Datum.TAKE_OFF) {
        takeOff = Math.max(takeOff, groundM + AboveGround.most95M(height.metres()));
      }
    }
    return Double.isNaN(highest) ? highest : Math.max(highest, Math.max(takeOff, groundM + HELD_M));
  }

  /** Error of a satellite height at 95 %, metres. */
  private static double errorM(Fix fix) {
    return VERTICAL_FACTOR * fix.accuracyM();
  }

  /**
   * Many cameras write the height above the ellipsoid and call it one above the sea: the higher of
   * the two readings.
   */
  private static double seaM(double metres, LatLon place) {
    return metres + Math.max(0, -lowestGeoidM(place));
  }

  private static double lowestGeoidM(LatLon place) {
    return Geoid.heightM(place) - Geoid.ERROR_M;
  }

  /** What it says itself, without errors; at least what a hand holds. NaN if it says nothing. */
  static double statedM(Fix fix, double groundM) {
    for (Height height : fix.heights()) {
      double stated =
          switch (height.datum()) {
            case MEAN_SEA_LEVEL -> height.metres();
            case ELLIPSOID -> height.metres() - Geoid.heightM(fix.position());
            case GROUND -> groundM + height.metres();
            case TAKE_OFF, UNKNOWN -> Double.NaN;
          };
      if (!Double.isNaN(stated)) {
        return Math.max(stated, groundM + HELD_M / 2);
      }
    }
    return Double.NaN;
  }
}
