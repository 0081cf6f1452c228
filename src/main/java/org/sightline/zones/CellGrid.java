package org.sightline.zones;

import java.util.Arrays;

/**
 * Which areas reach into which cell of the globe: immutable, shared by all threads.
 *
 * <p>Four grids of 0.02°, 0.16°, 1.28° and 10.24°; an area lives in the finest one in which its box
 * has at most 4,096 cells. A cell lists each area that touches it, with a mark if the area fills
 * it: most points are then answered without looking at an edge. The cells of an area's margin list
 * it too. Memory: 4 bytes an entry and 16 to 32 bytes a cell.
 */
final class CellGrid {
  private static final int LEVELS = 4;
  private static final double FINEST_DEG = 0.02;
  private static final int MAX_CELLS = 4096;

  private static final double[] SIZE_DEG = new double[LEVELS];

  static {
    double size = FINEST_DEG;
    for (int level = 0; level < LEVELS; level++) {
      SIZE_DEG[level] = size;
      size *= 8;
    }
  }

  /** Open addressing: cell key + 1, and where its entries begin. */
  private final int[] keys;

  private final int[] from;
  private final int[] entries;
  private final int mask;
  private final int levelsUsed;

  private CellGrid(int[] keys, int[] from, int[] entries, int levelsUsed) {
    this.keys = keys;
    this.from = from;
    this.entries = entries;
    this.mask = keys.length - 1;
    this.levelsUsed = levelsUsed;
  }

  static int level(double widthDeg, double heightDeg) {
    for (int level = 0; level < LEVELS - 1; level++) {
      double cells = (widthDeg / SIZE_DEG[level] + 2) * (heightDeg / SIZE_DEG[level] + 2);
      if (cells <= MAX_CELLS) {
        return level;
      }
    }
    return LEVELS - 1;
  }

  static double sizeDeg(int level) {
    return SIZE_DEG[level];
  }

  static int levels() {
    return LEVELS;
  }

  boolean uses(int level) {
    return ((levelsUsed >> level) & 1) == 1;
  }

  static int row(int level, double lat) {
    return (int) ((lat + 90) / SIZE_DEG[level]);
  }

  static int column(int level, double lon) {
    return (int) ((lon + 180) / SIZE_DEG[level]);
  }

  /** 2 bits of level, 14 of row, 15 of column: never negative. */
  private static int key(int level, int row, int column) {
    return (level << 29) | (row << 15) | column;
  }

  private static int slot(int key, int mask) {
    int h = key * 0x9e3779b9; // Fibonacci hashing, Knuth, volume 3, 6.4
    return (h ^ (h >>> 15)) & mask;
  }

  /** Where the entries of a cell begin; −1 if it has none. */
  int first(int level, int row, int column) {
    int wanted = key(level, row, column) + 1;
    int at = slot(wanted, mask);
    while (keys[at] != 0) {
      if (keys[at] == wanted) {
        return from[at];
      }
      at = (at + 1) & mask;
    }
    return -1;
  }

  /** The entry at a place: an area's number, doubled, plus 1 if it fills the cell; negated last. */
  int entry(int at) {
    return entries[at];
  }

  /** Bytes held by the arrays. */
  long bytes() {
    return 4L * (keys.length + from.length + entries.length);
  }

  /** Sorts every area of the outlines into its cells. */
  static CellGrid of(Outlines outlines, double[] marginsM) {
    Cells cells = new Cells(outlines);
    int levels = 0;
    for (int z = 0; z < outlines.size(); z++) {
      levels |= 1 << cells.add(z, marginsM[z]);
    }
    long[] sorted = cells.sorted();
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      distinct += i == 0 || sorted[i] >>> 32 != sorted[i - 1] >>> 32 ? 1 : 0;
    }
    int capacity = Integer.highestOneBit(Math.max(8, distinct * 2) - 1) * 2;
    int[] keys = new int[capacity];
    int[] from = new int[capacity];
    int[] entries = new int[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      int key = (int) (sorted[i] >>> 32) + 1;
      boolean last = i + 1 == sorted.length || sorted[i + 1] >>> 32 != sorted[i] >>> 32;
      entries[i] = last ? ~(int) sorted[i] : (int) sorted[i];
      if (i == 0 || sorted[i - 1] >>> 32 != sorted[i] >>> 32) {
        int at = slot(key, capacity - 1);
        while (keys[at] != 0) {
          at = (at + 1) & (capacity - 1);
        }
        keys[at] = key;
        from[at] = i;
      }
    }
    return new CellGrid(keys, from, entries, levels);
  }

  /** Finds the cells of one area after the other. */
  private static final class Cells {
    private final Outlines outlines;
    private long[] found = new long[256];
    private int size;

    Cells(Outlines outlines) {
      this.outlines = outlines;
    }

    long[] sorted() {
      long[] all = Arrays.copyOf(found, size);
      Arrays.sort(all);
      return all;
    }

    private void put(int level, int row, int column, int area, boolean full) {
      if (size == found.length) {
        found = Arrays.copyOf(found, size * 2);
      }
      found[size++] = ((long) key(level, row, column) << 32) | ((long) area << 1) | (full ? 1 : 0);
    }

    /** Adds an area; the level it went to. */
    int add(int area, double marginM) {
      double west = outlines.west(area);
      double south = outlines.south(area);
      double east = outlines.east(area);
      double north = outlines.north(area);
      double dLat = marginM / 110_570;
      double farthest = Math.min(89.9, Math.max(Math.abs(south), Math.abs(north)) + dLat);
      double dLon = dLat / Math.cos(Math.toRadians(farthest));
      double width = Math.min(360, east - west + 2 * dLon);
      int level = level(width, north - south + 2 * dLat);
      // a circle has no edges to draw: every cell of its box is looked at
      if (marginM > 0 || !outlines.hasRings(area)) {
        margin(area, level, new double[] {west - dLon, south - dLat, east + dLon, north + dLat});
      } else {
        Raster raster = new Raster(outlines, area, level);
        for (int row = raster.firstRow(); row <= raster.lastRow(); row++) {
          for (int column = raster.firstColumn(); column <= raster.lastColumn(); column++) {
            int mark = raster.mark(row, column);
            if (mark != Raster.OUTSIDE) {
              put(level, row, column, area, mark == Raster.FULL);
            }
          }
        }
      }
      return level;
    }

    /** Every cell of a widened box, as if the border ran there. */
    private void margin(int area, int level, double[] box) {
      int lastColumn = column(level, 180);
      int first = (int) Math.floor((box[0] + 180) / SIZE_DEG[level]);
      int last = (int) Math.floor((box[2] + 180) / SIZE_DEG[level]);
      if (last - first >= lastColumn) {
        first = 0;
        last = lastColumn;
      }
      int north = row(level, Math.min(90, box[3]));
      for (int row = row(level, Math.max(-90, box[1])); row <= north; row++) {
        for (int column = first; column <= last; column++) {
          put(level, row, Math.floorMod(column, lastColumn + 1), area, false);
        }
      }
    }
  }
}
