package org.sightline.report;

import java.time.LocalDateTime;

/**
 * Numbers and times as digits. By hand: {@code String.format} and {@code java.time.format} cost
 * tens of milliseconds at start-up.
 */
final class Digits {
  private Digits() {}

  /** A finite number with at most so many decimals, at least one. */
  static String number(double value, int decimals) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(value + " has no place in JSON");
    }
    long scale = 1;
    for (int i = 0; i < decimals; i++) {
      scale *= 10;
    }
    if (Math.abs(value * scale) < 1e15) {
      return decimal(Math.round(value * scale), scale);
    }
    return Double.toString(value); // a long would round it wrongly
  }

  /** {@code scaled / scale}, at least one decimal, no further trailing zeros. */
  static String decimal(long scaled, long scale) {
    long rest = Math.abs(scaled) % scale;
    StringBuilder text = new StringBuilder(24);
    text.append(scaled < 0 ? "-" : "").append(Math.abs(scaled) / scale).append('.');
    if (rest == 0) {
      return text.append('0').toString();
    }
    for (long digit = scale / 10; rest != 0; digit /= 10) {
      text.append(rest / digit);
      rest %= digit;
    }
    return text.toString();
  }

  /** A date and time as ISO 8601 has it, with a fraction only where there is one. */
  static StringBuilder iso(LocalDateTime time) {
    StringBuilder text = new StringBuilder(32);
    int year = time.getYear();
    if (year < 0 || year > 9999) {
      text.append(year < 0 ? '-' : '+');
    }
    pad(text, Math.abs(year), 1000);
    pad(text.append('-'), time.getMonthValue(), 10);
    pad(text.append('-'), time.getDayOfMonth(), 10);
    pad(text.append('T'), time.getHour(), 10);
    pad(text.append(':'), time.getMinute(), 10);
    pad(text.append(':'), time.getSecond(), 10);
    int nano = time.getNano();
    if (nano != 0) {
      text.append('.');
      for (int digit = 100_000_000; nano != 0; digit /= 10) {
        text.append(nano / digit);
        nano %= digit;
      }
    }
    return text;
  }

  private static void pad(StringBuilder text, int value, int least) {
    for (int digit = least; digit > 1 && value < digit; digit /= 10) {
      text.append('0');
    }
    text.append(value);
  }
}
