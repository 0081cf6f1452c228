package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.zones.Activity;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneSet;

class FileMeaningTest {
  @TempDir Path folder;

  @BeforeEach
  void twoZoneFiles() throws IOException {
    write(
        "a.geojson",
        "{'type':'FeatureCollection','features':["
            + feature("'id':'plain','margin':50,'kind':'mill'")
            + ","
            + feature("'id':'free','restricts':[]")
            + "]}");
    write("b.geojson", feature("'id':'other','restricts':['PUBLICATION']"));
  }

  private static String feature(String properties) {
    return "{'type':'Feature','properties':{"
        + properties
        + "},'geometry':{'type':'Polygon','coordinates':[[[8,47],[8.1,47],[8.1,47.1],[8,47]]]}}";
  }

  private void write(String name, String json) throws IOException {
    Files.writeString(folder.resolve(name), json.replace('\'', '"'));
  }

  private ZoneSet load() {
    try {
      return ZoneLoader.load(List.of(folder), true);
    } catch (ZonesRefusedException e) {
      throw new AssertionError(e);
    }
  }

  private static Zone zone(ZoneSet set, String id) {
    for (Zone zone : set.zones()) {
      if (zone.id().equals(id)) {
        return zone;
      }
    }
    throw new AssertionError("no zone " + id);
  }

  @Test
  void meaningBesideAFileCountsForItsZonesOnly() throws Exception {
    write(
        "a.meaning.json",
        "{'restricts':['FLIGHT','capture'],'margin':80,'kind':'works','borderError':2.5}");
    ZoneSet set = load();
    assertEquals(List.of(), set.problems());
    Zone plain = zone(set, "plain");
    assertEquals(Set.of(Activity.FLIGHT, Activity.CAPTURE), plain.restricts());
    assertEquals(80, plain.marginM());
    assertEquals(2.5, plain.borderErrorM());
    assertEquals("works", plain.kind());
    assertEquals(Set.of(), zone(set, "free").restricts(), "its author says it restricts nothing");
    assertEquals(Set.of(Activity.PUBLICATION), zone(set, "other").restricts());
    assertEquals(0, zone(set, "other").marginM());
  }

  @Test
  void meaningNeverNarrowsAMargin() throws Exception {
    write("a.meaning.json", "{'margin':10}");
    assertEquals(50, zone(load(), "plain").marginM());
  }

  @Test
  void meaningOfAFolderYieldsToThatOfAFile() throws Exception {
    write("meaning.json", "{'restricts':['FLIGHT'],'kind':'all'}");
    write("a.meaning.json", "{'restricts':['CAPTURE']}");
    ZoneSet set = load();
    assertEquals(Set.of(Activity.CAPTURE), zone(set, "plain").restricts());
    assertEquals("all", zone(set, "plain").kind());
    assertEquals(Set.of(Activity.FLIGHT), zone(set, "other").restricts());
  }

  @Test
  void meaningIsPartOfTheHash() throws Exception {
    String before = load().hash();
    write("meaning.json", "{'margin':10}");
    String with = load().hash();
    write("meaning.json", "{'margin':20}");
    assertNotEquals(before, with);
    assertNotEquals(with, load().hash());
  }

  @Test
  void everyZoneOfAFileCanBePrivate() throws Exception {
    write("b.meaning.json", "{'private':true}");
    ZoneSet set = load();
    assertTrue(zone(set, "other").isPrivate());
    assertFalse(zone(set, "plain").isPrivate());
  }

  @Test
  void slipsOfThePenAreFatal() throws Exception {
    for (String slip :
        List.of(
            "{'restrict':['CAPTURE']}",
            "{'restricts':['CAPTRUE']}",
            "{'restricts':[]}",
            "{'restricts':[null]}",
            "{'restricts':{'CAPTURE':true}}",
            "{'margin':'wide'}",
            "{'margin':-5}",
            "{'margin':1e7}",
            "{'borderError':'NaN'}",
            "{'kind':5,'kind':6}",
            "{'kind':['x']}",
            "{'private':false}",
            "['CAPTURE']",
            "{'margin':5",
            "{'margin':5} x",
            "")) {
      write("a.meaning.json", slip);
      ZoneSet set = load();
      assertEquals(1, set.problems().size(), slip + set.problems());
      assertTrue(set.isFaulty(), slip);
      assertTrue(set.problems().get(0).line().contains("a.meaning.json"), slip);
    }
  }

  @Test
  void meaningMayBeNamedAfterTheWholeNameOfItsFile() throws Exception {
    write("a.geojson.meaning.json", "{'margin':70}");
    for (Path named : List.of(folder, folder.resolve("a.geojson"))) {
      ZoneSet set = ZoneLoader.load(List.of(named), true);
      assertEquals(List.of(), set.problems());
      assertEquals(70, set.zones().get(0).marginM());
    }
  }

  @Test
  void meaningWithoutAFileIsAProblem() throws Exception {
    write("c.meaning.json", "{'margin':5}");
    ZoneSet set = load();
    assertTrue(set.isFaulty());
    assertTrue(set.problems().get(0).file().endsWith("c.meaning.json"));
  }
}
