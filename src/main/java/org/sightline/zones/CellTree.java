package org.sightline.zones;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.CGAlgorithmsDD;
import org.sightline.geo.LocalFrame;

/**
 * Which shapes hold a point, by cells that are the finer the more edges there are: immutable,
 * shared by all threads.
 *
 * <p>A directory of equal cells, each split four by four where it holds many edges. A cell lists
 * the shapes that fill it, which are kept as high up as they do, and those whose border runs
 * through it, each with the few edges within and whether the cell's corner to the south-east is
 * inside. A point is inside if the way from it to that corner, due east and then due south along
 * the cell's side, crosses an odd number of those edges: no other edge of the shape is looked at
 * (the idea is that of Kipf and others, Adaptive main-memory indexing for high-performance
 * point-polygon joins, 2020).
 *
 * <p>Sides are told by JTS's robust orientation and ties broken as if the corner lay a trifle to
 * the north-east of itself, so answers are those of {@code covers}: borders of outlines and holes
 * are inside. Cells overlap by a trifle, so that rounding of a point into its cell does not matter.
 */
final class CellTree {
  /** Cells are counted in units of 360° / 2³¹, about 2 cm. */
  static final double UNITS_PER_DEG = (1L << 31) / 360.0;

  // 45 times a power of two: sides of cells are exact
  private static final double DEG_PER_UNIT = 360.0 / (1L << 31);

  static final int FULL = 0;
  static final int EDGES = 1; // 2 where the corner is inside
  static final int CIRCLE = 3;

  /** Children of a node and, before them, its own list. */
  static final int NODE = 17;

  /** Directory, then nodes: 0 empty, positive a node, negative the complement of a list's place. */
  private final int[] nodes;

  /**
   * An entry is shape · 8 + kind · 2 + 1 for the last of its list; where edges follow: first vertex
   * · 8 + edges − 1 a run, the last one with its sign set.
   */
  private final int[] lists;

  private final double[] lonLat;
  private final Shape.@Nullable Circle[] circles;
  private final int shift;
  private final int column;
  private final int row;
  private final int columns;
  private final int rows;

  CellTree(
      CellDirectory directory,
      int[] nodes,
      int[] lists,
      double[] lonLat,
      Shape.@Nullable Circle[] circles) {
    this.nodes = nodes;
    this.lists = lists;
    this.lonLat = lonLat;
    this.circles = circles;
    this.shift = directory.shift();
    this.column = directory.column();
    this.row = directory.row();
    this.columns = directory.columns();
    this.rows = directory.rows();
  }

  long bytes() {
    return 4L * (nodes.length + lists.length);
  }

  static int x(double lon) {
    return (int) Math.min((lon + 180) * UNITS_PER_DEG, Integer.MAX_VALUE);
  }

  static int y(double lat) {
    return (int) Math.min((lat + 90) * UNITS_PER_DEG, (1 << 30) - 1);
  }

  static double lon(long x) {
    return x * DEG_PER_UNIT - 180;
  }

  static double lat(long y) {
    return y * DEG_PER_UNIT - 90;
  }

  /** Adds the shapes that hold a point of the plane of longitude and latitude. */
  void covering(double lon, double lat, Outlines.Ints found) {
    int x = x(lon);
    int y = y(lat);
    int c = (x >> shift) - column;
    int r = (y >> shift) - row;
    if (c < 0 || r < 0 || c >= columns || r >= rows) {
      return;
    }
    int link = nodes[r * columns + c];
    int size = shift;
    while (link > 0) {
      int own = nodes[link];
      if (own != 0) {
        full(own, found);
      }
      size -= 2;
      link = nodes[link + 1 + (((y >> size & 3) << 2) | (x >> size & 3))];
    }
    if (link < 0) {
      leaf(~link, lon, lat, lon(((long) (x >> size) + 1) << size), lat(y >> size << size), found);
    }
  }

  private void full(int from, Outlines.Ints found) {
    int at = from;
    int entry;
    do {
      entry = lists[at++];
      found.add(entry >> 3);
    } while ((entry & 1) == 0);
  }

  private void leaf(
      int from, double lon, double lat, double east, double south, Outlines.Ints found) {
    int at = from;
    int entry;
    do {
      entry = lists[at++];
      int kind = entry >> 1 & 3;
      if (kind == FULL) {
        found.add(entry >> 3);
      } else if (kind == CIRCLE) {
        if (inCircle(entry >> 3, lon, lat)) {
          found.add(entry >> 3);
        }
      } else {
        at = edges(at, kind == EDGES + 1, lon, lat, east, south);
        if (at < 0) {
          at = ~at;
        } else {
          found.add(entry >> 3);
        }
      }
    } while ((entry & 1) == 0);
  }

