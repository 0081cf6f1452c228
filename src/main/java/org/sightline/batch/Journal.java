package org.sightline.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
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
  private static final int MAX_LINE = 1 << 20;

  private final FileChannel results;
  private final FileChannel previous;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final JournalIndex older;
  private final JournalIndex old;

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
    older = JournalIndex.of(previous);
    old = JournalIndex.of(results);
    oldEnd = results.size();
  }

  /** How many lines of an earlier run are at hand. */
  int size() {
    return older.size() + old.size();
  }

  /** The line of an item in the earlier run, without its line feed; null if there is none. */
  byte @Nullable [] find(String id) throws IOException {
    lock.readLock().lock();
    try {
      long key = Long.parseUnsignedLong(id, 0, 16, 16);
      for (int i = old.first(key); old.holds(i, key); i++) {
        long offset = old.offset(i);
        boolean moved = keptAt >= 0 && offset >= cutAt;
        byte[] line = read(moved ? previous : results, moved ? keptAt + offset - cutAt : offset);
        if (hasId(line, id)) {
          return line;
        }
      }
      for (int i = older.first(key); older.holds(i, key); i++) {
        byte[] line = read(previous, older.offset(i));
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

  /** Where the lines stand now that the run is finished. */
  JournalIndex index() throws IOException {
    return JournalIndex.of(results);
  }

  /**
   * Whether a line names a picture.
   *
   * @param lines what {@link #index} gave
   * @param picture its name in the report folder, after whose slash stand the first 12 digits of
   *     its item's id
   */
  boolean names(JournalIndex lines, String picture) throws IOException {
    String wanted = '"' + picture + '"';
    long prefix = JournalIndex.prefix(picture, picture.indexOf('/') + 1);
    for (int i = lines.firstFrom(prefix); lines.begins(i, prefix); i++) {
      if (new String(read(results, lines.offset(i)), UTF_8).contains(wanted)) {
        return true;
      }
    }
    return false;
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
    if (line.length < JournalIndex.HEAD.length + id.length()) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      if (line[JournalIndex.HEAD.length + i] != id.charAt(i)) {
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
}
