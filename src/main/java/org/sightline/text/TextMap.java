package org.sightline.text;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.RotatedRect;
import org.bytedeco.opencv.opencv_core.Size2f;
import org.jspecify.annotations.Nullable;

/**
 * Boxes from a map of how likely each pixel lies in the kernel of a text line (Liao et al.,
 * Real-time Scene Text Detection with Differentiable Binarization, AAAI 2020, §3.5). The kernel was
 * shrunk before training; it is grown back by area × ratio ÷ perimeter on each side. Of a rectangle
 * that growth is again a rectangle, so no polygon has to be offset.
 */
final class TextMap {
  /** Pixels at or above this are text: PP-OCR's own setting. */
  private static final float THRESHOLD = 0.3f;

  private static final double MIN_MEAN = 0.5;
  private static final double GROWTH = 1.6;
  private static final double MIN_SIDE_PX = 3;

  /** A noise picture may hold tens of thousands of specks. */
  private static final int MAX_CONTOURS = 3_000;

  private final float[] map;
  private final int width;
  private final int height;

  /**
   * @param map rows × columns, 0..1; perhaps longer
   */
  TextMap(float[] map, int width, int height) {
    this.map = map;
    this.width = width;
    this.height = height;
  }

  /**
   * Where a line of text may stand.
   *
   * @param box in the map's pixels
   * @param score mean of the map in the line's kernel, 0..1
   */
  record Found(Quad box, double score) {}

  /** The lines, the highest letters first. */
  List<Found> lines() {
    byte[] bits = new byte[width * height];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = map[i] >= THRESHOLD ? (byte) 255 : 0;
    }
    List<Found> lines = new ArrayList<>();
    try (Mat bitmap = new Mat(height, width, opencv_core.CV_8UC1);
        MatVector contours = new MatVector()) {
      bitmap.data().put(bits);
      opencv_imgproc.findContours(
          bitmap, contours, opencv_imgproc.RETR_LIST, opencv_imgproc.CHAIN_APPROX_SIMPLE);
      long count = Math.min(contours.size(), MAX_CONTOURS);
      for (long i = 0; i < count; i++) {
        Quad kernel = rectangle(contours, i);
        double score = kernel == null ? 0 : mean(kernel);
        if (kernel != null && score >= MIN_MEAN) {
          lines.add(new Found(grown(kernel), score));
        }
      }
    }
    lines.sort((a, b) -> Double.compare(b.box().height(), a.box().height()));
    return lines;
  }

  /** The smallest rectangle around a contour, its long side along the text; null if too small. */
  private static @Nullable Quad rectangle(MatVector contours, long index) {
    try (Mat contour = contours.get(index);
        RotatedRect around = opencv_imgproc.minAreaRect(contour);
        Point2f centre = around.center();
        Size2f size = around.size()) {
      if (Math.min(size.width(), size.height()) < MIN_SIDE_PX) {
        return null;
      }
      Quad quad =
          new Quad(centre.x(), centre.y(), size.width(), size.height(), within(around.angle()));
      return leftToRight(quad);
    }
  }

  private static double within(double deg) {
    return Math.IEEEremainder(deg, 360);
  }

  /**
   * Text runs along the longer side, from left to right; where a box is half as high again as wide
   * the line runs up or down. Which way round it really is, the angle network says.
   */
  private static Quad leftToRight(Quad quad) {
    Quad best = quad;
    double least = Double.MAX_VALUE;
    for (int quarters = 0; quarters < 4; quarters++) {
      Quad turned = quad.quarterTurned(quarters);
      boolean upright = turned.height() < 1.5 * turned.width();
      double penalty = Math.abs(turned.turnDeg()) + (upright ? 0 : 360);
      if (penalty < least) {
        least = penalty;
        best = turned;
      }
    }
    return best;
  }

  /** Mean of the map inside a box. */
  private double mean(Quad box) {
    double cos = Math.cos(Math.toRadians(box.turnDeg()));
    double sin = Math.sin(Math.toRadians(box.turnDeg()));
    double reach = Math.hypot(box.width(), box.height()) / 2;
    int top = (int) Math.max(0, Math.floor(box.centreY() - reach));
    int bottom = (int) Math.min(height - 1, Math.ceil(box.centreY() + reach));
    int left = (int) Math.max(0, Math.floor(box.centreX() - reach));
    int right = (int) Math.min(width - 1, Math.ceil(box.centreX() + reach));
    double sum = 0;
    int count = 0;
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double along = (x - box.centreX()) * cos + (y - box.centreY()) * sin;
        double across = (y - box.centreY()) * cos - (x - box.centreX()) * sin;
        if (Math.abs(along) <= box.width() / 2 && Math.abs(across) <= box.height() / 2) {
          sum += map[y * width + x];
          count++;
        }
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static Quad grown(Quad box) {
    double by = box.width() * box.height() * GROWTH / (2 * (box.width() + box.height()));
    return new Quad(
        box.centreX(), box.centreY(), box.width() + 2 * by, box.height() + 2 * by, box.turnDeg());
  }
}
