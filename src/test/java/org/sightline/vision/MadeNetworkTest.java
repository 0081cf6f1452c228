package org.sightline.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sightline.media.InputException;

/** Each family of networks end to end: a file, a card, a picture, boxes in known places. */
class MadeNetworkTest {
  private static final double NEAR = 1e-3;

  @TempDir Path models;
  private Path file;

  @BeforeEach
  void folder() throws Exception {
    file = Files.createDirectories(models.resolve("made")).resolve("made.onnx");
  }

  private List<Detection> look(ModelCard card, int grey, Engine engine) throws Exception {
    try (Detectors detectors = Detectors.open(file.getParent(), card, 1, engine);
        Scalar colour = new Scalar(grey, grey, grey, 0);
        // half as high as wide: in an input of 64 × 64 it is 64 × 32, at half its size
        Mat picture = new Mat(64, 128, opencv_core.CV_8UC3, colour)) {
      return detectors.detect(picture, 128, 64);
    }
  }

  private List<Detection> look(String head, String terms, String... labels) throws Exception {
    return look(MadeNetwork.card(file, head, 64, 64, terms, labels), 10, Engine.ONNX_RUNTIME);
  }

  private static void assertBox(
      String label, double score, double x, double y, double w, double h, Detection found) {
    assertEquals(label, found.label());
    assertEquals(score, found.score(), NEAR);
    assertEquals(x, found.box().x(), NEAR);
    assertEquals(y, found.box().y(), NEAR);
    assertEquals(w, found.box().width(), NEAR);
    assertEquals(h, found.box().height(), NEAR);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void yolov8GivesNumbersFirst(Engine engine) throws Exception {
    // three boxes of six numbers: x, y, w, h, cat, dog; the picture lies 16 rows down
    float[] numbers = {
      20, 40, 50, 30, 30, 30, 10, 8, 8, 20, 4, 4, 0.1f, 0.2f, 0.1f, 0.9f, 0.1f, 0.1f
    };
    new MadeNetwork(1, 3, 64, 64).output("out", List.of(1, 6, 3), numbers).write(file);
    ModelCard card = MadeNetwork.card(file, "yolov8", 64, 64, "", "cat", "dog");
    List<Detection> found = look(card, 10, engine);
    assertEquals(1, found.size());
    // (20 ∓ 5) · 2, (30 ∓ 10 − 16) · 2: from 8 to 48, the top in the padding cut off by nothing
    assertBox("dog", 0.9, 30, 8, 20, 40, found.get(0));
  }

  @Test
  void yolov8TurnedRoundIsReadToo() throws Exception {
    float[] numbers = {20, 30, 10, 20, 0.1f, 0.9f, 1, 1, 1, 1, 0, 0, 2, 2, 1, 1, 0, 0};
    new MadeNetwork(1, 3, 64, 64).output("out", List.of(1, 3, 6), numbers).write(file);
    assertBox("dog", 0.9, 30, 8, 20, 40, look("yolov8", "", "cat", "dog").get(0));
  }

  @Test
  void yolov5MultipliesObjectnessAndClass() throws Exception {
    float[] numbers = {20, 30, 10, 20, 0.8f, 0.9f, 0.1f, 40, 30, 10, 10, 0.4f, 0.7f, 0};
    new MadeNetwork(1, 3, 64, 64).output("out", List.of(1, 2, 7), numbers).write(file);
    List<Detection> found = look("yolov5", "", "cat", "dog");
    assertEquals(1, found.size()); // 0.4 · 0.7 is below 0.3
    assertBox("cat", 0.72, 30, 8, 20, 40, found.get(0));
  }

  @Test
  void detrTakesTheSoftmaxAndStretches() throws Exception {
    // cat, dog, nothing: e² of e² + 1 + 1, and nothing as the largest
    float[] logits = {0, 2, 0, 1, 0, 5};
    float[] boxes = {0.5f, 0.5f, 0.25f, 0.5f, 0.1f, 0.1f, 0.1f, 0.1f};
    new MadeNetwork(1, 3, 64, 64)
        .output("logits", List.of(1, 2, 3), logits)
        .output("pred_boxes", List.of(1, 2, 4), boxes)
        .write(file);
    List<Detection> found = look("detr", "", "cat", "dog");
    assertEquals(1, found.size());
    double score = Math.exp(2) / (Math.exp(2) + 2);
    assertBox("dog", score, 48, 16, 32, 32, found.get(0));
  }

  @Test
  void detrWithTheLogisticFunctionHasNoClassForNothing() throws Exception {
    float[] boxes = {0.5f, 0.5f, 0.25f, 0.5f};
    new MadeNetwork(1, 3, 64, 64)
        .output("boxes", List.of(1, 1, 4), boxes)
        .output("scores", List.of(1, 1, 2), 0, 2)
        .write(file);
    List<Detection> found = look("detr", "\"output\": {\"scores\": \"sigmoid\"}", "cat", "dog");
    assertBox("dog", 1 / (1 + Math.exp(-2)), 48, 16, 32, 32, found.get(0));
  }

  @Test
  void ssdGivesThreeOutputsThatTheCardNames() throws Exception {
    // as TensorFlow has it: channels last, top first, labels from 1
    new MadeNetwork(1, 64, 64, 3)
        .output("b", List.of(1, 2, 4), 0.25f, 0.125f, 0.75f, 0.625f, 0, 0, 1, 1)
        .output("c", List.of(1, 2), 2, 1)
        .output("s", List.of(1, 2), 0.9f, 0.2f)
        .output("n", List.of(1), 2)
        .write(file);
    String terms =
        "\"output\": {\"boxes\": \"corners-y-first\", \"firstLabel\": 1,"
            + " \"names\": [\"b\", \"s\", \"c\"]}";
    List<Detection> found = look("ssd", terms, "cat", "dog");
    assertEquals(1, found.size());
    assertBox("dog", 0.9, 16, 16, 64, 32, found.get(0));
  }

  @Test
  void ssdGivesRowsOfSixOrSeven() throws Exception {
    new MadeNetwork(1, 3, 64, 64)
        .output("out", List.of(1, 2, 6), 8, 16, 40, 48, 0.9f, 1, 0, 0, 0, 0, 0, 0)
        .write(file);
    List<Detection> six = look("ssd", "\"output\": {\"unit\": \"pixels\"}", "cat", "dog");
    assertEquals(1, six.size());
    assertBox("dog", 0.9, 16, 16, 64, 32, six.get(0));
    new MadeNetwork(1, 3, 64, 64)
        .output(
            "out",
            List.of(1, 1, 2, 7),
            0,
            1,
            0.9f,
            0.125f,
            0.25f,
            0.625f,
            0.75f,
            -1,
            0,
            0.9f,
            0,
            0,
            1,
            1)
        .write(file);
    List<Detection> seven = look("ssd", "", "cat", "dog");
    assertEquals(1, seven.size());
    assertBox("dog", 0.9, 16, 16, 64, 32, seven.get(0));
  }

  @Test
  void turnedBoxesGiveTheUprightOnesAroundThem() throws Exception {
    // two ships of 40 × 4 at 45°, 4√2 apart: side by side
    float angle = (float) (Math.PI / 4);
    float[] numbers = {30, 34, 34, 30, 40, 40, 4, 4, 0.9f, 0.8f, angle, angle};
    new MadeNetwork(1, 3, 64, 64).output("out", List.of(1, 6, 2), numbers).write(file);
    List<Detection> found = look("oriented", "", "ship");
    assertEquals(2, found.size());
    double half = 44 / 2.0 / Math.sqrt(2);
    double top = (34 - half - 16) * 2;
    assertBox("ship", 0.9, (30 - half) * 2, top, half * 4, 64 - top, found.get(0));
  }

  @Test
  void severalPicturesOfOnePassAreKeptApart() throws Exception {
    // the score is 0.35 + mean: of 0..1, so a white tile is surer than a black one
    new MadeNetwork(-1, 3, -1, -1)
        .meanOfEach("out", List.of(1, 1, 6), 32, 32, 8, 8, 0.35f, 0.1f)
        .write(file);
    String terms = "\"input\": {\"deviation\": [512, 512, 512], \"padding\": 0}";
    ModelCard card = MadeNetwork.card(file, "yolov8", 64, 64, terms, "cat", "dog");
    Looking level = new Looking(Looking.Viewpoint.GROUND, null);
    List<Tile> tiles = Tile.of(640, 640, 1, card, level, Effort.NORMAL);
    List<List<Candidate>> found = new ArrayList<>();
    try (Mat picture = Mat.zeros(640, 640, opencv_core.CV_8UC3).asMat();
        Scalar white = new Scalar(255, 255, 255, 0);
        Mat corner = picture.rowRange(0, 200).colRange(0, 200)) {
      corner.put(white);
      for (int most : new int[] {1, 4}) {
        Network network = OnnxNetwork.load(file, card, Device.CPU, most);
        assertEquals(most, network.batch());
        try (Detector detector = Detector.of(file, card, 1, network)) {
          found.add(detector.look(picture, tiles));
        }
      }
    }
    // the tile of 214 × 214 at the corner: its middle less four of 64 pixels' eighths
    List<Candidate> surer = new ArrayList<>(found.get(0));
    surer.removeIf(box -> box.score() <= 0.7);
    assertEquals(1, surer.size(), found::toString);
    assertTrue(surer.get(0).left() < 107 && surer.get(0).top() < 107, found::toString);
    assertEquals(found.get(0), found.get(1), "four at once and one by one");
  }

  @Test
  void picturesAreGivenInFloatsOf16BitsToo() throws Exception {
    float[] numbers = {20, 30, 10, 20, 0.1f, 0.9f};
    new MadeNetwork(1, 3, 64, 64).output("out", List.of(1, 6, 1), numbers).writeHalf(file);
    assertEquals("float16", OnnxDescription.of(file).inputs().get(0).type());
    assertBox("dog", 0.9, 30, 8, 20, 40, look("yolov8", "", "cat", "dog").get(0));
  }

  @Test
  void lengthsThatTheFileLeavesOpenAreTheCards() throws Exception {
    float[] numbers = {20, 30, 10, 20, 0.1f, 0.9f};
    new MadeNetwork(-1, 3, -1, -1).output("out", List.of(1, 6, 1), numbers).write(file);
    assertBox("dog", 0.9, 30, 8, 20, 40, look("yolov8", "", "cat", "dog").get(0));
    new MadeNetwork(-1, -1, -1, 3).output("out", List.of(1, 6, 1), numbers).write(file);
    assertBox("dog", 0.9, 30, 8, 20, 40, look("yolov8", "", "cat", "dog").get(0));
  }

  @Test
  void aFileThatIsNoNetworkIsRefusedNamingIt() throws Exception {
    Files.write(file, new byte[] {8, 7, 1, 2, 3});
    ModelCard card = MadeNetwork.card(file, "yolov8", 64, 64, "", "cat");
    for (Engine engine : Engine.values()) {
      assertRefused(card, engine, file.toString());
    }
  }

  @Test
  void everyTruncationIsRefused() throws Exception {
    new MadeNetwork(1, 3, 64, 64).output("out", List.of(1, 6, 1), 1, 1, 1, 1, 1, 1).write(file);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 1; length < whole.length; length += 37) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      assertRefused(
          MadeNetwork.card(file, "yolov8", 64, 64, "", "cat", "dog"),
          Engine.ONNX_RUNTIME,
          file.toString());
    }
  }

  @Test
  void aCardThatDoesNotFitItsFileIsRefusedSayingWhat() throws Exception {
    new MadeNetwork(1, 3, 64, 64).output("out", List.of(1, 6, 3), new float[18]).write(file);
    assertRefused("yolov8", 64, "is not a yolov8 network: no output of 5 numbers", "cat");
    assertRefused("yolov8", 64, "it gives out [1, 6, 3]", "cat");
    assertRefused("yolov8", 96, "takes pictures of the shape [1, 3, 64, 64]", "cat", "dog");
    assertRefused("detr", 64, "is not a detr network", "cat", "dog");
    assertRefused("yolox", 64, "is not a yolox network", "cat", "dog");
    assertRefused("ssd", 64, "is not a ssd network", "cat", "dog");
    assertRefused("darknet", 64, "is not a darknet network", "cat", "dog");
    assertRefused("fastestdet", 64, "is not a fastestdet network", "cat", "dog");
    assertRefused("oriented", 64, "is not a oriented network", "cat", "dog");
  }

  @Test
  void unusualInputsAreRefusedSayingWhichAreTaken() throws Exception {
    new MadeNetwork(1, 3, 64, 64)
        .secondInput()
        .output("out", List.of(1, 6, 3), new float[18])
        .write(file);
    assertRefused("yolov8", 64, "with the picture as its only input", "cat", "dog");
    new MadeNetwork(64, 64, 3).output("out", List.of(1, 6, 3), new float[18]).write(file);
    assertRefused("yolov8", 64, "a picture of four axes", "cat", "dog");
    new MadeNetwork(1, 1, 64, 64).output("out", List.of(1, 6, 3), new float[18]).write(file);
    assertRefused("yolov8", 64, "takes pictures of the shape [1, 1, 64, 64]", "cat", "dog");
    new MadeNetwork(2, 3, 64, 64).output("out", List.of(1, 6, 3), new float[18]).write(file);
    assertRefused("yolov8", 64, "one at a time", "cat", "dog");
  }

  @Test
  void aPassThatNeedsMoreMemoryThanThereIsCostsItsPictureOnly() throws Exception {
    new MadeNetwork(1, 3, 64, 64)
        .output("out", List.of(1, 6, 1), 32, 32, 8, 8, 0.9f, 0)
        .asLargeAsThePictureIsBright("huge")
        .write(file);
    String terms = "\"input\": {\"deviation\": [0.1, 0.1, 0.1], \"padding\": 0}";
    ModelCard card = MadeNetwork.card(file, "yolov8", 64, 64, terms, "cat", "dog");
    try (Detectors detectors = Detectors.open(file.getParent(), card, 1, Engine.ONNX_RUNTIME);
        Mat black = Mat.zeros(64, 64, opencv_core.CV_8UC3).asMat();
        Scalar white = new Scalar(255, 255, 255, 0);
        Mat bright = new Mat(64, 64, opencv_core.CV_8UC3, white)) {
      assertEquals(1, detectors.detect(black, 64, 64).size());
      InputException failure =
          assertThrows(InputException.class, () -> detectors.detect(bright, 64, 64));
      assertEquals("detector-failed", failure.code());
      assertEquals(1, detectors.detect(black, 64, 64).size());
    }
  }

  private void assertRefused(String head, int side, String reason, String... labels)
      throws Exception {
    ModelCard card = MadeNetwork.card(file, head, side, side, "", labels);
    assertRefused(card, Engine.ONNX_RUNTIME, reason);
  }

  private void assertRefused(ModelCard card, Engine engine, String reason) {
    ModelException refusal =
        assertThrows(
            ModelException.class, () -> Detectors.open(file.getParent(), card, 1, engine).close());
    assertTrue(String.valueOf(refusal.getMessage()).contains(reason), refusal::toString);
  }
}
