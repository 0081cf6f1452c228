package org.sightline.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/** Hit sets of generated zones and points, point by point, are those of JTS {@code covers}. */
class ZoneParityTest {
  private record Prepared(int zone, PreparedGeometry area) {}

  private static long differences(int zoneCount, int pointCount) {
    Generated generated = new Generated(50, zoneCount, 0);
    List<Zone> zones = generated.zones();
    double[] points = generated.points(pointCount);
    onBorders(zones, points);
    ZonesAtPoints ours = ZoneSet.of(zones).covering(points);
    STRtree tree = new STRtree();
    for (int z = 0; z < zones.size(); z++) {
      Geometry area = zones.get(z).area();
      tree.insert(
          area.getEnvelopeInternal(), new Prepared(z, PreparedGeometryFactory.prepare(area)));
    }
    long hits = 0;
    for (int p = 0; p < pointCount; p++) {
      Coordinate at = new Coordinate(points[2 * p], points[2 * p + 1]);
      Geometry point = Generated.FACTORY.createPoint(at);
      List<Integer> theirs = new ArrayList<>();
      for (Object entry : tree.query(new Envelope(at))) {
        Prepared zone = (Prepared) entry;
        if (zone.area().covers(point)) {
          theirs.add(zone.zone());
        }
      }
      int[] found = new int[ours.count(p)];
      for (int i = 0; i < found.length; i++) {
        found[i] = ours.zone(p, i);
      }
      Arrays.sort(found);
      theirs.sort(null);
      int[] expected = new int[theirs.size()];
      for (int i = 0; i < expected.length; i++) {
        expected[i] = theirs.get(i);
      }
      assertEquals(Arrays.toString(expected), Arrays.toString(found), "at " + at);
      hits += expected.length;
    }
    assertEquals(hits, ours.pairs());
    return hits;
  }

  /** Every fiftieth point is put on a vertex or the middle of an edge. */
  private static void onBorders(List<Zone> zones, double[] points) {
    for (int p = 0; 2 * p < points.length; p += 50) {
      Coordinate[] ring = zones.get(p % zones.size()).area().getCoordinates();
      Coordinate a = ring[p % (ring.length - 1)];
      Coordinate b = p % 100 == 0 ? a : ring[p % (ring.length - 1) + 1];
      points[2 * p] = (a.x + b.x) / 2;
      points[2 * p + 1] = (a.y + b.y) / 2;
    }
  }

  @Test
  void hitSetsAreThoseOfJtsCovers() {
    assertTrue(differences(2_000, 40_000) > 5_000);
  }

  @Test
  @Tag("slow")
  void hitSetsAreThoseOfJtsCoversForFiftyThousandZonesAndAMillionPoints() {
    assertTrue(differences(50_000, 1_000_000) > 400_000);
  }
}
