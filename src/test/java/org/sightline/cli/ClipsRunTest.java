package org.sightline.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.formats.Probe;
import org.sightline.media.Input;
import org.sightline.media.MediaItem;

/** Clips through the real program: a walk of six seconds inside a zone. */
@Tag("slow")
class ClipsRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temp;

  private Processes.Ended run(String... arguments) throws Exception {
    return Processes.run(Files.createDirectories(temp.resolve("tmp")), "", arguments);
  }

  private Path walk() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("in"));
    Path source = Path.of(ClipsRunTest.class.getResource("/frames/h264.mp4").toURI());
    Files.copy(source, folder.resolve("walk.mp4"));
    StringBuilder srt = new StringBuilder();
    for (int second = 0; second < 6; second++) {
      srt.append(second + 1).append("\n00:00:0").append(second).append(",000 --> 00:00:0");
      srt.append(second + 1).append(",000\n[latitude: 47.00010] [longitude: 8.0000").append(second);
      srt.append("] [rel_alt: 1.000 abs_alt: 400.000]\n\n");
    }
    Files.writeString(folder.resolve("walk.srt"), srt);
    return folder;
  }

  private Path zones() throws Exception {
    String ring = "[[[7.99,46.99],[8.01,46.99],[8.01,47.01],[7.99,47.01],[7.99,46.99]]]";
    return Files.writeString(
        temp.resolve("zones.geojson"),
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
            + "{\"name\":\"Meadow Field\",\"restricts\":[\"CAPTURE\"]},\"geometry\":"
            + "{\"type\":\"Polygon\",\"coordinates\":"
            + ring
            + "}}]}");
  }

  private JsonNode record() throws Exception {
    List<String> lines = Files.readAllLines(temp.resolve("report/results.jsonl"));
    assertEquals(1, lines.size());
    return JSON.readTree(lines.get(0));
  }

  @Test
  void aVideoWithFindingsIsCutAndItsClipIsMadeAgainWhereItIsMissing() throws Exception {
    String in = walk().toString();
    String zones = zones().toString();
    String report = temp.resolve("report").toString();
    Processes.Ended ended = run("check", in, "--clips", "--out", report, "--zones", zones);
    assertEquals(0, ended.code(), ended.err());
    JsonNode record = record();
    JsonNode clips = record.get("clips");
    assertEquals(1, clips.size(), record.toString());
    assertEquals(0, clips.get(0).get("fromS").asDouble());
    assertEquals(5.9, clips.get(0).get("toS").asDouble(), 1e-3);
    String name = clips.get(0).get("file").asText();
    assertEquals("clips/" + record.get("id").asText().substring(0, 12) + "-walk-0.mp4", name);
    Path file = temp.resolve("report").resolve(name);
    var video = (MediaItem.Video) new Probe().open(Input.of(file));
    assertEquals(512, video.widthPx());
    assertEquals(6, video.length().toMillis() / 1e3, 0.1);

    byte[] first = Files.readAllBytes(file);
    Files.delete(file);
    Processes.Ended again = run("check", in, "--clips", "--out", report, "--zones", zones);
    assertEquals(0, again.code(), again.err());
    assertArrayEquals(first, Files.readAllBytes(file));
    assertEquals(clips, record().get("clips"));
  }

  @Test
  void clipsWithoutPicturesOrAReportFolderAreRefused() throws Exception {
    String in = walk().toString();
    for (String[] refused :
        List.of(
            new String[] {"check", in, "--clips", "--no-pixels"},
            new String[] {"check", in, "--clips", "--frames", "none"},
            new String[] {"check", "--clips", "--stream", "--json"})) {
      Processes.Ended ended = run(refused);
      assertEquals(2, ended.code(), ended.err());
      assertTrue(ended.err().contains("--clips"), ended.err());
    }
  }
}
