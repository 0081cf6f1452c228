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
  private static final int LEAST_SHIFT = 12;
  private static final int MOST_CELLS = 1 << 22;
  private static final int FEW = 256;

  /**
   * Around all boxes; as fine as leaves every box in four cells on average, so that a point is soon
   * where it belongs and a continent does not fill the directory.
   *
   * @param boxes west, south, east, north of each
   */
  static CellDirectory of(double[] boxes) {
    double west = Double.POSITIVE_INFINITY;
    double south = west;
    double east = -west;
    double north = -west;
    for (int b = 0; b < boxes.length; b += 4) {
      west = Math.min(west, boxes[b]);
      south = Math.min(south, boxes[b + 1]);
      east = Math.max(east, boxes[b + 2]);
      north = Math.max(north, boxes[b + 3]);
    }
    if (!(west <= east)) {
      return new CellDirectory(LEAST_SHIFT, 0, 0, 0, 0);
    }
    int shift = LEAST_SHIFT;
    while (cells(west, south, east, north, shift) > Math.min(MOST_CELLS, FEW + boxes.length)
        || filled(boxes, shift) > FEW + boxes.length) {
      shift++;
    }
    int column = CellTree.x(west) >> shift;
    int row = CellTree.y(south) >> shift;
    return new CellDirectory(
        shift,
        column,
        row,
        (CellTree.x(east) >> shift) - column + 1,
        (CellTree.y(north) >> shift) - row + 1);
  }

  private static long filled(double[] boxes, int shift) {
    long all = 0;
    for (int b = 0; b < boxes.length; b += 4) {
      all += cells(boxes[b], boxes[b + 1], boxes[b + 2], boxes[b + 3], shift);
    }
    return all;
  }

  private static long cells(double west, double south, double east, double north, int shift) {
    long columns = (CellTree.x(east) >> shift) - (CellTree.x(west) >> shift) + 1L;
    return columns * ((CellTree.y(north) >> shift) - (CellTree.y(south) >> shift) + 1L);
  }
}
