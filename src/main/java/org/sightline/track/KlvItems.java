package org.sightline.track;

import java.util.Arrays;

/**
 * The items of one set of MISB ST 0601 that say where the camera was and what it saw, by tag, in
 * degrees and metres.
 *
 * <p>Unsigned whole numbers of n bytes map onto lo..hi in steps of (hi − lo) / (2^8n − 1), signed
 * ones onto ±r in steps of r / (2^(8n−1) − 1), and the lowest signed one means that there is no
 * value (ST 0601, section 6). An item of another length than the standard gives it has none either.
 */
final class KlvItems {
  static final int TIME = 2;
  static final int VERSION = 65;
  static final int LEAP_SECONDS = 136;
  private static final int CHECKSUM = 1;
  private static final int MOST_TAG = 136;

  /** The bytes end within a length. */
  static final int CUT = -1;

  private static final int BAD = -2;

  private final double[] values = new double[MOST_TAG + 1];
  private final boolean[] present = new boolean[MOST_TAG + 1];
  private long timeMicros;
  private boolean sealed;

  /**
   * Reads the items of one set, forgetting those of the one before.
   *
   * @return whether they fill it to its end and no further
   */
  boolean read(byte[] bytes, int from, int to) {
    Arrays.fill(present, false);
    timeMicros = Row.NO_TIME;
    sealed = false;
    int at = from;
    while (at < to) {
      int tag = 0;
      int next;
      int tagBytes = 0;
      do {
        if (at == to || tagBytes++ == 3) {
          return false;
        }
        next = bytes[at++];
        tag = tag << 7 | (next & 0x7f);
      } while (next < 0);
      long length = length(bytes, at, to);
      at += lengthBytes(bytes, at, to);
      if (length < 0 || length > to - at) {
        return false;
      }
      sealed = tag == CHECKSUM && length == 2 && at + 2 == to;
      if (tag <= MOST_TAG) {
        put(tag, bytes, at, (int) length);
      }
      at += (int) length;
    }
    return true;
  }

  /** Whether the last item is a checksum. */
  boolean isSealed() {
    return sealed;
  }

  /** Microseconds since 1970, UTC, or {@link Row#NO_TIME}. */
  long timeMicros() {
    return timeMicros;
  }

  /** Whether the set has this item, be it with a value or to say that there is none. */
  boolean has(int tag) {
    return present[tag];
  }

  /** The value of an item; NaN if the set does not have it, or it says that there is none. */
  double value(int tag) {
    return present[tag] ? values[tag] : Double.NaN;
  }

  /** A length of BER (ISO/IEC 8825-1, 8.1.3) of at most four bytes; below 0 if there is none. */
  static long length(byte[] bytes, int at, int to) {
    if (at >= to) {
      return CUT;
    }
    int count = bytes[at] & 0x7f;
    if (bytes[at] >= 0) {
      return count;
    }
    if (count == 0 || count > 4) {
      return BAD;
    }
    if (at + count >= to) {
      return CUT;
    }
    return unsigned(bytes, at + 1, count);
  }

  /** How many bytes the length itself takes. */
  static int lengthBytes(byte[] bytes, int at, int to) {
    return at >= to ? 0 : bytes[at] >= 0 ? 1 : 1 + (bytes[at] & 0x7f);
  }

  private void put(int tag, byte[] bytes, int at, int length) {
    present[tag] = true;
    values[tag] =
        switch (tag) {
          case 5 -> unsigned(bytes, at, length, 2, 0, 360);
          case 6 -> signed(bytes, at, length, 2, 20);
          case 7 -> signed(bytes, at, length, 2, 50);
          case 13, 23, 82, 84, 86, 88 -> signed(bytes, at, length, 4, 90);
          case 14, 19, 24, 83, 85, 87, 89 -> signed(bytes, at, length, 4, 180);
          case 15, 25, 75, 78 -> unsigned(bytes, at, length, 2, -900, 19_000);
          case 16, 17 -> unsigned(bytes, at, length, 2, 0, 180);
          case 18, 20 -> unsigned(bytes, at, length, 4, 0, 360);
          case 21 -> unsigned(bytes, at, length, 4, 0, 5_000_000);
          case 26, 27, 28, 29, 30, 31, 32, 33 -> signed(bytes, at, length, 2, 0.075);
          case 90, 91 -> signed(bytes, at, length, 4, 90);
          case 104, 113 -> imapb(bytes, at, length, -900, 40_000);
          case VERSION -> length == 1 ? bytes[at] & 0xff : Double.NaN;
          case LEAP_SECONDS -> whole(bytes, at, length);
          default -> Double.NaN;
        };
    if (tag == TIME && length == 8 && bytes[at] >= 0) {
      timeMicros = unsigned(bytes, at, 8);
    }
  }

  private static double unsigned(
      byte[] bytes, int at, int length, int wanted, double low, double high) {
    if (length != wanted) {
      return Double.NaN;
    }
    double most = (1L << (8 * length)) - 1;
    return low + unsigned(bytes, at, length) * (high - low) / most;
  }

  private static double signed(byte[] bytes, int at, int length, int wanted, double range) {
    if (length != wanted) {
      return Double.NaN;
    }
    long most = (1L << (8 * length - 1)) - 1;
    long number = signed(bytes, at, length);
    return number < -most ? Double.NaN : number * range / most;
  }

  private static double whole(byte[] bytes, int at, int length) {
    return length < 1 || length > 4 ? Double.NaN : signed(bytes, at, length);
  }

  private static long signed(byte[] bytes, int at, int length) {
    int shift = 64 - 8 * length;
    return unsigned(bytes, at, length) << shift >> shift;
  }

  private static long unsigned(byte[] bytes, int at, int length) {
    long number = 0;
    for (int i = 0; i < length; i++) {
      number = number << 8 | (bytes[at + i] & 0xff);
    }
    return number;
  }

  /**
   * MISB ST 1201, IMAPB: the steps are a power of two, chosen so that the range fits; numbers with
   * the highest bit are special values, such as infinity and "not a number".
   */
  private static double imapb(byte[] bytes, int at, int length, double low, double high) {
    if (length < 1 || length > 8 || bytes[at] < 0) {
      return Double.NaN;
    }
    int rangeBits = (int) Math.ceil(Math.log(high - low) / Math.log(2));
    double step = Math.scalb(1.0, rangeBits - (8 * length - 1));
    double atZero = low / step - Math.floor(low / step);
    double value = step * (unsigned(bytes, at, length) - atZero) + low;
    return value >= low && value <= high ? value : Double.NaN;
  }
}
