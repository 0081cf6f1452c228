package org.sightline.report;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the program's own letters lack: set in the machine's fonts, which shape scripts such as
 * Arabic and know the direction of writing. Where the machine has no font for it either, a word in
 * brackets stands for it, such as {@code [Thai letters]} or {@code [ship]}, and never empty boxes.
 */
final class MachineLetters {
  private static final int SIZE = 64;

  /** Symbols that are named one by one; more would bury what stands beside them. */
  private static final int MOST_SYMBOLS = 2;

  private MachineLetters() {}

  /** The text in the machine's own sans serif; null if it has no outlines for all of it. */
  static Lettering.@Nullable Drawn draw(String text) {
    try {
      var font = new Font(Font.SANS_SERIF, Font.PLAIN, SIZE);
      if (font.canDisplayUpTo(text) >= 0) {
        return null;
      }
      var layout = new TextLayout(text, font, new FontRenderContext(null, true, true));
      double unit = 1.0 / SIZE;
      Shape outline = layout.getOutline(AffineTransform.getScaleInstance(unit, unit));
      // colour emoji have pictures instead of outlines
      boolean empty = outline.getBounds2D().isEmpty() && !text.isBlank();
      return empty ? null : new Lettering.Drawn(outline, layout.getAdvance() * unit);
    } catch (LinkageError | InternalError | NullPointerException e) {
      return null; // a Java without fontconfig or without any font fails in one of these ways
    }
  }

  /** What is written instead of a text that cannot be drawn, in letters that always can. */
  static String standIn(String text) {
    var names = new StringBuilder("[");
    int symbols = 0;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int c = text.codePointAt(i);
      String script = script(c);
      if (script != null) {
        return "[" + script + " letters]";
      }
      if (Character.getType(c) == Character.OTHER_SYMBOL && symbols++ < MOST_SYMBOLS) {
        names.append(symbols > 1 ? ", " : "").append(name(c));
      }
    }
    return symbols == 0 ? "[signs]" : names.append(symbols > MOST_SYMBOLS ? " …]" : "]").toString();
  }

  private static @Nullable String script(int codePoint) {
    if (!Character.isLetter(codePoint)) {
      return null;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
    String name = script.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return switch (script) {
      case COMMON, INHERITED, UNKNOWN -> null;
      default -> Character.toUpperCase(name.charAt(0)) + name.substring(1);
    };
  }

  private static String name(int codePoint) {
    String name = Character.getName(codePoint);
    return name == null ? "sign" : name.toLowerCase(Locale.ROOT);
  }
}
