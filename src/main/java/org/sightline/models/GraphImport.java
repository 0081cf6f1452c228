package org.sightline.models;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.models.GraphModel.Constant;
import org.sightline.models.GraphModel.Node;
import org.sightline.vision.JsonObject;
import org.sightline.vision.ModelException;

/**
 * Turns a TensorFlow.js graph into ONNX: the operations that a NanoDet uses, and a refusal naming
 * the first other one.
 *
 * <p>TensorFlow convolves pictures with the channels last, ONNX with the channels first, so such
 * graphs are full of transposes there and back. None is written until somebody needs it: a {@link
 * TensorView} remembers which axis is where. Likewise padding waits for the convolution that takes
 * it, and a bias goes into the convolution before it.
 */
final class GraphImport {
  private final GraphModel graph;
  private final OnnxWriter onnx = new OnnxWriter();
  private final TensorTable values = new TensorTable(onnx);
  private final Map<String, List<Node>> users = new HashMap<>();

  private GraphImport(GraphModel graph) {
    this.graph = graph;
    for (Node node : graph.nodes()) {
      for (String input : node.inputs()) {
        users.computeIfAbsent(input, key -> new ArrayList<>()).add(node);
      }
    }
  }

  /** The ONNX file. */
  static byte[] toOnnx(GraphModel graph, String name) throws ModelException {
    GraphImport made = new GraphImport(graph);
    for (Node node : graph.nodes()) {
      if (!made.values.contains(node.name()) && !graph.isConstant(node)) {
        made.add(node);
      }
    }
    for (String output : graph.outputs()) {
      made.output(output);
    }
    return made.onnx.toBytes(name);
  }

  private void add(Node node) throws ModelException {
    switch (node.operation()) {
      case "Placeholder" -> input(node);
      case "Transpose" -> transpose(node);
      case "Pad", "PadV2" -> pad(node);
      case "Conv2D" -> convolution(node);
      case "MaxPool" -> maxPool(node);
      case "LeakyRelu" -> {
        float alpha = (float) node.attributes().object("alpha").number("f");
        unary(node, onnx.node("LeakyRelu", inputName(node), out(node)).real("alpha", alpha));
      }
      case "Sigmoid" -> unary(node, onnx.node("Sigmoid", inputName(node), out(node)));
      case "Identity" -> values.put(node.name(), values.of(node, 0));
      case "ConcatV2" -> concat(node);
      case "SplitV" -> split(node);
      case "ResizeBilinear" -> resize(node);
      case "Reshape" -> reshape(node);
      case "Add", "AddV2" -> sum(node);
      default -> throw node.refused("that cannot be imported");
    }
  }

  private void input(Node node) throws ModelException {
    List<Integer> shape = new ArrayList<>();
    for (JsonObject dim : node.attributes().object("shape").object("shape").objects("dim")) {
      shape.add(dim.whole("size"));
    }
    onnx.input(node.name(), shape);
    values.put(
        node.name(), new TensorView(node.name(), shape, TensorView.inOrder(shape.size()), null));
  }

  /** Outputs keep their TensorFlow names, a node's name and the output's number. */
  private void output(String name) throws ModelException {
    TensorView value = values.get(name.replace(":0", ""));
    if (value == null || value.padding() != null) {
      throw new ModelException("The model to import has no output \"" + name + "\"", null);
    }
    onnx.node("Transpose", List.of(value.name()), List.of(name)).wholes("perm", value.axes()).add();
    onnx.output(name, TensorView.pick(value.shape(), value.axes()));
  }

  private void transpose(Node node) throws ModelException {
    TensorView value = values.of(node, 0);
    List<Integer> axes = TensorView.pick(value.axes(), wholes(node, 1));
    values.put(node.name(), new TensorView(value.name(), value.shape(), axes, value.padding()));
  }

  private void pad(Node node) throws ModelException {
    TensorView value = values.unpadded(node, 0);
    List<Integer> wanted = wholes(node, 1);
    int rank = value.shape().size();
    if (wanted.size() != 2 * rank) {
      throw node.refused("of another rank than its input");
    }
    Integer[] sides = new Integer[2 * rank];
    Integer[] shape = value.shape().toArray(new Integer[0]);
    for (int i = 0; i < rank; i++) {
      int axis = value.axes().get(i);
      sides[axis] = wanted.get(2 * i);
      sides[axis + rank] = wanted.get(2 * i + 1);
      shape[axis] += sides[axis] + sides[axis + rank];
    }
    float fill = node.inputs().size() > 2 ? graph.constant(node, 2).floats().get(0) : 0;
    TensorView.Padding padding = new TensorView.Padding(List.of(sides), fill);
    values.put(node.name(), new TensorView(value.name(), List.of(shape), value.axes(), padding));
  }

