package org.sightline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.text.Print;
import org.sightline.text.TextNetworks;

/** The real program, and the child that holds its pixels, on a picture with a sign in it. */
@Tag("slow")
class TextRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LEFT = 900;
  private static final int TOP = 300;

  @TempDir private Path temp;
  private String models = "";
  private BufferedImage sign;

  @BeforeEach
  void aSignOnAWall() throws Exception {
    models = TextNetworks.modelsDir().toAbsolutePath().toString();
    sign = Print.sign(List.of("NO PHOTOGRAPHY"), 60, Color.WHITE, new Color(170, 20, 20));
    var wall = new BufferedImage(1600, 1200, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = wall.createGraphics();
    pen.setColor(new Color(150, 145, 135));
    pen.fillRect(0, 0, 1600, 1200);
    pen.drawImage(sign, LEFT, TOP, null);
    pen.dispose();
    assertTrue(ImageIO.write(wall, "jpeg", temp.resolve("wall.jpg").toFile()));
  }

  private JsonNode record(String detail) throws Exception {
    Path report = temp.resolve("report-" + detail);
    Processes.Ended ended =
        Processes.run(
            Files.createDirectories(temp.resolve("tmp")),
            "",
            "check",
            temp.resolve("wall.jpg").toString(),
            "--models",
            models,
            "--detail",
            detail,
            "--out",
            report.toString());
    assertEquals(0, ended.code(), ended.err());
    return onlyRecord(report);
  }

  private static JsonNode onlyRecord(Path report) throws IOException {
    List<String> lines = Files.readAllLines(report.resolve("results.jsonl"));
    assertEquals(1, lines.size());
    return JSON.readTree(lines.get(0));
  }

  private static List<String> rules(JsonNode record) {
    List<String> rules = new ArrayList<>();
    for (JsonNode finding : record.get("findings")) {
      rules.add(finding.get("rule").asText());
    }
    return rules;
  }

  @Test
  void aSignIsReadInItsPlaceFoundAndDrawn() throws Exception {
    JsonNode record = record("normal");
    assertEquals("made", record.get("checks").get("text").get("state").asText());
    assertEquals(1, record.get("texts").size(), record.get("texts").toString());
    JsonNode line = record.get("texts").get(0);
    assertEquals("NOPHOTOGRAPHY", line.get("text").asText().replace(" ", ""));
    assertTrue(line.get("score").asDouble() > 0.9, line.toString());
    JsonNode box = line.get("box");
    double width = box.get(2).asDouble();
    double height = box.get(3).asDouble();
    // the words stand in the middle of the board and fill about four fifths of its width
    assertEquals(LEFT + sign.getWidth() / 2.0, box.get(0).asDouble() + width / 2, 12);
    assertEquals(0.75, width / sign.getWidth(), 0.12);
    // capitals of Inter are 0.73 of 60 px high; the box has a rim
    assertEquals(1.2 * 0.73 * 60, height, 0.5 * 0.73 * 60);
    assertTrue(box.get(1).asDouble() >= TOP - 4, line.toString());
    assertTrue(box.get(1).asDouble() + height <= TOP + sign.getHeight() + 4, line.toString());
    assertTrue(rules(record).contains("sign-in-picture"), rules(record).toString());
    assertEquals(1, record.get("annotated").size());
    String drawn = record.get("annotated").get(0).asText();
    assertBracketsAround(ImageIO.read(temp.resolve("report-normal").resolve(drawn).toFile()), box);
  }

  /** Strokes of the colour of text left and right of the words, and none on them. */
  private static void assertBracketsAround(BufferedImage drawn, JsonNode box) {
    double scale = drawn.getWidth() / 1600.0;
    int left = (int) (box.get(0).asDouble() * scale);
    int right = (int) ((box.get(0).asDouble() + box.get(2).asDouble()) * scale);
    int top = (int) (box.get(1).asDouble() * scale);
    int bottom = (int) ((box.get(1).asDouble() + box.get(3).asDouble()) * scale);
    assertTrue(warm(drawn, left - 30, left, top - 30, bottom + 30) > 20, "left bracket");
    assertTrue(warm(drawn, right, right + 30, top - 30, bottom + 30) > 20, "right bracket");
    // a rim of a letter may come near the colour; a stroke has hundreds of pixels
    assertTrue(warm(drawn, left + 2, right - 2, top + 2, bottom - 2) < 10, "words left free");
  }

  private static int warm(BufferedImage drawn, int left, int right, int top, int bottom) {
    int count = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        Color colour = new Color(drawn.getRGB(x, y));
        // the frame's a9dcff, which neither the board nor its white letters have
        boolean near =
            Math.abs(colour.getRed() - 0xa9) < 35
                && Math.abs(colour.getGreen() - 0xdc) < 30
                && colour.getBlue() > 215;
        count += near ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void theLeastDetailReadsNoTextAndSaysSo() throws Exception {
    JsonNode record = record("fast");
    assertEquals("not-asked", record.get("checks").get("text").get("state").asText());
    assertEquals(0, record.get("texts").size());
    assertFalse(rules(record).contains("sign-in-picture"), rules(record).toString());
  }
}
