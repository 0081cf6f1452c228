package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.geo.LatLon;
import org.sightline.zones.Coverage;
import org.sightline.zones.ZoneSet;

class ZoneFilesTest {
  @TempDir Path folder;

  private void write(String name, String id) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "{\"type\":\"Feature\",\"id\":\""
            + id
            + "\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
            + "[[[8,47],[9,47],[9,48],[8,47]]]}}");
  }

  @Test
  void folderGivesAllItsZoneFilesSortedAndPassesNotesOver() throws Exception {
    write("b.geojson", "b");
    write("a.json", "a");
    write("sub/c", "c");
    write(".hidden.geojson", "h");
    Files.writeString(folder.resolve("README.md"), "notes");
    Files.writeString(folder.resolve("source.txt"), "notes");
    Files.writeString(folder.resolve("LICENSE"), "notes");
    ZoneSet set = ZoneLoader.load(List.of(folder), false);
    assertEquals(3, set.zones().size());
    assertEquals("a", set.zones().get(0).id());
    assertEquals("b", set.zones().get(1).id());
    assertEquals("c", set.zones().get(2).id());
    assertEquals(List.of(), set.problems());
  }

  /** A slip of the pen in a private line would else take the zone away without a word. */
  @Test
  void textWithNumbersAndNoZoneIsNamed() throws Exception {
    write("a.json", "a");
    Files.writeString(folder.resolve("home.txt"), "privat circle 300 m round 46.1, 7.4 \"x\"");
    ZoneSet set = ZoneLoader.load(List.of(folder), false);
    assertEquals(1, set.zones().size());
    assertEquals(1, set.problems().size());
    assertTrue(set.problems().get(0).line().contains("home.txt"));
  }

  @Test
  void layerOfAFormatWithoutLayersIsSaidToBePassedOver() throws Exception {
    write("a.geojson", "a");
    ZoneSet set = ZoneLoader.load(List.of(folder.resolve("a.geojson#north")), false);
    assertEquals(1, set.zones().size());
    assertTrue(set.problems().get(0).line().contains("no layers"), set.problems().toString());
  }

  @Test
  void coverageBesideAFileIsItsCoverage() throws Exception {
    write("a.geojson", "a");
    write("a.coverage.geojson", "cover");
    ZoneSet set = ZoneLoader.load(List.of(folder), false);
    assertEquals(1, set.zones().size());
    assertTrue(set.files().get(0).coverageStated());
    assertEquals(Coverage.COVERED, set.coverage(new LatLon(47.2, 8.8)));
    assertEquals(Coverage.OUTSIDE, set.coverage(new LatLon(47.9, 8.1)));
    Files.writeString(folder.resolve("a.coverage.geojson"), "{\"type\":\"Point\"}");
    assertTrue(ZoneLoader.load(List.of(folder), true).isFaulty());
  }

  @Test
  void fileNamedTwiceIsReadOnce() throws Exception {
    write("a.geojson", "a");
    assertEquals(
        1, ZoneLoader.load(List.of(folder, folder.resolve("a.geojson")), false).zones().size());
  }

  @Test
  void whatIsNoZoneFileIsRefusedByName() throws Exception {
    write("a.geojson", "a");
    Files.writeString(folder.resolve("zones.dat"), "something else");
    ZonesRefusedException refused =
        assertThrows(ZonesRefusedException.class, () -> ZoneLoader.load(List.of(folder), false));
    assertTrue(refused.getMessage().contains("zones.dat"), refused.getMessage());
    assertEquals(1, ZoneLoader.load(List.of(folder), true).zones().size());
  }

  @Test
  void openAirInAFolderIsNotTakenForNotes() throws Exception {
    write("a.geojson", "a");
    Files.writeString(folder.resolve("air.txt"), "* notes\nAC R\nAN X\nDP 47:00:00 N 8:00:00 E\n");
    assertTrue(ZoneLoader.load(List.of(folder), true).isFaulty());
  }

  @Test
  void missingPathIsNamed() {
    Path missing = folder.resolve("none.geojson");
    ZonesRefusedException refused =
        assertThrows(ZonesRefusedException.class, () -> ZoneLoader.load(List.of(missing), false));
    assertTrue(refused.getMessage().contains("there is no such file"));
  }

  @Test
  void hashFollowsContentAndNotPlace() throws Exception {
    write("x/a.geojson", "a");
    write("y/a.geojson", "a");
    String x = ZoneLoader.load(List.of(folder.resolve("x")), false).hash();
    assertEquals(x, ZoneLoader.load(List.of(folder.resolve("y")), false).hash());
    write("y/a.geojson", "b");
    assertNotEquals(x, ZoneLoader.load(List.of(folder.resolve("y")), false).hash());
    assertFalse(x.isEmpty());
  }
}
