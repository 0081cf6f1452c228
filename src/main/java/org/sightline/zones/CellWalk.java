package org.sightline.zones;

/** One walk through the cells of a {@link CellTree} that a box meets. */
final class CellWalk {
  private final int[] nodes;
  private final int[] lists;
  private final double[] lonLat;
  private final double west;
  private final double south;
  private final double east;
  private final double north;
  private final int x1;
  private final int y1;
  private final int x2;
  private final int y2;
  private final Outlines.Ints found;

  CellWalk(
      int[] nodes,
      int[] lists,
      double[] lonLat,
      double west,
      double south,
      double east,
      double north,
      Outlines.Ints found) {
    this.nodes = nodes;
    this.lists = lists;
    this.lonLat = lonLat;
    this.west = west;
    this.south = south;
    this.east = east;
    this.north = north;
    this.x1 = CellTree.x(west);
    this.y1 = CellTree.y(south);
    this.x2 = CellTree.x(east);
    this.y2 = CellTree.y(north);
    this.found = found;
  }

  void directory(int shift, int column, int row, int columns, int rows) {
    int lastRow = Math.min((y2 >> shift) - row, rows - 1);
    int lastColumn = Math.min((x2 >> shift) - column, columns - 1);
    for (int r = Math.max((y1 >> shift) - row, 0); r <= lastRow; r++) {
      for (int c = Math.max((x1 >> shift) - column, 0); c <= lastColumn; c++) {
        cell(nodes[r * columns + c], column + c, row + r, shift);
      }
    }
  }

  private void cell(int link, int column, int row, int shift) {
    if (link < 0) {
      leaf(~link);
    } else if (link > 0) {
      int size = shift - 2;
      int firstRow = Math.max((y1 >> size) - (row << 2), 0);
      int lastRow = Math.min((y2 >> size) - (row << 2), 3);
      int firstColumn = Math.max((x1 >> size) - (column << 2), 0);
      int lastColumn = Math.min((x2 >> size) - (column << 2), 3);
      for (int r = firstRow; r <= lastRow; r++) {
        for (int c = firstColumn; c <= lastColumn; c++) {
          cell(nodes[link + 1 + ((r << 2) | c)], (column << 2) | c, (row << 2) | r, size);
        }
      }
    }
  }

  private void leaf(int from) {
    int at = from;
    int entry;
    do {
      entry = lists[at++];
      int kind = entry >> 1 & 3;
      if (kind == CellTree.CIRCLE) {
        found.add(entry >> 3);
      } else if (kind != CellTree.FULL) {
        boolean meets = false;
        int run;
        do {
          run = lists[at++];
          meets = meets || meets(run & Integer.MAX_VALUE);
        } while (run >= 0);
        if (meets) {
          found.add(entry >> 3);
        }
      }
    } while ((entry & 1) == 0);
  }

  private boolean meets(int run) {
    int i = run >> 3 << 1;
    int end = i + ((run & 7) << 1) + 2;
    double w = lonLat[i];
    double e = w;
    double s = lonLat[i + 1];
    double n = s;
    for (i += 2; i <= end; i += 2) {
      w = Math.min(w, lonLat[i]);
      e = Math.max(e, lonLat[i]);
      s = Math.min(s, lonLat[i + 1]);
      n = Math.max(n, lonLat[i + 1]);
    }
    return w <= east && e >= west && s <= north && n >= south;
  }
}
