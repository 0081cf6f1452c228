package org.sightline.zones;

import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.CGAlgorithmsDD;
import org.locationtech.jts.geom.Envelope;

/**
 * The rings of many areas in flat arrays, and whether a point lies in one: immutable, shared by all
 * threads.
 *
 * <p>Each area is cut into strips of equal height, and a strip lists the edges that reach into it:
 * a ray to the east then meets a handful of edges, however long the outline. Counting is that of
 * JTS's {@code RayCrossingCounter} with its robust orientation, so that answers are those of {@code
 * covers}: borders of outlines and holes are inside.
 *
 * <p>Memory: 16 bytes a vertex, about 10 a vertex for strips and 1 for the boxes of the border.
 */
final class Outlines {
  private static final int MAX_STRIPS = 1 << 14;

  final double[] lonLat;

  /** The border of area z in runs of edges: {@code runs[z]} to {@code runs[z + 1]}. */
  final BorderRuns runs;

  /** A row of 6 an area: west, south, east, north, strips a degree, unused. */
  private final double[] boxes;

  private final int[] firstStrip;
  private final int[] stripStart;
  private final int[] stripEdges;

  private Outlines(
      double[] lonLat,
      BorderRuns runs,
      double[] boxes,
      int[] firstStrip,
      int[] stripStart,
      int[] stripEdges) {
    this.lonLat = lonLat;
    this.runs = runs;
    this.boxes = boxes;
    this.firstStrip = firstStrip;
    this.stripStart = stripStart;
    this.stripEdges = stripEdges;
  }

  /** Lays out valid areas within −180..180. */
  static Outlines of(List<Shape> areas) {
    FlatRings flat = new FlatRings(areas);
    int n = areas.size();
    double[] boxes = new double[6 * n];
    int[] firstStrip = new int[n + 1];
    Ints starts = new Ints(n * 16);
    Ints edges = new Ints(flat.vertices() * 2);
    for (int z = 0; z < n; z++) {
      Envelope box = areas.get(z).drawn().getEnvelopeInternal();
      boxes[6 * z] = box.getMinX();
      boxes[6 * z + 1] = box.getMinY();
      boxes[6 * z + 2] = box.getMaxX();
      boxes[6 * z + 3] = box.getMaxY();
      firstStrip[z] = starts.size();
      int strips = flat.strips(z, box, MAX_STRIPS);
      boxes[6 * z + 4] = strips / Math.max(box.getHeight(), Double.MIN_NORMAL);
      flat.fillStrips(z, box.getMinY(), boxes[6 * z + 4], strips, starts, edges);
    }
    firstStrip[n] = starts.size();
    starts.add(edges.size());
    return new Outlines(
        flat.lonLat(), flat.runs(), boxes, firstStrip, starts.trimmed(), edges.trimmed());
  }

  int size() {
    return firstStrip.length - 1;
  }

  double west(int area) {
    return boxes[6 * area];
  }

  double south(int area) {
    return boxes[6 * area + 1];
  }

  double east(int area) {
    return boxes[6 * area + 2];
  }

  double north(int area) {
    return boxes[6 * area + 3];
  }

  /** Whether an area has rings; of a circle only the box is kept. */
  boolean hasRings(int area) {
    return stripStart[firstStrip[area]] < stripStart[firstStrip[area + 1]];
  }

  /** Whether the point lies in the closed area; poles and both sides of ±180 are one place. */
  boolean covers(int area, double lon, double lat) {
    if (Math.abs(lat) == 90) {
      return lat > 0 ? north(area) == 90 : south(area) == -90;
    }
    if (Math.abs(lon) == 180) {
      return planar(area, 180, lat) || planar(area, -180, lat);
    }
    return planar(area, lon, lat);
  }

  private boolean planar(int area, double x, double y) {
    int b = 6 * area;
    if (x < boxes[b] || y < boxes[b + 1] || x > boxes[b + 2] || y > boxes[b + 3]) {
      return false;
    }
    int first = firstStrip[area];
    int strip =
        first
            + Math.min((int) ((y - boxes[b + 1]) * boxes[b + 4]), firstStrip[area + 1] - first - 1);
    int crossings = 0;
    for (int e = stripStart[strip], end = stripStart[strip + 1]; e < end; e++) {
      int i = stripEdges[e];
      double x1 = lonLat[i];
      double x2 = lonLat[i + 2];
      if (x1 < x && x2 < x) {
        continue;
      }
      double y1 = lonLat[i + 1];
      double y2 = lonLat[i + 3];
      if (x == x2 && y == y2) {
        return true;
      }
      if (y1 == y && y2 == y) {
        if (Math.min(x1, x2) <= x && x <= Math.max(x1, x2)) {
          return true;
        }
      } else if ((y1 > y && y2 <= y) || (y2 > y && y1 <= y)) {
        if (x1 > x && x2 > x) {
          crossings++;
          continue;
        }
        int side = CGAlgorithmsDD.orientationIndex(x1, y1, x2, y2, x, y);
        if (side == 0) {
          return true;
        }
        crossings += (y2 < y1) == (side < 0) ? 1 : 0;
      }
    }
    return (crossings & 1) == 1;
  }

  /** Something done with an edge. */
  interface EdgeUse {
    /** Both ends, degrees. */
    void edge(double lon1, double lat1, double lon2, double lat2);
  }

  /** Shows every edge of an area, seams included; long ones more than once. */
  void forEachEdge(int area, EdgeUse use) {
    int first = stripStart[firstStrip[area]];
    int end = stripStart[firstStrip[area + 1]];
    int before = -1;
    for (int e = first; e < end; e++) {
      int i = stripEdges[e];
      if (i != before) {
        use.edge(lonLat[i], lonLat[i + 1], lonLat[i + 2], lonLat[i + 3]);
      }
      before = i;
    }
  }

  /** Bytes held by the arrays. */
  long bytes() {
    return 8L * (lonLat.length + boxes.length)
        + 4L * (firstStrip.length + stripStart.length + stripEdges.length)
        + runs.bytes();
  }

  /** A growing list of ints. */
  static final class Ints {
    private int[] values;
    private int size;

    Ints(int expected) {
      values = new int[Math.max(16, expected)];
    }

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size + (size >> 1));
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

    int[] trimmed() {
      return Arrays.copyOf(values, size);
    }
  }
}
