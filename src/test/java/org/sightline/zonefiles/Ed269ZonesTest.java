package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.geo.LatLon;
import org.sightline.zones.Activity;
import org.sightline.zones.Limit;
import org.sightline.zones.Schedule;
import org.sightline.zones.Shape;
import org.sightline.zones.Volume;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneProblem;
import org.sightline.zones.ZoneSet;

class Ed269ZonesTest {
  private static final String CIRCLE =
      "{'type':'Circle','center':[8.1,47.1],'radius':1000}".replace('\'', '"');
  private static final String SQUARE =
      "{'type':'Polygon','coordinates':[[[8,47],[8.1,47],[8.1,47.1],[8,47.1],[8,47]]]}"
          .replace('\'', '"');

  @TempDir Path folder;

  private ZoneSet read(String json) throws IOException {
    return ZoneText.read(folder, json);
  }

  private static String volume(String limits, String projection) {
    return "{" + limits.replace('\'', '"') + "\"horizontalProjection\":" + projection + "}";
  }

  private static String zone(String members, String... volumes) {
    return "{\"identifier\":\"Z1\",\"name\":\"Zone one\","
        + members.replace('\'', '"')
        + "\"geometry\":["
        + String.join(",", volumes)
        + "]}";
  }

  private static String file(String... zones) {
    return "{\"title\":\"t\",\"features\":[" + String.join(",", zones) + "]}";
  }

  private Zone one(String members, String limits) throws IOException {
    ZoneSet set = read(file(zone(members, volume(limits, SQUARE))));
    assertEquals(List.of(), set.problems());
    return set.zones().get(0);
  }

  private Schedule hours(String applicability) throws IOException {
    return one("'restriction':'PROHIBITED','applicability':[" + applicability + "],", "").hours();
  }

  private static ZoneProblem only(ZoneSet set) {
    assertEquals(1, set.problems().size(), set.problems().toString());
    return set.problems().get(0);
  }

  private static final String PROHIBITED = "'restriction':'PROHIBITED','reason':['OTHER'],";

  @Test
  void volumesKeepTheirOwnLimitsAndCirclesTheirMetres() throws Exception {
    ZoneSet set =
        read(
            file(
                zone(
                    PROHIBITED,
                    volume(
                        "'uomDimensions':'FT','lowerLimit':50,'lowerVerticalReference':'AGL',"
                            + "'upperLimit':400,'upperVerticalReference':'AMSL',",
                        CIRCLE),
                    volume("'uomDimensions':'M',", SQUARE))));
    assertEquals(List.of(), set.problems());
    Zone zone = set.zones().get(0);
    assertEquals("Z1", zone.id());
    assertEquals("Zone one", zone.name());
    Volume circle = zone.volumes().get(0);
    assertEquals(1000, ((Shape.Circle) circle.shape()).radiusM());
    assertEquals(new LatLon(47.1, 8.1), ((Shape.Circle) circle.shape()).centre());
    assertEquals(new Limit(50, Limit.Unit.FT, Limit.Reference.AGL), circle.floor());
    assertEquals(new Limit(400, Limit.Unit.FT, Limit.Reference.AMSL), circle.ceiling());
    assertNull(zone.volumes().get(1).floor());
    assertNull(zone.volumes().get(1).ceiling());
  }

  @Test
  void limitsThatStateNothingLimitNothing() throws Exception {
    for (String limits :
        List.of(
            "",
            "'uomDimensions':'M','lowerLimit':null,'upperLimit':null,",
            "'uomDimensions':'M','lowerLimit':'0','lowerVerticalReference':'AGL',"
                + "'upperLimit':99999,'upperVerticalReference':'AMSL',",
            "'uomDimensions':'M','lowerLimit':'SFC','upperLimit':'UNL',")) {
      Volume volume = one(PROHIBITED, limits).volumes().get(0);
      assertNull(volume.floor(), limits);
      assertNull(volume.ceiling(), limits);
    }
  }

  @Test
  void oddLimitsAreReportedAndLimitNothing() throws Exception {
    for (String limits :
        List.of(
            "'uomDimensions':'M','lowerLimit':0,'lowerVerticalReference':'AGL','upperLimit':0,"
                + "'upperVerticalReference':'AGL',",
            "'uomDimensions':'M','lowerLimit':100,'lowerVerticalReference':'AGL','upperLimit':50,"
                + "'upperVerticalReference':'AGL',",
            "'uomDimensions':'KM','lowerLimit':1,'lowerVerticalReference':'AGL','upperLimit':2,"
                + "'upperVerticalReference':'AGL',",
            "'uomDimensions':'M','lowerLimit':99999,'lowerVerticalReference':'AGL',"
                + "'upperLimit':99999,'upperVerticalReference':'AGL',",
            "'uomDimensions':'M','upperLimit':'high','upperVerticalReference':'AGL',")) {
      ZoneSet set = read(file(zone(PROHIBITED, volume(limits, SQUARE))));
      assertFalse(only(set).fatal(), limits);
      assertNull(set.zones().get(0).volumes().get(0).floor(), limits);
      assertNull(set.zones().get(0).volumes().get(0).ceiling(), limits);
    }
  }

