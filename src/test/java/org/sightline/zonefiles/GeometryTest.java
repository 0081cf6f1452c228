package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.sightline.zones.Wkt;
import org.sightline.zones.ZoneContact;
import org.sightline.zones.ZoneContact.How;
import org.sightline.zones.ZoneSet;

/** The same ground drawn in other ways gives the same contacts, however odd it is. */
class GeometryTest {
  /** A star around a place, longitude and latitude in turn, first point at the end again. */
  private static double[] star(Random random, double lon, double lat, double size, int n) {
    double[] ring = new double[2 * n + 2];
    for (int i = 0; i < n; i++) {
      double r = size * (0.3 + random.nextDouble() * 0.7);
      ring[2 * i] = lon + r * Math.cos(2 * Math.PI * i / n);
      ring[2 * i + 1] = lat + r * Math.sin(2 * Math.PI * i / n);
    }
    ring[2 * n] = ring[0];
    ring[2 * n + 1] = ring[1];
    return ring;
  }

  private static double[] startingAt(double[] ring, int first) {
    int n = ring.length / 2 - 1;
    double[] turned = new double[ring.length];
    for (int i = 0; i <= n; i++) {
      turned[2 * i] = ring[2 * ((i + first) % n)];
      turned[2 * i + 1] = ring[2 * ((i + first) % n) + 1];
    }
    return turned;
  }

  private static double[] reversed(double[] ring) {
    double[] back = new double[ring.length];
    for (int i = 0; i < ring.length; i += 2) {
      back[i] = ring[ring.length - 2 - i];
      back[i + 1] = ring[ring.length - 1 - i];
    }
    return back;
  }

  /** Every longitude brought to −180..180, as a file writes it. */
  private static double[] broughtBack(double[] ring) {
    double[] back = ring.clone();
    for (int i = 0; i < ring.length; i += 2) {
      back[i] = back[i] > 180 ? back[i] - 360 : back[i];
    }
    return back;
  }

  private static ZoneSet set(List<List<double[]>> polygons) {
    ZoneDraft draft = new ZoneDraft("test", 1);
    for (List<double[]> rings : polygons) {
      draft.areas().polygon(rings);
    }
    Geometry area = draft.areas().finish();
    assertNotNull(area, draft.problems().toString());
    return ZoneSet.of(List.of(Wkt.zone("z", area, 0)));
  }

  private static void assertSameContacts(
      ZoneSet a, ZoneSet b, double lat, double lon, double sigmaM) {
    double there = lon > 180 ? lon - 360 : lon;
    List<ZoneContact> first = Wkt.contacts(a, lat, there, sigmaM);
    List<ZoneContact> second = Wkt.contacts(b, lat, there, sigmaM);
    String where = lat + " " + there;
    assertEquals(first.size(), second.size(), where);
    for (int i = 0; i < first.size(); i++) {
      assertEquals(first.get(i).how(), second.get(i).how(), where);
      assertEquals(first.get(i).distanceM(), second.get(i).distanceM(), 1e-4, where);
      assertEquals(first.get(i).depthM(), second.get(i).depthM(), 1e-4, where);
      assertEquals(first.get(i).probability(), second.get(i).probability(), 1e-6, where);
    }
  }

  @Test
  void startDirectionAndWritingOfARingDoNotMatter() {
    Random random = new Random(51);
    double[][] places = {{8, 47}, {180, -16}, {179.99, 70}, {-0.01, 0}, {30, 84}};
    for (double[] place : places) {
      for (int k = 0; k < 5; k++) {
        double size = Math.pow(10, -4 + random.nextInt(4));
        double[] shell = star(random, place[0], place[1], size, 17);
        double[] hole = star(random, place[0], place[1], size * 0.25, 7);
        ZoneSet drawn = set(List.of(List.of(shell, hole)));
        List<ZoneSet> others =
            List.of(
                set(List.of(List.of(startingAt(shell, 5), startingAt(hole, 3)))),
                set(List.of(List.of(reversed(shell), hole))),
                set(List.of(List.of(shell, reversed(hole)))),
                set(List.of(List.of(broughtBack(shell), broughtBack(hole)))));
        for (int i = 0; i < 20; i++) {
          double lon = place[0] + random.nextGaussian() * size;
          double lat = place[1] + random.nextGaussian() * size;
          for (ZoneSet other : others) {
            assertSameContacts(drawn, other, lat, lon, size * 30_000);
          }
        }
      }
    }
  }

