package org.sightline.zonefiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A piece of a line of a gazette.
 *
 * @param kind what it is
 * @param from where it begins in the line
 * @param to where it ends
 * @param sense of a hemisphere: 1 north, −1 south, 2 east, −2 west, 3 an O; else 0
 */
record GazetteToken(Kind kind, int from, int to, int sense) {
  /** What a piece of a line can be. */
  enum Kind {
    /** Digits, with decimals behind a point or comma. */
    NUMBER,
    /** A sign or word for degrees. */
    DEGREE,
    /** A sign or word for minutes. */
    MINUTE,
    /** A sign or word for seconds. */
    SECOND,
    /** A colon, hyphen or point between digits. */
    BETWEEN,
    /** A letter or word for a hemisphere. */
    HEMISPHERE,
    /** Any other word. */
    WORD,
    /** Any other sign. */
    SIGN
  }

  private static final String DEGREES = "°º˚⁰∘";
  private static final String MINUTES = "'’‘′´`ʹˊ‛";
  private static final String SECONDS = "\"”“″ʺ„¨";

  /** Whether two pieces stand with nothing but a gap between them. */
  boolean touches(GazetteToken next, String line) {
    for (int i = to; i < next.from; i++) {
      if (!isGap(line.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  String in(String line) {
    return line.substring(from, to);
  }

  /** Blanks of all widths. */
  static boolean isGap(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\u202f' || (c >= '\u2000' && c <= '\u200b');
  }

  /** Whether a sign belongs to an angle and nothing else in such a text. */
  static boolean isDegreeSign(char c) {
    return DEGREES.indexOf(c) >= 0 || c == '″' || c == '′';
  }

  /** The pieces of a line. */
  static List<GazetteToken> of(String line) {
    List<GazetteToken> tokens = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (isGap(c)) {
        at++;
        continue;
      }
      GazetteToken token =
          isDigit(line, at)
              ? new GazetteToken(Kind.NUMBER, at, numberEnd(line, at), 0)
              : isLetter(c) ? word(line, at) : sign(line, at);
      tokens.add(token);
      at = token.to;
    }
    return tokens;
  }

  /** Some signs for degrees and primes are letters to Unicode. */
  private static boolean isLetter(char c) {
    return Character.isLetter(c)
        && DEGREES.indexOf(c) < 0
        && MINUTES.indexOf(c) < 0
        && SECONDS.indexOf(c) < 0;
  }

  private static boolean isDigit(String line, int i) {
    return i >= 0 && i < line.length() && line.charAt(i) >= '0' && line.charAt(i) <= '9';
  }

  private static int digitsEnd(String line, int from) {
    int end = from;
    while (isDigit(line, end)) {
      end++;
    }
    return end;
  }

  private static int numberEnd(String line, int from) {
    int end = digitsEnd(line, from);
    boolean decimal =
        end < line.length() && ".,".indexOf(line.charAt(end)) >= 0 && isDigit(line, end + 1);
    if (!decimal) {
      return end;
    }
    int last = digitsEnd(line, end + 1);
    // 48.51.30 is degrees, minutes and seconds, and so is the rest of it
    boolean dotted =
        line.startsWith(".", end) && line.startsWith(".", last) && isDigit(line, last + 1);
    boolean afterDot = from > 1 && line.charAt(from - 1) == '.' && isDigit(line, from - 2);
    return dotted || (afterDot && line.startsWith(".", end)) ? end : last;
  }

  private static GazetteToken word(String line, int from) {
    int end = from;
    while (end < line.length() && isLetter(line.charAt(end))) {
      end++;
    }
    String word = line.substring(from, end).toUpperCase(Locale.ROOT);
    int sense = sense(word);
    if (sense != 0) {
      return new GazetteToken(Kind.HEMISPHERE, from, end, sense);
    }
    Kind kind = wordKind(word);
    // P1, A12: one word with its number
    while (kind == Kind.WORD && isDigit(line, end)) {
      end++;
    }
    return new GazetteToken(kind, from, end, 0);
  }

  private static Kind wordKind(String word) {
    return switch (word) {
      case "DEG", "DEGREES", "DEGRES", "DEGRÉS", "GRAD", "GRADOS", "D" -> Kind.DEGREE;
      case "MIN", "MINUTES", "MINUTEN", "MINUTOS" -> Kind.MINUTE;
      case "SEC", "SECONDS", "SECONDES", "SEKUNDEN", "SEGUNDOS" -> Kind.SECOND;
      default -> Kind.WORD;
    };
  }

  private static int sense(String word) {
    return switch (word) {
      case "N", "NORTH", "NORD", "NORTE" -> 1;
      case "S", "SOUTH", "SUD", "SÜD", "SUR", "SUL" -> -1;
      case "E", "EAST", "EST", "ESTE", "OST", "OOST", "LESTE" -> 2;
      case "W", "WEST", "OUEST", "OESTE", "OVEST" -> -2;
      case "O" -> 3;
      default -> 0;
    };
  }

  private static GazetteToken sign(String line, int at) {
    char c = line.charAt(at);
    boolean twice = at + 1 < line.length() && MINUTES.indexOf(line.charAt(at + 1)) >= 0;
    if (DEGREES.indexOf(c) >= 0) {
      return new GazetteToken(Kind.DEGREE, at, at + 1, 0);
    } else if (MINUTES.indexOf(c) >= 0) {
      // seconds are often two single primes
      return new GazetteToken(twice ? Kind.SECOND : Kind.MINUTE, at, twice ? at + 2 : at + 1, 0);
    } else if (SECONDS.indexOf(c) >= 0) {
      return new GazetteToken(Kind.SECOND, at, at + 1, 0);
    }
    boolean between = ":-.–".indexOf(c) >= 0 && isDigit(line, at - 1) && isDigit(line, at + 1);
    return new GazetteToken(between ? Kind.BETWEEN : Kind.SIGN, at, at + 1, 0);
  }
}
