package org.sightline.text;

import java.io.IOException;
import java.io.Serializable;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;
import org.sightline.media.InputException;
import org.sightline.vision.Device;
import org.sightline.vision.Engine;
import org.sightline.vision.ModelException;
import org.sightline.vision.ModelKit;

/**
 * PP-OCR (Du et al., PP-OCR: A Practical Ultra Lightweight OCR System, arXiv 2009.09941; version 4
 * of its networks): finds lines of text, lays each level, turns it the right way up, reads it.
 * Knows Latin letters, with few of their accents, digits and Chinese; no other script.
 *
 * <p>Belongs to one thread and owns native memory until closed.
 */
public final class TextReader implements AutoCloseable {
  /** The folder of its networks. */
  public static final String KIT = "ppocr";

  /** Lines beyond these, the smallest, are not read. */
  public static final int MAX_LINES = 150;

  private static final int LINE_HEIGHT_PX = 48;
  private static final int ANGLE_WIDTH_PX = 192;
  private static final int MAX_LINE_WIDTH_PX = 2_400;
  private static final double SURELY_TURNED = 0.9;

  /** Below this it is tried the other way round too: the angle network errs on short words. */
  static final double DOUBTFUL = 0.8;

  // means and deviations of ImageNet's colours, 0..1, which PP-OCR applies in the order blue,
  // green,
  // red
  private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
  private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

  private final TextNetwork finder;
  private final TextNetwork angle;
  private final TextNetwork recogniser;
  private final Ctc letters;
  private final int longEdgePx;
  private byte[] bytes = new byte[0];
  private float[] map = new float[0];

  private TextReader(
      TextNetwork finder,
      TextNetwork angle,
      TextNetwork recogniser,
      List<String> classes,
      int longEdgePx) {
    this.finder = finder;
    this.angle = angle;
    this.recogniser = recogniser;
    this.letters = new Ctc(classes);
    this.longEdgePx = longEdgePx;
  }

  /**
   * What was read in one picture.
   *
   * @param lines the lines, from the top down
   * @param whole whether all that was found was tried
   * @param tooSmall lines found that could not be read surely, or not at all, for their letters are
   *     too small
   * @param unclear the same for letters that are large enough: blurred, or of a script that it does
   *     not know
   */
  public record Reading(List<TextLine> lines, boolean whole, int tooSmall, int unclear)
      implements Serializable {
    /** Copies the list. */
    public Reading {
      lines = List.copyOf(lines);
    }
  }

  /** Whether text can be read here: the networks are installed, and ONNX Runtime may be used. */
  public static boolean isAvailable(Path modelsDir) throws ModelException {
    ModelKit kit = ModelKit.named(modelsDir, KIT);
    return kit != null && kit.isThere(modelsDir) && Engine.preferred() == Engine.ONNX_RUNTIME;
  }

  /** Loads the networks, to run on the CPU. */
  public static @Nullable TextReader open(Path modelsDir, int longEdgePx) throws ModelException {
    return open(modelsDir, longEdgePx, Device.CPU);
  }

  /**
   * Loads the networks.
   *
   * @param longEdgePx pictures are looked at with this long edge, a multiple of 32: letters are
   *     found from about 8 pixels of height in there
   * @return null if they are not installed, or ONNX Runtime may not be used
   * @throws ModelException if they are not the right ones, or cannot run on the device
   */
  public static @Nullable TextReader open(Path modelsDir, int longEdgePx, Device device)
      throws ModelException {
    ModelKit kit = ModelKit.named(modelsDir, KIT);
    if (kit == null || !isAvailable(modelsDir)) {
      return null;
    }
    String problem = kit.problem(modelsDir);
    if (problem != null) {
      throw new ModelException(problem, null);
    }
    try {
      List<Path> files = new ArrayList<>();
      for (String name : List.of("det.onnx", "cls.onnx", "rec.onnx", "keys.txt")) {
        files.add(modelsDir.resolve(KIT).resolve(name));
      }
      return new TextReader(
          TextNetwork.load(files.get(0), device),
          TextNetwork.load(files.get(1), device),
          TextNetwork.load(files.get(2), device),
          classes(Files.readAllLines(files.get(3))),
          longEdgePx);
    } catch (IOException e) {
      throw new ModelException("The text reader does not load: " + e.getMessage(), e);
    }
  }

  /** The blank, the key file's lines, and the space, which it does not name. */
  private static List<String> classes(List<String> keys) {
    List<String> classes = new ArrayList<>(keys.size() + 2);
    classes.add("");
    classes.addAll(keys);
    classes.add(" ");
    return classes;
  }

  /**
   * Reads the text in a picture.
   *
   * @param bgr the upright picture, rows × columns × 3, 8-bit blue, green, red; perhaps reduced
   * @param fullWidthPx width of the picture at full size
   * @param fullHeightPx height of the picture at full size
   */
  public Reading read(Mat bgr, int fullWidthPx, int fullHeightPx) throws InputException {
    return read(bgr, fullWidthPx, fullHeightPx, longEdgePx);
  }

  private Reading read(Mat bgr, int fullWidthPx, int fullHeightPx, int longEdgePx)
      throws InputException {
    List<TextMap.Found> boxes = find(bgr, longEdgePx);
    boolean whole = boxes.size() <= MAX_LINES;
    double timesX = (double) fullWidthPx / bgr.cols();
    double timesY = (double) fullHeightPx / bgr.rows();
    double looked = Math.min(2, (double) longEdgePx / Math.max(bgr.cols(), bgr.rows()));
    List<TextLine> lines = new ArrayList<>();
    int tooSmall = 0;
    int unclear = 0;
    for (TextMap.Found box : whole ? boxes : boxes.subList(0, MAX_LINES)) {
      Attempt attempt = attempt(bgr, box);
      if (attempt.isRead()) {
        lines.add(attempt.line(timesX, timesY));
      }
      double heightPx = looked * box.box().height();
      if (Legibility.isUnread(box, attempt.read(), heightPx)) {
        tooSmall += heightPx < Legibility.SMALL_PX ? 1 : 0;
        unclear += heightPx < Legibility.SMALL_PX ? 0 : 1;
      }
    }
    lines.sort((a, b) -> Double.compare(a.place().centreY(), b.place().centreY()));
    return new Reading(lines, whole, tooSmall, unclear);
  }

