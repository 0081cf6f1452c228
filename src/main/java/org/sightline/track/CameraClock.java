package org.sightline.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;

/**
 * What a camera's clock showed, and what that is in UTC as far as it is known. Where the zone is
 * not known, a track may tell it: zones are whole quarters of an hour, and only one of them may put
 * the picture on the track.
 *
 * @param micros what the clock showed, microseconds since 1970 as if it were UTC
 * @param offset how far it is ahead of UTC; null if not known
 * @param sigmaS its error, one standard deviation, seconds
 */
record CameraClock(long micros, @Nullable Duration offset, double sigmaS) {
  /**
   * The user measured the offset, or the file states the receiver's time: what is left are the
   * whole seconds in which files write times, and the logger's own delay.
   */
  static final double MEASURED_S = 2;

  /** A camera's clock with its zone: set by hand or by a phone, and off by seconds. */
  static final double SET_S = 10;

  /** Zone found by trying; the clock itself may be a minute off. */
  static final double ESTIMATED_S = 60;

  private static final long QUARTER = 15 * 60_000_000L;

  /** In use are −12:00 to +14:00. */
  private static final int FIRST_QUARTER = -48;

  private static final int LAST_QUARTER = 56;

  /** Civil time strays from the sun's by no more than this. */
  private static final double STRAY_H = 3.5;

  /** A stop of the logger shorter than this does not rule a zone out. */
  private static final long PLAUSIBLE_GAP = 600_000_000L;

  /** Farther than this from the place the picture states itself, a zone is ruled out. */
  private static final double FAR_M = 2_000;

  /**
   * The offset of a clock whose zone the file states: a zone that the user means for other cameras
   * of the run does not undo it, a correction of less than a quarter of an hour does.
   */
  static Duration offset(Duration stated, @Nullable Duration given) {
    return given != null && given.minus(stated).abs().compareTo(Duration.ofMinutes(15)) < 0
        ? given
        : stated;
  }

  /** Microseconds since 1970, UTC; the offset must be known. */
  long utcMicros() {
    Duration known = offset;
    if (known == null) {
      throw new IllegalStateException("the zone of the camera's clock is not known");
    }
    return micros - known.toNanos() / 1000;
  }

  /** The same clock with an offset found by trying. */
  CameraClock withEstimated(Duration found) {
    return new CameraClock(micros, found, Math.max(sigmaS, ESTIMATED_S));
  }

  /**
   * The zones that put a recording on a track.
   *
   * @param lengthMicros of the recording; 0 for a photo
   * @param near a place the recording states itself; null if none
   */
  List<Duration> possible(Track track, long lengthMicros, @Nullable LatLon near) {
    List<Duration> possible = new ArrayList<>();
    for (int quarter = FIRST_QUARTER; quarter <= LAST_QUARTER; quarter++) {
      long utc = micros - quarter * QUARTER;
      int at = TimedSearch.nearest(track, utc);
      int end = TimedSearch.nearest(track, utc + lengthMicros);
      if (at >= 0
          && end >= 0
          && TimedSearch.gapMicros(track, utc) <= PLAUSIBLE_GAP
          && TimedSearch.gapMicros(track, utc + lengthMicros) <= PLAUSIBLE_GAP
          && isZoneThere(quarter, track, at)
          && isNear(track, at, near)) {
        possible.add(Duration.ofMinutes(15L * quarter));
      }
    }
    return possible;
  }

  /** UTC is used everywhere; a zone only where the sun's time is like it. */
  private static boolean isZoneThere(int quarter, Track track, int index) {
    LatLon place = track.sample(index).written();
    double sunH = place == null ? 0 : place.lonDeg() / 15;
    double apart = Math.abs(Math.IEEEremainder(quarter / 4.0 - sunH, 24));
    return quarter == 0 || apart <= STRAY_H;
  }

  private static boolean isNear(Track track, int index, @Nullable LatLon near) {
    LatLon place = track.sample(index).written();
    return near == null
        || place == null
        || new LocalFrame(near).toLocal(place).distanceM() <= FAR_M;
  }

  /** What the clock showed, for messages. */
  String shown() {
    return Instant.EPOCH.plusMillis(micros / 1000).toString().replace('T', ' ').replace("Z", "");
  }

  /** An offset as people write it, such as {@code UTC-08:00}. */
  static String name(Duration offset) {
    if (offset.isZero()) {
      return "UTC";
    }
    Duration size = offset.abs();
    String text =
        (offset.isNegative() ? "UTC-" : "UTC+")
            + two(size.toHours())
            + ":"
            + two(size.toMinutesPart());
    return size.toSecondsPart() == 0 ? text : text + ":" + two(size.toSecondsPart());
  }

  private static String two(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }
}
