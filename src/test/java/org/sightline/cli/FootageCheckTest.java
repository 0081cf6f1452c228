package org.sightline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.formats.Probe;
import org.sightline.media.Input;
import org.sightline.media.MediaItem;
import org.sightline.report.RecordLine;

/** Videos through the real program in a process of its own. */
@Tag("slow")
class FootageCheckTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temp;
  private Path clips;

  @BeforeEach
  void makeFolders() throws IOException {
    clips = Files.createDirectories(temp.resolve("clips"));
    Files.writeString(
        temp.resolve("zone.geojson"),
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
            + "{\"name\":\"Test Yard\",\"restricts\":[\"CAPTURE\"]},\"geometry\":{\"type\":"
            + "\"Polygon\",\"coordinates\":[[[8.0,46.99],[8.01,46.99],[8.01,47.01],[8.0,47.01],"
            + "[8.0,46.99]]]}}]}");
  }

  private static Path made(String name) throws Exception {
    return Path.of(FootageCheckTest.class.getResource("/frames/" + name).toURI());
  }

  private List<JsonNode> check(String out, String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("check", clips.toString()));
    words.addAll(List.of("--zones", temp.resolve("zone.geojson").toString()));
    words.addAll(List.of("--out", temp.resolve(out).toString()));
    words.addAll(List.of(more));
    Path tmp = Files.createDirectories(temp.resolve("tmp"));
    Processes.Ended ended = Processes.run(tmp, "", words.toArray(new String[0]));
    assertTrue(ended.code() == 0 || ended.code() == 3, ended.err());
    List<JsonNode> records = new ArrayList<>();
    for (String line : Files.readAllLines(temp.resolve(out).resolve("results.jsonl"))) {
      assertEquals("[]", schema().validate(line, InputFormat.JSON).toString(), line);
      records.add(JSON.readTree(line));
    }
    return records;
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream in = RecordLine.class.getResourceAsStream("/report/record.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(new String(in.readAllBytes(), UTF_8));
    }
  }

  @Test
  void aRealClipGetsItsPlaceFromATrackOfTheDay() throws Exception {
    Path real = Shared.folder("media/video").resolve("sample.3gp");
    Path clip = Files.copy(real, clips.resolve("sample.3gp"));
    var video = (MediaItem.Video) new Probe().open(Input.of(clip));
    Instant created = video.created();
    StringBuilder gpx = new StringBuilder("<gpx version=\"1.1\"><trk><trkseg>");
    for (int s = -120; s <= 120; s++) {
      String place = String.format(Locale.ROOT, "lat=\"47.0\" lon=\"%.6f\"", 8.005 + s * 1e-5);
      gpx.append("<trkpt ").append(place).append("><time>");
      gpx.append(created.plusSeconds(s)).append("</time></trkpt>");
    }
    Path track = temp.resolve("day.gpx");
    Files.writeString(track, gpx.append("</trkseg></trk></gpx>"));
    JsonNode record = check("out", "--track", track.toString(), "--clock-offset", "+00:00").get(0);
    assertEquals("HIGH", record.get("level").asText(), record.toString());
    JsonNode finding = record.at("/findings/0");
    assertEquals("camera-inside-zone", finding.get("rule").asText());
    assertTrue(record.at("/sampling/looked").asInt() > 0);
    assertEquals(1, record.at("/sampling/dense").size(), "all of it lies in the zone");
    JsonNode frame = record.at("/keyframes/0");
    double apart = frame.get("offsetS").asDouble() - finding.get("offsetS").asDouble();
    assertTrue(Math.abs(apart) <= 1, frame + " for " + finding);
    assertTrue(Files.size(temp.resolve("out").resolve(frame.get("file").asText())) > 3_000);
    assertFalse(Files.exists(temp.resolve("out/work")), "the journal of minutes is gone");
  }

  @Test
  void oneAndEightThreadsGiveTheSameBytesWithVideos() throws Exception {
    for (int copy = 0; copy < 3; copy++) {
      Files.copy(made("h264.mp4"), clips.resolve("a" + copy + ".mp4"));
      Files.copy(made("hevc10.mp4"), clips.resolve("b" + copy + ".mp4"));
      Files.copy(made("h264.mkv"), clips.resolve("c" + copy + ".mkv"));
    }
    check("one", "--threads", "1", "--every", "0.5");
    check("eight", "--threads", "8", "--every", "0.5");
    assertEquals(content(temp.resolve("one")), content(temp.resolve("eight")));
  }

  @Test
  void flagsThatMakeNoSenseAreRefusedInOneLine() throws Exception {
    for (List<String> flags :
        List.of(
            List.of("--every", "0"),
            List.of("--every", "often"),
            List.of("--every", "-1"),
            List.of("--frames", "some"))) {
      List<String> words = new ArrayList<>(List.of("check", clips.toString()));
      words.addAll(flags);
      Path tmp = Files.createDirectories(temp.resolve("tmp"));
      Processes.Ended ended = Processes.run(tmp, "", words.toArray(new String[0]));
      assertEquals(2, ended.code(), words + ": " + ended.err());
      assertTrue(ended.err().startsWith("sightline: " + flags.get(0)), ended.err());
    }
  }

  /** Every file of a report but what a run says of its own time. */
  private static Map<String, String> content(Path report) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(report)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text =
            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        content.put(
            report.relativize(file).toString(),
            text.replaceAll("\"timing\"\\s*:\\s*\\{[^}]*(\\{[^}]*\\})?[^}]*\\}", ""));
      }
    }
    return content;
  }
}
