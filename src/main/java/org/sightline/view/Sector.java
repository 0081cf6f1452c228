package org.sightline.view;

/**
 * Where a camera looks: clockwise from one direction, out to a range.
 *
 * @param fromDeg the left edge, clockwise from true north, 0..360
 * @param widthDeg how wide, 0..360; 360 is all round
 * @param rangeM how far, metres, up to 500 km
 */
public record Sector(double fromDeg, double widthDeg, double rangeM) {
  /** Further than any camera sees ground. */
  public static final double MOST_RANGE_M = 500_000;

  /** Rejects what is no sector. */
  public Sector {
    if (!(fromDeg >= 0 && fromDeg <= 360)
        || !(widthDeg >= 0 && widthDeg <= 360)
        || !(rangeM > 0 && rangeM <= MOST_RANGE_M)) {
      throw new IllegalArgumentException(
          "from " + fromDeg + "°, " + widthDeg + "° wide, " + rangeM + " m is no sector");
    }
  }

  /** All round. */
  public static Sector allRound(double rangeM) {
    return new Sector(0, 360, rangeM);
  }

  /** Whether a direction lies in it, its edges included. */
  public boolean contains(double azimuthDeg) {
    double right = (azimuthDeg - fromDeg) % 360;
    return (right < 0 ? right + 360 : right) <= widthDeg;
  }
}
