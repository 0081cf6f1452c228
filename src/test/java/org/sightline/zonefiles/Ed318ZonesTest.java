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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.geo.LatLon;
import org.sightline.zones.Activity;
import org.sightline.zones.Limit;
import org.sightline.zones.Schedule;
import org.sightline.zones.Shape;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneProblem;
import org.sightline.zones.ZoneSet;

class Ed318ZonesTest {
  private static final String RING = "[[[8,47],[8.1,47],[8.1,47.1],[8,47.1],[8,47]]]";
  private static final String PROHIBITED =
      "'identifier':'Z1','name':[{'text':'Zone une','lang':'fr-CH'},{'text':'Zone one','lang':"
          + "'en-GB'}],'type':'PROHIBITED','variant':'COMMON','reason':['NATURE']";

  @TempDir Path folder;

  private ZoneSet read(String json) throws IOException {
    return ZoneText.read(folder, json.replace('\'', '"'));
  }

  private static String polygon(String members) {
    return "{'type':'Polygon'," + members + "'coordinates':" + RING + "}";
  }

  private static String feature(String properties, String geometry) {
    return "{'type':'Feature','geometry':" + geometry + ",'properties':{" + properties + "}}";
  }

  private static String file(String... features) {
    return "{'type':'FeatureCollection','title':'t','features':["
        + String.join(",", features)
        + "]}";
  }

  private Zone one(String properties, String geometry) throws IOException {
    ZoneSet set = read(file(feature(properties, geometry)));
    assertEquals(List.of(), set.problems());
    assertEquals("ED-318", set.files().get(0).format());
    return set.zones().get(0);
  }

  private static ZoneProblem only(ZoneSet set) {
    assertEquals(1, set.problems().size(), set.problems().toString());
    return set.problems().get(0);
  }

  @Test
  void layersOfACollectionKeepTheirOwnLimits() throws Exception {
    Zone zone =
        one(
            PROHIBITED,
            "{'type':'GeometryCollection','geometries':["
                + polygon(
                    "'layer':{'upper':400,'upperReference':'AGL','lower':150,'lowerReference':"
                        + "'AMSL','uom':'ft'},")
                + ","
                + polygon(
                    "'layer':{'upper':50,'upperReference':'WGS84','lower':0,'lowerReference':"
                        + "'AGL'},")
                + ","
                + polygon("")
                + "]}");
    assertEquals("Z1", zone.id());
    assertEquals("Zone one", zone.name());
    assertEquals(3, zone.volumes().size());
    assertEquals(
        new Limit(150, Limit.Unit.FT, Limit.Reference.AMSL), zone.volumes().get(0).floor());
    assertEquals(
        new Limit(400, Limit.Unit.FT, Limit.Reference.AGL), zone.volumes().get(0).ceiling());
    assertNull(zone.volumes().get(1).floor());
    assertEquals(
        new Limit(50, Limit.Unit.M, Limit.Reference.WGS84), zone.volumes().get(1).ceiling());
    assertNull(zone.volumes().get(2).ceiling());
  }

  @Test
  void pointWithAnExtentIsACircleInMetres() throws Exception {
    Zone zone =
        one(
            PROHIBITED,
            "{'type':'Point','coordinates':[8.1,47.1],'extent':{'subType':'Circle','radius':3500},"
                + "'layer':{'upper':99999,'upperReference':'AGL','lower':0,'lowerReference':'AGL',"
                + "'uom':'ft'}}");
    Shape.Circle circle = (Shape.Circle) zone.volumes().get(0).shape();
    assertEquals(3500, circle.radiusM());
    assertEquals(new LatLon(47.1, 8.1), circle.centre());
    assertNull(zone.volumes().get(0).ceiling());
  }

  @Test
  void zoneWithoutAnAreaIsLostNotPassedOver() throws Exception {
    for (String geometry :
        List.of(
            "{'type':'Point','coordinates':[8.1,47.1]}",
            "{'type':'Point','coordinates':[8.1,47.1],'extent':{'subType':'Sector','radius':9}}",
            "{'type':'Point','coordinates':[8.1,47.1],'extent':{'subType':'Circle'}}",
            "{'type':'LineString','coordinates':[[8.1,47.1],[8.2,47.1]]}",
            "null")) {
      ZoneSet set =
          read(
              file(
                  feature(PROHIBITED, geometry),
                  feature(PROHIBITED.replace("Z1", "Z2"), polygon(""))));
      assertEquals("Z1", only(set).feature(), geometry);
      assertTrue(only(set).fatal(), geometry);
      assertEquals("Z2", set.zones().get(0).id());
    }
  }

