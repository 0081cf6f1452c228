package org.sightline.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.FaceDetectorYN;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;

/** YuNet beside OpenCV's own reading of the same file. */
class YuNetHeadTest {
  private static final List<String> PEOPLE =
      List.of(
          "000000009483.jpg",
          "000000034246.jpg",
          "000000162415.jpg",
          "000000252219.jpg",
          "000000444294.jpg",
          "000000547503.jpg",
          "city.jpg");

  /** Without people, or with none whose face can be seen. */
  private static final List<String> NOBODY =
      List.of("000000006818.jpg", "countryside.jpg", "prairie_falcon.jpg", "small-vehicles1.jpeg");

  private static Detectors faces(Path folder, Engine engine) throws Exception {
    Path models = folder.resolve("models-" + engine.name());
    TestModels.copy(Path.of("models/labels/face.txt"), models.resolve("labels"));
    TestModels.copy(Path.of("models/yunet/model.json"), models.resolve("yunet"));
    TestModels.copy(
        Shared.folder("models").resolve("yunet/yunet_n_640_640.onnx"), models.resolve("yunet"));
    ModelCard card = Models.forFaces(models);
    assertNotNull(card);
    return Detectors.open(models.resolve("yunet"), card, card.minScore(), engine);
  }

  private static List<Detection> reference(Mat picture) throws Exception {
    double scale = 640.0 / Math.max(picture.cols(), picture.rows());
    int width = (int) (picture.cols() * scale);
    int height = (int) (picture.rows() * scale);
    String file = Shared.folder("models").resolve("yunet/yunet_n_640_640.onnx").toString();
    List<Detection> found = new ArrayList<>();
    try (Size size = new Size(width, height);
        Mat small = new Mat();
        Mat rows = new Mat();
        FaceDetectorYN detector = FaceDetectorYN.create(file, "", size, 0.6f, 0.3f, 500, 0, 0)) {
      opencv_imgproc.resize(picture, small, size);
      detector.detect(small, rows);
      if (rows.rows() == 0) {
        return found;
      }
      try (FloatIndexer values = rows.createIndexer()) {
        for (int i = 0; i < rows.rows(); i++) {
          double left = Math.max(0, values.get(i, 0) / scale);
          double top = Math.max(0, values.get(i, 1) / scale);
          double right = Math.min(picture.cols(), (values.get(i, 0) + values.get(i, 2)) / scale);
          double bottom = Math.min(picture.rows(), (values.get(i, 1) + values.get(i, 3)) / scale);
          Box box = new Box(left, top, right - left, bottom - top);
          found.add(new Detection("face", values.get(i, 14), box, "reference"));
        }
      }
    }
    return found;
  }

  private static double overlap(Box a, Box b) {
    double width = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
    double height = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
    double shared = Math.max(0, width) * Math.max(0, height);
    return shared / (a.width() * a.height() + b.width() * b.height() - shared);
  }

  @Test
  void wholePicturesShowTheFacesThatTheReferenceFinds(@TempDir Path folder) throws Exception {
    Path scenes = Shared.folder("media").resolve("scenes");
    int compared = 0;
    int missing = 0;
    try (Detectors faces = faces(folder, Engine.ONNX_RUNTIME)) {
      for (String name : PEOPLE) {
        try (Mat picture = opencv_imgcodecs.imread(scenes.resolve(name).toString())) {
          List<Detection> found = faces.detect(picture, picture.cols(), picture.rows());
          List<Detection> wanted = reference(picture);
          assertTrue(found.size() <= wanted.size(), name + ": " + found + " for " + wanted);
          for (Detection one : wanted) {
            Detection same = null;
            for (Detection other : found) {
              same = overlap(one.box(), other.box()) > 0.9 ? other : same;
            }
            if (same == null) {
              missing++;
            } else {
              // the reference takes what lies beyond the picture as black, too
              assertEquals(one.score(), same.score(), 0.01, name);
              compared++;
            }
          }
        }
      }
    }
    // OpenCV suppresses boxes rounded to whole pixels: two that share 0.33 of their area both stay
    assertEquals(1, missing);
    assertTrue(compared >= 40, compared + " faces");
  }

  @Test
  void tilesFindFacesTooSmallForTheWholePicture(@TempDir Path folder) throws Exception {
    Path scene = Shared.folder("media").resolve("scenes/000000034246.jpg");
    Looking unknown = new Looking(Looking.Viewpoint.UNKNOWN, null);
    try (Detectors faces = faces(folder, Engine.ONNX_RUNTIME);
        Mat picture = opencv_imgcodecs.imread(scene.toString())) {
      int once = faces.detect(picture, 640, 428, unknown, Effort.FAST).size();
      int tiled = faces.detect(picture, 640, 428, unknown, Effort.NORMAL).size();
      assertEquals(5, once);
      assertEquals(8, tiled);
    }
  }

  @Test
  void bothEnginesAgreeAndFindNobodyWhereNobodyIs(@TempDir Path folder) throws Exception {
    Path scenes = Shared.folder("media").resolve("scenes");
    Looking unknown = new Looking(Looking.Viewpoint.UNKNOWN, null);
    try (Detectors onnx = faces(folder, Engine.ONNX_RUNTIME);
        Detectors opencv = faces(folder, Engine.OPENCV)) {
      for (String name : NOBODY) {
        try (Mat picture = opencv_imgcodecs.imread(scenes.resolve(name).toString())) {
          int width = picture.cols();
          int height = picture.rows();
          assertEquals(
              List.of(), onnx.detect(picture, width, height, unknown, Effort.NORMAL), name);
        }
      }
      try (Mat picture = opencv_imgcodecs.imread(scenes.resolve("000000444294.jpg").toString())) {
        List<Detection> one = onnx.detect(picture, picture.cols(), picture.rows());
        List<Detection> other = opencv.detect(picture, picture.cols(), picture.rows());
        assertEquals(8, one.size());
        assertEquals(8, other.size());
        for (int i = 0; i < 8; i++) {
          assertEquals(one.get(i).score(), other.get(i).score(), 1e-3);
          assertTrue(overlap(one.get(i).box(), other.get(i).box()) > 0.99);
        }
      }
    }
  }
}
