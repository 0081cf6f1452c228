package org.sightline.vision;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.media.InputException;

/**
 * A network in ONNX Runtime: one session, one thread, no spinning, because the runner already puts
 * one picture on each core. The input tensor wraps a buffer of ours and lives as long as the
 * session; every output is copied out and closed in {@link #run()}.
 *
 * <p>From 1.29 on the official builds report their use to Microsoft, over HTTPS also on Linux and
 * macOS, the process's command line being looked at and a device number kept in the home folder
 * (the jar's {@code Privacy.md}). {@code OrtEnvironment.setTelemetry(false)} comes too late for the
 * first report; only the environment variable prevents all of it. Java cannot set one for its own
 * process, so without it this class does not touch the library.
 */
final class OnnxNetwork implements Network {
  private static final String SILENCE = "ORT_DISABLE_TELEMETRY";

  private final OrtSession session;
  private final OnnxTensor tensor;
  private final FloatBuffer input;
  private final String inputName;

  private OnnxNetwork(OrtSession session, OnnxTensor tensor, FloatBuffer input) {
    this.session = session;
    this.tensor = tensor;
    this.input = input;
    this.inputName = session.getInputNames().iterator().next();
  }

  static OnnxNetwork load(Path file, ModelCard card) throws ModelException {
    if (!isSilent()) {
      throw new ModelException(
          "ONNX Runtime would report its use over the network, so it is not used; set the"
              + " environment variable "
              + SILENCE
              + "=1, as the launcher does",
          null);
    }
    try {
      NativeCache.completeOrt();
      return open(file, card);
    } catch (OrtException e) {
      throw new ModelException(
          file + " could not be loaded by ONNX Runtime: " + firstLine(e.getMessage()), e);
    } catch (IOException | LinkageError e) {
      throw new ModelException("ONNX Runtime does not load on this system: " + e.getMessage(), e);
    }
  }

  /** Whether ONNX Runtime's reports are switched off. */
  static boolean isSilent() {
    return "1".equals(System.getenv(SILENCE));
  }

  private static OnnxNetwork open(Path file, ModelCard card) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      OrtSession session = environment.createSession(file.toString(), options);
      return withInput(environment, session, card);
    }
  }

  private static OnnxNetwork withInput(
      OrtEnvironment environment, OrtSession session, ModelCard card) throws OrtException {
    int height = card.inputHeightPx();
    int width = card.inputWidthPx();
    FloatBuffer input = direct(3 * height * width);
    long[] shape = {1, 3, height, width};
    return new OnnxNetwork(session, OnnxTensor.createTensor(environment, input, shape), input);
  }

  static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(4 * floats).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  @Override
  public FloatBuffer input() {
    return input;
  }

  @Override
  public List<Blob> run() throws InputException {
    try (OrtSession.Result result = session.run(Map.of(inputName, tensor))) {
      List<Blob> blobs = new ArrayList<>(result.size());
      for (int i = 0; i < result.size(); i++) {
        OnnxValue value = result.get(i);
        if (value instanceof OnnxTensor output && output.getInfo().type == OnnxJavaType.FLOAT) {
          List<Integer> shape = new ArrayList<>();
          for (long length : output.getInfo().getShape()) {
            shape.add(Math.toIntExact(length));
          }
          blobs.add(new Blob(shape, output.getFloatBuffer()));
        }
      }
      return blobs;
    } catch (OrtException e) {
      throw new InputException(
          "vision", "detector-failed", "The detector stopped: " + firstLine(e.getMessage()), e);
    }
  }

  private static String firstLine(@Nullable String message) {
    if (message == null) {
      return "no reason given";
    }
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  @Override
  public void close() {
    tensor.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime could not free its session", e);
    }
  }
}
