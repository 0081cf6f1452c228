package org.sightline.telemetry;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;

/**
 * Places as ISO 6709 annex H writes them in one text: {@code +27.1281+100.2508+055.5/}, with
 * degrees, degrees and minutes, or those and seconds, as the digits before the point tell.
 *
 * @param position the place; null if it cannot be believed, 0, 0 included
 * @param problem why there is no place; null if there is one
 * @param stepDeg the finest step that the way it is written can express, degrees
 * @param heightM height as written, metres; NaN if none is
 */
public record Iso6709(
    @Nullable LatLon position, Position.@Nullable State problem, double stepDeg, double heightM)
    implements Serializable {
  private static final int LONGEST = 64;

  /** Reads a text; null if it is none of the kind. */
  public static @Nullable Iso6709 parse(String text) {
    String plain = text.trim();
    int lonAt = sign(plain, 1);
    if (plain.isEmpty() || plain.length() > LONGEST || sign(plain, 0) != 0 || lonAt < 0) {
      return null;
    }
    int end = partEnd(plain, lonAt);
    Coordinates.Half lat = half(plain.substring(0, lonAt), 2, "NS");
    Coordinates.Half lon = half(plain.substring(lonAt, end), 3, "EW");
    double height = Double.NaN;
    if (end < plain.length() && sign(plain, end) == end) {
      height = Numbers.parse(plain.substring(end, partEnd(plain, end)));
    }
    Coordinates.Pair pair = Coordinates.join(lat, lon, true);
    return new Iso6709(pair.position(), pair.problem(), pair.stepDeg(), height);
  }

  private static int sign(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '+' || text.charAt(i) == '-') {
        return i;
      }
    }
    return -1;
  }

  /** Behind the digits that follow a sign. */
  private static int partEnd(String text, int sign) {
    int end = sign + 1;
    while (end < text.length()
        && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    return end;
  }

  /**
   * @param degreeDigits digits of the whole degrees: minutes and seconds follow in twos
   */
  private static Coordinates.Half half(String text, int degreeDigits, String letters) {
    int point = text.indexOf('.');
    int digits = (point < 0 ? text.length() : point) - 1;
    double[] numbers;
    if (digits <= degreeDigits) {
      numbers = new double[] {Numbers.parse(text.substring(1))};
    } else if (digits <= degreeDigits + 2) {
      int minutesAt = 1 + digits - 2;
      numbers =
          new double[] {
            Numbers.parse(text.substring(1, minutesAt)), Numbers.parse(text.substring(minutesAt))
          };
    } else {
      int secondsAt = 1 + digits - 2;
      int minutesAt = secondsAt - 2;
      numbers =
          new double[] {
            Numbers.parse(text.substring(1, minutesAt)),
            Numbers.parse(text.substring(minutesAt, secondsAt)),
            Numbers.parse(text.substring(secondsAt))
          };
    }
    return Coordinates.ofNumbers(numbers, new double[4], null, letters, text.charAt(0) == '-');
  }
}
