package org.sightline.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.StringVector;
import org.bytedeco.opencv.opencv_dnn.Net;
import org.junit.jupiter.api.Test;
import org.sightline.Shared;

/**
 * FastestDet and Yolo-Fastest beside a run of the same weights that shares nothing with the code
 * under test: OpenCV prepares the picture and runs the network, plain loops read the boxes.
 */
class ReferenceFamiliesTest {
  private static final double NMS = 0.45;
  private static final double NEAR_SCORE = 0.005;

  private interface Decoding {
    List<Candidate> boxes(List<Mat> outputs, int width, int height);
  }

  private static ModelCard card(String head, int side, double minScore, ModelCard.Layers layers)
      throws Exception {
    List<String> labels = Files.readAllLines(Path.of("models/labels/coco80.txt"));
    ModelCard plain = TestCards.of(head, labels.toArray(String[]::new));
    return new ModelCard(
        plain.name(),
        plain.file(),
        plain.sha256(),
        plain.bytes(),
        head,
        side,
        side,
        labels,
        minScore,
        NMS,
        plain.licence(),
        plain.trainedOn(),
        plain.viewpoints(),
        plain.quality(),
        plain.rank(),
        plain.source(),
        null,
        plain.preparation(),
        plain.reading(),
        layers);
  }

