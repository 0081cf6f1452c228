package org.sightline.track;

/**
 * A number written in decimals at a place of a text, and how finely it is written. What is cut off,
 * or has letters of a number behind it, is none. Used again for every number; not thread safe.
 */
final class Decimal {
  private static final int LONGEST = 32;

  private double value;
  private int end;
  private int decimals;

  /** Reads the number at a place, after spaces; whether there is one. */
  boolean read(CharSequence text, int start) {
    int from = start;
    while (from < text.length() && text.charAt(from) == ' ') {
      from++;
    }
    int at = from;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    int whole = at;
    while (at < text.length() && Clock.isDigit(text.charAt(at))) {
      at++;
    }
    int digits = at - whole;
    decimals = 0;
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      int fraction = at;
      while (at < text.length() && Clock.isDigit(text.charAt(at))) {
        at++;
      }
      decimals = at - fraction;
    }
    end = at;
    if (digits + decimals == 0 || at - from > LONGEST) {
      return false;
    }
    value = Double.parseDouble(text.subSequence(from, at).toString());
    return true;
  }

  double value() {
    return value;
  }

  /** The place behind the number. */
  int end() {
    return end;
  }

  /** Digits behind the point. */
  int decimals() {
    return decimals;
  }

  /** A whole text as a number; NaN if it is none. */
  static double of(String text) {
    String plain = text.strip();
    Decimal number = new Decimal();
    if (!number.read(plain, 0)) {
      return Double.NaN;
    }
    if (number.end == plain.length()) {
      return number.value;
    }
    char next = plain.charAt(number.end);
    return next == 'e' || next == 'E' ? scientific(plain) : Double.NaN;
  }

  /** Digits behind the point of a text that is a number; −1 if it is none. */
  static int decimalsOf(String text) {
    Decimal number = new Decimal();
    return number.read(text, 0) ? number.decimals : -1;
  }

  private static double scientific(String text) {
    if (text.length() > LONGEST) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
