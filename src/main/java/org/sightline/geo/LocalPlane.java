package org.sightline.geo;

/**
 * The same metres as {@link LocalFrame}'s within half a degree of the origin and 80° of the
 * equator, without making an object or taking a root for each point: for loops over many corners.
 *
 * <p>The mid-latitude formulas have three functions of the middle latitude. Each is replaced by the
 * parabola through its values at the origin and at both ends: 1e-8 of the distance. What {@link
 * #holds} leaves out must be asked of a {@link LocalFrame}.
 *
 * <p>Immutable.
 */
public final class LocalPlane {
  /** How far the parabolas are taken, in degrees. */
  public static final double HOLDS_DEG = 0.5;

  private static final double POLAR_DEG = 79;
  private static final double RADIAN = Math.PI / 180;

  private final boolean holdsHere;

  // value, slope and curve by the difference of latitudes in degrees
  private final double east0;
  private final double east1;
  private final double east2;
  private final double north0;
  private final double north1;
  private final double north2;
  private final double turn0;
  private final double turn1;
  private final double turn2;

  /** The plane about a point. */
  public LocalPlane(LatLon origin) {
    double lat = origin.latDeg();
    this.holdsHere = Math.abs(lat) <= POLAR_DEG;
    double low = lat - HOLDS_DEG / 2;
    double high = lat + HOLDS_DEG / 2;
    double h = HOLDS_DEG;
    double e = LocalFrame.metresPerDegreeOfLongitude(lat);
    double eLow = LocalFrame.metresPerDegreeOfLongitude(low);
    double eHigh = LocalFrame.metresPerDegreeOfLongitude(high);
    this.east0 = e;
    this.east1 = (eHigh - eLow) / (2 * h);
    this.east2 = (eHigh + eLow - 2 * e) / (2 * h * h);
    double n = LocalFrame.metresPerDegreeOfLatitude(lat);
    double nLow = LocalFrame.metresPerDegreeOfLatitude(low);
    double nHigh = LocalFrame.metresPerDegreeOfLatitude(high);
    this.north0 = n;
    this.north1 = (nHigh - nLow) / (2 * h);
    this.north2 = (nHigh + nLow - 2 * n) / (2 * h * h);
    // the meridians turn by half of this up to the middle
    double half = RADIAN / 2;
    double t = Math.sin(lat * RADIAN) * half;
    double tLow = Math.sin(low * RADIAN) * half;
    double tHigh = Math.sin(high * RADIAN) * half;
    this.turn0 = t;
    this.turn1 = (tHigh - tLow) / (2 * h);
    this.turn2 = (tHigh + tLow - 2 * t) / (2 * h * h);
  }

  /**
   * Whether this plane is good for a point.
   *
   * @param dLatDeg its latitude less the origin's
   * @param dLonDeg its longitude less the origin's, the short way round
   */
  public boolean holds(double dLatDeg, double dLonDeg) {
    return holdsHere && Math.abs(dLatDeg) <= HOLDS_DEG && Math.abs(dLonDeg) <= HOLDS_DEG;
  }

  /** Metres east. */
  public double eastM(double dLatDeg, double dLonDeg) {
    double turn = (turn0 + (turn1 + turn2 * dLatDeg) * dLatDeg) * dLonDeg;
    double east = (east0 + (east1 + east2 * dLatDeg) * dLatDeg) * dLonDeg;
    double north = (north0 + (north1 + north2 * dLatDeg) * dLatDeg) * dLatDeg;
    return east * (1 - turn * turn / 2) - north * turn;
  }

  /** Metres north. */
  public double northM(double dLatDeg, double dLonDeg) {
    double turn = (turn0 + (turn1 + turn2 * dLatDeg) * dLatDeg) * dLonDeg;
    double east = (east0 + (east1 + east2 * dLatDeg) * dLatDeg) * dLonDeg;
    double north = (north0 + (north1 + north2 * dLatDeg) * dLatDeg) * dLatDeg;
    return north * (1 - turn * turn / 2) + east * turn;
  }
}
