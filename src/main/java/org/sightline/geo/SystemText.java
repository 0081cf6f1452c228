package org.sightline.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A reference system as written in a file, well-known text of any kind (OGC 01-009 "WKT 1", Esri's
 * {@code .prj}, OGC 18-010 "WKT 2"), taken apart but not interpreted: that is what {@link
 * Reprojection} is for, which costs seconds to start. Enough to see without it that a file is in
 * WGS 84.
 */
public final class SystemText {
  private static final int MAX_LENGTH = 1 << 16;
  private static final int MAX_DEPTH = 24;
  private static final double DEGREE = Math.PI / 180;

  /**
   * One {@code KEYWORD["text",number,OTHER[...]]}.
   *
   * @param keyword upper case
   * @param words texts and numbers among its parts, without quotes
   * @param parts the nested ones
   */
  record Node(String keyword, List<String> words, List<Node> parts) {
    /** The first part with one of the keywords, or null. */
    @Nullable Node part(String... keywords) {
      for (Node part : parts) {
        for (String keyword : keywords) {
          if (part.keyword.equals(keyword)) {
            return part;
          }
        }
      }
      return null;
    }

    String name() {
      return words.isEmpty() ? "" : words.get(0);
    }

    /** A number among its words; NaN if there is none at that place. */
    double number(int at) {
      if (at >= words.size()) {
        return Double.NaN;
      }
      try {
        return Double.parseDouble(words.get(at));
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
  }

  private final Node root;

  private SystemText(Node root) {
    this.root = root;
  }

  /** Takes a text apart; null if it is not well-formed. */
  public static @Nullable SystemText of(String text) {
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    Parser parser = new Parser(text);
    Node root = parser.node(0);
    return root == null || !parser.atEnd() ? null : new SystemText(root);
  }

  Node root() {
    return root;
  }

  /** What the text calls the system. */
  public String name() {
    return root.name();
  }

  /** Whether it is longitude and latitude in degrees on WGS 84, by content and not by code. */
  public boolean isWgs84() {
    Node spheroid = spheroid();
    Node datum = datum();
    Node unit = root.part("UNIT", "ANGLEUNIT");
    Node meridian = root.part("PRIMEM", "PRIMEMERIDIAN");
    return isGeographic()
        && datum != null
        && isWgs84Datum(plain(datum.name()))
        && spheroid != null
        && Math.abs(spheroid.number(1) - 6378137) < 0.01
        && Math.abs(spheroid.number(2) - 298.257223563) < 1e-4
        && (unit == null ? isWkt2() : Math.abs(unit.number(1) - DEGREE) < 1e-9)
        && (meridian == null || meridian.number(1) == 0)
        && root.part("TOWGS84") == null;
  }

  private static boolean isWgs84Datum(String plain) {
    return plain.equals("wgs1984")
        || plain.equals("wgs84")
        || plain.equals("worldgeodeticsystem1984")
        || plain.equals("worldgeodeticsystem1984ensemble");
  }

  /** The EPSG code that the system as a whole states, such as {@code EPSG:2056}; null if none. */
  public @Nullable String epsg() {
    Node id = root.part("AUTHORITY", "ID");
    if (id == null || id.words.size() < 2 || !id.name().equalsIgnoreCase("EPSG")) {
      return null;
    }
    return epsg("EPSG:".concat(id.words.get(1)));
  }

  /**
   * {@code EPSG:n} of {@code EPSG:n}, {@code urn:ogc:def:crs:EPSG:v:n} or the OGC address; null if
   * it is none of them.
   */
  public static @Nullable String epsg(String name) {
    String upper = name.trim().toUpperCase(Locale.ROOT);
    int end = upper.length();
    int at = end;
    while (at > 0 && upper.charAt(at - 1) >= '0' && upper.charAt(at - 1) <= '9') {
      at--;
    }
    boolean number = at < end && end - at <= 7 && at > 0;
    char before = number ? upper.charAt(at - 1) : ' ';
    return (before == ':' || before == '/') && upper.contains("EPSG")
        ? "EPSG:" + upper.substring(at)
        : null;
  }

  boolean isWkt2() {
    return root.keyword.endsWith("CRS");
  }

  boolean isGeographic() {
    return switch (root.keyword) {
      case "GEOGCS", "GEOGCRS", "GEODCRS", "GEOGRAPHICCRS", "GEODETICCRS" -> true;
      default -> false;
    };
  }

  /** The geographic system, which a projected one holds; null if there is none. */
  @Nullable Node geographic() {
    Node at = root;
    for (int depth = 0; at != null && depth < 3; depth++) {
      if (at.keyword.equals("GEOGCS") || isGeographic()) {
        return at;
      }
      Node inner = at.part("GEOGCS");
      at = inner != null ? inner : at.part("PROJCS");
    }
    return null;
  }

  @Nullable Node datum() {
    Node geographic = geographic();
    return geographic == null ? null : geographic.part("DATUM", "ENSEMBLE", "GEODETICDATUM");
  }

  @Nullable Node spheroid() {
    Node datum = datum();
    return datum == null ? null : datum.part("SPHEROID", "ELLIPSOID");
  }

  /** A name as {@code datums.txt} writes it. */
  static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    int from = name.regionMatches(true, 0, "D_", 0, 2) ? 2 : 0;
    for (int i = from; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        plain.append((char) (c + 32));
      } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+') {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  /** Recursive descent over the text; whatever is odd makes it null. */
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    boolean atEnd() {
      return peek() == 0;
    }

    /** The next character that is no blank; 0 at the end. */
    private char peek() {
      while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == '\ufeff')) {
        at++;
      }
      return at < text.length() ? text.charAt(at) : 0;
    }

    @Nullable Node node(int depth) {
      String keyword = bare();
      char open = peek();
      if (depth > MAX_DEPTH || keyword.isEmpty() || (open != '[' && open != '(')) {
        return null;
      }
      Node node = new Node(keyword.toUpperCase(Locale.ROOT), new ArrayList<>(), new ArrayList<>());
      char close = open == '[' ? ']' : ')';
      do {
        at++;
        if (!part(node, depth)) {
          return null;
        }
      } while (peek() == ',');
      boolean closed = peek() == close;
      at++;
      return closed ? node : null;
    }

    private boolean part(Node into, int depth) {
      if (peek() == '"') {
        return quoted(into);
      }
      int start = at;
      String word = bare();
      if (peek() == '[' || peek() == '(') {
        at = start;
        Node nested = node(depth + 1);
        return nested != null && into.parts.add(nested);
      }
      return !word.isEmpty() && into.words.add(word);
    }

    private boolean quoted(Node into) {
      StringBuilder word = new StringBuilder();
      for (at++; at < text.length(); at++) {
        if (text.charAt(at) != '"') {
          word.append(text.charAt(at));
        } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
          word.append('"'); // WKT 2 doubles a quote in a text
          at++;
        } else {
          at++;
          return into.words.add(word.toString());
        }
      }
      return false;
    }

    /** A keyword or number. */
    private String bare() {
      peek();
      int from = at;
      while (at < text.length() && isBare(text.charAt(at))) {
        at++;
      }
      return text.substring(from, at);
    }

    private static boolean isBare(char c) {
      return (c >= 'A' && c <= 'Z')
          || (c >= 'a' && c <= 'z')
          || (c >= '0' && c <= '9')
          || "_+-.".indexOf(c) >= 0;
    }
  }
}
