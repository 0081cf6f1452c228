package org.sightline.zones;

import org.jspecify.annotations.Nullable;
import org.sightline.geo.LocalFrame;
import org.sightline.zones.CellTreeBuilder.Items;

/** Splits the contents of one rectangle of a {@link CellTree} into equal cells. */
final class CellSplit {
  /** Cells overlap by so many units, 0.2 mm: far more than rounding. */
  private static final double SLACK_UNITS = 0.01;

  private static final double LONGEST_DEGREE_M = 111_700;

  private final FlatRings flat;
  private final double[] lonLat;
  private final double[] boxes;
  private final Shape.@Nullable Circle[] circles;
  private final int column;
  private final int row;
  private final int shift;
  private final int columns;
  private final int rows;
  private final double scale;
  private final double slack;
  private final double east;
  private final double south;
  private final @Nullable Items[] cells;

  /** The shape at hand: where its entry begins in each cell, and whether each corner is inside. */
  private final int[] entry;

  private final boolean[] corner;
  private int west1;
  private int south1;
  private int east1;
  private int north1;

  CellSplit(
      FlatRings flat,
      double[] boxes,
      Shape.@Nullable Circle[] circles,
      int column,
      int row,
      int shift,
      int columns,
      int rows) {
    this.flat = flat;
    this.lonLat = flat.lonLat();
    this.boxes = boxes;
    this.circles = circles;
    this.column = column;
    this.row = row;
    this.shift = shift;
    this.columns = columns;
    this.rows = rows;
    this.scale = CellTree.UNITS_PER_DEG / (1L << shift);
    this.slack = SLACK_UNITS / (1L << shift);
    this.east = CellTree.lon((long) (column + columns) << shift);
    this.south = CellTree.lat((long) row << shift);
    this.cells = new Items[columns * rows];
    this.entry = new int[columns * rows];
    this.corner = new boolean[columns * rows];
  }

  @Nullable Items[] split(Items items) {
    Outlines.Ints parts = items.parts;
    for (int at = 0; at < parts.size(); at += 3 + parts.get(at + 2)) {
      int shape = parts.get(at);
      range(shape);
      boolean one = west1 == east1 && south1 == north1;
      if (parts.get(at + 1) == Items.WHOLE && one && fits(shape)) {
        cell(west1, south1).whole(shape, edges(shape));
      } else if (circles[shape] != null) {
        circle(shape, circles[shape]);
      } else {
        outline(parts, at);
      }
    }
    return cells;
  }

  private int edges(int shape) {
    return circles[shape] == null ? flat.edges(shape) : Items.CIRCLE_EDGES;
  }

  private Items cell(int c, int r) {
    Items items = cells[r * columns + c];
    if (items == null) {
      items = new Items();
      cells[r * columns + c] = items;
    }
    return items;
  }

  /** Column of a longitude, in cells, with a fraction. */
  private double u(double lon) {
    return (lon + 180) * scale - column;
  }

  private double v(double lat) {
    return (lat + 90) * scale - row;
  }

  /** The cells that a shape's box meets. */
  private void range(int shape) {
    west1 = Math.max(0, (int) Math.floor(u(boxes[4 * shape]) - slack));
    south1 = Math.max(0, (int) Math.floor(v(boxes[4 * shape + 1]) - slack));
    east1 = Math.min(columns - 1, (int) Math.floor(u(boxes[4 * shape + 2]) + slack));
    north1 = Math.min(rows - 1, (int) Math.floor(v(boxes[4 * shape + 3]) + slack));
  }

  /** Whether a shape lies in its only cell with room around it, so that the corner is outside. */
  private boolean fits(int shape) {
    return u(boxes[4 * shape]) - slack >= west1
        && v(boxes[4 * shape + 1]) - slack >= south1
        && u(boxes[4 * shape + 2]) + slack < west1 + 1
        && v(boxes[4 * shape + 3]) + slack < south1 + 1;
  }

  private void circle(int shape, Shape.Circle circle) {
    LocalFrame frame = new LocalFrame(circle.centre());
    for (int r = south1; r <= north1; r++) {
      for (int c = west1; c <= east1; c++) {
        double south = CellTree.lat((long) (row + r) << shift);
        double height = CellTree.lat((long) (row + r + 1) << shift) - south;
        double middle = Math.min(90, south + height / 2);
        double lon = CellTree.lon((long) (column + c) << shift) + height / 2;
        double away = frame.toLocal(middle, lon).distanceM();
        double half = (height / 2 + 1e-8) * LONGEST_DEGREE_M * Math.sqrt(2);
        if (away + half < circle.radiusM()) {
          cell(c, r).full.add(shape);
        } else if (away - half <= circle.radiusM()) {
          cell(c, r).whole(shape, Items.CIRCLE_EDGES);
        }
      }
    }
  }

