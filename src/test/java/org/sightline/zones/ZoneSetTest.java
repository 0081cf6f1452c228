package org.sightline.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.sightline.geo.LatLon;
import org.sightline.zonefiles.Drawn;
import org.sightline.zonefiles.ZoneLoader;
import org.sightline.zones.ZoneContact.How;

class ZoneSetTest {
  private static final String SQUARE = "POLYGON ((8 47, 8.1 47, 8.1 47.1, 8 47.1, 8 47))";

  @Test
  void insideGivesDepthAndTheWayOut() {
    List<ZoneContact> contacts = Wkt.contacts(Wkt.set(SQUARE), 47.05, 8.001, 5);
    assertEquals(1, contacts.size());
    ZoneContact contact = contacts.get(0);
    assertEquals(How.INSIDE, contact.how());
    assertEquals(0, contact.distanceM());
    assertEquals(Geodesic.WGS84.Inverse(47.05, 8.001, 47.05, 8).s12, contact.depthM(), 0.001);
    assertEquals(270, assertNotNull2(contact.bearingDeg()), 0.01);
    assertEquals(1, contact.probability(), 1e-12);
    assertEquals("exif:GPS", contact.position());
    assertEquals(ZoneContact.Active.YES, contact.active());
    assertEquals(ZoneContact.HeightRelation.INSIDE, contact.height());
  }

  private static double assertNotNull2(Double value) {
    assertNotNull(value);
    return value;
  }

  @Test
  void nearBeginsWhereTheErrorCircleTouches() {
    ZoneSet set = Wkt.set(SQUARE);
    double metre = 1 / 75_950.0; // of longitude here
    List<ZoneContact> touching = Wkt.contacts(set, 47.05, 8 - 24 * metre, 10);
    assertEquals(How.NEAR, touching.get(0).how());
    assertEquals(24, touching.get(0).distanceM(), 0.1);
    assertEquals(0, touching.get(0).depthM());
    assertEquals(90, assertNotNull2(touching.get(0).bearingDeg()), 0.01);
    assertEquals(Likelihood.upperTail(2.4), touching.get(0).probability(), 1e-3);
    assertEquals(List.of(), Wkt.contacts(set, 47.05, 8 - 25 * metre, 10));
  }

  @Test
  void marginTellsFromOutside() {
    ZoneSet set = ZoneSet.of(List.of(Wkt.zone("m", Wkt.geometry(SQUARE), 5_000)));
    assertEquals(How.NEAR, Wkt.contacts(set, 47.05, 8.16, 1).get(0).how());
    assertEquals(List.of(), Wkt.contacts(set, 47.05, 8.17, 1));
    assertEquals(How.INSIDE, Wkt.contacts(set, 47.05, 8.05, 1).get(0).how());
  }

  @Test
  void borderOfOutlineAndHoleIsInside() {
    ZoneSet set =
        Wkt.set(
            "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (4 4, 4 6, 6 6, 6 4, 4 4))",
            "POLYGON ((20 0, 30 10, 20 10, 20 0))");
    for (double[] p : new double[][] {{0, 0}, {5, 0}, {10, 10}, {4, 5}, {6, 6}, {5, 4}}) {
      assertEquals(How.INSIDE, Wkt.contacts(set, p[1], p[0], 1e-3).get(0).how());
    }
    assertEquals(List.of(), Wkt.contacts(set, 5, 5, 1));
    assertEquals(How.INSIDE, Wkt.contacts(set, 5, 25, 1).get(0).how(), "on a slanted edge");
  }

  @Test
  void contactsAreSortedInsideFirstThenByDistanceThenById() {
    ZoneSet set =
        Wkt.set(
            "POLYGON ((8.0003 47, 8.1 47, 8.1 47.1, 8.0003 47.1, 8.0003 47))",
            "POLYGON ((8.0001 47, 8.1 47, 8.1 47.1, 8.0001 47.1, 8.0001 47))",
            "POLYGON ((7 46, 9 46, 9 48, 7 48, 7 46))",
            "POLYGON ((8.0001 47, 8.1 47, 8.1 47.1, 8.0001 47.1, 8.0001 47))");
    List<String> ids = new ArrayList<>();
    for (ZoneContact contact : Wkt.contacts(set, 47.05, 8, 30)) {
      ids.add(contact.zone().id());
    }
    assertEquals(List.of("2", "1", "3", "0"), ids);
  }

