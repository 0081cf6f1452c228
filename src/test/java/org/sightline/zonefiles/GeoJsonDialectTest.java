package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.zones.Activity;
import org.sightline.zones.Limit;
import org.sightline.zones.Schedule;
import org.sightline.zones.Shape;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneSet;

class GeoJsonDialectTest {
  private static final String POLYGON =
      "{'type':'Polygon','coordinates':[[[8,47],[8.1,47],[8.1,47.1],[8,47.1],[8,47]]]}";
  private static final String POINT = "{'type':'Point','coordinates':[8,47]}";

  @TempDir Path folder;

  private ZoneSet read(String properties, String geometry) throws IOException {
    return ZoneText.read(
        folder,
        ("{'type':'FeatureCollection','features':[{'type':'Feature','properties':{"
                + properties
                + "},'geometry':"
                + geometry
                + "}]}")
            .replace('\'', '"'));
  }

  private Zone one(String properties, String geometry) throws IOException {
    ZoneSet set = read(properties, geometry);
    assertEquals(List.of(), set.problems());
    return set.zones().get(0);
  }

  @Test
  void facilityMapCellRestrictsFlightAboveItsCeiling() throws Exception {
    String cell = "'OBJECTID':12,'APT1_NAME':'Some Field','UNIT':'XYZ ATCT','CEILING':";
    Zone above = one(cell + "200", POLYGON);
    assertEquals("12", above.id());
    assertEquals("Some Field", above.name());
    assertEquals(Set.of(Activity.FLIGHT), above.restricts());
    assertEquals(
        new Limit(200, Limit.Unit.FT, Limit.Reference.AGL), above.volumes().get(0).floor());
    assertNull(above.volumes().get(0).ceiling());
    assertEquals("200", above.stated().get("CEILING"));
    assertNull(one(cell + "0", POLYGON).volumes().get(0).floor());
    ZoneSet odd = read(cell + "'low'", POLYGON);
    assertNull(odd.zones().get(0).volumes().get(0).floor());
    assertEquals(1, odd.problems().size());
  }

  @Test
  void estonianLimitsStandInTheProperties() throws Exception {
    String zone =
        "'identifier':'E1','name':'Aerodrome','type':'COMMON','restriction':'PROHIBITED','reason':"
            + "'Air traffic','geometry':{'uomDimensions':'M','lowerLimit':121,"
            + "'lowerVerticalReference':'AGL','upperLimit':9999,'upperVerticalReference':'AGL'},"
            + "'applicability':[{'permanent':'NO','startDateTime':'2026-04-01T00:00:00.000Z',"
            + "'schedule':[]}],'upper':";
    Zone open = one(zone + "'UNL'", POLYGON);
    assertEquals("E1", open.id());
    assertEquals(Set.of(Activity.FLIGHT), open.restricts());
    assertEquals(new Limit(121, Limit.Unit.M, Limit.Reference.AGL), open.volumes().get(0).floor());
    assertNull(open.volumes().get(0).ceiling());
    assertEquals(Instant.parse("2026-04-01T00:00:00Z"), open.hours().windows().get(0).from());
    Zone capped = one(zone + "'9999 M AGL'", POLYGON);
    assertEquals(
        new Limit(9999, Limit.Unit.M, Limit.Reference.AGL), capped.volumes().get(0).ceiling());
    ZoneSet hidden = read(zone + "'UNL','hidden':true", POLYGON);
    assertEquals(1, hidden.zones().size());
    assertEquals("hidden", hidden.problems().get(0).field());
  }

  @Test
  void spanishLimitsAndTimesStandFlatInTheProperties() throws Exception {
    Zone zone =
        one(
            "'identifier':'S1','name':'Campo','type':'REQ_AUTHORIZATION','reason':'AIR_TRAFFIC',"
                + "'lower':'0','lowerReference':'AGL','upper':120,'upperReference':'AGL','uom':'M',"
                + "'startDateTime':'2026-04-01T00:00:00Z','endDateTime':'None'",
            POLYGON);
    assertEquals("S1", zone.id());
    assertEquals(Set.of(Activity.FLIGHT), zone.restricts());
    assertNull(zone.volumes().get(0).floor());
    assertEquals(
        new Limit(120, Limit.Unit.M, Limit.Reference.AGL), zone.volumes().get(0).ceiling());
    assertEquals(
        List.of(new Schedule.Window(Instant.parse("2026-04-01T00:00:00Z"), null, List.of())),
        zone.hours().windows());
  }

  @Test
  void danishPointsAreCirclesOfTheDistanceThatTheLawAsksFor() throws Exception {
    String base = "'OBJECTID':3,'title':'Kaserne','typeId':'Militær','Farve':'4',";
    Zone metres = one(base + "'Bufferzone':'150 m','Lovkrav':150,'Enhed':'1000'", POINT);
    assertEquals(150, ((Shape.Circle) metres.volumes().get(0).shape()).radiusM());
    assertEquals(Set.of(Activity.FLIGHT, Activity.CAPTURE), metres.restricts());
    assertEquals("Militær", metres.kind());
    Zone kilometres = one(base + "'Lovkrav':5,'Enhed':'1'", POINT);
    assertEquals(5000, ((Shape.Circle) kilometres.volumes().get(0).shape()).radiusM());
    for (String text : List.of("2 km", "2,0 km", "2000 m", "2")) {
      Zone read = one(base + "'Lovkrav':null,'Bufferzone':'" + text + "'", POINT);
      assertEquals(2000, ((Shape.Circle) read.volumes().get(0).shape()).radiusM(), text);
    }
    ZoneSet none = read(base + "'Lovkrav':null", POINT);
    assertTrue(none.zones().isEmpty());
    assertFalse(none.rows().get(0).fatal());
  }

  @Test
  void danishDatesAreAWindow() throws Exception {
    String base = "'OBJECTID':5,'title':'Event','Farve':'1','Lovkrav':null,'Aktiv':'NEJ'";
    Zone dated =
        one(
            base
                + ",'datoTidSTART':'Wed, 10 Jun 2026 05:00:00 GMT','datoTidSLUT':"
                + "'Sun, 14 Jun 2026 10:00:00 GMT'",
            POLYGON);
    assertEquals(
        List.of(
            new Schedule.Window(
                Instant.parse("2026-06-10T05:00:00Z"),
                Instant.parse("2026-06-14T10:00:00Z"),
                List.of())),
        dated.hours().windows());
    assertEquals(List.of(), one(base, POLYGON).hours().windows());
    ZoneSet odd = read(base + ",'datoTidSTART':'soon'", POLYGON);
    assertEquals(List.of(), odd.zones().get(0).hours().windows());
    assertEquals(1, odd.problems().size());
  }

  @Test
  void samplesAreReadWhole() throws Exception {
    Path shared = Shared.folder("zones");
    assertEquals(5, load(shared.resolve("other/eans-ee.json")).zones().size());
    ZoneSet danish = load(shared.resolve("other/dronezoner-dk.json"));
    assertEquals(11, danish.rows().size());
    assertEquals(9, danish.zones().size());
    assertEquals(2, load(shared.resolve("geojson/faa-uasfm.geojson")).zones().size());
  }

  private static ZoneSet load(Path file) throws Exception {
    return ZoneLoader.load(List.of(file), false);
  }
}
