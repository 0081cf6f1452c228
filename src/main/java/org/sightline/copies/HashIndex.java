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
 * <p>Takes about 150 bytes a hash and 4 MB. Safe for any number of threads once no hash is added
 * any more.
 */
public final class HashIndex {
  /** The farthest that is found faster than by comparing all. */
  public static final int MAX_BITS_APART = 31;

  private static final int PIECES = 16;
  private static final int PIECE_BITS = 16;
  private static final int VALUES = 1 << PIECE_BITS;
  private static final int[] NONE = {0};

  /** Comparing hashes in their order is so much cheaper than here and there. */
  private static final int SCAN_GAIN = 8;

  /**
   * Bits 0 to 127 of each hash, and the others: half of a hash shows nearly always that it is too
   * far, and so half of the memory is left alone.
   */
  private long[] lower = new long[64];

  private long[] upper = new long[64];
  private int size;

  /** For each piece and value, how many hashes have it, and their numbers. */
  private final int[][][] numbers = new int[PIECES][VALUES][];

  /** Of nothing yet. */
  public HashIndex() {
    for (int[][] piece : numbers) {
      Arrays.fill(piece, NONE);
    }
  }

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
    for (int piece = 0; piece < PIECES; piece++) {
      int value = piece(hash, piece);
      int[] before = numbers[piece][value];
      numbers[piece][value] = with(before, size);
    }
    size++;
  }

  private static int[] with(int[] before, int number) {
    int count = before[0] + 1;
    int[] all = count < before.length ? before : Arrays.copyOf(before, count + 1 + count / 2);
    all[0] = count;
    all[count] = number;
    return all;
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
    if (bitsApart < 0) {
      return;
    }
    if (bitsApart > MAX_BITS_APART || candidates(hash, bitsApart) > size / SCAN_GAIN) {
      scan(hash, bitsApart, found);
      return;
    }
    for (int piece = 0; piece < PIECES; piece++) {
      int radius = radius(piece, bitsApart);
      if (radius >= 0) {
        int value = piece(hash, piece);
        compare(hash, bitsApart, piece, value, found);
        for (int flip = 1; flip < VALUES && radius == 1; flip <<= 1) {
          compare(hash, bitsApart, piece, value ^ flip, found);
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
        sum += count(piece, value);
        for (int flip = 1; flip < VALUES && radius == 1; flip <<= 1) {
          sum += count(piece, value ^ flip);
        }
      }
    }
    return sum;
  }

  private int count(int piece, int value) {
    return numbers[piece][value][0];
  }

  /** Compares with the hashes that have a value in a piece. */
  private void compare(PdqHash hash, int bitsApart, int piece, int value, Found found) {
    int[] same = numbers[piece][value];
    int end = same[0];
    for (int i = 1; i <= end; i++) {
      int number = same[i];
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
  void scan(PdqHash hash, int bitsApart, Found found) {
    for (int number = 0; number < size; number++) {
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
