package org.sightline.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Device;
import org.sightline.telemetry.Fix;

/**
 * A position printed into a picture: degrees with decimals, degrees and minutes, or degrees,
 * minutes and seconds (ISO 6709:2022 annex D), each with its letter N, S, E or W or named latitude
 * and longitude. Numbers without either are not believed.
 */
public final class Overlay {
  /** The source that a position from a picture states. */
  public static final String SOURCE = "text:overlay";

  /** A misread digit puts the camera elsewhere, so lines read with less are not used. */
  private static final double MIN_SCORE = 0.85;

  /** Coarser coordinates, over a hundred metres, say too little. */
  private static final double COARSEST_DEG = 0.00101;

  private static final double METRES_A_DEGREE = 111_320;

  private static final Pattern HALF =
      Pattern.compile(
          // a space before digits is sometimes read as a dot
          "(?:(?<![A-Za-z])(?<letter>[NSEW])[ :=]{0,3}[.]?|(?<![0-9.,]))(?<sign>[-+−])?(?<deg>[0-9]{1,3})"
              + "(?:(?<part>[.,][0-9]{3,9}) ?°?"
              + "| ?[°ºo˚*] ?(?<min>[0-9]{1,2})"
              + "(?:(?<minPart>[.,][0-9]{1,7}) ?['’‘′´`]?"
              + "| ?['’‘′´`] ?(?<sec>[0-9]{1,2})(?<secPart>[.,][0-9]{1,5})?"
              + " ?(?:[\"”″“]|['’‘′´`]{2})?))");
  private static final Pattern LATITUDE = Pattern.compile("(?i)\\blat(?:itude)?[ .:=]*$");
  private static final Pattern LONGITUDE = Pattern.compile("(?i)\\blong?(?:itude)?[ .:=]*$");

  private Overlay() {}

  /**
   * One coordinate.
   *
   * @param isLatitude which
   * @param deg signed
   * @param stepDeg what the last digit is worth
   */
  private record Half(boolean isLatitude, double deg, double stepDeg) {}

  /** The positions printed in a picture, each once. */
  public static List<Fix> positions(List<TextLine> lines) {
    List<Half> halves = new ArrayList<>();
    for (Block block : Block.of(lines)) {
      for (Row row : block.rows()) {
        if (row.score() >= MIN_SCORE) {
          // "LON" is often read with the digit, and its N would be a hemisphere
          halves.addAll(halves(row.text().replace("L0N", "LON")));
        }
      }
    }
    List<Fix> fixes = new ArrayList<>();
    for (int i = 0; i + 1 < halves.size(); i++) {
      Half one = halves.get(i);
      Half other = halves.get(i + 1);
      if (one.isLatitude() != other.isLatitude()) {
        Fix fix = one.isLatitude() ? fix(one, other) : fix(other, one);
        if (fix != null && !fixes.contains(fix)) {
          fixes.add(fix);
        }
        i++;
      }
    }
    return fixes;
  }

  private static @Nullable Fix fix(Half lat, Half lon) {
    double stepDeg = Math.max(lat.stepDeg(), lon.stepDeg());
    if (stepDeg > COARSEST_DEG || (lat.deg() == 0 && lon.deg() == 0)) {
      return null;
    }
    // cut off or rounded, nobody knows: even over one step to either side
    double digitsM = stepDeg * METRES_A_DEGREE / Math.sqrt(3);
    double accuracyM = Math.hypot(digitsM, Device.UNKNOWN.sigmaM());
    LatLon position = new LatLon(lat.deg(), lon.deg());
    return new Fix(null, position, List.of(), accuracyM, "assumed:printed digits", SOURCE);
  }

  private static List<Half> halves(String text) {
    List<Half> halves = new ArrayList<>();
    Matcher matcher = HALF.matcher(text);
    int from = 0;
    while (matcher.find(from)) {
      boolean before = matcher.group("letter") != null;
      int after = before ? -1 : letterAfter(text, matcher.end());
      String letter =
          before ? matcher.group("letter") : after < 0 ? null : text.substring(after, after + 1);
      Half half = half(text, matcher, letter);
      if (half != null) {
        halves.add(half);
      }
      from = after < 0 ? matcher.end() : after + 1;
    }
    return halves;
  }

  private static @Nullable Half half(String text, Matcher at, @Nullable String letter) {
    String sign = at.group("sign");
    boolean minus = sign != null && !sign.equals("+");
    String before = text.substring(Math.max(0, at.start() - 16), at.start());
    boolean latitude = LATITUDE.matcher(before).find();
    boolean longitude = LONGITUDE.matcher(before).find();
    if (letter == null ? !latitude && !longitude : minus) {
      return null;
    }
    boolean isLatitude = letter == null ? latitude : "NS".contains(letter);
    boolean isNegative = letter == null ? minus : "SW".contains(letter);
    double deg = degrees(at);
    if (!(deg <= (isLatitude ? 90 : 180))) {
      return null;
    }
    return new Half(isLatitude, isNegative ? -deg : deg, stepDeg(at));
  }

  /**
   * Where a hemisphere's letter stands after its number; −1 if there is none, or it begins a word.
   */
  private static int letterAfter(String text, int end) {
    int at = end;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    if (at >= text.length() || "NSEW".indexOf(text.charAt(at)) < 0) {
      return -1;
    }
    return at + 1 < text.length() && Character.isLetter(text.charAt(at + 1)) ? -1 : at;
  }

  private static double degrees(Matcher at) {
    double deg = number(at.group("deg"), at.group("part"));
    double min = number(at.group("min"), at.group("minPart"));
    double sec = number(at.group("sec"), at.group("secPart"));
    return min < 60 && sec < 60 ? deg + min / 60 + sec / 3600 : Double.NaN;
  }

  private static double stepDeg(Matcher at) {
    if (at.group("sec") != null) {
      return step(at.group("secPart")) / 3600;
    }
    return at.group("min") != null ? step(at.group("minPart")) / 60 : step(at.group("part"));
  }

  private static double number(@Nullable String whole, @Nullable String part) {
    if (whole == null) {
      return 0;
    }
    return Double.parseDouble(part == null ? whole : whole + '.' + part.substring(1));
  }

  private static double step(@Nullable String part) {
    return part == null ? 1 : Math.pow(10, 1 - part.length());
  }
}
