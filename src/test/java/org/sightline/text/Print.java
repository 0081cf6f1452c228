package org.sightline.text;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Draws signs and pages of writing, then photographs them badly: turned, in perspective, out of
 * focus, with noise. Same seed, same picture.
 */
public final class Print {
  private Print() {}

  /** A font that can draw the text: Inter, which the program brings, or one of the system's. */
  static Font font(String text, boolean bold, float sizePx) throws IOException {
    String weight = bold ? "Bold" : "Regular";
    String name = "/com/formdev/flatlaf/fonts/inter/Inter-" + weight + ".otf";
    try (InputStream in = Print.class.getResourceAsStream(name)) {
      Font inter = Font.createFont(Font.TRUETYPE_FONT, in);
      if (inter.canDisplayUpTo(text) < 0) {
        return inter.deriveFont(sizePx);
      }
    } catch (FontFormatException e) {
      throw new IOException(e);
    }
    return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont(sizePx);
  }

  /** Whether a font here can draw the text. */
  static boolean canDraw(String text) throws IOException {
    return font(text, false, 12).canDisplayUpTo(text) < 0;
  }

  /**
   * A line on a page.
   *
   * @param text what it says
   * @param x 0 begins at the left margin, 0.5 is centred, 1 ends at the right margin
   * @param y its foot, in lines from the top
   * @param size of the letters, 1 is that of the text
   * @param bold whether it is bold
   * @param turnDeg about its middle, clockwise
   */
  public record Line(String text, double x, double y, double size, boolean bold, double turnDeg) {
    public static Line of(String text, double x, double y) {
      return new Line(text, x, y, 1, false, 0);
    }
  }

  /** A page with a margin; letters of {@code letterPx} in its text. */
  public static BufferedImage page(
      List<Line> lines, int widthPx, int heightPx, float letterPx, Color ink, Color paper)
      throws IOException {
    var image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(paper);
    pen.fillRect(0, 0, widthPx, heightPx);
    pen.setColor(ink);
    double margin = 0.08 * widthPx;
    for (Line line : lines) {
      pen.setFont(font(line.text(), line.bold(), (float) (letterPx * line.size())));
      double width = pen.getFontMetrics().getStringBounds(line.text(), pen).getWidth();
      double left = margin + line.x() * (widthPx - 2 * margin - width);
      double foot = 1.6 * letterPx * line.y();
      AffineTransform kept = pen.getTransform();
      pen.rotate(
          Math.toRadians(line.turnDeg()), left + width / 2, foot - letterPx * line.size() / 3);
      pen.drawString(line.text(), (float) left, (float) foot);
      pen.setTransform(kept);
    }
    pen.dispose();
    return image;
  }

