package org.sightline.zonefiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sightline.zonefiles.GazetteAngle.Axis;
import org.sightline.zonefiles.GazetteAngle.Fault;
import org.sightline.zonefiles.GazetteToken.Kind;

/**
 * A personal privacy zone in one line: {@code private circle 300 m round 46.123, 7.456 "home"},
 * latitude first, in decimal degrees or as in a gazette; {@code offset: yes} behind it says that
 * the centre was moved away from the address.
 */
final class PrivateLine {
  private static final String QUOTES = "\"“”„«»";

  private PrivateLine() {}

  /** Whether a line is meant as one. */
  static boolean is(String line) {
    return start(line) > 0;
  }

  /**
   * Whether it may have been meant as one: a circle round decimal numbers, begun in other words.
   */
  static boolean isMisspelt(String line) {
    String words = line.toLowerCase(Locale.ROOT);
    int round = Math.max(words.indexOf(" round "), words.indexOf(" around "));
    int numbers = 0;
    for (int i = Math.max(0, round) + 1; round >= 0 && i < words.length() - 1; i++) {
      boolean point = words.charAt(i) == '.' && Character.isDigit(words.charAt(i - 1));
      numbers += point && Character.isDigit(words.charAt(i + 1)) ? 1 : 0;
    }
    return !is(line) && (words.contains("circle") || words.contains("private")) && numbers >= 2;
  }

  /** Behind the two words that begin one, however they are set apart; 0 if they are not there. */
  private static int start(String line) {
    int from = 0;
    for (String word : new String[] {"private", "circle"}) {
      while (from < line.length() && isBetween(line.charAt(from))) {
        from++;
      }
      if (!line.regionMatches(true, from, word, 0, word.length())) {
        return 0;
      }
      from += word.length();
    }
    return from;
  }

  private static boolean isBetween(char c) {
    return GazetteToken.isGap(c) || "-*•>\ufeff".indexOf(c) >= 0;
  }

  /** Reads one; what is not understood is said on the draft. */
  static void read(String line, int eastO, ZoneDraft draft) {
    draft.put("private", "true");
    draft.put("kind", "private");
    StringBuilder rest = new StringBuilder(line.substring(start(line)));
    List<GazetteAngle> angles = GazetteAngles.in(rest.toString(), eastO);
    List<Double> centre = new ArrayList<>();
    for (GazetteAngle angle : angles) {
      boolean good = angle.fault() == Fault.NONE || angle.fault() == Fault.SIXTY;
      boolean first = centre.isEmpty() == (angle.axis() == Axis.LATITUDE);
      centre.add(good && first ? angle.deg() : Double.NaN);
      for (int i = angle.from(); i < angle.to(); i++) {
        rest.setCharAt(i, '\t');
      }
    }
    draft.put("name", name(rest));
    double radius = numbers(rest.toString(), centre);
    String tail = rest.toString().toLowerCase(Locale.ROOT);
    int offset = tail.indexOf("offset");
    draft.put("offset", offset >= 0 && tail.indexOf("yes", offset) > 0 ? "yes" : "no");
    if (centre.size() != 2 || Double.isNaN(centre.get(0) + centre.get(1)) || !(radius > 0)) {
      draft.unusable(
          null, "is not understood: write private circle 300 m round LATITUDE, LONGITUDE \"NAME\"");
    } else {
      draft.circle(centre.get(0), centre.get(1), radius);
    }
  }

  /** What stands in quotes, which is then blanked; "private zone" if nothing does. */
  private static String name(StringBuilder rest) {
    int from = 0;
    while (from < rest.length() && QUOTES.indexOf(rest.charAt(from)) < 0) {
      from++;
    }
    int to = from + 1;
    while (to < rest.length() && QUOTES.indexOf(rest.charAt(to)) < 0) {
      to++;
    }
    if (to >= rest.length()) {
      return "private zone";
    }
    String name = rest.substring(from + 1, to);
    for (int i = from; i <= to; i++) {
      rest.setCharAt(i, '\t');
    }
    return name;
  }

  /** The radius in metres; numbers without a unit are added to the centre. */
  private static double numbers(String rest, List<Double> centre) {
    double radius = Double.NaN;
    List<GazetteToken> tokens = GazetteToken.of(rest);
    for (int i = 0; i < tokens.size(); i++) {
      GazetteToken token = tokens.get(i);
      if (token.kind() == Kind.NUMBER) {
        String digits = token.in(rest);
        boolean more = i + 1 < tokens.size() && token.touches(tokens.get(i + 1), rest);
        double unit = more ? Lengths.metres(tokens.get(i + 1).in(rest)) : Double.NaN;
        boolean minus = token.from() > 0 && "-−".indexOf(rest.charAt(token.from() - 1)) >= 0;
        if (Double.isNaN(unit)) {
          double value = OpenAirText.number(digits.replace(',', '.'));
          centre.add(minus ? -value : value);
        } else {
          radius = Lengths.of(digits, unit);
        }
      }
    }
    return radius;
  }
}
