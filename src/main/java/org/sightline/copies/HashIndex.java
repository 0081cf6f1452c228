package org.sightline.copies;

import java.util.Arrays;

/**
 * Finds every hash within a few bits of a given one, out of millions: multi-index hashing (Norouzi,
 * Punjani, Fleet, Fast Exact Search in Hamming Space with Multi-Index Hashing, 2014).
 *
 * <p>A hash is cut into 16 pieces of 16 bits. Two hashes at most 31 bits apart are at most 1 bit
 * apart in some piece, or 16 pieces would differ in 2 bits each. So only those that share a piece
 * but for one bit are compared: of a million even hashes about 4,000. Exact for any distance;
 * farther than {@link #MAX_BITS_APART}, and where so many share a piece that it would not pay, all
 * are compared.
 *
 * <p>Takes 96 bytes a hash and 4 MB. Immutable, safe for any number of threads.
 */
public final class HashIndex {
  /** The farthest that is found faster than by comparing all. */
  public static final int MAX_BITS_APART = 31;

  private static final int PIECES = 16;
  private static final int PIECE_BITS = 16;
  private static final int VALUES = 1 << PIECE_BITS;

  /** Comparing hashes in their order is so much cheaper than here and there. */
  private static final int SCAN_GAIN = 8;

  /**
   * Bits 0 to 127 of each hash, and the others: half of a hash shows nearly always that it is too
   * far, and so half of the memory is left alone.
   */
  private final long[] lower;

  private final long[] upper;
  private final int size;

  /** For each piece, where the hashes of each value begin in {@link #numbers}. */
  private final int[][] starts = new int[PIECES][];

  private final int[][] numbers = new int[PIECES][];

  /** Takes the hashes found. */
  public interface Found {
    /**
     * One hash that lies near enough, each once, in no order.
     *
     * @param number which, from 0 in the order they were added
     * @param bitsApart how far it lies
     */
    void take(int number, int bitsApart);
  }

  /** Collects hashes for an index. Not thread safe. */
  public static final class Builder {
    private long[] lower = new long[64];
    private long[] upper = new long[64];
    private int size;

    /** Adds a hash; its number is how many were added before. */
    public void add(PdqHash hash) {
      if (2 * size == lower.length) {
        int longer = Math.addExact(lower.length, lower.length / 4 * 2);
        lower = Arrays.copyOf(lower, longer);
        upper = Arrays.copyOf(upper, longer);
      }
      lower[2 * size] = hash.bits0();
      lower[2 * size + 1] = hash.bits64();
      upper[2 * size] = hash.bits128();
      upper[2 * size + 1] = hash.bits192();
      size++;
    }

    /** How many were added. */
    public int size() {
      return size;
    }

    /** The index of all that were added; the builder is used up. */
    public HashIndex build() {
      return new HashIndex(lower, upper, size);
    }
  }

  private HashIndex(long[] lower, long[] upper, int size) {
    this.lower = lower;
    this.upper = upper;
    this.size = size;
    for (int piece = 0; piece < PIECES; piece++) {
      sort(piece);
    }
  }

  /** Counts how many hashes have each value in a piece, then lays their numbers down by value. */
  private void sort(int piece) {
    int[] ends = new int[VALUES + 1];
    for (int i = 0; i < size; i++) {
      ends[piece(i, piece) + 1]++;
    }
    for (int value = 0; value < VALUES; value++) {
      ends[value + 1] += ends[value];
    }
    int[] places = ends.clone();
    int[] sorted = new int[size];
    for (int i = 0; i < size; i++) {
      sorted[places[piece(i, piece)]++] = i;
    }
    starts[piece] = ends;
    numbers[piece] = sorted;
  }

  private int piece(int number, int piece) {
    long bits = (piece < PIECES / 2 ? lower : upper)[2 * number + piece / 4 % 2];
    return (int) (bits >>> (piece % 4 * PIECE_BITS)) & (VALUES - 1);
  }

  private static int piece(PdqHash hash, int piece) {
    return (int) (hash.bits(piece / 4) >>> (piece % 4 * PIECE_BITS)) & (VALUES - 1);
  }

