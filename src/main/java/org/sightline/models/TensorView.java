package org.sightline.models;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tensor of an imported graph as it stands in the ONNX graph: its axes in another order, perhaps,
 * and its padding not yet put around it.
 *
 * @param name in the ONNX graph
 * @param shape in the order of the ONNX axes, the padding counted
 * @param axes for each axis of the imported graph the ONNX axis it is
 * @param padding still to be put around it; null if none
 */
record TensorView(String name, List<Integer> shape, List<Integer> axes, @Nullable Padding padding) {
  /**
   * Rows and columns to add.
   *
   * @param beginsThenEnds how many before each ONNX axis, then how many after each
   * @param fill what they are filled with
   */
  record Padding(List<Integer> beginsThenEnds, float fill) {}

  static int product(List<Integer> shape) {
    int product = 1;
    for (int length : shape) {
      product = Math.multiplyExact(product, length);
    }
    return product;
  }

  /** 0, 1, 2… */
  static List<Integer> inOrder(int count) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      order.add(i);
    }
    return order;
  }

  /** The items at the places, in the places' order. */
  static List<Integer> pick(List<Integer> from, List<Integer> places) {
    List<Integer> picked = new ArrayList<>();
    for (int place : places) {
      picked.add(from.get(place));
    }
    return picked;
  }

  /** The permutation that undoes one. */
  static List<Integer> inverse(List<Integer> order) {
    Integer[] inverse = new Integer[order.size()];
    for (int i = 0; i < inverse.length; i++) {
      inverse[order.get(i)] = i;
    }
    return List.of(inverse);
  }
}
