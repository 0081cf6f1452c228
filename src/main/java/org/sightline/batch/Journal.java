package org.sightline.batch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * {@code results.jsonl} as the journal of a run: append-only under its own name, one line an item,
 * in input order.
 *
 * <p>On resume an incomplete last line is cut and the lines before it can be found by id. As long
 * as the new lines equal the old ones the file is left as it is; where they part, the rest of the
 * old file is kept in {@code work/previous.jsonl} until the run is finished, so that a second kill
 * loses nothing either.
 *
 * <p>{@link #find} may be called from any thread; the other methods belong to the one writer.
 */
final class Journal implements Closeable {
  /** Every line starts with this, then 32 hex digits. */
  private static final byte[] HEAD = "{\"sightline\":1,\"id\":\"".getBytes(US_ASCII);

  private static final int MAX_LINE = 1 << 20;

  private final FileChannel results;
  private final FileChannel previous;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Index older;
  private final Index old;

  /** End of the part of the old file that the new run has confirmed or written. */
  private long cursor;

  /**
   * End of what the file held when it was opened; equals the cursor once new lines are appended.
   */
  private long oldEnd;

  /**
   * Where in {@code previous} the unconfirmed rest of the old file was kept; −1 while it is still
   * in place.
   */
  private long keptAt = -1;

  private long cutAt;

  Journal(Path resultsFile, Path previousFile) throws IOException {
    results = FileChannel.open(resultsFile, CREATE, READ, WRITE);
    previous = FileChannel.open(previousFile, CREATE, READ, WRITE);
    older = Index.of(previous);
    old = Index.of(results);
    oldEnd = results.size();
  }

  /** How many lines of an earlier run are at hand. */
  int size() {
    return older.count + old.count;
  }

  /** The line of an item in the earlier run, without its line feed; null if there is none. */
  byte @Nullable [] find(String id) throws IOException {
    lock.readLock().lock();
    try {
      long key = Long.parseUnsignedLong(id, 0, 16, 16);
      for (int i = old.first(key); i >= 0 && i < old.count && old.keys[i] == key; i++) {
        long offset = old.offsets[i];
        boolean moved = keptAt >= 0 && offset >= cutAt;
        byte[] line = read(moved ? previous : results, moved ? keptAt + offset - cutAt : offset);
        if (hasId(line, id)) {
          return line;
        }
      }
      for (int i = older.first(key); i >= 0 && i < older.count && older.keys[i] == key; i++) {
        byte[] line = read(previous, older.offsets[i]);
        if (hasId(line, id)) {
          return line;
        }
      }
      return null;
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Makes the next line of the run durable in the page cache: the file holds it when this returns.
   */
  void append(byte[] line) throws IOException {
    if (cursor < oldEnd && continuesWith(line)) {
      cursor += line.length + 1L;
      return;
    }
    part();
    byte[] whole = Arrays.copyOf(line, line.length + 1);
    whole[line.length] = '\n';
    try {
      write(results, ByteBuffer.wrap(whole), cursor);
    } catch (IOException e) {
      // a full disk takes half a line: what stays must be whole
      results.truncate(cursor);
      throw e;
    }
    cursor += whole.length;
    oldEnd = cursor;
  }

  /** Drops what an earlier run had beyond the last line of this one. */
  void finish() throws IOException {
    part();
  }

  @Override
  public void close() throws IOException {
    try (results;
        previous) {
      results.force(false);
    }
  }

  private boolean continuesWith(byte[] line) throws IOException {
    ByteBuffer there = ByteBuffer.allocate(line.length + 1);
    while (there.hasRemaining() && results.read(there, cursor + there.position()) > 0) {}
    return !there.hasRemaining()
        && there.get(line.length) == '\n'
        && Arrays.equals(there.array(), 0, line.length, line, 0, line.length);
  }

  /** Moves the unconfirmed rest of the old file aside, then cuts it off. */
  private void part() throws IOException {
    if (cursor >= oldEnd) {
      return;
    }
    lock.writeLock().lock();
    try {
      keptAt = previous.size();
      cutAt = cursor;
      long from = cursor;
      long to = keptAt;
      previous.position(to);
      while (from < oldEnd) {
        from += results.transferTo(from, oldEnd - from, previous);
      }
      previous.force(false);
      results.truncate(cursor);
      oldEnd = cursor;
    } finally {
      lock.writeLock().unlock();
    }
  }

  private static byte[] read(FileChannel channel, long offset) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(4096);
    while (true) {
      int got = channel.read(buffer, offset + buffer.position());
      for (int i = Math.max(0, buffer.position() - Math.max(got, 0)); i < buffer.position(); i++) {
        if (buffer.get(i) == '\n') {
          return Arrays.copyOf(buffer.array(), i);
        }
      }
      if (got <= 0 || buffer.capacity() > MAX_LINE) {
        return new byte[0];
      }
      if (!buffer.hasRemaining()) {
        buffer = ByteBuffer.allocate(buffer.capacity() * 2).put(buffer.flip());
      }
    }
  }

  private static boolean hasId(byte[] line, String id) {
    if (line.length < HEAD.length + id.length()) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      if (line[HEAD.length + i] != id.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    long offset = at;
    while (bytes.hasRemaining()) {
      offset += channel.write(bytes, offset);
    }
  }

  /**
   * Where each id's line starts: two flat arrays sorted by the first 64 bits of the id, 16 bytes a
   * line.
   */
  private static final class Index {
    private long[] keys = new long[0];
    private long[] offsets = new long[0];
    private int count;

    /** Indexes whole lines and cuts an incomplete last one off. */
    static Index of(FileChannel channel) throws IOException {
      Index index = new Index();
      long size = channel.size();
      ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
      byte[] head = new byte[HEAD.length + 16];
      long lineStart = 0;
      long at = 0;
      int filled = 0;
      while (at < size) {
        buffer.clear();
        int got = channel.read(buffer, at);
        if (got <= 0) {
          break;
        }
        for (int i = 0; i < got; i++) {
          byte b = buffer.get(i);
          if (b == '\n') {
            index.add(head, filled, lineStart);
            lineStart = at + i + 1;
            filled = 0;
          } else if (filled < head.length) {
            head[filled++] = b;
          }
        }
        at += got;
      }
      if (lineStart < size) {
        channel.truncate(lineStart);
      }
      index.sort();
      return index;
    }

    private void add(byte[] head, int filled, long offset) {
      if (filled < head.length || !Arrays.equals(head, 0, HEAD.length, HEAD, 0, HEAD.length)) {
        return;
      }
      long key = 0;
      for (int i = HEAD.length; i < head.length; i++) {
        int digit = Character.digit(head[i], 16);
        if (digit < 0) {
          return;
        }
        key = key << 4 | digit;
      }
      if (count == keys.length) {
        keys = Arrays.copyOf(keys, Math.max(64, count * 2));
        offsets = Arrays.copyOf(offsets, keys.length);
      }
      keys[count] = key;
      offsets[count++] = offset;
    }

    /**
     * Sorts by key; of equal keys the order is of no matter, since {@link Journal#find} compares
     * whole ids.
     */
    private void sort() {
      long[] order = new long[count];
      long[] sortedKeys = Arrays.copyOf(keys, count);
      Arrays.sort(sortedKeys);
      int[] used = new int[count];
      for (int i = 0; i < count; i++) {
        int slot = lowest(sortedKeys, keys[i]);
        while (used[slot] == 1) {
          slot++;
        }
        used[slot] = 1;
        order[slot] = offsets[i];
      }
      keys = sortedKeys;
      offsets = order;
    }

    /** The first entry with this key, or −1. */
    int first(long key) {
      int slot = lowest(keys, key);
      return slot < count && keys[slot] == key ? slot : -1;
    }

    private int lowest(long[] sorted, long key) {
      int low = 0;
      int high = count;
      while (low < high) {
        int mid = (low + high) >>> 1;
        if (sorted[mid] < key) {
          low = mid + 1;
        } else {
          high = mid;
        }
      }
      return low;
    }
  }
}
