package org.sightline.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.risk.Assessment;
import org.sightline.risk.Assessor;
import org.sightline.risk.Check;
import org.sightline.risk.Checks;
import org.sightline.risk.Level;
import org.sightline.risk.Observation;
import org.sightline.risk.Policy;
import org.sightline.risk.Scene;

class ReportsTest {
  @TempDir Path folder;

  private static final RunHead HEAD =
      Runs.head(List.of(Scene.MEADOW, Scene.QUAY, Scene.GULL, Scene.HOME));

  /** The reports of this class's subject; the page has its own test. */
  private static final List<ReportWriter> WRITERS =
      List.of(new SummaryReport(), new CsvReport(), new GeoJsonReport());

  private RunSummary write(List<Assessment> items) throws IOException {
    return Reports.write(WRITERS, Runs.write(folder, items), HEAD, null);
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  @Test
  void summaryCountsEveryInputOnce() throws IOException {
    RunSummary run = write(Runs.items());
    assertEquals(8, run.items());
    assertEquals(1, run.failed());
    assertEquals(
        Map.of(
            Level.HIGH,
            3L,
            Level.MEDIUM,
            0L,
            Level.UNDETERMINED,
            2L,
            Level.LOW,
            1L,
            Level.NONE,
            1L),
        run.levels());
    assertEquals(Map.of("jpeg-truncated", 1L), run.failures());
    assertEquals(Map.of("exif-gps-zero", 1L, "xmp-gps-no-hemisphere", 1L), run.notes());
    assertEquals(
        Map.of("no-position", 1L, "position-zeroed", 1L),
        run.openChecks().get(Check.Kind.POSITION));
    assertEquals(2L, run.rules().get("camera-inside-zone"));
    long levels = run.levels().values().stream().mapToLong(Long::longValue).sum();
    assertEquals(run.items(), levels + run.failed() + run.others());
  }

  @Test
  void summaryFileSaysWhatWasCheckedAgainst() throws IOException {
    write(Runs.items());
    Map<String, @Nullable Object> summary = Json.object(text("summary.json").getBytes(UTF_8));
    assertEquals(8L, summary.get("items"));
    assertEquals(3L, Json.object(summary, "levels").get("HIGH"));
    assertEquals(
        List.of("HIGH", "MEDIUM", "UNDETERMINED", "LOW", "NONE"),
        new ArrayList<>(Json.object(summary, "levels").keySet()));
    assertEquals("cd".repeat(32), Json.object(summary, "zones").get("sha256"));
    assertEquals("standard", Json.object(summary, "policy").get("name"));
    assertEquals("yolox-nano", Json.objects(summary, "models").get(0).get("name"));
    assertEquals(
        "not-in-this-version", Json.object(Json.object(summary, "checks"), "hidden").get("state"));
    assertNull(summary.get("timing"));
    assertTrue(text("summary.json").contains("as sensitive as the pictures"));
  }

  @Test
  void equalRunsGiveEqualBytesAndOnlyTimingDiffers() throws IOException {
    Runs.write(folder, Runs.items());
    Map<String, byte[]> first = written(null);
    Map<String, byte[]> again = written(null);
    Map<String, byte[]> timed = written(new RunSummary.Timing(1200, 2300, Map.of("read", 7L)));
    for (String file : first.keySet()) {
      assertEquals(new String(first.get(file), UTF_8), new String(again.get(file), UTF_8));
      if (!file.equals("summary.json")) {
        assertEquals(new String(first.get(file), UTF_8), new String(timed.get(file), UTF_8));
      }
    }
    Map<String, @Nullable Object> summary = Json.object(timed.get("summary.json"));
    assertEquals(1200L, Json.object(summary, "timing").get("wallMs"));
    summary.put("timing", null);
    assertEquals(Json.object(first.get("summary.json")), summary);
  }

  private Map<String, byte[]> written(RunSummary.@Nullable Timing timing) throws IOException {
    Reports.write(WRITERS, folder, HEAD, timing);
    Map<String, byte[]> files = new TreeMap<>();
    for (ReportWriter writer : WRITERS) {
      files.put(writer.file(), Files.readAllBytes(folder.resolve(writer.file())));
    }
    return files;
  }

  @Test
  void csvHasOneLineAnInput() throws IOException {
    write(Runs.items());
    String[] lines = text("results.csv").split("\r\n", -1);
    assertEquals(10, lines.length); // header, 8 inputs, nothing after the last line end
    assertEquals("", lines[9]);
    assertEquals(
        "walk/inside.jpg,photo,jpeg,HIGH,,,\"Taken 140 m inside Meadow Field (military airfield, no"
            + " photography); position good to 8 m.\",camera-inside-zone; flagged-object,Meadow"
            + " Field,,2026-05-09T08:09:00Z,2026-05-09T10:09:00,-41.2001234,-24.5006789,8.0,,,"
            + "exif:GPS,Fernway,Pocket 7,4032,3024,4102233,,"
            + Scene.header("walk/inside.jpg").id()
            + ",cdcdcdcdcdcdcdcd,,,,,,,,,,,,,",
        lines[1]);
    for (String line : lines) {
      if (!line.isEmpty()) {
        assertEquals(39, columns(line), line);
      }
    }
    assertTrue(lines[4].contains("position: no-position"), lines[4]);
  }

  private static int columns(String line) {
    int columns = 1;
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      quoted ^= c == '"';
      columns += c == ',' && !quoted ? 1 : 0;
    }
    return columns;
  }

