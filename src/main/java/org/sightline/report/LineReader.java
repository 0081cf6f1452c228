package org.sightline.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into lines at {@code \n} and knows at which byte it stands. A last line without its
 * {@code \n} was cut off by a crash and is not given out.
 */
final class LineReader {
  private final InputStream in;
  private final byte[] buffer;
  private int from;
  private int to;
  private long offset;

  /** For reading a file from end to end. */
  LineReader(InputStream in) {
    this(in, 1 << 16);
  }

  LineReader(InputStream in, int bufferBytes) {
    this.in = in;
    this.buffer = new byte[bufferBytes];
  }

  /** Where the next line begins: bytes from the start of the stream. */
  long offset() {
    return offset;
  }

  /** The next whole line without its end, or null when there is none. */
  byte @Nullable [] next() throws IOException {
    byte[] line = new byte[0];
    while (true) {
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      line = append(line, end - from);
      if (end < to) {
        from = end + 1;
        offset += line.length + 1L;
        return line;
      }
      from = 0;
      to = Math.max(0, in.read(buffer));
      if (to == 0) {
        return null;
      }
    }
  }

  private byte[] append(byte[] line, int count) throws IOException {
    if (line.length + count > Rows.MAX_LINE_BYTES) {
      throw new IOException("the line at byte " + offset + " is longer than 1 MB");
    }
    if (line.length == 0) {
      return Arrays.copyOfRange(buffer, from, from + count);
    }
    byte[] longer = Arrays.copyOf(line, line.length + count);
    System.arraycopy(buffer, from, longer, line.length, count);
    return longer;
  }
}
