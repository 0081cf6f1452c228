package org.sightline.zones;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Captured;
import org.sightline.zones.ZoneContact.Active;

/**
 * The times for which zones are asked whether they apply: when a picture was taken, and when it is
 * published.
 *
 * @param earliest the first instant at which the picture can have been taken; null if unknown
 * @param latest the last such instant; null if unknown
 * @param published the moment of publication; null if nobody asks
 */
public record Times(
    @Nullable Instant earliest, @Nullable Instant latest, @Nullable Instant published)
    implements Serializable {
  /**
   * A clock of an unknown zone: the zones of the world lie 12 hours behind universal time to 14
   * ahead of it, and cameras keep the time of home on the other side of the globe.
   */
  private static final Duration UNKNOWN_ZONE = Duration.ofHours(14);

  /** At one instant; null if it is unknown. Nobody asks about publication. */
  public static Times at(@Nullable Instant at) {
    return new Times(at, at, null);
  }

  /** Those of a picture. */
  public static Times of(Captured captured, @Nullable Instant published) {
    Instant at = captured.at();
    LocalDateTime local = captured.local();
    if (at == null && local != null) {
      Instant middle = local.toInstant(ZoneOffset.UTC);
      return new Times(middle.minus(UNKNOWN_ZONE), middle.plus(UNKNOWN_ZONE), published);
    }
    return new Times(at, at, published);
  }

  /** At a moment of publication; nobody asks about capture. */
  public static Times published(Instant at) {
    return new Times(null, null, at);
  }

  /** Whether a schedule applied when the picture was taken. */
  Active taken(@Nullable Schedule hours, LatLon where, double errorM) {
    return hours == null ? Active.YES : Schedules.active(hours, earliest, latest, where, errorM);
  }

  /**
   * Whether a zone applies when a picture is published.
   *
   * @param where where the picture was taken
   * @param accuracyM how well that is known, one standard deviation on each axis
   */
  public Active published(Zone zone, LatLon where, double accuracyM) {
    return published(zone.hours(), where, ZoneSet.SIGMAS_95 * accuracyM);
  }

  /** Whether a schedule applies when the picture is published. */
  Active published(@Nullable Schedule hours, LatLon where, double errorM) {
    return hours == null
        ? Active.YES
        : Schedules.active(hours, published, published, where, errorM);
  }
}