  /** A sign: its lines one under the other, centred, filling most of it. */
  public static BufferedImage sign(List<String> lines, float letterPx, Color ink, Color board)
      throws IOException {
    int longest = 0;
    for (String line : lines) {
      Font font = font(line, true, letterPx);
      var frame = new java.awt.font.FontRenderContext(null, true, true);
      longest = (int) Math.max(longest, font.getStringBounds(line, frame).getWidth());
    }
    List<Line> rows = new java.util.ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      rows.add(new Line(lines.get(i), 0.5, i + 1.15, 1, true, 0));
    }
    int width = (int) (longest * 1.22 + letterPx);
    return page(rows, width, (int) (1.6 * letterPx * (lines.size() + 0.55)), letterPx, ink, board);
  }

  /**
   * How badly it is photographed.
   *
   * @param turnDeg turned clockwise
   * @param slant how much narrower one side appears, share of the picture's side, 0..0.3
   * @param blurPx standard deviation of the blur, pixels
   * @param noise standard deviation of the noise, grey levels of 255
   */
  public record Shot(double turnDeg, double slant, double blurPx, double noise) {
    public static final Shot STRAIGHT = new Shot(0, 0, 0, 0);
  }

  /** A picture of it, somewhere in a grey scene of the given size. */
  public static Mat shot(BufferedImage drawn, int widthPx, int heightPx, Shot shot, Random random) {
    Mat flat = mat(drawn);
    Mat scene = scene(widthPx, heightPx, random);
    double cos = Math.cos(Math.toRadians(shot.turnDeg()));
    double sin = Math.sin(Math.toRadians(shot.turnDeg()));
    double w = flat.cols();
    double h = flat.rows();
    double roomX = widthPx - Math.abs(w * cos) - Math.abs(h * sin);
    double roomY = heightPx - Math.abs(w * sin) - Math.abs(h * cos);
    double centreX = widthPx / 2.0 + (random.nextDouble() - 0.5) * Math.max(0, roomX) * 0.9;
    double centreY = heightPx / 2.0 + (random.nextDouble() - 0.5) * Math.max(0, roomY) * 0.9;
    float[] from = {0, 0, (float) w, 0, (float) w, (float) h, 0, (float) h};
    float[] to = new float[8];
    for (int i = 0; i < 4; i++) {
      double x = from[2 * i] - w / 2;
      double y = from[2 * i + 1] - h / 2;
      if (i == 1 || i == 2) {
        y *= 1 - shot.slant();
        x *= 1 - shot.slant() / 2;
      }
      to[2 * i] = (float) (centreX + x * cos - y * sin);
      to[2 * i + 1] = (float) (centreY + x * sin + y * cos);
    }
    paste(flat, scene, from, to);
    spoil(scene, shot, random);
    return scene;
  }

  private static void paste(Mat flat, Mat scene, float[] from, float[] to) {
    try (FloatPointer fromPointer = new FloatPointer(from);
        FloatPointer toPointer = new FloatPointer(to);
        Mat fromMat = new Mat(4, 2, opencv_core.CV_32FC1, fromPointer);
        Mat toMat = new Mat(4, 2, opencv_core.CV_32FC1, toPointer);
        Mat transform = opencv_imgproc.getPerspectiveTransform(fromMat, toMat);
        Mat inked = new Mat(flat.size(), opencv_core.CV_8UC1, new Scalar(255));
        Mat mask = new Mat();
        Mat laid = new Mat()) {
      opencv_imgproc.warpPerspective(
          flat, laid, transform, scene.size(), opencv_imgproc.INTER_AREA, 0, new Scalar(0));
      opencv_imgproc.warpPerspective(
          inked, mask, transform, scene.size(), opencv_imgproc.INTER_NEAREST, 0, new Scalar(0));
      laid.copyTo(scene, mask);
    }
  }

  private static void spoil(Mat scene, Shot shot, Random random) {
    if (shot.blurPx() > 0) {
      opencv_imgproc.GaussianBlur(scene, scene, new Size(0, 0), shot.blurPx());
    }
    if (shot.noise() > 0) {
      byte[] bytes = new byte[3 * scene.cols() * scene.rows()];
      scene.data().get(bytes);
      for (int i = 0; i < bytes.length; i++) {
        double value = (bytes[i] & 0xff) + random.nextGaussian() * shot.noise();
        bytes[i] = (byte) Math.round(Math.max(0, Math.min(255, value)));
      }
      scene.data().put(bytes);
    }
  }

  /** Soft blotches, as of leaves and walls. */
  public static Mat scene(int widthPx, int heightPx, Random random) {
    Mat small = new Mat(heightPx / 40 + 1, widthPx / 40 + 1, opencv_core.CV_8UC3);
    byte[] bytes = new byte[3 * small.cols() * small.rows()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (60 + random.nextInt(120));
    }
    small.data().put(bytes);
    Mat scene = new Mat();
    opencv_imgproc.resize(
        small, scene, new Size(widthPx, heightPx), 0, 0, opencv_imgproc.INTER_CUBIC);
    return scene;
  }

  /** The drawing as 8-bit blue, green, red. */
  static Mat mat(BufferedImage drawn) {
    byte[] bytes = ((DataBufferByte) drawn.getRaster().getDataBuffer()).getData();
    Mat mat = new Mat(drawn.getHeight(), drawn.getWidth(), opencv_core.CV_8UC3);
    mat.data().put(bytes);
    return mat;
  }
}
