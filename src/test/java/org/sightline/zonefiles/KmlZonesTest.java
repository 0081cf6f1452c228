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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.zones.Activity;
import org.sightline.zones.Limit;
import org.sightline.zones.Schedule;
import org.sightline.zones.Wkt;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact.How;
import org.sightline.zones.ZoneSet;

class KmlZonesTest {
  private static final String RING =
      "<LinearRing><coordinates>8,47,0 8.1,47,0 8.1,47.1,0 8,47.1,0 8,47,0</coordinates></LinearRing>";
  private static final String POLYGON =
      "<Polygon><outerBoundaryIs>" + RING + "</outerBoundaryIs></Polygon>";

  @TempDir Path folder;

  private ZoneSet read(String kml, String... layer) throws IOException {
    return read(kml.getBytes(StandardCharsets.UTF_8), layer);
  }

  private ZoneSet read(byte[] kml, String... layer) throws IOException {
    Path file = folder.resolve("a.dat");
    Files.write(file, kml);
    Path named = layer.length == 0 ? file : folder.resolve("a.dat#" + layer[0]);
    try {
      return ZoneLoader.load(List.of(named), true);
    } catch (ZonesRefusedException e) {
      throw new AssertionError(e);
    }
  }

  private static String kml(String inner) {
    return "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
        + inner
        + "</Document></kml>";
  }

  private static String placemark(String inner) {
    return "<Placemark id=\"p\"><name>One</name>" + inner + "</Placemark>";
  }

  @Test
  void propertiesComeFromExtendedDataOfBothKinds() throws Exception {
    ZoneSet set =
        read(
            kml(
                "<Folder><name>Harbours</name>"
                    + placemark(
                        "<ExtendedData><Data name=\"kind\"><displayName>x</displayName><value>naval"
                            + " harbour</value></Data><SchemaData><SimpleData name=\"restricts\">"
                            + "CAPTURE, FLIGHT</SimpleData><SimpleData name=\"ceiling\">300 m"
                            + " AMSL</SimpleData></SchemaData></ExtendedData>"
                            + POLYGON)
                    + "</Folder>"));
    assertEquals(List.of(), set.problems());
    Zone zone = set.zones().get(0);
    assertEquals("p", zone.id());
    assertEquals("One", zone.name());
    assertEquals("naval harbour", zone.kind());
    assertEquals(Set.of(Activity.CAPTURE, Activity.FLIGHT), zone.restricts());
    assertEquals(
        new Limit(300, Limit.Unit.M, Limit.Reference.AMSL), zone.volumes().get(0).ceiling());
    assertEquals("Harbours", zone.source().layer());
  }

  @Test
  void secondOuterBoundaryIsGroundOfItsOwn() throws Exception {
    String more =
        "<outerBoundaryIs><LinearRing><coordinates>18,47 18.1,47 18.1,47.1 18,47</coordinates>"
            + "</LinearRing></outerBoundaryIs></Polygon>";
    Zone zone = read(kml(placemark(POLYGON.replace("</Polygon>", more)))).zones().get(0);
    assertEquals(2, zone.area().getNumGeometries());
  }

  @Test
  void layerPicksAFolder() throws Exception {
    String two =
        kml(
            "<Folder><name>A</name>"
                + placemark(POLYGON)
                + "</Folder><Folder><name>B</name>"
                + placemark(POLYGON)
                + "</Folder>");
    assertEquals(2, read(two).zones().size());
    ZoneSet one = read(two, "B");
    assertEquals(1, one.zones().size());
    assertEquals("B", one.zones().get(0).source().layer());
  }

