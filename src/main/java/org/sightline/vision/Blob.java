package org.sightline.vision;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * One output of a network.
 *
 * @param shape the length of each axis, outermost first
 * @param values the numbers, last axis fastest; as many as the product of the shape
 */
public record Blob(List<Integer> shape, FloatBuffer values) {
  /** Rejects a buffer that does not fit its shape. */
  public Blob {
    shape = List.copyOf(shape);
    long product = 1;
    for (int length : shape) {
      product *= length;
    }
    if (product != values.remaining()) {
      throw new IllegalArgumentException(shape + " does not hold " + values.remaining());
    }
  }

  /** Whether every value is a number, and not an infinite one. */
  public boolean isFinite() {
    for (int i = values.position(); i < values.limit(); i++) {
      if (!Float.isFinite(values.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The length of the last axis; 1 for a scalar. */
  public int columns() {
    return shape.isEmpty() ? 1 : shape.get(shape.size() - 1);
  }

  /** How many rows of {@link #columns()} there are, whatever the axes before the last. */
  public int rows() {
    return columns() == 0 ? 0 : values.remaining() / columns();
  }
}
