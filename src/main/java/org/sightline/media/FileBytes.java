package org.sightline.media;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one open file, or of a piece of metadata already read, at any place. Reads go
 * through a window that the next file uses again, and stop at a budget. Every access checks its
 * place: one beyond the end is an {@link EOFException}, never other bytes.
 *
 * <p>Not thread safe.
 */
public final class FileBytes implements Closeable {
  /** Most JPEGs keep all that matters here, bar one large EXIF segment that is read in one go. */
  public static final int WINDOW = 16 << 10;

  private static final int LATER_READ = 4 << 10;
  private static final int SKIMMED = 64;

  /** The file asks for more reading than one file may. */
  public static final class OverBudget extends EOFException {
    private static final long serialVersionUID = 1;
  }

  private final @Nullable FileChannel channel;
  private final byte[] window;
  private final ByteBuffer buffer;
  private final long length;
  private final long budget;
  private long windowAt;
  private int filled;
  private long bytesRead;
  private int readAhead = WINDOW;

  private FileBytes(
      @Nullable FileChannel channel, byte[] window, int filled, long length, long budget) {
    this.channel = channel;
    this.window = window;
    this.buffer = ByteBuffer.wrap(window);
    this.filled = filled;
    this.length = length;
    this.budget = budget;
  }

  /**
   * Opens a file.
   *
   * @param window used until it is closed
   * @param budget most bytes to read from it
   */
  public static FileBytes open(Path path, byte[] window, long budget) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new FileBytes(channel, window, 0, channel.size(), budget);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Bytes already in memory. */
  public static FileBytes of(byte[] bytes) {
    return new FileBytes(null, bytes, bytes.length, bytes.length, 0);
  }

  /** How many bytes there are. */
  public long length() {
    return length;
  }

  /** From here on little is wanted between long leaps: read less ahead. */
  public void skim() {
    readAhead = SKIMMED;
  }

  /** How many bytes were read from the file so far. */
  public long bytesRead() {
    return bytesRead;
  }

  /** Whether {@code count} bytes lie at this place. */
  public boolean has(long at, long count) {
    return at >= 0 && count >= 0 && at <= length && count <= length - at;
  }

  /** Unsigned. */
  public int u8(long at) throws IOException {
    return window[reach(at, 1)] & 0xff;
  }

  /** Unsigned, most significant byte first. */
  public int be16(long at) throws IOException {
    int i = reach(at, 2);
    return (window[i] & 0xff) << 8 | (window[i + 1] & 0xff);
  }

  /** Unsigned, most significant byte first. */
  public long be32(long at) throws IOException {
    int i = reach(at, 4);
    return (window[i] & 0xffL) << 24
        | (window[i + 1] & 0xff) << 16
        | (window[i + 2] & 0xff) << 8
        | (window[i + 3] & 0xff);
  }

  /** Unsigned, least significant byte first. */
  public int le16(long at) throws IOException {
    return Short.toUnsignedInt(Short.reverseBytes((short) be16(at)));
  }

  /** Unsigned, least significant byte first. */
  public long le32(long at) throws IOException {
    return Integer.toUnsignedLong(Integer.reverseBytes((int) be32(at)));
  }

  /** Most significant byte first; negative if the highest bit is set. */
  public long be64(long at) throws IOException {
    return be32(at) << 32 | be32(at + 4);
  }

  /** Whether the ASCII text lies at this place; false where the file is too short. */
  public boolean matches(long at, String text) throws IOException {
    if (!has(at, text.length())) {
      return false;
    }
    int i = reach(at, text.length());
    for (int k = 0; k < text.length(); k++) {
      if ((window[i + k] & 0xff) != text.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  /** A copy of the bytes at this place. */
  public byte[] copy(long at, int count) throws IOException {
    if (!has(at, count)) {
      throw new EOFException();
    }
    byte[] out = new byte[count];
    int have = 0;
    if (at >= windowAt && at < windowAt + filled) {
      have = (int) Math.min(count, windowAt + filled - at);
      System.arraycopy(window, (int) (at - windowAt), out, 0, have);
    }
    if (have < count) {
      fill(ByteBuffer.wrap(out, have, count - have), at + have);
    }
    return out;
  }

  /** The place of the next such byte from here on, or {@code end}. */
  public long find(int value, long from, long end) throws IOException {
    long at = from;
    while (at < end) {
      int i = reach(at, 1, WINDOW);
      int stop = (int) Math.min(filled, i + (end - at));
      for (int k = i; k < stop; k++) {
        if ((window[k] & 0xff) == value) {
          return windowAt + k;
        }
      }
      at = windowAt + stop;
    }
    return end;
  }

  /** Brings bytes into the window and gives the index of the first. */
  private int reach(long at, int count) throws IOException {
    return reach(at, count, readAhead);
  }

  private int reach(long at, int count, int readAhead) throws IOException {
    long from = at - windowAt;
    if (from < 0 || from + count > filled) {
      if (!has(at, count)) {
        throw new EOFException();
      }
      int size = Math.min(window.length, Math.max(count, readAhead));
      buffer.clear().limit((int) Math.min(size, length - at));
      filled = 0;
      fill(buffer, at);
      windowAt = at;
      filled = buffer.position();
      readAhead = Math.min(readAhead, LATER_READ);
      return 0;
    }
    return (int) from;
  }

  private void fill(ByteBuffer target, long at) throws IOException {
    if (channel == null) {
      throw new EOFException();
    }
    if (bytesRead + target.remaining() > budget) {
      throw new OverBudget();
    }
    long place = at;
    while (target.hasRemaining()) {
      int count = channel.read(target, place);
      if (count < 0) {
        // the file shrank since it was opened
        throw new EOFException();
      }
      place += count;
      bytesRead += count;
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
