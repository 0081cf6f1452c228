package org.sightline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program on a folder of zones in which one file of twenty is bad. */
@Tag("slow")
class ZoneFolderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SAMPLE = "sample-images/no-position.jpg";

  @TempDir private Path temp;
  private String zones = "";

  private Processes.Ended run(String... arguments) throws Exception {
    return Processes.run(Files.createDirectories(temp.resolve("tmp")), "", arguments);
  }

  @BeforeEach
  void twentyFiles() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("zones"));
    for (int i = 1; i < 20; i++) {
      Files.writeString(folder.resolve("zone-" + i + ".geojson"), square("z" + i, 8 + i / 10.0));
    }
    Files.writeString(
        folder.resolve("bad.geojson"), square("good", 7).replace("]}", "").replace("}}", ""));
    zones = folder.toString();
  }

  private static String square(String id, double lon) {
    return "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":\""
        + id
        + "\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[["
        + lon
        + ",47],["
        + (lon + 0.05)
        + ",47],["
        + (lon + 0.05)
        + ",47.05],["
        + lon
        + ",47]]]}}]}";
  }

  @Test
  void aRunRefusesToStartWithALineAProblem() throws Exception {
    Processes.Ended ended =
        run("check", SAMPLE, "--no-pixels", "--zones", zones, "--out", temp + "/report");
    assertEquals(2, ended.code());
    List<String> lines = ended.err().lines().toList();
    assertEquals(2, lines.size(), ended.err());
    assertTrue(lines.get(0).contains("bad.geojson"), ended.err());
    assertTrue(lines.get(1).contains("--skip-bad-zones"), ended.err());
    assertFalse(Files.exists(temp.resolve("report")), "nothing was written");
  }

  @Test
  void aRunThatIsToldToGoesOnAndSaysWhatItLeftOut() throws Exception {
    Processes.Ended ended =
        run(
            "check",
            "sample-images/inside-airfield.jpg",
            "--no-pixels",
            "--skip-bad-zones",
            "--zones",
            zones,
            "--out",
            temp + "/report");
    assertEquals(0, ended.code(), ended.err());
    String summary = Files.readString(temp.resolve("report/summary.json"));
    assertTrue(summary.contains("bad.geojson"), "named in the report");
    JsonNode record = JSON.readTree(Files.readString(temp.resolve("report/results.jsonl")));
    JsonNode position = record.at("/checks/position");
    assertEquals("limited", position.get("state").asText());
    assertEquals("zones-skipped", position.get("code").asText());
  }

  @Test
  void pointsAreTestedAgainstTheOthersAndTheExitCodeSaysThatOneIsMissing() throws Exception {
    Path points = Files.writeString(temp.resolve("points.csv"), "lat,lon\n47.01,8.12\n47,\n");
    for (boolean skip : List.of(false, true)) {
      Processes.Ended ended =
          run(
              "zones",
              "at",
              skip ? "--skip-bad-zones" : "--as-of=2026-01-01T00:00Z",
              "--points",
              points.toString(),
              "--zones",
              zones);
      assertEquals(skip ? 3 : 2, ended.code(), ended.err());
      assertTrue(ended.err().contains("bad.geojson"), ended.err());
      List<String> lines = ended.out().lines().toList();
      assertEquals("z1", JSON.readTree(lines.get(0)).at("/contacts/0/zone").asText());
      assertTrue(JSON.readTree(lines.get(1)).hasNonNull("problem"));
    }
  }

  @Test
  void convertingNeverLosesAZoneInSilenceNorReplacesAFile() throws Exception {
    String out = temp.resolve("all.geojson").toString();
    assertEquals(2, run("zones", "convert", zones, "--out", out).code());
    assertFalse(Files.exists(Path.of(out)));
    assertEquals(0, run("zones", "convert", zones, "--skip-bad-zones", "--out", out).code());
    Processes.Ended check = run("zones", "check", "--json", out);
    assertEquals(0, check.code(), check.err());
    assertEquals(19, check.out().lines().filter(line -> line.contains("\"z")).count());
    byte[] before = Files.readAllBytes(Path.of(out));
    Processes.Ended again = run("zones", "convert", zones, "--skip-bad-zones", "--out", out);
    assertEquals(2, again.code());
    assertTrue(again.err().contains("--force"), again.err());
    assertEquals(new String(before), Files.readString(Path.of(out)));
  }

  @Test
  void privateZonesAreWrittenOnlyWhenAskedFor() throws Exception {
    Path home =
        Files.writeString(
            temp.resolve("home.geojson"),
            square("secret-home", 8).replace("{}", "{\"private\":true}"));
    String other = zones + "/zone-1.geojson";
    String out = temp.resolve("all.kml").toString();
    Processes.Ended ended = run("zones", "convert", home.toString(), other, "--out", out);
    assertEquals(0, ended.code(), ended.err());
    assertTrue(ended.err().contains("--private"), ended.err());
    assertFalse(Files.readString(Path.of(out)).contains("secret-home"));
    assertEquals(2, run("zones", "convert", home.toString(), "--out", out, "--force").code());
    run("zones", "convert", home.toString(), "--out", out, "--force", "--private");
    assertTrue(Files.readString(Path.of(out)).contains("secret-home"));
    Processes.Ended list = run("zones", "list", home.toString(), "--json");
    assertFalse((list.out() + list.err()).contains("secret-home"), list.out());
  }
}
