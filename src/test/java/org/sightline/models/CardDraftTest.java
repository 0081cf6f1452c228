package org.sightline.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.vision.Engine;
import org.sightline.vision.MadeNetwork;
import org.sightline.vision.ModelException;
import org.sightline.vision.Models;
import org.sightline.vision.OnnxDescription;
import org.sightline.vision.OnnxDescription.Tensor;

class CardDraftTest {
  @TempDir Path folder;

  private static FamilyGuess guess(int labels, Map<String, String> metadata, Tensor... outputs) {
    return FamilyGuess.of(new OnnxDescription(List.of(), List.of(outputs), metadata), 640, labels);
  }

  private static Tensor floats(String name, Integer... shape) {
    return new Tensor(name, "float", List.of(shape));
  }

  @Test
  void whatTheShapesTellIsNotAsked() {
    assertEquals(List.of("yolov8"), guess(80, Map.of(), floats("o", 1, 84, 8400)).heads());
    assertEquals(List.of("yolov8"), guess(80, Map.of(), floats("o", 1, 84, -1)).heads());
    FamilyGuess five = guess(0, Map.of(), floats("o", 1, 25200, 85));
    assertEquals(List.of("yolov5"), five.heads());
    assertEquals(80, five.classes());
    assertEquals(
        List.of("oriented"), guess(15, Map.of("task", "obb"), floats("o", 1, 20, 21504)).heads());
    assertEquals(List.of("ssd"), guess(80, Map.of(), floats("o", 1, 300, 6)).heads());
    FamilyGuess detr =
        guess(0, Map.of(), floats("logits", 1, 100, 92), floats("pred_boxes", 1, 100, 4));
    assertEquals(List.of("detr"), detr.heads());
    assertEquals(List.of("pred_boxes", "logits"), detr.names());
    FamilyGuess ssd =
        guess(
            0,
            Map.of(),
            floats("detection_boxes:0", 1, 100, 4),
            floats("detection_classes:0", 1, 100),
            floats("detection_scores:0", 1, 100),
            floats("num_detections:0", 1));
    assertEquals(List.of("ssd"), ssd.heads());
    assertEquals(
        List.of("detection_boxes:0", "detection_scores:0", "detection_classes:0"), ssd.names());
  }

  @Test
  void whatTheShapesDoNotTellIsAsked() {
    assertEquals(
        List.of("yolov8", "oriented"), guess(0, Map.of(), floats("o", 1, 84, 8400)).heads());
    assertEquals(
        List.of("yolox", "yolov5", "yolov8"), guess(0, Map.of(), floats("o", 1, 8400, 85)).heads());
    assertEquals(List.of(), guess(0, Map.of(), floats("o", 1, 1000)).heads());
  }

  @Test
  void labelsComeFromTheMetadataOrNotAtAll() {
    assertEquals(
        List.of("person", "o'clock", "c"),
        CardDraft.labels(Map.of("names", "{0: 'person', 1: \"o'clock\", 2: 'c'}")));
    assertEquals(List.of(), CardDraft.labels(Map.of("names", "{0: 'person', 2: 'c'}")));
    assertEquals(List.of(), CardDraft.labels(Map.of()));
  }

