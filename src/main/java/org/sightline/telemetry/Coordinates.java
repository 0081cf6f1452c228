package org.sightline.telemetry;

import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;

/**
 * Latitudes and longitudes as metadata writes them: degrees, minutes and seconds with a letter for
 * the hemisphere (Exif 3.0 §4.6.6, XMP specification part 2 §1.2.7.4: {@code DDD,MM.mmk} and {@code
 * DDD,MM,SSk}), or one signed number of degrees.
 */
final class Coordinates {
  private Coordinates() {}

  /**
   * What a pair of fields says.
   *
   * @param position the position; null if it cannot be believed, then {@code problem} says why
   * @param problem why there is no position; null if there is one
   * @param stepDeg the finest step that the way it is written can express, degrees
   * @param seen the values as found, for messages; empty if there is a position
   */
  record Pair(
      @Nullable LatLon position, Position.@Nullable State problem, double stepDeg, String seen) {
    /** The same with the values as found. */
    Pair of(String values) {
      return new Pair(position, problem, stepDeg, values);
    }
  }

  /**
   * One coordinate before its partner is known.
   *
   * @param degrees signed if the hemisphere is known; NaN with a problem
   * @param signed whether the hemisphere is known
   * @param problem what is wrong with it alone; null if nothing
   * @param stepDeg finest step of its written form
   */
  record Half(double degrees, boolean signed, Position.@Nullable State problem, double stepDeg) {}

  /** A pair of texts, with the letters at their ends or apart. */
  static Pair ofTexts(
      @Nullable String lat,
      @Nullable String latRef,
      @Nullable String lon,
      @Nullable String lonRef,
      boolean signedByFormat) {
    Half latHalf = ofText(lat, latRef, "NS");
    Half lonHalf = ofText(lon, lonRef, "EW");
    Pair pair = join(latHalf, lonHalf, signedByFormat);
    return pair.position() != null ? pair : pair.of(seen(lat, latRef) + ", " + seen(lon, lonRef));
  }

  private static String seen(@Nullable String value, @Nullable String ref) {
    String text = value == null ? "nothing" : value;
    text = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return ref == null ? text : text + ' ' + (ref.length() > 8 ? ref.substring(0, 8) : ref);
  }

  private static Half ofText(@Nullable String text, @Nullable String ref, String letters) {
    if (text == null) {
      return new Half(Double.NaN, false, Position.State.EMPTY, 0);
    }
    double[] numbers = Numbers.all(text);
    String letter = ref;
    if (letter == null && Character.isLetter(text.charAt(text.length() - 1))) {
      letter = text.substring(text.length() - 1);
    }
    boolean negative = text.indexOf('-') >= 0;
    return ofNumbers(numbers, new double[4], letter, letters, negative);
  }

  /**
   * One coordinate from its numbers.
   *
   * @param numbers degrees, then minutes and seconds where given; 0/0 is NaN
   * @param denominators of the same, 0 where it is not a fraction
   * @param ref the hemisphere's letter; null if there is none
   * @param letters the two allowed, positive first
   * @param negative whether the degrees carry a minus sign
   */
  static Half ofNumbers(
      double @Nullable [] numbers,
      double[] denominators,
      @Nullable String ref,
      String letters,
      boolean negative) {
    if (numbers == null || numbers.length == 0 || allNaN(numbers)) {
      return new Half(Double.NaN, false, Position.State.EMPTY, 0);
    }
    double degrees = Math.abs(numbers[0]);
    double minutes = part(numbers, 1);
    double seconds = part(numbers, 2);
    double sum = degrees + minutes / 60 + seconds / 3600;
    if (!Double.isFinite(sum) || Double.isNaN(numbers[0])) {
      return new Half(Double.NaN, false, Position.State.UNDECODABLE, 0);
    }
    double limit = letters.charAt(0) == 'N' ? 90 : 180;
    // 60 seconds happen by rounding; more minutes or seconds than that are another unit
    if (sum > limit || minutes < 0 || minutes > 60 || seconds < 0 || seconds > 60) {
      return new Half(sum, false, Position.State.IMPLAUSIBLE, 0);
    }
    double step = stepDeg(numbers, denominators);
    char letter = ref == null || ref.isEmpty() ? ' ' : Character.toUpperCase(ref.charAt(0));
    if (letter == letters.charAt(1)) {
      return new Half(-sum, true, null, step);
    }
    if (letter == letters.charAt(0) && negative && sum != 0) {
      // 46° below zero and north: one of the two is wrong, and a guess would be half a globe off
      return new Half(sum, false, Position.State.NO_HEMISPHERE, step);
    }
    if (letter == letters.charAt(0)) {
      return new Half(sum, true, null, step);
    }
    return new Half(negative ? -sum : sum, false, null, step);
  }

  private static boolean allNaN(double[] numbers) {
    for (double number : numbers) {
      if (!Double.isNaN(number)) {
        return false;
      }
    }
    return true;
  }

  private static double part(double[] numbers, int index) {
    return index < numbers.length && !Double.isNaN(numbers[index]) ? numbers[index] : 0;
  }

  /** The step of the last part that is in use: minutes where the seconds are a plain zero. */
  private static double stepDeg(double[] numbers, double[] denominators) {
    double unit = 1;
    double step = 1;
    for (int i = 0; i < Math.min(numbers.length, 3); i++) {
      double number = part(numbers, i);
      double denominator = i < denominators.length ? denominators[i] : 0;
      if (i == 0 || number != 0) {
        step = decimalStep(number, denominator) * unit;
      }
      unit /= 60;
    }
    return step;
  }

  /** The place value of the last decimal in use; one over the denominator if it is no decimal. */
  private static double decimalStep(double number, double denominator) {
    double scale = 1;
    for (int places = 0; places <= 10; places++) {
      double scaled = number * scale;
      if (Math.abs(scaled - Math.rint(scaled)) < 1e-4 && Math.abs(scaled) < 1e13) {
        return 1 / scale;
      }
      scale *= 10;
    }
    return denominator > 1 ? 1 / denominator : 1e-10;
  }

  /** Both coordinates together. */
  static Pair join(Half lat, Half lon, boolean signedByFormat) {
    if (lat.problem() != null || lon.problem() != null) {
      return new Pair(null, worse(lat.problem(), lon.problem()), 0, "");
    }
    // the finer of both: a whole minute in one may be chance, in both it is the format
    double step = Math.min(lat.stepDeg(), lon.stepDeg());
    if (lat.degrees() == 0 && lon.degrees() == 0) {
      return new Pair(null, Position.State.ZEROED, step, "");
    }
    boolean anyMinus = lat.degrees() < 0 || lon.degrees() < 0;
    boolean signedPair = !lat.signed() && !lon.signed() && (signedByFormat || anyMinus);
    if (!signedPair && (!lat.signed() || !lon.signed())) {
      return new Pair(null, Position.State.NO_HEMISPHERE, step, "");
    }
    return new Pair(new LatLon(lat.degrees(), lon.degrees()), null, step, "");
  }

  /** The state of a pair of which one half or both have a problem. */
  private static Position.State worse(Position.@Nullable State lat, Position.@Nullable State lon) {
    if (lat == lon && lat != null) {
      return lat;
    }
    if ((lat == Position.State.NO_HEMISPHERE && lon == null)
        || (lon == Position.State.NO_HEMISPHERE && lat == null)) {
      return Position.State.NO_HEMISPHERE;
    }
    if (lat == Position.State.IMPLAUSIBLE || lon == Position.State.IMPLAUSIBLE) {
      return Position.State.IMPLAUSIBLE;
    }
    return Position.State.UNDECODABLE;
  }
}
