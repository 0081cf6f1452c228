package org.sightline.zones;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Copies the rings of areas one after the other into one array, outlines counter-clockwise and
 * holes clockwise, and fills border runs from it. Used while an index is built.
 */
final class FlatRings {
  /** So that the number of a vertex has room in a run of the {@link CellTree}. */
  private static final long MOST_VALUES = 2L << 28;

  private final double[] lonLat;
  private final BorderRuns runs;

  /** Where the rings of area z begin and end among {@code rings}. */
  private final int[] firstRing;

  /** Begin and end of each ring in {@link #lonLat}. */
  private final Outlines.Ints rings = new Outlines.Ints(64);

  FlatRings(List<Shape> areas) {
    long values = 0;
    for (Shape area : areas) {
      values += area instanceof Shape.Circle ? 0 : 2L * area.drawn().getNumPoints();
    }
    if (values > MOST_VALUES) {
      throw new IllegalArgumentException("zones have more than 268 million vertices");
    }
    firstRing = new int[areas.size() + 1];
    double[] flat = new double[(int) values];
    int used = 0;
    BorderRuns.Builder builder = new BorderRuns.Builder(areas.size(), flat);
    for (int z = 0; z < areas.size(); z++) {
      firstRing[z] = rings.size();
      for (LinearRing[] ring : ringsOf(areas.get(z))) {
        for (int r = 0; r < ring.length; r++) {
          rings.add(used);
          used = copy(ring[r], r == 0, flat, used);
          rings.add(used);
        }
      }
      builder.area(rings, firstRing[z]);
    }
    firstRing[areas.size()] = rings.size();
    runs = builder.build();
    lonLat = builder.lonLat();
  }

  double[] lonLat() {
    return lonLat;
  }

  BorderRuns runs() {
    return runs;
  }

  /** Outlines and holes; of a circle none: its radius counts. */
  private static List<LinearRing[]> ringsOf(Shape shape) {
    if (shape instanceof Shape.Circle) {
      return List.of();
    }
    Geometry area = shape.drawn();
    List<LinearRing[]> all = new ArrayList<>(area.getNumGeometries());
    for (int i = 0; i < area.getNumGeometries(); i++) {
      Polygon polygon = (Polygon) area.getGeometryN(i);
      LinearRing[] rings = new LinearRing[1 + polygon.getNumInteriorRing()];
      rings[0] = polygon.getExteriorRing();
      for (int h = 1; h < rings.length; h++) {
        rings[h] = polygon.getInteriorRingN(h - 1);
      }
      all.add(rings);
    }
    return all;
  }

  private static int copy(LinearRing ring, boolean outline, double[] to, int at) {
    CoordinateSequence points = ring.getCoordinateSequence();
    int n = points.size();
    double twiceArea = 0;
    double x0 = n == 0 ? 0 : points.getX(0);
    for (int i = 0; i + 1 < n; i++) {
      twiceArea +=
          (points.getX(i) - x0) * points.getY(i + 1) - (points.getX(i + 1) - x0) * points.getY(i);
    }
    boolean forward = outline == twiceArea > 0;
    for (int i = 0; i < n; i++) {
      int from = forward ? i : n - 1 - i;
      to[at + 2 * i] = points.getX(from);
      to[at + 2 * i + 1] = points.getY(from);
    }
    return at + 2 * n;
  }

  /** How many edges a shape has. */
  int edges(int shape) {
    int edges = 0;
    for (int r = firstRing[shape]; r < firstRing[shape + 1]; r += 2) {
      edges += Math.max(0, (rings.get(r + 1) - rings.get(r)) / 2 - 1);
    }
    return edges;
  }

  /** Where the rings of a shape begin. */
  int firstRing(int shape) {
    return firstRing[shape];
  }

  /** Where a ring begins in the flat array; of the place after, where it ends. */
  int ring(int at) {
    return rings.get(at);
  }
}
