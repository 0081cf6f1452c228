package org.sightline.report;

import java.awt.geom.Path2D;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The outlines in a font's {@code CFF } table (Adobe Technical Note 5176, The Compact Font Format,
 * 4 December 2003; outlines by Technical Note 5177, The Type 2 Charstring Format, 16 March 2000),
 * as far as a plain (not CID-keyed) font needs. Immutable.
 *
 * <p>Read here and not by {@link java.awt.Font} because that goes through the machine's FreeType
 * and fontconfig: absent on some servers, and of different versions on others.
 */
final class CffGlyphs {
  private static final int CHAR_STRINGS = 17; // operators of a Top DICT, 5176 table 9
  private static final int PRIVATE = 18;
  private static final int SUBRS = 19; // of a Private DICT, 5176 table 23
  private static final int ESCAPE = 12;

  private final List<ByteBuffer> glyphs;
  private final List<ByteBuffer> globalSubrs;
  private final List<ByteBuffer> localSubrs;

  /**
   * @param cff the table, position 0 at its first byte
   */
  CffGlyphs(ByteBuffer cff) {
    ByteBuffer in = cff.duplicate();
    in.position(in.get(2) & 0xff);
    index(in); // names
    ByteBuffer top = index(in).get(0);
    index(in); // strings
    globalSubrs = index(in);
    glyphs = index(at(cff, operands(top, CHAR_STRINGS).get(0)));
    List<Integer> span = operands(top, PRIVATE);
    ByteBuffer dict = at(cff, span.get(1));
    dict.limit(dict.position() + span.get(0));
    List<Integer> subrs = operands(dict.slice(), SUBRS);
    localSubrs = subrs.isEmpty() ? List.of() : index(at(cff, span.get(1) + subrs.get(0)));
  }

  /** The outline of a glyph in font units, y up. */
  Path2D outline(int glyph) {
    var pen = new CffPen(globalSubrs, localSubrs);
    pen.run(glyphs.get(glyph).duplicate(), 0);
    return pen.path();
  }

  private static ByteBuffer at(ByteBuffer table, int offset) {
    ByteBuffer in = table.duplicate();
    in.position(offset);
    return in;
  }

  /** An INDEX (5176 section 5); leaves the buffer behind it. */
  private static List<ByteBuffer> index(ByteBuffer in) {
    int count = in.getShort() & 0xffff;
    List<ByteBuffer> entries = new ArrayList<>(count);
    if (count == 0) {
      return entries;
    }
    int offsetSize = in.get();
    int offsets = in.position();
    int base = offsets + (count + 1) * offsetSize - 1;
    for (int i = 0; i < count; i++) {
      int from = base + offset(in, offsets + i * offsetSize, offsetSize);
      int to = base + offset(in, offsets + (i + 1) * offsetSize, offsetSize);
      ByteBuffer entry = in.duplicate();
      entry.limit(to).position(from);
      entries.add(entry.slice());
      in.position(to);
    }
    return entries;
  }

  private static int offset(ByteBuffer in, int position, int size) {
    int value = 0;
    for (int i = 0; i < size; i++) {
      value = (value << 8) | (in.get(position + i) & 0xff);
    }
    return value;
  }

  /** What stands before an operator in a DICT (5176 section 4); empty if it is not there. */
  private static List<Integer> operands(ByteBuffer dict, int wanted) {
    ByteBuffer in = dict.duplicate();
    List<Integer> stack = new ArrayList<>();
    while (in.hasRemaining()) {
      int b = in.get() & 0xff;
      if (b == ESCAPE) {
        in.get();
        stack.clear();
      } else if (b < 22) {
        if (b == wanted) {
          return stack;
        }
        stack.clear();
      } else {
        stack.add(number(in, b));
      }
    }
    return List.of();
  }

  private static int number(ByteBuffer in, int b) {
    if (b == 28) {
      return in.getShort();
    } else if (b == 29) {
      return in.getInt();
    } else if (b == 30) {
      boolean more = true;
      while (more) { // a real number: two digits a byte, 15 ends it; none is needed here
        int digits = in.get();
        more = (digits & 15) != 15 && ((digits >> 4) & 15) != 15;
      }
      return 0;
    } else if (b <= 246) {
      return b - 139;
    } else if (b <= 250) {
      return (b - 247) * 256 + (in.get() & 0xff) + 108;
    }
    return -(b - 251) * 256 - (in.get() & 0xff) - 108;
  }
}
