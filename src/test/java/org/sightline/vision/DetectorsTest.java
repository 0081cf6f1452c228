package org.sightline.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;

class DetectorsTest {
  private static final Looking LEVEL = new Looking(Looking.Viewpoint.GROUND, null);

  // OpenCV reduces with 11-bit weights, the reference in double: a pixel may differ by one grey
  // step, which moves scores and edges a little
  private static final double SCORE_TOLERANCE = 0.02;
  private static final double EDGE_TOLERANCE = 0.02;

  @Test
  void scenesMatchAReferenceRunOfTheSameWeights(@TempDir Path folder) throws Exception {
    Path models = TestModels.folderWith(folder, "yolox-nano");
    try (Detectors detectors = Detectors.open(models, Engine.ONNX_RUNTIME);
        ReferenceYolox reference = new ReferenceYolox(TestModels.weights("yolox-nano"))) {
      ModelCard card = detectors.models().get(0);
      int compared = 0;
      for (Path scene : scenes()) {
        try (Mat picture = opencv_imgcodecs.imread(scene.toString())) {
          List<Detection> found = detectors.detect(picture, picture.cols(), picture.rows());
          List<Detection> wanted = new ArrayList<>();
          for (ReferenceYolox.Hit hit : reference.run(picture, card.minScore(), card.nms())) {
            double left = Math.max(0, hit.left());
            double top = Math.max(0, hit.top());
            double right = Math.min(picture.cols(), hit.right());
            double bottom = Math.min(picture.rows(), hit.bottom());
            Box box = new Box(left, top, right - left, bottom - top);
            wanted.add(
                new Detection(card.labels().get(hit.label()), hit.score(), box, card.name()));
          }
          assertAgree(scene.getFileName().toString(), wanted, found, card.minScore());
          compared += found.size();
        }
      }
      assertTrue(compared > 100, "only " + compared + " boxes were compared");
    }
  }

  @Test
  void bothEnginesAgree(@TempDir Path folder) throws Exception {
    Path models = TestModels.folderWith(folder, "yolox-nano");
    try (Detectors onnx = Detectors.open(models, Engine.ONNX_RUNTIME);
        Detectors opencv = Detectors.open(models, Engine.OPENCV)) {
      for (Path scene : scenes()) {
        try (Mat picture = opencv_imgcodecs.imread(scene.toString())) {
          assertAgree(
              scene.getFileName().toString(),
              onnx.detect(picture, picture.cols(), picture.rows()),
              opencv.detect(picture, picture.cols(), picture.rows()),
              onnx.models().get(0).minScore());
        }
      }
    }
  }

  @Test
  void boxesAreInFullSizePixelsWhateverTheReduction(@TempDir Path folder) throws Exception {
    Path models = TestModels.folderWith(folder, "yolox-nano");
    Path scene = Shared.folder("media").resolve("scenes/japanese-shop.jpg");
    try (Detectors detectors = Detectors.open(models, Engine.ONNX_RUNTIME);
        Mat whole = opencv_imgcodecs.imread(scene.toString());
        Mat half =
            opencv_imgcodecs.imread(scene.toString(), opencv_imgcodecs.IMREAD_REDUCED_COLOR_2)) {
      Box wanted = detectors.detect(whole, whole.cols(), whole.rows()).get(0).box();
      Box found = detectors.detect(half, whole.cols(), whole.rows()).get(0).box();
      assertEquals(wanted.x(), found.x(), 0.05 * wanted.width());
      assertEquals(wanted.y(), found.y(), 0.05 * wanted.height());
      assertEquals(wanted.width(), found.width(), 0.05 * wanted.width());
      assertEquals(wanted.height(), found.height(), 0.05 * wanted.height());
    }
  }

  @Test
  void aPictureThinnerThanAPixelOfTheInputIsLookedAt(@TempDir Path folder) throws Exception {
    Path models = TestModels.folderWith(folder, "yolox-nano");
    try (Detectors detectors = Detectors.open(models, Engine.ONNX_RUNTIME);
        Mat line = Mat.zeros(1, 5000, opencv_core.CV_8UC3).asMat()) {
      for (Detection detection : detectors.detect(line, 5000, 1)) {
        assertTrue(detection.box().y() + detection.box().height() <= 1);
      }
    }
  }

  @Test
  void withoutWeightsThereIsNoDetectorAndNothingIsFound(@TempDir Path folder) throws Exception {
    Path models = folder.resolve("models");
    TestModels.copy(Path.of("models/labels/coco80.txt"), models.resolve("labels"));
    TestModels.copy(Path.of("models/yolox-nano/model.json"), models.resolve("yolox-nano"));
    try (Detectors detectors = Detectors.open(models, Engine.ONNX_RUNTIME)) {
      assertEquals(List.of(), detectors.models());
    }
  }

  @Test
  void weightsWithAnotherHashAreRefusedNamingTheFile(@TempDir Path folder) throws Exception {
    Path models = TestModels.folderWith(folder, "yolox-nano");
    Path file = models.resolve("yolox-nano/yolox_nano.onnx");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    ModelException refusal =
        assertThrows(
            ModelException.class, () -> Detectors.open(models, Engine.ONNX_RUNTIME).close());
    assertTrue(String.valueOf(refusal.getMessage()).startsWith(file.toString()), refusal::toString);
  }

  private static List<Path> scenes() throws IOException {
    try (Stream<Path> files = Files.list(Shared.folder("media").resolve("scenes"))) {
      return files.filter(file -> !file.toString().endsWith(".json")).sorted().toList();
    }
  }

  /**
   * Every box of either list that is clear of the score limit has its like in the other: same
   * class, nearly the same score and edges.
   */
  private static void assertAgree(
      String scene, List<Detection> wanted, List<Detection> found, double minScore) {
    assertContains(scene + ", missing", wanted, found, minScore);
    assertContains(scene + ", too much", found, wanted, minScore);
  }

  private static void assertContains(
      String what, List<Detection> some, List<Detection> all, double minScore) {
    for (Detection one : some) {
      if (one.score() >= minScore + SCORE_TOLERANCE) {
        assertTrue(all.stream().anyMatch(other -> alike(one, other)), what + ": " + one);
      }
    }
  }

  private static boolean alike(Detection one, Detection other) {
    double slack = EDGE_TOLERANCE * Math.max(one.box().width(), one.box().height()) + 1;
    return one.label().equals(other.label())
        && Math.abs(one.score() - other.score()) <= SCORE_TOLERANCE
        && Math.abs(one.box().x() - other.box().x()) <= slack
        && Math.abs(one.box().y() - other.box().y()) <= slack
        && Math.abs(one.box().width() - other.box().width()) <= slack
        && Math.abs(one.box().height() - other.box().height()) <= slack;
  }
}
