package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.sightline.Shared;
import org.sightline.zones.Activity;
import org.sightline.zones.Limit;
import org.sightline.zones.Schedule;
import org.sightline.zones.Shape;
import org.sightline.zones.Volume;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneSet;

class OpenAirZonesTest {
  private static final String HEAD = "AC R\nAN Test\nAL GND\nAH 5000 MSL\n";
  private static final String SQUARE =
      "DP 47:00:00 N 008:00:00 E\nDP 47:00:00 N 008:03:00 E\n"
          + "DP 47:02:00 N 008:03:00 E\nDP 47:02:00 N 008:00:00 E\nDP 47:00:00 N 008:00:00 E\n";

  @TempDir Path folder;

  private ZoneSet read(byte[] text) throws IOException {
    Path file = folder.resolve("a.txt");
    Files.write(file, text);
    return load(file);
  }

  private ZoneSet read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ZoneSet load(Path file) {
    try {
      return ZoneLoader.load(List.of(file), true);
    } catch (ZonesRefusedException e) {
      throw new AssertionError(e);
    }
  }

  private Zone only(String text) throws IOException {
    ZoneSet set = read(text);
    assertEquals(1, set.zones().size(), set.problems().toString());
    return set.zones().get(0);
  }

  private static Geometry point(double lon, double lat) {
    return new GeometryFactory().createPoint(new Coordinate(lon, lat));
  }

  private static double distanceM(double lat, double lon, Coordinate to) {
    return Geodesic.WGS84.Inverse(lat, lon, to.y, to.x).s12;
  }

  @Test
  void thousandsInALimitAreNotDecimals() throws Exception {
    String text = HEAD.replaceAll("AH[^\n]*\n", "");
    ZoneSet set = read(text + "AH 1.500ft MSL\nV X=53:24:25 N 010:25:10 E\nDC 1.10\n");
    assertNull(set.zones().get(0).volumes().get(0).ceiling());
    assertEquals(1, set.problems().size(), set.problems().toString());
  }

  @Test
  void radiusThatIsNoNumberIsSaidSo() throws Exception {
    ZoneSet set = read(HEAD + "V X=53:24:25 N 010:25:10 E\nDC 2,5\n");
    assertTrue(set.isFaulty());
    assertFalse(set.problems().get(0).line().contains("NaN"));
  }

  @Test
  void circleKeepsItsRadiusInMetres() throws Exception {
    Zone zone = only(HEAD + "V X=53:24:25 N 010:25:10 E\nDC 1.10\n");
    Shape.Circle circle = (Shape.Circle) zone.volumes().get(0).shape();
    assertEquals(1.1 * 1852, circle.radiusM(), 1e-9);
    assertEquals(53 + 24 / 60.0 + 25 / 3600.0, circle.centre().latDeg(), 1e-12);
    assertEquals(10 + 25 / 60.0 + 10 / 3600.0, circle.centre().lonDeg(), 1e-12);
  }

  /** Every corner of an arc lies on it, and no edge more than the stated error off it. */
  @Test
  void arcByAnglesFollowsTheGeodesicCircle() throws Exception {
    for (String direction : List.of("+", "-")) {
      Zone zone =
          only(
              HEAD
                  + "V D="
                  + direction
                  + "\nV X=47:00:00 N 009:00:00 E\nDA 20,90,270\nDP 47:00:00 N 009:00:00 E\n");
      Geometry drawn = zone.area();
      boolean south = direction.equals("+");
      int onArc = 0;
      Coordinate before = null;
      for (Coordinate c : drawn.getCoordinates()) {
        double d = distanceM(47, 9, c);
        if (d > 1) {
          assertEquals(20 * 1852, d, 1e-6);
          assertTrue(south ? c.y < 47.001 : c.y > 46.995, direction + c);
          if (before != null) {
            Coordinate middle = new Coordinate((before.x + c.x) / 2, (before.y + c.y) / 2);
            double off = 20 * 1852 - distanceM(47, 9, middle);
            assertTrue(off < 0.3, "edge lies " + off + " m inside");
          }
          before = c;
          onArc++;
        } else {
          before = null;
        }
      }
      assertTrue(onArc > 100);
      // the straight edges to the centre, 37 km along a parallel: 29 m beside the geodesic
      assertEquals(28.7 / 2, zone.borderErrorM(), 0.1);
    }
  }

