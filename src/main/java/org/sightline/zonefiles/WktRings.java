package org.sightline.zonefiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Polygons out of well-known text (OGC 06-103r4, clause 7), longitude first: POLYGON, MULTIPOLYGON
 * and collections of them, with or without Z and M, also as EWKT with {@code SRID=4326;} before it.
 *
 * <p>By hand, since a ring that is left open or odd numbers must cost no more than their zone, and
 * since nesting and length must be bounded.
 */
final class WktRings {
  private static final int MAX_NESTING = 8;
  private static final int WGS84 = 4326;

  private final String text;
  private final ZoneDraft draft;
  private int at;
  private int polygons;
  private int others;

  /** The text is no well-known text; says in a sentence why. */
  private static final class BadTextException extends Exception {
    private static final long serialVersionUID = 1;

    BadTextException(String message) {
      super(message, null, false, false);
    }
  }

  private WktRings(String text, ZoneDraft draft) {
    this.text = text;
    this.draft = draft;
  }

  /** Whether a text begins like well-known text of an area. */
  static boolean looksLike(String text) {
    String start = text.substring(0, Math.min(40, text.length())).toUpperCase(Locale.ROOT).trim();
    return start.startsWith("POLYGON")
        || start.startsWith("MULTIPOLYGON")
        || start.startsWith("GEOMETRYCOLLECTION")
        || start.startsWith("SRID=");
  }

  /** Reads a text into the volume at hand; what is wrong is said on the draft. */
  static void read(String text, ZoneDraft draft) {
    WktRings reader = new WktRings(text, draft);
    try {
      reader.reference();
      reader.geometry(0);
      reader.blank();
      if (reader.at < text.length()) {
        throw new BadTextException("goes on after its end");
      }
      if (reader.polygons == 0) {
        draft.remark(
            "geometry",
            reader.others > 0
                ? "is a point or a line, which is not a zone"
                : "is empty, so it is not a zone");
      } else if (reader.others > 0) {
        draft.remark("geometry", "points or lines beside the polygons are not zones; left out");
      }
    } catch (BadTextException e) {
      draft.unusable("geometry", String.valueOf(e.getMessage()));
    }
  }

  private void reference() throws BadTextException {
    blank();
    if (!word().equals("SRID")) {
      at = 0;
      return;
    }
    expect('=');
    double code = number();
    expect(';');
    if (code != WGS84 && code != 0) {
      throw new BadTextException(
          "is in the reference system EPSG:"
              + (long) code
              + "; convert it to longitude and latitude (EPSG:4326)");
    }
  }

  private void geometry(int nesting) throws BadTextException {
    if (nesting > MAX_NESTING) {
      throw new BadTextException("is nested deeper than 8 collections");
    }
    blank();
    String type = word();
    blank();
    String next = peekWord();
    if (next.equals("Z") || next.equals("M") || next.equals("ZM")) {
      word();
      blank();
      next = peekWord();
    }
    if (next.equals("EMPTY")) {
      word();
      return;
    }
    switch (type) {
      case "POLYGON", "POLYGONZ", "POLYGONM", "POLYGONZM" -> polygon();
      case "MULTIPOLYGON", "MULTIPOLYGONZ", "MULTIPOLYGONM", "MULTIPOLYGONZM" -> {
        expect('(');
        do {
          polygon();
          blank();
        } while (skip(','));
        expect(')');
      }
      case "GEOMETRYCOLLECTION", "GEOMETRYCOLLECTIONZ" -> {
        expect('(');
        do {
          geometry(nesting + 1);
          blank();
        } while (skip(','));
        expect(')');
      }
      case "POINT", "LINESTRING", "MULTIPOINT", "MULTILINESTRING", "POINTZ", "LINESTRINGZ" -> {
        others++;
        skipBrackets();
      }
      default ->
          throw new BadTextException(
              type.isEmpty()
                  ? "is not well-known text such as POLYGON ((8 47, 9 47, 9 48, 8 47))"
                  : "is a " + ZoneDraft.shortened(type) + ", which is not read");
    }
  }

  private void polygon() throws BadTextException {
    List<double[]> rings = new ArrayList<>();
    expect('(');
    blank();
    do {
      rings.add(ring());
      blank();
    } while (skip(','));
    expect(')');
    polygons++;
    draft.areas().polygon(rings);
  }

  private double[] ring() throws BadTextException {
    double[] ring = new double[16];
    int used = 0;
    blank();
    if (peekWord().equals("EMPTY")) {
      word();
      return new double[0];
    }
    expect('(');
    do {
      if (used == ring.length) {
        ring = Arrays.copyOf(ring, used * 2);
      }
      ring[used++] = number();
      ring[used++] = number();
      blank();
      // heights and measures
      for (int i = 0; i < 2 && at < text.length() && ",)".indexOf(text.charAt(at)) < 0; i++) {
        number();
        blank();
      }
    } while (skip(','));
    expect(')');
    return Arrays.copyOf(ring, used);
  }

  private void skipBrackets() throws BadTextException {
    int depth = 0;
    do {
      if (at >= text.length()) {
        throw new BadTextException("breaks off");
      }
      char c = text.charAt(at++);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    } while (depth > 0);
  }

  private double number() throws BadTextException {
    blank();
    int from = at;
    while (at < text.length() && ",(); \t\r\n=".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (from == at || at - from > 60) {
      throw new BadTextException(at >= text.length() ? "breaks off" : "lacks a number");
    }
    try {
      return Double.parseDouble(text.substring(from, at));
    } catch (NumberFormatException e) {
      throw new BadTextException("has something else where a number should be");
    }
  }

  private String word() {
    String word = peekWord();
    at += word.length();
    return word;
  }

  private String peekWord() {
    int end = at;
    while (end < text.length() && end - at < 40 && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end).toUpperCase(Locale.ROOT);
  }

  private void blank() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  private boolean skip(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char c) throws BadTextException {
    blank();
    if (!skip(c)) {
      throw new BadTextException(
          at >= text.length() ? "breaks off" : "is not well-known text: a " + c + " is missing");
    }
  }
}
