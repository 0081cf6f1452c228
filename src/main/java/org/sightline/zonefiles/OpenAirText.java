package org.sightline.zonefiles;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Limit;

/** Reads the coordinates, limits and times of OpenAir records. */
final class OpenAirText {
  private static final double NONE_FT = 99_900;

  private final String text;
  private int at;

  private OpenAirText(String text) {
    this.text = text.toUpperCase(Locale.ROOT);
  }

  /** A place, and whether a minute or second of 60 was carried over. */
  record Place(double latDeg, double lonDeg, boolean carried) {}

  /**
   * Reads as many places as there should be: {@code 53:24:25 N 010:25:10 E}, {@code 53:24.417N
   * 10:25.2E}, {@code 53.407 N 10.42 E}.
   *
   * @return null if the text is not that many places
   */
  static Place @Nullable [] places(String text, int count) {
    OpenAirText reader = new OpenAirText(text);
    Place[] places = new Place[count];
    for (int i = 0; i < count; i++) {
      Place place = reader.place();
      if (place == null) {
        return null;
      }
      places[i] = place;
    }
    reader.gap();
    return reader.at == reader.text.length() ? places : null;
  }

  private @Nullable Place place() {
    double[] lat = angle("N", "S", 90);
    double[] lon = lat == null ? null : angle("E", "W", 180);
    return lat == null || lon == null ? null : new Place(lat[0], lon[0], lat[1] > 0 || lon[1] > 0);
  }

  /** Degrees, and whether 60 was carried over; null if there is none. */
  private double @Nullable [] angle(String positive, String negative, double most) {
    gap();
    int sign = sign(positive, negative);
    double[] parts = {0, 0, 0};
    int n = 0;
    do {
      double part = number();
      if (Double.isNaN(part) || part < 0) {
        return null;
      }
      parts[n++] = part;
    } while (n < 3 && skip(':'));
    gap();
    sign = sign == 0 ? sign(positive, negative) : sign;
    double deg = parts[0] + parts[1] / 60 + parts[2] / 3600;
    boolean odd = parts[1] > 60 || parts[2] > 60 || deg > most;
    boolean carried = parts[1] >= 60 || parts[2] >= 60;
    return sign == 0 || odd ? null : new double[] {sign * deg, carried ? 1 : 0};
  }

  private int sign(String positive, String negative) {
    int sign = text.startsWith(positive, at) ? 1 : text.startsWith(negative, at) ? -1 : 0;
    at += sign == 0 ? 0 : 1;
    if (sign != 0) {
      gap();
    }
    return sign;
  }

  private void gap() {
    while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == ',')) {
      at++;
    }
  }

  private boolean skip(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private double number() {
    int from = at;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    return number(text.substring(from, at));
  }

  /** A plain number; NaN if it is none. */
  static double number(String digits) {
    if (digits.isEmpty() || digits.length() > 20) {
      return Double.NaN;
    }
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+') {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /**
   * A limit, or that there is none.
   *
   * @param limit null if the words mean the ground or unlimited
   * @param unlimited whether they mean unlimited
   * @param understood whether they mean anything
   */
  record Height(@Nullable Limit limit, boolean unlimited, boolean understood) {}

  /**
   * Reads {@code SFC}, {@code FL95}, {@code 2500ft MSL}, {@code 5000}, {@code 300m AGL}, {@code
   * 1000M/SOL}, {@code GND+500ft}, {@code UNLIM}. No unit is feet, no reference is mean sea level.
   */
  static Height height(String words) {
    String s = words.toUpperCase(Locale.ROOT).replace('/', ' ').replace('+', ' ').trim();
    String first = word(s);
    switch (first) {
      case "UNL", "UNLIM", "UNLTD", "UNLIMITED" -> {
        return new Height(null, true, true);
      }
      case "SFC", "GND", "GROUND", "SURFACE", "SOL", "MSL" -> {
        String rest = s.substring(first.length()).trim();
        return rest.isEmpty()
            ? new Height(null, false, true)
            : measured(rest + (first.equals("MSL") ? " MSL" : " AGL"));
      }
      case "FL" -> {
        return measured(s.substring(2).trim() + " FL");
      }
      default -> {
        return measured(s);
      }
    }
  }

  private static Height measured(String s) {
    int end = 0;
    while (end < s.length() && ".0123456789".indexOf(s.charAt(end)) >= 0) {
      end++;
    }
    double value = number(s.substring(0, end));
    Limit.Unit unit = null;
    Limit.Reference reference = null;
    // 1.500ft can only be thousands, but is not written so in this format
    boolean thousands = end > 4 && s.charAt(end - 4) == '.' && s.charAt(0) != '0';
    boolean understood = !Double.isNaN(value) && !thousands;
    String rest = s.substring(end).trim();
    while (!rest.isEmpty() && understood) {
      String word = word(rest);
      rest = rest.substring(Math.max(1, word.length())).trim();
      Limit.Unit u = unit(word);
      Limit.Reference r = reference(word);
      understood = (u != null && unit == null) || (r != null && reference == null);
      unit = u != null ? u : unit;
      reference = r != null ? r : reference;
    }
    if (!understood) {
      return new Height(null, false, false);
    }
    unit = unit == null ? Limit.Unit.FT : unit;
    Limit.Reference from =
        unit == Limit.Unit.FL
            ? Limit.Reference.STD
            : reference == null ? Limit.Reference.AMSL : reference;
    if (value == 0) {
      return new Height(null, false, true);
    }
    Limit limit = new Limit(value, unit, from);
    boolean unlimited = limit.metres() >= NONE_FT * 0.3048;
    return new Height(unlimited ? null : limit, unlimited, true);
  }

  private static Limit.@Nullable Unit unit(String word) {
    return switch (word) {
      case "FT", "F", "FEET" -> Limit.Unit.FT;
      case "M", "MT", "MTR", "METER", "METERS", "METRES" -> Limit.Unit.M;
      case "FL" -> Limit.Unit.FL;
      default -> null;
    };
  }

  private static Limit.@Nullable Reference reference(String word) {
    return switch (word) {
      case "MSL", "AMSL", "ALT", "QNH" -> Limit.Reference.AMSL;
      case "AGL", "GND", "SFC", "ASFC", "AAL", "SOL", "GROUND" -> Limit.Reference.AGL;
      case "STD", "QNE" -> Limit.Reference.STD;
      default -> null;
    };
  }

  private static String word(String s) {
    int end = 0;
    while (end < s.length() && s.charAt(end) >= 'A' && s.charAt(end) <= 'Z') {
      end++;
    }
    return s.substring(0, end);
  }
}
