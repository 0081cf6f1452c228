package org.sightline.frames;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.sightline.media.Bytes;
import org.sightline.media.Note;
import org.sightline.media.Quarter;

/**
 * Decoded pixels, upright: rows × columns × 3, 8-bit blue, green, red, as stored in the file (no
 * colour management; an alpha channel is dropped, so what it hides is looked at too).
 *
 * <p>May be smaller than the picture: {@link #scaleX} and {@link #scaleY} tell by how much. Owns
 * native memory, so the method that opened it closes it. Not thread safe.
 */
public final class Frame implements AutoCloseable {
  /** The note of a picture of which a part is missing or spoilt. */
  public static final String DAMAGED = "damaged";

  private final Mat mat;
  private final int fullWidthPx;
  private final int fullHeightPx;
  private final List<Note> notes;

  /**
   * @param mat continuous 8-bit BGR, taken over: closing the frame releases it
   * @param fullWidthPx width of the whole upright picture, pixels
   * @param fullHeightPx height of the whole upright picture, pixels
   * @param notes what was odd about the decoding
   */
  Frame(Mat mat, int fullWidthPx, int fullHeightPx, List<Note> notes) {
    this.mat = mat;
    this.fullWidthPx = fullWidthPx;
    this.fullHeightPx = fullHeightPx;
    this.notes = List.copyOf(notes);
  }

  /** Columns of this frame, pixels. */
  public int widthPx() {
    return mat.cols();
  }

  /** Rows of this frame, pixels. */
  public int heightPx() {
    return mat.rows();
  }

  /** Columns of this frame for each column of the full-size picture: 0.5 when half as wide. */
  public double scaleX() {
    return (double) mat.cols() / fullWidthPx;
  }

  /** Rows of this frame for each row of the full-size picture. */
  public double scaleY() {
    return (double) mat.rows() / fullHeightPx;
  }

  /** Width of the whole upright picture, pixels. */
  public int fullWidthPx() {
    return fullWidthPx;
  }

  /** Height of the whole upright picture, pixels. */
  public int fullHeightPx() {
    return fullHeightPx;
  }

  /** What was odd about the decoding; {@link #DAMAGED} when a part could not be decoded. */
  public List<Note> notes() {
    return notes;
  }

  /** Whether a part of the picture could not be decoded: nothing found is then no answer. */
  public boolean damaged() {
    for (Note note : notes) {
      if (note.code().equals(DAMAGED)) {
        return true;
      }
    }
    return false;
  }

  /** The pixels themselves: rows × columns × 3, 8-bit BGR; valid until the frame is closed. */
  public Mat mat() {
    return mat;
  }

  /** A copy for drawing on, no longer than the given edge; blue, green, red bytes. */
  public BufferedImage toImage(int maxLongEdgePx) {
    try (Mat small = shrunk(maxLongEdgePx)) {
      var image = new BufferedImage(small.cols(), small.rows(), BufferedImage.TYPE_3BYTE_BGR);
      try (BytePointer data = small.data()) {
        data.get(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
      }
      return image;
    }
  }

  /** A copy for drawing on, of this frame's size. */
  public BufferedImage toImage() {
    return toImage(Integer.MAX_VALUE);
  }

  /**
   * The frame as a JPEG without any metadata.
   *
   * @param maxLongEdgePx longer edges are shrunk to this
   * @param quality 0..100 as libjpeg counts it
   */
  public Bytes jpeg(int maxLongEdgePx, int quality) {
    try (Mat small = shrunk(maxLongEdgePx);
        BytePointer extension = new BytePointer(".jpg");
        BytePointer encoded = new BytePointer();
        IntPointer options = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality)) {
      if (!opencv_imgcodecs.imencode(extension, small, encoded, options)) {
        throw new IllegalStateException(
            "JPEG encoder refused " + small.cols() + "×" + small.rows());
      }
      byte[] bytes = new byte[(int) encoded.limit()];
      encoded.get(bytes);
      return Bytes.wrap(bytes);
    }
  }

  /**
   * The brightness of the picture by the weights of ITU-R BT.601, 0..255, rows × columns.
   *
   * @param columns how many there shall be, at most as many as the frame has; of fewer, each pixel
   *     is the mean of those it covers
   * @param rows the same; the picture's shape need not be kept
   */
  public float[][] luma(int columns, int rows) {
    byte[] bgr = new byte[rows * columns * 3];
    try (Mat small = resized(columns, rows);
        BytePointer data = small.data()) {
      data.get(bgr);
    }
    float[][] luma = new float[rows][columns];
    int at = 0;
    for (float[] row : luma) {
      for (int j = 0; j < columns; j++) {
        row[j] =
            0.299f * (bgr[at + 2] & 255) + 0.587f * (bgr[at + 1] & 255) + 0.114f * (bgr[at] & 255);
        at += 3;
      }
    }
    return luma;
  }

  /** A continuous copy (or a second handle on the same pixels) with its long edge bounded. */
  private Mat shrunk(int maxLongEdgePx) {
    int longEdge = Math.max(mat.cols(), mat.rows());
    double factor = longEdge <= maxLongEdgePx ? 1 : (double) maxLongEdgePx / longEdge;
    return resized(
        Math.max(1, (int) Math.round(mat.cols() * factor)),
        Math.max(1, (int) Math.round(mat.rows() * factor)));
  }

  /** A continuous copy (or a second handle on the same pixels) of another size. */
  private Mat resized(int widthPx, int heightPx) {
    if (widthPx == mat.cols() && heightPx == mat.rows()) {
      return mat.isContinuous() ? new Mat(mat) : mat.clone();
    }
    Mat small = new Mat();
    try (Size size = new Size(widthPx, heightPx)) {
      opencv_imgproc.resize(mat, small, size, 0, 0, opencv_imgproc.INTER_AREA);
    }
    return small;
  }

  @Override
  public void close() {
    mat.release();
    mat.close();
  }

  /** Turns a picture upright; the result replaces the argument, which is released if it differs. */
  static Mat upright(Mat stored, Quarter turn) {
    if (turn == Quarter.UPRIGHT) {
      return stored;
    }
    Mat turned = new Mat();
    switch (turn) {
      case MIRRORED -> opencv_core.flip(stored, turned, 1);
      case HALF -> opencv_core.rotate(stored, turned, opencv_core.ROTATE_180);
      case FLIPPED -> opencv_core.flip(stored, turned, 0);
      case TRANSPOSED -> opencv_core.transpose(stored, turned);
      case CLOCKWISE -> opencv_core.rotate(stored, turned, opencv_core.ROTATE_90_CLOCKWISE);
      case TRANSVERSED -> {
        opencv_core.transpose(stored, turned);
        opencv_core.rotate(turned, turned, opencv_core.ROTATE_180);
      }
      default -> opencv_core.rotate(stored, turned, opencv_core.ROTATE_90_COUNTERCLOCKWISE);
    }
    stored.release();
    stored.close();
    return turned;
  }
}