  /** How many hashes it holds. */
  public int size() {
    return size;
  }

  /** One of the hashes. */
  public PdqHash hash(int number) {
    int at = 2 * number;
    return new PdqHash(lower[at], lower[at + 1], upper[at], upper[at + 1]);
  }

  /** Finds every hash at most so many bits from the given one. */
  public void near(PdqHash hash, int bitsApart, Found found) {
    near(hash, bitsApart, size, found);
  }

  /**
   * The same among the first few.
   *
   * @param before only hashes of smaller numbers are looked at
   */
  public void near(PdqHash hash, int bitsApart, int before, Found found) {
    if (bitsApart < 0) {
      return;
    }
    if (bitsApart > MAX_BITS_APART || candidates(hash, bitsApart) > size / SCAN_GAIN) {
      scan(hash, bitsApart, before, found);
      return;
    }
    for (int piece = 0; piece < PIECES; piece++) {
      int radius = radius(piece, bitsApart);
      if (radius >= 0) {
        int value = piece(hash, piece);
        compare(hash, bitsApart, before, piece, value, found);
        for (int flip = 1; flip < VALUES && radius == 1; flip <<= 1) {
          compare(hash, bitsApart, before, piece, value ^ flip, found);
        }
      }
    }
  }

  /**
   * How far a piece may differ. Were the first {@code d % 16 + 1} all farther than {@code d / 16}
   * and the others than one less, the whole would be farther than {@code d}.
   */
  private static int radius(int piece, int bitsApart) {
    return bitsApart / PIECES - (piece <= bitsApart % PIECES ? 0 : 1);
  }

  /** How many comparisons it would take by pieces. */
  private long candidates(PdqHash hash, int bitsApart) {
    long sum = 0;
    for (int piece = 0; piece < PIECES; piece++) {
      int radius = radius(piece, bitsApart);
      if (radius >= 0) {
        int value = piece(hash, piece);
        int[] ends = starts[piece];
        sum += ends[value + 1] - ends[value];
        for (int flip = 1; flip < VALUES && radius == 1; flip <<= 1) {
          sum += ends[(value ^ flip) + 1] - ends[value ^ flip];
        }
      }
    }
    return sum;
  }

  /** Compares with the hashes that have a value in a piece. */
  private void compare(PdqHash hash, int bitsApart, int before, int piece, int value, Found found) {
    int[] sorted = numbers[piece];
    int end = starts[piece][value + 1];
    for (int i = starts[piece][value]; i < end; i++) {
      int number = sorted[i];
      if (number >= before) {
        return;
      }
      int apart = lowerApart(hash, number);
      if (apart <= bitsApart) {
        apart += upperApart(hash, number);
        if (apart <= bitsApart && isFirst(hash, bitsApart, number, piece)) {
          found.take(number, apart);
        }
      }
    }
  }

  private int lowerApart(PdqHash hash, int number) {
    return Long.bitCount(lower[2 * number] ^ hash.bits0())
        + Long.bitCount(lower[2 * number + 1] ^ hash.bits64());
  }

  private int upperApart(PdqHash hash, int number) {
    return Long.bitCount(upper[2 * number] ^ hash.bits128())
        + Long.bitCount(upper[2 * number + 1] ^ hash.bits192());
  }

  /** Whether no earlier piece has led to the same hash. */
  private boolean isFirst(PdqHash hash, int bitsApart, int number, int piece) {
    for (int earlier = 0; earlier < piece; earlier++) {
      int apart = Integer.bitCount(piece(number, earlier) ^ piece(hash, earlier));
      if (apart <= radius(earlier, bitsApart)) {
        return false;
      }
    }
    return true;
  }

  /** Compares with all. */
  void scan(PdqHash hash, int bitsApart, int before, Found found) {
    int end = Math.min(before, size);
    for (int number = 0; number < end; number++) {
      int apart = lowerApart(hash, number);
      if (apart <= bitsApart) {
        apart += upperApart(hash, number);
        if (apart <= bitsApart) {
          found.take(number, apart);
        }
      }
    }
  }
}
