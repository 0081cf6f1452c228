package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.zones.Activity;
import org.sightline.zones.Limit;
import org.sightline.zones.Shape;
import org.sightline.zones.Wkt;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact.How;
import org.sightline.zones.ZoneProblem;
import org.sightline.zones.ZoneSet;

class CsvZonesTest {
  private static final String SQUARE = "\"POLYGON ((8 47, 8.1 47, 8.1 47.1, 8 47.1, 8 47))\"";

  @TempDir Path folder;

  private ZoneSet read(byte[] text) throws IOException {
    Path file = folder.resolve("a.csv");
    Files.write(file, text);
    try {
      return ZoneLoader.load(List.of(file), true);
    } catch (ZonesRefusedException e) {
      throw new AssertionError(e);
    }
  }

  private ZoneSet read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void propertiesComeFromColumnsOfTheirNames() throws Exception {
    String hours = "Europe/Vienna Mo-Fr 08:00-17:00";
    for (String delimiter : List.of(",", ";", "\t")) {
      String header = "id,Name,kind,restricts,floor,ceiling,margin,hours,private,note,WKT";
      String name = "\"Harbour \"\"Süd\"\", east; west\"";
      List<String> row =
          List.of(
              "a1",
              name,
              "naval",
              "CAPTURE FLIGHT",
              "100 ft AGL",
              "FL 95",
              "50",
              hours,
              "no",
              "x",
              SQUARE);
      ZoneSet set =
          read(
              "\ufeff"
                  + header.replace(",", delimiter)
                  + "\r\n"
                  + String.join(delimiter, row)
                  + "\r\n");
      assertEquals(List.of(), set.problems());
      Zone zone = set.zones().get(0);
      assertEquals("a1", zone.id());
      assertEquals("Harbour \"Süd\", east; west", zone.name());
      assertEquals(Set.of(Activity.CAPTURE, Activity.FLIGHT), zone.restricts());
      assertEquals(50, zone.marginM());
      assertEquals(hours, zone.hours().words());
      assertEquals(
          new Limit(95, Limit.Unit.FL, Limit.Reference.STD), zone.volumes().get(0).ceiling());
      assertEquals(How.INSIDE, Wkt.contacts(set, 47.05, 8.05, 1).get(0).how());
    }
  }

  @Test
  void commaBetweenThousandsDoesNotShrinkACircle() throws Exception {
    String head = "name;lat;lon;radius\n";
    for (String table :
        List.of(
            "name,lat,lon,radius\na,47,8,\"1,500\"\n",
            "name,lat,lon,radius\na,47,8,\"1,500 m\"\n",
            "name,lat,lon,radius_km\na,47,8,\"1,500\"\n",
            head + "a;47.0;8.0;1,500\n",
            head + "a;47,0;8,0;1500,000\n")) {
      ZoneSet set = read(table);
      assertFalse(set.isFaulty(), table + set.problems());
      Shape.Circle circle = (Shape.Circle) set.zones().get(0).volumes().get(0).shape();
      assertEquals(1500, circle.radiusM(), 1e-9, table);
    }
    Zone decimals = read(head + "a;47,5;8,5;150,125\n").zones().get(0);
    assertEquals(150.125, ((Shape.Circle) decimals.volumes().get(0).shape()).radiusM(), 1e-9);
  }

  @Test
  void circlesComeFromLatitudeLongitudeAndRadius() throws Exception {
    for (String table :
        List.of(
            "name,lat,lon,radius\nMast,47.5,8.25,1500\n",
            "radius_km;longitude;latitude;name\n1,5;8,25;47,5;Mast\n",
            "name,lat,lon,radius\nMast,47.5,8.25,1.5 km\n",
            "name,lat,lon,radius\nMast,47.5,8.25,\"1,5 km\"\n",
            "Mast,47.5,8.25,1500\n")) {
      ZoneSet set = read(table);
      assertFalse(set.isFaulty(), table + set.problems());
      Shape.Circle circle = (Shape.Circle) set.zones().get(0).volumes().get(0).shape();
      assertEquals("Mast", set.zones().get(0).name());
      assertEquals(1500, circle.radiusM(), 1e-9, table);
      assertEquals(47.5, circle.centre().latDeg(), table);
      assertEquals(8.25, circle.centre().lonDeg(), table);
    }
    ZoneSet miles = read("name,lat,lon,radius\nMast,47.5,8.25,2 NM\n");
    assertEquals(3704, ((Shape.Circle) miles.zones().get(0).volumes().get(0).shape()).radiusM());
    assertTrue(read("name,lat,lon,radius\nMast,47.5,8.25,2 versts\n").isFaulty());
    assertTrue(read("name,lat,lon,radius\nMast,97.5,8.25,200\n").isFaulty());
  }

