package org.sightline.batch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * Where each id's line starts: two flat arrays sorted by the first 64 bits of the id, 16 bytes a
 * line.
 */
final class JournalIndex {
  /** Every line starts with this, then 32 hex digits. */
  static final byte[] HEAD = "{\"sightline\":1,\"id\":\"".getBytes(US_ASCII);

  /** How many digits of an id stand in the names of its pictures. */
  private static final int PREFIX_DIGITS = 12;

  private static final int ID_DIGITS = 32;

  private long[] keys = new long[0];
  private long[] offsets = new long[0];
  private int count;

  /** Indexes whole lines and cuts an incomplete last one off. */
  static JournalIndex of(FileChannel channel) throws IOException {
    JournalIndex index = new JournalIndex();
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

  /** The id of a line; empty if it is none. */
  static String id(byte[] line) {
    int end = HEAD.length + ID_DIGITS;
    return line.length < end ? "" : new String(line, HEAD.length, ID_DIGITS, US_ASCII);
  }

  /** How many lines are indexed. */
  int size() {
    return count;
  }

  /** Whether there is an entry {@code i} and it has this key. */
  boolean holds(int i, long key) {
    return i >= 0 && i < count && keys[i] == key;
  }

  /**
   * The lowest key that begins with the 12 hex digits at a place in a text; −1, which no key of 12
   * digits and zeros is, if there are none.
   */
  static long prefix(String text, int from) {
    long prefix = 0;
    for (int i = from; i < from + PREFIX_DIGITS; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      prefix = prefix << 4 | digit;
    }
    return prefix << (64 - 4 * PREFIX_DIGITS);
  }

  /** The first entry at or above a key. */
  int firstFrom(long key) {
    return lowest(keys, key);
  }

  /** Whether there is an entry {@code i} and its key begins like {@code prefix}. */
  boolean begins(int i, long prefix) {
    int rest = 64 - 4 * PREFIX_DIGITS;
    return prefix != -1 && i < count && keys[i] >>> rest == prefix >>> rest;
  }

  /** Where the line of entry {@code i} starts, bytes. */
  long offset(int i) {
    return offsets[i];
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
