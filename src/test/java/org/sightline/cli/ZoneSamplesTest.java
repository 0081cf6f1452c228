package org.sightline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sightline.Shared;
import org.sightline.zonefiles.ZoneLoader;
import org.sightline.zones.ZoneSet;

/**
 * Every case and every file of the shared zone samples, through what {@code zones at} and {@code
 * zones check} run.
 */
class ZoneSamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Files that are no zone files, or that may not be read as one, and why. */
  private static final Map<String, String> REFUSED =
      Map.of("expected.json", "is not a zone file", "kml/networklink.kml", "holds no zone");

  /** Features of files for which the list of samples has no number, counted with other programs. */
  private static final Map<String, Integer> COUNTED =
      Map.of(
          "kml/zones-synthetic.kmz", 4,
          "gpkg/curvepolygon.gpkg", 1,
          "gpkg/multisurface.gpkg", 1,
          "gpkg/test_gpkg_nulls.gpkg", 4,
          "gpkg/zones-mixed.gpkg", 4);

  private final Map<String, ZoneSet> sets = new HashMap<>();

  private ZoneSet set(String file) {
    return sets.computeIfAbsent(
        file,
        name -> {
          try {
            Path folder = Shared.folder("zones");
            return ZoneLoader.load(List.of(folder.resolve(name)), true);
          } catch (org.sightline.zonefiles.ZonesRefusedException e) {
            throw new AssertionError(name, e);
          }
        });
  }

  @TestFactory
  List<DynamicTest> everyCaseGivesTheExpectedAnswer() throws Exception {
    JsonNode cases =
        JSON.readTree(Shared.folder("zones").resolve("expected.json").toFile()).get("cases");
    assertTrue(cases.size() > 100, "cases found: " + cases.size());
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode c : cases) {
      String name = String.join(" ", text(c, "file"), text(c, "zone"), text(c, "note"));
      tests.add(
          DynamicTest.dynamicTest(
              name,
              () -> {
                if (text(c, "expected").equals("REPORT")) {
                  isReported(c);
                } else {
                  isAnswered(c);
                }
              }));
    }
    return tests;
  }

  private static String text(JsonNode c, String name) {
    return c.has(name) ? c.get(name).asText() : "";
  }

  private void isReported(JsonNode c) throws Exception {
    ZoneCheck check = new ZoneCheck(set(text(c, "file")), Instant.EPOCH);
    assertTrue(check.anyUnusable(), "exit code 2");
    boolean found = false;
    for (String line : check.json()) {
      JsonNode row = JSON.readTree(line);
      boolean all = text(c, "zone").equals("*");
      if (all
          || row.get("id").asText().equals(text(c, "zone"))
          || row.get("name").asText().equals(text(c, "zone"))) {
        found = true;
        assertFalse(row.get("usable").asBoolean(), line);
        assertTrue(row.get("problem").asText().length() > 10, line);
      }
    }
    assertTrue(found, "no row for " + text(c, "zone"));
  }

  private void isAnswered(JsonNode c) throws Exception {
    JsonNode contact = contact(c, answer(c));
    String how = contact == null ? "OUTSIDE" : contact.get("how").asText();
    switch (text(c, "expected")) {
      case "INSIDE", "BOUNDARY" -> assertEquals("INSIDE", how);
      case "OUTSIDE", "NEAR" -> assertEquals(text(c, "expected"), how);
      case "ACTIVE", "INACTIVE" -> {
        assertEquals("INSIDE", how);
        String active = text(c, "expected").equals("ACTIVE") ? "yes" : "no";
        assertEquals(active, contact.get("active").asText());
      }
      default -> throw new AssertionError("a new kind of case: " + c);
    }
    if (c.has("height")) {
      assertEquals(text(c, "height"), contact.get("height").asText());
    }
    if (c.has("restricts")) {
      assertEquals(c.get("restricts"), contact.get("restricts"));
    }
    ZoneCheck check = new ZoneCheck(set(text(c, "file")), Instant.EPOCH);
    boolean usable = false;
    for (String line : check.json()) {
      JsonNode row = JSON.readTree(line);
      boolean same =
          row.get("id").asText().equals(text(c, "zone"))
              || row.get("name").asText().equals(text(c, "zone"));
      usable |= same && row.get("usable").asBoolean();
    }
    assertTrue(usable, "zones check has it");
  }

  private JsonNode answer(JsonNode c) throws Exception {
    String csv =
        "lat,lon,time,heightM,datum,accuracyM\n"
            + String.join(
                ",",
                text(c, "lat"),
                text(c, "lon"),
                text(c, "time"),
                text(c, "heightM"),
                text(c, "datum"),
                text(c, "accuracyM"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PointRun run = new PointRun(set(text(c, "file")), null, remark -> {});
    run.answer(new ByteArrayInputStream(csv.getBytes(UTF_8)), out);
    JsonNode line = JSON.readTree(out.toByteArray());
    assertFalse(line.has("problem"), line.toString());
    assertEquals(c.get("lat").asDouble(), line.get("lat").asDouble());
    return line;
  }

  private static JsonNode contact(JsonNode c, JsonNode line) {
    for (JsonNode contact : line.get("contacts")) {
      if (text(contact, "zone").equals(text(c, "zone"))
          || text(contact, "name").equals(text(c, "zone"))) {
        return contact;
      }
    }
    return null;
  }

  @TestFactory
  List<DynamicTest> everyFileGivesItsFeaturesOrIsRefusedForAReason() throws Exception {
    JsonNode sources = JSON.readTree(Shared.folder("zones").resolve("sources.json").toFile());
    assertTrue(sources.size() > 80, "files found: " + sources.size());
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode source : sources) {
      String file = text(source, "file");
      if (file.startsWith("shapefile/") && !file.endsWith(".shp")) {
        continue; // read with the .shp beside it
      }
      Integer features =
          source.get("features").isNull() ? COUNTED.get(file) : source.get("features").asInt();
      tests.add(DynamicTest.dynamicTest(file, () -> givesItsFeatures(file, features)));
    }
    return tests;
  }

  private void givesItsFeatures(String file, Integer features) throws Exception {
    ZoneCheck check = new ZoneCheck(set(file), Instant.EPOCH);
    if (REFUSED.containsKey(file)) {
      assertTrue(check.anyUnusable());
      assertTrue(check.json().toString().contains(REFUSED.get(file)), check.json().toString());
      return;
    }
    assertEquals(features, set(file).rows().size(), () -> set(file).problems().toString());
    for (String line : check.json()) {
      JsonNode row = JSON.readTree(line);
      assertTrue(row.get("usable").asBoolean() || row.get("problem").asText().length() > 10, line);
    }
  }
}