  @Test
  void holesAreHolesWhereverTheyStand() throws Exception {
    String hole =
        "<innerBoundaryIs><LinearRing><coordinates>8.04,47.04 8.06,47.04 8.06,47.06 8.04,47.06"
            + " 8.04,47.04</coordinates></LinearRing></innerBoundaryIs>";
    String outer = "<outerBoundaryIs>" + RING + "</outerBoundaryIs>";
    for (String polygon : List.of(outer + hole, hole + outer)) {
      ZoneSet set = read(kml(placemark("<Polygon>" + polygon + "</Polygon>")));
      assertEquals(List.of(), Wkt.contacts(set, 47.05, 8.05, 1));
      assertEquals(How.INSIDE, Wkt.contacts(set, 47.05, 8.02, 1).get(0).how());
    }
  }

  @Test
  void sloppyCoordinatesAreRead() throws Exception {
    String ring = "\n8 , 47 , 0\t8.1, 47,0\n8.1,47.1 8,47.1,1e3\r\n";
    ZoneSet set = read(kml(placemark(POLYGON.replaceFirst("8,47,0 .*8,47,0", ring))));
    assertEquals(1, set.zones().size());
    assertEquals(How.INSIDE, Wkt.contacts(set, 47.05, 8.05, 1).get(0).how());
    assertEquals(1, set.problems().size()); // the ring was open
  }

  @Test
  void tracksPointsLinesAndLinksAreReported() throws Exception {
    ZoneSet set =
        read(
            kml(
                placemark("<Point><coordinates>8,47</coordinates></Point>")
                    + placemark(
                        "<gx:Track xmlns:gx=\"http://www.google.com/kml/ext/2.2\"><when>2025</when>"
                            + "<gx:coord>8 47 0</gx:coord></gx:Track>")
                    + placemark(RING)
                    + placemark("")
                    + placemark("<MultiGeometry>" + POLYGON + "<Point/></MultiGeometry>")
                    + "<NetworkLink><Link><href>http://example.org/x.kml</href></Link></NetworkLink>"));
    assertEquals(1, set.zones().size());
    assertEquals(5, set.rows().size());
    assertFalse(set.isFaulty());
    assertTrue(set.problems().size() >= 6);
    assertTrue(set.problems().get(set.problems().size() - 1).message().contains("not fetched"));
  }

  private Schedule hours(String span) throws IOException {
    ZoneSet set = read(kml(placemark(span + POLYGON)));
    assertFalse(set.isFaulty());
    return set.zones().get(0).hours();
  }

  @Test
  void timeSpansAreWindows() throws Exception {
    Schedule june = hours("<TimeSpan><begin>2025-06-01</begin><end>2025-06-30</end></TimeSpan>");
    assertEquals("2025-06-01/2025-06-30", june.words());
    assertEquals(Instant.parse("2025-06-01T00:00:00Z"), june.windows().get(0).from());
    assertEquals(Instant.parse("2025-06-30T23:59:59.999Z"), june.windows().get(0).to());
    Schedule month = hours("<TimeSpan><begin>2024-02</begin><end>2024-02</end></TimeSpan>");
    assertEquals(Instant.parse("2024-02-29T23:59:59.999Z"), month.windows().get(0).to());
    Schedule year = hours("<TimeSpan><begin>2024</begin></TimeSpan>");
    assertEquals(Instant.parse("2024-01-01T00:00:00Z"), year.windows().get(0).from());
    assertNull(year.windows().get(0).to());
    Schedule exact =
        hours(
            "<TimeSpan><begin>2025-06-01T08:00:00+02:00</begin><end>2025-06-01T12:00:00Z</end>"
                + "</TimeSpan>");
    assertEquals(Instant.parse("2025-06-01T06:00:00Z"), exact.windows().get(0).from());
    for (String odd : List.of("soon", "2025-13-01", "2025-06-01T25:00:00Z", "2019")) {
      String span = "<TimeSpan><begin>2025</begin><end>" + odd + "</end></TimeSpan>";
      assertEquals(List.of(), hours(span).windows(), odd);
      assertEquals("2025/" + odd, hours(span).words());
    }
    assertNull(hours("<TimeStamp><when>2025</when></TimeStamp>"));
    assertNull(
        hours("<LookAt><gx:TimeSpan xmlns:gx=\"x\"><begin>2025</begin></gx:TimeSpan></LookAt>"));
  }