  @Test
  void csvGivesNoLevelToWhatIsNoMedia() throws IOException {
    MediaItem text =
        new MediaItem.Other(
            Scene.header("notes.txt"), List.of(new Note("media", "not-media", "It is a text.")));
    Observation seen =
        new Observation(
            text,
            new Scene().telemetry(),
            List.of(),
            List.of(),
            Checks.ofUnread(text),
            text.notes());
    RunSummary run = write(List.of(Assessor.assess(Policy.standard(), seen)));
    assertTrue(text("results.csv").contains("\r\nnotes.txt,other,jpeg,,,,"), text("results.csv"));
    assertEquals(1, run.others());
    assertEquals(0L, run.levels().get(Level.NONE));
  }

  @Test
  void csvNeverStartsACellAsAFormula() throws IOException {
    List<Assessment> hostile = new ArrayList<>();
    for (String name : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=\"a\"", "＝1")) {
      hostile.add(Runs.place(name).camera(name, "a,\"b\"\n").assessed());
    }
    write(hostile);
    String csv = text("results.csv");
    assertTrue(csv.contains("\r\n\"'=1+1\","), csv);
    assertTrue(csv.contains(",\"'=1+1\",\"a,\"\"b\"\"\n\","), csv);
    assertTrue(csv.contains("\r\n\"'=\"\"a\"\"\","), csv);
    for (char start : "=+@\t＝".toCharArray()) {
      assertFalse(csv.contains("\n" + start) || csv.contains("," + start), "cell starts " + start);
      assertFalse(csv.contains(",\"" + start), "quoted cell starts " + start);
    }
  }

  @Test
  void geoJsonShowsCamerasAndZonesInContact() throws IOException {
    write(Runs.items());
    Map<String, @Nullable Object> map = Json.object(text("findings.geojson").getBytes(UTF_8));
    List<Map<String, @Nullable Object>> features = Json.objects(map, "features");
    List<String> what = new ArrayList<>();
    for (Map<String, @Nullable Object> feature : features) {
      Map<String, @Nullable Object> properties = Json.object(feature, "properties");
      what.add(
          properties.get("what")
              + " "
              + (properties.get("source") == null
                  ? properties.get("name")
                  : properties.get("source")));
    }
    assertEquals(
        List.of(
            "camera walk/inside.jpg",
            "camera walk/near.jpg",
            "camera walk/two.jpg",
            "zone Meadow Field",
            "zone Old Quay"),
        what);
    assertEquals(
        Map.of("type", "Point", "coordinates", List.of(-24.5006789, -41.2001234)),
        features.get(0).get("geometry"));
    assertEquals(
        Map.of(
            "type",
            "MultiPoint",
            "coordinates",
            List.of(List.of(-24.5, -41.2), List.of(-24.5, -41.22))),
        features.get(2).get("geometry"));
    assertEquals("HIGH", Json.object(features.get(3), "properties").get("worst"));
    assertEquals(Map.of("touchPrivateZone", 1L, "withoutPosition", 2L), map.get("leftOut"));
  }

  @Test
  void geoJsonRingsFollowTheRightHandRule() throws IOException {
    write(Runs.items());
    // the test's square is drawn clockwise; RFC 7946 wants the outside counter-clockwise
    assertTrue(
        text("findings.geojson")
            .contains(
                "[[[[-24.51,-41.21],[-24.49,-41.21],[-24.49,-41.19],[-24.51,-41.19],[-24.51,-41.21]]]]"),
        text("findings.geojson"));
  }

  @Test
  void anInputThatTouchesAPrivateZoneHasNoCoordinatesOutsideTheRecord() throws IOException {
    write(List.of(Runs.items().get(5)));
    for (String file : List.of("results.csv", "findings.geojson", "summary.json")) {
      String text = text(file);
      for (String secret : List.of("41.2", "24.5", "Granny", "my-home", "secret", "31.2")) {
        assertFalse(text.contains(secret) && !text.contains("41.2° S"), file + ": " + secret);
      }
    }
    assertTrue(text("results.csv").contains("Taken inside one of your private zones."));
  }

  /** Anybody may have written into a line that a resumed run takes over. */
  @Test
  void aDamagedNumberIsAnEmptyCellAndNoPlace() throws IOException {
    for (String wrong : List.of("\"=cmd|1,2\"", "1e999", "[1,2]", "true")) {
      Runs.write(folder, List.of(Runs.items().get(0)));
      Path record = folder.resolve(Reports.RECORD);
      String line = Files.readString(record);
      String damaged = line.replaceAll("\"(latDeg|widthPx)\":[^,]*,", "\"$1\":" + wrong + ",");
      assertFalse(damaged.equals(line), line);
      Files.writeString(record, damaged);
      Reports.write(WRITERS, folder, HEAD, null);
      String[] cells =
          text("results.csv").split("\r\n")[1].split(",(?=([^\"]*\"[^\"]*\")*[^\"]*$)", -1);
      assertEquals(39, cells.length, text("results.csv"));
      String lat = cells[12];
      assertEquals(wrong.equals("1e999") ? wrong : "", lat);
      assertFalse(text("results.csv").contains("cmd"));
      assertEquals(
          List.of(), Json.object(text("findings.geojson").getBytes(UTF_8)).get("features"));
    }
  }

  @Test
  void theHeadDropsPrivateZones() {
    assertEquals(List.of(Scene.MEADOW, Scene.QUAY, Scene.GULL), HEAD.zones());
  }

  @Test
  void nothingFoundIsNotOnTheMapOfFindings() throws IOException {
    write(List.of(Runs.items().get(2)));
    assertEquals(List.of(), Json.object(text("findings.geojson").getBytes(UTF_8)).get("features"));
  }

  @Test
  void anEmptyRunStillHasEveryReport() throws IOException {
    RunSummary run = write(List.of());
    assertEquals(0, run.items());
    assertEquals(1, text("results.csv").split("\r\n").length);
    Json.object(text("findings.geojson").getBytes(UTF_8));
  }

  @Test
  void aReportThatFailsLeavesTheOldOnesAndNoLeftovers() throws IOException {
    write(Runs.items());
    String before = text("results.csv");
    Files.writeString(folder.resolve(Reports.RECORD), "{\"id\":1}\n", StandardOpenOption.APPEND);
    assertThrows(IOException.class, () -> Reports.write(WRITERS, folder, HEAD, null));
    assertEquals(before, text("results.csv"));
    Set<String> names = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        names.add(file.getFileName().toString());
      }
    }
    assertEquals(Set.of("findings.geojson", "results.csv", "results.jsonl", "summary.json"), names);
  }

  @Test
  void rowsAreReadAgainByTheirPlaceAndACutLastLineIsNoRow() throws IOException {
    Runs.write(folder, Runs.items());
    Path record = folder.resolve(Reports.RECORD);
    Files.writeString(record, "{\"sightline\":1,\"id\":\"00", StandardOpenOption.APPEND);
    Rows rows = new Rows(record);
    List<Row> all = new ArrayList<>();
    try (Rows.Cursor cursor = rows.open()) {
      for (Row row = cursor.next(); row != null; row = cursor.next()) {
        all.add(row);
      }
    }
    assertEquals(8, all.size());
    for (int i = 0; i < all.size(); i++) {
      Row row = all.get(i);
      assertEquals(i, row.number());
      assertEquals(Runs.items().get(i).header().source().text(), row.source());
      assertEquals(
          row.fields().toString(), rows.at(row.offset(), row.number()).fields().toString());
    }
    assertTrue(all.get(5).touchesPrivate());
    assertFalse(all.get(0).touchesPrivate());
    assertEquals("jpeg-truncated", all.get(7).failedCode());
    assertEquals("The picture data ends at row 12 of 3024.", all.get(7).reason());
    assertNull(all.get(0).failedCode());
    assertEquals("", all.get(2).reason());
  }

  @Test
  void aLineThatIsNoRecordIsRefused() throws IOException {
    for (String line :
        List.of("", "[]", "{}", "{\"id\":\"x\",\"level\":\"RED\"}", "{\"id\":", "{}{}", "\u0000")) {
      assertThrows(IOException.class, () -> Row.of(line.getBytes(UTF_8)), line);
    }
    assertThrows(
        IOException.class, () -> Row.of(("{\"id\":" + "[".repeat(100_000)).getBytes(UTF_8)));
    assertEquals(Level.LOW, Row.of("{\"id\":\"x\",\"level\":\"LOW\"}".getBytes(UTF_8)).level());
  }

  @Test
  void aLineOverTheLimitIsRefusedNotLoaded() throws IOException {
    Path record = folder.resolve(Reports.RECORD);
    Files.writeString(record, "{\"id\":\"" + "x".repeat(2_000_000) + "\"}\n");
    try (Rows.Cursor cursor = new Rows(record).open()) {
      assertTrue(assertThrows(IOException.class, cursor::next).getMessage().contains("1 MB"));
    }
  }

  @Test
  void everyWriterIsInTheList() throws Exception {
    Path classes =
        Path.of(ReportWriter.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> written = new TreeSet<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(classes.resolve("org/sightline/report"), "*.class")) {
      for (Path file : files) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type =
            Class.forName("org.sightline.report." + name, false, getClass().getClassLoader());
        if (ReportWriter.class.isAssignableFrom(type) && !type.isInterface()) {
          written.add(type.getName());
        }
      }
    }
    Set<String> listed = new TreeSet<>();
    for (ReportWriter writer : ReportWriters.ALL) {
      listed.add(writer.getClass().getName());
    }
    assertEquals(written, listed);
  }
}