  @Test
  void unitBesideTheNumberIsItsUnit() throws Exception {
    Volume volume =
        one(
                PROHIBITED,
                "'uomDimensions':'FT','lowerLimit':'300 ft','lowerVerticalReference':'AGL',"
                    + "'upperLimit':'120 m','upperVerticalReference':'AGL',")
            .volumes()
            .get(0);
    assertEquals(new Limit(300, Limit.Unit.FT, Limit.Reference.AGL), volume.floor());
    assertEquals(new Limit(120, Limit.Unit.M, Limit.Reference.AGL), volume.ceiling());
  }

  @Test
  void limitWithoutAReferenceIsNeverGuessed() throws Exception {
    ZoneSet set =
        read(file(zone(PROHIBITED, volume("'uomDimensions':'M','upperLimit':120,", SQUARE))));
    assertFalse(only(set).fatal());
    assertEquals(
        new Limit(120, Limit.Unit.M, Limit.Reference.UNKNOWN),
        set.zones().get(0).volumes().get(0).ceiling());
  }

  @Test
  void restrictsByRestrictionAndReason() throws Exception {
    Set<Activity> flight = Set.of(Activity.FLIGHT);
    Set<Activity> both = Set.of(Activity.FLIGHT, Activity.CAPTURE);
    assertEquals(flight, one(PROHIBITED, "").restricts());
    assertEquals(flight, one("'restriction':'REQ_AUTHORISATION',", "").restricts());
    assertEquals(
        flight, one("'restriction':'CONDITIONAL','reason':['AIR_TRAFFIC'],", "").restricts());
    assertEquals(
        both, one("'restriction':'PROHIBITED','reason':['NOISE','SENSITIVE'],", "").restricts());
    assertEquals(both, one("'restriction':'PROHIBITED','reason':'Privacy',", "").restricts());
    assertEquals(
        Set.of(), one("'restriction':'NO_RESTRICTION','reason':['SENSITIVE'],", "").restricts());
    assertEquals(flight, one("'type':'PROHIBITED','reason':['NATURE'],", "").restricts());
  }

  @Test
  void unknownWordsRestrictToBeSafe() throws Exception {
    ZoneSet set =
        read(file(zone("'restriction':'FORBIDDEN','reason':['SPITE'],", volume("", SQUARE))));
    assertEquals(Set.of(Activity.FLIGHT, Activity.CAPTURE), set.zones().get(0).restricts());
    assertEquals(2, set.problems().size());
    assertFalse(set.isFaulty());
  }

  @Test
  void wordsOfTheStandardAreKept() throws Exception {
    Map<String, String> stated =
        one(
                "'country':'CHE','restriction':'CONDITIONAL','reason':['NATURE','NOISE'],"
                    + "'zoneAuthority':[{'name':'A','purpose':'INFORMATION'}],",
                "")
            .stated();
    assertEquals("CHE", stated.get("country"));
    assertEquals("CONDITIONAL", stated.get("restriction"));
    assertEquals("NATURE, NOISE", stated.get("reason"));
    assertEquals("[{\"name\":\"A\",\"purpose\":\"INFORMATION\"}]", stated.get("zoneAuthority"));
  }

  @Test
  void permanentOrSilentIsAlways() throws Exception {
    assertNull(hours("{'permanent':'YES'}"));
    assertNull(hours(""));
    assertNull(one(PROHIBITED, "").hours());
    assertNull(
        hours(
            "{'permanent':'YES','startDateTime':null,'endDateTime':null,'dailyPeriod':[{'day':[],"
                + "'startTime':null,'endTime':null}]}"));
    assertNull(hours("{'permanent':'YES','schedule':[]}"));
  }

  @Test
  void windowsKeepTheirOffsetsAndOpenEnds() throws Exception {
    Schedule hours =
        hours(
            "{'permanent':'NO','startDateTime':'2025-06-01T08:00:00+02:00','endDateTime':"
                + "'2025-06-01T18:00:00.00+0200'},{'startDateTime':'2025-07-01T00:00Z'}");
    assertEquals(
        List.of(
            new Schedule.Window(
                Instant.parse("2025-06-01T06:00:00Z"),
                Instant.parse("2025-06-01T16:00:00Z"),
                List.of()),
            new Schedule.Window(Instant.parse("2025-07-01T00:00:00Z"), null, List.of())),
        hours.windows());
  }

