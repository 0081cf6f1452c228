package org.sightline.vision;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.media.InputException;

/**
 * A network in ONNX Runtime. The input tensor wraps a buffer of ours and lives as long as the
 * session, and so do the outputs where their shapes are fixed; others are copied out and closed in
 * {@link #run}.
 *
 * <p>From 1.29 on the official builds report their use to Microsoft, over HTTPS also on Linux and
 * macOS, the process's command line being looked at and a device number kept in the home folder
 * (the jar's {@code Privacy.md}). {@code OrtEnvironment.setTelemetry(false)} comes too late for the
 * first report; only the environment variable prevents all of it. Java cannot set one for its own
 * process, so without it this class does not touch the library.
 */
final class OnnxNetwork implements Network {
  private static final String SILENCE = "ORT_DISABLE_TELEMETRY";

  /**
   * Pictures of one pass on a graphics card, where the file leaves their number open. One processor
   * core takes them one by one: what lies between the layers of several does not stay in its cache,
   * and each takes a quarter longer (docs/performance.md).
   */
  private static final int BATCH_ON_CARD = 4;

  private final OrtSession session;
  private final OnnxInput input;
  private final Map<String, OnnxTensor> fixed;
  private final List<Blob> fixedBlobs;

  private OnnxNetwork(OrtSession session, OnnxInput input) throws OrtException {
    this.session = session;
    this.input = input;
    this.fixed = new LinkedHashMap<>();
    this.fixedBlobs = new ArrayList<>();
    fixOutputs();
  }

  static OnnxNetwork load(Path file, ModelCard card, Device device) throws ModelException {
    return load(file, card, device, device == Device.CPU ? 1 : BATCH_ON_CARD);
  }

  /**
   * @param most pictures of one pass, where the file leaves their number open
   */
  static OnnxNetwork load(Path file, ModelCard card, Device device, int most)
      throws ModelException {
    OrtSession session = OnnxSessions.open(file, device, false);
    try {
      return new OnnxNetwork(
          session, OnnxInput.of(OrtEnvironment.getEnvironment(), session, card, file, most));
    } catch (OrtException | ModelException e) {
      close(session);
      throw e instanceof ModelException refused
          ? refused
          : new ModelException(
              file + " could not be loaded by ONNX Runtime: " + firstLine(e.getMessage()), e);
    }
  }

  /** Refuses to go on where ONNX Runtime would report its use. */
  static void requireSilence() throws ModelException {
    if (!isSilent()) {
      throw new ModelException(
          "ONNX Runtime would report its use over the network, so it is not used; set the"
              + " environment variable "
              + SILENCE
              + "=1, as the launcher does",
          null);
    }
  }

  /** Whether ONNX Runtime's reports are switched off. */
  static boolean isSilent() {
    return "1".equals(System.getenv(SILENCE));
  }

  static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(4 * floats).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  /** Gives outputs of fixed shape a place of ours, so that a pass leaves nothing to collect. */
  private void fixOutputs() throws OrtException {
    if (input.batch() > 1) {
      return;
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    for (Map.Entry<String, NodeInfo> output : session.getOutputInfo().entrySet()) {
      if (!(output.getValue().getInfo() instanceof TensorInfo info)
          || info.type != OnnxJavaType.FLOAT
          || elements(info.getShape()) < 0) {
        forget();
        return;
      }
      FloatBuffer place = direct((int) elements(info.getShape()));
      fixed.put(output.getKey(), OnnxTensor.createTensor(environment, place, info.getShape()));
      fixedBlobs.add(new Blob(output.getKey(), lengths(info.getShape()), place));
    }
  }

  private void forget() {
    fixed.values().forEach(OnnxTensor::close);
    fixed.clear();
    fixedBlobs.clear();
  }

  /** How many numbers a shape holds; −1 if that is not fixed, or absurd. */
  private static long elements(long[] shape) {
    long product = 1;
    for (long length : shape) {
      if (length < 1 || length > MOST_NUMBERS) {
        return -1;
      }
      product *= length;
      if (product > MOST_NUMBERS) {
        return -1;
      }
    }
    return product;
  }

  /** An output that holds more is no list of boxes. */
  private static final long MOST_NUMBERS = 1 << 26;

  private static List<Integer> lengths(long[] shape) {
    List<Integer> lengths = new ArrayList<>();
    for (long length : shape) {
      lengths.add((int) length);
    }
    return lengths;
  }

  @Override
  public int batch() {
    return input.batch();
  }

  @Override
  public boolean channelsLast() {
    return input.channelsLast();
  }

  @Override
  public FloatBuffer input() {
    return input.values();
  }

  @Override
  public List<Blob> run(int pictures) throws InputException {
    try {
      return fixed.isEmpty() ? copied(pictures) : inPlace(pictures);
    } catch (OrtException e) {
      throw new InputException(
          "vision", "detector-failed", "The detector stopped: " + firstLine(e.getMessage()), e);
    }
  }

  private List<Blob> inPlace(int pictures) throws OrtException {
    Map<String, OnnxTensor> inputs = Map.of(input.name(), input.tensor(pictures));
    session.run(inputs, Set.of(), fixed).close();
    return fixedBlobs;
  }

  private List<Blob> copied(int pictures) throws OrtException {
    try (OrtSession.Result result = session.run(Map.of(input.name(), input.tensor(pictures)))) {
      List<Blob> blobs = new ArrayList<>(result.size());
      for (Map.Entry<String, OnnxValue> output : result) {
        if (output.getValue() instanceof OnnxTensor tensor) {
          Blob blob = copied(output.getKey(), tensor);
          if (blob != null) {
            blobs.add(blob);
          }
        }
      }
      return blobs;
    }
  }

  private static @Nullable Blob copied(String name, OnnxTensor tensor) throws OrtException {
    TensorInfo info = tensor.getInfo();
    if (info.getNumElements() > MOST_NUMBERS) {
      throw new OrtException("its output " + name + " holds " + info.getNumElements() + " numbers");
    }
    FloatBuffer values =
        switch (info.type) {
          case FLOAT, FLOAT16 -> tensor.getFloatBuffer();
          case INT64 -> {
            FloatBuffer numbers = FloatBuffer.allocate((int) info.getNumElements());
            for (java.nio.LongBuffer from = tensor.getLongBuffer(); from.hasRemaining(); ) {
              numbers.put((float) from.get());
            }
            yield numbers.flip();
          }
          case INT32 -> {
            FloatBuffer numbers = FloatBuffer.allocate((int) info.getNumElements());
            for (java.nio.IntBuffer from = tensor.getIntBuffer(); from.hasRemaining(); ) {
              numbers.put((float) from.get());
            }
            yield numbers.flip();
          }
          default -> null;
        };
    return values == null ? null : new Blob(name, lengths(info.getShape()), values);
  }

  static String firstLine(@Nullable String message) {
    if (message == null) {
      return "no reason given";
    }
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  @Override
  public void close() {
    forget();
    input.close();
    close(session);
  }

  private static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime could not free its session", e);
    }
  }
}
