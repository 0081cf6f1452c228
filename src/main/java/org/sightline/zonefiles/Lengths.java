package org.sightline.zonefiles;

import java.util.Locale;

/** Lengths as people write them: {@code 300 m}, {@code 1,5 km}, {@code 2 NM}, {@code 500 ft}. */
final class Lengths {
  private static final double MILE_M = 1852;
  private static final double FOOT_M = 0.3048;

  private Lengths() {}

  /**
   * A length in words of any country; NaN if it is none. A point or a comma with three digits
   * behind it stands between thousands where the unit is a metre or a foot ({@code 1.500 m}):
   * nobody draws a circle to the millimetre, and the larger one loses nothing.
   *
   * @param digits without a sign
   * @param unitM metres, as of {@link #metres}
   */
  static double of(String digits, double unitM) {
    int mark = Math.max(digits.indexOf('.'), digits.indexOf(','));
    boolean thousands =
        unitM <= 1
            && digits.length() - mark == 4
            && mark > 0
            && mark <= 3
            && digits.charAt(0) != '0';
    String plain = thousands ? digits.substring(0, mark) + digits.substring(mark + 1) : digits;
    return OpenAirText.number(plain.replace(',', '.')) * unitM;
  }

  /**
   * Metres in a unit; NaN if it is not known.
   *
   * @param unit such as {@code m}, {@code km}, {@code NM}, {@code [nmi_i]} or {@code ft}
   */
  static double metres(String unit) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "m", "mtr", "metre", "metres", "meter", "meters", "mètre", "mètres", "metro", "metros" ->
          1;
      case "metri", "metern", "meiter" -> 1;
      case "km", "kilometre", "kilometres", "kilometer", "kilometers", "kilomètre", "kilomètres" ->
          1000;
      case "kilómetro", "kilómetros", "kilometern", "chilometri" -> 1000;
      case "nm", "nmi", "[nmi_i]", "nautical", "sm", "mn", "milles", "seemeilen", "millas" ->
          MILE_M;
      case "ft", "[ft_i]", "feet", "foot", "pieds", "fuss", "fuß" -> FOOT_M;
      default -> Double.NaN;
    };
  }
}
