package org.sightline.track;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text file, whatever ends them (LF, CR LF or CR), each byte a letter: what is read
 * of them is ASCII in every encoding but UTF-16. Of a line longer than any real one only the start
 * is given. Not thread safe.
 */
final class Lines implements Closeable {
  /** The widest tables of flight logs have rows of some 10 KB. */
  private static final int LONGEST = 64 << 10;

  /** Two hours of the wordiest subtitles are 0.5 GB. */
  private static final long MOST_BYTES = 2L << 30;

  private final InputStream in;
  private final byte[] buffer = new byte[64 << 10];
  private byte[] line = new byte[1 << 10];
  private int at;
  private int end;
  private long read;
  private boolean started;
  private boolean ended;
  private boolean cut;

  private Lines(InputStream in) {
    this.in = in;
  }

  static Lines of(Path file) throws IOException {
    return new Lines(Files.newInputStream(file));
  }

  /** The next line without its end; null after the last. */
  @Nullable String next() throws IOException {
    int length = 0;
    boolean any = false;
    ended = false;
    cut = false;
    while (at < end || fill()) {
      int from = at;
      while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
        at++;
      }
      any = true;
      length = keep(from, at, length);
      if (at < end) {
        skipEnd();
        ended = true;
        break;
      }
    }
    if (!any) {
      return null;
    }
    int from = started ? 0 : markLength(length);
    started = true;
    return new String(line, from, length - from, StandardCharsets.ISO_8859_1);
  }

  /** Whether an end stood behind the line last given: without one the file may be cut off there. */
  boolean hasEnd() {
    return ended;
  }

  /** Whether more of the line last given was left out. */
  boolean isCut() {
    return cut;
  }

  private int keep(int from, int to, int length) {
    int count = Math.min(to - from, LONGEST - length);
    cut |= count < to - from;
    if (length + count > line.length) {
      line = java.util.Arrays.copyOf(line, Math.max(length + count, 2 * line.length));
    }
    System.arraycopy(buffer, from, line, length, count);
    return length + count;
  }

  private void skipEnd() throws IOException {
    boolean carriage = buffer[at] == '\r';
    at++;
    if (carriage && (at < end || fill()) && buffer[at] == '\n') {
      at++;
    }
  }

  /** The byte order mark of UTF-8 is no part of the text. */
  private int markLength(int length) {
    return length >= 3 && line[0] == (byte) 0xef && line[1] == (byte) 0xbb && line[2] == (byte) 0xbf
        ? 3
        : 0;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = read >= MOST_BYTES ? 0 : Math.max(0, in.read(buffer));
    read += end;
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