  private static List<Path> scenes() throws Exception {
    try (Stream<Path> files = Files.list(Shared.folder("media").resolve("scenes"))) {
      return files.filter(file -> !file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @Test
  void fastestDetGivesTheBoxesOfTheReference() throws Exception {
    Path weights = Shared.folder("models").resolve("fastestdet/FastestDet.onnx");
    ModelCard card = card("fastestdet", 352, 0.6, null);
    try (Net net = opencv_dnn.readNetFromONNX(weights.toString());
        Detector detector = Detector.load(weights, card, 1, Engine.ONNX_RUNTIME, Device.CPU)) {
      compare(detector, net, false, ReferenceFamiliesTest::fastestDet);
    }
  }

  @Test
  void darknetGivesTheBoxesOfTheReference() throws Exception {
    Path shared = Shared.folder("models").resolve("yolo-fastest");
    Path weights = shared.resolve("yolo-fastest-1.1-xl.weights");
    String config = "yolo-fastest-1.1-xl.cfg";
    ModelCard.Layers layers = new ModelCard.Layers(config, "0".repeat(64));
    ModelCard card = card("darknet", 320, 0.3, layers);
    String network = shared.resolve(config).toString();
    try (Net net = opencv_dnn.readNetFromDarknet(network, weights.toString());
        Detector detector = Detector.load(weights, card, 1, Engine.OPENCV, Device.CPU)) {
      compare(detector, net, true, ReferenceFamiliesTest::darknet);
    }
  }

  private static void compare(Detector detector, Net net, boolean redFirst, Decoding decoding)
      throws Exception {
    ModelCard card = detector.card();
    int compared = 0;
    for (Path scene : scenes()) {
      try (Mat picture = opencv_imgcodecs.imread(scene.toString())) {
        List<Candidate> found = detector.look(picture, List.of());
        List<Candidate> wanted = suppress(run(net, picture, card, redFirst, decoding));
        wanted.removeIf(box -> box.score() < card.minScore());
        assertEquals(wanted.size(), found.size(), scene + ": " + wanted + "\n" + found);
        for (Candidate box : wanted) {
          assertTrue(
              found.stream().anyMatch(other -> alike(box, other, picture)),
              scene + ", missing: " + box);
        }
        compared += found.size();
      }
    }
    assertTrue(compared > 80, "only " + compared + " boxes were compared");
  }

  /** Whether a box, cut at the picture's edges, is another within a pixel. */
  private static boolean alike(Candidate box, Candidate other, Mat picture) {
    return box.label() == other.label()
        && Math.abs(box.score() - other.score()) <= NEAR_SCORE
        && Math.abs(Math.max(0, box.left()) - other.left()) <= 1
        && Math.abs(Math.max(0, box.top()) - other.top()) <= 1
        && Math.abs(Math.min(picture.cols(), box.right()) - other.right()) <= 1
        && Math.abs(Math.min(picture.rows(), box.bottom()) - other.bottom()) <= 1;
  }

  private static List<Candidate> run(
      Net net, Mat picture, ModelCard card, boolean redFirst, Decoding decoding) {
    try (Size size = new Size(card.inputWidthPx(), card.inputHeightPx());
        Scalar nothing = new Scalar(0, 0, 0, 0);
        Mat input =
            opencv_dnn.blobFromImage(
                picture, 1 / 255.0, size, nothing, redFirst, false, opencv_core.CV_32F);
        StringVector names = net.getUnconnectedOutLayersNames();
        MatVector results = new MatVector()) {
      net.setInput(input);
      net.forward(results, names);
      return decoding.boxes(List.of(results.get()), picture.cols(), picture.rows());
    }
  }

  /** Channels of 22 × 22 cells: objectness, four of the box, 80 classes. */
  private static List<Candidate> fastestDet(List<Mat> outputs, int width, int height) {
    FloatBuffer values = outputs.get(0).createBuffer();
    List<Candidate> boxes = new ArrayList<>();
    for (int row = 0; row < 22; row++) {
      for (int column = 0; column < 22; column++) {
        int cell = row * 22 + column;
        int best = 5;
        for (int i = 5; i < 85; i++) {
          best = values.get(i * 484 + cell) > values.get(best * 484 + cell) ? i : best;
        }
        double score =
            Math.pow(values.get(cell), 0.6) * Math.pow(values.get(best * 484 + cell), 0.4);
        double x = (column + Math.tanh(values.get(484 + cell))) / 22 * width;
        double y = (row + Math.tanh(values.get(2 * 484 + cell))) / 22 * height;
        double w = width / (1 + Math.exp(-values.get(3 * 484 + cell)));
        double h = height / (1 + Math.exp(-values.get(4 * 484 + cell)));
        boxes.add(new Candidate(best - 5, score, x - w / 2, y - h / 2, x + w / 2, y + h / 2, null));
      }
    }
    return boxes;
  }

  /** Rows of centre, size, objectness and 80 classes, from both YOLO layers. */
  private static List<Candidate> darknet(List<Mat> outputs, int width, int height) {
    List<Candidate> boxes = new ArrayList<>();
    for (Mat output : outputs) {
      FloatBuffer values = output.createBuffer();
      for (int row = 0; row < output.rows(); row++) {
        int start = row * 85;
        int best = 5;
        for (int i = 5; i < 85; i++) {
          best = values.get(start + i) > values.get(start + best) ? i : best;
        }
        double x = values.get(start) * width;
        double y = values.get(start + 1) * height;
        double w = values.get(start + 2) * width;
        double h = values.get(start + 3) * height;
        double score = values.get(start + best);
        boxes.add(new Candidate(best - 5, score, x - w / 2, y - h / 2, x + w / 2, y + h / 2, null));
      }
    }
    return boxes;
  }

  /** Takes the best that is left and drops what overlaps it, until none remain. */
  private static List<Candidate> suppress(List<Candidate> boxes) {
    List<Candidate> left = new ArrayList<>(boxes);
    left.removeIf(box -> box.score() < 0.25);
    List<Candidate> kept = new ArrayList<>();
    while (!left.isEmpty()) {
      left.sort(Comparator.comparingDouble(Candidate::score).reversed());
      Candidate best = left.remove(0);
      kept.add(best);
      left.removeIf(other -> other.label() == best.label() && joint(best, other) > NMS);
    }
    return kept;
  }

  private static double joint(Candidate one, Candidate other) {
    double width = Math.min(one.right(), other.right()) - Math.max(one.left(), other.left());
    double height = Math.min(one.bottom(), other.bottom()) - Math.max(one.top(), other.top());
    double shared = Math.max(0, width) * Math.max(0, height);
    double mine = (one.right() - one.left()) * (one.bottom() - one.top());
    double others = (other.right() - other.left()) * (other.bottom() - other.top());
    return shared / (mine + others - shared);
  }
}
