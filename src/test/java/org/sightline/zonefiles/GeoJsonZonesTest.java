package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.geo.LatLon;
import org.sightline.zones.Activity;
import org.sightline.zones.Coverage;
import org.sightline.zones.Limit;
import org.sightline.zones.Schedule;
import org.sightline.zones.Shape;
import org.sightline.zones.Volume;
import org.sightline.zones.Wkt;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact.How;
import org.sightline.zones.ZoneProblem;
import org.sightline.zones.ZoneSet;

class GeoJsonZonesTest {
  private static final String RING = "[[[8,47],[8.1,47],[8.1,47.1],[8,47.1],[8,47]]]";
  private static final String POLYGON = "{\"type\":\"Polygon\",\"coordinates\":" + RING + "}";

  @TempDir Path folder;

  private ZoneSet read(String json) throws IOException {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  private ZoneSet read(byte[] bytes) throws IOException {
    Path file = folder.resolve("a.dat");
    Files.write(file, bytes);
    try {
      return ZoneLoader.load(List.of(file), true);
    } catch (ZonesRefusedException e) {
      throw new AssertionError(e);
    }
  }

  private static String feature(String properties, String geometry) {
    return "{\"type\":\"Feature\",\"properties\":" + properties + ",\"geometry\":" + geometry + "}";
  }

  private static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  private static String shape(String coordinates) {
    return "{\"type\":\"Polygon\",\"coordinates\":" + coordinates + "}";
  }

  private static ZoneProblem only(ZoneSet set) {
    assertEquals(1, set.problems().size(), set.problems().toString());
    return set.problems().get(0);
  }

  /** Programs that go through dBASE write all names in capitals. */
  @Test
  void capitalsDoNotWeakenAZone() throws Exception {
    Zone zone =
        read(collection(feature("{\"RESTRICTS\":\"FLIGHT\",\"Margin\":100}", POLYGON)))
            .zones()
            .get(0);
    assertEquals(Set.of(Activity.FLIGHT), zone.restricts());
    assertEquals(100, zone.marginM());
  }

  @Test
  void floorAboveItsCeilingLosesNoHeight() throws Exception {
    ZoneSet set =
        read(collection(feature("{\"floor\":\"500 m AMSL\",\"ceiling\":\"100 m AMSL\"}", POLYGON)));
    assertFalse(only(set).fatal());
    assertNull(set.zones().get(0).volumes().get(0).floor());
    assertNull(set.zones().get(0).volumes().get(0).ceiling());
  }

  @Test
  void propertiesAreMapped() throws Exception {
    ZoneSet set =
        read(
            collection(
                feature(
                    "{\"id\":\"q\",\"name\":\"Old Quay\",\"kind\":\"naval harbour\",\"restricts\":"
                        + "[\"capture\",\"PUBLICATION\"],\"floor\":{\"value\":100,\"unit\":\"ft\","
                        + "\"reference\":\"AGL\"},\"ceiling\":\"FL 65\",\"margin\":25.5,\"hours\":"
                        + "\"Mon UTC\",\"private\":true,\"other\":{\"deep\":[1,[2]]},\"CEILING\":0}",
                    POLYGON)));
    assertEquals(List.of(), set.problems());
    Zone zone = set.zones().get(0);
    assertEquals("q", zone.id());
    assertEquals("Old Quay", zone.name());
    assertEquals("naval harbour", zone.kind());
    assertEquals(Set.of(Activity.CAPTURE, Activity.PUBLICATION), zone.restricts());
    assertEquals(new Limit(100, Limit.Unit.FT, Limit.Reference.AGL), zone.volumes().get(0).floor());
    assertEquals(
        new Limit(65, Limit.Unit.FL, Limit.Reference.STD), zone.volumes().get(0).ceiling());
    assertEquals(25.5, zone.marginM());
    assertEquals("Mon UTC", zone.hours().words());
    assertTrue(zone.isPrivate());
  }

  @Test
  void silentPropertiesHaveTheirStatedDefaults() throws Exception {
    Zone zone = read(collection(feature("null", POLYGON))).zones().get(0);
    assertEquals("a.dat#1", zone.id());
    assertEquals("a.dat#1", zone.name());
    assertEquals("", zone.kind());
    assertEquals(Set.of(Activity.CAPTURE), zone.restricts());
    assertNull(zone.volumes().get(0).floor());
    assertNull(zone.volumes().get(0).ceiling());
    assertEquals(0, zone.marginM());
    assertFalse(zone.isPrivate());
  }

  @Test
  void oddPropertiesAreReportedAndReadTowardsReview() throws Exception {
    ZoneSet set =
        read(
            collection(
                feature(
                    "{\"restricts\":\"flight, swimming\",\"ceiling\":\"low\",\"floor\":\"12\","
                        + "\"private\":\"maybe\"}",
                    POLYGON)));
    Zone zone = set.zones().get(0);
    assertEquals(Set.of(Activity.FLIGHT, Activity.CAPTURE), zone.restricts());
    assertNull(zone.volumes().get(0).ceiling());
    assertTrue(zone.isPrivate());
    assertEquals(4, set.problems().size());
    assertFalse(set.isFaulty());
  }

  @Test
  void marginMayHaveAUnitAndIsNeverGuessed() throws Exception {
    ZoneSet metres = read(collection(feature("{\"margin\":\"100 m\"}", POLYGON)));
    assertEquals(100, metres.zones().get(0).marginM());
    ZoneSet feet = read(collection(feature("{\"margin\":\"1000 ft\"}", POLYGON)));
    assertEquals(304.8, feet.zones().get(0).marginM(), 1e-9);
    for (String odd : List.of("wide", "-5", "1e9", "FL 10", "5 km")) {
      ZoneSet set = read(collection(feature("{\"margin\":\"" + odd + "\"}", POLYGON)));
      assertTrue(set.isFaulty(), odd);
      assertTrue(set.zones().isEmpty(), odd);
    }
  }

  @Test
  void zonesThatAreLostAreSaidHoweverManyRemarksStandBefore() throws Exception {
    StringBuilder features = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      features.append(feature("{\"ceiling\":\"low\"}", "null")).append(',');
    }
    String swapped = "{\"type\":\"Polygon\",\"coordinates\":[[[8,97],[8,98],[9,98],[8,97]]]}";
    assertTrue(read(collection(features + feature("{}", swapped))).isFaulty());
  }

