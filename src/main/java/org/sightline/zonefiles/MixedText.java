package org.sightline.zonefiles;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text of unknown encoding: UTF-16 if it begins with its mark, else UTF-8 in which every byte that
 * cannot be UTF-8 is taken as Windows-1252. So a file that was put together from both is read as
 * well, and no byte is ever lost.
 */
final class MixedText extends Reader {
  /** What Windows-1252 has at 0x80 to 0x9f; 0 where it has nothing. */
  private static final String HIGH =
      "\u20ac\0\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\0\u017d\0"
          + "\0\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\0\u017e\u0178";

  private final InputStream in;
  private final CharsetDecoder utf8 =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 14).limit(0);
  private boolean ended;

  /** Read and not given out yet; 0 if there is none. */
  private char held;

  private MixedText(InputStream in) {
    this.in = in;
  }

  /** The text of a stream, without its byte order mark. */
  static Reader of(InputStream stream) throws IOException {
    BufferedInputStream in = new BufferedInputStream(stream);
    in.mark(3);
    int first = in.read();
    int second = in.read();
    int third = in.read();
    in.reset();
    if ((first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff)) {
      return new InputStreamReader(in, StandardCharsets.UTF_16);
    }
    if (first == 0xef && second == 0xbb && third == 0xbf) {
      in.skipNBytes(3);
    }
    return new MixedText(in);
  }

  /**
   * The first bytes of a file as {@link ZoneInput#head} gives them, with UTF-16 brought to what a
   * reader looks for.
   */
  static String head(String latin1) {
    if (!latin1.startsWith("\u00ff\u00fe") && !latin1.startsWith("\u00fe\u00ff")) {
      return latin1;
    }
    StringBuilder plain = new StringBuilder(latin1.length() / 2);
    for (int i = 2; i < latin1.length(); i++) {
      if (latin1.charAt(i) != 0) {
        plain.append(latin1.charAt(i));
      }
    }
    return plain.toString().stripLeading();
  }

  @Override
  public int read(char[] chars, int off, int len) throws IOException {
    if (len > 0 && held != 0) {
      chars[off] = held;
      held = 0;
      return 1;
    }
    if (len < 2) {
      // a character beyond the basic plane takes two
      char[] two = new char[2];
      int n = len <= 0 ? 0 : read(two, 0, 2);
      if (n > 0) {
        chars[off] = two[0];
        held = n == 2 ? two[1] : 0;
      }
      return Math.min(1, n);
    }
    CharBuffer out = CharBuffer.wrap(chars, off, len).slice();
    while (out.position() == 0) {
      if (!bytes.hasRemaining() && !fill()) {
        return -1;
      }
      decode(out);
    }
    return out.position();
  }

  private void decode(CharBuffer out) throws IOException {
    while (true) {
      CoderResult result = utf8.decode(bytes, out, ended);
      if (result.isOverflow()) {
        return;
      }
      if (result.isUnderflow()) {
        if (!bytes.hasRemaining() || out.position() > 0) {
          return;
        }
        // the first bytes of a letter: more are needed
        fill();
        continue;
      }
      for (int i = 0; i < result.length(); i++) {
        if (!out.hasRemaining()) {
          return;
        }
        out.put(windows(bytes.get() & 0xff));
      }
      utf8.reset();
    }
  }

  private static char windows(int b) {
    char c = b >= 0x80 && b < 0xa0 ? HIGH.charAt(b - 0x80) : (char) b;
    return c == 0 ? '\ufffd' : c;
  }

  /** Gets more bytes behind those that are left; whether there are any. */
  private boolean fill() throws IOException {
    bytes.compact();
    int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
    bytes.position(bytes.position() + Math.max(0, n));
    bytes.flip();
    ended |= n < 0;
    return bytes.hasRemaining();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
