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
  }

  @Test
  void theLeastDetailReadsNoTextAndSaysSo() throws Exception {
    JsonNode record = record("fast");
    assertEquals("not-asked", record.get("checks").get("text").get("state").asText());
    assertEquals(0, record.get("texts").size());
    assertFalse(rules(record).contains("sign-in-picture"), rules(record).toString());
  }
}
