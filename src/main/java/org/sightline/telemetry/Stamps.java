package org.sightline.telemetry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as EXIF (Exif 3.0 §4.6.5: {@code 2021:07:06 16:08:14}) and XMP (ISO 8601: {@code
 * 2021-07-06T16:08:14.5+03:00}) write them, with the slips that are met: either separator in
 * either, a zone behind an EXIF time, no seconds. Read and written by hand: {@code java.time}
 * formatters cost a start-up more than the rest of a photo.
 */
final class Stamps {
  private Stamps() {}

  /**
   * A date with a time.
   *
   * @param local what the clock showed
   * @param offset from UTC, where the text says so
   */
  record Stamp(LocalDateTime local, @Nullable ZoneOffset offset) {}

  /** Reads a date with a time of day; null if it is not one or impossible ({@code 0000:00:00}). */
  static @Nullable Stamp parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int[] parts = new int[6];
    int at = digits(text, 0, 4, 4, parts, 0);
    for (int i = 1; i < 6 && at >= 0; i++) {
      if (i == 5 && (at >= text.length() || text.charAt(at) != ':')) {
        break; // XMP allows hh:mm
      }
      at = at < text.length() ? digits(text, at + 1, 1, 2, parts, i) : -1;
    }
    if (at < 0) {
      return null;
    }
    int nanos = 0;
    if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
      int end = at + 1;
      while (end < text.length() && Character.isDigit(text.charAt(end))) {
        end++;
      }
      nanos = nanos(text.substring(at + 1, end));
      at = end;
    }
    LocalDateTime local = of(parts, nanos);
    return local == null ? null : new Stamp(local, offset(text.substring(at)));
  }

  /** Reads the date at the start of a text; null if impossible. */
  static @Nullable LocalDate date(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int[] parts = new int[3];
    int at = digits(text, 0, 4, 4, parts, 0);
    for (int i = 1; i < 3 && at >= 0; i++) {
      at = at < text.length() ? digits(text, at + 1, 1, 2, parts, i) : -1;
    }
    return at >= 0 && isDate(parts[0], parts[1], parts[2])
        ? LocalDate.of(parts[0], parts[1], parts[2])
        : null;
  }

  /** The moment of a GPS date and its hours, minutes and seconds; null if impossible. */
  static @Nullable Instant gps(@Nullable LocalDate date, double @Nullable [] time) {
    if (date == null || time == null || time.length < 2) {
      return null;
    }
    double seconds = time[0] * 3600 + time[1] * 60 + (time.length > 2 ? time[2] : 0);
    boolean sound =
        time[0] >= 0 && time[0] < 24 && time[1] >= 0 && time[1] < 60 && seconds < 86_401;
    if (!sound || !(seconds >= 0)) {
      return null;
    }
    long millis = Math.round(seconds * 1000);
    return Instant.ofEpochMilli(date.toEpochDay() * 86_400_000L + millis);
  }

  /** An offset from UTC such as {@code +02:00}, {@code -0500} or {@code Z}; null if none. */
  static @Nullable ZoneOffset offset(@Nullable String text) {
    String trimmed = text == null ? "" : text.trim();
    if (trimmed.equals("Z") || trimmed.equals("z")) {
      return ZoneOffset.UTC;
    }
    if (trimmed.length() < 3 || (trimmed.charAt(0) != '+' && trimmed.charAt(0) != '-')) {
      return null;
    }
    int[] parts = new int[2];
    int at = digits(trimmed, 1, 1, 2, parts, 0);
    if (at > 0 && at < trimmed.length()) {
      at = digits(trimmed, trimmed.charAt(at) == ':' ? at + 1 : at, 2, 2, parts, 1);
    }
    // the widest in use are -12:00 and +14:00
    if (at < 0 || parts[0] > 14 || parts[1] > 59) {
      return null;
    }
    int seconds = parts[0] * 3600 + parts[1] * 60;
    return ZoneOffset.ofTotalSeconds(trimmed.charAt(0) == '-' ? -seconds : seconds);
  }

  /** A moment as {@link Instant#toString} writes it, {@code 2021-07-06T13:08:14Z}. */
  static String text(Instant at) {
    String clock = LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString();
    boolean wholeMinute = at.getNano() == 0 && Math.floorMod(at.getEpochSecond(), 60) == 0;
    return clock + (wholeMinute ? ":00Z" : "Z");
  }

  /** Fractions of a second from their digits ("5" is half a second). */
  static int nanos(@Nullable String digits) {
    int nanos = 0;
    int scale = 100_000_000;
    for (int i = 0; digits != null && i < digits.length() && scale > 0; i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      nanos += digit * scale;
      scale /= 10;
    }
    return nanos;
  }

  private static @Nullable LocalDateTime of(int[] parts, int nanos) {
    boolean sound =
        isDate(parts[0], parts[1], parts[2]) && parts[3] < 24 && parts[4] < 60 && parts[5] < 60;
    return sound
        ? LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], nanos)
        : null;
  }

  private static boolean isDate(int year, int month, int day) {
    // 1826: the oldest photograph; earlier years are unset clocks
    return year >= 1826
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= LocalDate.of(year, month, 1).lengthOfMonth();
  }

  /** Reads {@code min} to {@code max} digits into a slot; the index behind them, or −1. */
  private static int digits(String text, int from, int min, int max, int[] into, int slot) {
    int value = 0;
    int i = from;
    for (; i < text.length() && i - from < max; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      value = value * 10 + digit;
    }
    into[slot] = value;
    return i - from >= min ? i : -1;
  }
}
