package org.sightline.zonefiles;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Sorts the rings of one shape into polygons by their direction (ESRI Shapefile Technical
 * Description, July 1998, page 8: outlines run clockwise, holes the other way). The largest ring is
 * an outline, so writers that turn all of them round are understood too; a ring that runs like a
 * hole but lies in no outline is one itself, so that doubt makes a zone larger and not smaller.
 */
final class ShapeRings {
  private static final int LOOKED_AT = 32;

  private ShapeRings() {}

  /** One outline with its holes. */
  private static final class Outline {
    private final Envelope box;
    private final double size;
    private final List<double[]> rings = new ArrayList<>();
    private @Nullable IndexedPointInAreaLocator locator;

    Outline(double[] ring, double size) {
      this.box = box(ring);
      this.size = size;
      rings.add(ring);
    }

    /** Whether no point of a ring that is looked at lies outside. */
    boolean holds(double[] hole, Envelope holeBox) {
      if (!box.contains(holeBox)) {
        return false;
      }
      if (locator == null) {
        locator = new IndexedPointInAreaLocator(Areas.linear(closed(rings.get(0))));
      }
      int step = 2 * Math.max(1, hole.length / 2 / LOOKED_AT);
      for (int i = 0; i < hole.length; i += step) {
        if (locator.locate(new Coordinate(hole[i], hole[i + 1])) == Location.EXTERIOR) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Polygons: each its outline, then its holes. Rings without any area are left out.
   *
   * @param rings x, y, x, y…, all finite
   */
  static List<List<double[]>> polygons(List<double[]> rings, ZoneDraft draft) {
    if (rings.size() == 1) {
      return List.of(rings);
    }
    double largest = 0;
    for (double[] ring : rings) {
      double area = area(ring);
      largest = Math.abs(area) > Math.abs(largest) ? area : largest;
    }
    List<Outline> outlines = new ArrayList<>();
    List<double[]> holes = new ArrayList<>();
    STRtree tree = new STRtree();
    for (double[] ring : rings) {
      double area = area(ring);
      if (area == 0) {
        draft.remark("shape", "a part without area was left out");
      } else if (area > 0 == largest > 0) {
        Outline outline = new Outline(ring, Math.abs(area));
        outlines.add(outline);
        tree.insert(outline.box, outline);
      } else {
        holes.add(ring);
      }
    }
    for (double[] hole : holes) {
      Outline around = outlines.isEmpty() ? null : around(hole, tree);
      if (around == null) {
        draft.remark("shape", "a hole lies in no outline; it was taken as a part of the zone");
        outlines.add(new Outline(hole, Math.abs(area(hole))));
      } else {
        around.rings.add(hole);
      }
    }
    List<List<double[]>> polygons = new ArrayList<>(outlines.size());
    for (Outline outline : outlines) {
      polygons.add(outline.rings);
    }
    return polygons;
  }

  /** The smallest outline that holds it; null if none does. */
  private static @Nullable Outline around(double[] hole, STRtree outlines) {
    Envelope box = box(hole);
    Outline best = null;
    for (Object candidate : outlines.query(box)) {
      if (candidate instanceof Outline outline
          && (best == null || outline.size < best.size)
          && outline.holds(hole, box)) {
        best = outline;
      }
    }
    return best;
  }

  private static Envelope box(double[] ring) {
    Envelope box = new Envelope();
    for (int i = 0; i < ring.length; i += 2) {
      box.expandToInclude(ring[i], ring[i + 1]);
    }
    return box;
  }

  /** Twice the area, positive if it runs counter-clockwise. */
  private static double area(double[] ring) {
    double sum = 0;
    int n = ring.length;
    for (int i = 2; i + 3 < n; i += 2) {
      double ax = ring[i] - ring[0];
      double ay = ring[i + 1] - ring[1];
      sum += ax * (ring[i + 3] - ring[1]) - ay * (ring[i + 2] - ring[0]);
    }
    return sum;
  }

  private static double[] closed(double[] ring) {
    int n = ring.length;
    return ring[0] == ring[n - 2] && ring[1] == ring[n - 1] ? ring : Areas.closed(ring, n);
  }
}
