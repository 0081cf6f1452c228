package org.sightline.view;

/** Reads heights of tiles, remembering the cell that it stands in. One thread's own. */
final class TileWalk implements Ground.Walk {
  private static final double ROUNDING = 1e-6;

  private final TileIndex index;
  private int cell = -1;
  private CachedTile[] here = {};

  // the four posts around the last place
  private int lastTile = -1;
  private int lastRow;
  private int lastColumn;
  private double northWest;
  private double northEast;
  private double southWest;
  private double southEast;

  // the block read last
  private int lastBlock = -1;
  private float[] posts = {};

  TileWalk(TileIndex index) {
    this.index = index;
  }

  @Override
  public double heightM(double latDeg, double lonDeg) {
    double height = within(latDeg, lonDeg);
    return Double.isNaN(height) ? between(latDeg, lonDeg) : height;
  }

  /** The height from the first tile whose posts enclose the place and are known there. */
  private double within(double latDeg, double lonDeg) {
    enter(TileIndex.cell(latDeg, lonDeg));
    for (int i = 0; i < here.length; i++) {
      TileGrid grid = here[i].grid;
      double row = grid.row(latDeg);
      double column = grid.column(lonDeg);
      if (here[i].covers(row, column)) {
        double height = within(i, row, column);
        if (!Double.isNaN(height)) {
          return height;
        }
      }
    }
    return Double.NaN;
  }

  private void enter(int newCell) {
    if (newCell != cell) {
      cell = newCell;
      here = index.tiles(newCell);
      lastTile = -1;
      lastBlock = -1;
    }
  }

  private double within(int tile, double row, double column) {
    TileGrid grid = here[tile].grid;
    int r = Math.max(0, Math.min((int) row, grid.rows() - 2));
    int c = Math.max(0, Math.min((int) column, grid.columns() - 2));
    if (r != lastRow || c != lastColumn || tile != lastTile) {
      load(tile, r, c);
    }
    return mean(row - r, column - c, northWest, northEast, southWest, southEast);
  }

  private void load(int tile, int r, int c) {
    if (tile != lastTile) {
      lastBlock = -1;
    }
    lastTile = tile;
    lastRow = r;
    lastColumn = c;
    northWest = post(here[tile], r, c);
    northEast = post(here[tile], r, c + 1);
    southEast = post(here[tile], r + 1, c + 1);
    southWest = post(here[tile], r + 1, c);
  }

  private double post(CachedTile tile, int row, int column) {
    TileGrid grid = tile.grid;
    int down = row / grid.blockRows();
    int across = column / grid.blockColumns();
    int block = down * grid.blocksAcross() + across;
    if (block != lastBlock) {
      posts = tile.posts(block);
      lastBlock = block;
    }
    int firstRow = down * grid.blockRows();
    return posts[(row - firstRow) * grid.blockColumns() + column - across * grid.blockColumns()];
  }

  /** Bilinear; a void counts only where it has weight. */
  private static double mean(
      double south, double east, double nw, double ne, double sw, double se) {
    double north = nw + (ne - nw) * east;
    double mean = north + (sw + (se - sw) * east - north) * south;
    if (!Double.isNaN(mean)) {
      return mean;
    }
    boolean onRow = Math.abs(south - Math.rint(south)) < ROUNDING;
    boolean onColumn = Math.abs(east - Math.rint(east)) < ROUNDING;
    boolean lower = south > 0.5;
    if (onRow && onColumn) {
      return lower ? east > 0.5 ? se : sw : east > 0.5 ? ne : nw;
    } else if (onRow) {
      return lower ? sw + (se - sw) * east : nw + (ne - nw) * east;
    } else if (onColumn) {
      return east > 0.5 ? ne + (se - ne) * south : nw + (sw - nw) * south;
    }
    return mean;
  }

  /**
   * The height in the gap of one post between tiles that share no posts: the missing corners of the
   * cell are asked of the neighbours.
   */
  private double between(double latDeg, double lonDeg) {
    int home = TileIndex.cell(latDeg, lonDeg);
    CachedTile[] around = index.tiles(home);
    for (CachedTile tile : around) {
      TileGrid grid = tile.grid;
      double row = grid.row(latDeg);
      double column = grid.column(lonDeg);
      boolean beside = row > -1 && row < grid.rows() && column > -1 && column < grid.columns();
      if (beside && !tile.covers(row, column)) {
        int r = (int) Math.floor(row);
        int c = (int) Math.floor(column);
        double height =
            mean(
                row - r,
                column - c,
                corner(grid, r, c),
                corner(grid, r, c + 1),
                corner(grid, r + 1, c),
                corner(grid, r + 1, c + 1));
        if (!Double.isNaN(height)) {
          return height;
        }
      }
    }
    return Double.NaN;
  }

  private double corner(TileGrid grid, int row, int column) {
    double lat = grid.northDeg() - row * grid.rowStepDeg();
    double lon = grid.westDeg() + column * grid.columnStepDeg();
    return lat < -90 || lat > 90 ? Double.NaN : within(lat, lon);
  }
}
