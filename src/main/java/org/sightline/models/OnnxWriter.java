package org.sightline.models;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a graph as an ONNX file: just the fields of onnx.proto (IR version 7, operator set 13)
 * that an imported network needs, as protocol buffers. The same calls give the same bytes.
 */
public final class OnnxWriter {
  private static final int IR_VERSION = 7;
  private static final int OPERATOR_SET = 13;
  // TensorProto.DataType
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private final Message nodes = new Message();
  private final Message others = new Message();

  /** An operation; attributes are added one by one. Fields are those of NodeProto. */
  public final class Node {
    private final Message node = new Message();

    private Node() {}

    /** A whole number. */
    public Node whole(String name, long value) {
      return attribute(name, 2, new Message().varint(3, value));
    }

    /** A number. */
    public Node real(String name, float value) {
      return attribute(name, 1, new Message().fixed32(2, Float.floatToRawIntBits(value)));
    }

    /** A text. */
    public Node text(String name, String value) {
      return attribute(name, 3, new Message().text(4, value));
    }

    /** Whole numbers. */
    public Node wholes(String name, List<Integer> values) {
      Message list = new Message();
      for (int value : values) {
        list.varint(8, value);
      }
      return attribute(name, 7, list);
    }

    private Node attribute(String name, int type, Message value) {
      node.message(5, new Message().text(1, name).append(value).varint(20, type));
      return this;
    }

    /** Ends the operation: only now it counts. */
    public void add() {
      nodes.message(1, node);
    }
  }

  /** Starts an operation, which counts once {@link Node#add} is called. */
  public Node node(String operation, List<String> inputs, List<String> outputs) {
    Node node = new Node();
    for (String input : inputs) {
      node.node.text(1, input);
    }
    for (String output : outputs) {
      node.node.text(2, output);
    }
    node.node.text(3, outputs.get(0)).text(4, operation);
    return node;
  }

  /** A constant of 32-bit floats. */
  public void floats(String name, List<Integer> shape, FloatBuffer values) {
    ByteBuffer raw =
        ByteBuffer.allocate(Math.multiplyExact(4, values.remaining()))
            .order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values.duplicate());
    tensor(name, shape, FLOAT, raw.array());
  }

  /** A constant list of 64-bit whole numbers. */
  public void wholes(String name, List<Integer> values) {
    ByteBuffer raw = ByteBuffer.allocate(8 * values.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      raw.putLong(value);
    }
    tensor(name, List.of(values.size()), INT64, raw.array());
  }

  private void tensor(String name, List<Integer> shape, int type, byte[] raw) {
    Message tensor = new Message();
    for (int length : shape) {
      tensor.varint(1, length);
    }
    others.message(5, tensor.varint(2, type).text(8, name).bytes(9, raw));
  }

  /** A float input of the graph; a negative length is one that the file leaves open. */
  public void input(String name, List<Integer> shape) {
    others.message(11, valueInfo(name, shape));
  }

  /** A float output of the graph. */
  public void output(String name, List<Integer> shape) {
    others.message(12, valueInfo(name, shape));
  }

  private static Message valueInfo(String name, List<Integer> shape) {
    Message dimensions = new Message();
    for (int length : shape) {
      dimensions.message(
          1, length < 0 ? new Message().text(2, "open") : new Message().varint(1, length));
    }
    Message tensorType = new Message().varint(1, FLOAT).message(2, dimensions);
    return new Message().text(1, name).message(2, new Message().message(1, tensorType));
  }

  /** The whole file. */
  public byte[] toBytes(String graphName) {
    Message graph = new Message().append(nodes).text(2, graphName).append(others);
    Message operators = new Message().text(1, "").varint(2, OPERATOR_SET);
    return new Message()
        .varint(1, IR_VERSION)
        .text(2, "sightline")
        .message(7, graph)
        .message(8, operators)
        .toBytes();
  }

  /** A protocol buffer being written: fields as number and wire type, then the value. */
  private static final class Message {
    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message varint(int field, long value) {
      raw(((long) field << 3) | VARINT);
      raw(value);
      return this;
    }

    Message fixed32(int field, int bits) {
      raw(((long) field << 3) | FIXED32);
      for (int shift = 0; shift < 32; shift += 8) {
        out.write(bits >>> shift);
      }
      return this;
    }

    Message text(int field, String text) {
      return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message inner) {
      return bytes(field, inner.toBytes());
    }

    Message bytes(int field, byte[] bytes) {
      raw(((long) field << 3) | LENGTH_DELIMITED);
      raw(bytes.length);
      out.write(bytes, 0, bytes.length);
      return this;
    }

    Message append(Message fields) {
      byte[] bytes = fields.toBytes();
      out.write(bytes, 0, bytes.length);
      return this;
    }

    byte[] toBytes() {
      return out.toByteArray();
    }

    /** Seven bits a byte, lowest first; a negative number takes ten bytes. */
    private void raw(long value) {
      long rest = value;
      while ((rest & ~0x7fL) != 0) {
        out.write((int) ((rest & 0x7f) | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }
  }
}