  @Test
  void aDraftIsSeenByNoRunUntilItIsFilledInAndFits() throws Exception {
    Path models = folder.resolve("models");
    Path file =
        new MadeNetwork(1, 3, 64, 64)
            .output("out", List.of(1, 6, 30), new float[180])
            .write(folder.resolve("mine.onnx"));
    CardDraft draft = new CardDraft(models, "mine");
    assertTrue(draft.add(file).contains("output  out float [1, 6, 30]"));
    assertEquals(List.of(), Models.cards(models));
    Path review = models.resolve("mine").resolve(CardDraft.FILE);
    String card = Files.readString(review);
    assertRefused(draft, "\"head\" is still to be filled in: the family of networks: yolov8 if");
    card = card.replaceAll("\"head\" : \"[^\"]*\"", "\"head\": \"yolov8\"");
    Files.writeString(review, card);
    assertRefused(draft, "\"labels\" is still to be filled in: a file in models/labels");
    Files.createDirectories(models.resolve("labels"));
    Files.write(models.resolve("labels/mine.txt"), List.of("cat"));
    card = card.replaceAll("\"labels\" : \"[^\"]*\"", "\"labels\": \"mine.txt\"");
    card = card.replaceAll("\"minScore\" : \"[^\"]*\"", "\"minScore\": 0.3");
    Files.writeString(review, card);
    assertRefused(draft, "\"licence\" is still to be filled in: the SPDX identifier");
    card = card.replaceAll("\"licence\" : \"[^\"]*\"", "\"licence\": \"CC0-1.0\"");
    card = card.replaceAll("\"trainedOn\" : \"[^\"]*\"", "\"trainedOn\": \"nothing\"");
    Files.writeString(review, card);
    assertRefused(draft, "\"viewpoints\" is still to be filled in: the camera tilts");
    card = card.replaceAll("\"viewpoints\" : \"[^\"]*\"", "\"viewpoints\": [\"nadir\"]");
    Files.writeString(review, card);
    assertRefused(draft, "is not a yolov8 network: no output of 5 numbers");
    Files.write(models.resolve("labels/mine.txt"), List.of("cat", "dog"));
    draft.accept(Engine.ONNX_RUNTIME);
    assertEquals("mine", String.valueOf(Models.chosen(models).name()));
    assertFalse(Files.exists(review));
    ModelException twice = assertThrows(ModelException.class, () -> draft.add(file));
    assertTrue(String.valueOf(twice.getMessage()).contains("--name"), twice::toString);
  }

  private static void assertRefused(CardDraft draft, String reason) {
    ModelException refusal =
        assertThrows(ModelException.class, () -> draft.accept(Engine.ONNX_RUNTIME));
    assertTrue(String.valueOf(refusal.getMessage()).contains(reason), refusal::toString);
  }

  @Test
  void whatAFileLeavesOpenIsAskedAndWhatCannotBeGivenIsRefused() throws Exception {
    Path models = folder.resolve("models");
    Path open =
        new MadeNetwork(-1, -1, -1, 3)
            .output("out", List.of(1, 30, 6), new float[180])
            .write(folder.resolve("open.onnx"));
    List<String> told = new CardDraft(models, "open").add(open);
    assertTrue(told.contains("input   picture float [?, ?, ?, 3]"), told::toString);
    assertTrue(told.contains("labels  the file names none"), told::toString);
    String card = Files.readString(models.resolve("open").resolve(CardDraft.FILE));
    assertTrue(card.contains("\"inputHeightPx\" : \"? pixels; the file leaves it open"), card);
    Path two =
        new MadeNetwork(1, 3, 64, 64)
            .secondInput()
            .output("out", List.of(1, 6, 30), new float[180])
            .write(folder.resolve("two.onnx"));
    CardDraft draft = new CardDraft(models, "two");
    ModelException refusal = assertThrows(ModelException.class, () -> draft.add(two));
    assertTrue(
        String.valueOf(refusal.getMessage()).contains("as its only input"), refusal::toString);
    assertFalse(Files.exists(models.resolve("two")));
  }

  @Test
  void aFileThatIsNoNetworkLeavesNothingBehind() throws Exception {
    Path file = Files.write(folder.resolve("bad.onnx"), new byte[] {1, 2, 3});
    Path models = folder.resolve("models");
    ModelException refusal =
        assertThrows(ModelException.class, () -> new CardDraft(models, "bad").add(file));
    assertTrue(String.valueOf(refusal.getMessage()).startsWith(file.toString()));
    assertFalse(Files.exists(models));
    assertThrows(ModelException.class, () -> new CardDraft(models, "../bad"));
  }

  @Test
  void realFilesAreRecognised() throws Exception {
    Path files = Shared.folder("models");
    OnnxDescription fastest = OnnxDescription.of(files.resolve("fastestdet/FastestDet.onnx"));
    FamilyGuess guess = FamilyGuess.of(fastest, 352, 0);
    assertEquals(List.of("fastestdet"), guess.heads());
    assertEquals(80, guess.classes());
    OnnxDescription yolox = OnnxDescription.of(files.resolve("yolox-nano/yolox_nano.onnx"));
    assertTrue(FamilyGuess.of(yolox, 416, 0).heads().contains("yolox"));
  }
}
