package org.sightline.vision;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One output of a network.
 *
 * @param name in the network's file; empty where it has none
 * @param shape the length of each axis, outermost first
 * @param values the numbers, last axis fastest; as many as the product of the shape
 */
public record Blob(String name, List<Integer> shape, FloatBuffer values) {
  private static final int CHUNK = 512;

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

  /** An output without a name. */
  public Blob(List<Integer> shape, FloatBuffer values) {
    this("", shape, values);
  }

  /** The output of that name; null if there is none. */
  static @Nullable Blob named(List<Blob> outputs, String name) {
    for (Blob blob : outputs) {
      if (blob.name().equals(name)) {
        return blob;
      }
    }
    return null;
  }

  /** Whether every value is a number, and not an infinite one. */
  public boolean isFinite() {
    float[] some = new float[Math.min(CHUNK, values.remaining())];
    for (int at = values.position(); at < values.limit(); at += some.length) {
      int count = Math.min(some.length, values.limit() - at);
      values.get(at, some, 0, count);
      float sum = 0;
      for (int i = 0; i < count; i++) {
        sum += some[i] * 0; // 0, and what is no number stays none
      }
      if (sum != 0) {
        return false;
      }
    }
    return true;
  }

  /** Copies one of {@link #rows}: many times as fast as number by number. */
  void row(int row, float[] into) {
    values.get(values.position() + row * columns(), into, 0, columns());
  }

  /** The value at a place counted through all axes, last axis fastest. */
  float get(int at) {
    return values.get(values.position() + at);
  }

  /** The length of the last axis; 1 for a scalar. */
  public int columns() {
    return shape.isEmpty() ? 1 : shape.get(shape.size() - 1);
  }

  /** How many rows of {@link #columns()} there are, whatever the axes before the last. */
  public int rows() {
    return columns() == 0 ? 0 : values.remaining() / columns();
  }

  /** How many pictures the blob is of: the length of its first axis. */
  int pictures() {
    return shape.isEmpty() ? 1 : shape.get(0);
  }

  /** The part of one picture of several, its first axis of length 1; shares the numbers. */
  Blob of(int picture) {
    if (pictures() == 1) {
      return this;
    }
    List<Integer> single = new ArrayList<>(shape);
    single.set(0, 1);
    int length = values.remaining() / pictures();
    FloatBuffer part = values.duplicate();
    part.position(values.position() + picture * length);
    part.limit(part.position() + length);
    return new Blob(name, single, part);
  }
}
