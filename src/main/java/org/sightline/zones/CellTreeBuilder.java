package org.sightline.zones;

import org.jspecify.annotations.Nullable;

/** Builds a {@link CellTree} from the top: a cell hands its edges to the cells it is split into. */
final class CellTreeBuilder {
  /** A cell with more edges is split. */
  private static final int MOST_EDGES = 12;

  /** Cells are not split below 2^7 units, 2 m. */
  private static final int LEAST_SHIFT = 7;

  /**
   * Splitting may list each edge so many times in all: combs of long edges would else be listed
   * without end.
   */
  private static final double MOST_COPIES = 8;

  private final FlatRings flat;
  private final double[] boxes;
  private final Shape.@Nullable Circle[] circles;
  private final Outlines.Ints nodes = new Outlines.Ints(4096);
  private final Outlines.Ints lists = new Outlines.Ints(4096);

  /**
   * Of shapes laid out.
   *
   * @param boxes west, south, east, north of each shape
   */
  CellTreeBuilder(FlatRings flat, double[] boxes, Shape.@Nullable Circle[] circles) {
    this.flat = flat;
    this.boxes = boxes;
    this.circles = circles;
  }

  CellTree build() {
    Items all = new Items();
    for (int s = 0; 4 * s < boxes.length; s++) {
      all.whole(s, circles[s] == null ? flat.edges(s) : Items.CIRCLE_EDGES);
    }
    CellDirectory top = CellDirectory.of(boxes);
    lists.add(0); // 0 is no list
    int cells = top.columns() * top.rows();
    if (cells > 0) {
      nodes.extend(cells);
      @Nullable Items[] parts =
          new CellSplit(
                  flat,
                  boxes,
                  circles,
                  top.column(),
                  top.row(),
                  top.shift(),
                  top.columns(),
                  top.rows())
              .split(all);
      double copies = 0;
      for (Items part : parts) {
        copies += part == null ? 0 : part.edges;
      }
      for (int i = 0; i < cells; i++) {
        Items part = parts[i];
        parts[i] = null;
        if (part != null) {
          int link =
              cell(
                  part,
                  top.column() + i % top.columns(),
                  top.row() + i / top.columns(),
                  top.shift(),
                  Math.max(1, MOST_COPIES * all.edges / copies) * part.edges);
          nodes.set(i, link);
        }
      }
    }
    return new CellTree(top, nodes.trimmed(), lists.trimmed(), flat.lonLat(), circles);
  }

  /** Adds a cell and all below it; the link to it. */
  private int cell(Items items, int column, int row, int shift, double budget) {
    if (items.edges <= MOST_EDGES || shift - 2 < LEAST_SHIFT) {
      return ~list(items, true);
    }
    @Nullable Items[] parts =
        new CellSplit(flat, boxes, circles, column << 2, row << 2, shift - 2, 4, 4).split(items);
    double edges = 0;
    for (Items part : parts) {
      edges += part == null ? 0 : part.edges;
    }
    if (edges > budget) {
      return ~list(items, true);
    }
    int node = nodes.size();
    nodes.extend(CellTree.NODE);
    nodes.set(node, items.full.size() == 0 ? 0 : list(items, false));
    items.release();
    for (int i = 0; i < parts.length; i++) {
      Items part = parts[i];
      parts[i] = null;
      if (part != null) {
        int link =
            cell(
                part,
                (column << 2) | (i & 3),
                (row << 2) | (i >> 2),
                shift - 2,
                budget * part.edges / edges);
        nodes.set(node + 1 + i, link);
      }
    }
    return node;
  }

  /** Writes a list, all of it or that of filling shapes alone; its place. */
  private int list(Items items, boolean all) {
    int place = lists.size();
    int last = place;
    for (int i = 0; i < items.full.size(); i++) {
      last = lists.size();
      lists.add((items.full.get(i) << 3) | (CellTree.FULL << 1));
    }
    Outlines.Ints parts = items.parts;
    for (int at = 0; all && at < parts.size(); at += 3 + parts.get(at + 2)) {
      int shape = parts.get(at);
      last = lists.size();
      if (circles[shape] != null) {
        lists.add((shape << 3) | (CellTree.CIRCLE << 1));
        continue;
      }
      int kind = parts.get(at + 1) == Items.CORNER_IN ? CellTree.EDGES + 1 : CellTree.EDGES;
      lists.add((shape << 3) | (kind << 1));
      if (parts.get(at + 1) == Items.WHOLE) {
        allRuns(shape);
      } else {
        for (int r = 0; r < parts.get(at + 2); r++) {
          lists.add(parts.get(at + 3 + r));
        }
      }
      int end = lists.size() - 1;
      lists.set(end, lists.get(end) | Integer.MIN_VALUE);
    }
    lists.set(last, lists.get(last) | 1);
    return place;
  }

  private void allRuns(int shape) {
    for (int r = flat.firstRing(shape); r < flat.firstRing(shape + 1); r += 2) {
      int vertex = flat.ring(r) / 2;
      int left = flat.ring(r + 1) / 2 - 1 - vertex;
      while (left > 0) {
        int edges = Math.min(8, left);
        lists.add((vertex << 3) | (edges - 1));
        vertex += edges;
        left -= edges;
      }
    }
  }

  /** What lies in a cell that is being built. */
  static final class Items {
    static final int CORNER_OUT = 0;
    static final int CORNER_IN = 1;
    static final int WHOLE = 2;

    /** A circle is as dear as so many edges. */
    static final int CIRCLE_EDGES = 6;

    /** Shapes that fill the cell. */
    final Outlines.Ints full = new Outlines.Ints(0);

    /** Shape, kind, number of runs, runs; a whole shape and a circle have none. */
    final Outlines.Ints parts = new Outlines.Ints(0);

    int edges;

    void whole(int shape, int edgeCount) {
      parts.add(shape);
      parts.add(WHOLE);
      parts.add(0);
      edges += edgeCount;
    }

    void release() {
      full.release();
      parts.release();
    }
  }
}
