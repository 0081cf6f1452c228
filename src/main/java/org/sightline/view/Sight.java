package org.sightline.view;

/**
 * Whether terrain stands between a camera and a place.
 *
 * @param seen the answer
 * @param distanceM how far the place is, metres along the ground
 * @param marginM metres at the place between it and the lowest line of sight that clears the
 *     terrain in front: when hidden, how far it would have to rise to be seen; when visible, how
 *     far it could sink; never negative. NaN when a void decides; with a number, an unknown answer
 *     lies within the stated error of the heights
 * @param skylineM how far from the camera the terrain stands that decides, metres; NaN if unknown
 */
public record Sight(Seen seen, double distanceM, double marginM, double skylineM) {
  /** The three answers. */
  public enum Seen {
    /** Nothing in the terrain is in the way. */
    VISIBLE,
    /** Terrain is in the way, and by more than the error of its heights. */
    HIDDEN,
    /** A void or the edge of the tiles is in the way, or the error of the heights is too large. */
    UNKNOWN
  }

  static Sight unknown(double distanceM) {
    return new Sight(Seen.UNKNOWN, distanceM, Double.NaN, Double.NaN);
  }
}
