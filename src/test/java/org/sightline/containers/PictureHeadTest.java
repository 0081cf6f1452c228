package org.sightline.containers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.sightline.containers.MadeMovie.bytes;
import static org.sightline.containers.MadeMovie.join;

import java.util.Random;
import org.junit.jupiter.api.Test;

public class PictureHeadTest {
  /** Writes bits, and the bytes that keep start codes out of them. */
  private static final class Bits {
    private final StringBuilder bits = new StringBuilder();

    Bits put(int count, long value) {
      for (int i = count - 1; i >= 0; i--) {
        bits.append(value >> i & 1);
      }
      return this;
    }

    Bits golomb(int... values) {
      for (int value : values) {
        int length = 32 - Integer.numberOfLeadingZeros(value + 1);
        put(length - 1, 0).put(length, value + 1);
      }
      return this;
    }

    byte[] unit(byte[] head) {
      bits.append('1');
      byte[] out = join(bytes(3, 1), head);
      int zeros = 0;
      for (int at = 0; at < bits.length(); at += 8) {
        String eight = (bits.substring(at) + "0000000").substring(0, 8);
        int value = Integer.parseInt(eight, 2);
        if (zeros == 2 && value < 4) {
          out = join(out, bytes(1, 3));
          zeros = 0;
        }
        out = join(out, bytes(1, value));
        zeros = value == 0 ? zeros + 1 : 0;
      }
      return out;
    }
  }

  /** High profile, 120 × 68 blocks of which 8 rows are cut off, fields, 50 ticks a second. */
  public static byte[] h264() {
    return new Bits()
        .put(24, 0x640028)
        .golomb(0, 1, 0, 0)
        .put(2, 0)
        .golomb(0, 0, 0, 4)
        .put(1, 0)
        .golomb(119, 33)
        .put(1, 0)
        .put(1, 0)
        .put(1, 1)
        .put(1, 1)
        .golomb(0, 0, 0, 2)
        .put(1, 1)
        .put(4, 0)
        .put(1, 1)
        .put(32, 1)
        .put(32, 50)
        .put(1, 1)
        .unit(bytes(1, 0x67));
  }

  @Test
  void theSetOfH264SaysSizeAsShownAndRate() {
    byte[] start = join(bytes(4, 1), bytes(2, 0x09f0), h264());
    assertEquals(new PictureHead(1920, 1080, 25), PictureHead.find(start, PictureHead.Coding.H264));
    assertNull(PictureHead.find(start, PictureHead.Coding.H265));
  }

  @Test
  void theSetOfH265SaysSizeAsShown() {
    byte[] set =
        new Bits()
            .put(4, 0)
            .put(3, 1)
            .put(1, 1)
            .put(32, 0x01600000)
            .put(32, 0)
            .put(32, 93)
            // one more layer, with a profile and a level of its own
            .put(2, 3)
            .put(14, 0)
            .put(44, 0)
            .put(44, 0)
            .put(8, 60)
            .golomb(0, 1, 3840, 2176)
            .put(1, 1)
            .golomb(0, 0, 0, 8)
            .unit(bytes(2, 0x4201));
    assertEquals(new PictureHead(3840, 2160, 0), PictureHead.find(set, PictureHead.Coding.H265));
  }

  @Test
  void theHeadOfMpegSaysSizeAndRate() {
    byte[] head = bytes(8, 0x000001b32d024033L);
    assertEquals(new PictureHead(720, 576, 25), PictureHead.find(head, PictureHead.Coding.MPEG));
  }

  @Test
  void noiseIsNoHeadOrOneWithinBounds() {
    Random random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      byte[] noise = new byte[64];
      random.nextBytes(noise);
      System.arraycopy(bytes(4, i % 2 == 0 ? 0x167 : 0x142), 0, noise, 0, 4);
      for (PictureHead.Coding coding : PictureHead.Coding.values()) {
        PictureHead head = PictureHead.find(noise, coding);
        if (head != null) {
          assertEquals(head.widthPx(), Math.max(1, Math.min(1 << 16, head.widthPx())));
          assertEquals(head.heightPx(), Math.max(1, Math.min(1 << 16, head.heightPx())));
        }
      }
    }
  }
}