  @Test
  void arcByPointsKeepsItsEndsAndBlendsTheirRadii() throws Exception {
    Zone zone =
        only(
            HEAD
                + "V X=47:00:00 N 010:00:00 E\nDP 47:00:00 N 010:00:00 E\n"
                + "DB 47:02:00 N 010:00:00 E, 47:00:00 N 010:02:56 E\n");
    double from = Geodesic.WGS84.Inverse(47, 10, 47 + 2 / 60.0, 10).s12;
    double to = Geodesic.WGS84.Inverse(47, 10, 47, 10 + 176 / 3600.0).s12;
    int seen = 0;
    for (Coordinate c : zone.area().getCoordinates()) {
      GeodesicData way = Geodesic.WGS84.Inverse(47, 10, c.y, c.x);
      if (way.s12 > 1) {
        assertTrue(way.azi1 > -0.001 && way.azi1 < 90.1, "north-east quarter");
        double share = way.azi1 / 90;
        assertEquals(from + share * (to - from), way.s12, 0.05);
        seen++;
      }
    }
    assertTrue(seen > 50);
    assertTrue(zone.area().covers(point(10, 47 + 2 / 60.0)));
    assertTrue(zone.area().covers(point(10 + 176 / 3600.0, 47)));
  }

  @Test
  void directionAndCentreAreForgottenAtTheNextAirspace() throws Exception {
    String first = HEAD + "V D=-\nV X=47:00:00 N 009:00:00 E\nDA 2,90,270\n";
    ZoneSet set = read(first + "AC R\nAN Two\nDA 2,90,270\n");
    assertEquals(1, set.zones().size());
    assertTrue(set.rows().get(1).problem().contains("V X= is missing"));
    Zone second =
        read(first + "AC R\nAN Two\nV X=47:00:00 N 009:00:00 E\nDA 2,90,270\n").zones().get(1);
    assertFalse(second.area().covers(point(9, 47.02)));
    assertTrue(second.area().covers(point(9, 46.98)));
  }

  @Test
  void airwayIsACorridor() throws Exception {
    Zone zone =
        only(
            HEAD
                + "V W=2.5\nDY 44:17:00 N 004:59:00 E\nDY 44:19:30 N 005:05:00 E\n"
                + "DY 44:15:00 N 005:10:00 E\n");
    double lat = 44 + 19.5 / 60;
    double lon = 5 + 5 / 60.0;
    for (int azimuth = 0; azimuth < 360; azimuth += 30) {
      GeodesicData near = Geodesic.WGS84.Direct(lat, lon, azimuth, 1.25 * 1852 - 1);
      assertTrue(zone.area().covers(point(near.lon2, near.lat2)), "bend at " + azimuth);
    }
    GeodesicData leg = Geodesic.WGS84.Inverse(44 + 17 / 60.0, 4 + 59 / 60.0, lat, lon);
    GeodesicData middle = Geodesic.WGS84.Direct(leg.lat1, leg.lon1, leg.azi1, leg.s12 / 2);
    for (int side = -90; side <= 90; side += 180) {
      GeodesicData in = Geodesic.WGS84.Direct(middle.lat2, middle.lon2, middle.azi2 + side, 2314);
      GeodesicData out = Geodesic.WGS84.Direct(middle.lat2, middle.lon2, middle.azi2 + side, 2316);
      assertTrue(zone.area().covers(point(in.lon2, in.lat2)));
      assertFalse(zone.area().covers(point(out.lon2, out.lat2)));
    }
    assertTrue(read(HEAD + "DY 44:17:00 N 004:59:00 E\nDY 44:19:30 N 005:05:00 E\n").isFaulty());
  }

  private Volume limits(String low, String high) throws IOException {
    String text = "AC R\nAN x\n" + (low.isEmpty() ? "" : "AL " + low + "\n");
    return only(text + (high.isEmpty() ? "" : "AH " + high + "\n") + SQUARE).volumes().get(0);
  }

  @Test
  void limitsAreReadInAllTheirSpellings() throws Exception {
    for (String ground : List.of("SFC", "GND", "0", "0 AGL", "gnd", "")) {
      assertNull(limits(ground, "FL95").floor(), ground);
    }
    for (String none : List.of("UNL", "UNLIM", "UNLIMITED", "unltd", "99999", "FL999", "")) {
      assertNull(limits("SFC", none).ceiling(), none);
    }
    Limit fl95 = new Limit(95, Limit.Unit.FL, Limit.Reference.STD);
    for (String level : List.of("FL95", "FL 95", "fl095", "FL95 STD")) {
      assertEquals(fl95, limits("", level).ceiling(), level);
    }
    Limit msl = new Limit(2500, Limit.Unit.FT, Limit.Reference.AMSL);
    for (String feet : List.of("2500ft MSL", "2500 MSL", "2500", "2500FT AMSL", "2500 ft ALT")) {
      assertEquals(msl, limits(feet, "UNL").floor(), feet);
    }
    Limit agl = new Limit(1000, Limit.Unit.M, Limit.Reference.AGL);
    for (String metres :
        List.of("1000M/SOL", "1000m AGL", "1000 m GND", "GND+1000m", "SFC 1000 m")) {
      assertEquals(agl, limits("", metres).ceiling(), metres);
    }
    assertEquals(
        new Limit(19501, Limit.Unit.FT, Limit.Reference.STD), limits("19501ft STD", "").floor());
  }

