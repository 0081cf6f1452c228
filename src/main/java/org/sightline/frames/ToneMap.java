package org.sightline.frames;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT2020;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_ARIB_STD_B67;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE2084;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Brings pictures of high dynamic range down to what detectors were trained on and screens show:
 * light by the stream's own curve (ITU-R BT.2100: PQ or HLG), primaries of BT.2020 to those of
 * BT.709, diffuse white (203 cd/m², ITU-R BT.2408) to three quarters of the range with a soft
 * shoulder above, then the sRGB curve (IEC 61966-2-1).
 */
final class ToneMap {
  private static final double WHITE_NITS = 203;
  private static final int LEVELS = 1 << 12;

  private final int curve;
  private final boolean wide;
  private final float[] light = new float[LEVELS];
  private final byte[] shown = new byte[LEVELS];

  private ToneMap(int curve, boolean wide) {
    this.curve = curve;
    this.wide = wide;
    for (int i = 0; i < LEVELS; i++) {
      double signal = i / (LEVELS - 1.0);
      light[i] = (float) (curve == AVCOL_TRC_SMPTE2084 ? pq(signal) : hlg(signal));
      shown[i] = (byte) Math.round(255 * srgb(signal));
    }
  }

  /** Whether a picture's curve is one of high dynamic range. */
  static boolean isNeeded(AVFrame frame) {
    return frame.color_trc() == AVCOL_TRC_SMPTE2084 || frame.color_trc() == AVCOL_TRC_ARIB_STD_B67;
  }

  /** The map for pictures such as this one. */
  static ToneMap of(AVFrame frame) {
    return new ToneMap(frame.color_trc(), frame.color_primaries() == AVCOL_PRI_BT2020);
  }

  /** Whether this map is the one for a picture. */
  boolean fits(AVFrame frame) {
    return curve == frame.color_trc() && wide == (frame.color_primaries() == AVCOL_PRI_BT2020);
  }

  /** 16-bit blue, green, red to 8-bit; the argument is left as it is. */
  Mat apply(Mat deep) {
    int rows = deep.rows();
    int columns = deep.cols();
    Mat made = new Mat(rows, columns, opencv_core.CV_8UC3);
    short[] from = new short[3 * columns];
    byte[] to = new byte[3 * columns];
    try (ShortPointer source = new ShortPointer(deep.data());
        BytePointer target = made.data()) {
      for (int row = 0; row < rows; row++) {
        source.position((long) row * from.length).get(from);
        for (int i = 0; i < from.length; i += 3) {
          pixel(from, to, i);
        }
        target.position((long) row * to.length).put(to, 0, to.length);
      }
    }
    return made;
  }

  private void pixel(short[] from, byte[] to, int i) {
    float blue = light[(from[i] & 0xffff) >> 4];
    float green = light[(from[i + 1] & 0xffff) >> 4];
    float red = light[(from[i + 2] & 0xffff) >> 4];
    if (wide) {
      // ITU-R BT.2087, linear BT.2020 to BT.709
      float r = 1.6605f * red - 0.5876f * green - 0.0728f * blue;
      float g = -0.1246f * red + 1.1329f * green - 0.0083f * blue;
      blue = -0.0182f * red - 0.1006f * green + 1.1187f * blue;
      red = r;
      green = g;
    }
    to[i] = level(blue);
    to[i + 1] = level(green);
    to[i + 2] = level(red);
  }

  /** Light relative to diffuse white, to a level of the screen. */
  private byte level(float relative) {
    float x = Math.max(0, relative) * 0.75f;
    // straight up to 0.6, then bending towards 1 without ever reaching it
    float mapped = x <= 0.6f ? x : 1 - 0.16f / (x - 0.2f);
    return shown[Math.round(mapped * (LEVELS - 1))];
  }

  /** SMPTE ST 2084, light relative to diffuse white. */
  private static double pq(double signal) {
    double m1 = 2610 / 16384.0;
    double m2 = 2523 / 4096.0 * 128;
    double c1 = 3424 / 4096.0;
    double c2 = 2413 / 4096.0 * 32;
    double c3 = 2392 / 4096.0 * 32;
    double p = Math.pow(signal, 1 / m2);
    return 10_000 * Math.pow(Math.max(p - c1, 0) / (c2 - c3 * p), 1 / m1) / WHITE_NITS;
  }

  /**
   * ARIB STD-B67 with a nominal peak of 1,000 cd/m² and its system gamma of 1.2 on each channel.
   */
  private static double hlg(double signal) {
    double a = 0.17883277;
    double b = 1 - 4 * a;
    double c = 0.5 - a * Math.log(4 * a);
    double scene = signal <= 0.5 ? signal * signal / 3 : (Math.exp((signal - c) / a) + b) / 12;
    return 1_000 * Math.pow(scene, 1.2) / WHITE_NITS;
  }

  private static double srgb(double linear) {
    return linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
  }
}
