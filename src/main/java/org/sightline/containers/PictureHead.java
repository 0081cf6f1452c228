package org.sightline.containers;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the coded pictures themselves say of size and rate, for containers that do not: the sequence
 * header of MPEG-1 and MPEG-2 (ISO/IEC 13818-2 §6.2.2.1), the sequence parameter sets of H.264
 * (ITU-T H.264 §7.3.2.1.1) and H.265 (ITU-T H.265 §7.3.2.2).
 *
 * @param widthPx width as shown, pixels
 * @param heightPx height as shown, pixels
 * @param framesPerSecond 0 if not stated
 */
record PictureHead(int widthPx, int heightPx, double framesPerSecond) {
  private static final int MOST_PX = 1 << 16;
  private static final int LONGEST_SET = 512;

  /** ISO/IEC 13818-2, table 6-4. */
  private static final double[] RATES = {
    0, 24_000 / 1001.0, 24, 25, 30_000 / 1001.0, 30, 50, 60_000 / 1001.0, 60
  };

  /** How pictures are coded. */
  enum Coding {
    MPEG,
    H264,
    H265
  }

  /**
   * Looks for the head of a sequence.
   *
   * @param data the start of a coded picture, as a transport or programme stream has it
   * @return null if there is none, or none that can be
   */
  static @Nullable PictureHead find(byte[] data, Coding coding) {
    for (int at = 0; at + 4 < data.length; at++) {
      if (data[at] != 0 || data[at + 1] != 0 || data[at + 2] != 1) {
        continue;
      }
      int code = data[at + 3] & 0xff;
      PictureHead head =
          switch (coding) {
            case MPEG -> code == 0xb3 ? mpeg(data, at + 4) : null;
            case H264 -> (code & 0x9f) == 7 ? h264(unit(data, at + 4)) : null;
            case H265 -> (code >> 1 & 63) == 33 ? h265(unit(data, at + 5)) : null;
          };
      if (head != null) {
        return head;
      }
    }
    return null;
  }

  private static @Nullable PictureHead of(long width, long height, double rate) {
    boolean sound = width > 0 && height > 0 && width <= MOST_PX && height <= MOST_PX;
    boolean sane = rate > 0 && rate <= 1000;
    return sound ? new PictureHead((int) width, (int) height, sane ? rate : 0) : null;
  }

  /** The sizes' higher bits stand in an extension that only pictures beyond 4,095 need. */
  private static @Nullable PictureHead mpeg(byte[] data, int at) {
    if (at + 4 > data.length) {
      return null;
    }
    int width = (data[at] & 0xff) << 4 | (data[at + 1] & 0xff) >> 4;
    int height = (data[at + 1] & 15) << 8 | (data[at + 2] & 0xff);
    int rate = data[at + 3] & 15;
    return of(width, height, rate < RATES.length ? RATES[rate] : 0);
  }

  private static Bits unit(byte[] data, int from) {
    return new Bits(unescaped(data, from, from + LONGEST_SET));
  }

  /** A unit up to the next, without the bytes that keep start codes out of it (H.264 §7.4.1.1). */
  static byte[] unescaped(byte[] data, int from, int to) {
    int end = Math.min(to, data.length);
    byte[] out = new byte[Math.max(0, end - from)];
    int count = 0;
    int zeros = 0;
    for (int i = from; i < end; i++) {
      if (zeros >= 2 && data[i] == 3) {
        zeros = 0;
        continue;
      }
      if (zeros >= 2 && data[i] == 1) {
        break;
      }
      zeros = data[i] == 0 ? zeros + 1 : 0;
      out[count++] = data[i];
    }
    return Arrays.copyOf(out, count);
  }

  private static @Nullable PictureHead h264(Bits bits) {
    int profile = bits.take(8);
    bits.skip(16);
    bits.golomb();
    int chroma = 1;
    boolean separate = false;
    if (hasChroma(profile)) {
      chroma = bits.golomb();
      separate = chroma == 3 && bits.take(1) == 1;
      bits.golomb();
      bits.golomb();
      bits.skip(1);
      if (bits.take(1) == 1) {
        skipScaling(bits, chroma == 3 ? 12 : 8);
      }
    }
    bits.golomb();
    int order = bits.golomb();
    if (order == 0) {
      bits.golomb();
    } else if (order == 1) {
      skipOrder(bits);
    }
    bits.golomb();
    bits.skip(1);
    long width = 16L * (bits.golomb() + 1);
    long rows = bits.golomb() + 1L;
    int frames = bits.take(1);
    long height = 16 * rows * (2 - frames);
    bits.skip(frames == 1 ? 1 : 2);
    if (bits.take(1) == 1) {
      int across = separate || chroma == 0 || chroma == 3 ? 1 : 2;
      int down = (separate || chroma != 1 ? 1 : 2) * (2 - frames);
      width -= across * ((long) bits.golomb() + bits.golomb());
      height -= down * ((long) bits.golomb() + bits.golomb());
    }
    double rate = bits.take(1) == 1 ? h264Rate(bits) : 0;
    return bits.isOver() ? of(width, height, 0) : of(width, height, rate);
  }

