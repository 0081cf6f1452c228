package org.sightline.report;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Strings as JSON writes them (RFC 8259 §7). Controls, DEL included, and characters that are not
 * seen or turn the direction of writing (Unicode TR 36, 3.5) are always escaped: a name in a record
 * must not hide what it is from whoever looks at the file itself.
 */
final class JsonString {
  private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);

  private JsonString() {}

  /** The most bytes that a text can take, quotes included. */
  static int longest(byte[] utf8) {
    return 6 * utf8.length + 2; // one byte becomes at most a six-letter escape
  }

  /**
   * Writes a text in quotes.
   *
   * @param into where to; has room for {@link #longest}
   * @param at where to begin
   * @return where the next byte goes
   */
  static int quote(byte[] utf8, byte[] into, int at) {
    int to = at;
    into[to++] = '"';
    int plain = plain(utf8);
    System.arraycopy(utf8, 0, into, to, plain);
    to += plain;
    for (int i = plain; i < utf8.length; i++) {
      byte b = utf8[i];
      if (b == '"' || b == '\\') {
        into[to++] = '\\';
        into[to++] = b;
      } else if (isControl(b)) {
        to = escape(b, into, to);
      } else {
        int unseen = b >= 0 ? 0 : unseen(utf8, i);
        if (unseen == 0) {
          into[to++] = b;
        } else {
          to = escape(unseen, into, to);
          i += unseen < 0x800 ? 1 : 2;
        }
      }
    }
    into[to++] = '"';
    return to;
  }

  /**
   * How many bytes at the start stand for themselves; loops over bytes are fast even unoptimised.
   */
  private static int plain(byte[] utf8) {
    for (int i = 0; i < utf8.length; i++) {
      byte b = utf8[i];
      if (b == '"' || b == '\\' || isControl(b) || (b < 0 && unseen(utf8, i) != 0)) {
        return i;
      }
    }
    return utf8.length;
  }

  // negative bytes belong to characters beyond ASCII
  private static boolean isControl(byte b) {
    return (b >= 0 && b < 0x20) || b == 0x7f;
  }

  /**
   * The character at a place if nobody sees it: C1 controls, soft hyphens, zero-width characters,
   * marks and overrides of direction, separators of lines, byte order marks; else 0.
   */
  private static int unseen(byte[] utf8, int at) {
    int lead = utf8[at] & 0xff;
    if (lead != 0xc2 && lead != 0xd8 && lead != 0xe2 && lead != 0xef) {
      return 0;
    }
    int length = lead < 0xe0 ? 2 : 3;
    if (at + length > utf8.length) {
      return 0;
    }
    int next = utf8[at + 1] & 0x3f;
    int c = ((lead & (length == 2 ? 0x1f : 15)) << 6) | next;
    c = length == 2 ? c : (c << 6) | (utf8[at + 2] & 0x3f);
    return isUnseen(c) ? c : 0;
  }

  /** Whether a character beyond ASCII shows nothing and changes how others are read. */
  static boolean isUnseen(int c) {
    return c < 0xa0
        || c == 0xad
        || c == 0x61c
        || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x206f)
        || c == 0xfeff;
  }

  private static int escape(int c, byte[] into, int at) {
    int to = at;
    into[to++] = '\\';
    into[to++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      into[to++] = HEX[(c >> shift) & 15];
    }
    return to;
  }
}
