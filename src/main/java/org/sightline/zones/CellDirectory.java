package org.sightline.zones;

/**
 * The equal cells at the top of a {@link CellTree}.
 *
 * @param shift a cell is 2^shift units wide and high
 * @param column of the first, counted from −180°
 * @param row of the first, counted from −90°
 * @param columns how many side by side
 * @param rows how many one above the other
 */
record CellDirectory(int shift, int column, int row, int columns, int rows) {
  private static final int MOST = 32;
  private static final int LEAST_SHIFT = 12;

  /** Around everything; at most 32 by 32. */
  static CellDirectory of(double west, double south, double east, double north) {
    if (!(west <= east)) {
      return new CellDirectory(LEAST_SHIFT, 0, 0, 0, 0);
    }
    int shift = LEAST_SHIFT;
    while (cells(CellTree.x(west), CellTree.x(east), shift) > MOST
        || cells(CellTree.y(south), CellTree.y(north), shift) > MOST) {
      shift++;
    }
    return new CellDirectory(
        shift,
        CellTree.x(west) >> shift,
        CellTree.y(south) >> shift,
        cells(CellTree.x(west), CellTree.x(east), shift),
        cells(CellTree.y(south), CellTree.y(north), shift));
  }

  private static int cells(int from, int to, int shift) {
    return (to >> shift) - (from >> shift) + 1;
  }
}
