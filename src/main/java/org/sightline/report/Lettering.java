package org.sightline.report;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sets text of one weight as outlines. What the program's own letters lack (Chinese, Arabic and so
 * on) is taken from the machine's fonts where it has them, else named in brackets. Immutable.
 */
final class Lettering {
  /** For names and running text. */
  static final Lettering REGULAR = new Lettering("Regular");

  /** For labels and first reasons. */
  static final Lettering SEMI_BOLD = new Lettering("SemiBold");

  /** For the word of a level. */
  static final Lettering BOLD = new Lettering("Bold");

  private static final String ELLIPSIS = "…";

  /** Longer than any sentence, shorter than what takes long to set. */
  private static final int MAX_LENGTH = 600;

  private final Typeface face;

  private Lettering(String weight) {
    face = Typeface.inter(weight);
  }

  /** A stretch of text that one font can draw. */
  private record Run(String text, boolean own) {}

  /** A drawn stretch: its outline at size 1, y down, and how far it moves the pen. */
  record Drawn(Shape outline, double advance) {}

  /** How wide a text is at a size, in the size's unit. */
  double width(String text, double size) {
    double width = 0;
    for (Run run : runs(text)) {
      width += run.own ? advance(run.text) : foreign(run.text).advance;
    }
    return width * size;
  }

  /** Draws a text with its first letter at x and its base line at y, in the graphics' colour. */
  void draw(Graphics2D g, String text, double x, double y, double size) {
    double pen = x;
    for (Run run : runs(text)) {
      Drawn drawn = run.own ? own(run.text) : foreign(run.text);
      var place = new AffineTransform(size, 0, 0, size, pen, y);
      g.fill(place.createTransformedShape(drawn.outline));
      pen += drawn.advance * size;
    }
  }

  /** A text cut at its end, with an ellipsis, so that it fits. */
  String fitted(String text, double size, double width) {
    if (width(text, size) <= width) {
      return text;
    }
    int end = prefix(text, size, width - width(ELLIPSIS, size));
    return text.substring(0, end).stripTrailing() + ELLIPSIS;
  }

  /** A text cut in its middle, so that a file name keeps its beginning and its ending. */
  String fittedInMiddle(String text, double size, double width) {
    if (width(text, size) <= width) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    int low = 1;
    int high = points.length - 1;
    String best = ELLIPSIS;
    while (low <= high) {
      int keep = (low + high) >>> 1;
      int tail = Math.min(keep / 2, 12);
      String cut =
          new String(points, 0, keep - tail)
              + ELLIPSIS
              + new String(points, points.length - tail, tail);
      if (width(cut, size) <= width) {
        best = cut;
        low = keep + 1;
      } else {
        high = keep - 1;
      }
    }
    return best;
  }

  /** Breaks a text into at most so many lines; what is left over is cut with an ellipsis. */
  List<String> wrapped(String text, double size, double width, int maxLines) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (lines.size() < maxLines - 1 && width(rest, size) > width) {
      int end = lineEnd(rest, size, width);
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    lines.add(fitted(rest, size, width));
    return lines;
  }

  /** Where the first line of a text that is too long ends: after a word, or inside a long one. */
  private int lineEnd(String text, double size, double width) {
    int end = prefix(text, size, width);
    int word = text.lastIndexOf(' ', end);
    while (word > 0 && isBeforeUnit(text, word)) {
      word = text.lastIndexOf(' ', word - 1);
    }
    return word > 0 ? word + 1 : Math.max(end, text.offsetByCodePoints(0, 1));
  }

  /** Whether a space stands between a number and its unit, which belong together. */
  private static boolean isBeforeUnit(String text, int space) {
    int next = text.indexOf(' ', space + 1);
    int length = (next < 0 ? text.length() : next) - space - 1;
    return length <= 2 && Character.isDigit(text.charAt(space - 1));
  }

  /** How much of a text fits, by halving: setting a foreign script is slow. */
  private int prefix(String text, double size, double width) {
    int low = 0;
    int high = text.length();
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (width(text.substring(0, middle).stripTrailing(), size) <= width) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    boolean halves = low > 0 && low < text.length() && Character.isLowSurrogate(text.charAt(low));
    return halves ? low - 1 : low;
  }

  /**
   * A text of bounded length in which nothing works unseen: control characters, marks that turn the
   * direction of writing, invisible characters and halves of characters are replaced by their code
   * in brackets.
   */
  static String visible(String text) {
    var out = new StringBuilder(Math.min(text.length(), MAX_LENGTH + 16));
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (out.length() >= MAX_LENGTH) {
        return out.append(ELLIPSIS).toString();
      }
      if (isHidden(c) && !isJoiner(text, i, c)) {
        String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
        out.append("[U+").append("0000", 0, Math.max(0, 4 - hex.length())).append(hex).append(']');
      } else {
        out.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return out.toString();
  }

  /** Whether an invisible character decides how the letters beside it join, as in Persian. */
  private static boolean isJoiner(String text, int at, int codePoint) {
    return (codePoint == 0x200c || codePoint == 0x200d)
        && at > 0
        && at + 1 < text.length()
        && isJoined(text.codePointBefore(at))
        && isJoined(text.codePointAt(at + 1));
  }

  private static boolean isJoined(int codePoint) {
    if (!Character.isLetter(codePoint)
        && Character.getType(codePoint) != Character.NON_SPACING_MARK) {
      return false;
    }
    return switch (Character.UnicodeScript.of(codePoint)) {
      case COMMON, INHERITED, UNKNOWN, LATIN, GREEK, CYRILLIC -> false;
      default -> true;
    };
  }

  private static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /**
   * Parts a text; spaces and signs between two foreign stretches stay with them, in their order.
   */
  private List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      boolean own = isOwn(text.codePointAt(from));
      int to = own ? endOfOwn(text, from) : endOfForeign(text, from);
      runs.add(new Run(text.substring(from, to), own));
      from = to;
    }
    return runs;
  }

  private int endOfOwn(String text, int from) {
    int to = from;
    while (to < text.length() && isOwn(text.codePointAt(to))) {
      to = text.offsetByCodePoints(to, 1);
    }
    return to;
  }

  private int endOfForeign(String text, int from) {
    int end = from;
    int to = from;
    while (to < text.length()) {
      int c = text.codePointAt(to);
      to += Character.charCount(c);
      if (!isOwn(c)) {
        end = to;
      } else if (Character.isLetterOrDigit(c)) {
        return end;
      }
    }
    return end;
  }

  private boolean isOwn(int codePoint) {
    return face.glyph(codePoint) != 0;
  }

  private double advance(String text) {
    double advance = 0;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      advance += face.advance(face.glyph(text.codePointAt(i)));
    }
    return advance;
  }

  private Drawn own(String text) {
    var outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double pen = 0;
    double unit = 1.0 / face.unitsPerEm();
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int glyph = face.glyph(text.codePointAt(i));
      var place = new AffineTransform(unit, 0, 0, -unit, pen, 0);
      outline.append(face.outline(glyph).getPathIterator(place), false);
      pen += face.advance(glyph);
    }
    return new Drawn(outline, pen);
  }

  private Drawn foreign(String text) {
    Drawn drawn = MachineLetters.draw(text);
    return drawn == null ? own(MachineLetters.standIn(text)) : drawn;
  }

  /** Whether a part of a text has no letters here, so that a word in brackets stands for it. */
  boolean lacks(String text) {
    for (Run run : runs(text)) {
      if (!run.own && MachineLetters.draw(run.text) == null) {
        return true;
      }
    }
    return false;
  }
}