  @Test
  void growingErrorNeverRemovesAContact() {
    Random random = new Random(1);
    ZoneSet set = Wkt.set(random(random, 300));
    for (int i = 0; i < 300; i++) {
      double lat = 47 + random.nextDouble();
      double lon = 8 + random.nextDouble();
      Set<String> before = Set.of();
      for (double sigma = 0.01; sigma < 1e6; sigma *= 4) {
        Set<String> now = ids(Wkt.contacts(set, lat, lon, sigma));
        assertTrue(now.containsAll(before), "at " + lat + " " + lon + " sigma " + sigma);
        before = now;
      }
      assertEquals(300, before.size());
    }
  }

  @Test
  void startOfARingDoesNotMatter() {
    Random random = new Random(2);
    for (int k = 0; k < 40; k++) {
      String[] wkt = random(random, 1);
      Geometry area = Wkt.geometry(wkt[0]);
      ZoneSet set = Wkt.set(wkt);
      ZoneSet rotated = ZoneSet.of(List.of(Wkt.zone("0", rotated(area, 5), 0)));
      for (int i = 0; i < 20; i++) {
        Coordinate c = area.getCoordinates()[i % 7];
        double lat = c.y + random.nextGaussian() * 1e-3;
        double lon = c.x + random.nextGaussian() * 1e-3;
        assertSame(Wkt.contacts(set, lat, lon, 50), Wkt.contacts(rotated, lat, lon, 50), 1e-6);
      }
    }
  }

  @Test
  void worldMayBeTurnedUnderTheAntimeridian() {
    Random random = new Random(3);
    String[] wkts = random(random, 40);
    ZoneSet here = Wkt.set(wkts);
    List<Zone> moved = new ArrayList<>();
    for (String wkt : wkts) {
      // 8..9 east becomes 179.5..180.5: some zones are cut
      Geometry east =
          AffineTransformation.translationInstance(171.5, 0).transform(Wkt.geometry(wkt));
      moved.add(Wkt.zone(Integer.toString(moved.size()), Drawn.area(flat(east)), 0));
    }
    ZoneSet there = ZoneSet.of(moved);
    for (int i = 0; i < 2000; i++) {
      double lat = 47 + random.nextDouble();
      double lon = 8 + random.nextDouble();
      double turned = lon + 171.5 > 180 ? lon + 171.5 - 360 : lon + 171.5;
      assertSame(Wkt.contacts(here, lat, lon, 100), Wkt.contacts(there, lat, turned, 100), 1e-4);
    }
  }

  private static void assertSame(List<ZoneContact> a, List<ZoneContact> b, double tolerance) {
    assertEquals(ids(a), ids(b));
    for (int i = 0; i < a.size(); i++) {
      assertEquals(a.get(i).how(), b.get(i).how());
      assertEquals(a.get(i).distanceM(), b.get(i).distanceM(), tolerance);
      assertEquals(a.get(i).depthM(), b.get(i).depthM(), tolerance);
      assertEquals(a.get(i).probability(), b.get(i).probability(), tolerance);
    }
  }

  private static Set<String> ids(List<ZoneContact> contacts) {
    Set<String> ids = new HashSet<>();
    for (ZoneContact contact : contacts) {
      ids.add(contact.zone().id());
    }
    return ids;
  }

  private static double[] flat(Geometry area) {
    Coordinate[] points = area.getCoordinates();
    double[] flat = new double[2 * points.length];
    for (int i = 0; i < points.length; i++) {
      flat[2 * i] = points[i].x;
      flat[2 * i + 1] = points[i].y;
    }
    return flat;
  }

  private static Geometry rotated(Geometry area, int by) {
    Coordinate[] c = area.getCoordinates();
    int n = c.length - 1;
    Coordinate[] turned = new Coordinate[n + 1];
    for (int i = 0; i <= n; i++) {
      turned[i] = c[(i + by) % n];
    }
    return new GeometryFactory().createPolygon(turned);
  }

