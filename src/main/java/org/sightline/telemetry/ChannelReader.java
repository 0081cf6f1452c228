package org.sightline.telemetry;

import com.drew.lang.BufferBoundsException;
import com.drew.lang.RandomAccessReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Random access to a file, a page at a time, with an end to its patience: a structure that keeps
 * jumping about is damaged, not big. Opened from a {@link Path}, which keeps names that a string
 * would lose.
 */
final class ChannelReader extends RandomAccessReader implements Closeable {
  private static final int PAGE_BYTES = 8192;
  private static final int MAX_PAGES = 128;

  private final SeekableByteChannel channel;
  private final long length;
  private final byte[] page = new byte[PAGE_BYTES];
  private long pageStart = -1;
  private int pageLength;
  private int pagesRead;

  ChannelReader(Path file) throws IOException {
    channel = Files.newByteChannel(file);
    length = channel.size();
  }

  @Override
  public int toUnshiftedOffset(int localOffset) {
    return localOffset;
  }

  @Override
  public byte getByte(int index) throws IOException {
    validateIndex(index, 1);
    if (pageStart < 0 || index < pageStart || index >= pageStart + pageLength) {
      load(index);
    }
    return page[(int) (index - pageStart)];
  }

  private void load(int index) throws IOException {
    if (++pagesRead > MAX_PAGES) {
      throw new IOException("metadata scattered over more than a mebibyte");
    }
    long start = (long) index / PAGE_BYTES * PAGE_BYTES;
    channel.position(start);
    ByteBuffer buffer = ByteBuffer.wrap(page);
    int read = 0;
    while (buffer.hasRemaining() && read >= 0) {
      read = channel.read(buffer);
    }
    pageStart = start;
    pageLength = buffer.position();
    if (index >= pageStart + pageLength) {
      throw new BufferBoundsException("the file shrank to " + (pageStart + pageLength) + " bytes");
    }
  }

  @Override
  public byte[] getBytes(int index, int count) throws IOException {
    validateIndex(index, count);
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = getByte(index + i);
    }
    return bytes;
  }

  @Override
  protected void validateIndex(int index, int bytesRequested) throws IOException {
    if (!isValidIndex(index, bytesRequested)) {
      throw new BufferBoundsException(index + " lies outside the file of " + length + " bytes");
    }
  }

  @Override
  protected boolean isValidIndex(int index, int bytesRequested) {
    return index >= 0 && bytesRequested >= 0 && (long) index + bytesRequested <= length;
  }

  @Override
  public long getLength() {
    return length;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
