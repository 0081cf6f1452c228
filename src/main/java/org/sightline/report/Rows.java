package org.sightline.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one {@code results.jsonl}, read as often as wanted, one in memory at a time. Holds no
 * open file between calls.
 */
public final class Rows {
  /** The longest line that is read; {@link RecordLine} writes less than 1 MB. */
  static final int MAX_LINE_BYTES = 1 << 20;

  private final Path file;

  /** The rows of a file that {@link RecordLine} wrote. */
  public Rows(Path file) {
    this.file = file;
  }

  /** Begins reading at the first row. */
  public Cursor open() throws IOException {
    return new Cursor(Files.newInputStream(file));
  }

  /**
   * Reads one row again.
   *
   * @param offset its {@link Row#offset()}
   * @param number its {@link Row#number()}
   */
  public Row at(long offset, long number) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(offset);
      LineReader lines = new LineReader(Channels.newInputStream(in.getChannel()), 1 << 13);
      byte[] line = lines.next();
      if (line == null) {
        throw new IOException("no row at byte " + offset + " of " + file);
      }
      return Row.parse(line, offset, number);
    }
  }

  /** A pass over the rows; close it. */
  public static final class Cursor implements Closeable {
    private final InputStream in;
    private final LineReader lines;
    private long number;

    private Cursor(InputStream in) {
      this.in = in;
      this.lines = new LineReader(in);
    }

    /** The next row, or null after the last. An incomplete last line is no row. */
    public @Nullable Row next() throws IOException {
      long offset = lines.offset();
      byte[] line = lines.next();
      return line == null ? null : Row.parse(line, offset, number++);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
