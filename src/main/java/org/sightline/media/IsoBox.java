package org.sightline.media;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One box of an ISO base media file (ISO/IEC 14496-12 §4.2), or a run of such boxes.
 *
 * @param type four characters
 * @param body first byte after size and type
 * @param end byte after the last, never beyond the parent's end
 * @param cut whether the box claims to go on beyond its parent
 */
public record IsoBox(String type, long body, long end, boolean cut) {
  /**
   * The boxes between two places, up to the first that cannot be one.
   *
   * @param left how many more boxes may be looked at in this file; counted down
   */
  public static List<IsoBox> list(FileBytes file, long from, long to, Count left)
      throws IOException {
    List<IsoBox> boxes = new ArrayList<>();
    long at = from;
    while (at + 8 <= to && file.has(at, 8) && left.take()) {
      long size = file.be32(at);
      long body = at + 8;
      if (size == 1 && at + 16 <= to && file.has(body, 8)) {
        size = file.be64(body);
        body += 8;
      } else if (size == 0) {
        size = to - at;
      }
      if (size < body - at) {
        break;
      }
      boolean cut = size > to - at;
      long end = cut ? to : at + size;
      boxes.add(new IsoBox(type(file, at + 4), body, end, cut));
      at = end;
    }
    return boxes;
  }

  /** The first box of a type; null without one. */
  public static @Nullable IsoBox first(List<IsoBox> boxes, String type) {
    for (IsoBox box : boxes) {
      if (box.type.equals(type)) {
        return box;
      }
    }
    return null;
  }

  /** Four bytes as text. */
  public static String type(FileBytes file, long at) throws IOException {
    long code = file.be32(at);
    char[] text = new char[4];
    for (int i = 3; i >= 0; i--) {
      text[i] = (char) (code & 0xff);
      code >>= 8;
    }
    return new String(text);
  }

  /** The boxes inside this one, after {@code skip} bytes of its own fields. */
  public List<IsoBox> children(FileBytes file, int skip, Count left) throws IOException {
    return list(file, body + skip, end, left);
  }

  /** A number that runs out: bounds the work that one file may ask for. */
  public static final class Count {
    private int left;

    /** So many may be taken. */
    public Count(int left) {
      this.left = left;
    }

    /** Takes one; false where none is left. */
    public boolean take() {
      return left-- > 0;
    }
  }
}
