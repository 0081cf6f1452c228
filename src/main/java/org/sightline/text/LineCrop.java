package org.sightline.text;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** One line of text cut out of a picture and laid level. Owns native memory until closed. */
final class LineCrop implements AutoCloseable {
  /** Larger letters are halved and more before they are cut out: no network sees them larger. */
  private static final int MAX_HEIGHT_PX = 96;

  private static final int MAX_WIDTH_PX = 6_000;

  /** −1..1 for each value of a byte. */
  private static final float[] SCALED = new float[256];

  static {
    for (int i = 0; i < SCALED.length; i++) {
      SCALED[i] = i / 127.5f - 1;
    }
  }

  private final Mat level;

  private LineCrop(Mat level) {
    this.level = level;
  }

  /**
   * Cuts out a box, along its line of text.
   *
   * @param bgr the picture, 8-bit blue, green, red
   * @param box in its pixels; what lies outside shows the picture's border
   */
  static LineCrop of(Mat bgr, Quad box) {
    double times = Math.min(1, MAX_HEIGHT_PX / box.height());
    times = Math.min(times, MAX_WIDTH_PX / box.width());
    int width = Math.max(1, (int) Math.round(box.width() * times));
    int height = Math.max(1, (int) Math.round(box.height() * times));
    float[] from = new float[6];
    for (int i = 0; i < 3; i++) {
      from[2 * i] = (float) box.cornerX(i);
      from[2 * i + 1] = (float) box.cornerY(i);
    }
    float[] to = {0, 0, width, 0, width, height};
    Mat level = new Mat();
    try (FloatPointer fromPointer = new FloatPointer(from);
        FloatPointer toPointer = new FloatPointer(to);
        Mat fromMat = new Mat(3, 2, opencv_core.CV_32FC1, fromPointer);
        Mat toMat = new Mat(3, 2, opencv_core.CV_32FC1, toPointer);
        Mat transform = opencv_imgproc.getAffineTransform(fromMat, toMat);
        Size size = new Size(width, height);
        Scalar black = new Scalar(0)) {
      opencv_imgproc.warpAffine(
          bgr,
          level,
          transform,
          size,
          opencv_imgproc.INTER_LINEAR,
          opencv_core.BORDER_REPLICATE,
          black);
    }
    return new LineCrop(level);
  }

  /** How many times as wide as high. */
  double ratio() {
    return (double) level.cols() / level.rows();
  }

  /** Turns it upside down. */
  void turn() {
    try (Mat turned = new Mat()) {
      opencv_core.rotate(level, turned, opencv_core.ROTATE_180);
      turned.copyTo(level);
    }
  }

  /**
   * Writes it into a network's input, at its left, −1..1; the rest is 0.
   *
   * @param input [1, 3, height, width]
   * @param bytes used for it and grown if need be; to be handed in again
   * @return the bytes
   */
  byte[] fill(FloatBuffer input, int heightPx, int widthPx, byte[] bytes) {
    int wide = Math.min(widthPx, Math.max(1, (int) Math.ceil(heightPx * ratio())));
    int length = 3 * heightPx * wide;
    byte[] bgr = bytes.length < length ? new byte[length] : bytes;
    try (Mat resized = new Mat();
        Size size = new Size(wide, heightPx)) {
      opencv_imgproc.resize(level, resized, size, 0, 0, opencv_imgproc.INTER_LINEAR);
      try (BytePointer pixels = resized.data()) {
        pixels.get(bgr, 0, length);
      }
    }
    float[] row = new float[widthPx];
    for (int channel = 0; channel < 3; channel++) {
      for (int y = 0; y < heightPx; y++) {
        int from = 3 * wide * y + channel;
        for (int x = 0; x < wide; x++, from += 3) {
          row[x] = SCALED[bgr[from] & 0xff];
        }
        input.put((channel * heightPx + y) * widthPx, row);
      }
    }
    return bgr;
  }

  @Override
  public void close() {
    level.release();
    level.close();
  }
}
