package org.sightline.zonefiles;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines of a text of unknown encoding, whatever ends them (LF, CR LF or CR). */
final class TextLines implements Closeable {
  private static final int MAX_LINE = 1 << 20;

  private final Reader text;
  private final char[] chars = new char[8192];
  private int at;
  private int end;
  private int number;
  private boolean afterReturn;

  TextLines(InputStream in) throws IOException {
    text = MixedText.of(in);
  }

  /**
   * The next line; null at the end.
   *
   * @throws IOException also if a line is longer than any real one
   */
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    boolean any = false;
    while (true) {
      if (at == end) {
        at = 0;
        end = Math.max(0, text.read(chars, 0, chars.length));
        if (end == 0) {
          number += any ? 1 : 0;
          return any ? line.toString() : null;
        }
      }
      char c = chars[at++];
      boolean joined = c == '\n' && afterReturn;
      afterReturn = c == '\r';
      if (joined) {
        continue;
      }
      any = true;
      if (c == '\n' || c == '\r') {
        number++;
        return line.toString();
      }
      if (line.length() >= MAX_LINE) {
        throw new IOException("line " + (number + 1) + " is longer than a million letters");
      }
      line.append(c);
    }
  }

  /** Which line was given last, from 1. */
  int number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
