package org.sightline.vision;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Writes pictures into a network's input as its card wants them. Its arrays are used again for each
 * picture; owns native memory until closed.
 */
final class PictureInput implements AutoCloseable {
  private final Preparation preparation;
  private final int width;
  private final int height;
  private final boolean channelsLast;
  private final float[][] greys = new float[3][256];
  private final float[] row;
  private final Mat fitted = new Mat();
  private byte[] bytes = new byte[0];

  /**
   * @param channelsLast whether the input is [n, height, width, 3]; else [n, 3, height, width]
   */
  PictureInput(ModelCard card, boolean channelsLast) {
    this.preparation = card.preparation();
    this.width = card.inputWidthPx();
    this.height = card.inputHeightPx();
    this.channelsLast = channelsLast;
    this.row = new float[channelsLast ? 3 * width : width];
    for (int channel = 0; channel < 3; channel++) {
      double mean = preparation.means().get(channel);
      double deviation = preparation.deviations().get(channel);
      for (int i = 0; i < 256; i++) {
        greys[channel][i] = (float) ((i - mean) / deviation);
      }
    }
  }

  /** How many numbers one picture takes. */
  int length() {
    return 3 * width * height;
  }

  /**
   * Writes a tile of a picture.
   *
   * @param bgr rows × columns × 3, 8-bit blue, green, red
   * @param index of the picture in the input
   * @return where it lies
   */
  Letterbox write(Mat bgr, Tile tile, FloatBuffer input, int index) {
    Letterbox place = preparation.place(tile.width(), tile.height(), width, height);
    int length = 3 * place.widthPx() * place.heightPx();
    if (bytes.length < length) {
      bytes = new byte[length];
    }
    try (Rect part = new Rect(tile.x(), tile.y(), tile.width(), tile.height());
        Mat cut = new Mat(bgr, part);
        Size size = new Size(place.widthPx(), place.heightPx())) {
      // the networks were trained on pictures reduced like this, so an area mean would not help
      opencv_imgproc.resize(cut, fitted, size, 0, 0, opencv_imgproc.INTER_LINEAR);
      try (BytePointer pixels = fitted.data()) {
        pixels.get(bytes, 0, length);
      }
    }
    int at = index * length();
    if (channelsLast) {
      channelsLast(place, input, at);
    } else {
      for (int channel = 0; channel < 3; channel++) {
        plane(place, channel, input, at + channel * width * height);
      }
    }
    return place;
  }

  /** Which byte of a pixel a channel of the network is. */
  private int colour(int channel) {
    return preparation.redFirst() ? 2 - channel : channel;
  }

  private void plane(Letterbox place, int channel, FloatBuffer input, int start) {
    float[] grey = greys[channel];
    float blank = grey[preparation.padding()];
    int to = start;
    for (int y = 0; y < height; y++, to += width) {
      Arrays.fill(row, blank);
      int line = y - place.topPx();
      if (line >= 0 && line < place.heightPx()) {
        int from = 3 * place.widthPx() * line + colour(channel);
        int end = place.leftPx() + place.widthPx();
        for (int x = place.leftPx(); x < end; x++, from += 3) {
          row[x] = grey[bytes[from] & 0xff];
        }
      }
      input.put(to, row);
    }
  }

  private void channelsLast(Letterbox place, FloatBuffer input, int start) {
    int to = start;
    for (int y = 0; y < height; y++, to += row.length) {
      int line = y - place.topPx();
      boolean inside = line >= 0 && line < place.heightPx();
      for (int x = 0; x < width; x++) {
        int column = x - place.leftPx();
        boolean picture = inside && column >= 0 && column < place.widthPx();
        int from = 3 * (place.widthPx() * line + column);
        for (int channel = 0; channel < 3; channel++) {
          int value = picture ? bytes[from + colour(channel)] & 0xff : preparation.padding();
          row[3 * x + channel] = greys[channel][value];
        }
      }
      input.put(to, row);
    }
  }

  @Override
  public void close() {
    fitted.release();
    fitted.close();
  }
}
