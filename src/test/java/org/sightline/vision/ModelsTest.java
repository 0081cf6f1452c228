package org.sightline.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
  private static final byte[] WEIGHTS = {1, 2, 3};

  /** A copy of a card, its weights said to be {@link #WEIGHTS}. */
  private static Path card(Path models, String name) throws IOException {
    if (!Files.exists(models.resolve("labels"))) {
      TestModels.copy(Path.of("models/labels/coco80.txt"), models.resolve("labels"));
      TestModels.copy(Path.of("models/labels/face.txt"), models.resolve("labels"));
    }
    String card =
        Files.readString(Path.of("models").resolve(name).resolve(ModelCard.FILE))
            .replaceAll("\"sha256\": \"[^\"]*", "\"sha256\": \"" + FileHash.of(WEIGHTS))
            .replaceAll("\"bytes\": [0-9]*", "\"bytes\": " + WEIGHTS.length);
    Path home = Files.createDirectories(models.resolve(name));
    Files.writeString(home.resolve(ModelCard.FILE), card);
    return home;
  }

  @Test
  void theProjectsCardsAreWholeAndLicensed() throws Exception {
    List<ModelCard> cards = Models.cards(Path.of("models"));
    assertEquals(
        List.of("yolox-nano", "yunet", "nanodet"), cards.stream().map(ModelCard::name).toList());
    for (ModelCard card : cards) {
      if (card.isForFaces()) {
        assertEquals("yunet", card.name());
      } else {
        assertEquals(80, card.labels().size());
        assertTrue(card.labels().containsAll(List.of("airplane", "motorcycle", "couch", "tv")));
      }
      assertTrue(Files.size(Path.of("models", card.name(), "LICENSE")) > 1000);
    }
  }

  @Test
  void theLowestRankWhoseWeightsAreThereIsUsed(@TempDir Path models) throws Exception {
    Path yolox = card(models, "yolox-nano");
    Path nanodet = card(models, "nanodet");
    assertNull(Models.chosen(models));
    Files.write(nanodet.resolve("nanodet.onnx"), WEIGHTS);
    assertEquals("nanodet", name(Models.chosen(models)));
    Files.write(yolox.resolve("yolox_nano.onnx"), WEIGHTS);
    assertEquals("yolox-nano", name(Models.chosen(models)));
  }

  @Test
  void whatKnowsFacesOnlyLooksForNoObjects(@TempDir Path models) throws Exception {
    Path yunet = card(models, "yunet");
    assertNull(Models.forFaces(models));
    Files.write(yunet.resolve("yunet_n_640_640.onnx"), WEIGHTS);
    assertEquals("yunet", name(Models.forFaces(models)));
    assertNull(Models.chosen(models));
    Files.write(yunet.resolve("yunet_n_640_640.onnx"), new byte[] {1, 2, 4});
    ModelException refusal = assertThrows(ModelException.class, () -> Models.forFaces(models));
    assertTrue(refusal.toString().contains("has SHA-256"), refusal::toString);
  }

  private static String name(@org.jspecify.annotations.Nullable ModelCard card) {
    assertNotNull(card);
    return card.name();
  }

  @Test
  void aWrongModelIsNotReplacedByAnother(@TempDir Path models) throws Exception {
    Path yolox = card(models, "yolox-nano");
    Path nanodet = card(models, "nanodet");
    Files.write(nanodet.resolve("nanodet.onnx"), WEIGHTS);
    Path wrong = Files.write(yolox.resolve("yolox_nano.onnx"), new byte[] {1, 2, 4});
    ModelException refusal = assertThrows(ModelException.class, () -> Models.chosen(models));
    assertTrue(refusal.toString().contains(wrong + " has SHA-256"), refusal::toString);
  }

  @Test
  void verifyTellsRightWrongAndAbsent(@TempDir Path models) throws Exception {
    Path yolox = card(models, "yolox-nano");
    card(models, "nanodet");
    Path file = Files.write(yolox.resolve("yolox_nano.onnx"), WEIGHTS);
    assertEquals(
        List.of(Models.State.VERIFIED, Models.State.ABSENT),
        Models.verify(models).stream().map(Models.Listed::state).toList());
    Files.write(file, new byte[4]);
    Models.Listed wrong = Models.verify(models).get(0);
    assertEquals(Models.State.WRONG, wrong.state());
    assertTrue(wrong.problem().startsWith(file + " has 4 bytes where its card says 3"));
  }

  @Test
  void noFolderIsNoModel(@TempDir Path folder) throws Exception {
    assertEquals(List.of(), Models.cards(folder.resolve("none")));
  }
}
