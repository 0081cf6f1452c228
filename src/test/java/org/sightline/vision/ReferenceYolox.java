package org.sightline.vision;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * YOLOX-Nano run the long way, sharing nothing with the code under test: bilinear reduction,
 * padding, decoding and suppression in plain loops over the recipe of the YOLOX project.
 */
final class ReferenceYolox implements AutoCloseable {
  private static final int SIDE = 416;
  private static final int COLUMNS = 85;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  ReferenceYolox(Path weights) throws OrtException {
    session = environment.createSession(weights.toString());
  }

  /**
   * Class index, score, left, top, right, bottom in pixels of the picture, not cut at its edges.
   */
  record Hit(int label, double score, double left, double top, double right, double bottom) {
    double overlap(Hit other) {
      double width = Math.min(right, other.right) - Math.max(left, other.left);
      double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
      double shared = Math.max(0, width) * Math.max(0, height);
      double mine = (right - left) * (bottom - top);
      double others = (other.right - other.left) * (other.bottom - other.top);
      return shared / (mine + others - shared);
    }
  }

  List<Hit> run(Mat bgr, double minScore, double nms) throws OrtException {
    double ratio = Math.min((double) SIDE / bgr.rows(), (double) SIDE / bgr.cols());
    float[] input = letterbox(bgr, ratio);
    long[] shape = {1, 3, SIDE, SIDE};
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), shape);
        OrtSession.Result result = session.run(Map.of("images", tensor))) {
      float[][] rows = ((float[][][]) result.get(0).getValue())[0];
      return suppress(decode(rows, ratio, minScore), nms);
    }
  }

  private static float[] letterbox(Mat bgr, double ratio) {
    byte[] bytes = new byte[3 * bgr.rows() * bgr.cols()];
    try (Mat whole = bgr.clone()) {
      whole.data().get(bytes);
    }
    int width = (int) (bgr.cols() * ratio);
    int height = (int) (bgr.rows() * ratio);
    float[] input = new float[3 * SIDE * SIDE];
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          double value = 114;
          if (x < width && y < height) {
            double fromX = (x + 0.5) * bgr.cols() / width - 0.5;
            double fromY = (y + 0.5) * bgr.rows() / height - 0.5;
            value = bilinear(bytes, bgr.cols(), bgr.rows(), fromX, fromY, c);
          }
          input[(c * SIDE + y) * SIDE + x] = (float) value;
        }
      }
    }
    return input;
  }

  /** With the 11-bit weights and the rounding of OpenCV's resize, so that inputs are equal. */
  private static int bilinear(
      byte[] bytes, int width, int height, double x, double y, int channel) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    int[] weightX = weights(x - left);
    int[] weightY = weights(y - top);
    int sum = 2;
    for (int dy = 0; dy < 2; dy++) {
      int row = Math.max(0, Math.min(height - 1, top + dy));
      int mixed = 0;
      for (int dx = 0; dx < 2; dx++) {
        int column = Math.max(0, Math.min(width - 1, left + dx));
        mixed += weightX[dx] * (bytes[3 * (row * width + column) + channel] & 0xff);
      }
      sum += (weightY[dy] * (mixed >> 4)) >> 16;
    }
    return sum >> 2;
  }

  private static int[] weights(double share) {
    float second = (float) share;
    return new int[] {(int) Math.rint((1 - second) * 2048), (int) Math.rint(second * 2048)};
  }

  private static List<Hit> decode(float[][] rows, double ratio, double minScore) {
    List<Hit> hits = new ArrayList<>();
    int n = 0;
    for (int stride : new int[] {8, 16, 32}) {
      for (int cell = 0; cell < (SIDE / stride) * (SIDE / stride); cell++, n++) {
        float[] row = rows[n];
        int best = 5;
        for (int i = 5; i < COLUMNS; i++) {
          best = row[i] > row[best] ? i : best;
        }
        double score = (double) row[4] * row[best];
        if (score >= minScore) {
          int column = cell % (SIDE / stride);
          int line = cell / (SIDE / stride);
          double x = (row[0] + column) * stride;
          double y = (row[1] + line) * stride;
          double w = Math.exp(row[2]) * stride;
          double h = Math.exp(row[3]) * stride;
          hits.add(
              new Hit(
                  best - 5,
                  score,
                  (x - w / 2) / ratio,
                  (y - h / 2) / ratio,
                  (x + w / 2) / ratio,
                  (y + h / 2) / ratio));
        }
      }
    }
    return hits;
  }

  /** Takes the best remaining hit and drops what overlaps it, until none remain. */
  private static List<Hit> suppress(List<Hit> hits, double nms) {
    List<Hit> remaining = new ArrayList<>(hits);
    List<Hit> kept = new ArrayList<>();
    while (!remaining.isEmpty()) {
      Hit best = remaining.get(0);
      for (Hit hit : remaining) {
        best = hit.score > best.score ? hit : best;
      }
      Hit taken = best;
      kept.add(taken);
      remaining.removeIf(
          hit -> hit.equals(taken) || (hit.label == taken.label && hit.overlap(taken) > nms));
    }
    return kept;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
