package org.sightline.view;

/**
 * Where the posts of a tile stand: an even grid in latitude and longitude, WGS 84.
 *
 * @param northDeg latitude of the first row of posts
 * @param westDeg longitude of the first column of posts
 * @param rowStepDeg degrees of latitude between rows, positive; rows run southwards
 * @param columnStepDeg degrees of longitude between columns, positive; columns run eastwards
 * @param rows how many rows, at least 2
 * @param columns how many columns, at least 2
 * @param blockRows rows of posts in one block
 * @param blockColumns columns of posts in one block
 */
record TileGrid(
    double northDeg,
    double westDeg,
    double rowStepDeg,
    double columnStepDeg,
    int rows,
    int columns,
    int blockRows,
    int blockColumns) {
  /** Blocks beside each other. */
  int blocksAcross() {
    return (columns + blockColumns - 1) / blockColumns;
  }

  /** Blocks below each other. */
  int blocksDown() {
    return (rows + blockRows - 1) / blockRows;
  }

  /** Latitude of the last row. */
  double southDeg() {
    return northDeg - (rows - 1) * rowStepDeg;
  }

  /** Longitude of the last column, which may be above 180. */
  double eastDeg() {
    return westDeg + (columns - 1) * columnStepDeg;
  }

  /** The row a latitude lies at, 0 for the first; not a whole number between rows. */
  double row(double latDeg) {
    return (northDeg - latDeg) / rowStepDeg;
  }

  /** The column a longitude lies at, whatever its turn; negative west of the tile. */
  double column(double lonDeg) {
    double east = lonDeg - westDeg;
    double spare = 180 - (columns - 1) * columnStepDeg / 2;
    if (east < -spare) {
      east += 360;
    } else if (east > 360 - spare) {
      east -= 360;
    }
    return east / columnStepDeg;
  }
}
