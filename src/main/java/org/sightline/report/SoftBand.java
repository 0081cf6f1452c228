package org.sightline.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** A veil about a line that shows how far the line may be off. */
final class SoftBand {
  /** It covers this much of what lies below its middle. */
  private static final double ALPHA = 0.34;

  /** Wider than this share of the picture it is thinner. */
  private static final double THIN_FROM = 0.05;

  private static final double THINNEST = 0.3;

  /** Standard deviation on the copy that it is made on, pixels. */
  private static final double BLUR_PX = 6;

  private SoftBand() {}

  /**
   * A normal curve across the line, made by blurring a thin line on a coarse copy of the picture. A
   * band that is wide veils much of the picture, so it is the thinner.
   *
   * @param sigma of the curve, pixels, more than 0
   * @param width of the picture, pixels
   * @param height of the picture, pixels
   */
  static void draw(
      Graphics2D g, Path2D path, Color colour, double sigma, double width, double height) {
    double coarse = Math.max(1, sigma / BLUR_PX);
    int columns = (int) Math.ceil(width / coarse) + 1;
    int rows = (int) Math.ceil(height / coarse) + 1;
    var mask = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D line = mask.createGraphics();
    line.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    line.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    line.scale(1 / coarse, 1 / coarse);
    line.setStroke(
        new BasicStroke((float) (2 * coarse), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    line.draw(path);
    line.dispose();
    float[] across = new float[columns * rows];
    byte[] drawn = ((DataBufferByte) mask.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < drawn.length; i++) {
      across[i] = (drawn[i] & 0xff) / 255f;
    }
    float[] kernel = kernel(sigma / coarse);
    float[] blurred = blurred(blurred(across, columns, rows, kernel), rows, columns, kernel);
    double alpha = ALPHA * Math.max(THINNEST, Math.min(1, THIN_FROM * width / sigma));
    var veil = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
    double peak = 2 * kernel[kernel.length / 2]; // of a straight line two pixels wide
    for (int i = 0; i < blurred.length; i++) {
      int opaque = (int) Math.round(255 * alpha * Math.min(1, blurred[i] / peak));
      veil.setRGB(i % columns, i / columns, (opaque << 24) | (colour.getRGB() & 0xffffff));
    }
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(veil, AffineTransform.getScaleInstance(coarse, coarse), null);
  }

  private static float[] kernel(double sigma) {
    int half = (int) Math.ceil(3 * sigma);
    float[] kernel = new float[2 * half + 1];
    float sum = 0;
    for (int i = -half; i <= half; i++) {
      kernel[i + half] = (float) Math.exp(-i * i / (2 * sigma * sigma));
      sum += kernel[i + half];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }

  /** Blurred along its rows, rows and columns exchanged; beyond its edges it goes on as there. */
  private static float[] blurred(float[] image, int columns, int rows, float[] kernel) {
    float[] turned = new float[image.length];
    int half = kernel.length / 2;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        float sum = 0;
        for (int k = -half; k <= half; k++) {
          int at = Math.max(0, Math.min(columns - 1, column + k));
          sum += kernel[k + half] * image[row * columns + at];
        }
        turned[column * rows + row] = sum;
      }
    }
    return turned;
  }
}