  @Test
  void foldersLendTheirTimeSpan() throws Exception {
    String span = "<TimeSpan><begin>2025</begin><end>2025</end></TimeSpan>";
    ZoneSet set =
        read(
            kml(
                "<Folder>"
                    + span
                    + "<Folder>"
                    + placemark(POLYGON)
                    + placemark(span.replace("2025", "2026") + POLYGON)
                    + "</Folder></Folder>"
                    + placemark(POLYGON)));
    assertEquals("2025/2025", set.zones().get(0).hours().words());
    assertEquals("2026/2026", set.zones().get(1).hours().words());
    assertNull(set.zones().get(2).hours());
  }

  @Test
  void bytesOfAnotherEncodingSpoilNothing() throws Exception {
    byte[] latin =
        kml(placemark(POLYGON).replace("One", "Dübendorf")).getBytes(StandardCharsets.ISO_8859_1);
    assertEquals("Dübendorf", read(latin).zones().get(0).name());
    byte[] wide =
        ("\ufeff" + kml(placemark(POLYGON)).replace("?>", " encoding=\"UTF-16\"?>"))
            .getBytes(StandardCharsets.UTF_16LE);
    assertEquals("One", read(wide).zones().get(0).name());
  }

  @Test
  void badNumbersCostTheirZoneOnly() throws Exception {
    ZoneSet set =
        read(
            kml(
                placemark(POLYGON.replace("8.1,47,0", "no,30"))
                    + placemark(POLYGON.replace("8.1,47,0", "8.1"))
                    + placemark(POLYGON)));
    assertEquals(1, set.zones().size());
    assertTrue(set.rows().get(0).fatal() && set.rows().get(1).fatal());
  }

  @Test
  void entitiesAreNeitherFetchedNorExpanded() throws Exception {
    Path secret = folder.resolve("secret.txt");
    Files.writeString(secret, "SECRET");
    String attack =
        "<?xml version=\"1.0\"?><!DOCTYPE kml [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\"><!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
            + "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Placemark><name>n&x;&b;</name>"
            + POLYGON
            + "</Placemark></kml>";
    ZoneSet set = read(attack);
    for (Zone zone : set.zones()) {
      assertFalse(zone.name().contains("SECRET") || zone.name().contains("aaaa"), zone.name());
    }
    assertEquals(1, set.zones().size() + (set.isFaulty() ? 1 : 0));
  }

  @Test
  void declaredEncodingAndByteOrderMarkAreObeyed() throws Exception {
    String latin = kml(placemark(POLYGON)).replace("?>", " encoding=\"ISO-8859-1\"?>");
    byte[] bytes = latin.replace("One", "Dübendorf").getBytes(StandardCharsets.ISO_8859_1);
    assertEquals("Dübendorf", read(bytes).zones().get(0).name());
    assertEquals(1, read("\ufeff" + kml(placemark(POLYGON))).zones().size());
    assertTrue(read(latin.replace("ISO-8859-1", "KLINGON")).isFaulty());
  }

  @Test
  void deepNestingIsBounded() throws Exception {
    assertTrue(read(kml("<Folder>".repeat(5000))).isFaulty());
  }

  @Test
  void everyTruncationEndsInAnswers() throws Exception {
    byte[] whole = kml(placemark(POLYGON)).getBytes(StandardCharsets.UTF_8);
    for (int n = 0; n < whole.length; n++) {
      assertTrue(read(Arrays.copyOf(whole, n)).isFaulty(), "cut at " + n);
      byte[] flipped = whole.clone();
      flipped[n] ^= (byte) (1 << n % 8);
      assertTrue(read(flipped).zones().size() <= 1);
    }
  }

  @Test
  void idsAndNamesHaveTheirFallbacks() throws Exception {
    ZoneSet set = read(kml("<Placemark>" + POLYGON + "</Placemark>"));
    assertEquals("a.dat#1", set.zones().get(0).id());
    assertNotNull(set.zones().get(0).name());
  }
}
