package org.sightline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.frames.Film;
import org.sightline.frames.Pictures;
import org.sightline.text.Print;
import org.sightline.text.TextNetworks;

/**
 * The real program on a video of three scenes: blotches, a sign in front of others, and others with
 * a position printed over them; and on a photo that was cut out of it.
 */
@Tag("slow")
class VideoTextRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WIDTH = 1_280;
  private static final int HEIGHT = 720;

  @TempDir private Path temp;
  private Path media;
  private String models = "";

  @BeforeEach
  void filmAndFrame() throws Exception {
    models = TextNetworks.modelsDir().toAbsolutePath().toString();
    media = Files.createDirectories(temp.resolve("media"));
    var sign = Print.sign(List.of("NO PHOTOGRAPHY"), 60, Color.WHITE, new Color(170, 20, 20));
    var printed =
        Print.page(
            List.of(Print.Line.of("N 47.12345  E 8.56789", 0, 1)),
            900,
            80,
            44,
            Color.WHITE,
            Color.BLACK);
    Print.Shot straight = Print.Shot.STRAIGHT;
    try (Mat first = Print.scene(WIDTH, HEIGHT, new Random(1));
        Mat second = Print.shot(sign, WIDTH, HEIGHT, straight, new Random(2));
        Mat third = Print.shot(printed, WIDTH, HEIGHT, straight, new Random(3));
        Mat small = new Mat();
        Size half = new Size(WIDTH / 2, HEIGHT / 2)) {
      new Film().show(first, 8).show(second, 6).show(third, 6).write(media.resolve("walk.avi"));
      opencv_imgproc.resize(second, small, half);
      byte[] jpeg = Pictures.encoded(".jpg", small, opencv_imgcodecs.IMWRITE_JPEG_QUALITY, 60);
      Files.write(media.resolve("cut-out.jpg"), jpeg);
    }
    Files.writeString(
        temp.resolve("zones.geojson"),
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":\"meadow\","
            + "\"properties\":{\"name\":\"Meadow\",\"restricts\":[\"CAPTURE\"]},"
            + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[8.56,47.12],[8.58,47.12],"
            + "[8.58,47.13],[8.56,47.13],[8.56,47.12]]]}}]}");
  }

  private Path check(String name, Path input, String... more) throws Exception {
    Path report = temp.resolve(name);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("check", input.toString(), "--models", models));
    arguments.addAll(List.of("--zones", temp.resolve("zones.geojson").toString()));
    arguments.addAll(List.of("--out", report.toString()));
    arguments.addAll(List.of(more));
    Processes.Ended ended = run(arguments.toArray(new String[0]));
    assertEquals(0, ended.code(), ended.err());
    return report;
  }

  private Processes.Ended run(String... arguments) throws Exception {
    return Processes.run(Files.createDirectories(temp.resolve("tmp")), "", arguments);
  }

  private static JsonNode record(Path report, String source) throws Exception {
    for (String line : Files.readAllLines(report.resolve("results.jsonl"))) {
      JsonNode record = JSON.readTree(line);
      if (record.get("source").asText().endsWith(source)) {
        return record;
      }
    }
    throw new AssertionError("no record of " + source);
  }

  private static JsonNode finding(JsonNode record, String rule) {
    for (JsonNode finding : record.get("findings")) {
      if (finding.get("rule").asText().equals(rule)) {
        return finding;
      }
    }
    throw new AssertionError("no " + rule + " in " + record.get("findings"));
  }

  @Test
  void textInAVideoIsReadWhereTheViewChangesAndCountsWithItsMoment() throws Exception {
    Path report = check("report", media, "--threads", "1");
    JsonNode film = record(report, "walk.avi");

    // read at the first picture and at the two changes of scene
    JsonNode text = film.get("checks").get("text");
    assertEquals("limited", text.get("state").asText());
    assertEquals("text-in-some-pictures", text.get("code").asText());
    assertEquals(
        "Text was read in 3 of the 20 pictures that were looked at.", text.get("message").asText());
    assertEquals(2, film.get("texts").size(), film.get("texts").toString());
    JsonNode words = film.get("texts").get(0);
    assertEquals("NOPHOTOGRAPHY", words.get("text").asText().replace(" ", ""));
    assertEquals(8, words.get("offsetS").asDouble());
    assertEquals(8, words.get("toS").asDouble());

    JsonNode sign = finding(film, "sign-in-picture");
    assertEquals(8, sign.get("offsetS").asDouble());
    assertTrue(sign.get("reason").asText().endsWith("”, at 0:08."), sign.toString());
    assertTrue(
        film.get("keyframes").toString().contains("\"offsetS\":8.0"),
        film.get("keyframes").toString());

    // the printed position is tested like any other
    JsonNode inside = finding(film, "camera-inside-zone");
    assertEquals(14, inside.get("offsetS").asDouble());
    assertEquals("text:overlay", film.get("positions").get(0).get("source").asText());
    assertEquals(47.12345, film.get("positions").get(0).get("latDeg").asDouble(), 1e-9);
    assertEquals(8.56789, film.get("positions").get(0).get("lonDeg").asDouble(), 1e-9);
    assertEquals("printed-positions-only", film.get("checks").get("position").get("code").asText());

    List<Double> offsets = new ArrayList<>();
    film.get("hashes").forEach(one -> offsets.add(one.get("offsetS").asDouble()));
    assertEquals(List.of(0.0, 8.0, 14.0), offsets);

    sameWithManyThreads(report);
    frameIsACopy(report);
  }

  private void sameWithManyThreads(Path report) throws Exception {
    Path other = check("report4", media, "--threads", "4");
    for (String file : List.of("results.jsonl", "groups.jsonl")) {
      assertEquals(
          Files.readString(report.resolve(file)), Files.readString(other.resolve(file)), file);
    }
  }

  private void frameIsACopy(Path report) throws Exception {
    List<String> groups = Files.readAllLines(report.resolve("groups.jsonl"));
    assertEquals(2, groups.size(), groups.toString());
    JsonNode film = JSON.readTree(groups.get(1));
    assertTrue(groups.get(0).contains("cut-out.jpg"), groups.get(0));
    assertTrue(film.get("source").asText().endsWith("walk.avi"), groups.get(1));
    assertEquals(8, film.get("offsetS").asDouble());
    assertTrue(film.get("bitsApart").asInt() <= 31, groups.get(1));

    String photo = record(report, "cut-out.jpg").get("source").asText();
    String video = record(report, "walk.avi").get("source").asText();
    Processes.Ended of =
        run("decide", report.toString(), photo, "--decision", "restricted", "--reason", "Gate 4");
    Path list = Files.writeString(temp.resolve("photo.jsonl"), of.out());
    JsonNode again = record(check("again", media, "--known", list.toString()), "walk.avi");
    JsonNode known = finding(again, "decided-before");
    assertEquals(8, known.get("offsetS").asDouble());
    assertTrue(
        known
            .get("reason")
            .asText()
            .startsWith("The video's picture at 0:08 looks like one that was restricted before ("),
        known.toString());

    Processes.Ended all =
        run("decide", report.toString(), video, "--decision", "restricted", "--reason", "Gate 4");
    assertEquals(3, all.out().split("\n").length, all.out());
    list = Files.writeString(temp.resolve("video.jsonl"), all.out());
    Path frame = media.resolve("cut-out.jpg");
    JsonNode still = record(check("frame", frame, "--known", list.toString()), "cut-out.jpg");
    assertEquals("MEDIUM", finding(still, "decided-before").get("level").asText());
  }
}
