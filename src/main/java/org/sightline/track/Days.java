package org.sightline.track;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Dates and times of day as the numbers they are written as. */
final class Days {
  private static final long DAY_S = 86_400;

  private Days() {}

  /** Microseconds since 1970; null if there is no such day or time. A leap second is one. */
  static @Nullable Long micros(int year, int month, int day, int hour, int minute, int second) {
    boolean sound = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && hour >= 0;
    if (!sound || day > LocalDate.of(year, month, 1).lengthOfMonth()) {
      return null;
    }
    if (hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
      return null;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    return (days * DAY_S + hour * 3600L + minute * 60L + second) * 1_000_000L;
  }
}
