package org.sightline.copies;

/**
 * The blur before PDQ picks its 64 × 64 points: a running mean along rows, then along columns, and
 * both once more, which together weigh like a tent (Wojciech Jarosz, Fast Image Convolutions,
 * 2001). Near an edge the mean is over what there is. Sums run in single precision and in the order
 * of the description, since that is what decides bits on the threshold.
 */
final class BoxFilter {
  private static final int PASSES = 2;

  /** One part in 128 of an edge: two passes then reach over one of the 64 points. */
  private static final int WINDOWS = 128;

  private BoxFilter() {}

  /**
   * Blurs in place.
   *
   * @param plane rows × columns, at least one of each
   */
  static void blur(float[][] plane) {
    int rows = plane.length;
    int columns = plane[0].length;
    float[][] other = new float[rows][columns];
    for (int pass = 0; pass < PASSES; pass++) {
      for (int i = 0; i < rows; i++) {
        alongRow(plane[i], other[i], window(columns));
      }
      alongColumns(other, plane, window(rows));
    }
  }

  private static int window(int length) {
    return (length + WINDOWS - 1) / WINDOWS;
  }

  /** Of a window of even size, the larger part lies ahead. */
  private static int ahead(int window) {
    return window / 2;
  }

  private static void alongRow(float[] in, float[] out, int window) {
    int ahead = ahead(window);
    float sum = 0;
    int size = 0;
    for (int right = 0; right < in.length + ahead; right++) {
      if (right < in.length) {
        sum += in[right];
        size++;
      }
      if (right >= window) {
        sum -= in[right - window];
        size--;
      }
      if (right >= ahead) {
        out[right - ahead] = sum / size;
      }
    }
  }

  /** All columns side by side, since a column by itself would touch a line of memory a number. */
  private static void alongColumns(float[][] in, float[][] out, int window) {
    int ahead = ahead(window);
    float[] sums = new float[in[0].length];
    int size = 0;
    for (int right = 0; right < in.length + ahead; right++) {
      if (right < in.length) {
        float[] row = in[right];
        for (int j = 0; j < sums.length; j++) {
          sums[j] += row[j];
        }
        size++;
      }
      if (right >= window) {
        float[] row = in[right - window];
        for (int j = 0; j < sums.length; j++) {
          sums[j] -= row[j];
        }
        size--;
      }
      if (right >= ahead) {
        float[] row = out[right - ahead];
        for (int j = 0; j < sums.length; j++) {
          row[j] = sums[j] / size;
        }
      }
    }
  }
}
