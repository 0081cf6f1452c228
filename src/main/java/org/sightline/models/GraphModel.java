package org.sightline.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sightline.vision.JsonObject;
import org.sightline.vision.ModelException;

/**
 * A TensorFlow.js graph model as its two files hold it: {@code model.json} with the nodes and a
 * list of the weights, and one file of the weights themselves, little-endian, one after the other.
 *
 * @param nodes operations, every one after those it takes its inputs from
 * @param constants by node name
 * @param outputs names of the nodes whose values are the result, in alphabetical order
 */
record GraphModel(List<Node> nodes, Map<String, Constant> constants, List<String> outputs) {
  private static final long MAX_GRAPH_BYTES = 4 << 20;
  private static final long MAX_WEIGHT_BYTES = 256 << 20;

  /**
   * An operation.
   *
   * @param inputs names of nodes, with {@code :n} where it is not a node's first output
   */
  record Node(String operation, String name, List<String> inputs, JsonObject attributes) {
    /** A text attribute; they are written in base 64. */
    String text(String attribute) throws ModelException {
      String encoded = attributes.object(attribute).text("s");
      return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    /** Whole numbers, such as strides. */
    List<Integer> wholes(String attribute) throws ModelException {
      return attributes.object(attribute).object("list").wholes("i");
    }

    ModelException refused(String why) {
      return new ModelException(
          "The model to import has a " + operation + " \"" + name + "\" " + why, null);
    }
  }

  /**
   * A constant: floats or whole numbers, the other kind empty.
   *
   * @param shape empty for a single number
   */
  record Constant(List<Integer> shape, FloatBuffer floats, List<Integer> wholes) {
    private static Constant list(List<Integer> wholes) {
      return new Constant(List.of(wholes.size()), FloatBuffer.allocate(0), wholes);
    }

    /** Kernels from height, width, in, out to out, in, height, width. */
    FloatBuffer channelsFirst() {
      int cells = shape.get(0) * shape.get(1);
      int in = shape.get(2);
      int out = shape.get(3);
      FloatBuffer turned = FloatBuffer.allocate(cells * in * out);
      for (int o = 0; o < out; o++) {
        for (int i = 0; i < in; i++) {
          for (int cell = 0; cell < cells; cell++) {
            turned.put(floats.get((cell * in + i) * out + o));
          }
        }
      }
      return turned.flip();
    }
  }

  /** Reads both files. */
  static GraphModel read(Path graph, Path weights) throws ModelException {
    JsonObject json = JsonObject.read(graph, MAX_GRAPH_BYTES);
    List<Node> nodes = new ArrayList<>();
    for (JsonObject node : json.object("modelTopology").objects("node")) {
      List<String> inputs = node.has("input") ? node.texts("input") : List.of();
      nodes.add(new Node(node.text("op"), node.text("name"), inputs, node.object("attr")));
    }
    List<String> outputs = new ArrayList<>(json.object("signature").object("outputs").names());
    outputs.sort(null);
    GraphModel model = new GraphModel(nodes, constants(json, weights), outputs);
    for (Node node : nodes) {
      model.fold(node);
    }
    return model;
  }

  boolean isConstant(Node node) {
    return constants.containsKey(node.name());
  }

  /** A constant that a node takes. */
  Constant constant(Node node, int input) throws ModelException {
    Constant constant = constants.get(node.inputs().get(input));
    if (constant == null) {
      throw node.refused("whose input " + node.inputs().get(input) + " is not a constant");
    }
    return constant;
  }

  /** Works out the lists that only depend on constants: shapes, built in two steps. */
  private void fold(Node node) throws ModelException {
    if (node.operation().equals("SparseToDense")) {
      constants.put(node.name(), Constant.list(repeated(node)));
    } else if (node.operation().startsWith("Add") && constants.containsKey(node.inputs().get(0))) {
      List<Integer> sums = new ArrayList<>();
      for (int i = 0; i < constant(node, 0).wholes().size(); i++) {
        sums.add(constant(node, 0).wholes().get(i) + constant(node, 1).wholes().get(i));
      }
      constants.put(node.name(), Constant.list(sums));
    }
  }

