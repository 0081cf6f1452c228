package org.sightline.zonefiles;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.zonefiles.GazetteToken.Kind;

/**
 * What one line of a gazette says.
 *
 * @param text the line
 * @param angles the angles in it
 * @param lead the words before its first angle, its number left out; empty if there are none
 * @param words how many words it has beside angles, numbering and lengths
 * @param number the number of its corner: 1 for 1, P1 or A; 0 if it has none
 * @param radiusM a length in it, metres; NaN if there is none
 * @param isRound whether it speaks of a circle or a radius
 * @param isBent whether it speaks of arcs, coasts, rivers or borders
 * @param isBroken whether signs of degrees are left that belong to no angle
 */
record GazetteLine(
    String text,
    List<GazetteAngle> angles,
    String lead,
    int words,
    int number,
    double radiusM,
    boolean isRound,
    boolean isBent,
    boolean isBroken) {
  private static final int MAX_LINE = 500_000;

  /** So many angles in one line are a list of places. */
  private static final int MIN_LIST = 6;

  /** Copies the list. */
  GazetteLine {
    angles = List.copyOf(angles);
  }

  /**
   * Reads a line.
   *
   * @param eastO what the letter O means: 1 east, −1 west, 0 not stated
   */
  static GazetteLine of(String line, int eastO) {
    String text = line.length() > MAX_LINE ? line.substring(0, MAX_LINE) : line;
    List<GazetteAngle> angles = GazetteAngles.in(text, eastO);
    StringBuilder rest = new StringBuilder(text);
    for (GazetteAngle angle : angles) {
      for (int i = angle.from(); i < angle.to(); i++) {
        rest.setCharAt(i, '\t');
      }
    }
    return new Reading(rest.toString()).line(text, angles, line.length() > MAX_LINE);
  }

  /** Whether it gives places and does not only speak of one. */
  boolean isPlaces() {
    return !angles.isEmpty() && (leadWords() <= 4 || angles.size() >= MIN_LIST || isCircle());
  }

  private int leadWords() {
    int count = 0;
    for (GazetteToken token : GazetteToken.of(lead)) {
      count += token.kind() == Kind.WORD ? 1 : 0;
    }
    return count;
  }

  /** A circle in one line. */
  boolean isCircle() {
    return isRound && angles.size() == 2 && !Double.isNaN(radiusM);
  }

  /** What is left of a line without its angles, while it is looked through. */
  private static final class Reading {
    private final String rest;
    private final List<GazetteToken> tokens;
    private int words;
    private int number;
    private double radiusM = Double.NaN;
    private boolean isRound;
    private boolean isDiameter;
    private boolean isBent;
    private boolean isBroken;
    private int bare;

    Reading(String rest) {
      this.rest = rest;
      this.tokens = GazetteToken.of(rest);
    }

    GazetteLine line(String text, List<GazetteAngle> angles, boolean cut) {
      int first = angles.isEmpty() ? text.length() : angles.get(0).from();
      // a letter before a whole list is the zone's name
      int lead = angles.size() >= MIN_LIST ? 0 : label(first);
      for (int i = lead; i < tokens.size(); i++) {
        token(i);
      }
      String before =
          lead < tokens.size() && tokens.get(lead).from() < first
              ? rest.substring(tokens.get(lead).from(), first).strip()
              : "";
      double radius = isDiameter ? radiusM / 2 : radiusM;
      isBroken |= angles.isEmpty() && words <= 1 && bare >= 2;
      return new GazetteLine(
          text, angles, plain(before), words, number, radius, isRound, isBent, isBroken || cut);
    }

    private static String plain(String lead) {
      int end = lead.length();
      while (end > 0 && " :-–—,;=".indexOf(lead.charAt(end - 1)) >= 0) {
        end--;
      }
      return lead.substring(0, end);
    }

    /** Past the number of a corner, if the line begins with one. */
    private int label(int before) {
      int at = 0;
      while (at < tokens.size()
          && (isSign(at) || isLabelWord(at))
          && tokens.get(at).from() < before) {
        at++;
      }
      boolean numbered =
          at < tokens.size() && tokens.get(at).from() < before && (number = number(at)) > 0;
      if (!numbered) {
        return 0;
      }
      at++;
      while (at < tokens.size() && isSign(at) && tokens.get(at).from() < before) {
        at++;
      }
      return at;
    }

    private boolean isSign(int at) {
      Kind kind = tokens.get(at).kind();
      return kind == Kind.SIGN
          || kind == Kind.BETWEEN
          || kind == Kind.MINUTE
          || kind == Kind.DEGREE;
    }

    private boolean isLabelWord(int at) {
      String word = tokens.get(at).in(rest).toUpperCase(Locale.ROOT);
      return switch (word) {
        case "POINT", "POINTS", "PT", "PUNKT", "PUNTO", "PONTO", "VERTEX", "SOMMET", "ECKPUNKT" ->
            true;
        case "CORNER", "NO", "NR", "NUM", "VÉRTICE", "VERTICE", "BOD" -> true;
        default -> false;
      };
    }

    /** 1 for 1, P1 or A; 0 if it numbers nothing. */
    private int number(int at) {
      String word = tokens.get(at).in(rest);
      int digits = 0;
      while (digits < word.length() && Character.isLetter(word.charAt(digits))) {
        digits++;
      }
      String tail = word.substring(digits);
      if (tail.isEmpty()) {
        int letter = Character.toUpperCase(word.charAt(0)) - 'A' + 1;
        return digits == 1 && letter >= 1 && letter <= 26 ? letter : 0;
      }
      boolean whole = tail.indexOf('.') < 0 && tail.indexOf(',') < 0;
      double value = digits <= 3 && whole ? OpenAirText.number(tail) : 0;
      return value >= 1 && value <= 9999 ? (int) value : 0;
    }

    private void token(int at) {
      GazetteToken token = tokens.get(at);
      String word = token.in(rest);
      if (token.kind() == Kind.NUMBER) {
        length(at, word);
        // a place in decimal degrees, or in digits without letters
        bare += word.length() >= 6 || word.indexOf('.') > 0 ? 1 : 0;
      } else if (token.kind() == Kind.WORD) {
        words += isNeutral(word) ? 0 : 1;
        isRound |= isRoundWord(word);
        isDiameter |= isDiameterWord(word);
        isBent |= isBentWord(word);
      } else if (word.length() == 1 && GazetteToken.isDegreeSign(word.charAt(0))) {
        isBroken = true;
      }
    }

    private void length(int at, String digits) {
      double unit =
          at + 1 < tokens.size() && tokens.get(at).touches(tokens.get(at + 1), rest)
              ? Lengths.metres(tokens.get(at + 1).in(rest))
              : Double.NaN;
      if (!Double.isNaN(unit)) {
        double metres = Lengths.of(grouped(at, digits), unit);
        // two lengths: the larger one, so that nothing is lost
        radiusM = Double.isNaN(radiusM) ? metres : Math.max(radiusM, metres);
      }
    }

    /** With the thousands that stand before a blank or a prime: 1 500 m, 1'500 m. */
    private String grouped(int last, String digits) {
      int mark = Math.max(digits.indexOf('.'), digits.indexOf(','));
      int from = last > 0 && tokens.get(last - 1).kind() == Kind.MINUTE ? last - 2 : last - 1;
      boolean group =
          (mark < 0 ? digits.length() : mark) == 3
              && from >= 0
              && tokens.get(from).kind() == Kind.NUMBER
              && tokens.get(from).to() + 1 == tokens.get(last).from();
      String before = group ? tokens.get(from).in(rest) : "";
      boolean thousands = group && before.length() <= 3 && before.charAt(0) != '0';
      return thousands && OpenAirText.number(before) > 0 ? before + digits : digits;
    }

    private static boolean isNeutral(String word) {
      return switch (word.toUpperCase(Locale.ROOT)) {
        case "LAT", "LATITUDE", "LON", "LONG", "LNG", "LONGITUDE", "ET", "AND", "UND", "Y" -> true;
        case "WGS", "WGS84", "LATITUD", "LONGITUD", "BREITE", "LÄNGE", "POINT", "TO", "M", "KM" ->
            true;
        case "NM", "FT", "PUIS", "THEN", "À", "A" -> true;
        default -> false;
      };
    }

    private static boolean isRoundWord(String word) {
      return switch (word.toUpperCase(Locale.ROOT)) {
        case "CIRCLE", "CERCLE", "KREIS", "CÍRCULO", "CIRCULO", "CERCHIO", "CIRKEL" -> true;
        case "RADIUS", "RAYON", "RADIO", "RAGGIO", "RAIO", "UMKREIS", "STRAAL", "PROMIEŃ" -> true;
        case "CIRCULAR", "CIRCULAIRE", "KREISFLÄCHE", "CIRCULARE" -> true;
        default -> isDiameterWord(word);
      };
    }

    private static boolean isDiameterWord(String word) {
      return switch (word.toUpperCase(Locale.ROOT)) {
        case "DIAMETER", "DIAMÈTRE", "DIAMETRE", "DURCHMESSER", "DIÁMETRO", "DIAMETRO" -> true;
        default -> false;
      };
    }

    private static boolean isBentWord(String word) {
      return switch (word.toUpperCase(Locale.ROOT)) {
        case "ARC", "BOGEN", "KREISBOGEN", "ARCO", "CLOCKWISE", "ANTICLOCKWISE" -> true;
        case "COUNTERCLOCKWISE", "HORAIRE", "ANTIHORAIRE", "UHRZEIGERSINN", "ALONG" -> true;
        case "ENTLANG", "LONGEANT", "SUIVANT", "COAST", "COASTLINE", "CÔTE", "KÜSTE" -> true;
        case "KÜSTENLINIE", "RIVER", "RIVIÈRE", "FLEUVE", "FLUSS", "BORDER", "FRONTIÈRE" -> true;
        case "GRENZE", "STAATSGRENZE", "FRONTERA", "COSTA", "RÍO", "SHORELINE", "RIVAGE" -> true;
        default -> false;
      };
    }
  }

  /** The two words of a line such as {@code restricts: CAPTURE}; null if it is none. */
  static @Nullable Property property(String line) {
    int colon = line.indexOf(':');
    int equals = line.indexOf('=');
    int cut = colon < 0 ? equals : equals < 0 ? colon : Math.min(colon, equals);
    String key = cut < 1 || cut > 20 ? "" : line.substring(0, cut).strip().toLowerCase(Locale.ROOT);
    return switch (key) {
      case "id", "name", "kind", "restricts", "floor", "ceiling", "margin", "hours", "private" ->
          new Property(key, line.substring(cut + 1).strip());
      case "offset", "o" -> new Property(key, line.substring(cut + 1).strip());
      default -> null;
    };
  }

  /** A property and what stands behind it. */
  record Property(String key, String value) {}
}
