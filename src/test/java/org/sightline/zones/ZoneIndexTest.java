package org.sightline.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.sightline.geo.LatLon;

class ZoneIndexTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /**
   * Stars with holes of very different sizes, on coordinates rounded so that points hit borders.
   */
  private static List<Zone> zones(Random random, int count, double grain) {
    List<Zone> zones = new ArrayList<>();
    while (zones.size() < count) {
      double size = Math.pow(10, random.nextDouble() * 4 - 3);
      double lon = random.nextDouble() * 20 - 10;
      double lat = random.nextDouble() * 20 + 40;
      int n = 3 + random.nextInt(60);
      LinearRing shell = star(random, lon, lat, size, 0.5, n, grain);
      LinearRing hole = star(random, lon, lat, size * 0.4, 0.5, 3 + random.nextInt(20), grain);
      Polygon polygon =
          FACTORY.createPolygon(shell, random.nextBoolean() ? new LinearRing[] {hole} : null);
      if (polygon.isValid() && polygon.getArea() > 0) {
        zones.add(Wkt.zone(Integer.toString(zones.size()), polygon, 0));
      }
    }
    return zones;
  }

  private static LinearRing star(
      Random random, double lon, double lat, double size, double least, int n, double grain) {
    Coordinate[] ring = new Coordinate[n + 1];
    for (int i = 0; i < n; i++) {
      double r = size * (least + random.nextDouble() * (1 - least));
      double turn = 2 * Math.PI * i / n;
      ring[i] =
          new Coordinate(
              Math.rint((lon + r * Math.cos(turn)) / grain) * grain,
              Math.rint((lat + r * Math.sin(turn)) / grain) * grain);
    }
    ring[n] = ring[0].copy();
    return FACTORY.createLinearRing(ring);
  }

  private static TreeSet<Integer> covering(ZoneIndex index, double lon, double lat) {
    Outlines.Ints found = new Outlines.Ints(0);
    index.covering(lon, lat, found);
    TreeSet<Integer> shapes = new TreeSet<>();
    for (int shape : found.trimmed()) {
      assertTrue(shapes.add(shape), "told twice");
    }
    return shapes;
  }

  @Test
  void hitsAreThoseOfJtsCovers() {
    for (double grain : new double[] {1e-9, 1.0 / 64}) {
      Random random = new Random(11);
      List<Zone> zones = zones(random, 600, grain);
      ZoneIndex index = ZoneIndex.of(zones);
      List<PreparedGeometry> prepared = new ArrayList<>();
      for (Zone zone : zones) {
        prepared.add(PreparedGeometryFactory.prepare(zone.area()));
      }
      int hits = 0;
      for (int i = 0; i < 4000; i++) {
        double lon = Math.rint((random.nextDouble() * 22 - 11) / grain) * grain;
        double lat = Math.rint((random.nextDouble() * 22 + 39) / grain) * grain;
        TreeSet<Integer> found = covering(index, lon, lat);
        TreeSet<Integer> expected = new TreeSet<>();
        Point point = FACTORY.createPoint(new Coordinate(lon, lat));
        for (int z = 0; z < zones.size(); z++) {
          if (prepared.get(z).covers(point)) {
            expected.add(z);
          }
        }
        assertEquals(expected, found, lon + " " + lat);
        hits += found.size();
      }
      assertTrue(hits > 1000, "hits " + hits);
    }
  }

  @Test
  void nearFindsEveryZoneWithinReach() {
    Random random = new Random(12);
    List<Zone> zones = zones(random, 300, 1e-9);
    ZoneIndex index = ZoneIndex.of(zones);
    for (int i = 0; i < 400; i++) {
      LatLon point = new LatLon(random.nextDouble() * 22 + 39, random.nextDouble() * 22 - 11);
      double reach = Math.pow(10, random.nextDouble() * 6);
      Outlines.Ints near = new Outlines.Ints(0);
      index.near(point, reach, near);
      TreeSet<Integer> found = new TreeSet<>();
      for (int z : near.trimmed()) {
        found.add(z);
      }
      Border border = new Border(index.outlines(), point);
      for (int z = 0; z < zones.size(); z++) {
        if (index.outlines().covers(z, point.lonDeg(), point.latDeg())
            || border.nearest(z, reach) != null) {
          assertTrue(found.contains(z), "zone " + z + " from " + point + " reach " + reach);
        }
      }
    }
  }

  @Test
  void zigzagOverItsWholeHeightStaysSmall() {
    int n = 20_000;
    Coordinate[] ring = new Coordinate[n + 3];
    for (int i = 0; i < n; i++) {
      ring[i] = new Coordinate(i * 1e-4, i % 2 == 0 ? 0 : 1);
    }
    ring[n] = new Coordinate(n * 1e-4, 2);
    ring[n + 1] = new Coordinate(0, 2);
    ring[n + 2] = ring[0].copy();
    Geometry comb = FACTORY.createPolygon(ring);
    ZoneIndex index = ZoneIndex.of(List.of(Wkt.zone("comb", comb, 0)));
    assertTrue(index.bytes() < 100L * n, "bytes " + index.bytes());
    assertEquals(Set.of(0), covering(index, 1, 1.5));
    assertEquals(Set.of(0), covering(index, 1.00015, 0.51));
    assertEquals(Set.of(), covering(index, 1.00015, 0.49));
    assertEquals(Set.of(), covering(index, 1, -1e-9));
  }

  @Test
  void continentsAndSquaresOfFourMetresShareOneIndex() {
    ZoneSet set =
        Wkt.set(
            "POLYGON ((-30 30, 40 30, 40 72, -30 72, -30 30))",
            "POLYGON ((8.499973 47.499982, 8.500027 47.499982, 8.500027 47.500018, 8.499973"
                + " 47.500018, 8.499973 47.499982))",
            "POLYGON ((-180 -90, 180 -90, 180 90, -180 90, -180 -90))");
    assertEquals(3, Wkt.contacts(set, 47.5, 8.5, 5).size());
    assertEquals(1, Wkt.contacts(set, -90, 0, 5).size());
    assertEquals(1, Wkt.contacts(set, 10, 180, 5).size());
    assertTrue(set.indexBytes() < 1 << 20);
  }
}