  private void outline(Outlines.Ints parts, int at) {
    int shape = parts.get(at);
    for (int r = south1; r <= north1; r++) {
      for (int c = west1; c <= east1; c++) {
        entry[r * columns + c] = -1;
        corner[r * columns + c] = parts.get(at + 1) == Items.CORNER_IN;
      }
    }
    if (parts.get(at + 1) == Items.WHOLE) {
      for (int r = flat.firstRing(shape); r < flat.firstRing(shape + 1); r += 2) {
        for (int i = flat.ring(r); i + 2 < flat.ring(r + 1); i += 2) {
          edge(shape, i);
        }
      }
    } else {
      for (int r = 0; r < parts.get(at + 2); r++) {
        int run = parts.get(at + 3 + r);
        int first = run >> 3 << 1;
        for (int i = first; i <= first + ((run & 7) << 1); i += 2) {
          edge(shape, i);
        }
      }
    }
    for (int r = south1; r <= north1; r++) {
      for (int c = west1; c <= east1; c++) {
        int place = r * columns + c;
        Items items = cells[place];
        if (entry[place] >= 0 && items != null) {
          items.parts.set(entry[place] + 1, corner[place] ? Items.CORNER_IN : Items.CORNER_OUT);
        } else if (corner[place]) {
          cell(c, r).full.add(shape);
        }
      }
    }
  }

  /** Lists an edge in the cells it meets, row by row, and turns the corners it passes. */
  private void edge(int shape, int i) {
    double u1 = u(lonLat[i]);
    double v1 = v(lonLat[i + 1]);
    double u2 = u(lonLat[i + 2]);
    double v2 = v(lonLat[i + 3]);
    int least = (int) Math.floor(Math.min(v1, v2) - slack);
    int most = (int) Math.floor(Math.max(v1, v2) + slack);
    int west = (int) Math.floor(Math.min(u1, u2) - slack);
    if (least == most && west == (int) Math.floor(Math.max(u1, u2) + slack)) {
      // within one cell: it passes no side and no corner
      if (least >= south1 && least <= north1 && west >= west1 && west <= east1) {
        list(shape, i / 2, west, least);
      }
      return;
    }
    int first = Math.max(south1, least);
    int last = Math.min(north1, most);
    for (int r = first; r <= last; r++) {
      double a = u1;
      double b = u2;
      if (first < last && v1 != v2) {
        a = at(u1, v1, u2, v2, r - slack);
        b = at(u1, v1, u2, v2, r + 1 + slack);
      }
      int from = Math.max(west1, (int) Math.floor(Math.min(a, b) - slack));
      int to = Math.min(east1, (int) Math.floor(Math.max(a, b) + slack));
      for (int c = from; c <= to; c++) {
        list(shape, i / 2, c, r);
      }
    }
    turn(i, Math.max(south1, first - 1), Math.min(north1, last + 1));
  }

  /** Where an edge crosses a row's line; its end if it does not reach it. */
  private static double at(double u1, double v1, double u2, double v2, double v) {
    double t = Math.max(0, Math.min(1, (v - v1) / (v2 - v1)));
    return u1 + t * (u2 - u1);
  }

  private void list(int shape, int vertex, int c, int r) {
    Items items = cell(c, r);
    Outlines.Ints to = items.parts;
    int place = r * columns + c;
    if (entry[place] < 0) {
      entry[place] = to.size();
      to.add(shape);
      to.add(Items.CORNER_OUT);
      to.add(0);
    } else {
      int run = to.get(to.size() - 1);
      if ((run >> 3) + (run & 7) + 1 == vertex && (run & 7) < 7) {
        to.set(to.size() - 1, run + 1);
        items.edges++;
        return;
      }
    }
    to.add(vertex << 3);
    to.set(entry[place] + 2, to.get(entry[place] + 2) + 1);
    items.edges++;
  }

  /**
   * The way from a cell's corner to the rectangle's, east and then south, crosses this edge or not.
   * Rows outside those given are wholly above or below the edge.
   */
  private void turn(int i, int first, int last) {
    double x1 = lonLat[i];
    double y1 = lonLat[i + 1];
    double x2 = lonLat[i + 2];
    double y2 = lonLat[i + 3];
    boolean crossesSide = x1 > east != x2 > east;
    boolean atSouth = crossesSide && CellTree.isBelow(x1, y1, x2, y2, east, south);
    for (int r = crossesSide ? south1 : first; r <= (crossesSide ? north1 : last); r++) {
      double lat = CellTree.lat((long) (row + r) << shift);
      boolean passes = crossesSide && atSouth != CellTree.isBelow(x1, y1, x2, y2, east, lat);
      boolean level = y1 > lat != y2 > lat;
      if (!passes && !level) {
        continue;
      }
      boolean atEast = level && CellTree.isEast(x1, y1, x2, y2, east, lat);
      for (int c = west1; c <= east1; c++) {
        double lon = CellTree.lon((long) (column + c + 1) << shift);
        boolean crosses = level && atEast != CellTree.isEast(x1, y1, x2, y2, lon, lat);
        corner[r * columns + c] ^= passes != crosses;
      }
    }
  }
}
