package org.sightline.telemetry;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers as metadata writes them: signed, decimal, as a fraction, with a unit behind. */
final class Numbers {
  private static final int MAX_CHARS = 64;

  private Numbers() {}

  /**
   * The number at the start of a text: {@code +40.5}, {@code -330113739/250000}, {@code 12.5 m}.
   * NaN if there is none or it is not finite.
   */
  static double parse(@Nullable String text) {
    if (text == null) {
      return Double.NaN;
    }
    int start = 0;
    while (start < text.length() && text.charAt(start) <= ' ') {
      start++;
    }
    int end = end(text, start);
    double number = decimal(text, start, end);
    if (end < text.length() && text.charAt(end) == '/') {
      number /= decimal(text, end + 1, end(text, end + 1));
    }
    return Double.isFinite(number) ? number : Double.NaN;
  }

  /** Every number in a text, at most four; null if there is none. */
  static double @Nullable [] all(String text) {
    double[] found = new double[4];
    int count = 0;
    int i = 0;
    int limit = Math.min(text.length(), MAX_CHARS);
    while (i < limit && count < found.length) {
      int end = end(text, i);
      double number = decimal(text, i, end);
      if (Double.isNaN(number)) {
        i++;
        continue;
      }
      if (end < limit && text.charAt(end) == '/') {
        int after = end(text, end + 1);
        number /= decimal(text, end + 1, after);
        end = Math.max(after, end + 1);
      }
      found[count++] = number;
      i = end;
    }
    return count == 0 ? null : Arrays.copyOf(found, count);
  }

  /** Where the decimal number that starts at an index ends. */
  private static int end(String text, int start) {
    int i = start;
    if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
      i++;
    }
    boolean digit = false;
    boolean exponent = false;
    for (; i < text.length() && i - start < MAX_CHARS; i++) {
      char c = text.charAt(i);
      boolean startsExponent =
          digit && !exponent && (c == 'e' || c == 'E') && isExponent(text, i + 1);
      if (startsExponent) {
        exponent = true;
        i++; // its sign or first digit
      } else if (!(c >= '0' && c <= '9') && (exponent || c != '.')) {
        break;
      }
      digit |= c >= '0' && c <= '9';
    }
    return i;
  }

  /** Whether a digit, or a sign and a digit, follow: {@code 1.5E} of a longitude is not one. */
  private static boolean isExponent(String text, int i) {
    if (i >= text.length()) {
      return false;
    }
    char c = text.charAt(i);
    boolean sign = c == '+' || c == '-';
    char digit = sign && i + 1 < text.length() ? text.charAt(i + 1) : c;
    return digit >= '0' && digit <= '9';
  }

  private static double decimal(String text, int start, int end) {
    boolean digit = false;
    int points = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      digit |= c >= '0' && c <= '9';
      points += c == '.' ? 1 : 0;
    }
    return digit && points <= 1 ? Double.parseDouble(text.substring(start, end)) : Double.NaN;
  }
}