  /** Stars in the square degree from 8 east 47 north. */
  private static String[] random(Random random, int count) {
    String[] wkts = new String[count];
    for (int z = 0; z < count; z++) {
      double lat = 47.05 + random.nextDouble() * 0.9;
      double lon = 8.05 + random.nextDouble() * 0.9;
      double size = 0.001 + random.nextDouble() * 0.04;
      StringBuilder wkt = new StringBuilder("POLYGON ((");
      String first = "";
      for (int i = 0; i < 9; i++) {
        double r = size * (0.3 + random.nextDouble() * 0.7);
        double turn = 2 * Math.PI * i / 9;
        String point = (lon + r * Math.cos(turn)) + " " + (lat + r * Math.sin(turn));
        first = i == 0 ? point : first;
        wkt.append(point).append(", ");
      }
      wkts[z] = wkt.append(first).append("))").toString();
    }
    return wkts;
  }

  @Test
  void privateZonesGiveNothingToMeasureBy() {
    Zone zone =
        new Zone(
            "home",
            "Home",
            "",
            Set.of(Activity.CAPTURE),
            List.of(new Volume(new Shape.Outline(Wkt.geometry(SQUARE)), null, null)),
            null,
            300,
            0,
            true,
            Map.of(),
            new ZoneSource("test", null, "1"));
    ZoneSet set = ZoneSet.of(List.of(zone));
    ZoneContact inside = Wkt.contacts(set, 47.05, 8.001, 100).get(0);
    assertEquals(How.INSIDE, inside.how());
    assertEquals(1, inside.probability());
    assertEquals(0, inside.depthM());
    assertNull(inside.bearingDeg());
    ZoneContact near = Wkt.contacts(set, 47.05, 7.999, 100).get(0);
    assertEquals(How.NEAR, near.how());
    assertEquals(0.5, near.probability());
    assertEquals(0, near.distanceM());
    assertNull(near.bearingDeg());
  }

  @Test
  void hoursNotUnderstoodAreUnknownNotOff() {
    Zone zone =
        new Zone(
            "range",
            "Range",
            "",
            Set.of(Activity.CAPTURE),
            List.of(new Volume(new Shape.Outline(Wkt.geometry(SQUARE)), null, null)),
            Schedule.unread("Mon-Fri"),
            0,
            0,
            false,
            Map.of(),
            new ZoneSource("test", null, "1"));
    ZoneContact contact = Wkt.contacts(ZoneSet.of(List.of(zone)), 47.05, 8.05, 5).get(0);
    assertEquals(ZoneContact.Active.UNKNOWN, contact.active());
  }

  @Test
  void projectZonesLoadWithoutARemarkAndStateTheirCoverage() throws Exception {
    ZoneSet set = ZoneLoader.load(List.of(Path.of("geofences")), false);
    assertEquals(List.of(), set.problems());
    assertEquals(8, set.zones().size());
    assertEquals(2, set.files().size());
    assertEquals("geofences/invented-coast.geojson", set.files().get(0).name());
    assertTrue(set.files().get(0).coverageStated() && set.files().get(1).coverageStated());
    assertEquals(Coverage.COVERED, set.coverage(new LatLon(-41.2, -24.5)));
    assertEquals(Coverage.OUTSIDE, set.coverage(new LatLon(47, 8)));
    ZoneContact contact = Wkt.contacts(set, -41.1968, -24.4967, 8).get(0);
    assertEquals("meadow-ctr", contact.zone().id());
    Zone gulls = set.zones().get(6);
    assertEquals("Gull Reach", gulls.name());
    assertEquals("wildlife refuge", gulls.kind());
    assertEquals(Set.of(Activity.FLIGHT), gulls.restricts());
    assertEquals(
        new Limit(300, Limit.Unit.M, Limit.Reference.AMSL), gulls.volumes().get(0).ceiling());
    assertEquals(64, set.hash().length());
  }

  @Test
  void setWithoutFilesSaysNothingAboutCoverage() {
    assertEquals(Coverage.UNSTATED, Wkt.set(SQUARE).coverage(new LatLon(0, 0)));
    assertFalse(Wkt.set(SQUARE).isFaulty());
  }
}