  private void convolution(Node node) throws ModelException {
    TensorView value = values.picture(node);
    Constant weights = graph.constant(node, 1);
    if (weights.shape().size() != 4
        || !weights.shape().get(2).equals(value.shape().get(1))
        || !node.wholes("dilations").equals(List.of(1, 1, 1, 1))) {
      throw node.refused("that is dilated or grouped, which cannot be imported");
    }
    List<Integer> kernel = weights.shape().subList(0, 2);
    int channels = weights.shape().get(3);
    String weightName = node.name() + "/weights";
    onnx.floats(
        weightName, TensorView.pick(weights.shape(), List.of(3, 2, 0, 1)), weights.channelsFirst());
    List<String> inputs = new ArrayList<>(List.of(value.name(), weightName));
    String name = node.name();
    Node bias = biasAfter(node, channels);
    if (bias != null) {
      String biasName = bias.name() + "/bias";
      onnx.floats(biasName, List.of(channels), graph.constant(bias, 1).floats());
      inputs.add(biasName);
      name = bias.name();
    }
    window(node, onnx.node("Conv", inputs, List.of(name)), value, 0);
    TensorView result =
        new TensorView(
            name, slid(node, value.shape(), kernel, channels), TensorTable.CHANNELS_LAST, null);
    values.put(node.name(), result);
    values.put(name, result);
  }

  /** The addition of one number a channel that is the only user of a convolution; or null. */
  private @Nullable Node biasAfter(Node convolution, int channels) {
    List<Node> next = users.getOrDefault(convolution.name(), List.of());
    if (next.size() != 1 || !next.get(0).operation().startsWith("Add")) {
      return null;
    }
    Node add = next.get(0);
    Constant bias = graph.constants().get(add.inputs().get(1));
    return bias != null && bias.shape().equals(List.of(channels)) ? add : null;
  }

  private void maxPool(Node node) throws ModelException {
    TensorView value = values.picture(node);
    List<Integer> kernel = node.wholes("ksize").subList(1, 3);
    OnnxWriter.Node pool = onnx.node("MaxPool", List.of(value.name()), out(node));
    window(node, pool.wholes("kernel_shape", kernel), value, Float.NEGATIVE_INFINITY);
    List<Integer> shape = slid(node, value.shape(), kernel, value.shape().get(1));
    values.put(node.name(), new TensorView(node.name(), shape, TensorTable.CHANNELS_LAST, null));
  }

  /** Adds what convolutions and pools share; the padding must be of what they pad with. */
  private static void window(Node node, OnnxWriter.Node onnxNode, TensorView value, float fill)
      throws ModelException {
    if (!node.text("padding").equals("VALID") || !node.text("data_format").equals("NHWC")) {
      throw node.refused("that pads by itself or has the channels first");
    }
    onnxNode.wholes("strides", node.wholes("strides").subList(1, 3));
    TensorView.Padding padding = value.padding();
    if (padding != null) {
      List<Integer> sides = padding.beginsThenEnds();
      if (padding.fill() != fill
          || sides.get(0) + sides.get(1) + sides.get(4) + sides.get(5) != 0) {
        throw node.refused("over a padding that cannot be imported");
      }
      onnxNode.wholes("pads", List.of(sides.get(2), sides.get(3), sides.get(6), sides.get(7)));
    }
    onnxNode.add();
  }

  /** What is left of a picture, channels first, after a window slid over it. */
  private static List<Integer> slid(
      Node node, List<Integer> shape, List<Integer> kernel, int channels) throws ModelException {
    List<Integer> strides = node.wholes("strides");
    int height = (shape.get(2) - kernel.get(0)) / strides.get(1) + 1;
    int width = (shape.get(3) - kernel.get(1)) / strides.get(2) + 1;
    return List.of(shape.get(0), channels, height, width);
  }

