package org.sightline.copies;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * 256 bits that stay nearly the same when a picture is shrunk, compressed again or touched up, as
 * {@link Pdq} makes them. Bit {@code 16 i + j} belongs to the frequency {@code i + 1} down and
 * {@code j + 1} across.
 *
 * @param bits0 bits 0 to 63
 * @param bits64 bits 64 to 127
 * @param bits128 bits 128 to 191
 * @param bits192 bits 192 to 255
 */
public record PdqHash(long bits0, long bits64, long bits128, long bits192) implements Serializable {
  /** How many bits a hash has. */
  public static final int BITS = 256;

  private static final int DIGITS = BITS / 4;
  private static final int DIGITS_A_LONG = 16;

  /** In how many bits two hashes differ: 0..256; hashes of unlike pictures differ in about 128. */
  public int bitsApart(PdqHash other) {
    return Long.bitCount(bits0 ^ other.bits0)
        + Long.bitCount(bits64 ^ other.bits64)
        + Long.bitCount(bits128 ^ other.bits128)
        + Long.bitCount(bits192 ^ other.bits192);
  }

  /** The hash of the picture with rows and columns changed: bit 16 i + j becomes bit 16 j + i. */
  PdqHash transposed() {
    long[] turned = new long[4];
    for (int bit = 0; bit < BITS; bit++) {
      int to = bit % 16 * 16 + bit / 16;
      turned[to / 64] |= (bits(bit / 64) >>> bit & 1) << to;
    }
    return new PdqHash(turned[0], turned[1], turned[2], turned[3]);
  }

  /** Sixty-four hexadecimal digits, bit 255 first. */
  public String hex() {
    char[] digits = new char[DIGITS];
    for (int i = 0; i < DIGITS; i++) {
      long bits = bits(3 - i / DIGITS_A_LONG);
      int shift = 4 * (DIGITS_A_LONG - 1 - i % DIGITS_A_LONG);
      digits[i] = Character.forDigit((int) (bits >>> shift) & 15, 16);
    }
    return new String(digits);
  }

  /** Reads {@link #hex()}, in capitals too; null if the text is anything else. */
  public static @Nullable PdqHash parse(String hex) {
    if (hex.length() != DIGITS) {
      return null;
    }
    long[] bits = new long[4];
    for (int i = 0; i < DIGITS; i++) {
      char c = hex.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return null;
      }
      int at = 3 - i / DIGITS_A_LONG;
      bits[at] = bits[at] << 4 | digit;
    }
    return new PdqHash(bits[0], bits[1], bits[2], bits[3]);
  }

  /** Sixty-four of the bits: 0 for {@link #bits0} to 3 for {@link #bits192}. */
  long bits(int which) {
    return switch (which) {
      case 0 -> bits0;
      case 1 -> bits64;
      case 2 -> bits128;
      default -> bits192;
    };
  }

  @Override
  public String toString() {
    return hex();
  }
}
