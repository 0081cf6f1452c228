package org.sightline.models;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.models.GraphModel.Node;
import org.sightline.vision.ModelException;

/** The tensors of an import so far, by their name in the imported graph; turned where need be. */
final class TensorTable {
  /** Where TensorFlow's batch, height, width, channel stand in an ONNX picture. */
  static final List<Integer> CHANNELS_LAST = List.of(0, 2, 3, 1);

  private static final List<Integer> CHANNELS_FIRST = List.of(0, 3, 1, 2);

  private final OnnxWriter onnx;
  private final Map<String, TensorView> views = new HashMap<>();

  /**
   * @param onnx where transposes are written
   */
  TensorTable(OnnxWriter onnx) {
    this.onnx = onnx;
  }

  void put(String name, TensorView view) {
    views.put(name, view);
  }

  boolean contains(String name) {
    return views.containsKey(name);
  }

  @Nullable TensorView get(String name) {
    return views.get(name);
  }

  /** An input of a node. */
  TensorView of(Node node, int input) throws ModelException {
    TensorView view = views.get(node.inputs().get(input));
    if (view == null) {
      throw node.refused("whose input " + node.inputs().get(input) + " is not known");
    }
    return view;
  }

  /** An input of a node that cannot take a padding. */
  TensorView unpadded(Node node, int input) throws ModelException {
    return unpadded(node, of(node, input));
  }

  /** A tensor that a node can take only without a padding. */
  TensorView unpadded(Node node, TensorView view) throws ModelException {
    if (view.padding() != null) {
      throw node.refused("over a padding that cannot be imported");
    }
    return view;
  }

  /** The first input, a picture with its channels last, as ONNX wants it: channels first. */
  TensorView picture(Node node) throws ModelException {
    TensorView view = of(node, 0);
    return view.axes().equals(CHANNELS_LAST) ? view : arranged(node, 0, CHANNELS_FIRST);
  }

  /**
   * An input with its axes in another order; turned only if need be.
   *
   * @param order the axis of the imported graph that each ONNX axis shall be
   */
  TensorView arranged(Node node, int input, List<Integer> order) throws ModelException {
    TensorView view = unpadded(node, input);
    if (TensorView.inverse(order).equals(view.axes())) {
      return view;
    }
    List<Integer> perm = TensorView.pick(view.axes(), order);
    String name = node.name() + "/" + view.name() + "/turned";
    onnx.node("Transpose", List.of(view.name()), List.of(name)).wholes("perm", perm).add();
    return new TensorView(
        name, TensorView.pick(view.shape(), perm), TensorView.inverse(order), null);
  }
}
