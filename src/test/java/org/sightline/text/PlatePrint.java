package org.sightline.text;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.sightline.vision.Box;

/** Draws number plates with invented numbers and screws them to vehicles in pictures. */
public final class PlatePrint {
  private PlatePrint() {}

  /**
   * How a state's plates look.
   *
   * @param layout L for a letter, 9 for a digit; all else as it stands
   * @param ratio how many times as wide as high
   * @param ink of the letters
   * @param paper of the plate
   * @param band whether it has Europe's blue end
   */
  public record Style(String layout, double ratio, Color ink, Color paper, boolean band) {}

  private static final Color BLACK = new Color(20, 20, 20);
  private static final Color WHITE = new Color(240, 240, 236);
  private static final Color YELLOW = new Color(244, 196, 20);

  /** Nine national styles. */
  public static final List<Style> STYLES =
      List.of(
          new Style("LL99 LLL", 4.7, BLACK, YELLOW, false), // Britain, back
          new Style("LL99 LLL", 4.7, BLACK, WHITE, true), // Britain, front
          new Style("L LL 9999", 4.7, BLACK, WHITE, true), // Germany
          new Style("LL-999-LL", 4.7, BLACK, WHITE, true), // France
          new Style("99-LLL-9", 4.7, BLACK, YELLOW, true), // Netherlands
          new Style("LLL 999", 4.7, BLACK, WHITE, true), // Sweden
          new Style("9LLL999", 2.0, new Color(25, 35, 110), WHITE, false), // California
          new Style("LLL9L99", 3.1, BLACK, WHITE, false), // Brazil
          new Style("LL 9999 LL", 4.7, BLACK, WHITE, true)); // Ukraine

  /** An invented number: letters that no misreading turns into digits are not preferred. */
  public static String number(Style style, Random random) {
    String letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    StringBuilder text = new StringBuilder();
    for (char c : style.layout().toCharArray()) {
      text.append(
          c == 'L'
              ? letters.charAt(random.nextInt(letters.length()))
              : c == '9' ? (char) ('0' + random.nextInt(10)) : c);
    }
    return text.toString();
  }

  /** A plate 110 px high, its letters two thirds of that. */
  public static BufferedImage draw(String number, Style style) throws IOException {
    int height = 110;
    int width = (int) (height * style.ratio());
    var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(style.paper());
    pen.fillRect(0, 0, width, height);
    int left = 8;
    if (style.band()) {
      pen.setColor(new Color(0, 60, 160));
      pen.fillRect(0, 0, 44, height);
      left = 50;
    }
    pen.setColor(style.ink());
    pen.setStroke(new BasicStroke(4));
    pen.drawRect(2, 2, width - 5, height - 5);
    Font font = Print.font(number, true, 100);
    var bounds = font.createGlyphVector(pen.getFontRenderContext(), number).getVisualBounds();
    double times = Math.min(75 / bounds.getHeight(), (width - left - 12) / bounds.getWidth());
    pen.translate(
        left + (width - left - 8 - times * bounds.getWidth()) / 2,
        (height - times * bounds.getHeight()) / 2);
    pen.scale(times, times);
    pen.setFont(font);
    pen.drawString(number, (float) -bounds.getX(), (float) -bounds.getY());
    pen.dispose();
    return image;
  }

  /**
   * Screws a plate to the lower middle of a vehicle, as wide as a part of it, a little turned and
   * in perspective, in the scene's light.
   *
   * @param scene 8-bit blue, green, red; drawn on
   * @param share the plate's width, parts of the vehicle's
   * @return where it lies
   */
  public static Box screw(
      BufferedImage plate, Mat scene, Box vehicle, double share, Random random) {
    double width = share * vehicle.width();
    double height = width * plate.getHeight() / plate.getWidth();
    double x = vehicle.x() + (0.5 + 0.2 * (random.nextDouble() - 0.5)) * vehicle.width();
    double y = vehicle.y() + (0.68 + 0.16 * random.nextDouble()) * vehicle.height();
    double turn = Math.toRadians(10 * (random.nextDouble() - 0.5));
    double slant = 0.25 * random.nextDouble();
    float[] to = new float[8];
    double[] box = {1e9, 1e9, -1e9, -1e9};
    for (int i = 0; i < 4; i++) {
      double along = (i == 1 || i == 2 ? 0.5 : -0.5) * width;
      double across = (i >= 2 ? 0.5 : -0.5) * height;
      across *= i == 1 || i == 2 ? 1 - slant : 1;
      to[2 * i] = (float) (x + along * Math.cos(turn) - across * Math.sin(turn));
      to[2 * i + 1] = (float) (y + along * Math.sin(turn) + across * Math.cos(turn));
      box[0] = Math.min(box[0], to[2 * i]);
      box[1] = Math.min(box[1], to[2 * i + 1]);
      box[2] = Math.max(box[2], to[2 * i]);
      box[3] = Math.max(box[3], to[2 * i + 1]);
    }
    lay(plate, scene, to);
    return new Box(box[0], box[1], box[2] - box[0], box[3] - box[1]);
  }

  private static void lay(BufferedImage plate, Mat scene, float[] to) {
    float w = plate.getWidth();
    float h = plate.getHeight();
    float[] from = {0, 0, w, 0, w, h, 0, h};
    // drawn at twice the size and reduced, as a camera's pixels gather light
    float[] large = new float[8];
    for (int i = 0; i < 8; i++) {
      large[i] = 2 * to[i];
    }
    try (Mat flat = Print.mat(plate);
        FloatPointer fromPointer = new FloatPointer(from);
        FloatPointer toPointer = new FloatPointer(large);
        Mat fromMat = new Mat(4, 2, opencv_core.CV_32FC1, fromPointer);
        Mat toMat = new Mat(4, 2, opencv_core.CV_32FC1, toPointer);
        Mat transform = opencv_imgproc.getPerspectiveTransform(fromMat, toMat);
        Mat enlarged = new Mat();
        Size twice = new Size(2 * scene.cols(), 2 * scene.rows())) {
      opencv_imgproc.resize(scene, enlarged, twice, 0, 0, opencv_imgproc.INTER_LINEAR);
      Mat laid = new Mat();
      Mat mask = new Mat();
      Mat inked = new Mat(flat.size(), opencv_core.CV_8UC1, new Scalar(255));
      opencv_imgproc.warpPerspective(
          flat, laid, transform, twice, opencv_imgproc.INTER_AREA, 0, new Scalar(0));
      opencv_imgproc.warpPerspective(
          inked, mask, transform, twice, opencv_imgproc.INTER_NEAREST, 0, new Scalar(0));
      laid.copyTo(enlarged, mask);
      opencv_imgproc.resize(enlarged, scene, scene.size(), 0, 0, opencv_imgproc.INTER_AREA);
    }
  }

  /** How much of either box lies in the other, over what they cover together. */
  public static double overlap(Box a, Box b) {
    double width = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
    double height = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
    double shared = Math.max(0, width) * Math.max(0, height);
    return shared / (a.width() * a.height() + b.width() * b.height() - shared);
  }
}
