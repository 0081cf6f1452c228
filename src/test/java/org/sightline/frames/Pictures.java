package org.sightline.frames;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.sightline.media.Bytes;
import org.sightline.media.FileRef;
import org.sightline.media.Header;
import org.sightline.media.MediaItem;
import org.sightline.media.Pixels;
import org.sightline.media.Quarter;
import org.sightline.media.Source;

/** Small pictures made for one test, and photos that point at them. */
public final class Pictures {
  private Pictures() {}

  /** A photo whose pixels are the whole file. */
  public static MediaItem.Photo photo(
      Path file, String format, int widthPx, int heightPx, Quarter turn) throws IOException {
    long bytes = Files.size(file);
    boolean swaps = turn.swapsSides();
    return new MediaItem.Photo(
        new Header(
            "0".repeat(32),
            new Source(file.getFileName().toString(), false),
            FileRef.of(file),
            format,
            bytes,
            Instant.EPOCH),
        swaps ? heightPx : widthPx,
        swaps ? widthPx : heightPx,
        turn,
        new Pixels(format, 0, bytes, widthPx, heightPx, false),
        List.of(),
        Bytes.EMPTY,
        List.of());
  }

  /**
   * A picture in four quarters, encoded: red and green above, blue and white below.
   *
   * @param extension with its dot, such as {@code .png}
   */
  public static byte[] quarters(String extension, int widthPx, int heightPx, int type) {
    double top = opencv_core.CV_MAT_DEPTH(type) == opencv_core.CV_16U ? 65535 : 255;
    try (Mat mat = new Mat(heightPx, widthPx, type, Scalar.all(top))) {
      paint(mat, 0, 0, new Scalar(0, 0, top, top));
      paint(mat, widthPx / 2, 0, new Scalar(0, top, 0, top));
      paint(mat, 0, heightPx / 2, new Scalar(top, 0, 0, top));
      return encoded(extension, mat);
    }
  }

  /** Encodes a picture with OpenCV. */
  public static byte[] encoded(String extension, Mat mat, int... options) {
    try (BytePointer name = new BytePointer(extension);
        BytePointer out = new BytePointer();
        IntPointer parameters = new IntPointer(options)) {
      if (!opencv_imgcodecs.imencode(name, mat, out, parameters)) {
        throw new IllegalStateException("not encoded: " + extension);
      }
      byte[] bytes = new byte[(int) out.limit()];
      out.get(bytes);
      return bytes;
    }
  }

  private static void paint(Mat mat, int x, int y, Scalar colour) {
    try (Mat part =
        mat.apply(new org.bytedeco.opencv.opencv_core.Rect(x, y, mat.cols() / 2, mat.rows() / 2))) {
      part.put(colour);
    }
  }
}
