package org.sightline.vision;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an ONNX file says of itself.
 *
 * @param inputs in the file's order
 * @param outputs in the file's order
 * @param metadata what its maker wrote into it, such as {@code names} and {@code license}
 */
public record OnnxDescription(
    List<Tensor> inputs, List<Tensor> outputs, Map<String, String> metadata) {
  /**
   * An input or output.
   *
   * @param name in the file
   * @param type such as {@code float} or {@code int64}
   * @param shape the length of each axis; −1 where the file leaves it open
   */
  public record Tensor(String name, String type, List<Integer> shape) {
    /** Copies the list. */
    public Tensor {
      shape = List.copyOf(shape);
    }

    @Override
    public String toString() {
      return name + " " + type + " " + shape.toString().replace("-1", "?");
    }
  }

  /** Copies the lists and the map. */
  public OnnxDescription {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    metadata = new TreeMap<>(metadata);
  }

  /**
   * Opens a file with ONNX Runtime, runs nothing.
   *
   * @throws ModelException if it is no ONNX file, or one that ONNX Runtime cannot load
   */
  public static OnnxDescription of(Path file) throws ModelException {
    OnnxNetwork.requireSilence();
    try {
      NativeCache.completeOrt(Device.CPU);
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try (OrtSession session = environment.createSession(file.toString())) {
        return new OnnxDescription(
            tensors(session.getInputInfo()),
            tensors(session.getOutputInfo()),
            session.getMetadata().getCustomMetadata());
      }
    } catch (OrtException e) {
      throw new ModelException(
          file
              + " is no network that ONNX Runtime can load: "
              + OnnxNetwork.firstLine(e.getMessage()),
          e);
    } catch (IOException | LinkageError e) {
      throw new ModelException("ONNX Runtime does not load on this system: " + e.getMessage(), e);
    }
  }

  private static List<Tensor> tensors(Map<String, NodeInfo> nodes) {
    List<Tensor> tensors = new ArrayList<>();
    for (NodeInfo node : nodes.values()) {
      List<Integer> shape = new ArrayList<>();
      String type = "other";
      if (node.getInfo() instanceof TensorInfo info) {
        type = info.type.toString().toLowerCase(Locale.ROOT);
        for (long length : info.getShape()) {
          shape.add((int) Math.max(-1, Math.min(Integer.MAX_VALUE, length)));
        }
      }
      tensors.add(new Tensor(node.getName(), type, shape));
    }
    return tensors;
  }
}