  boolean inCircle(int shape, double lon, double lat) {
    Shape.Circle circle = circles[shape];
    return circle != null
        && new LocalFrame(circle.centre()).toLocal(lat, lon).distanceM() <= circle.radiusM();
  }

  /** Where the entry after these edges stands; its complement if the point is outside. */
  private int edges(int from, boolean corner, double lon, double lat, double east, double south) {
    int at = from;
    boolean in = corner;
    int run;
    do {
      run = lists[at++];
      int i = (run & Integer.MAX_VALUE) >> 3 << 1;
      int end = i + ((run & 7) << 1) + 2;
      for (; i < end; i += 2) {
        double x1 = lonLat[i];
        double y1 = lonLat[i + 1];
        double x2 = lonLat[i + 2];
        double y2 = lonLat[i + 3];
        if (y1 > lat != y2 > lat) {
          int side = eastward(x1, y1, x2, y2, lon, lat);
          if (side == 0) {
            return pastRuns(at - 1);
          }
          in ^= side > 0 != isEast(x1, y1, x2, y2, east, lat);
        } else if (y2 == lat && onLevel(x1, y1, x2, lon, lat)) {
          return pastRuns(at - 1);
        }
        if (x1 > east != x2 > east) {
          in ^= isBelow(x1, y1, x2, y2, east, lat) != isBelow(x1, y1, x2, y2, east, south);
        }
      }
    } while (run >= 0);
    return in ? at : ~at;
  }

  private int pastRuns(int from) {
    int at = from;
    while (lists[at] >= 0) {
      at++;
    }
    return at + 1;
  }

  /**
   * Of an edge that ends at the point's height and does not cross it: whether the point is on it.
   */
  private static boolean onLevel(double x1, double y1, double x2, double lon, double lat) {
    return x2 == lon || (y1 == lat && Math.min(x1, x2) <= lon && lon <= Math.max(x1, x2));
  }

  /** Of an edge that crosses the point's height: 1 if east of the point, −1 if west, 0 if on it. */
  private static int eastward(double x1, double y1, double x2, double y2, double lon, double lat) {
    if (x1 < lon && x2 < lon) {
      return -1;
    }
    if (x1 > lon && x2 > lon) {
      return 1;
    }
    int side = CGAlgorithmsDD.orientationIndex(x1, y1, x2, y2, lon, lat);
    return y2 > y1 ? side : -side;
  }

  /** Of an edge that crosses a height: whether it does so east of a corner, not at it. */
  static boolean isEast(double x1, double y1, double x2, double y2, double lon, double lat) {
    if (x1 <= lon && x2 <= lon) {
      return false;
    }
    return eastward(x1, y1, x2, y2, lon, lat) > 0;
  }

  /**
   * Of an edge that crosses a meridian: whether it does so below a corner. Through it: on the side
   * that it takes a trifle further east, and below if it is level.
   */
  static boolean isBelow(double x1, double y1, double x2, double y2, double lon, double lat) {
    if (y1 <= lat && y2 <= lat) {
      return true;
    }
    if (y1 > lat && y2 > lat) {
      return false;
    }
    int side = CGAlgorithmsDD.orientationIndex(x1, y1, x2, y2, lon, lat);
    return side == 0 ? y2 > y1 != x2 > x1 : side > 0 == x2 > x1;
  }

  /** The numbers of points in the order of the directory's cells, by counting. */
  int[] byCell(double[] lonLat) {
    int count = lonLat.length / 2;
    int[] cell = new int[count];
    int[] first = new int[columns * rows + 2];
    for (int p = 0; p < count; p++) {
      int c = (x(lonLat[2 * p]) >> shift) - column;
      int r = (y(lonLat[2 * p + 1]) >> shift) - row;
      boolean within = c >= 0 && r >= 0 && c < columns && r < rows;
      cell[p] = within ? r * columns + c : columns * rows;
      first[cell[p] + 1]++;
    }
    for (int i = 1; i < first.length; i++) {
      first[i] += first[i - 1];
    }
    int[] order = new int[count];
    for (int p = 0; p < count; p++) {
      order[first[cell[p]]++] = p;
    }
    return order;
  }

  /** Adds the shapes whose border may reach into a box; some of them more than once. */
  void bordering(double west, double south, double east, double north, Outlines.Ints found) {
    new CellWalk(nodes, lists, lonLat, west, south, east, north, found)
        .directory(shift, column, row, columns, rows);
  }
}
