package org.sightline.telemetry;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;

/** Weighs the times of one still: the receiver's, and the camera's clock with or without a zone. */
final class Clocks {
  /** Later than this apart, the receiver's time is not that of the picture. */
  private static final long STALE_S = 600;

  /** The week number of the GPS signal starts over after 1024 weeks. */
  private static final long ROLLOVER_S = 1024 * 7 * 86_400L;

  /** Clocks and zones add up to no more than this; beyond, one of them is wrong. */
  private static final long DAY_AND_ZONE_S = 38 * 3600;

  /** First civil use; receivers without a fix count from 1980. */
  private static final Instant FIRST_GPS_PHOTO = Instant.ofEpochSecond(631_152_000L); // 1990

  private @Nullable LocalDateTime local;
  private @Nullable ZoneOffset offset;
  private @Nullable Instant gps;
  private String gpsSource = "";
  private boolean receiverFields;

  /** Takes the camera's clock; the first wins. A zone is taken only with the same time. */
  void camera(LocalDateTime time, @Nullable ZoneOffset zone) {
    LocalDateTime known = local;
    if (known == null) {
      local = time;
      offset = zone;
    } else if (offset == null && known.withNano(0).equals(time.withNano(0))) {
      offset = zone;
    }
  }

  boolean hasCamera() {
    return local != null;
  }

  /** Takes the receiver's time; the first wins. */
  void gps(@Nullable Instant time, String source) {
    if (gps == null && time != null) {
      gps = time;
      gpsSource = source;
    }
  }

  /** States that fields are there which only a receiver writes: satellites, DOP, speed, status. */
  void receiver() {
    receiverFields = true;
  }

  boolean hasReceiverFields() {
    return receiverFields || gps != null;
  }

  /** When it was taken. */
  Captured captured(@Nullable LatLon at, Instant fileModified, Draft draft) {
    Instant byOffset = local != null && offset != null ? local.toInstant(offset) : null;
    if (gps != null && gpsBelieved(at, fileModified, byOffset, draft)) {
      return new Captured(gps, local, Captured.Clock.GPS);
    }
    if (byOffset != null) {
      return new Captured(byOffset, local, Captured.Clock.OFFSET);
    }
    return local == null
        ? Captured.UNSTATED
        : new Captured(null, local, Captured.Clock.UNKNOWN_ZONE);
  }

  private boolean gpsBelieved(
      @Nullable LatLon at, Instant fileModified, @Nullable Instant byOffset, Draft draft) {
    Instant time = gps;
    if (time == null) {
      return false;
    }
    // file systems and their copies are off by a day at most; a year leaves room for either clock
    boolean afterFile = time.isAfter(fileModified.plusSeconds(366L * 86_400));
    LocalDateTime clock = local;
    long apartS = clock == null ? 0 : apartS(time, clock.toInstant(ZoneOffset.UTC));
    // archives unpack to 1970 or 1980: two clocks that agree know better than the file system
    boolean agreed = clock != null && apartS <= DAY_AND_ZONE_S;
    if (time.isBefore(FIRST_GPS_PHOTO) || (afterFile && !agreed)) {
      draft.note(
          "gps-time-impossible", "The GPS time " + Stamps.text(time) + " is impossible; left out.");
      return false;
    }
    if (clock == null) {
      return true;
    }
    if (Math.abs(apartS - ROLLOVER_S) < DAY_AND_ZONE_S) {
      draft.note(
          "gps-week-rollover",
          "The GPS time "
              + Stamps.text(time)
              + " is 1024 weeks off the camera's clock; the clock is used.");
      return false;
    }
    if (copiedFromClock(time, clock, at)) {
      draft.note(
          "gps-time-local",
          "The GPS time is the camera's own clock to the second, far from Greenwich: it is taken"
              + " as local time of an unknown zone.");
      return false;
    }
    noteDisagreement(time, clock, byOffset, apartS, draft);
    return true;
  }

  /** Whole seconds between two moments. */
  private static long apartS(Instant one, Instant other) {
    return Math.abs(one.getEpochSecond() - other.getEpochSecond());
  }

  private boolean copiedFromClock(Instant time, LocalDateTime clock, @Nullable LatLon at) {
    // civil time strays up to about 3 h from the sun's, which is 45° of longitude
    return at != null
        && Math.abs(at.lonDeg()) > 45
        && (offset == null || offset.getTotalSeconds() != 0)
        && time.getEpochSecond() == clock.toEpochSecond(ZoneOffset.UTC);
  }

  private void noteDisagreement(
      Instant time, LocalDateTime clock, @Nullable Instant byOffset, long apartS, Draft draft) {
    if (apartS > DAY_AND_ZONE_S) {
      draft.note(
          "clocks-disagree",
          "The camera's clock says "
              + clock
              + ", the GPS "
              + Stamps.text(time)
              + "; the GPS time is used.");
    } else if (byOffset != null && apartS(time, byOffset) > STALE_S) {
      draft.note(
          "gps-time-stale",
          "The GPS time ("
              + gpsSource
              + ") is "
              + apartS(time, byOffset) / 60
              + " min off the camera's clock: the position may be older than the picture.");
    }
  }
}