  @Test
  void wellKnownTextIsReadInAllItsForms() throws Exception {
    String ring = "8 47, 8.1 47, 8.1 47.1, 8 47.1";
    for (String wkt :
        List.of(
            "polygon((" + ring + "))",
            "SRID=4326;POLYGON((" + ring + ", 8 47))",
            "POLYGON Z ((" + ring.replace(",", " 12,") + " 12))",
            "MULTIPOLYGON (((" + ring + ")), ((9 47, 9.1 47, 9 47.1)))",
            "GEOMETRYCOLLECTION (POINT (8 47), POLYGON ((" + ring + ")))",
            "GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(POLYGON EMPTY, POLYGON ((" + ring + "))))")) {
      for (String quote : List.of("\"", "")) {
        ZoneSet set = read("name,wkt\nA," + quote + wkt + quote + "\n");
        assertFalse(set.isFaulty(), wkt + set.problems());
        assertEquals(How.INSIDE, Wkt.contacts(set, 47.05, 8.05, 1).get(0).how(), wkt);
      }
    }
    ZoneSet hole = read("wkt\n\"POLYGON((" + ring + "),(8.04 47.04,8.06 47.04,8.05 47.06))\"\n");
    assertEquals(0, Wkt.contacts(hole, 47.045, 8.05, 1).size());
    assertEquals(1, Wkt.contacts(hole, 47.02, 8.05, 1).size());
  }

  @Test
  void whatIsNoAreaIsReported() throws Exception {
    String header = "name,wkt\n";
    assertFalse(read(header + "A,POINT (8 47)\n").rows().get(0).usable());
    assertFalse(read(header + "A,\n").rows().get(0).fatal());
    ZoneSet other = read(header + "A,SRID=2056;POLYGON((2600000 1200000,1 1,2 2))\n");
    assertTrue(other.isFaulty());
    assertTrue(other.problems().get(0).message().contains("EPSG:2056"));
    for (String bad :
        List.of(
            "CURVEPOLYGON(CIRCULARSTRING(0 0, 1 1, 2 0, 1 -1, 0 0))",
            "POLYGON((8 47, 8.1 47, 8.1 x))",
            "POLYGON((8 47, 8.1 47, 8.1 47.1)) and more",
            "POLYGON((8 47, 8.1 47, 8.1 47.1)",
            "POLYGON((8 47, 8.1 47, NaN 47.1))",
            "POLYGON(8 47, 8.1 47, 8.1 47.1)",
            "GEOMETRYCOLLECTION(".repeat(5000))) {
      ZoneSet set = read(header + "A,\"" + bad + "\"\nB," + SQUARE + "\n");
      assertTrue(set.isFaulty(), bad);
      assertEquals(1, set.zones().size(), bad);
      assertEquals("B", set.zones().get(0).name());
    }
  }

  @Test
  void tableWithoutNamesIsReadWhereItCanOnlyMeanOneThing() throws Exception {
    ZoneSet set = read("Dübendorf;" + SQUARE + "\nB;" + SQUARE + "\n");
    assertEquals(2, set.zones().size());
    assertEquals("Dübendorf", set.zones().get(0).name());
    assertTrue(set.problems().get(0).message().contains("no row of column names"));
  }

  @Test
  void otherTablesAreNoZones() throws Exception {
    CsvZones reader = new CsvZones();
    assertFalse(reader.accepts("lat,lon,time\n47,8,2025-01-01T00:00:00Z\n"));
    assertFalse(reader.accepts("Zones of the north, as of 2024, and more\n"));
    assertFalse(reader.accepts("1,2,3,4\n"));
    assertFalse(reader.accepts("wkt stands for well-known text\n"));
    assertTrue(reader.accepts("wkt\n" + SQUARE));
  }

  @Test
  void tableCutInsideQuotesSaysSo() throws Exception {
    ZoneSet set = read("name,wkt\nA," + SQUARE + "\nB,\"POLYGON ((8 47, 8.1 47");
    assertTrue(set.isFaulty());
    assertEquals(1, set.zones().size());
    assertEquals(2, set.rows().size());
  }

  @Test
  void privateCircleOnTheAddressIsWarnedOf() throws Exception {
    String header = "name,lat,lon,radius,private,offset\n";
    assertEquals(1, remarks(header + "home,47.51234,8.25678,300,yes,\n", "looks like the address"));
    assertEquals(0, remarks(header + "home,47.51234,8.25678,300,yes,yes\n", "private circle"));
    assertEquals(0, remarks(header + "home,47.512,8.257,300,yes,\n", "private circle"));
    assertEquals(1, remarks(header + "home,47.512,8.257,100,yes,yes\n", "under 150 m"));
    assertEquals(0, remarks(header + "home,47.51234,8.25678,100,no,\n", "private circle"));
  }

  private int remarks(String table, String words) throws IOException {
    ZoneSet set = read(table);
    assertFalse(set.isFaulty());
    int found = 0;
    for (ZoneProblem problem : set.problems()) {
      assertFalse(problem.line().contains("47.5") || problem.line().contains("8.25"));
      assertFalse(problem.line().contains("home"));
      found += problem.message().contains(words) ? 1 : 0;
    }
    return found;
  }

  @Test
  void everyTruncationAndFlippedBitEndsInAnswers() throws Exception {
    byte[] whole =
        ("name,lat,lon,radius,wkt\nA,,,," + SQUARE + "\nB,47,8,100 m,\n")
            .getBytes(StandardCharsets.UTF_8);
    for (int n = 0; n < whole.length; n++) {
      assertNotNull(read(Arrays.copyOf(whole, n)).rows());
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = whole.clone();
        flipped[n] ^= (byte) (1 << bit);
        assertTrue(read(flipped).rows().size() <= 3);
      }
    }
  }
}
