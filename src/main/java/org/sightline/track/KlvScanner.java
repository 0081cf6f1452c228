package org.sightline.track;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Finds the sets of MISB ST 0601 in a run of bytes that comes in pieces: whole files, packets of a
 * transport stream, sets cut in two by packets. What is no set is passed over.
 *
 * <p>A set is the 16-byte key of SMPTE ST 336, a BER length, and items. Its key is looked for by
 * the last 11 bytes, since cut streams lose the first ones; the checksum, which counts the whole
 * key, still proves such a set. After a set that no right checksum proves the search goes on right
 * behind its key, for its length may be what is wrong.
 */
final class KlvScanner {
  /** ST 0601: UAS Datalink Local Set. */
  static final byte[] KEY = {
    0x06, 0x0E, 0x2B, 0x34, 0x02, 0x0B, 0x01, 0x01, 0x0E, 0x01, 0x03, 0x01, 0x01, 0x00, 0x00, 0x00
  };

  /** How much of the key may be missing. */
  private static final int LOST = 5;

  private static final int TAIL = KEY.length - LOST;

  /** Sets are some hundred bytes; those with moving targets some ten thousand. */
  private static final int MOST_SET_BYTES = 1 << 20;

  private static final int PIECE = 1 << 16;

  /** A file made of keys that claim a megabyte each is not added up a thousand times. */
  private static final long FREE_WORK = 16L << 20;

  private static final int WORK_PER_BYTE = 8;

  /** What the checksum says of a set. */
  enum Seal {
    /** The bytes are those that were written. */
    RIGHT,
    /** There is none. */
    NONE,
    /** Some byte is not what was written, or whoever wrote it counts in another way. */
    WRONG
  }

  /** Takes the sets. */
  interface Sink {
    /**
     * One set whose items were gone through to its end.
     *
     * @param items what it holds, used again for the next set
     * @param seal what its checksum says
     */
    void set(KlvItems items, Seal seal);
  }

  private final Sink sink;
  private final KlvItems items = new KlvItems();
  private byte[] buffer = new byte[2 * PIECE];
  private int start;
  private int end;
  private long fed;
  private long work;
  private long damaged;
  private long restored;

  KlvScanner(Sink sink) {
    this.sink = sink;
  }

  /** Sets that were cut off, did not hold what their lengths say, or have a wrong checksum. */
  long damaged() {
    return damaged;
  }

  /** Sets that were read although the start of their key was missing. */
  long restored() {
    return restored;
  }

  /** Goes on with these bytes. */
  void feed(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      int count = Math.min(PIECE, bytes.remaining());
      makeRoom(count);
      bytes.get(buffer, end, count);
      end += count;
      fed += count;
      scan(false);
    }
  }

  /** There are no more bytes: what is not whole now never will be. */
  void finish() {
    scan(true);
  }

  private void makeRoom(int count) {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end + count > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(end + count, 2 * buffer.length));
    }
  }

  private void scan(boolean last) {
    while (true) {
      int key = findTail();
      if (key < 0) {
        start = Math.max(start, end - (KEY.length - 1));
        return;
      }
      int body = key + TAIL;
      long length = KlvItems.length(buffer, body, end);
      int value = body + KlvItems.lengthBytes(buffer, body, end);
      boolean waits = length == KlvItems.CUT || (length >= 0 && value + length > end);
      if (waits && !last && length <= MOST_SET_BYTES) {
        start = Math.max(start, key - LOST);
        return;
      }
      if (waits || length < 0 || length > MOST_SET_BYTES) {
        damaged++;
        start = body;
      } else {
        judge(key, value, value + (int) length);
      }
    }
  }

  private void judge(int key, int from, int to) {
    boolean whole = items.read(buffer, from, to);
    work += to - from;
    Seal seal = whole ? seal(key + TAIL, to) : Seal.WRONG;
    if (whole) {
      sink.set(items, seal);
    }
    damaged += seal == Seal.WRONG ? 1 : 0;
    restored += seal != Seal.WRONG && !hasHead(key) ? 1 : 0;
    boolean trusted = seal == Seal.RIGHT || work > FREE_WORK + WORK_PER_BYTE * fed;
    start = trusted ? to : key + TAIL;
  }

  /**
   * ST 0601, item 1: the 16-bit sum of all bytes from the key to the checksum's own length, those
   * at even places as the upper byte.
   */
  private Seal seal(int body, int to) {
    if (!items.isSealed()) {
      return Seal.NONE;
    }
    int sum = 0;
    for (int i = 0; i < KEY.length; i++) {
      sum += (KEY[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
    }
    for (int i = body; i < to - 2; i++) {
      sum += (buffer[i] & 0xff) << ((i - body) % 2 == 0 ? 8 : 0);
    }
    int stated = (buffer[to - 2] & 0xff) << 8 | (buffer[to - 1] & 0xff);
    return (sum & 0xffff) == stated ? Seal.RIGHT : Seal.WRONG;
  }

  private int findTail() {
    for (int at = start; at + TAIL <= end; at++) {
      if (buffer[at] == KEY[LOST] && Arrays.mismatch(buffer, at, at + TAIL, KEY, LOST, 16) < 0) {
        return at;
      }
    }
    return -1;
  }

  private boolean hasHead(int tail) {
    return tail >= LOST && Arrays.mismatch(buffer, tail - LOST, tail, KEY, 0, LOST) < 0;
  }
}