  private static boolean hasChroma(int profile) {
    return switch (profile) {
      case 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135 -> true;
      default -> false;
    };
  }

  /** §7.3.2.1.1.1. */
  private static void skipScaling(Bits bits, int lists) {
    for (int list = 0; list < lists && !bits.isOver(); list++) {
      if (bits.take(1) == 0) {
        continue;
      }
      int last = 8;
      int next = 8;
      for (int i = 0; i < (list < 6 ? 16 : 64) && !bits.isOver(); i++) {
        next = next == 0 ? 0 : last + bits.signedGolomb() + 256 & 255;
        last = next == 0 ? last : next;
      }
    }
  }

  private static void skipOrder(Bits bits) {
    bits.skip(1);
    bits.golomb();
    bits.golomb();
    int count = bits.golomb();
    for (int i = 0; i < count && !bits.isOver(); i++) {
      bits.golomb();
    }
  }

  /** Annex E.1.1: a tick is a field, two of them a picture. */
  private static double h264Rate(Bits bits) {
    if (bits.take(1) == 1 && bits.take(8) == 255) {
      bits.skip(32);
    }
    if (bits.take(1) == 1) {
      bits.skip(1);
    }
    if (bits.take(1) == 1) {
      bits.skip(4);
      bits.skip(bits.take(1) == 1 ? 24 : 0);
    }
    if (bits.take(1) == 1) {
      bits.golomb();
      bits.golomb();
    }
    if (bits.take(1) == 0) {
      return 0;
    }
    double tick = bits.take(32) & 0xffff_ffffL;
    double scale = bits.take(32) & 0xffff_ffffL;
    return tick > 0 && !bits.isOver() ? scale / tick / 2 : 0;
  }

  private static @Nullable PictureHead h265(Bits bits) {
    bits.skip(4);
    int layers = bits.take(3);
    bits.skip(1 + 88);
    bits.skip(8);
    int present = 0;
    for (int i = 0; i < layers; i++) {
      present = present << 2 | bits.take(2);
    }
    bits.skip(layers > 0 ? 2 * (8 - layers) : 0);
    for (int i = layers - 1; i >= 0; i--) {
      bits.skip((present >> (2 * i) & 2) != 0 ? 88 : 0);
      bits.skip((present >> (2 * i) & 1) != 0 ? 8 : 0);
    }
    bits.golomb();
    int chroma = bits.golomb();
    boolean separate = chroma == 3 && bits.take(1) == 1;
    long width = bits.golomb();
    long height = bits.golomb();
    if (bits.take(1) == 1) {
      int across = separate || chroma == 0 || chroma == 3 ? 1 : 2;
      int down = separate || chroma != 1 ? 1 : 2;
      width -= across * ((long) bits.golomb() + bits.golomb());
      height -= down * ((long) bits.golomb() + bits.golomb());
    }
    return bits.isOver() ? null : of(width, height, 0);
  }

  /** Bits, the highest of a byte first; beyond the end all are 0. */
  private static final class Bits {
    private final byte[] data;
    private final long count;
    private long at;

    Bits(byte[] data) {
      this.data = data;
      this.count = 8L * data.length;
    }

    void skip(int bits) {
      at += bits;
    }

    int take(int bits) {
      int value = 0;
      for (int i = 0; i < bits; i++, at++) {
        int bit = at < count ? data[(int) (at >> 3)] >> (7 - (at & 7)) & 1 : 0;
        value = value << 1 | bit;
      }
      return value;
    }

    /** §9.1; a number that would not end is 0. */
    int golomb() {
      int zeros = 0;
      while (zeros < 32 && at < count && take(1) == 0) {
        zeros++;
      }
      return zeros > 30 || at >= count ? 0 : (1 << zeros) - 1 + take(zeros);
    }

    int signedGolomb() {
      int code = golomb();
      return (code & 1) == 1 ? (code + 1) / 2 : -(code / 2);
    }

    boolean isOver() {
      return at > count;
    }
  }
}
