package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.zones.Activity;
import org.sightline.zones.Limit;
import org.sightline.zones.Schedule;
import org.sightline.zones.Shape;
import org.sightline.zones.Volume;
import org.sightline.zones.Wkt;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact.How;
import org.sightline.zones.ZoneSet;

class DjiZonesTest {
  private static final String CIRCLE =
      "{'area_id':7,'name':'Round','shape':0,'lat':47.0,'lng':8.0,'radius':2500,'level':2,"
          + "'begin_at':0,'end_at':0,'height':0,'polygon_points':null,'sub_areas':[]}";
  private static final String SQUARE = "[[[8,47],[8.1,47],[8.1,47.1],[8,47.1]]]";

  @TempDir Path folder;

  private ZoneSet read(String... areas) throws IOException {
    return ZoneText.read(folder, file(areas));
  }

  private static String file(String... areas) {
    return ("{'areas':[" + String.join(",", areas) + "]}").replace('\'', '"');
  }

  private static String with(String subAreas) {
    return CIRCLE.replace("'sub_areas':[]", "'sub_areas':[" + subAreas + "]");
  }

  @Test
  void circleIsReadWithItsWords() throws Exception {
    ZoneSet set = read(CIRCLE);
    assertEquals(List.of(), set.problems());
    assertEquals("DJI geo zones", set.files().get(0).format());
    Zone zone = set.zones().get(0);
    assertEquals("7", zone.id());
    assertEquals("Round", zone.name());
    assertEquals("drone zone, restricted", zone.kind());
    assertEquals("2", zone.stated().get("level"));
    assertEquals(Set.of(Activity.FLIGHT), zone.restricts());
    assertEquals(2500, ((Shape.Circle) zone.volumes().get(0).shape()).radiusM());
    assertNull(zone.hours());
  }

  @Test
  void subAreasAreTheRealPartsAndTheirHeightIsAFloor() throws Exception {
    ZoneSet set =
        read(
            with(
                "{'level':2,'height':0,'shape':1,'radius':0,'polygon_points':"
                    + SQUARE
                    + "},{'level':6,'height':60,'shape':0,'lat':47,'lng':8,'radius':5000}"));
    assertEquals(List.of(), set.problems());
    List<Volume> volumes = set.zones().get(0).volumes();
    assertEquals(2, volumes.size());
    assertNull(volumes.get(0).floor());
    assertEquals(new Limit(60, Limit.Unit.M, Limit.Reference.AGL), volumes.get(1).floor());
    assertEquals(5000, ((Shape.Circle) volumes.get(1).shape()).radiusM());
  }

  @Test
  void adviceRestrictsNothingButEverythingElseDoes() throws Exception {
    for (String level : List.of("5", "7", "8")) {
      Zone zone = read(CIRCLE.replace("'level':2", "'level':" + level)).zones().get(0);
      assertEquals(Set.of(), zone.restricts(), level);
    }
    for (String level : List.of("0", "1", "2", "3", "4", "6", "9", "77")) {
      Zone zone = read(CIRCLE.replace("'level':2", "'level':" + level)).zones().get(0);
      assertEquals(Set.of(Activity.FLIGHT), zone.restricts(), level);
    }
    ZoneSet mixed =
        read(
            with(
                "{'level':7,'shape':0,'lat':47,'lng':8,'radius':9000},{'level':1,'shape':0,"
                    + "'lat':47,'lng':8,'radius':100}"));
    assertEquals(1, mixed.zones().get(0).volumes().size());
    assertEquals(1, mixed.problems().size());
  }

  @Test
  void timesAreSecondsOrOpen() throws Exception {
    Zone event =
        read(CIRCLE.replace("'begin_at':0,'end_at':0", "'begin_at':1748764800,'end_at':1748851200"))
            .zones()
            .get(0);
    assertEquals(
        List.of(
            new Schedule.Window(
                Instant.parse("2025-06-01T08:00:00Z"),
                Instant.parse("2025-06-02T08:00:00Z"),
                List.of())),
        event.hours().windows());
    Zone open = read(CIRCLE.replace("'begin_at':0", "'begin_at':1748764800000")).zones().get(0);
    assertEquals(
        new Schedule.Window(Instant.parse("2025-06-01T08:00:00Z"), null, List.of()),
        open.hours().windows().get(0));
    Zone odd =
        read(CIRCLE.replace("'begin_at':0,'end_at':0", "'begin_at':9,'end_at':5")).zones().get(0);
    assertEquals(List.of(), odd.hours().windows());
  }

  @Test
  void oneBadAreaIsNamedAndTheOthersAreRead() throws Exception {
    for (String bad :
        List.of(
            CIRCLE.replace("'radius':2500", "'radius':0"),
            CIRCLE.replace("'lat':47.0", "'lat':'north'"),
            CIRCLE.replace("'shape':0", "'shape':1"),
            with("5"),
            with("{'level':2,'polygon_points':[[[8,47],[8.1]]]}"))) {
      ZoneSet set = read(bad, CIRCLE.replace("'area_id':7", "'area_id':8"));
      assertEquals(1, set.problems().size(), bad + set.problems());
      assertEquals("7", set.problems().get(0).feature(), bad);
      assertTrue(set.problems().get(0).fatal(), bad);
      assertEquals("8", set.zones().get(0).id(), bad);
    }
    assertTrue(ZoneText.read(folder, "{\"area_id\":1,\"sub_areas\":[]}").isFaulty());
  }

  @Test
  void everyTruncationAndManyBitFlipsEndInAnswers() throws Exception {
    byte[] whole =
        file(with("{'level':6,'height':60,'polygon_points':" + SQUARE + "}"))
            .getBytes(StandardCharsets.UTF_8);
    for (int n = 0; n < whole.length; n++) {
      assertTrue(ZoneText.read(folder, Arrays.copyOf(whole, n)).isFaulty(), "cut at " + n);
      byte[] flipped = whole.clone();
      flipped[n] ^= (byte) (1 << n % 8);
      assertTrue(ZoneText.read(folder, flipped).zones().size() <= 1);
    }
  }

  @Test
  void sampleIsReadWhole() throws Exception {
    Path sample = Shared.folder("zones").resolve("dji/dji-shaped-synthetic.json");
    ZoneSet set = ZoneLoader.load(List.of(sample), false);
    assertEquals(List.of(), set.problems());
    assertEquals(3, set.zones().size());
    assertEquals(How.INSIDE, Wkt.contacts(set, 47.2, 8.23, 0).get(0).how());
    assertFalse(set.zones().get(2).hours().windows().isEmpty());
  }
}
