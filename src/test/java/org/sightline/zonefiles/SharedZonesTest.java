package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sightline.Shared;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Fix;
import org.sightline.zones.ZoneContact;
import org.sightline.zones.ZoneRow;
import org.sightline.zones.ZoneSet;

/** The point tests that come with the shared zone samples. */
class SharedZonesTest {
  @TestFactory
  List<DynamicTest> everyCaseGivesTheExpectedAnswer() throws Exception {
    Path folder = Shared.folder("zones");
    Map<String, ZoneSet> sets = new HashMap<>();
    List<DynamicTest> tests = new ArrayList<>();
    for (Map<String, String> c : cases(folder.resolve("expected.json"))) {
      String file = c.get("file");
      if (!file.endsWith("json")
          && !file.endsWith(".kml")
          && !file.endsWith(".kmz")
          && !file.endsWith(".txt")) {
        continue;
      }
      if (!sets.containsKey(file)) {
        sets.put(file, ZoneLoader.load(List.of(folder.resolve(file)), true));
      }
      tests.add(
          DynamicTest.dynamicTest(
              file + " " + c.get("zone") + " " + c.get("note"), () -> check(sets.get(file), c)));
    }
    assertTrue(tests.size() > 40, "cases found: " + tests.size());
    return tests;
  }

  private static void check(ZoneSet set, Map<String, String> c) {
    String zone = c.get("zone");
    if (c.get("expected").equals("REPORT")) {
      ZoneRow row = row(set, zone);
      assertFalse(row.usable());
      assertNotNull(row.problem());
      return;
    }
    assertTrue(row(set, zone).usable());
    double accuracy = c.containsKey("accuracyM") ? Double.parseDouble(c.get("accuracyM")) : 1e-3;
    LatLon place = new LatLon(Double.parseDouble(c.get("lat")), Double.parseDouble(c.get("lon")));
    String answer = "OUTSIDE";
    Instant at = c.containsKey("time") ? Instant.parse(c.get("time")) : null;
    for (ZoneContact contact :
        set.contacts(new Fix(null, place, heights(c), accuracy, "test", "csv"), at)) {
      if (contact.zone().id().equals(zone) || contact.zone().name().equals(zone)) {
        answer = contact.how().name();
        if (c.get("expected").endsWith("ACTIVE")) {
          answer = contact.active() == ZoneContact.Active.YES ? "ACTIVE" : "INACTIVE";
        }
        if (c.containsKey("height")) {
          assertEquals(c.get("height"), contact.height().name().toLowerCase(Locale.ROOT));
        }
        if (zone.equals("FREE")) {
          assertEquals(Set.of(), contact.zone().restricts());
        }
      }
    }
    assertEquals(c.get("expected").replace("BOUNDARY", "INSIDE"), answer);
  }

  private static List<Height> heights(Map<String, String> c) {
    return c.containsKey("heightM")
        ? List.of(
            new Height(Double.parseDouble(c.get("heightM")), Height.Datum.valueOf(c.get("datum"))))
        : List.of();
  }

  private static ZoneRow row(ZoneSet set, String zone) {
    for (ZoneRow row : set.rows()) {
      if (row.id().equals(zone) || row.name().equals(zone)) {
        return row;
      }
    }
    throw new AssertionError("no row for " + zone);
  }

  @Test
  void everySampleGivesARowAFeature() throws Exception {
    Path folder = Shared.folder("zones");
    int files = 0;
    for (Map<String, String> source : cases(folder.resolve("sources.json"))) {
      String file = source.get("file");
      boolean zones = file.contains("/");
      if ((zones && file.endsWith("json"))
          || file.endsWith(".kml")
          || file.endsWith(".txt")
          || file.endsWith(".xml")) {
        ZoneSet set = ZoneLoader.load(List.of(folder.resolve(file)), true);
        assertEquals(Integer.parseInt(source.get("features")), set.rows().size(), file);
        files++;
      }
    }
    assertEquals(63, files);
  }

  /** The objects at depth 2, their plain members as text. */
  private static List<Map<String, String>> cases(Path file) throws Exception {
    List<Map<String, String>> cases = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      Map<String, String> one = null;
      for (JsonToken t = json.nextToken(); t != null; t = json.nextToken()) {
        if (t == JsonToken.START_OBJECT && json.getParsingContext().getParent().inArray()) {
          one = new HashMap<>();
        } else if (t == JsonToken.END_OBJECT && one != null) {
          cases.add(one);
          one = null;
        } else if (t.isScalarValue() && one != null) {
          one.put(json.currentName(), json.getText());
        }
      }
    }
    return cases;
  }
}
