package org.sightline.zonefiles;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.zonefiles.GazetteAngle.Axis;
import org.sightline.zonefiles.GazetteAngle.Fault;
import org.sightline.zonefiles.GazetteToken.Kind;

/**
 * Finds the angles in a line of a gazette: {@code 48°51'30"N}, {@code N 48 51 30}, {@code 485130N},
 * {@code 48°51,5' N}, {@code 48.8583° N}, with any of the signs that printers use.
 *
 * <p>A letter or word for the hemisphere stands behind the numbers or before them, all through a
 * line alike: of the two readings the one that uses more of its numbers is taken. {@code O} alone
 * is Ouest in French and Ost in German: it is taken only where the text says which.
 */
final class GazetteAngles {
  private final String line;
  private final List<GazetteToken> tokens;
  private final int east;
  private final List<GazetteAngle> angles = new ArrayList<>();
  private int numbersUsed;

  private GazetteAngles(String line, List<GazetteToken> tokens, int east) {
    this.line = line;
    this.tokens = tokens;
    this.east = east;
  }

  /**
   * All angles of a line, in their order.
   *
   * @param eastO what the letter O means: 1 east, −1 west, 0 not stated
   */
  static List<GazetteAngle> in(String line, int eastO) {
    List<GazetteToken> tokens = GazetteToken.of(line);
    GazetteAngles behind = new GazetteAngles(line, tokens, eastO).read(false);
    GazetteAngles before = new GazetteAngles(line, tokens, eastO).read(true);
    return before.numbersUsed > behind.numbersUsed ? before.angles : behind.angles;
  }

  private GazetteAngles read(boolean letterFirst) {
    int at = 0;
    while (at < tokens.size()) {
      at = letterFirst ? letterFirst(at) : letterLast(at);
    }
    return this;
  }

  /** An angle that begins here with its letter; where to go on. */
  private int letterFirst(int at) {
    GazetteToken letter = tokens.get(at);
    int next = at + 1;
    if (letter.kind() == Kind.HEMISPHERE && is(next, Kind.SIGN)) {
      next += ":=.".contains(tokens.get(next).in(line)) ? 1 : 0;
    }
    boolean angle = letter.kind() == Kind.HEMISPHERE && is(next, Kind.NUMBER);
    Numbers numbers = angle ? Numbers.at(line, tokens, next, letter) : null;
    if (numbers == null) {
      return at + 1;
    }
    add(numbers, letter, letter.from());
    return numbers.end();
  }

  private int letterLast(int at) {
    Numbers numbers = is(at, Kind.NUMBER) ? longest(at) : null;
    if (numbers == null) {
      return at + 1;
    }
    int end = numbers.end();
    boolean letter = is(end, Kind.HEMISPHERE) && tokens.get(end - 1).touches(tokens.get(end), line);
    if (letter) {
      Numbers packed = Numbers.at(line, tokens, at, tokens.get(end));
      add(packed == null ? numbers : packed, tokens.get(end), tokens.get(at).from());
      return end + 1;
    }
    if (numbers.marked() && numbers.parts() > 1) {
      add(numbers, null, tokens.get(at).from());
      return end;
    }
    return at + 1;
  }

  private @Nullable Numbers longest(int at) {
    return Numbers.at(line, tokens, at, null);
  }

  private boolean is(int at, Kind kind) {
    return at < tokens.size() && tokens.get(at).kind() == kind;
  }

  private void add(Numbers numbers, @Nullable GazetteToken letter, int from) {
    int to = tokens.get(numbers.end() - 1).to();
    Fault fault = numbers.fault();
    Axis axis = Axis.UNKNOWN;
    double deg = numbers.deg();
    if (letter == null) {
      fault = Fault.NO_LETTER;
    } else {
      axis = Math.abs(letter.sense()) == 1 ? Axis.LATITUDE : Axis.LONGITUDE;
      to = Math.max(to, letter.to());
      boolean unclear = letter.sense() == 3 && east == 0;
      boolean far = deg > (axis == Axis.LATITUDE ? 90 : 180);
      fault = unclear ? Fault.AMBIGUOUS_O : far ? Fault.OUT_OF_RANGE : fault;
      deg *= letter.sense() == 3 ? east : Integer.signum(letter.sense());
    }
    numbersUsed += letter == null ? 0 : numbers.parts();
    angles.add(new GazetteAngle(deg, axis, numbers.stepDeg(), fault, from, to));
  }

