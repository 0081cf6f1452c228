package org.sightline.text;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.media.InputException;
import org.sightline.vision.Device;
import org.sightline.vision.ModelException;
import org.sightline.vision.OnnxSessions;

/**
 * A network whose input differs in size from picture to picture: [1, 3, height, width]. Not for two
 * threads.
 */
final class TextNetwork implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String inputName;
  private final String outputName;

  /** By the input's size; these are multiples of 32, so that there are some thousands at most. */
  private final Map<Long, long[]> outputShapes = new HashMap<>();

  private FloatBuffer buffer = FloatBuffer.allocate(0);
  private FloatBuffer place = FloatBuffer.allocate(0);

  private TextNetwork(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
    this.inputName = session.getInputNames().iterator().next();
    this.outputName = session.getOutputNames().iterator().next();
  }

  static TextNetwork load(Path file, Device device) throws ModelException {
    return new TextNetwork(OrtEnvironment.getEnvironment(), OnnxSessions.open(file, device, true));
  }

  /** A buffer for [1, 3, height, width], to be filled before {@link #run}; it is used again. */
  FloatBuffer input(int heightPx, int widthPx) {
    int floats = 3 * heightPx * widthPx;
    if (buffer.capacity() < floats) {
      buffer = direct(floats);
    }
    return buffer.clear().limit(floats);
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(4 * floats).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  /**
   * One forward pass over what {@link #input} gave for the same size.
   *
   * @return the only output, all its axes in one; valid until the next pass
   * @throws InputException if the engine gives up, or gives values that are no numbers
   */
  FloatBuffer run(int heightPx, int widthPx) throws InputException {
    long[] shape = {1, 3, heightPx, widthPx};
    long[] known = outputShapes.get(size(heightPx, widthPx));
    try (OnnxTensor tensor =
        OnnxTensor.createTensor(environment, input(heightPx, widthPx), shape)) {
      return known == null ? first(tensor, heightPx, widthPx) : again(tensor, known);
    } catch (OrtException e) {
      throw failed(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Of a size that was not asked for yet: the output's shape is learned, and its numbers copied.
   */
  private FloatBuffer first(OnnxTensor tensor, int heightPx, int widthPx)
      throws OrtException, InputException {
    try (OrtSession.Result result = session.run(Map.of(inputName, tensor))) {
      if (!(result.get(0) instanceof OnnxTensor output)) {
        throw failed("it gives no tensor", null);
      }
      FloatBuffer values = output.getFloatBuffer();
      if (values == null) {
        throw failed("it gives no floating-point numbers", null);
      }
      outputShapes.put(size(heightPx, widthPx), output.getInfo().getShape());
      return values;
    }
  }

  /** Of a known size: the output goes to a place that is used again, and leaves nothing behind. */
  private FloatBuffer again(OnnxTensor tensor, long[] shape) throws OrtException {
    int floats = 1;
    for (long length : shape) {
      floats = Math.toIntExact(floats * length);
    }
    if (place.capacity() < floats) {
      place = direct(floats);
    }
    FloatBuffer values = place.clear().limit(floats);
    try (OnnxTensor output = OnnxTensor.createTensor(environment, values, shape)) {
      session.run(Map.of(inputName, tensor), Set.of(), Map.of(outputName, output)).close();
    }
    return values;
  }

  private static long size(int heightPx, int widthPx) {
    return (long) heightPx << 32 | widthPx;
  }

  private static InputException failed(String why, @Nullable Throwable cause) {
    return new InputException("text", "text-failed", "The text reader stopped: " + why, cause);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime could not free its session", e);
    }
  }
}