  @Test
  void textsAreListsOrPlainAndBothSpellingsAreTaken() throws Exception {
    for (String type : List.of("REQ_AUTHORIZATION", "REQ_AUTHORISATION", "USPACE", "CONDITIONAL")) {
      Zone zone =
          one(
              "'identifier':'Z1','name':'Plain','type':'"
                  + type
                  + "','variant':'COMMON','reason':'AIR_TRAFFIC'",
              polygon(""));
      assertEquals("Plain", zone.name());
      assertEquals(Set.of(Activity.FLIGHT), zone.restricts(), type);
      assertEquals(type, zone.stated().get("type"));
    }
    assertEquals(
        Set.of(), one(PROHIBITED.replace("PROHIBITED", "NO_RESTRICTION"), polygon("")).restricts());
    assertEquals(
        Set.of(Activity.FLIGHT, Activity.CAPTURE),
        one(PROHIBITED.replace("NATURE", "SENSITIVE"), polygon("")).restricts());
  }

  @Test
  void limitedApplicabilityIsASchedule() throws Exception {
    Schedule hours =
        one(
                PROHIBITED
                    + ",'limitedApplicability':[{'startDateTime':'2026-01-01T00:00Z','endDateTime':"
                    + "'2027-08-31T23:59Z','schedule':[{'day':['MON'],'startTime':'06:00Z',"
                    + "'endEvent':'SS'}]}]",
                polygon(""))
            .hours();
    Schedule.Window window = hours.windows().get(0);
    assertEquals(Instant.parse("2026-01-01T00:00:00Z"), window.from());
    assertEquals(Instant.parse("2027-08-31T23:59:59.999999999Z"), window.to());
    assertEquals(
        List.of(
            new Schedule.Daily(
                null,
                Set.of(DayOfWeek.MONDAY),
                new Schedule.Edge.Clock(LocalTime.of(6, 0), ZoneOffset.UTC),
                new Schedule.Edge.Sun(Schedule.Edge.Event.SS, 0))),
        window.daily());
    assertNull(one(PROHIBITED, polygon("")).hours());
  }

  @Test
  void fileThatBreaksTheStandardIsReportedAndItsZonesCount() throws Exception {
    ZoneSet set =
        read(
            file(feature(PROHIBITED, polygon("")))
                .replace("'title'", "'metadata':{'validFrom':{'x':'y'}},'title'"));
    assertEquals(1, set.zones().size());
    assertEquals("metadata.validFrom", only(set).field());
    assertFalse(only(set).fatal());
  }

  @Test
  void everyTruncationAndManyBitFlipsEndInAnswers() throws Exception {
    byte[] whole =
        file(feature(
                PROHIBITED + ",'limitedApplicability':[{'startDateTime':'2026-01-01T00:00Z'}]",
                "{'type':'Point','coordinates':[8.1,47.1],'extent':{'subType':'Circle',"
                    + "'radius':3500},'layer':{'upper':150,'upperReference':'AGL'}}"))
            .replace('\'', '"')
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
    Path shared = Shared.folder("zones").resolve("ed318");
    assertEquals(4, whole(shared.resolve("ed318-ie.json")).zones().size());
    assertEquals(3, whole(shared.resolve("ed318-se.json")).zones().size());
    assertEquals(3, whole(shared.resolve("foca-testdata-interuss.json")).zones().size());
    Path official = shared.resolve("official");
    assertEquals(2, whole(official.resolve("Example_Collection.json")).zones().size());
    assertEquals(1, whole(official.resolve("Example_GeoZone_2_Layers.json")).zones().size());
    assertEquals(1, whole(official.resolve("Example_GeoZone_Circle.json")).zones().size());
    assertEquals(1, whole(official.resolve("Example_GeoZone_with_extension.json")).zones().size());
    ZoneSet invalid =
        ZoneLoader.load(List.of(official.resolve("InvalidExample_GeoZone_2_Layers.json")), false);
    assertEquals(1, invalid.zones().size());
    assertEquals("metadata.validFrom", only(invalid).field());
  }

  private static ZoneSet whole(Path file) throws Exception {
    ZoneSet set = ZoneLoader.load(List.of(file), false);
    assertEquals(List.of(), set.problems());
    assertEquals("ED-318", set.files().get(0).format());
    return set;
  }
}
