package org.sightline.zonefiles;

import java.math.BigDecimal;

/** Numbers as plain decimals that are read back as the same. */
final class PlainNumbers {
  private PlainNumbers() {}

  static String text(double value) {
    String digits = Double.toString(value);
    if (digits.endsWith(".0")) {
      return digits.substring(0, digits.length() - 2);
    }
    return digits.indexOf('E') < 0 ? digits : new BigDecimal(digits).toPlainString();
  }
}
