package org.sightline.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.sightline.frames.Frame;
import org.sightline.media.Bytes;

/**
 * Draws what was found on a picture: outlines of zones, brackets about objects, and below it a
 * strip that says how serious and why.
 *
 * <p>All sizes are in a unit that grows more slowly than the picture, so that labels can be read at
 * full size and fitted to a screen. Letters ship with the program and are drawn as outlines by Java
 * alone: the same picture and answer give the same bytes on every machine, but for scripts that the
 * letters lack. The file carries no metadata.
 */
public final class Annotator {
  /** Longest edge of the picture's part of the file, pixels. */
  static final int MAX_EDGE_PX = 2048;

  /** Smaller pictures are enlarged by a whole number up to about this, or marks would bury them. */
  static final int MIN_EDGE_PX = 480;

  private static final int QUALITY = 88;

  /** Without thin red lines on it a picture takes more loss unseen. */
  private static final int PLAIN_QUALITY = 80;

  private Annotator() {}

  /**
   * Draws on a copy of a frame.
   *
   * @param frame the upright picture, at full size or reduced
   */
  public static Drawn draw(Frame frame, Annotation annotation) {
    Bytes marked = jpeg(drawn(frame.toImage(MAX_EDGE_PX), frame.fullWidthPx(), annotation));
    Bytes plain = frame.jpeg(MAX_EDGE_PX, PLAIN_QUALITY);
    return new Drawn(marked, plain, frame.fullWidthPx(), frame.fullHeightPx());
  }

  /** The drawing's unit for a picture of this longer edge, pixels. */
  static double unit(int longEdgePx) {
    return Math.max(0.55, Math.pow(longEdgePx / 1200.0, 0.8));
  }

  /**
   * The picture with everything on it.
   *
   * @param picture 8-bit BGR, of any size
   * @param fullWidthPx how wide the picture is at the size that boxes are measured in
   */
  static BufferedImage drawn(BufferedImage picture, int fullWidthPx, Annotation annotation) {
    int longEdge = Math.max(picture.getWidth(), picture.getHeight());
    int enlarged = Math.max(1, (MIN_EDGE_PX + longEdge - 1) / longEdge);
    int width = picture.getWidth() * enlarged;
    int height = picture.getHeight() * enlarged;
    double u = unit(Math.max(width, height));
    int canvasWidth = Math.max(width, (int) Math.round(VerdictStrip.MIN_WIDTH_U * u));
    var strip = new VerdictStrip(annotation, canvasWidth, u);

    var canvas =
        new BufferedImage(canvasWidth, height + strip.height(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = canvas.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(VerdictStrip.GROUND);
    g.fillRect(0, 0, canvasWidth, height);
    int left = (canvasWidth - width) / 2;
    g.drawImage(picture, left, 0, width, height, null); // whole pixels, not blurred
    Graphics2D onPicture = (Graphics2D) g.create(left, 0, width, height);
    double scale = (double) width / fullWidthPx;
    drawMarks(onPicture, annotation.marks(), annotation.outlines(), scale, width, height, u);
    onPicture.dispose();
    strip.draw(g, height);
    g.dispose();
    return canvas;
  }

  /**
   * Draws outlines and brackets.
   *
   * @param scale drawn pixels for each pixel of the full-size picture
   * @param u the drawing's unit, pixels
   */
  static void drawMarks(
      Graphics2D onPicture,
      List<Annotation.Mark> marks,
      List<Annotation.Outline> outlines,
      double scale,
      int width,
      int height,
      double u) {
    var objects = new ObjectMarks(marks, scale, width, height, u);
    var zones = new ZoneMarks(outlines, scale, width, height, u);
    zones.draw(onPicture, objects.brackets());
    zones.drawChips(onPicture, objects.draw(onPicture));
  }

  /** Colours in full resolution, or thin red lines would smear. */
  static Bytes jpeg(BufferedImage image) {
    byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    try (Mat mat = new Mat(image.getHeight(), image.getWidth(), opencv_core.CV_8UC3);
        BytePointer pixels = mat.data();
        BytePointer extension = new BytePointer(".jpg");
        BytePointer encoded = new BytePointer();
        IntPointer options =
            new IntPointer(
                opencv_imgcodecs.IMWRITE_JPEG_QUALITY,
                QUALITY,
                opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR,
                opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_444)) {
      pixels.put(bgr, 0, bgr.length);
      if (!opencv_imgcodecs.imencode(extension, mat, encoded, options)) {
        throw new IllegalStateException(
            "the JPEG encoder refused " + image.getWidth() + " × " + image.getHeight());
      }
      byte[] bytes = new byte[(int) encoded.limit()];
      encoded.get(bytes);
      return Bytes.wrap(bytes);
    }
  }
}
