package org.sightline.zones;

import java.util.Arrays;

/**
 * One area drawn on one grid: cells that its border touches, cells it fills, cells outside. A cell
 * is taken as touched when in doubt, never as filled.
 */
final class Raster implements Outlines.EdgeUse {
  static final byte OUTSIDE = 0;
  static final byte FULL = 1;
  static final byte EDGE = 2;

  /** Half a metre of play against rounding, as a share of the finest cell. */
  private static final double PLAY = 1e-9;

  private final double sizeDeg;
  private final int firstRow;
  private final int lastRow;
  private final int firstColumn;
  private final int lastColumn;
  private final byte[] marks;

  Raster(Outlines outlines, int area, int level) {
    sizeDeg = CellGrid.sizeDeg(level);
    firstRow = CellGrid.row(level, outlines.south(area));
    lastRow = CellGrid.row(level, outlines.north(area));
    firstColumn = CellGrid.column(level, outlines.west(area));
    lastColumn = CellGrid.column(level, outlines.east(area));
    marks = new byte[(lastRow - firstRow + 1) * (lastColumn - firstColumn + 1)];
    if (marks.length == 1) {
      marks[0] = EDGE;
      return;
    }
    outlines.forEachEdge(area, this);
    fill(outlines, area);
  }

  int firstRow() {
    return firstRow;
  }

  int lastRow() {
    return lastRow;
  }

  int firstColumn() {
    return firstColumn;
  }

  int lastColumn() {
    return lastColumn;
  }

  byte mark(int row, int column) {
    return marks[(row - firstRow) * (lastColumn - firstColumn + 1) + column - firstColumn];
  }

  /** Marks the cells of an edge, row by row. */
  @Override
  public void edge(double lon1, double lat1, double lon2, double lat2) {
    double x1 = (lon1 + 180) / sizeDeg;
    double x2 = (lon2 + 180) / sizeDeg;
    double y1 = (lat1 + 90) / sizeDeg;
    double y2 = (lat2 + 90) / sizeDeg;
    int south = (int) (Math.min(y1, y2) - PLAY);
    int north = (int) (Math.max(y1, y2) + PLAY);
    for (int row = Math.max(south, firstRow); row <= Math.min(north, lastRow); row++) {
      double xa = x1;
      double xb = x2;
      if (north > south && y1 != y2) {
        xa = at(x1, y1, x2, y2, row);
        xb = at(x1, y1, x2, y2, row + 1);
      }
      int west = Math.max(firstColumn, (int) (Math.min(xa, xb) - PLAY));
      int east = Math.min(lastColumn, (int) (Math.max(xa, xb) + PLAY));
      int base = (row - firstRow) * (lastColumn - firstColumn + 1) - firstColumn;
      for (int column = west; column <= east; column++) {
        marks[base + column] = EDGE;
      }
    }
  }

  /** Where an edge crosses a row's line; its end if it does not reach it. */
  private static double at(double x1, double y1, double x2, double y2, double y) {
    double t = Math.max(0, Math.min(1, (y - y1) / (y2 - y1)));
    return x1 + t * (x2 - x1);
  }

  /** Cells between border cells are all inside or all outside: one test a stretch. */
  private void fill(Outlines outlines, int area) {
    int columns = lastColumn - firstColumn + 1;
    for (int row = 0; row <= lastRow - firstRow; row++) {
      int start = row * columns;
      int at = start;
      while (at < start + columns) {
        int end = at;
        while (end < start + columns && marks[end] != EDGE) {
          end++;
        }
        if (end > at) {
          double lat = (firstRow + row + 0.5) * sizeDeg - 90;
          double lon = (firstColumn + at - start + 0.5) * sizeDeg - 180;
          if (lat < 90 && lon < 180 && outlines.covers(area, lon, lat)) {
            Arrays.fill(marks, at, end, FULL);
          }
        }
        at = end + 1;
      }
    }
  }
}