  @Test
  void privateZonesAreHiddenHoweverWrittenAndNamelessInProblems() throws Exception {
    assertTrue(read(collection(feature("{\"Private\":true}", POLYGON))).zones().get(0).isPrivate());
    String swapped = "{\"type\":\"Polygon\",\"coordinates\":[[[8,97],[8,98],[9,98],[8,97]]]}";
    ZoneSet set = read(collection(feature("{\"name\":\"Granny\",\"private\":true}", swapped)));
    assertTrue(set.isFaulty());
    assertFalse(set.problems().toString().contains("Granny"), set.problems()::toString);
  }

  @Test
  void geometryMayStandAloneOrBeforeItsType() throws Exception {
    assertEquals(1, read(POLYGON).zones().size());
    assertEquals(1, read(feature("{}", POLYGON)).zones().size());
    assertEquals(1, read("{\"coordinates\":" + RING + ",\"type\":\"Polygon\"}").zones().size());
    assertEquals(
        1,
        read("{\"features\":[{\"geometry\":{\"coordinates\":["
                + RING
                + "],\"type\":\"MultiPolygon\"},\"type\":\"Feature\"}],"
                + "\"type\":\"FeatureCollection\"}")
            .zones()
            .size());
  }

  @Test
  void byteOrderMarkAndBlanksAreNoHindrance() throws Exception {
    byte[] bytes =
        ("\ufeff \r\n\t" + collection(feature("{}", POLYGON))).getBytes(StandardCharsets.UTF_8);
    assertEquals(1, read(bytes).zones().size());
  }