  /**
   * The numbers of one angle.
   *
   * @param deg degrees, no sign
   * @param stepDeg the step of the last printed digit
   * @param parts how many numbers there are
   * @param marked whether a sign for degrees stands behind the first
   * @param fault what is wrong with them
   * @param end the token behind them
   */
  private record Numbers(
      double deg, double stepDeg, int parts, boolean marked, Fault fault, int end) {
    private static final Kind[] MARKS = {Kind.DEGREE, Kind.MINUTE, Kind.SECOND};

    /**
     * Reads as many as there are.
     *
     * @param letter the letter that goes with them, which tells how digits in one are cut; null if
     *     not known
     */
    static @Nullable Numbers at(
        String line, List<GazetteToken> tokens, int from, @Nullable GazetteToken letter) {
      String[] parts = {"0", "0", "0"};
      boolean marked = false;
      int n = 0;
      int at = from;
      while (n < 3 && at < tokens.size() && tokens.get(at).kind() == Kind.NUMBER) {
        parts[n] = tokens.get(at).in(line).replace(',', '.');
        at++;
        boolean sign = at < tokens.size() && tokens.get(at).kind() == MARKS[n];
        boolean between = at < tokens.size() && tokens.get(at).kind() == Kind.BETWEEN;
        marked |= sign && n == 0;
        at += sign || (between && n < 2) ? 1 : 0;
        n++;
        boolean whole = parts[n - 1].indexOf('.') < 0;
        boolean follows = at < tokens.size() && tokens.get(at).kind() == Kind.NUMBER && whole;
        if (!follows || !(sign || between || pair(tokens, at, line))) {
          break;
        }
      }
      Numbers packed = n == 1 && !marked && letter != null ? packed(parts[0], letter, at) : null;
      return packed != null ? packed : of(parts, n, marked, at);
    }

    /** Whether a number with nothing but a gap before it has two digits, as minutes have. */
    private static boolean pair(List<GazetteToken> tokens, int at, String line) {
      GazetteToken number = tokens.get(at);
      String digits = number.in(line);
      int whole = 0;
      while (whole < digits.length() && Character.isDigit(digits.charAt(whole))) {
        whole++;
      }
      return whole == 2 && tokens.get(at - 1).touches(number, line);
    }

    private static Numbers of(String[] parts, int n, boolean marked, int end) {
      double minutes = OpenAirText.number(parts[1]);
      double seconds = OpenAirText.number(parts[2]);
      double deg = OpenAirText.number(parts[0]) + minutes / 60 + seconds / 3600;
      double step = step(parts[n - 1]) / (n == 1 ? 1 : n == 2 ? 60 : 3600);
      return new Numbers(deg, step, n, marked, fault(minutes, seconds, deg), end);
    }

    /** {@code 485130}, {@code 0021740.5}, {@code 4851}. */
    private static @Nullable Numbers packed(String digits, GazetteToken letter, int end) {
      int degrees = Math.abs(letter.sense()) == 1 ? 2 : 3;
      int dot = digits.indexOf('.');
      int rest = (dot < 0 ? digits.length() : dot) - degrees;
      if (rest != 2 && rest != 4) {
        return null;
      }
      String minutes =
          rest == 2 ? digits.substring(degrees) : digits.substring(degrees, degrees + 2);
      String seconds = rest == 2 ? "0" : digits.substring(degrees + 2);
      String[] parts = {digits.substring(0, degrees), minutes, seconds};
      return of(parts, rest == 2 ? 2 : 3, false, end);
    }

    private static double step(String digits) {
      int dot = digits.indexOf('.');
      return Math.pow(10, dot < 0 ? 0 : -(digits.length() - dot - 1));
    }

    private static Fault fault(double minutes, double seconds, double deg) {
      if (!(minutes <= 60) || !(seconds <= 60) || !(deg <= 180)) {
        return Fault.OUT_OF_RANGE;
      }
      return minutes == 60 || seconds == 60 ? Fault.SIXTY : Fault.NONE;
    }
  }
}
