package org.sightline.report;

import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * One weight of the letters that ship with the program (Inter, SIL Open Font License 1.1): which
 * glyph stands for a character, how wide it is and its outline. OpenType 1.9.1, tables {@code
 * head}, {@code hhea}, {@code hmtx}, {@code cmap} (format 12) and {@code CFF }. Immutable.
 */
final class Typeface {
  private final int unitsPerEm;
  private final ByteBuffer metrics;
  private final int metricCount;
  private final ByteBuffer map;
  private final CffGlyphs glyphs;

  private Typeface(Map<String, ByteBuffer> tables) {
    unitsPerEm = table(tables, "head").getShort(18) & 0xffff;
    metricCount = table(tables, "hhea").getShort(34) & 0xffff;
    metrics = table(tables, "hmtx");
    map = segments(table(tables, "cmap"));
    glyphs = new CffGlyphs(table(tables, "CFF "));
  }

  /**
   * Reads a weight from the class path.
   *
   * @param weight {@code Regular}, {@code SemiBold} or {@code Bold}
   */
  static Typeface inter(String weight) {
    String name = "/com/formdev/flatlaf/fonts/inter/Inter-" + weight + ".otf";
    try (InputStream in = Typeface.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the class path");
      }
      return new Typeface(tables(ByteBuffer.wrap(in.readAllBytes())));
    } catch (IOException e) {
      throw new IllegalStateException(name + " cannot be read", e);
    }
  }

  private static Map<String, ByteBuffer> tables(ByteBuffer font) {
    Map<String, ByteBuffer> tables = new HashMap<>();
    int count = font.getShort(4);
    for (int i = 0; i < count; i++) {
      int entry = 12 + 16 * i;
      var tag = new StringBuilder();
      for (int k = 0; k < 4; k++) {
        tag.append((char) font.get(entry + k));
      }
      tables.put(tag.toString(), font.slice(font.getInt(entry + 8), font.getInt(entry + 12)));
    }
    return tables;
  }

  private static ByteBuffer table(Map<String, ByteBuffer> tables, String tag) {
    ByteBuffer table = tables.get(tag);
    if (table == null) {
      throw new IllegalStateException("the font has no table " + tag);
    }
    return table;
  }

  /** The subtable of format 12: groups of first code, last code, first glyph. */
  private static ByteBuffer segments(ByteBuffer cmap) {
    int count = cmap.getShort(2);
    for (int i = 0; i < count; i++) {
      int offset = cmap.getInt(8 + 8 * i);
      if (cmap.getShort(offset) == 12) {
        return cmap.slice(offset, cmap.getInt(offset + 4));
      }
    }
    throw new IllegalStateException("the font has no character map of format 12");
  }

  /** The glyph of a character; 0 if the font has none. */
  int glyph(int codePoint) {
    int low = 0;
    int high = map.getInt(12) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int group = 16 + 12 * middle;
      if (codePoint < map.getInt(group)) {
        high = middle - 1;
      } else if (codePoint > map.getInt(group + 4)) {
        low = middle + 1;
      } else {
        return map.getInt(group + 8) + codePoint - map.getInt(group);
      }
    }
    return 0;
  }

  /** How far a glyph moves the pen, in units of the letters' size. */
  double advance(int glyph) {
    int metric = Math.min(glyph, metricCount - 1);
    return (double) (metrics.getShort(4 * metric) & 0xffff) / unitsPerEm;
  }

  /** The outline of a glyph in font units, y up; {@link #unitsPerEm()} of them are one size. */
  Path2D outline(int glyph) {
    return glyphs.outline(glyph);
  }

  int unitsPerEm() {
    return unitsPerEm;
  }
}