  /**
   * Reads the text in a part of a picture, in the pixels of that part.
   *
   * @param part left, top, width and height, whole pixels inside the picture
   * @param longEdgePx as for the whole picture, a multiple of 32
   */
  List<TextLine> read(Mat bgr, Rect part, int longEdgePx) throws InputException {
    try (Mat cut = new Mat(bgr, part)) {
      return read(cut, part.width(), part.height(), longEdgePx).lines();
    }
  }

  /** Where lines of text stand, in the picture's pixels, the highest letters first. */
  List<TextMap.Found> find(Mat bgr) throws InputException {
    return find(bgr, longEdgePx);
  }

  private List<TextMap.Found> find(Mat bgr, int longEdgePx) throws InputException {
    double times = (double) longEdgePx / Math.max(bgr.cols(), bgr.rows());
    // a small picture is not blown up to more than twice its size: that shows nothing new
    times = Math.min(times, 2);
    int width = multipleOf32(bgr.cols() * times);
    int height = multipleOf32(bgr.rows() * times);
    fill(bgr, width, height, finder.input(height, width));
    FloatBuffer found = finder.run(height, width);
    if (found.remaining() != width * height) {
      throw new InputException(
          "text", "text-failed", "The text finder's map is not as large as the picture.", null);
    }
    map = map.length < width * height ? new float[width * height] : map;
    found.get(map, 0, width * height);
    List<TextMap.Found> lines = new ArrayList<>();
    for (TextMap.Found line : new TextMap(map, width, height).lines()) {
      Quad box = line.box().scaled((double) bgr.cols() / width, (double) bgr.rows() / height);
      lines.add(new TextMap.Found(box, line.score()));
    }
    return lines;
  }

  private static int multipleOf32(double length) {
    return Math.max(32, 32 * (int) Math.round(length / 32));
  }

  private void fill(Mat bgr, int width, int height, FloatBuffer input) {
    int length = 3 * width * height;
    bytes = bytes.length < length ? new byte[length] : bytes;
    try (Mat resized = new Mat();
        Size size = new Size(width, height)) {
      opencv_imgproc.resize(bgr, resized, size, 0, 0, opencv_imgproc.INTER_LINEAR);
      try (BytePointer pixels = resized.data()) {
        pixels.get(bytes, 0, length);
      }
    }
    float[] row = new float[width];
    for (int channel = 0; channel < 3; channel++) {
      float[] values = new float[256];
      for (int i = 0; i < values.length; i++) {
        values[i] = (i / 255f - MEAN[channel]) / DEVIATION[channel];
      }
      for (int y = 0; y < height; y++) {
        int from = 3 * width * y + channel;
        for (int x = 0; x < width; x++, from += 3) {
          row[x] = values[bytes[from] & 0xff];
        }
        input.put((channel * height + y) * width, row);
      }
    }
  }

  /**
   * One line as far as it could be read.
   *
   * @param found where
   * @param read what
   * @param turned whether it stands upside down in its box
   */
  record Attempt(TextMap.Found found, Ctc.Read read, boolean turned) {
    boolean isRead() {
      return !read.text().isEmpty() && read.score() >= Legibility.READ;
    }

    /** In a picture so many times as wide and high. */
    TextLine line(double timesX, double timesY) {
      Quad place = turned ? found.box().quarterTurned(2) : found.box();
      return new TextLine(read.text(), read.score(), place.scaled(timesX, timesY));
    }
  }

  /** Reads one line; what is no text gives a low score, too. */
  Attempt attempt(Mat bgr, TextMap.Found found) throws InputException {
    try (LineCrop crop = LineCrop.of(bgr, found.box())) {
      boolean turned = isTurned(crop);
      if (turned) {
        crop.turn();
      }
      Ctc.Read read = read(crop);
      if (read.score() < DOUBTFUL) {
        crop.turn();
        Ctc.Read other = read(crop);
        if (other.score() > read.score() && other.text().length() >= read.text().length()) {
          read = other;
          turned = !turned;
        }
      }
      return new Attempt(found, read, turned);
    }
  }

  boolean isTurned(LineCrop crop) throws InputException {
    FloatBuffer input = angle.input(LINE_HEIGHT_PX, ANGLE_WIDTH_PX);
    bytes = crop.fill(input, LINE_HEIGHT_PX, ANGLE_WIDTH_PX, bytes);
    FloatBuffer upsideDown = angle.run(LINE_HEIGHT_PX, ANGLE_WIDTH_PX);
    return upsideDown.remaining() == 2 && upsideDown.get(1) > SURELY_TURNED;
  }

  Ctc.Read read(LineCrop crop) throws InputException {
    int width = 32 * (int) Math.ceil(LINE_HEIGHT_PX * crop.ratio() / 32);
    width = Math.max(32, Math.min(MAX_LINE_WIDTH_PX, width));
    bytes = crop.fill(recogniser.input(LINE_HEIGHT_PX, width), LINE_HEIGHT_PX, width, bytes);
    return letters.decode(recogniser.run(LINE_HEIGHT_PX, width));
  }

  @Override
  public void close() {
    finder.close();
    angle.close();
    recogniser.close();
  }
}
