package org.sightline.view;

/**
 * LZW as TIFF writes it (TIFF 6.0 section 13): codes of 9 to 12 bits, highest bit first, one code
 * earlier wider than in GIF.
 */
final class TiffLzw {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int MOST_CODES = 4096;

  private final byte[] packed;
  private final byte[] plain;

  // each string of the table is a stretch of what was already written
  private final int[] start = new int[MOST_CODES];
  private final int[] length = new int[MOST_CODES];
  private int bitsRead;
  private int written;

  private TiffLzw(byte[] packed, byte[] plain) {
    this.packed = packed;
    this.plain = plain;
  }

  /** Unpacks as many bytes as there is room for; the result is how many came. */
  static int decode(byte[] packed, byte[] plain) {
    return new TiffLzw(packed, plain).decode();
  }

  private int decode() {
    int next = END + 1;
    int width = 9;
    int before = -1;
    while (written < plain.length) {
      int code = code(width);
      if (code == END || code < 0) {
        return written;
      }
      if (code == CLEAR) {
        next = END + 1;
        width = 9;
        before = -1;
        continue;
      }
      int at = written;
      if (before >= 0 && next < MOST_CODES) {
        // the string before and the first byte of this one, which is about to be written
        start[next] = at - lengthOf(before);
        length[next] = lengthOf(before) + 1;
        next++;
      }
      if (code >= next) {
        return written;
      }
      write(code);
      before = code;
      if (next + 1 >= 1 << width && width < 12) {
        width++;
      }
    }
    return written;
  }

  private int lengthOf(int code) {
    return code < CLEAR ? 1 : length[code];
  }

  private void write(int code) {
    if (code < CLEAR) {
      plain[written++] = (byte) code;
      return;
    }
    // byte by byte: a string may end in the byte that it writes first
    int count = Math.min(length[code], plain.length - written);
    for (int i = 0; i < count; i++) {
      plain[written++] = plain[start[code] + i];
    }
  }

  /** The next code; −1 at the end. */
  private int code(int width) {
    int code = 0;
    for (int i = 0; i < width; i++, bitsRead++) {
      int at = bitsRead >> 3;
      if (at >= packed.length) {
        return -1;
      }
      code = code << 1 | (packed[at] >> (7 - (bitsRead & 7)) & 1);
    }
    return code;
  }
}
