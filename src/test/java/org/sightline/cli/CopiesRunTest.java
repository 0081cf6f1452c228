package org.sightline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.frames.Pictures;

/** Near-copies through the real program: groups of a run, decisions told again in the next. */
@Tag("slow")
class CopiesRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temp;

  @Test
  void copiesAreGroupedAndADecisionIsToldAgain() throws Exception {
    Path photos = photos();
    for (String threads : List.of("1", "3")) {
      Processes.Ended ended =
          run("check", photos.toString(), "--out", out(threads), "--threads", threads);
      assertEquals(0, ended.code(), ended.err());
    }
    String groups = Files.readString(temp.resolve("report1/groups.jsonl"));
    assertEquals(groups, Files.readString(temp.resolve("report3/groups.jsonl")));
    List<String> members = new ArrayList<>();
    for (String line : groups.split("\n")) {
      JsonNode member = JSON.readTree(line);
      assertEquals(3, member.get("pictures").asInt());
      assertTrue(member.get("bitsApart").asInt() <= 31, line);
      members.add(member.get("source").asText() + " " + member.get("turn").asText());
    }
    assertEquals(List.of("a.jpg none", "b-small.jpg none", "c-turned.jpg quarter"), members);
    JsonNode summary = JSON.readTree(temp.resolve("report1/summary.json").toFile());
    assertEquals(1, summary.get("copies").get("groups").asInt());

    decided();
  }

  private void decided() throws Exception {
    Processes.Ended decide =
        run("decide", out("1"), "a.jpg", "--decision", "restricted", "--reason", "A mast");
    assertEquals(0, decide.code(), decide.err());
    Path list = Files.writeString(temp.resolve("decisions.jsonl"), decide.out());
    Processes.Ended again =
        run("check", photos().toString(), "--out", out("4"), "--known", list.toString());
    assertEquals(0, again.code(), again.err());
    for (String line : Files.readAllLines(temp.resolve("report4/results.jsonl"))) {
      JsonNode record = JSON.readTree(line);
      boolean known = !record.get("source").asText().equals("d-other.jpg");
      assertEquals(known ? "MEDIUM" : "UNDETERMINED", record.get("level").asText(), line);
      assertEquals(known, line.contains("“A mast”"), line);
    }
    Processes.Ended whole =
        run("decide", out("1"), "--group", "1", "--decision", "cleared", "--reason", "Seen");
    assertEquals(3, whole.out().split("\n").length, whole.out());
    Processes.Ended nobody =
        run("decide", out("1"), "x.jpg", "--decision", "cleared", "--reason", "Seen");
    assertEquals(2, nobody.code());
    assertTrue(nobody.err().contains("x.jpg"), nobody.err());
    Files.writeString(list, "{\"hash\":\"12\"}\n", java.nio.file.StandardOpenOption.APPEND);
    Processes.Ended bad =
        run("check", photos().toString(), "--out", out("5"), "--known", list.toString());
    assertEquals(2, bad.code());
    assertTrue(bad.err().contains("decisions.jsonl: line 2: hash must be"), bad.err());
    assertFalse(Files.exists(temp.resolve("report5")));
  }

  private Processes.Ended run(String... arguments) throws Exception {
    return Processes.run(Files.createDirectories(temp.resolve("tmp")), "", arguments);
  }

  private String out(String name) {
    return temp.resolve("report" + name).toString();
  }

  /** One picture, a small copy, a turned copy, and another picture. */
  private Path photos() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("photos"));
    try (Mat one = waves(1);
        Mat other = waves(2);
        Mat small = new Mat();
        Mat turned = new Mat();
        Size half = new Size(400, 300)) {
      opencv_imgproc.resize(one, small, half);
      opencv_core.rotate(one, turned, opencv_core.ROTATE_90_CLOCKWISE);
      write(folder.resolve("a.jpg"), one, 90);
      write(folder.resolve("b-small.jpg"), small, 50);
      write(folder.resolve("c-turned.jpg"), turned, 75);
      write(folder.resolve("d-other.jpg"), other, 90);
    }
    return folder;
  }

  private static void write(Path file, Mat picture, int quality) throws IOException {
    Files.write(
        file, Pictures.encoded(".jpg", picture, opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality));
  }

  private static Mat waves(int seed) {
    Random dice = new Random(seed);
    double[][] sums = new double[600][800];
    for (int wave = 0; wave < 40; wave++) {
      double down = dice.nextGaussian() / 30;
      double across = dice.nextGaussian() / 30;
      double phase = dice.nextDouble() * 6.3;
      for (int i = 0; i < 600; i++) {
        for (int j = 0; j < 800; j++) {
          sums[i][j] += 12 * Math.sin(down * i + across * j + phase);
        }
      }
    }
    byte[] grey = new byte[600 * 800 * 3];
    for (int i = 0; i < grey.length; i++) {
      double sum = 128 + sums[i / 3 / 800][i / 3 % 800];
      grey[i] = (byte) Math.max(0, Math.min(255, sum));
    }
    Mat mat = new Mat(600, 800, opencv_core.CV_8UC3);
    mat.data().put(grey);
    return mat;
  }
}
