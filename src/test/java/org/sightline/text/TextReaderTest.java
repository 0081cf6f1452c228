package org.sightline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.vision.ModelException;
import org.sightline.vision.ModelKit;

class TextReaderTest {
  private static TextReader reader;

  @BeforeAll
  static void open() throws Exception {
    reader = TextReader.open(TextNetworks.modelsDir(), 736);
    assertNotNull(reader);
  }

  @AfterAll
  static void close() {
    if (reader != null) {
      reader.close();
    }
  }

  private static List<TextLine> read(List<String> sign, Print.Shot shot) throws Exception {
    var drawn = Print.sign(sign, 40, Color.BLACK, Color.WHITE);
    try (Mat picture = Print.shot(drawn, 800, 600, shot, new Random(6))) {
      return reader.read(picture, 1600, 1200).lines();
    }
  }

  @Test
  void aSignIsReadWithItsPlaceInTheWholePicture() throws Exception {
    List<TextLine> lines = read(List.of("NO PHOTOGRAPHY"), Print.Shot.STRAIGHT);
    assertEquals(1, lines.size());
    // narrow spaces get lost
    assertEquals("NOPHOTOGRAPHY", lines.get(0).text().replace(" ", ""));
    assertTrue(lines.get(0).score() > 0.9);
    // capitals of Inter are 0.73 of 40 px high, here at twice the size; the box has a rim
    assertEquals(1.0, lines.get(0).place().height() / (2 * 0.73 * 40), 0.5);
    assertEquals(0, lines.get(0).place().turnDeg(), 3);
  }

  @Test
  void turnedUpsideDownAndSlantedSignsAreRead() throws Exception {
    for (double turn : new double[] {25, -25, 90, -90, 180}) {
      List<TextLine> lines = read(List.of("RESTRICTED AREA"), new Print.Shot(turn, 0.1, 0.8, 6));
      assertEquals(1, lines.size(), turn + "°");
      assertEquals("RESTRICTEDAREA", lines.get(0).text().replace(" ", ""), turn + "°");
      assertEquals(0, Block.apartDeg(turn, lines.get(0).place().turnDeg()), 8, turn + "°");
    }
  }

  @Test
  void chineseIsRead() throws Exception {
    assumeTrue(Print.canDraw("军事禁区"), "no font with Chinese characters here");
    List<TextLine> lines = read(List.of("军事禁区", "禁止拍照"), Print.Shot.STRAIGHT);
    assertEquals("军事禁区", lines.get(0).text());
    assertEquals("禁止拍照", lines.get(1).text());
  }

  @Test
  void writingInAScriptThatItDoesNotKnowIsCounted() throws Exception {
    for (List<String> sign :
        List.of(
            List.of("ФОТОСЪЁМКА", "ЗАПРЕЩЕНА"),
            List.of("Вход воспрещён"),
            List.of("ΑΠΑΓΟΡΕΥΕΤΑΙ", "Η ΕΙΣΟΔΟΣ"))) {
      TextReader.Reading reading = reading(sign);
      assertEquals(sign.size(), reading.unclear(), sign.toString());
      assertEquals(0, reading.tooSmall(), sign.toString());
      assertTrue(reading.whole(), sign.toString());
    }
    for (List<String> sign :
        List.of(List.of("NO PHOTOGRAPHY"), List.of("ZAKAZ", "FOTOGRAFOWANIA"), List.of("STOP"))) {
      assertEquals(0, reading(sign).unclear(), sign.toString());
      assertEquals(0, reading(sign).tooSmall(), sign.toString());
    }
  }

  private static TextReader.Reading reading(List<String> sign) throws Exception {
    var drawn = Print.sign(sign, 40, Color.BLACK, Color.WHITE);
    Print.Shot shot = new Print.Shot(4, 0.05, 0.5, 4);
    try (Mat picture = Print.shot(drawn, 800, 600, shot, new Random(6))) {
      return reader.read(picture, 800, 600);
    }
  }

  @Test
  void aPictureWithoutTextHasNone() throws Exception {
    var blank = Print.sign(List.of(" "), 40, Color.WHITE, Color.WHITE);
    try (Mat picture = Print.shot(blank, 640, 480, new Print.Shot(0, 0, 0, 12), new Random(7))) {
      TextReader.Reading reading = reader.read(picture, 640, 480);
      assertEquals(List.of(), reading.lines());
      assertTrue(reading.whole());
    }
  }

  @Test
  void tinyAndLongPicturesAreNoTrouble() throws Exception {
    for (int[] size : new int[][] {{1, 1}, {3, 2000}, {4000, 2}}) {
      var blank = Print.sign(List.of(" "), 20, Color.WHITE, Color.WHITE);
      try (Mat picture = Print.shot(blank, size[0], size[1], Print.Shot.STRAIGHT, new Random(7))) {
        assertEquals(List.of(), reader.read(picture, size[0], size[1]).lines());
      }
    }
  }

  @Test
  void withoutTheNetworksThereIsNoReaderAndWrongOnesAreRefused(@TempDir Path models)
      throws Exception {
    Path folder = Files.createDirectories(models.resolve("ppocr"));
    assertNull(TextReader.open(models, 736));
    Files.copy(Path.of("models", "ppocr", "kit.json"), folder.resolve("kit.json"));
    assertNull(TextReader.open(models, 736));
    ModelKit kit = ModelKit.named(models, "ppocr");
    assertNotNull(kit);
    kit.install(models, TextNetworks.jar());
    assertNull(kit.problem(models));
    byte[] keys = Files.readAllBytes(folder.resolve("keys.txt"));
    keys[7]++;
    Files.write(folder.resolve("keys.txt"), keys);
    ModelException wrong = assertThrows(ModelException.class, () -> TextReader.open(models, 736));
    assertTrue(String.valueOf(wrong.getMessage()).contains("keys.txt has SHA-256"));
    kit.install(models, TextNetworks.jar());
    assertNull(kit.problem(models));
  }

  @Test
  void noRealSceneShowsARestrictedSign() throws Exception {
    Path scenes = Shared.folder("media").resolve("scenes");
    Signs signs = Signs.load();
    Markings markings = Markings.load();
    int looked = 0;
    for (String name : List.of("japanese-shop.jpg", "street_busy.jpg", "000000226111.jpg")) {
      try (Mat picture =
          org.bytedeco.opencv.global.opencv_imgcodecs.imread(scenes.resolve(name).toString())) {
        List<TextLine> lines = reader.read(picture, picture.cols(), picture.rows()).lines();
        assertTrue(lines.size() >= 2, name);
        assertEquals(List.of(), signs.find(lines), name);
        assertEquals(List.of(), markings.find(lines), name);
        assertEquals(List.of(), Overlay.positions(lines), name);
        looked++;
      }
    }
    assertEquals(3, looked);
  }
}
