package org.sightline.report;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Strings as JSON writes them (RFC 8259 §7); controls, DEL included, are always escaped. */
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
        into[to++] = b;
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
      if (b == '"' || b == '\\' || isControl(b)) {
        return i;
      }
    }
    return utf8.length;
  }

  // negative bytes belong to characters beyond ASCII
  private static boolean isControl(byte b) {
    return (b >= 0 && b < 0x20) || b == 0x7f;
  }

  private static int escape(byte b, byte[] into, int at) {
    int to = at;
    for (char c : new char[] {'\\', 'u', '0', '0'}) {
      into[to++] = (byte) c;
    }
    into[to++] = HEX[b >> 4];
    into[to++] = HEX[b & 15];
    return to;
  }
}
