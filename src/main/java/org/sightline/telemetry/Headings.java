package org.sightline.telemetry;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.geo.MagneticField;

/** Directions from whatever north a file counts from to true north. */
final class Headings {
  /**
   * A hand-held compass: Blum, Greencorn and Cooperstock 2013 (MobiQuitous 2012, LNICST 120) found
   * mean errors of 10 to 30° for phones; the lower end, since a photographer stands still.
   */
  static final double HAND_HELD_SIGMA_DEG = 15;

  /** The declination's spread over the inhabited world, for want of a position. */
  private static final double ANYWHERE_SIGMA_DEG = 12;

  private Headings() {}

  /** The direction from true north, with the error of getting there. */
  static Angle fromNorth(
      Angle stated, Draft.North north, @Nullable LatLon at, Captured captured, Draft draft) {
    if (north == Draft.North.TRUE) {
      return stated;
    }
    if (at == null) {
      return new Angle(
          stated.deg(), Math.hypot(stated.sigmaDeg(), ANYWHERE_SIGMA_DEG), stated.source());
    }
    double year = year(captured);
    boolean dated = !Double.isNaN(year);
    MagneticField.Declination declination =
        MagneticField.declination(at, dated ? year : year(draft.photo().header().modified()));
    // without a date the file's own: the declination moves by about 0.2° a year
    double sigma = Math.hypot(declination.sigmaDeg(), dated ? 0 : 2);
    if (north == Draft.North.UNSTATED) {
      return new Angle(
          stated.deg(),
          Math.sqrt(
              stated.sigmaDeg() * stated.sigmaDeg()
                  + sigma * sigma
                  + declination.deg() * declination.deg()),
          stated.source());
    }
    draft.note(
        "direction-magnetic",
        "The direction was magnetic ("
            + Math.round(stated.deg() * 100) / 100.0
            + "°); the declination of "
            + Math.round(declination.deg() * 10) / 10.0
            + "° there was added.");
    return new Angle(
        Rotation.full(stated.deg() + declination.deg()),
        Math.hypot(stated.sigmaDeg(), sigma),
        stated.source());
  }

  private static double year(Captured captured) {
    Instant at = captured.at();
    LocalDateTime local = captured.local();
    if (at != null) {
      return year(at);
    }
    return local == null ? Double.NaN : year(local.toInstant(ZoneOffset.UTC));
  }

  private static double year(Instant at) {
    // good to a day, which moves the declination by a thousandth of a degree
    return 1970 + at.getEpochSecond() / 31_556_952.0;
  }
}