  private void unary(Node node, OnnxWriter.Node onnxNode) throws ModelException {
    TensorView value = values.unpadded(node, 0);
    onnxNode.add();
    values.put(node.name(), new TensorView(node.name(), value.shape(), value.axes(), null));
  }

  private void concat(Node node) throws ModelException {
    TensorView first = values.unpadded(node, 0);
    int last = node.inputs().size() - 1;
    int axis = first.axes().get(wholes(node, last).get(0));
    List<String> names = new ArrayList<>();
    List<Integer> shape = new ArrayList<>(first.shape());
    shape.set(axis, 0);
    for (int i = 0; i < last; i++) {
      TensorView value = values.arranged(node, i, TensorView.inverse(first.axes()));
      names.add(value.name());
      shape.set(axis, shape.get(axis) + value.shape().get(axis));
    }
    onnx.node("Concat", names, out(node)).whole("axis", axis).add();
    values.put(node.name(), new TensorView(node.name(), shape, first.axes(), null));
  }

  private void split(Node node) throws ModelException {
    TensorView value = values.unpadded(node, 0);
    List<Integer> lengths = wholes(node, 1);
    int axis = value.axes().get(wholes(node, 2).get(0));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < lengths.size(); i++) {
      // TensorFlow calls the first output by the node's name alone
      String name = i == 0 ? node.name() : node.name() + ":" + i;
      names.add(name);
      List<Integer> shape = new ArrayList<>(value.shape());
      shape.set(axis, lengths.get(i));
      values.put(name, new TensorView(name, shape, value.axes(), null));
    }
    String lengthsName = node.name() + "/lengths";
    onnx.wholes(lengthsName, lengths);
    onnx.node("Split", List.of(value.name(), lengthsName), names).whole("axis", axis).add();
  }

  private void resize(Node node) throws ModelException {
    boolean cornersApart = !node.attributes().object("align_corners").flag("b");
    if (!cornersApart || !node.attributes().object("half_pixel_centers").flag("b")) {
      throw node.refused("with another grid than half-pixel centres");
    }
    TensorView value = values.unpadded(node, values.picture(node));
    List<Integer> size = wholes(node, 1);
    List<Integer> shape =
        List.of(value.shape().get(0), value.shape().get(1), size.get(0), size.get(1));
    String sizeName = node.name() + "/size";
    onnx.wholes(sizeName, shape);
    onnx.node("Resize", List.of(value.name(), "", "", sizeName), out(node))
        .text("mode", "linear")
        .text("coordinate_transformation_mode", "half_pixel")
        .add();
    values.put(node.name(), new TensorView(node.name(), shape, TensorTable.CHANNELS_LAST, null));
  }

  private void reshape(Node node) throws ModelException {
    TensorView value =
        values.arranged(node, 0, TensorView.inOrder(values.of(node, 0).axes().size()));
    List<Integer> wanted = wholes(node, 1);
    int all = TensorView.product(value.shape());
    int known = Math.abs(TensorView.product(wanted));
    List<Integer> shape = new ArrayList<>();
    for (int length : wanted) {
      shape.add(length == -1 ? all / Math.max(1, known) : length);
    }
    if (TensorView.product(shape) != all) {
      throw node.refused("to a shape of another size");
    }
    String shapeName = node.name() + "/shape";
    onnx.wholes(shapeName, shape);
    onnx.node("Reshape", List.of(value.name(), shapeName), out(node)).add();
    values.put(
        node.name(), new TensorView(node.name(), shape, TensorView.inOrder(shape.size()), null));
  }

  private void sum(Node node) throws ModelException {
    TensorView one = values.unpadded(node, 0);
    TensorView other = values.arranged(node, 1, TensorView.inverse(one.axes()));
    if (!one.shape().equals(other.shape())) {
      throw node.refused("of two shapes");
    }
    onnx.node("Add", List.of(one.name(), other.name()), out(node)).add();
    values.put(node.name(), new TensorView(node.name(), one.shape(), one.axes(), null));
  }

  private List<Integer> wholes(Node node, int input) throws ModelException {
    return graph.constant(node, input).wholes();
  }

  private List<String> inputName(Node node) throws ModelException {
    return List.of(values.of(node, 0).name());
  }

  private static List<String> out(Node node) {
    return List.of(node.name());
  }
}