  @Test
  void dailyHoursAreReadByClockAndSun() throws Exception {
    Schedule hours =
        hours(
            "{'permanent':'NO','startDateTime':'2025-06-01T00:00:00Z','schedule':["
                + "{'day':['SAT','SUN'],'startTime':'22:00:00.00Z','endTime':'04:00+01:00'},"
                + "{'day':['ANY'],'startEvent':'BMCT','endEvent':'EECT'},"
                + "{'day':['MON'],'startTime':'00:00Z','endTime':'23:59Z'},"
                + "{'day':['TUE']}]}");
    List<Schedule.Daily> daily = hours.windows().get(0).daily();
    assertEquals(
        new Schedule.Daily(
            null,
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            new Schedule.Edge.Clock(LocalTime.of(22, 0), ZoneOffset.UTC),
            new Schedule.Edge.Clock(LocalTime.of(4, 0), ZoneOffset.ofHours(1))),
        daily.get(0));
    assertEquals(
        new Schedule.Daily(
            null,
            Set.of(),
            new Schedule.Edge.Sun(Schedule.Edge.Event.BMCT, 0),
            new Schedule.Edge.Sun(Schedule.Edge.Event.EECT, 0)),
        daily.get(1));
    assertEquals(new Schedule.Edge.Clock(LocalTime.of(23, 59), ZoneOffset.UTC), daily.get(2).end());
    assertEquals(
        new Schedule.Daily(
            null,
            Set.of(DayOfWeek.TUESDAY),
            new Schedule.Edge.Clock(LocalTime.MIDNIGHT, ZoneOffset.UTC),
            new Schedule.Edge.Clock(LocalTime.MIDNIGHT, ZoneOffset.UTC)),
        daily.get(3));
    assertTrue(hours.words().contains("SAT SUN 22:00:00.00Z-04:00+01:00"), hours.words());
  }

  @Test
  void timesWithoutOffsetAreUtcAndThatIsSaid() throws Exception {
    ZoneSet set =
        read(
            file(
                zone(
                    PROHIBITED
                        + "'applicability':[{'startDateTime':'2025-06-01T08:00:00','endDateTime':"
                        + "'2025-06-02'}],",
                    volume("", SQUARE))));
    assertTrue(only(set).message().contains("UTC"), only(set).message());
    Schedule.Window window = set.zones().get(0).hours().windows().get(0);
    assertEquals(Instant.parse("2025-06-01T08:00:00Z"), window.from());
    assertEquals(Instant.parse("2025-06-02T23:59:59.999999999Z"), window.to());
  }

  @Test
  void timesThatCannotBeReadMakeTheHoursUnknown() throws Exception {
    for (String applicability :
        List.of(
            "{'startDateTime':'tomorrow'}",
            "{'startDateTime':'2025-06-02T00:00:00Z','endDateTime':'2025-06-01T00:00:00Z'}",
            "{'permanent':'NO'}",
            "{'schedule':[{'day':['HOLIDAY'],'startTime':'08:00Z'}]}",
            "{'schedule':[{'startEvent':'NOON','endEvent':'SS'}]}",
            "{'schedule':[{'startTime':'25:00Z','endTime':'26:00Z'}]}",
            "{'schedule':['ANY']}",
            "'always'")) {
      ZoneSet set =
          read(
              file(
                  zone(
                      PROHIBITED + "'applicability':[" + applicability + "],",
                      volume("", SQUARE))));
      assertFalse(only(set).fatal(), applicability);
      assertEquals(List.of(), set.zones().get(0).hours().windows(), applicability);
    }
  }

  @Test
  void draftDialectIsReadToo() throws Exception {
    ZoneSet set =
        read(
            file(zone(
                    PROHIBITED
                        + "'applicability':[{'permanent':'NO','startDateTime':null,"
                        + "'endDateTime':null,'dailyPeriod':[{'day':['MON'],'startTime':"
                        + "'08:00Z','endTime':'09:00Z'}]}],",
                    volume(
                        "'uomDimensions':'M','lowerLimit':'10','lowerVerticalReference':'AGL',",
                        CIRCLE.replace("1000", "\"1000\""))))
                .replace("features", "UASZoneList"));
    assertEquals(List.of(), set.problems());
    Zone zone = set.zones().get(0);
    assertEquals(1, zone.hours().windows().get(0).daily().size());
    assertEquals(new Limit(10, Limit.Unit.M, Limit.Reference.AGL), zone.volumes().get(0).floor());
    assertEquals("ED-269", set.files().get(0).format());
  }

