package org.sightline.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * The bytes of a JSON document while it is being written, with strings as JSON writes them (RFC
 * 8259 §7). Controls, DEL included, and characters that are not seen or turn the direction of
 * writing (Unicode TR 36, 3.5) are always escaped: a name in a record must not hide what it is from
 * whoever looks at the file itself.
 */
final class JsonBytes {
  private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);

  private byte[] buffer = new byte[4096];
  private int length;

  /** How many there are. */
  int length() {
    return length;
  }

  /** All of them. */
  byte[] whole() {
    return Arrays.copyOf(buffer, length);
  }

  /** Hands them on and begins anew. */
  void drain(OutputStream to) throws IOException {
    to.write(buffer, 0, length);
    length = 0;
  }

  void put(char ascii) {
    ensure(1);
    buffer[length++] = (byte) ascii;
  }

  void put(String ascii) {
    byte[] bytes = ascii.getBytes(US_ASCII);
    ensure(bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  /** Adds a value of another document as it stands there. */
  void put(JsonSpan value) {
    ensure(value.length());
    value.copy(buffer, length);
    length += value.length();
  }

  /** Adds a word of plain letters in quotes; nothing if it has others. */
  boolean word(String word) {
    ensure(word.length() + 2);
    int at = length;
    buffer[at++] = '"';
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c < '.' || c > 'z' || c == '\\') {
        return false;
      }
      buffer[at++] = (byte) c;
    }
    buffer[at++] = '"';
    length = at;
    return true;
  }

  /** Adds a text in quotes. */
  void quote(String text) {
    // getBytes writes '?' for half of a surrogate pair, which UTF-8 cannot hold
    byte[] utf8 = text.getBytes(UTF_8);
    ensure(6 * utf8.length + 2); // one byte becomes at most a six-letter escape
    length = quote(utf8, buffer, length);
  }

  private void ensure(int count) {
    if (length + count > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(length + count, buffer.length * 2));
    }
  }

  private static int quote(byte[] utf8, byte[] into, int at) {
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
