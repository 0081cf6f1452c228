package org.sightline.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuarterTest {
  /** Where a stored point (x, y), y down, comes to lie: rows of a matrix, Exif 2.32 §4.6.4. */
  private static int[] matrix(Quarter quarter) {
    return switch (quarter) {
      case UPRIGHT -> new int[] {1, 0, 0, 1};
      case MIRRORED -> new int[] {-1, 0, 0, 1};
      case HALF -> new int[] {-1, 0, 0, -1};
      case FLIPPED -> new int[] {1, 0, 0, -1};
      case TRANSPOSED -> new int[] {0, 1, 1, 0};
      case CLOCKWISE -> new int[] {0, -1, 1, 0};
      case TRANSVERSED -> new int[] {0, -1, -1, 0};
      case COUNTER_CLOCKWISE -> new int[] {0, 1, -1, 0};
    };
  }

  @Test
  void twoTurnsAreOneAsMatricesSay() {
    for (Quarter first : Quarter.values()) {
      for (Quarter next : Quarter.values()) {
        int[] a = matrix(first);
        int[] b = matrix(next);
        int[] product = {
          b[0] * a[0] + b[1] * a[2],
          b[0] * a[1] + b[1] * a[3],
          b[2] * a[0] + b[3] * a[2],
          b[2] * a[1] + b[3] * a[3]
        };
        assertArrayEquals(product, matrix(first.then(next)), first + " then " + next);
      }
    }
  }

  @Test
  void exifValuesOutsideTheStandardAreUpright() {
    assertEquals(Quarter.UPRIGHT, Quarter.ofExif(0));
    assertEquals(Quarter.UPRIGHT, Quarter.ofExif(9));
    assertEquals(Quarter.COUNTER_CLOCKWISE, Quarter.ofExif(8));
  }
}