  @Test
  void oneBadFeatureDoesNotTakeTheOthersAlong() throws Exception {
    for (String bad :
        List.of(
            shape("[[[8,47],[\"x\",47],[8,48],[8,47]]]"),
            shape("[[[8,47],[NaN,47],[8,48],[8,47]]]"),
            shape("[[[8,47],[1e999,47],[8,48],[8,47]]]"),
            shape("[[[8,47],[9,null],[8,48],[8,47]]]"),
            shape("[[[8,47],[9],[8,48],[8,47]]]"),
            shape("[[8,47],[9,47],[8,48],[8,47]]"),
            shape("[]"),
            shape("[[]]"),
            shape("\"none\""),
            shape("[[[[8,47],[9,47],[9,48],[8,47]]],[[8,47]]]"),
            "{\"type\":\"Circle\",\"coordinates\":[8,47]}",
            "[1,2]",
            "{\"type\":\"Polygon\"}")) {
      ZoneSet set = read(collection(feature("{\"id\":\"b\"}", bad), feature("{}", POLYGON)));
      assertEquals(1, set.zones().size(), bad);
      assertEquals(2, set.rows().size(), bad);
      assertTrue(set.isFaulty(), bad);
      ZoneProblem problem = only(set);
      assertEquals("b", problem.feature(), bad);
      assertFalse(set.rows().get(0).usable(), bad);
      assertTrue(set.rows().get(0).fatal(), bad);
    }
  }

  @Test
  void latitudesBeyondThePolesAreRefusedWithAHint() throws Exception {
    ZoneProblem swapped =
        only(read(collection(feature("{}", shape("[[[47,118],[47,119],[48,119],[47,118]]]")))));
    assertTrue(swapped.fatal());
    assertTrue(swapped.message().contains("swapped"), swapped.message());
    ZoneProblem grid =
        only(
            read(
                collection(
                    feature(
                        "{}",
                        shape(
                            "[[[2600000,1200000],[2601000,1200000],[2600000,"
                                + "1201000],[2600000,1200000]]]")))));
    assertTrue(grid.message().contains("grid"), grid.message());
  }

  @Test
  void nothingToTestAgainstIsAProblem() throws Exception {
    assertTrue(only(read("")).message().contains("empty"));
    assertTrue(only(read("{\"type\":\"FeatureCollection\",\"features\":[]}")).fatal());
    assertTrue(read("{\"type\":\"FeatureCollection\",\"features\":[").isFaulty());
    assertTrue(only(read("not a zone")).fatal());
    ZoneSet point = read(collection(feature("{}", "{\"type\":\"Point\",\"coordinates\":[8,47]}")));
    assertEquals(2, point.problems().size());
    assertFalse(point.problems().get(0).fatal());
    assertTrue(point.problems().get(1).fatal());
  }

  @Test
  void pointsAndMissingGeometryAreRemarksBesideZones() throws Exception {
    ZoneSet set =
        read(
            collection(
                feature("{}", POLYGON),
                feature("{\"id\":\"p\"}", "{\"type\":\"Point\",\"coordinates\":[8,47]}"),
                feature("{\"id\":\"n\"}", "null")));
    assertFalse(set.isFaulty());
    assertEquals(2, set.problems().size());
    assertEquals(3, set.rows().size());
    assertFalse(set.rows().get(1).usable());
  }

