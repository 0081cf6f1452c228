package org.sightline.frames;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR48LE;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * Turns decoded pictures of any pixel format into 8-bit blue, green, red, by the matrix and range
 * that the stream states; high dynamic range is mapped down by {@link ToneMap}. Keeps its tables
 * for the next picture of the same size. Owns native memory; not thread safe.
 */
final class FrameConverter implements AutoCloseable {
  private @Nullable SwsContext scaler;
  private @Nullable ToneMap tones;

  /**
   * Converts one picture.
   *
   * @param maxLongEdgePx longer edges are shrunk to this
   * @return rows × columns × 3, for the caller to release; null if the format is not known
   */
  @Nullable Mat convert(AVFrame frame, int maxLongEdgePx) {
    double factor = Math.min(1, (double) maxLongEdgePx / Math.max(frame.width(), frame.height()));
    int width = Math.max(1, (int) Math.round(frame.width() * factor));
    int height = Math.max(1, (int) Math.round(frame.height() * factor));
    if (!ToneMap.isNeeded(frame)) {
      return scaled(frame, width, height, AV_PIX_FMT_BGR24, opencv_core.CV_8UC3);
    }
    Mat deep = scaled(frame, width, height, AV_PIX_FMT_BGR48LE, opencv_core.CV_16UC3);
    if (deep == null) {
      return null;
    }
    ToneMap map = tones;
    if (map == null || !map.fits(frame)) {
      map = ToneMap.of(frame);
      tones = map;
    }
    try (deep) {
      return map.apply(deep);
    }
  }

  private @Nullable Mat scaled(AVFrame frame, int width, int height, int format, int type) {
    SwsContext context =
        sws_getCachedContext(
            scaler,
            frame.width(),
            frame.height(),
            frame.format(),
            width,
            height,
            format,
            SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT,
            null,
            null,
            (DoublePointer) null);
    scaler = context;
    if (context == null) {
      return null;
    }
    long pixelBytes = type == opencv_core.CV_16UC3 ? 6 : 3;
    // rows start at multiples of 64 bytes, because the converter writes whole vectors
    long stride = (width * pixelBytes + 127) / 64 * 64;
    try (Mat padded = new Mat(height + 1, (int) stride, opencv_core.CV_8UC1);
        BytePointer target = padded.data();
        PointerPointer<BytePointer> targets = new PointerPointer<>(4);
        IntPointer strides = new IntPointer(4)) {
      IntPointer matrix = sws_getCoefficients(frame.colorspace());
      int fullRange = frame.color_range() == AVCOL_RANGE_JPEG ? 1 : 0;
      sws_setColorspaceDetails(context, matrix, fullRange, matrix, 1, 0, 1 << 16, 1 << 16);
      targets.put(0, target);
      strides.put(0, (int) stride);
      int rows =
          sws_scale(context, frame.data(), frame.linesize(), 0, frame.height(), targets, strides);
      if (rows != height) {
        return null;
      }
      try (Mat view = new Mat(height, width, type, target, stride)) {
        return view.clone();
      }
    }
  }

  @Override
  public void close() {
    if (scaler != null) {
      sws_freeContext(scaler);
      scaler = null;
    }
  }
}
