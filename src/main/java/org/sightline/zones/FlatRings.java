package org.sightline.zones;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Copies the rings of areas one after the other into one array, outlines counter-clockwise and
 * holes clockwise, and fills strips and border runs from it. Used while an index is built.
 */
final class FlatRings {
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
    if (values > Integer.MAX_VALUE - 1024) {
      throw new IllegalArgumentException("zones have more than a billion vertices");
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

  int vertices() {
    return lonLat.length / 2;
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

  /** How many strips an area gets: half its edges, fewer if edges are so long that lists swell. */
  int strips(int area, Envelope box, int most) {
    int edges = 0;
    double heights = 0;
    for (int r = firstRing[area]; r < firstRing[area + 1]; r += 2) {
      for (int i = rings.get(r); i + 2 < rings.get(r + 1); i += 2) {
        edges++;
        heights += Math.abs(lonLat[i + 3] - lonLat[i + 1]);
      }
    }
    double share = box.getHeight() > 0 ? heights / box.getHeight() : 0;
    int strips = Math.max(1, Math.min(edges / 2, most));
    while (strips > 1 && share * strips > 6.0 * edges) {
      strips /= 2;
    }
    return strips;
  }

  /** Lists the edges of each strip of an area: a count, running sums, then the entries. */
  void fillStrips(
      int area,
      double south,
      double perDegree,
      int strips,
      Outlines.Ints starts,
      Outlines.Ints entries) {
    int[] counts = new int[strips + 1];
    for (int r = firstRing[area]; r < firstRing[area + 1]; r += 2) {
      for (int i = rings.get(r); i + 2 < rings.get(r + 1); i += 2) {
        int to = strip(Math.max(lonLat[i + 1], lonLat[i + 3]), south, perDegree, strips);
        for (int s = strip(Math.min(lonLat[i + 1], lonLat[i + 3]), south, perDegree, strips);
            s <= to;
            s++) {
          counts[s + 1]++;
        }
      }
    }
    int base = entries.size();
    for (int s = 0; s < strips; s++) {
      starts.add(base + counts[s]);
      counts[s + 1] += counts[s];
    }
    entries.extend(counts[strips]);
    int[] next = Arrays.copyOf(counts, strips);
    for (int r = firstRing[area]; r < firstRing[area + 1]; r += 2) {
      for (int i = rings.get(r); i + 2 < rings.get(r + 1); i += 2) {
        int to = strip(Math.max(lonLat[i + 1], lonLat[i + 3]), south, perDegree, strips);
        for (int s = strip(Math.min(lonLat[i + 1], lonLat[i + 3]), south, perDegree, strips);
            s <= to;
            s++) {
          entries.set(base + next[s]++, i);
        }
      }
    }
  }

  private static int strip(double lat, double south, double perDegree, int strips) {
    return Math.min((int) ((lat - south) * perDegree), strips - 1);
  }
}