  @Test
  void coverageIsReadFromTheFile() throws Exception {
    String area = "{\"type\":\"Polygon\",\"coordinates\":[[[7,46],[9,46],[9,48],[7,48],[7,46]]]}";
    for (String coverage :
        List.of(
            area,
            feature("{}", area),
            collection(feature("{}", area)),
            "[[7,46],[9,46],[9,48],[7,48],[7,46]]")) {
      ZoneSet set =
          read("{\"type\":\"FeatureCollection\",\"coverage\":" + coverage + ",\"features\":[]}");
      assertEquals(List.of(), set.problems(), coverage);
      assertEquals(Coverage.COVERED, set.coverage(new LatLon(46, 9)));
      assertEquals(Coverage.OUTSIDE, set.coverage(new LatLon(45.9, 9)));
    }
    assertTrue(
        read("{\"type\":\"FeatureCollection\",\"coverage\":\"world\",\"features\":["
                + feature("{}", POLYGON)
                + "]}")
            .isFaulty());
  }

  @Test
  void privateFileCoversTheWorldOnlyWhereItStandsAlone() throws Exception {
    ZoneSet set = read(collection(feature("{\"private\":true}", POLYGON)));
    assertEquals(Coverage.COVERED, set.coverage(new LatLon(-30, 100)));
    Path other = folder.resolve("b.geojson");
    Files.writeString(other, collection(feature("{}", POLYGON)));
    ZoneSet both = ZoneLoader.load(List.of(folder), false);
    assertEquals(Coverage.UNSTATED, both.coverage(new LatLon(-30, 100)));
  }

  @Test
  void oldReferenceSystemsAreObeyedWhereverTheyStand() throws Exception {
    String square =
        shape(
            "[[[2600000,1200000],[2601000,1200000],[2601000,1201000],[2600000,1201000],"
                + "[2600000,1200000]]]");
    String crs =
        "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::2056\"}}";
    String features = "\"features\":[" + feature("{\"id\":\"x\"}", square) + "]";
    for (String json :
        List.of(
            "{\"type\":\"FeatureCollection\"," + crs + "," + features + "}",
            "{\"type\":\"FeatureCollection\"," + features + "," + crs + "}")) {
      ZoneSet set = read(json);
      assertEquals(List.of(), set.problems());
      assertEquals(1, set.zones().size());
      assertEquals(How.INSIDE, Wkt.contacts(set, 46.9555, 7.4452, 1).get(0).how());
      assertEquals(List.of(), Wkt.contacts(set, 46.9555, 7.437, 1));
    }
  }

  @Test
  void namesOfWgs84AreAllWgs84() throws Exception {
    for (String name :
        List.of(
            "urn:ogc:def:crs:OGC:1.3:CRS84",
            "EPSG:4326",
            "urn:ogc:def:crs:EPSG::4326",
            "http://www.opengis.net/def/crs/OGC/1.3/CRS84")) {
      ZoneSet set =
          read(
              "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\""
                  + name
                  + "\"}},\"features\":["
                  + feature("{}", POLYGON)
                  + "]}");
      assertEquals(List.of(), set.problems(), name);
      assertEquals(1, set.zones().size());
    }
  }

  @Test
  void unknownReferenceSystemIsRefusedNotGuessed() throws Exception {
    for (String crs :
        List.of(
            "{\"type\":\"name\",\"properties\":{\"name\":\"moon\"}}",
            "{\"type\":\"link\",\"properties\":{\"href\":\"http://example.org/crs\"}}",
            "{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:999999\"}}")) {
      ZoneSet set =
          read(
              "{\"type\":\"FeatureCollection\",\"features\":["
                  + feature("{}", POLYGON)
                  + "],\"crs\":"
                  + crs
                  + "}");
      assertTrue(set.isFaulty(), crs);
      assertEquals(0, set.zones().size(), crs);
    }
  }

  @Test
  void duplicateIdsStayApart() throws Exception {
    ZoneSet set =
        read(
            collection(
                feature("{\"id\":\"x\"}", POLYGON),
                feature("{\"id\":\"x\"}", POLYGON),
                feature("{\"id\":\"x-2\"}", POLYGON)));
    assertEquals("x", set.zones().get(0).id());
    assertEquals("x-2", set.zones().get(1).id());
    assertEquals("x-2-2", set.zones().get(2).id());
    assertEquals(2, set.problems().size());
    assertFalse(set.isFaulty());
  }

