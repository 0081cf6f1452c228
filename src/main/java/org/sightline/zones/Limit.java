package org.sightline.zones;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A floor or a ceiling as its author wrote it.
 *
 * @param value the number, in {@code unit}
 * @param unit metres, feet or flight level (hundreds of feet of pressure altitude)
 * @param reference the surface it counts from
 */
public record Limit(double value, Unit unit, Reference reference) implements Serializable {
  /** Units of vertical limits. */
  public enum Unit {
    /** Metres. */
    M,
    /** International feet, 0.3048 m. */
    FT,
    /** Flight level: hundreds of feet at standard pressure. */
    FL
  }

  /** Surfaces that limits count from. */
  public enum Reference {
    /** Above ground level. */
    AGL,
    /** Above mean sea level. */
    AMSL,
    /** Above the WGS 84 ellipsoid. */
    WGS84,
    /** Standard pressure, 1013.25 hPa. */
    STD,
    /** Not stated. */
    UNKNOWN
  }

  /** Rejects values that are not finite. */
  public Limit {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("limit " + value + " is not finite");
    }
  }

  /** The value in metres above {@code reference}. */
  public double metres() {
    return switch (unit) {
      case M -> value;
      case FT -> value * 0.3048;
      case FL -> value * 30.48;
    };
  }

  /** As {@link #parse} reads it: {@code 300 m AMSL}, {@code FL 195}; every digit is kept. */
  public String text() {
    String number = new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    if (unit == Unit.FL) {
      return "FL ".concat(number);
    }
    String height = number.concat(unit == Unit.M ? " m" : " ft");
    return reference == Reference.UNKNOWN ? height : height + " " + reference.name();
  }

  /**
   * Reads {@code 300 m AMSL}, {@code 400ft AGL}, {@code FL 195}, {@code 120}. A number without a
   * unit is metres, one without a reference has none.
   *
   * @return null if the text is not a limit
   */
  public static @Nullable Limit parse(String text) {
    String s = text.trim().toUpperCase(Locale.ROOT);
    boolean level = s.startsWith("FL");
    int at = level ? 2 : 0;
    while (at < s.length() && s.charAt(at) == ' ') {
      at++;
    }
    int end = at;
    while (end < s.length() && (isDigit(s.charAt(end)) || "+-.".indexOf(s.charAt(end)) >= 0)) {
      end++;
    }
    double value = number(s.substring(at, end));
    String rest = s.substring(end).trim();
    if (Double.isNaN(value)) {
      return null;
    }
    if (level) {
      return rest.isEmpty() || rest.equals("STD") ? new Limit(value, Unit.FL, Reference.STD) : null;
    }
    Unit unit = Unit.M;
    int word = wordEnd(rest);
    switch (rest.substring(0, word)) {
      case "M", "METRES", "METERS" -> rest = rest.substring(word).trim();
      case "FT", "FEET" -> {
        unit = Unit.FT;
        rest = rest.substring(word).trim();
      }
      default -> {
        // no unit: what follows can only be the reference
      }
    }
    Reference reference = reference(rest);
    return reference == null ? null : new Limit(value, unit, reference);
  }

  private static int wordEnd(String s) {
    int end = 0;
    while (end < s.length() && s.charAt(end) >= 'A' && s.charAt(end) <= 'Z') {
      end++;
    }
    return end;
  }

  private static @Nullable Reference reference(String word) {
    return switch (word) {
      case "" -> Reference.UNKNOWN;
      case "AGL", "GND", "SFC", "ABOVE GROUND" -> Reference.AGL;
      case "AMSL", "MSL", "ABOVE SEA LEVEL" -> Reference.AMSL;
      case "WGS84", "WGS 84", "HAE" -> Reference.WGS84;
      case "STD" -> Reference.STD;
      default -> null;
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static double number(String digits) {
    if (digits.isEmpty() || digits.length() > 20) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(digits);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