  @Test
  void rectangleMayBeSplitAtTheAntimeridian() {
    double[] whole = {179, -17, 181, -17, 181, -16, 179, -16, 179, -17};
    double[] west = {179, -17, 180, -17, 180, -16, 179, -16, 179, -17};
    double[] east = {-180, -17, -179, -17, -179, -16, -180, -16, -180, -17};
    ZoneSet one = set(List.of(List.of(whole)));
    ZoneSet two = set(List.of(List.of(west), List.of(east)));
    Random random = new Random(52);
    for (int i = 0; i < 500; i++) {
      double lon = i % 5 == 0 ? 180 : 178.9 + random.nextDouble() * 2.2;
      assertSameContacts(one, two, -17.1 + random.nextDouble() * 1.2, lon, 3000);
    }
  }

  @Test
  @Tag("slow")
  void ringOfAMillionVerticesIsReadAndAsked() {
    int n = 1_000_000;
    double[] ring = new double[2 * n + 2];
    for (int i = 0; i < n; i++) {
      double turn = 2 * Math.PI * i / n;
      double r = 1 + 0.01 * Math.sin(5000 * turn);
      ring[2 * i] = 8 + r * Math.cos(turn);
      ring[2 * i + 1] = 47 + r * Math.sin(turn);
    }
    ring[2 * n] = ring[0];
    ring[2 * n + 1] = ring[1];
    ZoneSet set = set(List.of(List.of(ring)));
    assertTrue(set.indexBytes() < 40L * n, "bytes " + set.indexBytes());
    assertEquals(How.INSIDE, Wkt.contacts(set, 47, 8.98, 5).get(0).how());
    assertEquals(List.of(), Wkt.contacts(set, 47, 9.02, 5));
    for (int i = 0; i < 200; i++) {
      double turn = i * 0.03;
      assertEquals(
          1, Wkt.contacts(set, 47 + 0.5 * Math.sin(turn), 8 + 0.5 * Math.cos(turn), 5).size());
    }
  }

  @Test
  void combsAndFansOfLongEdgesStayBounded() {
    int teeth = 20_000;
    double[] fan = new double[4 * teeth + 8];
    for (int i = 0; i <= teeth; i++) {
      fan[4 * i] = 8 + 2e-5 * i;
      fan[4 * i + 1] = 48;
      fan[4 * i + 2] = 8 + 2e-5 * (i + 0.5);
      fan[4 * i + 3] = 47.0001;
    }
    fan[4 * teeth + 3] = 47;
    fan[4 * teeth + 4] = 8;
    fan[4 * teeth + 5] = 47;
    fan[4 * teeth + 6] = 8;
    fan[4 * teeth + 7] = 48;
    ZoneSet set = set(List.of(List.of(fan)));
    assertTrue(set.indexBytes() < 150L * 2 * teeth, "bytes " + set.indexBytes());
    double tooth = 8 + 2e-5 * 7000.5;
    assertEquals(List.of(), Wkt.contacts(set, 47.9, tooth, 0));
    assertEquals(1, Wkt.contacts(set, 47.9, 8 + 2e-5 * 7000, 0).size());
  }

  @Test
  void continentsAndFourMetresAreAnsweredSideBySide() {
    double[] continent = {-30, 30, 40, 30, 40, 72, -30, 72, -30, 30};
    double d = 0.00002;
    double[] tiny = {8.5 - d, 47.5 - d, 8.5 + d, 47.5 - d, 8.5 + d, 47.5 + d, 8.5 - d, 47.5 + d};
    ZoneSet large = set(List.of(List.of(continent)));
    ZoneSet small = set(List.of(List.of(Areas.closed(tiny, tiny.length))));
    assertEquals(1, Wkt.contacts(large, 47.5, 8.5, 5).get(0).probability(), 0);
    assertEquals(How.INSIDE, Wkt.contacts(small, 47.5, 8.5, 1).get(0).how());
    assertEquals(List.of(), Wkt.contacts(small, 47.50004, 8.5, 0));
    assertEquals(How.NEAR, Wkt.contacts(small, 47.50004, 8.5, 2).get(0).how());
  }
}
