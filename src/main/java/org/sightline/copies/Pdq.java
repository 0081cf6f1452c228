package org.sightline.copies;

import java.util.Arrays;
import org.sightline.frames.Frame;

/**
 * The hash PDQ: which of the 16 × 16 lowest frequencies of a blurred picture are stronger than
 * their median. After "The TMK+PDQF video-hashing algorithm and the PDQ image-hashing algorithm"
 * (Facebook, 2019), in single precision and in its order of sums, so that hashes equal those of
 * other programs bit by bit.
 */
public final class Pdq {
  /** Edges up to this are hashed as they are; what the references do with longer ones differs. */
  private static final int WHOLE_EDGE_PX = 512;

  /**
   * Longer ones are shrunk to this. The references take every n-th pixel to 512 (C++) or blur them
   * all (Java), and differ by up to 8 bits; means over 384 lie between the two, since the window of
   * {@link BoxFilter} is then odd and does not shift the picture.
   */
  private static final int SHRUNK_EDGE_PX = 384;

  /** Frequencies down and across. */
  private static final int SIDE = 16;

  private static final int POINTS = 64;
  private static final float[][] COSINES = cosines();

  private Pdq() {}

  /** Hashes a picture. */
  public static Fingerprint of(Frame frame) {
    return of(frame.luma(edgePx(frame.widthPx()), edgePx(frame.heightPx())));
  }

  private static int edgePx(int edgePx) {
    return edgePx > WHOLE_EDGE_PX ? SHRUNK_EDGE_PX : edgePx;
  }

  /**
   * Hashes a picture.
   *
   * @param luma its brightness, 0..255, rows × columns, at least one of each; overwritten
   */
  static Fingerprint of(float[][] luma) {
    BoxFilter.blur(luma);
    float[][] points = points(luma);
    float[] dct = dct(points);
    return new Fingerprint(
        hash(dct, false, false),
        hash(dct, true, false),
        hash(dct, false, true),
        hash(dct, true, true),
        quality(points));
  }

  /** Row i and column j are frequency i + 1 and j + 1 of the orthonormal DCT-II of 64 points. */
  private static float[][] cosines() {
    float[][] cosines = new float[SIDE][POINTS];
    float scale = (float) Math.sqrt(2.0 / POINTS);
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < POINTS; j++) {
        cosines[i][j] = (float) (scale * Math.cos(Math.PI / 2 / POINTS * (i + 1) * (2 * j + 1)));
      }
    }
    return cosines;
  }

  /** The picture at the middles of 64 × 64 equal parts. */
  private static float[][] points(float[][] blurred) {
    float[][] points = new float[POINTS][POINTS];
    for (int i = 0; i < POINTS; i++) {
      float[] row = blurred[middle(i, blurred.length)];
      for (int j = 0; j < POINTS; j++) {
        points[i][j] = row[middle(j, row.length)];
      }
    }
    return points;
  }

  private static int middle(int part, int length) {
    return (int) ((part + 0.5) * length / POINTS);
  }

  /**
   * How much there is to see: steps between neighbouring points of at least a hundredth of the
   * whole range, summed and scaled as PDQ's authors found good.
   */
  private static int quality(float[][] points) {
    int steps = 0;
    for (int i = 0; i < POINTS; i++) {
      for (int j = 0; j < POINTS; j++) {
        if (i + 1 < POINTS) {
          steps += step(points[i][j], points[i + 1][j]);
        }
        if (j + 1 < POINTS) {
          steps += step(points[i][j], points[i][j + 1]);
        }
      }
    }
    return Math.min(100, steps / 90);
  }

  private static int step(float one, float other) {
    return Math.abs((int) ((one - other) * 100 / 255));
  }

  /** Frequencies 1 to 16 down and across, 16 × 16 in rows. */
  private static float[] dct(float[][] points) {
    float[][] down = new float[SIDE][POINTS];
    for (int i = 0; i < SIDE; i++) {
      // row by row of the points, which adds each sum in the order of the description
      for (int k = 0; k < POINTS; k++) {
        float cosine = COSINES[i][k];
        for (int j = 0; j < POINTS; j++) {
          down[i][j] += cosine * points[k][j];
        }
      }
    }
    float[] both = new float[SIDE * SIDE];
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE; j++) {
        float sum = 0;
        for (int k = 0; k < POINTS; k++) {
          sum += down[i][k] * COSINES[j][k];
        }
        both[i * SIDE + j] = sum;
      }
    }
    return both;
  }

  /**
   * The hash of the picture or of a mirrored one: a cosine of odd frequency, seen from its other
   * end, has the other sign.
   */
  private static PdqHash hash(float[] dct, boolean flipped, boolean mirrored) {
    float[] seen = new float[dct.length];
    for (int i = 0; i < dct.length; i++) {
      // row and column 0 are of frequency 1, which is odd
      boolean negative = (flipped && i / SIDE % 2 == 0) != (mirrored && i % 2 == 0);
      seen[i] = negative ? -dct[i] : dct[i];
    }
    float[] sorted = seen.clone();
    Arrays.sort(sorted);
    // the lower of the two middle ones
    float median = sorted[dct.length / 2 - 1];
    long[] bits = new long[4];
    for (int i = 0; i < dct.length; i++) {
      if (seen[i] > median) {
        bits[i / 64] |= 1L << i;
      }
    }
    return new PdqHash(bits[0], bits[1], bits[2], bits[3]);
  }
}
