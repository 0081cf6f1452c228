package org.sightline.track;

import java.time.LocalDate;

/**
 * Dates with a time of day as tracks write them, in microseconds since 1970: ISO 8601 and RFC 3339
 * ({@code 2013-11-13T01:03:34.245-08:00}), and what cameras make of them ({@code 2017.8.5
 * 14:11:51}, {@code 2022-08-07 13:40:40,774,808} with milli- and microseconds). Read by hand, since
 * there is one a sample.
 */
final class Clock {
  private static final long SECOND = 1_000_000;
  static final long DAY = 86_400 * SECOND;

  /** Behind the fraction: where a zone would stand. */
  private int at;

  private String text = "";
  private long micros;
  private long zoneMicros;
  private boolean zoned;

  /** Reads the date and time that begin at a place; whether they are possible ones. */
  boolean read(String from, int start) {
    text = from;
    at = start;
    zoned = false;
    zoneMicros = 0;
    int year = digits(4, 4);
    char separator = here();
    if (year < 1826
        || (separator != '-' && separator != '.' && separator != '/' && separator != ':')) {
      return false;
    }
    at++;
    int month = digits(1, 2);
    if (here() != separator) {
      return false;
    }
    at++;
    int day = digits(1, 2);
    if (month < 1 || month > 12 || day < 1 || day > 31 || !skipToTime()) {
      return false;
    }
    long time = timeOfDay();
    if (time < 0 || day > LocalDate.of(year, month, 1).lengthOfMonth()) {
      return false;
    }
    micros = LocalDate.of(year, month, day).toEpochDay() * DAY + time + halfDay(time);
    zone();
    return true;
  }

  /** Looks for a date with a time anywhere in a text. */
  boolean find(String from) {
    int last = from.length() - 14;
    for (int i = 0; i <= last; i++) {
      char c = from.charAt(i);
      if ((c == '1' || c == '2')
          && (i == 0 || !isDigit(from.charAt(i - 1)))
          && isDigit(from.charAt(i + 3))
          && !isDigit(from.charAt(i + 4))
          && isDigit(from.charAt(i + 5))
          && read(from, i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the text says how far the clock is from UTC. */
  boolean hasZone() {
    return zoned;
  }

  /** As the clock showed it. */
  long localMicros() {
    return micros;
  }

  /** UTC, if there is a zone; else as the clock showed it. */
  long utcMicros() {
    return micros - zoneMicros;
  }

  private boolean skipToTime() {
    int from = at;
    while (here() == ' ' || here() == 'T' || here() == 't') {
      at++;
    }
    return at > from;
  }

  private long timeOfDay() {
    int hour = digits(1, 2);
    if (hour < 0 || hour > 23 || here() != ':') {
      return -1;
    }
    at++;
    int minute = digits(1, 2);
    if (minute < 0 || minute > 59) {
      return -1;
    }
    long second = 0;
    if (here() == ':') {
      at++;
      second = digits(1, 2);
    }
    // 60 is a leap second
    if (second < 0 || second > 60) {
      return -1;
    }
    return ((hour * 60L + minute) * 60 + second) * SECOND + fraction();
  }

  /** Digits behind a point or comma; a second group of three are microseconds. */
  private long fraction() {
    long value = 0;
    long unit = SECOND / 10;
    int groups = 0;
    while (groups < 2 && (here() == '.' || here() == ',') && isDigit(after())) {
      at++;
      groups++;
      int from = at;
      while (isDigit(here())) {
        value += (here() - '0') * unit;
        unit /= 10;
        at++;
      }
      if (at - from != 3) {
        break;
      }
    }
    return value;
  }

  /** What {@code AM} or {@code PM} behind a time makes of it. */
  private long halfDay(long time) {
    int next = here() == ' ' ? at + 1 : at;
    boolean marked = next + 1 < text.length() && (text.charAt(next + 1) | 0x20) == 'm';
    char letter = marked ? (char) (text.charAt(next) | 0x20) : 0;
    boolean afternoon = time >= DAY / 2;
    if (letter == 'p' && !afternoon) {
      return DAY / 2;
    }
    return letter == 'a' && afternoon ? -DAY / 2 : 0;
  }

  private void zone() {
    int from = at;
    if (here() == 'Z' || here() == 'z') {
      at++;
      zoned = true;
      return;
    }
    char sign = here();
    if (sign != '+' && sign != '-') {
      return;
    }
    at++;
    int hours = digits(2, 2);
    at += here() == ':' ? 1 : 0;
    int minutes = isDigit(here()) ? digits(2, 2) : 0;
    // the widest in use are -12:00 and +14:00
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) {
      at = from;
      return;
    }
    zoned = true;
    zoneMicros = (sign == '-' ? -1 : 1) * (hours * 60L + minutes) * 60 * SECOND;
  }

  /** A number of so many digits; −1 if there is none. */
  private int digits(int least, int most) {
    int from = at;
    int value = 0;
    while (at - from < most && isDigit(here())) {
      value = value * 10 + here() - '0';
      at++;
    }
    return at - from >= least ? value : -1;
  }

  private char here() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private char after() {
    return at + 1 < text.length() ? text.charAt(at + 1) : 0;
  }

  /** {@code ddmmyy} as receivers write it, microseconds; {@link Row#NO_TIME} if it is no day. */
  static long shortDay(String text, int from) {
    int date = six(text, from);
    int day = date / 10_000;
    int month = date / 100 % 100;
    // GPS began in 1980
    int year = date % 100 + (date % 100 >= 80 ? 1900 : 2000);
    boolean sound = date > 0 && month >= 1 && month <= 12 && day >= 1;
    return sound && day <= LocalDate.of(year, month, 1).lengthOfMonth()
        ? LocalDate.of(year, month, day).toEpochDay() * DAY
        : Row.NO_TIME;
  }

  /** {@code hhmmss} and decimals, microseconds of the day; −1 if it is no time. */
  static long shortTime(String text, int from) {
    int time = six(text, from);
    int hour = time / 10_000;
    int minute = time / 100 % 100;
    int second = time % 100;
    if (time < 0 || hour > 23 || minute > 59 || second > 60) {
      return -1;
    }
    long micros = ((hour * 60L + minute) * 60 + second) * SECOND;
    int at = from + 6;
    if (at < text.length() && text.charAt(at) == '.') {
      long unit = SECOND / 10;
      for (at++; at < text.length() && isDigit(text.charAt(at)); at++) {
        micros += (text.charAt(at) - '0') * unit;
        unit /= 10;
      }
    }
    return micros;
  }

  private static int six(String text, int from) {
    if (text.length() < from + 6) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + 6; i++) {
      if (!isDigit(text.charAt(i))) {
        return -1;
      }
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
