package org.sightline.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bytedeco.opencv.opencv_core.Mat;
import org.sightline.media.InputException;
import org.sightline.vision.Device;
import org.sightline.vision.ModelException;

/** The text networks' forward passes, without all that goes before and after. */
public final class BareText implements AutoCloseable {
  private static final int LINE_HEIGHT_PX = 48;
  private static final int ANGLE_WIDTH_PX = 192;

  private final TextReader reader;
  private final TextNetwork finder;
  private final TextNetwork angle;
  private final TextNetwork recogniser;
  private int lines;

  /** Loads the networks of a folder of models. */
  public BareText(Path models, int edgePx) throws ModelException {
    reader = Objects.requireNonNull(TextReader.open(models, edgePx));
    Path folder = models.resolve(TextReader.KIT);
    finder = TextNetwork.load(folder.resolve("det.onnx"), Device.CPU);
    angle = TextNetwork.load(folder.resolve("cls.onnx"), Device.CPU);
    recogniser = TextNetwork.load(folder.resolve("rec.onnx"), Device.CPU);
  }

  /**
   * The widths of the recogniser's passes over a picture: one for each line that is found, and one
   * more where the first is doubtful and the line is tried the other way round.
   */
  public List<Integer> passWidthsPx(Mat bgr) throws InputException {
    List<Integer> widths = new ArrayList<>();
    lines = 0;
    for (TextMap.Found found : reader.find(bgr)) {
      if (lines < TextReader.MAX_LINES) {
        lines++;
        try (LineCrop crop = LineCrop.of(bgr, found.box())) {
          int width = 32 * (int) Math.ceil(LINE_HEIGHT_PX * crop.ratio() / 32);
          width = Math.max(32, Math.min(2_400, width));
          if (reader.isTurned(crop)) {
            crop.turn();
          }
          widths.add(width);
          if (reader.read(crop).score() < TextReader.DOUBTFUL) {
            widths.add(width);
          }
        }
      }
    }
    return widths;
  }

  /** How many lines the last picture asked about had: as many passes of the angle's network. */
  public int lines() {
    return lines;
  }

  /** One pass of the network that finds lines. */
  public void find(Mat bgr, int edgePx) throws InputException {
    double times = Math.min(2, (double) edgePx / Math.max(bgr.cols(), bgr.rows()));
    finder.run(multipleOf32(bgr.rows() * times), multipleOf32(bgr.cols() * times));
  }

  private static int multipleOf32(double length) {
    return Math.max(32, 32 * (int) Math.round(length / 32));
  }

  /** The passes of the angle's network and of the recogniser. */
  public void read(int lines, List<Integer> widthsPx) throws InputException {
    for (int i = 0; i < lines; i++) {
      angle.run(LINE_HEIGHT_PX, ANGLE_WIDTH_PX);
    }
    for (int width : widthsPx) {
      recogniser.run(LINE_HEIGHT_PX, width);
    }
  }

  @Override
  public void close() {
    reader.close();
    finder.close();
    angle.close();
    recogniser.close();
  }
}
