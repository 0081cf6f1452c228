package org.sightline.vision;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Frame;
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

  private record Detector(ModelCard card, Head head, Network network) {}

  /**
   * Loads the model that {@link Models#chosen} names.
   *
   * @param modelsDir the folder of model folders
   * @throws ModelException if a card is unreadable, or the weights are not those of the card
   */
  public static Detectors open(Path modelsDir, Engine engine) throws ModelException {
    ModelCard card = Models.chosen(modelsDir);
    return new Detectors(card == null ? null : load(Models.file(modelsDir, card), card, engine));
  }

  private static Detector load(Path file, ModelCard card, Engine engine) throws ModelException {
    Head head = Heads.named(card.head());
    if (head == null) {
      throw new ModelException(file + ": no family of networks is called " + card.head(), null);
    }
    Network network = engine.load(file, card);
    String mismatch;
    try {
      // also the warm-up: engines settle their memory in the first pass
      mismatch = head.mismatch(network.run(), card);
    } catch (InputException e) {
      mismatch = String.valueOf(e.getMessage());
    }
    if (mismatch != null) {
      network.close();
      throw new ModelException(file + " is not a " + head.name() + " network: " + mismatch, null);
    }
    return new Detector(card, head, network);
  }

  /** The cards of the loaded models, for the head of the report: none or one. */
  public List<ModelCard> models() {
    return detector == null ? List.of() : List.of(detector.card());
  }

  /**
   * Looks for objects.
   *
   * @param looking what is known of how the picture was taken; the models of today make no use of
   *     it beyond {@link ModelCard#knows}
   * @return boxes in pixels of the full-size upright picture, cut at its edges, best first
   * @throws InputException if the engine gives up on this picture
   */
  public List<Detection> detect(Frame frame, Looking looking) throws InputException {
    return detect(frame.mat(), frame.fullWidthPx(), frame.fullHeightPx());
  }

  /**
   * Looks for objects.
   *
   * @param bgr the upright picture, rows × columns × 3, 8-bit blue, green, red; perhaps reduced
   * @param fullWidthPx width of the picture at full size
   * @param fullHeightPx height of the picture at full size
   */
  public List<Detection> detect(Mat bgr, int fullWidthPx, int fullHeightPx) throws InputException {
    if (detector == null) {
      return List.of();
    }
    ModelCard card = detector.card();
    Letterbox letterbox = detector.head().fit(bgr.cols(), bgr.rows(), card);
    fill(bgr, letterbox, detector.head(), card, detector.network().input());
    List<Blob> outputs = detector.network().run();
    for (Blob output : outputs) {
      if (!output.isFinite()) {
        // compared with any threshold a NaN is below it, which would read as "nothing found"
        throw new InputException(
            "vision", "detector-failed", "The detector gave values that are no numbers.", null);
      }
    }
    List<Candidate> found = detector.head().decode(outputs, card);
    double scaleX = (double) fullWidthPx / bgr.cols();
    double scaleY = (double) fullHeightPx / bgr.rows();
    List<Detection> detections = new ArrayList<>();
    for (Candidate candidate : Candidate.suppress(found, card.nms())) {
      double left = clamp(letterbox.pictureX(candidate.left()) * scaleX, fullWidthPx);
      double top = clamp(letterbox.pictureY(candidate.top()) * scaleY, fullHeightPx);
      double right = clamp(letterbox.pictureX(candidate.right()) * scaleX, fullWidthPx);
      double bottom = clamp(letterbox.pictureY(candidate.bottom()) * scaleY, fullHeightPx);
      if (right > left && bottom > top) {
        Box box = new Box(left, top, right - left, bottom - top);
        String label = card.labels().get(candidate.label());
        detections.add(new Detection(label, candidate.score(), box, card.name()));
      }
    }
    return detections;
  }

  private static double clamp(double value, int most) {
    return Math.max(0, Math.min(most, value));
  }

  /** Writes the fitted picture, [1, 3, height, width], over the padding. */
  static void fill(Mat bgr, Letterbox letterbox, Head head, ModelCard card, FloatBuffer input) {
    int width = letterbox.widthPx();
    byte[] fitted = new byte[3 * width * letterbox.heightPx()];
    try (Mat resized = new Mat();
        Size size = new Size(width, letterbox.heightPx())) {
      // the networks were trained on pictures reduced like this, so an area mean would not help
      opencv_imgproc.resize(bgr, resized, size, 0, 0, opencv_imgproc.INTER_LINEAR);
      resized.data().get(fitted);
    }
    float[] blank = new float[card.inputWidthPx()];
    for (int channel = 0; channel < 3; channel++) {
      float[] grey = greys(head, channel);
      Arrays.fill(blank, grey[head.padding()]);
      float[] row = blank.clone();
      int to = channel * card.inputWidthPx() * card.inputHeightPx();
      for (int y = 0; y < card.inputHeightPx(); y++, to += row.length) {
        int line = y - letterbox.topPx();
        if (line < 0 || line >= letterbox.heightPx()) {
          input.put(to, blank);
          continue;
        }
        int from = 3 * width * line + channel;
        for (int x = letterbox.leftPx(); x < letterbox.leftPx() + width; x++, from += 3) {
          row[x] = grey[fitted[from] & 0xff];
        }
        input.put(to, row);
      }
    }
  }

  /** What the network wants for each of the 256 values of a channel. */
  private static float[] greys(Head head, int channel) {
    float[] greys = new float[256];
    for (int i = 0; i < greys.length; i++) {
      greys[i] = (i - head.mean(channel)) * head.scale(channel);
    }
    return greys;
  }

  @Override
  public void close() {
    if (detector != null) {
      detector.network().close();
    }
  }
}
