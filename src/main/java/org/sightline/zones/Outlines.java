package org.sightline.zones;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * The rings of many shapes in one flat array, and which of them hold a point: immutable, shared by
 * all threads. Circles have no rings here, their radius counts.
 *
 * <p>Memory: 16 bytes a vertex, about 5 a vertex for the cells and 1 for the boxes of the border,
 * 32 a shape.
 */
final class Outlines {
  final double[] lonLat;

  /** The border of shape z in runs of edges: {@code runs[z]} to {@code runs[z + 1]}. */
  final BorderRuns runs;

  /** West, south, east, north of each shape. */
  private final double[] boxes;

  private final Shape.@Nullable Circle[] circles;
  private final CellTree tree;

  private Outlines(List<Shape> shapes) {
    int n = shapes.size();
    boxes = new double[4 * n];
    circles = new Shape.Circle[n];
    for (int z = 0; z < n; z++) {
      Envelope box = shapes.get(z).drawn().getEnvelopeInternal();
      boxes[4 * z] = box.getMinX();
      boxes[4 * z + 1] = box.getMinY();
      boxes[4 * z + 2] = box.getMaxX();
      boxes[4 * z + 3] = box.getMaxY();
      circles[z] = shapes.get(z) instanceof Shape.Circle circle ? circle : null;
    }
    FlatRings flat = new FlatRings(shapes);
    lonLat = flat.lonLat();
    runs = flat.runs();
    tree = new CellTreeBuilder(flat, boxes, circles).build();
  }

  /** Lays out valid shapes within −180..180. */
  static Outlines of(List<Shape> shapes) {
    return new Outlines(shapes);
  }

  int size() {
    return circles.length;
  }

  double west(int shape) {
    return boxes[4 * shape];
  }

  double south(int shape) {
    return boxes[4 * shape + 1];
  }

  double east(int shape) {
    return boxes[4 * shape + 2];
  }

  double north(int shape) {
    return boxes[4 * shape + 3];
  }

  /** A shape that is a circle; null if it is an outline. */
  Shape.@Nullable Circle circle(int shape) {
    return circles[shape];
  }

  /** Whether two shapes have the same border, vertex by vertex. */
  boolean isSame(int shape, int other) {
    Shape.Circle circle = circles[shape];
    Shape.Circle second = circles[other];
    if (circle != null || second != null) {
      return circle != null
          && second != null
          && circle.centre().equals(second.centre())
          && circle.radiusM() == second.radiusM();
    }
    return runs.isSame(shape, other, lonLat);
  }

  /** Whether the point lies in the closed shape; poles and both sides of ±180 are one place. */
  boolean covers(int shape, double lon, double lat) {
    if (circles[shape] != null) {
      return tree.inCircle(shape, lon, lat);
    }
    if (Math.abs(lat) == 90) {
      return lat > 0 ? north(shape) == 90 : south(shape) == -90;
    }
    Ints found = new Ints(4);
    covering(lon, lat, found);
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i) == shape) {
        return true;
      }
    }
    return false;
  }

  /** Adds the shapes that hold a point, each once, in no promised order. */
  void covering(double lon, double lat, Ints found) {
    if (Math.abs(lat) == 90) {
      for (int z = 0; z < size(); z++) {
        if (covers(z, lon, lat)) {
          found.add(z);
        }
      }
    } else if (Math.abs(lon) == 180) {
      int from = found.size();
      tree.covering(180, lat, found);
      tree.covering(-180, lat, found);
      found.distinct(from);
    } else {
      tree.covering(lon, lat, found);
    }
  }

  /** The numbers of points in the order of the cells that they lie in. */
  int[] byCell(double[] lonLat) {
    return tree.byCell(lonLat);
  }

  /** Adds the shapes whose border may reach into a box; some of them more than once. */
  void bordering(double west, double south, double east, double north, Ints found) {
    tree.bordering(west, south, east, north, found);
  }

  /** Bytes held by the arrays. */
  long bytes() {
    return 8L * (lonLat.length + boxes.length) + 4L * circles.length + runs.bytes() + tree.bytes();
  }

  /** A growing list of ints. */
  static final class Ints {
    private static final int[] NONE = {};

    private int[] values;
    private int size;

    Ints(int expected) {
      values = expected == 0 ? NONE : new int[expected];
    }

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size + (size >> 1) + 8);
      }
      values[size++] = value;
    }

    int get(int at) {
      return values[at];
    }

    void set(int at, int value) {
      values[at] = value;
    }

    int size() {
      return size;
    }

    /** Makes room for so many more, all 0. */
    void extend(int by) {
      if (size + by > values.length) {
        values = Arrays.copyOf(values, Math.max(size + by, size + (size >> 1)));
      }
      size += by;
    }

    void clear() {
      size = 0;
    }

    /** Clears and lets the memory go. */
    void release() {
      values = NONE;
      size = 0;
    }

    /** Sorts what stands from here on and drops what stands there twice. */
    void distinct(int from) {
      Arrays.sort(values, from, size);
      int n = from;
      for (int i = from; i < size; i++) {
        if (i == from || values[i] != values[n - 1]) {
          values[n++] = values[i];
        }
      }
      size = n;
    }

    int[] trimmed() {
      return Arrays.copyOf(values, size);
    }
  }
}