  @Test
  void depthOfNestingSaysWhatAPolygonIs() throws Exception {
    String rings = "[[8,47],[8.1,47],[8.1,47.1],[8,47]]";
    for (String coordinates : List.of(rings, "[" + rings + "]", "[[" + rings + "]]")) {
      ZoneSet set =
          read(
              file(
                  zone(
                      PROHIBITED,
                      volume("", "{\"type\":\"Polygon\",\"coordinates\":" + coordinates + "}"))));
      assertEquals(List.of(), set.problems(), coordinates);
      assertEquals(1, set.zones().get(0).area().getNumGeometries());
    }
  }

  @Test
  void oneBadZoneIsNamedAndTheOthersAreRead() throws Exception {
    for (String bad :
        List.of(
            "null",
            "{\"type\":\"Circle\",\"center\":[8,47]}",
            "{\"type\":\"Circle\",\"center\":[8],\"radius\":5}",
            "{\"type\":\"Circle\",\"center\":[8,97],\"radius\":5}",
            "{\"type\":\"Circle\",\"center\":[8,47],\"radius\":0}",
            "{\"type\":\"Circle\",\"center\":[8,47],\"radius\":NaN}",
            "{\"type\":\"Polygon\",\"coordinates\":[]}",
            "{\"type\":\"Polygon\"}",
            "{\"type\":\"Polygon\",\"coordinates\":[[[8,47],[\"x\",47],[8,48],[8,47]]]}")) {
      ZoneSet set =
          read(
              file(
                  zone(PROHIBITED, volume("", bad)),
                  zone(PROHIBITED, volume("", SQUARE)).replace("Z1", "Z2")));
      assertEquals("Z1", only(set).feature(), bad);
      assertTrue(only(set).fatal(), bad);
      assertEquals("Z2", set.zones().get(0).id(), bad);
    }
    assertTrue(only(read(file(zone(PROHIBITED), zone(PROHIBITED, volume("", SQUARE))))).fatal());
    assertTrue(only(read(file("7", zone(PROHIBITED, volume("", SQUARE))))).fatal());
  }

  @Test
  void byteOrderMarkAndListAloneAreNoHindrance() throws Exception {
    String zone = zone(PROHIBITED, volume("", SQUARE));
    assertEquals(1, read("\ufeff" + file(zone)).zones().size());
    assertEquals(1, read("[" + zone + "]").zones().size());
    assertEquals("Z1", read("[" + zone.replace("identifier", "zoneId") + "]").zones().get(0).id());
    assertTrue(read("{\"horizontalProjection\":1}").isFaulty());
  }

  @Test
  void everyTruncationAndManyBitFlipsEndInAnswers() throws Exception {
    byte[] whole =
        file(zone(
                PROHIBITED
                    + "'applicability':[{'startDateTime':'2025-06-01T08:00:00Z','schedule':"
                    + "[{'day':['MON'],'startTime':'08:00Z','endEvent':'SS'}]}],",
                volume("'uomDimensions':'M','upperLimit':120,", CIRCLE)))
            .getBytes(StandardCharsets.UTF_8);
    for (int n = 0; n < whole.length; n++) {
      assertTrue(ZoneText.read(folder, Arrays.copyOf(whole, n)).isFaulty(), "cut at " + n);
      byte[] flipped = whole.clone();
      flipped[n] ^= (byte) (1 << n % 8);
      assertTrue(ZoneText.read(folder, flipped).zones().size() <= 1);
    }
  }

  @Test
  void samplesAreReadWhole() throws Exception {
    Path shared = Shared.folder("zones");
    Map<String, Integer> counts =
        Map.of(
            "ed269/ed269-ch.json", 4,
            "ed269/ed269-fi.json", 2,
            "ed269/ed269-lu.json", 2,
            "ed269/interuss-che-1.json", 6,
            "ed269/interuss-cis-source.json", 1,
            "synthetic/ed269-nasty.json", 13);
    for (Map.Entry<String, Integer> sample : counts.entrySet()) {
      ZoneSet set = ZoneLoader.load(List.of(shared.resolve(sample.getKey())), false);
      assertEquals(sample.getValue(), set.zones().size(), sample.getKey());
      assertEquals(sample.getValue(), set.rows().size(), sample.getKey());
      assertEquals("ED-269", set.files().get(0).format());
    }
  }
}
