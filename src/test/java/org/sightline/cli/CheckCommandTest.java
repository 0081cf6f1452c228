package org.sightline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;

/** The real program in a process of its own: what it answers, prints, writes and returns. */
@Tag("slow")
class CheckCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temp;

  private Processes.Ended run(String... arguments) throws Exception {
    return runWith("", arguments);
  }

  private Processes.Ended runWith(String input, String... arguments) throws Exception {
    return Processes.run(Files.createDirectories(temp.resolve("tmp")), input, arguments);
  }

  private String out() {
    return temp.resolve("report").toString();
  }

  private Map<String, JsonNode> records() throws IOException {
    Map<String, JsonNode> records = new HashMap<>();
    for (String line : Files.readAllLines(temp.resolve("report/results.jsonl"))) {
      JsonNode record = JSON.readTree(line);
      records.put(record.get("source").asText(), record);
    }
    return records;
  }

  @Test
  void theSamplesGiveEachAnswerWithoutPixels() throws Exception {
    Processes.Ended ended = run("check", "sample-images", "--no-pixels", "--out", out());
    assertEquals(0, ended.code(), ended.err());
    Map<String, JsonNode> records = records();
    assertEquals("HIGH", records.get("inside-airfield.jpg").get("level").asText());
    JsonNode contact = records.get("inside-airfield.jpg").get("contacts").get(0);
    assertEquals("INSIDE", contact.get("how").asText());
    assertEquals("zeroed", records.get("zero-position.jpg").get("position").get("state").asText());
    assertEquals("UNDETERMINED", records.get("zero-position.jpg").get("level").asText());
    assertEquals("absent", records.get("no-position.jpg").get("position").get("state").asText());
    assertEquals(
        "conflicting", records.get("two-positions.jpg").get("position").get("state").asText());
    JsonNode outside = records.get("outside-coverage.jpg").get("checks").get("position");
    assertEquals("not-made", outside.get("state").asText());
    assertEquals("no-zone-data", outside.get("code").asText());
    assertEquals("NONE", records.get("nothing-found.jpg").get("level").asText());
    assertFalse(records.containsKey("sidecar-works.xmp"), "a sidecar is no input of its own");
    for (String file : List.of("index.html", "summary.json", "results.csv", "findings.geojson")) {
      assertTrue(Files.size(temp.resolve("report").resolve(file)) > 0, file);
    }
    assertFalse(Files.exists(temp.resolve("report/work")), "a finished report has no work folder");
  }

  @Test
  void theSameRunAgainTakesItsLinesOverAndAnotherIsRefused() throws Exception {
    run("check", "sample-images", "--no-pixels", "--out", out());
    byte[] before = Files.readAllBytes(temp.resolve("report/results.jsonl"));
    Processes.Ended again = run("check", "sample-images", "--no-pixels", "--out", out());
    assertTrue(again.err().contains("took over"), again.err());
    assertEquals(new String(before, UTF_8), Files.readString(temp.resolve("report/results.jsonl")));
    Processes.Ended other = run("check", "sample-images/range.png", "--no-pixels", "--out", out());
    assertEquals(2, other.code());
    assertTrue(other.err().contains("--fresh"), other.err());
  }

  @Test
  void aReportInsideTheFolderThatIsCheckedIsNoInput() throws Exception {
    Path in = Files.createDirectories(temp.resolve("photos"));
    Files.copy(Path.of("sample-images/range.png"), in.resolve("range.png"));
    Path report = in.resolve("a-report");
    for (int run = 0; run < 2; run++) {
      Processes.Ended ended =
          run("check", in.toString(), "--no-pixels", "--out", report.toString());
      assertEquals(0, ended.code(), ended.err());
      assertEquals(1, Files.readAllLines(report.resolve("results.jsonl")).size());
    }
  }

  @Test
  void failOnCountsWhatCouldNotBeDecidedUnlessAllowed() throws Exception {
    String sample = "sample-images/no-position.jpg";
    assertEquals(
        4, run("check", sample, "--no-pixels", "--out", out(), "--fail-on", "HIGH").code());
    assertEquals(
        0,
        run(
                "check",
                sample,
                "--no-pixels",
                "--out",
                out(),
                "--fail-on",
                "HIGH",
                "--allow-undetermined")
            .code());
  }

  @Test
  void wrongUsageIsOneLineAndTwo() throws Exception {
    Processes.Ended nothing = run();
    assertEquals(2, nothing.code());
    assertTrue(nothing.err().startsWith("sightline: say what to do"), nothing.err());
    Processes.Ended address = run("check", "https://example.org/a.jpg", "--no-pixels");
    assertTrue(address.err().contains("https://example.org/a.jpg looks like an address"));
    for (List<String> words :
        List.of(
            List.of("check"),
            List.of("check", "sample-images", "--treshold", "3"),
            List.of("check", "nowhere-to-be-found"),
            List.of("check", "sample-images", "--zones", "nowhere.geojson"),
            List.of("check", "sample-images", "--zones", "nowhere.kml", "--skip-bad-zones"),
            List.of("check", "sample-images", "--policy", "nowhere.yaml"),
            List.of("check", "sample-images", "--threads", "many"),
            List.of("check", "sample-images", "--fail-on", "GREEN"),
            List.of("check", "--stream"),
            List.of("chekc"))) {
      Processes.Ended ended = run(words.toArray(new String[0]));
      assertEquals(2, ended.code(), words + ": " + ended.err());
      assertTrue(ended.err().startsWith("sightline: "), ended.err());
      assertFalse(ended.err().contains("\tat "), "no stack trace: " + ended.err());
      assertEquals("", ended.out());
    }
  }

  @Test
  void aBrokenZoneStopsTheRunBeforeItBegins() throws Exception {
    Path zones = temp.resolve("zones.geojson");
    Files.writeString(
        zones,
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
            + "{\"name\":\"Bad\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
            + "[[[0,95],[1,95],[1,96],[0,95]]]}}]}");
    Processes.Ended ended =
        run("check", "sample-images", "--no-pixels", "--zones", zones.toString(), "--out", out());
    assertEquals(2, ended.code());
    assertTrue(ended.err().contains("zones.geojson"), ended.err());
    assertFalse(Files.exists(temp.resolve("report")), "nothing was written");
  }

  @Test
  void aStreamAnswersEachPathInOrderOfArrival() throws Exception {
    Processes.Ended ended =
        runWith(
            "sample-images/range.png\nnot-there.jpg\nnul\0nul\nsample-images/inside-airfield.jpg\n",
            "check",
            "--stream",
            "--json",
            "--no-pixels");
    assertEquals(3, ended.code(), ended.err());
    List<JsonNode> lines = new ArrayList<>();
    for (String line : ended.out().split("\n")) {
      lines.add(JSON.readTree(line));
    }
    assertEquals(4, lines.size());
    assertEquals("sample-images/range.png", lines.get(0).get("source").asText());
    assertEquals("vanished", lines.get(1).get("failed").get("code").asText());
    assertEquals("nul%00nul", lines.get(2).get("source").asText());
    assertTrue(lines.get(2).hasNonNull("failed"), "no file can have such a name");
    assertEquals("HIGH", lines.get(3).get("level").asText());
    assertFalse(Files.exists(Path.of("sightline-report")), "a stream writes no report folder");
  }

  @Test
  void filesOfEveryKindGetTheirOwnRow() throws Exception {
    Path in = Files.createDirectories(temp.resolve("in"));
    Files.copy(Path.of("sample-images/range.png"), in.resolve("bild – größe.png"));
    Files.writeString(in.resolve("empty.jpg"), "");
    Files.writeString(in.resolve("letter.txt"), "dear reader");
    byte[] whole = Files.readAllBytes(Path.of("sample-images/no-position.jpg"));
    Files.write(in.resolve("cut.jpg"), Arrays.copyOf(whole, 100));
    Files.writeString(in.resolve("paper.pdf"), "%PDF-1.7\n%âãÏÓ\n1 0 obj\n");
    Files.writeString(in.resolve(".hidden.jpg"), "x");
    new ProcessBuilder("mkfifo", in.resolve("pipe.jpg").toString()).start().waitFor();
    Processes.Ended ended = run("check", in.toString(), "--no-pixels", "--out", out());
    assertEquals(3, ended.code(), ended.err());
    Map<String, JsonNode> records = records();
    assertEquals(
        Set.of("bild – größe.png", "empty.jpg", "letter.txt", "cut.jpg", "paper.pdf", "pipe.jpg"),
        records.keySet());
    assertEquals("empty-file", records.get("empty.jpg").get("failed").get("code").asText());
    assertEquals("not-a-file", records.get("pipe.jpg").get("failed").get("code").asText());
    JsonNode cut = records.get("cut.jpg");
    assertEquals("UNDETERMINED", cut.get("level").asText());
    assertTrue(
        cut.hasNonNull("failed") || cut.get("notes").toString().contains("jpeg-truncated"),
        cut.toString());
    assertEquals("other", records.get("letter.txt").get("kind").asText());
    try (Stream<Path> files = Files.list(in)) {
      assertEquals(7, files.count(), "nothing is written beside the inputs");
    }
  }

  @Test
  void hostileFilesAllGetARowInASmallHeap() throws Exception {
    Path hostile = Shared.folder("media/hostile");
    Set<String> names = new HashSet<>();
    try (Stream<Path> files = Files.list(hostile)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    for (List<String> flags : List.of(List.of("--no-pixels"), List.<String>of())) {
      List<String> words = new ArrayList<>(List.of("check", hostile.toString(), "--fresh"));
      words.addAll(List.of("--out", out()));
      words.addAll(flags);
      Processes.Ended ended = run(words.toArray(new String[0]));
      assertEquals(3, ended.code(), ended.err());
      assertEquals(names, records().keySet());
      assertFalse(
          Files.readString(temp.resolve("report/results.jsonl")).contains("\"internal\""),
          "no file shows a fault of ours");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenStopsTheRun() throws Exception {
    Files.writeString(temp.resolve("report"), "a file");
    Processes.Ended ended = run("check", "sample-images", "--no-pixels", "--out", out());
    assertEquals(2, ended.code());
    assertTrue(ended.err().contains("report"), ended.err());
  }

  @Test
  void aMetadataRunLoadsNoNativeLibraryAndNoClassOfTheGeoToolsBundle() throws Exception {
    Path log = temp.resolve("classes.txt");
    Processes.Ended ended =
        Processes.runLogging(
            log,
            Files.createDirectories(temp.resolve("tmp")),
            "check",
            "sample-images",
            "--no-pixels",
            "--out",
            out());
    assertEquals(0, ended.code(), ended.err());
    String classes = Files.readString(log);
    assertTrue(classes.contains("org.sightline.zones.ZoneSet"), "the log lists loaded classes");
    assertFalse(classes.contains("geotools-wrapper"));
    assertFalse(classes.contains("org.bytedeco"));
    assertFalse(classes.contains("ai.onnxruntime"));
  }
}