  /** One number repeated, and no exceptions to it. */
  private List<Integer> repeated(Node node) throws ModelException {
    List<Integer> length = constant(node, 1).wholes();
    if (!constant(node, 0).wholes().isEmpty() || length.size() != 1 || length.get(0) > 8) {
      throw node.refused("that is not a shape filled with one number");
    }
    return Collections.nCopies(length.get(0), constant(node, 3).wholes().get(0));
  }

  private static Map<String, Constant> constants(JsonObject json, Path file) throws ModelException {
    ByteBuffer bytes = bytes(file);
    Map<String, Constant> constants = new HashMap<>();
    for (JsonObject group : json.objects("weightsManifest")) {
      for (JsonObject weight : group.objects("weights")) {
        List<Integer> shape = weight.wholes("shape");
        int width = isHalf(weight) ? 2 : 4;
        int count = count(shape, bytes.remaining() / width);
        if (count < 0) {
          throw new ModelException(file + " is shorter than " + json + " says", null);
        }
        ByteBuffer own = bytes.slice(bytes.position(), count * width);
        own.order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + count * width);
        constants.put(weight.text("name"), constant(weight, shape, own, count));
      }
    }
    if (bytes.hasRemaining()) {
      throw new ModelException(file + " is longer than " + json + " says", null);
    }
    return constants;
  }

  private static ByteBuffer bytes(Path file) throws ModelException {
    try {
      if (Files.size(file) > MAX_WEIGHT_BYTES) {
        throw new ModelException(file + " is too large for the weights of a model", null);
      }
      return ByteBuffer.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new ModelException(file + " could not be read: " + e.getMessage(), e);
    }
  }

  private static boolean isHalf(JsonObject weight) throws ModelException {
    if (!weight.has("quantization")) {
      return false;
    }
    if (!weight.object("quantization").text("dtype").equals("float16")) {
      throw weight.wrong("quantization", "float16 or none");
    }
    return true;
  }

  /** The product of the shape; -1 if it is over the most there can be. */
  private static int count(List<Integer> shape, int most) {
    long count = 1;
    for (int length : shape) {
      if (length < 0) {
        return -1;
      }
      count *= length;
      if (count > most) {
        return -1;
      }
    }
    return (int) count;
  }

  private static Constant constant(
      JsonObject weight, List<Integer> shape, ByteBuffer bytes, int count) throws ModelException {
    // TensorFlow.js has no 64-bit numbers: those constants, too, are written as 32-bit
    if (weight.text("dtype").equals("int32")) {
      List<Integer> wholes = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        wholes.add(bytes.getInt());
      }
      return new Constant(shape, FloatBuffer.allocate(0), wholes);
    }
    if (!weight.text("dtype").equals("float32")) {
      throw weight.wrong("dtype", "float32 or int32");
    }
    boolean half = isHalf(weight);
    FloatBuffer floats = FloatBuffer.allocate(count);
    for (int i = 0; i < count; i++) {
      floats.put(half ? halfToFloat(bytes.getShort()) : bytes.getFloat());
    }
    return new Constant(shape, floats.flip(), List.of());
  }

  /** IEEE 754 binary16: 1 bit sign, 5 bits exponent (bias 15), 10 bits fraction. */
  static float halfToFloat(short half) {
    int exponent = (half >> 10) & 0x1f;
    int fraction = half & 0x3ff;
    double magnitude;
    if (exponent == 0x1f) {
      magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else if (exponent == 0) {
      magnitude = fraction * 0x1p-24;
    } else {
      magnitude = Math.scalb(1 + fraction / 1024.0, exponent - 15);
    }
    return (float) (half < 0 ? -magnitude : magnitude);
  }
}
