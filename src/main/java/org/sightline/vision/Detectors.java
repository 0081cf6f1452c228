package org.sightline.vision;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;
import org.sightline.frames.Frame;
import org.sightline.media.InputException;

/**
 * The installed detector, loaded and warm; or none, if none is installed. Belongs to one thread and
 * owns native memory until closed.
 */
public final class Detectors implements AutoCloseable {
  private final @Nullable Detector detector;

  private Detectors(@Nullable Detector detector) {
    this.detector = detector;
  }

  /** Loads the model that {@link Models#chosen} names, to run on the CPU. */
  public static Detectors open(Path modelsDir, Engine engine) throws ModelException {
    return open(modelsDir, engine, Device.CPU);
  }

  /**
   * Loads the model that {@link Models#chosen} names.
   *
   * @param modelsDir the folder of model folders
   * @throws ModelException if a card is unreadable, the weights are not those of the card, or they
   *     cannot run on the device
   */
  public static Detectors open(Path modelsDir, Engine engine, Device device) throws ModelException {
    ModelCard card = Models.chosen(modelsDir);
    return new Detectors(
        card == null
            ? null
            : Detector.load(Models.file(modelsDir, card), card, card.minScore(), engine, device));
  }

  /**
   * Loads one model, whose weights lie in a folder.
   *
   * @param folder the model's folder
   * @param card its card
   * @param leastScore boxes of the whole picture from this score on are given, where it is below
   *     the card's: an evaluation looks at them, too
   * @throws ModelException if the weights are not those of the card
   */
  public static Detectors open(Path folder, ModelCard card, double leastScore, Engine engine)
      throws ModelException {
    Path file = folder.resolve(card.file());
    String problem = Models.problem(file, card);
    if (problem != null) {
      throw new ModelException(problem, null);
    }
    return new Detectors(Detector.load(file, card, leastScore, engine, Device.CPU));
  }

  /** The cards of the loaded models, for the head of the report: none or one. */
  public List<ModelCard> models() {
    return detector == null ? List.of() : List.of(detector.card());
  }

  /**
   * The longer side of the frame that the detector makes use of, pixels: a larger one may be
   * decoded smaller.
   */
  public int usefulLongEdgePx(Effort effort) {
    if (detector == null) {
      return 0;
    }
    ModelCard card = detector.card();
    // twice the input: so much reduction costs no accuracy that could be measured
    return Math.max(card.inputWidthPx(), card.inputHeightPx()) * Math.max(2, effort.most());
  }

  /**
   * Looks for objects.
   *
   * @param looking what is known of how the picture was taken
   * @return boxes in pixels of the full-size upright picture, cut at its edges, best first
   * @throws InputException if the engine gives up on this picture
   */
  public List<Detection> detect(Frame frame, Looking looking, Effort effort) throws InputException {
    return detect(frame.mat(), frame.fullWidthPx(), frame.fullHeightPx(), looking, effort);
  }

  /**
   * Looks for objects in the whole picture, once.
   *
   * @param bgr the upright picture, rows × columns × 3, 8-bit blue, green, red; perhaps reduced
   * @param fullWidthPx width of the picture at full size
   * @param fullHeightPx height of the picture at full size
   */
  public List<Detection> detect(Mat bgr, int fullWidthPx, int fullHeightPx) throws InputException {
    Looking unknown = new Looking(Looking.Viewpoint.UNKNOWN, null);
    return detect(bgr, fullWidthPx, fullHeightPx, unknown, Effort.FAST);
  }

  /**
   * Looks for objects.
   *
   * @param bgr the upright picture, rows × columns × 3, 8-bit blue, green, red; perhaps reduced
   * @param fullWidthPx width of the picture at full size
   * @param fullHeightPx height of the picture at full size
   * @param looking what is known of how the picture was taken
   */
  public List<Detection> detect(
      Mat bgr, int fullWidthPx, int fullHeightPx, Looking looking, Effort effort)
      throws InputException {
    if (detector == null) {
      return List.of();
    }
    int width = bgr.cols();
    int height = bgr.rows();
    ModelCard card = detector.card();
    double scaleX = (double) fullWidthPx / width;
    double scaleY = (double) fullHeightPx / height;
    List<Tile> tiles = Tile.of(width, height, 1 / scaleX, card, looking, effort);
    List<Candidate> found = detector.look(bgr, tiles);
    List<Detection> detections = new ArrayList<>(found.size());
    for (Candidate box : found) {
      double left = box.left() * scaleX;
      double top = box.top() * scaleY;
      double boxWidth = box.right() * scaleX - left;
      double boxHeight = box.bottom() * scaleY - top;
      detections.add(
          new Detection(
              card.labels().get(box.label()),
              box.score(),
              new Box(left, top, boxWidth, boxHeight),
              card.name()));
    }
    return detections;
  }

  @Override
  public void close() {
    if (detector != null) {
      detector.close();
    }
  }
}
