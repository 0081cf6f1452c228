package org.sightline.geo;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where the sun stands, and when it passes a height.
 *
 * <p>Method: the low-accuracy solar position of J. Meeus, <i>Astronomical Algorithms</i>, 2nd ed.,
 * chapter 25 (0.01° in longitude from 1800 to 2200), with the equation of time of chapter 28, as in
 * the solar calculator of NOAA's Global Monitoring Laboratory. Universal time stands for dynamical
 * time, which the sun answers with less than 0.001°. Times of events agree with the tables of the
 * US Naval Observatory to {@link #ERROR_S} wherever the sun passes the height by more than {@link
 * #ERROR_DEG}; nearer than that, whether it passes at all cannot be told.
 *
 * <p>Days are those of the sun at a longitude: day D is the 24 hours around its noon of D, so at
 * longitude 180 it begins 12 hours before that of Greenwich.
 */
public final class Sun {
  /**
   * Height of the sun's centre at sunrise and sunset, degrees: 34′ of refraction at the horizon and
   * 16′ of radius (definition of the US Naval Observatory and of ICAO Annex tables).
   */
  public static final double RISE_SET_DEG = -50.0 / 60;

  /** Height of the sun's centre at the ends of civil twilight, degrees. */
  public static final double CIVIL_DEG = -6;

  /** How far the heights here, and the tables they stand for, may be off, degrees. */
  public static final double ERROR_DEG = 0.1;

  /** How far times may be off beside {@link #ERROR_DEG}: tables give whole minutes. Seconds. */
  public static final long ERROR_S = 60;

  private static final long HALF_DAY_S = 43_200;
  private static final double J2000_S = 946_728_000; // 2000-01-01T12:00Z
  private static final double CENTURY_S = 36_525 * 86_400.0;

  private Sun() {}

  /**
   * Where the sun stands in the sky of the whole Earth.
   *
   * @param declinationDeg north of the equator
   * @param equationMinutes true solar time minus mean solar time
   */
  private record Place(double declinationDeg, double equationMinutes) {}

  private static Place place(double epochS) {
    double t = (epochS - J2000_S) / CENTURY_S;
    double meanLongitude = Math.toRadians((280.46646 + t * (36_000.76983 + t * 0.0003032)) % 360);
    double anomaly = Math.toRadians(357.52911 + t * (35_999.05029 - t * 0.0001537));
    double eccentricity = 0.016708634 - t * (0.000042037 + t * 0.0000001267);
    double centre =
        Math.sin(anomaly) * (1.914602 - t * (0.004817 + t * 0.000014))
            + Math.sin(2 * anomaly) * (0.019993 - t * 0.000101)
            + Math.sin(3 * anomaly) * 0.000289;
    double node = Math.toRadians(125.04 - 1934.136 * t);
    double apparent = meanLongitude + Math.toRadians(centre - 0.00569 - 0.00478 * Math.sin(node));
    double obliquity =
        Math.toRadians(
            23.439291
                - t * (0.0130042 + t * (0.00000016 - t * 0.0000005))
                + 0.00256 * Math.cos(node));
    double declination = Math.asin(Math.sin(obliquity) * Math.sin(apparent));
    double y = Math.tan(obliquity / 2);
    y *= y;
    double equation =
        y * Math.sin(2 * meanLongitude)
            - 2 * eccentricity * Math.sin(anomaly)
            + 4 * eccentricity * y * Math.sin(anomaly) * Math.cos(2 * meanLongitude)
            - 0.5 * y * y * Math.sin(4 * meanLongitude)
            - 1.25 * eccentricity * eccentricity * Math.sin(2 * anomaly);
    return new Place(Math.toDegrees(declination), 4 * Math.toDegrees(equation));
  }

  /**
   * Height of the sun's centre above the true horizon, degrees, without refraction.
   *
   * @param at years 1800 to 2200
   */
  public static double heightDeg(Instant at, LatLon where) {
    return heightDeg(at.getEpochSecond() + at.getNano() * 1e-9, where);
  }

  private static double heightDeg(double epochS, LatLon where) {
    Place sun = place(epochS);
    double minutes = (epochS % 86_400) / 60 + sun.equationMinutes + 4 * where.lonDeg();
    double hourAngle = Math.toRadians(minutes / 4 - 180);
    double lat = Math.toRadians(where.latDeg());
    double declination = Math.toRadians(sun.declinationDeg);
    double sine =
        Math.sin(lat) * Math.sin(declination)
            + Math.cos(lat) * Math.cos(declination) * Math.cos(hourAngle);
    return Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, sine))));
  }

  /** When the sun stands highest on a day at a longitude. */
  public static Instant noon(LocalDate day, double lonDeg) {
    return Instant.ofEpochSecond(noonS(day.toEpochDay(), lonDeg));
  }

  /** When the sun stands lowest, between two days: a day begins. */
  public static Instant midnight(LocalDate day, double lonDeg) {
    return Instant.ofEpochSecond(noonS(day.toEpochDay(), lonDeg) - HALF_DAY_S);
  }

  private static long noonS(long epochDay, double lonDeg) {
    double mean = epochDay * 86_400.0 + HALF_DAY_S - lonDeg * 240;
    return Math.round(mean - place(mean).equationMinutes * 60);
  }

  /**
   * When the sun rises through a height between midnight and noon.
   *
   * @return null if it stays above or below all that time
   */
  public static @Nullable Instant rise(LocalDate day, LatLon where, double heightDeg) {
    long noon = noonS(day.toEpochDay(), where.lonDeg());
    return crossing(noon - HALF_DAY_S, noon, where, heightDeg);
  }

  /**
   * When the sun sinks through a height between noon and midnight.
   *
   * @return null if it stays above or below all that time
   */
  public static @Nullable Instant set(LocalDate day, LatLon where, double heightDeg) {
    long noon = noonS(day.toEpochDay(), where.lonDeg());
    return crossing(noon + HALF_DAY_S, noon, where, heightDeg);
  }

  /** Halves the stretch from a low to a high sun, in which the height changes one way. */
  private static @Nullable Instant crossing(long lowS, long highS, LatLon where, double heightDeg) {
    double low = lowS;
    double high = highS;
    if (heightDeg(low, where) >= heightDeg || heightDeg(high, where) < heightDeg) {
      return null;
    }
    while (Math.abs(high - low) > 0.5) {
      double mid = (low + high) / 2;
      if (heightDeg(mid, where) < heightDeg) {
        low = mid;
      } else {
        high = mid;
      }
    }
    return Instant.ofEpochSecond(Math.round(high));
  }
}