  @Test
  void oneIdWithTwoMeaningsIsToldFromAZoneWrittenTwice() throws Exception {
    ZoneSet twice =
        read(collection(feature("{\"id\":\"x\"}", POLYGON), feature("{\"id\":\"x\"}", POLYGON)));
    assertTrue(only(twice).message().contains("same zone"), only(twice).message());
    ZoneSet differing =
        read(
            collection(
                feature("{\"id\":\"x\"}", POLYGON),
                feature("{\"id\":\"x\",\"restricts\":\"FLIGHT\"}", POLYGON)));
    assertTrue(only(differing).message().contains("another meaning"), only(differing).message());
    assertEquals(2, differing.zones().size());
  }

  @Test
  void manyZonesOfOneIdAreReadInTime() throws Exception {
    StringBuilder features = new StringBuilder(feature("{\"id\":\"x\"}", POLYGON));
    for (int i = 0; i < 20_000; i++) {
      features.append(',').append(feature("{\"id\":\"x\"}", POLYGON));
    }
    ZoneSet set =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> read(collection(features.toString())));
    assertEquals("x-20001", set.zones().get(20_000).id());
  }

  @Test
  void brokenFileKeepsWhatWasWholeAndSaysWhereItBroke() throws Exception {
    String whole = collection(feature("{}", POLYGON), feature("{}", POLYGON));
    ZoneSet set = read(whole.substring(0, whole.length() - 60));
    assertEquals(1, set.zones().size());
    assertTrue(only(set).fatal());
    assertTrue(only(set).message().contains("line 1"), only(set).message());
  }

  @Test
  void everyTruncationAndManyBitFlipsEndInAnswers() throws Exception {
    byte[] whole =
        ("{\"type\":\"FeatureCollection\",\"coverage\":[[7,46],[9,46],[9,48],[7,46]],\"features\":["
                + feature("{\"id\":\"é\",\"restricts\":[\"FLIGHT\"]}", POLYGON)
                + "]}")
            .getBytes(StandardCharsets.UTF_8);
    for (int n = 0; n < whole.length; n++) {
      assertTrue(read(java.util.Arrays.copyOf(whole, n)).isFaulty(), "cut at " + n);
      byte[] flipped = whole.clone();
      flipped[n] ^= (byte) (1 << n % 8);
      ZoneSet set = read(flipped);
      assertTrue(set.zones().size() <= 1);
    }
  }

  @Test
  void deepNestingIsBounded() throws Exception {
    assertTrue(read("{\"type\":\"Polygon\",\"coordinates\":" + "[".repeat(100_000)).isFaulty());
    assertTrue(read(collection(feature("{\"a\":" + "{\"a\":".repeat(5000), POLYGON))).isFaulty());
    assertTrue(
        read("{\"type\":\"Polygon\",\"coordinates\":" + "[".repeat(40) + "]".repeat(40) + "}")
            .isFaulty());
  }

  @Test
  void partsHaveLimitsOfTheirOwnAndCirclesStayCircles() throws Exception {
    ZoneSet set =
        read(
            collection(
                feature(
                    "{\"floor\":\"10 m AGL\",\"borderError\":2.5,\"layer\":\"East\",\"restricts\":[],"
                        + "\"stated\":{\"reason\":[\"NATURE\",\"OTHER\"],\"restriction\":\"NO_RESTRICTION\"}}",
                    "{\"type\":\"GeometryCollection\",\"geometries\":["
                        + "{\"type\":\"Point\",\"coordinates\":[8.5,47.5,0],\"radius\":1500,"
                        + "\"ceiling\":\"120 m AGL\"},"
                        + POLYGON
                        + ",{\"type\":\"MultiPolygon\",\"coordinates\":["
                        + RING
                        + "],\"floor\":{\"value\":50,\"unit\":\"m\",\"reference\":\"WGS84\"},"
                        + "\"ceiling\":\"UNL\"}]}")));
    assertEquals(List.of(), set.problems());
    Zone zone = set.zones().get(0);
    assertEquals(Set.of(), zone.restricts());
    assertEquals("East", zone.source().layer());
    assertEquals(2.5, zone.borderErrorM());
    assertEquals(Map.of("reason", "NATURE, OTHER", "restriction", "NO_RESTRICTION"), zone.stated());
    assertEquals(3, zone.volumes().size());
    Volume circle = zone.volumes().get(0);
    assertEquals(1500, ((Shape.Circle) circle.shape()).radiusM());
    assertEquals(new LatLon(47.5, 8.5), ((Shape.Circle) circle.shape()).centre());
    assertNull(circle.floor());
    assertEquals(new Limit(120, Limit.Unit.M, Limit.Reference.AGL), circle.ceiling());
    Volume plain = zone.volumes().get(1);
    assertEquals(new Limit(10, Limit.Unit.M, Limit.Reference.AGL), plain.floor());
    Volume last = zone.volumes().get(2);
    assertEquals(new Limit(50, Limit.Unit.M, Limit.Reference.WGS84), last.floor());
    assertNull(last.ceiling());
  }

  @Test
  void pointWithARadiusIsACircleWhereverTheRadiusStands() throws Exception {
    String point = "{\"type\":\"Point\",\"coordinates\":[8.5,47.5]}";
    for (String json :
        List.of(
            collection(feature("{\"radius\":\"250\"}", point)),
            collection(feature("{}", point.replace("}", ",\"radius\":250}"))),
            point.replace("}", ",\"radius\":250}").replace("Point", "Circle"))) {
      ZoneSet set = read(json);
      assertEquals(List.of(), set.problems(), json);
      assertEquals(
          250, ((Shape.Circle) set.zones().get(0).volumes().get(0).shape()).radiusM(), json);
    }
    assertTrue(read(point.replace("}", ",\"radius\":-1}")).isFaulty());
    assertTrue(read(point.replace("}", ",\"radius\":\"wide\"}")).isFaulty());
  }

  @Test
  void hoursMayBeWrittenAsAnObject() throws Exception {
    ZoneSet set =
        read(
            collection(
                feature(
                    "{\"hours\":{\"words\":\"summer nights\",\"windows\":[{\"daily\":[{\"season\":"
                        + "[\"06-01\",\"08-31\"],\"days\":[\"SAT\",\"SUN\"],\"start\":"
                        + "\"22:00[Europe/Zurich]\",\"end\":\"SR-30\"}]},{\"from\":"
                        + "\"2025-07-01T08:00:00+02:00\"}]}}",
                    POLYGON)));
    assertEquals(List.of(), set.problems());
    Schedule.Daily nights =
        new Schedule.Daily(
            new Schedule.Season(MonthDay.of(6, 1), MonthDay.of(8, 31)),
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            new Schedule.Edge.Clock(LocalTime.of(22, 0), ZoneId.of("Europe/Zurich")),
            new Schedule.Edge.Sun(Schedule.Edge.Event.SR, -30));
    assertEquals(
        new Schedule(
            List.of(
                new Schedule.Window(null, null, List.of(nights)),
                new Schedule.Window(Instant.parse("2025-07-01T06:00:00Z"), null, List.of())),
            "summer nights"),
        set.zones().get(0).hours());
  }

  @Test
  void hoursThatCannotBeReadWholeAreUnknownNotAbsent() throws Exception {
    for (String hours :
        List.of(
            "{\"windows\":[{\"until\":\"2025-07-01T08:00:00Z\"}]}",
            "{\"windows\":[{\"daily\":[{\"start\":\"22:00\",\"end\":\"23:00Z\"}]}]}",
            "{\"windows\":[{\"daily\":[{\"start\":\"22:00Z\",\"end\":\"SR30\"}]}]}",
            "{\"windows\":[{\"daily\":[{\"days\":[\"HOL\"],\"start\":\"SR\",\"end\":\"SS\"}]}]}",
            "{\"windows\":[\"always\"]}")) {
      ZoneSet set = read(collection(feature("{\"hours\":" + hours + "}", POLYGON)));
      assertEquals(List.of(), set.zones().get(0).hours().windows(), hours);
      assertFalse(only(set).fatal(), hours);
    }
  }

  @Test
  void memberThatStandsTwiceIsNotGuessedAt() throws Exception {
    String twice = "{\"id\":\"t\",\"restricts\":[\"CAPTURE\"],\"restricts\":[]}";
    ZoneSet set = read(collection(feature(twice, POLYGON), feature("{}", POLYGON)));
    assertEquals(1, set.zones().size());
    assertTrue(only(set).fatal());
    assertEquals("t", only(set).feature());
  }

  @Test
  void linesOfFeaturesAreAllRead() throws Exception {
    ZoneSet set =
        read(
            feature("{\"id\":\"a\"}", POLYGON)
                + "\n"
                + feature("{\"id\":\"b\"}", POLYGON)
                + "\n"
                + collection(feature("{\"id\":\"c\"}", POLYGON)));
    assertEquals(List.of(), set.problems());
    assertEquals(3, set.zones().size());
    assertTrue(read(feature("{}", POLYGON) + "\n7").isFaulty());
  }

  @Test
  void orderOfAxesIsDoubtedAloudAndNeverChanged() throws Exception {
    String swapped = shape("[[[47,8],[47,8.1],[47.1,8.1],[47.1,8],[47,8]]]");
    ZoneSet set = read(collection(feature("{}", swapped)));
    assertTrue(only(set).message().contains("swapped"), only(set).message());
    assertFalse(only(set).fatal());
    assertEquals(How.INSIDE, Wkt.contacts(set, 8.05, 47.05, 1).get(0).how());
    String newYork = shape("[[[40,-74],[40,-73.9],[40.1,-73.9],[40,-74]]]");
    assertTrue(only(read(collection(feature("{}", newYork)))).message().contains("swapped"));
    assertEquals(List.of(), read(collection(feature("{}", POLYGON))).problems());
    assertEquals(
        List.of(), read(collection(feature("{}", swapped), feature("{}", POLYGON))).problems());
  }

  @Test
  void featureInWordsOfEd318IsReadSoBesideOthers() throws Exception {
    ZoneSet set =
        read(
            collection(
                feature("{}", POLYGON),
                feature(
                    "{\"identifier\":\"U1\",\"type\":\"PROHIBITED\"}",
                    POLYGON.replace(
                        "{\"type\"",
                        "{\"layer\":{\"upper\":120,\"upperReference\":\"AGL\"},\"type\""))));
    assertEquals(List.of(), set.problems());
    assertEquals(Set.of(Activity.CAPTURE), set.zones().get(0).restricts());
    assertEquals(Set.of(Activity.FLIGHT), set.zones().get(1).restricts());
    assertEquals(
        new Limit(120, Limit.Unit.M, Limit.Reference.AGL),
        set.zones().get(1).volumes().get(0).ceiling());
  }

  @Test
  void badZonesRefuseTheRunUnlessTold() throws Exception {
    Path file = folder.resolve("bad.geojson");
    Files.writeString(
        file,
        collection(
            feature("{}", POLYGON), feature("{\"id\":\"b\"}", shape("[[[1,1],[2,2],[1,1]]]"))));
    ZonesRefusedException refused =
        assertThrows(ZonesRefusedException.class, () -> ZoneLoader.load(List.of(file), false));
    assertTrue(refused.getMessage().startsWith(file + ", zone b, coordinates: "));
    assertEquals(1, refused.problems().size());
    assertEquals(1, ZoneLoader.load(List.of(file), true).zones().size());
  }
}
