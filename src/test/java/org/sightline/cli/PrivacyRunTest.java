package org.sightline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.text.PlatePrint;
import org.sightline.text.TextNetworks;
import org.sightline.vision.Box;

/** The real program on a street scene on which a plate with an invented number was screwed. */
@Tag("slow")
class PrivacyRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The van of the scene, enlarged twice. */
  private static final Box VAN = new Box(191, 357, 339, 231);

  @TempDir private Path temp;
  private Path models = Path.of("");
  private Box plate = VAN;

  @BeforeEach
  void aVanWithAPlate() throws Exception {
    models = Files.createDirectories(temp.resolve("models"));
    for (String name : List.of("labels/coco80.txt", "labels/face.txt")) {
      copy(Path.of("models").resolve(name), name);
    }
    copy(Path.of("models/yolox-nano/model.json"), "yolox-nano/model.json");
    Path shared = Shared.folder("models");
    copy(shared.resolve("yolox-nano/yolox_nano.onnx"), "yolox-nano/yolox_nano.onnx");
    copy(Path.of("models/yunet/model.json"), "yunet/model.json");
    Path kit = TextNetworks.modelsDir().resolve("ppocr");
    for (String name : List.of("kit.json", "det.onnx", "cls.onnx", "rec.onnx", "keys.txt")) {
      copy(kit.resolve(name), "ppocr/" + name);
    }
    PlatePrint.Style style = PlatePrint.STYLES.get(1);
    BufferedImage drawn = PlatePrint.draw("XB47 KTR", style);
    Path scene = Shared.folder("media").resolve("scenes/000000034246.jpg");
    try (Mat read = opencv_imgcodecs.imread(scene.toString());
        Mat large = new Mat();
        Size twice = new Size(2 * read.cols(), 2 * read.rows())) {
      opencv_imgproc.resize(read, large, twice, 0, 0, opencv_imgproc.INTER_CUBIC);
      plate = PlatePrint.screw(drawn, large, VAN, 0.4, new Random(4));
      assertTrue(opencv_imgcodecs.imwrite(temp.resolve("street.jpg").toString(), large));
    }
  }

  private void copy(Path from, String to) throws IOException {
    Path file = models.resolve(to);
    Files.createDirectories(file.getParent());
    Files.copy(from, file);
  }

  private void installYuNet() throws IOException {
    copy(
        Shared.folder("models").resolve("yunet/yunet_n_640_640.onnx"),
        "yunet/yunet_n_640_640.onnx");
  }

  private Processes.Ended run(String out, String... more) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("check", temp.resolve("street.jpg").toString()));
    arguments.addAll(List.of("--models", models.toString()));
    arguments.addAll(List.of("--out", temp.resolve(out).toString()));
    arguments.addAll(List.of(more));
    Path scratch = Files.createDirectories(temp.resolve("tmp"));
    return Processes.run(scratch, "", arguments.toArray(new String[0]));
  }

  private JsonNode record(String out, String... more) throws Exception {
    Processes.Ended ended = run(out, more);
    assertEquals(0, ended.code(), ended.err());
    assertUntold(ended.out() + ended.err());
    List<String> lines = Files.readAllLines(temp.resolve(out).resolve("results.jsonl"));
    assertEquals(1, lines.size());
    try (Stream<Path> files = Files.walk(temp.resolve(out))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertUntold(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return JSON.readTree(lines.get(0));
  }

  /** The drawn plate's letters, and those that stand in the scene. */
  private static void assertUntold(String text) {
    String bare = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    for (String letters : List.of("XB47KTR", "XB47", "176LNV", "FC55KUH", "FC55")) {
      assertFalse(bare.contains(letters), "a plate's letters are told: " + letters);
    }
  }

  @Test
  void facesAndPlatesAreCountedAndNobodysPlateIsTold() throws Exception {
    installYuNet();
    JsonNode record = record("asked", "--privacy");
    JsonNode privacy = record.get("privacy");
    assertEquals("made", record.get("checks").get("faces").get("state").asText());
    assertEquals("limited", record.get("checks").get("plates").get("state").asText());
    assertEquals("readable-only", record.get("checks").get("plates").get("code").asText());
    assertEquals("yunet", privacy.get("model").asText());
    assertTrue(privacy.get("faces").asInt() >= 5, privacy.toString());
    assertTrue(privacy.get("plates").asInt() >= 2, privacy.toString());
    double best = 0;
    for (JsonNode region : privacy.get("regions")) {
      JsonNode b = region.get("box");
      Box box =
          new Box(
              b.get(0).asDouble(), b.get(1).asDouble(), b.get(2).asDouble(), b.get(3).asDouble());
      if (region.get("kind").asText().equals("plate")) {
        best = Math.max(best, PlatePrint.overlap(box, plate));
      }
      assertTrue(region.get("offsetS").isNull());
    }
    assertTrue(best > 0.4, "the plate that was drawn: " + privacy);
    assertTrue(record.get("notes").toString().contains("plate-withheld"));
    String csv = Files.readString(temp.resolve("asked/results.csv"));
    assertTrue(csv.startsWith("source,") && csv.contains(",faces,plates\r\n"), csv);
    JsonNode summary = JSON.readTree(temp.resolve("asked/summary.json").toFile());
    assertEquals(privacy.get("faces").asInt(), summary.get("privacy").get("faces").asInt());
    assertEquals(1, summary.get("privacy").get("filesWithPlates").asInt());
  }

  @Test
  void nothingIsCountedUnlessAskedAndPlatesAreUntoldAllTheSame() throws Exception {
    installYuNet();
    JsonNode record = record("plain");
    assertTrue(record.get("privacy").isNull());
    assertEquals("not-asked", record.get("checks").get("faces").get("state").asText());
    assertEquals("not-asked", record.get("checks").get("plates").get("state").asText());
    JsonNode summary = JSON.readTree(temp.resolve("plain/summary.json").toFile());
    assertTrue(summary.get("privacy").isNull());
    assertEquals(2, summary.get("models").size(), summary.get("models").toString());
    assertFalse(Files.readString(temp.resolve("plain/results.csv")).contains(",faces"));
  }

  @Test
  void withoutAModelTheFacesCheckSaysHowToGetOne() throws Exception {
    JsonNode check = record("without", "--privacy", "--detail", "fast").get("checks").get("faces");
    assertEquals("not-made", check.get("state").asText());
    assertEquals("no-model", check.get("code").asText());
    assertTrue(check.get("message").asText().contains("models install yunet --from FILE"));
  }

  @Test
  void aWrongModelAndNoPixelsAreRefused() throws Exception {
    Files.write(models.resolve("yunet/yunet_n_640_640.onnx"), new byte[] {1, 2, 3});
    Processes.Ended wrong = run("wrong", "--privacy");
    assertEquals(2, wrong.code());
    assertTrue(wrong.err().contains("yunet_n_640_640.onnx has 3 bytes"), wrong.err());
    Processes.Ended blind = run("blind", "--privacy", "--no-pixels");
    assertEquals(2, blind.code());
    assertTrue(blind.err().contains("--privacy looks at pictures"), blind.err());
  }
}