  @Test
  void limitsThatAreNotUnderstoodLimitNothing() throws Exception {
    ZoneSet set = read("AC R\nAN x\nAL ask on 122.8\nAH 500 bananas\n" + SQUARE);
    assertNull(set.zones().get(0).volumes().get(0).floor());
    assertNull(set.zones().get(0).volumes().get(0).ceiling());
    assertEquals(2, set.problems().size());
    assertEquals("ask on 122.8", set.zones().get(0).stated().get("lower"));
  }

  @Test
  void lowerLimitAboveTheUpperLosesNoHeight() throws Exception {
    ZoneSet set = read("AC R\nAN x\nAL FL999\nAH FL240\n" + SQUARE);
    assertNull(set.zones().get(0).volumes().get(0).floor());
    set = read("AC R\nAN x\nAL FL300\nAH FL240\n" + SQUARE);
    assertNull(set.zones().get(0).volumes().get(0).floor());
    assertNull(set.zones().get(0).volumes().get(0).ceiling());
    assertTrue(set.problems().get(0).message().contains("above AH"));
    set = read("AC R\nAN x\nAL FL300\nAH GND\n" + SQUARE);
    assertNull(set.zones().get(0).volumes().get(0).ceiling());
    assertEquals(1, set.problems().size());
  }

  @Test
  void coordinatesComeInManyDresses() throws Exception {
    List<String> same =
        List.of(
            "53:24:25.2 N 010:25:12 E",
            "53:24:25.2N 010:25:12E",
            "53:24:25.2N010:25:12E",
            "53:24.42 N, 10:25.2 E",
            "53.407 N 10.42 E",
            "N53:24:25.2 E10:25:12",
            "53:24:25.2 n 10:25:12 e * comment",
            "53:24:25.2 N 10:25:12 E ; comment");
    for (String text : same) {
      Zone zone = only(HEAD + "V X=" + text + "\nDC 1\n");
      Shape.Circle circle = (Shape.Circle) zone.volumes().get(0).shape();
      assertEquals(53.407, circle.centre().latDeg(), 1e-9, text);
      assertEquals(10.42, circle.centre().lonDeg(), 1e-9, text);
    }
    for (String bad :
        List.of("53:24:25 010:25:10", "53:24:61 N 10:0:0 E", "91:0:0 N 1:0:0 E", "53 N", "x")) {
      assertTrue(read(HEAD + SQUARE + "DP " + bad + "\n").isFaulty(), bad);
    }
  }

  @Test
  void sixtyIsCarriedOver() throws Exception {
    ZoneSet set = read(HEAD + "V X=42:60:57 N 000:60:60 W\nDC 1\n");
    Shape.Circle circle = (Shape.Circle) set.zones().get(0).volumes().get(0).shape();
    assertEquals(43 + 57 / 3600.0, circle.centre().latDeg(), 1e-12);
    assertEquals(-(1 + 1 / 60.0), circle.centre().lonDeg(), 1e-12);
    assertTrue(set.problems().get(0).message().contains("carried over"));
  }

  @Test
  void activationTimesAreWindows() throws Exception {
    Zone zone =
        only(HEAD + "AA 2025-01-01T12:00Z/2025-01-01T13:00Z\nAA NONE/2025-02-02T12:00Z\n" + SQUARE);
    List<Schedule.Window> windows = zone.hours().windows();
    assertEquals(2, windows.size());
    assertEquals(Instant.parse("2025-01-01T13:00:00Z"), windows.get(0).to());
    assertNull(windows.get(1).from());
    ZoneSet odd = read(HEAD + "AA by NOTAM\n" + SQUARE);
    assertEquals(List.of(), odd.zones().get(0).hours().windows());
    assertEquals("by NOTAM", odd.zones().get(0).hours().words());
    assertEquals(1, odd.problems().size());
  }

  private Set<Activity> restricts(String airspaceClass, String type) throws IOException {
    String text = "AC " + airspaceClass + "\n" + (type.isEmpty() ? "" : "AY " + type + "\n");
    return only(text + "AN x\n" + SQUARE).restricts();
  }

