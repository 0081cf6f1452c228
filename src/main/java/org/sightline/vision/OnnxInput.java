package org.sightline.vision;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.platform.Fp16Conversions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one input of a network in ONNX Runtime: floats of 32 or 16 bits or 8-bit whole numbers, [n,
 * 3, height, width] or [n, height, width, 3]; the lengths may be left open by the file.
 */
final class OnnxInput implements AutoCloseable {
  /** What the pictures of one pass may take, bytes. */
  private static final long MOST_BYTES = 64 << 20;

  private final String name;
  private final boolean channelsLast;
  private final FloatBuffer values;
  private final OnnxJavaType type;
  private final @Nullable ByteBuffer bytes;
  private final OnnxTensor[] tensors;

  private OnnxInput(
      String name,
      boolean channelsLast,
      FloatBuffer values,
      OnnxJavaType type,
      @Nullable ByteBuffer bytes,
      OnnxTensor[] tensors) {
    this.name = name;
    this.channelsLast = channelsLast;
    this.values = values;
    this.type = type;
    this.bytes = bytes;
    this.tensors = tensors;
  }

  /**
   * @param most pictures of one pass, where the file leaves their number open
   * @throws ModelException if the file takes something else than the card says
   */
  static OnnxInput of(
      OrtEnvironment environment, OrtSession session, ModelCard card, Path file, int most)
      throws OrtException, ModelException {
    Map<String, NodeInfo> inputs = session.getInputInfo();
    if (inputs.size() != 1) {
      throw new ModelException(
          file
              + " takes "
              + inputs.keySet()
              + " where Sightline can give one picture; export it with the picture as its only"
              + " input",
          null);
    }
    NodeInfo input = inputs.values().iterator().next();
    if (!(input.getInfo() instanceof TensorInfo info)
        || (info.type != OnnxJavaType.FLOAT
            && info.type != OnnxJavaType.FLOAT16
            && info.type != OnnxJavaType.UINT8)
        || info.getShape().length != 4) {
      throw new ModelException(
          file
              + " takes "
              + input.getInfo()
              + " where Sightline gives a picture of four axes in floats or 8-bit numbers;"
              + " export it so",
          null);
    }
    long[] shape = info.getShape();
    boolean last = shape[3] == 3 && shape[1] != 3;
    long[] wanted = {
      Math.max(shape[0], 1),
      last ? card.inputHeightPx() : 3,
      last ? card.inputWidthPx() : card.inputHeightPx(),
      last ? 3 : card.inputWidthPx()
    };
    for (int i = 0; i < 4; i++) {
      if ((shape[i] > 0 && shape[i] != wanted[i]) || wanted[0] != 1) {
        throw new ModelException(
            file
                + " takes pictures of the shape "
                + Arrays.toString(shape)
                + " where its card says "
                + card.inputWidthPx()
                + " × "
                + card.inputHeightPx()
                + ", one at a time; correct the card",
            null);
      }
    }
    long length = 3L * card.inputWidthPx() * card.inputHeightPx();
    int batch = shape[0] > 0 ? 1 : (int) Math.max(1, Math.min(most, MOST_BYTES / (4 * length)));
    return of(environment, input.getName(), wanted, (int) length, batch, last, info.type);
  }

  private static OnnxInput of(
      OrtEnvironment environment,
      String name,
      long[] shape,
      int length,
      int batch,
      boolean channelsLast,
      OnnxJavaType type)
      throws OrtException {
    FloatBuffer values = OnnxNetwork.direct(batch * length);
    ByteBuffer bytes =
        type == OnnxJavaType.FLOAT
            ? null
            : ByteBuffer.allocateDirect(batch * length * type.size).order(ByteOrder.nativeOrder());
    OnnxTensor[] tensors = new OnnxTensor[batch];
    for (int i = 0; i < batch; i++) {
      long[] several = shape.clone();
      several[0] = i + 1L;
      int end = (i + 1) * length;
      tensors[i] =
          bytes == null
              ? OnnxTensor.createTensor(environment, values.slice(0, end), several)
              : OnnxTensor.createTensor(
                  environment,
                  bytes.slice(0, end * type.size).order(ByteOrder.nativeOrder()),
                  several,
                  type);
    }
    return new OnnxInput(name, channelsLast, values, type, bytes, tensors);
  }

  String name() {
    return name;
  }

  boolean channelsLast() {
    return channelsLast;
  }

  int batch() {
    return tensors.length;
  }

  FloatBuffer values() {
    return values;
  }

  /** The first so many pictures as they now stand in {@link #values}. */
  OnnxTensor tensor(int pictures) {
    OnnxTensor tensor = tensors[pictures - 1];
    ByteBuffer converted = bytes;
    if (converted != null) {
      int length = values.capacity() / tensors.length * pictures;
      for (int i = 0; i < length; i++) {
        if (type == OnnxJavaType.FLOAT16) {
          converted.putShort(2 * i, Fp16Conversions.floatToFp16(values.get(i)));
        } else {
          converted.put(i, (byte) Math.max(0, Math.min(255, Math.round(values.get(i)))));
        }
      }
    }
    return tensor;
  }

  @Override
  public void close() {
    for (OnnxTensor tensor : tensors) {
      tensor.close();
    }
  }
}
