package org.sightline.zones;

import java.util.Arrays;

/**
 * Boxes of shapes, packed: eight neighbours along a Z-shaped curve have a box together, eight of
 * those the next, up to one. Quick for boxes of many shapes' size, where cells would be many.
 * Immutable, shared by all threads.
 */
final class BoxTree {
  private static final int SHIFT = 3;
  private static final int FAN = 1 << SHIFT;
  private static final int MAX_LEVELS = 12;

  /** The shapes in the order of the curve. */
  private final int[] shapes;

  /** West, south, east, north of each node, level after level, from the shapes upwards. */
  private final double[] boxes;

  private final int[] levelStart = new int[MAX_LEVELS];
  private final int levels;

  /**
   * Packs shapes.
   *
   * @param chosen their numbers
   */
  BoxTree(Outlines outlines, int[] chosen) {
    int n = chosen.length;
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      int s = chosen[i];
      long x = (long) ((outlines.west(s) + outlines.east(s) + 720) / 1440 * 0xffff);
      long y = (long) ((outlines.south(s) + outlines.north(s) + 360) / 720 * 0xffff);
      keys[i] = (spread(x) | spread(y) << 1) << 31 | s;
    }
    Arrays.sort(keys);
    this.shapes = new int[n];
    int total = 0;
    int depth = 0;
    for (int size = n; ; size = (size + FAN - 1) >> SHIFT) {
      levelStart[depth++] = total;
      total += size;
      if (size <= 1) {
        break;
      }
    }
    this.levels = depth;
    this.boxes = new double[4 * total];
    for (int i = 0; i < n; i++) {
      int s = (int) (keys[i] & Integer.MAX_VALUE);
      shapes[i] = s;
      boxes[4 * i] = outlines.west(s);
      boxes[4 * i + 1] = outlines.south(s);
      boxes[4 * i + 2] = outlines.east(s);
      boxes[4 * i + 3] = outlines.north(s);
    }
    for (int level = 1; level < levels; level++) {
      int end = level + 1 < levels ? levelStart[level + 1] : total;
      for (int node = levelStart[level]; node < end; node++) {
        join(node, level);
      }
    }
  }

  /** Sixteen bits, a gap before each. */
  private static long spread(long bits) {
    long b = bits & 0xffff;
    b = (b | b << 8) & 0x00ff00ff;
    b = (b | b << 4) & 0x0f0f0f0f;
    b = (b | b << 2) & 0x33333333;
    return (b | b << 1) & 0x55555555;
  }

  private void join(int node, int level) {
    int first = levelStart[level - 1] + ((node - levelStart[level]) << SHIFT);
    int end = Math.min(first + FAN, levelStart[level]);
    double[] b = boxes;
    System.arraycopy(b, 4 * first, b, 4 * node, 4);
    for (int child = first + 1; child < end; child++) {
      b[4 * node] = Math.min(b[4 * node], b[4 * child]);
      b[4 * node + 1] = Math.min(b[4 * node + 1], b[4 * child + 1]);
      b[4 * node + 2] = Math.max(b[4 * node + 2], b[4 * child + 2]);
      b[4 * node + 3] = Math.max(b[4 * node + 3], b[4 * child + 3]);
    }
  }

  /** Adds the shapes whose boxes meet a box, in no promised order. */
  void meeting(double west, double south, double east, double north, Outlines.Ints found) {
    if (shapes.length > 0) {
      meeting(levelStart[levels - 1], levels - 1, west, south, east, north, found);
    }
  }

  private void meeting(
      int node, int level, double west, double south, double east, double north, Outlines.Ints f) {
    double[] b = boxes;
    int at = 4 * node;
    if (b[at] > east || b[at + 2] < west || b[at + 1] > north || b[at + 3] < south) {
      return;
    }
    if (level == 0) {
      f.add(shapes[node]);
      return;
    }
    int first = levelStart[level - 1] + ((node - levelStart[level]) << SHIFT);
    int end = Math.min(first + FAN, levelStart[level]);
    for (int child = first; child < end; child++) {
      meeting(child, level - 1, west, south, east, north, f);
    }
  }
}