  @Test
  void classAndTypeSayWhatIsRestricted() throws Exception {
    for (String code : List.of("R", "P", "Q", "CTR", "TMZ", "RMZ", "A", "C", "D", "GP", "new")) {
      assertEquals(Set.of(Activity.FLIGHT), restricts(code, ""), code);
    }
    for (String code : List.of("E", "G", "W", "GSEC")) {
      assertEquals(Set.of(), restricts(code, ""), code);
    }
    assertEquals(Set.of(Activity.FLIGHT), restricts("E", "MTA"));
    assertEquals(Set.of(Activity.FLIGHT), restricts("UNC", "TRA"));
    assertEquals(Set.of(), restricts("UNC", "GSEC"));
    assertEquals(Set.of(), restricts("C", "FIR"));
    assertEquals(Set.of(Activity.FLIGHT), restricts("R", "FIR"));
    Zone zone =
        only("AC UNC\nAY TRA\nAF 123.505\nAG Tower\nAX 7000\nAI x-1\nAN Name, A\n" + SQUARE);
    assertEquals("x-1", zone.id());
    assertEquals("Name, A", zone.name());
    assertEquals("temporary reserved area", zone.kind());
    assertEquals("123.505", zone.stated().get("frequency"));
    assertEquals("UNC", zone.stated().get("class"));
    assertEquals("TRA", zone.stated().get("type"));
  }

  @Test
  void circleBesideStrayPointsIsFaulty() throws Exception {
    ZoneSet set = read(HEAD + "DP 47:00:00 N 008:00:00 E\nV X=47:00:00 N 008:00:00 E\nDC 2\n");
    assertTrue(set.isFaulty());
    assertEquals(0, set.zones().size());
  }

  @Test
  void airspacesWithoutGroundAreReported() throws Exception {
    ZoneSet set =
        read(
            "AC Q\nSP 0,2,127\nSB -1,-1,-1\n"
                + HEAD
                + "AC R\nAN Two points\n"
                + "DP 47:00:00 N 008:00:00 E\nDP 47:01:00 N 008:00:00 E\nDP 47:00:00 N 008:00:00 E\n");
    assertEquals(0, set.zones().size());
    assertEquals(3, set.rows().size());
    assertFalse(set.rows().get(0).fatal());
    assertTrue(set.rows().get(1).fatal() && set.rows().get(2).fatal());
  }

  @Test
  void encodingsAndLineEndsDoNotMatter() throws Exception {
    String text = "* Übersicht\n" + HEAD.replace("Test", "Dübendorf") + SQUARE;
    assertEquals("Dübendorf", only(text).name());
    assertEquals("Dübendorf", only("\ufeff" + text.replace("\n", "\r\n")).name());
    assertEquals("Dübendorf", only(text.replace("\n", "\r")).name());
    byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
    assertEquals("Dübendorf", read(latin).zones().get(0).name());
    byte[] wide = ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
    assertEquals("Dübendorf", read(wide).zones().get(0).name());
  }

  @Test
  void longEdgesKnowThatTheFormatDoesNotSayHowTheyRun() throws Exception {
    Zone zone =
        only(
            HEAD
                + "DP 50:00:00 N 008:00:00 E\nDP 50:00:00 N 010:00:00 E\nDP 51:00:00 N 009:00:00 E\n");
    GeodesicData way = Geodesic.WGS84.Inverse(50, 8, 50, 10);
    GeodesicData middle = Geodesic.WGS84.Direct(50, 8, way.azi1, way.s12 / 2);
    double bow = Geodesic.WGS84.Inverse(50, 9, middle.lat2, 9).s12;
    assertEquals(bow / 2, zone.borderErrorM(), bow * 0.01);
    assertEquals(0, only(HEAD + SQUARE).borderErrorM());
  }

  @Test
  void everyTruncationAndFlippedBitEndsInAnswers() throws Exception {
    byte[] whole =
        (HEAD
                + "V X=47:00:00 N 008:00:00 E\nDB 47:02:00 N 008:00:00 E, 47:00:00 N 008:02:56 E\n"
                + SQUARE)
            .getBytes(StandardCharsets.UTF_8);
    for (int n = 0; n < whole.length; n++) {
      assertNotNull(read(Arrays.copyOf(whole, n)).rows());
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = whole.clone();
        flipped[n] ^= (byte) (1 << bit);
        assertTrue(read(flipped).rows().size() <= 2);
      }
    }
  }

  @Test
  void sharedSamplesGiveARowAnAirspace() throws Exception {
    Path openair = Shared.folder("zones").resolve("openair");
    assertEquals(288, rows(openair.resolve("CZ-ASP-National.txt"), 270));
    assertEquals(1, rows(openair.resolve("DE-ASP-Military-Low-Flying.txt"), 1));
    assertEquals(17, rows(openair.resolve("MW-ASP-National.txt"), 17));
    assertEquals(6, rows(openair.resolve("PL-ASP-Wave.txt"), 6));
    assertEquals(86, rows(openair.resolve("SK-ASP-National.txt"), 86));
    assertEquals(8, rows(openair.resolve("cases/version-2-commands.txt"), 8));
    assertEquals(1, rows(openair.resolve("cases/insufficient-coordinates.txt"), 0));
  }

  private static int rows(Path file, int usable) {
    ZoneSet set = load(file);
    assertEquals(usable, set.zones().size(), file + " " + set.problems());
    return set.rows().size();
  }
}
