package org.sightline.view;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.telemetry.Fix;

/**
 * How high a camera was above the ground that it looked at, taken to be flat.
 *
 * @param metres height of the camera above the ground, more than 0
 * @param sigmaM its error and that of the ground being flat, one standard deviation, 0 or more
 * @param groundM height of the ground above the ellipsoid or, which is the same here, the sea: a
 *     hundred metres move a point by 1 in 60,000 of its distance; 0 if unknown
 * @param source where the height comes from, such as {@code exif:GPS take-off}
 */
public record AboveGround(double metres, double sigmaM, double groundM, String source)
    implements Serializable {
  /** Lower than any camera that says how high it is: a drone before its start says 0. */
  private static final double LOWEST_M = 1;

  /**
   * Error of a height above take-off taken as one above the ground: the barometer's drift over a
   * flight, and ground that rises or falls by some tenths of the flying height.
   */
  private static final double SIGMA_M = 3;

  private static final double RELIEF_SHARE = 0.1;

  private static final double SIGMAS_95 = 1.96;

  /**
   * No dry land lies deeper below the sea than the shore of the Dead Sea, 440 m; with 107 m between
   * sea and ellipsoid at the most (EGM2008) and 100 m for the height's own error.
   */
  private static final double DEEPEST_M = 650;

  /** Rejects what is no height above ground. */
  public AboveGround {
    if (!(metres > 0) || !Double.isFinite(metres) || !(sigmaM >= 0) || !Double.isFinite(groundM)) {
      throw new IllegalArgumentException("height above ground " + metres + " ± " + sigmaM);
    }
  }

  /**
   * What a position says of it: a height above ground or, over flat ground, above take-off. Null if
   * it states neither, for a height above the sea says nothing of the ground, or if the height is
   * not above the ground at all.
   */
  public static @Nullable AboveGround of(Fix fix) {
    AboveGround found = null;
    for (Height height : fix.heights()) {
      boolean ground = height.datum() == Height.Datum.GROUND;
      boolean takeOff = height.datum() == Height.Datum.TAKE_OFF;
      if (height.metres() >= LOWEST_M && (ground || (takeOff && found == null))) {
        double sigma = sigmaM(height.metres());
        found = new AboveGround(height.metres(), sigma, 0, fix.source());
        if (ground) {
          return found;
        }
      }
    }
    return found;
  }

  private static double sigmaM(double metres) {
    return Math.hypot(SIGMA_M, RELIEF_SHARE * metres);
  }

  /** The most that a stated height above ground or take-off can be above the ground at 95 %. */
  static double most95M(double metres) {
    return metres + SIGMAS_95 * sigmaM(metres);
  }

  /**
   * The most that a camera can have been above the ground, by a height that counts from the sea or
   * the ellipsoid, metres; infinite if none is stated.
   */
  static double mostM(Fix fix) {
    double most = Double.NEGATIVE_INFINITY;
    for (Height height : fix.heights()) {
      if (height.datum() != Height.Datum.TAKE_OFF && height.datum() != Height.Datum.GROUND) {
        most = Math.max(most, height.metres() + DEEPEST_M);
      }
    }
    return most > 0 ? most : Double.POSITIVE_INFINITY;
  }
}
