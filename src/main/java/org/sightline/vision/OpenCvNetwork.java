package org.sightline.vision;

import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.StringVector;
import org.bytedeco.opencv.opencv_dnn.Net;
import org.sightline.media.InputException;

/** A network in OpenCV DNN, on the processor, with one thread. */
final class OpenCvNetwork implements Network {
  private final Net net;
  private final Mat blob;
  private final FloatPointer pixels;
  private final FloatBuffer input;
  private final StringVector outputs;

  private OpenCvNetwork(Net net, Mat blob, FloatPointer pixels) {
    this.net = net;
    this.blob = blob;
    this.pixels = pixels;
    this.input = pixels.asBuffer();
    this.outputs = net.getUnconnectedOutLayersNames();
  }

  static OpenCvNetwork load(Path file, ModelCard card) throws ModelException {
    opencv_core.setNumThreads(1);
    Net net;
    try (BytePointer path = new BytePointer(file.toString(), StandardCharsets.UTF_8)) {
      net = read(file, path, card);
    } catch (RuntimeException e) {
      // OpenCV's C++ exceptions arrive as plain RuntimeException; anything else is a fault of ours
      if (e.getClass() != RuntimeException.class) {
        throw e;
      }
      throw new ModelException(file + " could not be loaded by OpenCV: " + e.getMessage(), e);
    }
    net.setPreferableBackend(opencv_dnn.DNN_BACKEND_OPENCV);
    net.setPreferableTarget(opencv_dnn.DNN_TARGET_CPU);
    int[] shape = {1, 3, card.inputHeightPx(), card.inputWidthPx()};
    FloatPointer pixels = new FloatPointer((long) shape[1] * shape[2] * shape[3]);
    return new OpenCvNetwork(net, new Mat(shape, opencv_core.CV_32F, pixels), pixels);
  }

  private static Net read(Path file, BytePointer path, ModelCard card) {
    ModelCard.Layers layers = card.layers();
    if (layers == null) {
      return opencv_dnn.readNetFromONNX(path);
    }
    String config = file.resolveSibling(layers.file()).toString();
    try (BytePointer layersPath = new BytePointer(config, StandardCharsets.UTF_8)) {
      return opencv_dnn.readNetFromDarknet(layersPath, path);
    }
  }

  @Override
  public int batch() {
    return 1;
  }

  @Override
  public boolean channelsLast() {
    return false;
  }

  @Override
  public FloatBuffer input() {
    return input;
  }

  @Override
  public List<Blob> run(int pictures) throws InputException {
    try (MatVector results = new MatVector()) {
      net.setInput(blob);
      net.forward(results, outputs);
      List<Blob> blobs = new ArrayList<>();
      for (long i = 0; i < results.size(); i++) {
        try (Mat result = results.get(i)) {
          blobs.add(copy(name(outputs.get(i).getString()), result));
        }
      }
      return blobs;
    } catch (RuntimeException e) {
      // OpenCV's C++ exceptions arrive as plain RuntimeException; anything else is a fault of ours
      if (e.getClass() != RuntimeException.class) {
        throw e;
      }
      throw new InputException(
          "vision", "detector-failed", "The detector stopped: " + e.getMessage(), e);
    }
  }

  /** Without the zero byte that ends a C string. */
  private static String name(String padded) {
    int end = padded.indexOf(0);
    return end < 0 ? padded : padded.substring(0, end);
  }

  private static Blob copy(String name, Mat result) {
    List<Integer> shape = new ArrayList<>();
    for (int i = 0; i < result.dims(); i++) {
      shape.add(result.size(i));
    }
    FloatBuffer shared = result.createBuffer();
    FloatBuffer values = FloatBuffer.allocate(shared.remaining());
    values.put(shared).flip();
    return new Blob(name, shape, values);
  }

  @Override
  public void close() {
    outputs.close();
    net.close();
    blob.close();
    pixels.close();
  }
}
