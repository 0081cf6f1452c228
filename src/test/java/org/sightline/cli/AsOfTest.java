package org.sightline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The moment of publication, through the real program. */
@Tag("slow")
class AsOfTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PHOTO = "sample-images/inside-airfield.jpg";

  @TempDir private Path temp;

  private Path zones(String hours) throws IOException {
    Path file = temp.resolve("zones.geojson");
    Files.writeString(
        file,
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
            + "{\"name\":\"Tansy Works\",\"restricts\":[\"PUBLICATION\"],\"hours\":\""
            + hours
            + "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[-24.6,-41.3],[-24.4,-41.3],"
            + "[-24.4,-41.1],[-24.6,-41.1],[-24.6,-41.3]]]}}]}");
    return file;
  }

  private Processes.Ended check(Path zones, String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("check", PHOTO, "--no-pixels"));
    words.addAll(List.of("--out", temp.resolve("report").toString()));
    words.addAll(List.of(more));
    words.addAll(List.of("--zones", zones.toString()));
    return Processes.run(
        Files.createDirectories(temp.resolve("tmp")), "", words.toArray(new String[0]));
  }

  private JsonNode record() throws IOException {
    return JSON.readTree(Files.readString(temp.resolve("report/results.jsonl")));
  }

  private JsonNode summary() throws IOException {
    return JSON.readTree(temp.resolve("report/summary.json").toFile());
  }

  private String publishedThen(JsonNode record) {
    return record.get("contacts").get(0).get("activeAsOf").asText();
  }

  @Test
  void publicationIsAskedForTheMomentThatWasNamed() throws Exception {
    Path zones = zones("2026-06-01/2026-06-30 UTC");
    Processes.Ended ended = check(zones, "--as-of", "2026-06-15T14:00+02:00");
    assertEquals(0, ended.code(), ended.err());
    assertEquals("HIGH", record().get("level").asText());
    assertEquals("yes", publishedThen(record()));
    assertEquals("2026-06-15T12:00:00Z", summary().get("asOf").asText());
    assertTrue(summary().get("asOfGiven").asBoolean());
    assertTrue(
        Files.readString(temp.resolve("report/index.html")).contains("2026-06-15T12:00:00Z"));
    String june = summary().get("configurationSha256").asText();

    assertEquals(2, check(zones, "--as-of", "2026-07-15T12:00Z").code(), "another setting");
    assertEquals(0, check(zones, "--as-of", "2026-07-15T12:00Z", "--fresh").code());
    assertEquals("LOW", record().get("level").asText());
    assertEquals("no", publishedThen(record()));
    assertNotEquals(june, summary().get("configurationSha256").asText());
  }

  @Test
  void withoutOneARunThatGoesOnRemakesWhatTheMomentChanged() throws Exception {
    Instant end = Instant.now().plusSeconds(12).truncatedTo(ChronoUnit.SECONDS);
    Path zones = zones("../" + end);
    assertEquals(0, check(zones).code());
    assertEquals("yes", publishedThen(record()));
    String before = Files.readString(temp.resolve("report/results.jsonl"));
    Processes.Ended again = check(zones);
    assertTrue(again.err().contains("took over 1"), again.err());
    assertEquals(before, Files.readString(temp.resolve("report/results.jsonl")));

    Thread.sleep(Math.max(0, end.toEpochMilli() + 1_500 - System.currentTimeMillis()));
    Processes.Ended after = check(zones);
    assertEquals(0, after.code(), after.err());
    assertFalse(after.err().contains("took over"), after.err());
    assertEquals("no", publishedThen(record()));
    assertEquals("LOW", record().get("level").asText());
  }

  @Test
  void aMomentThatNoZoneAsksForIsNotStated() throws Exception {
    assertEquals(0, check(Path.of("geofences/invented-refuges.geojson")).code());
    assertTrue(summary().get("asOf").isNull());
    assertFalse(summary().get("asOfGiven").asBoolean());
  }

  @Test
  void aMomentWithoutItsOffsetOrOutOfRangeIsRefused() throws Exception {
    for (String text : List.of("2026-06-15T12:00", "tomorrow", "2026-06-15", "9999-01-01T00:00Z")) {
      Processes.Ended ended = check(Path.of("geofences"), "--as-of", text);
      assertEquals(2, ended.code());
      assertTrue(ended.err().contains("--as-of takes a time with its offset"), ended.err());
    }
  }
}
