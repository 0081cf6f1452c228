package org.sightline.vision;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Opens networks in ONNX Runtime: one thread, no spinning, because the runner already puts one
 * picture on each core.
 */
public final class OnnxSessions {
  private OnnxSessions() {}

  /**
   * Opens a network.
   *
   * @param device what it is to run on
   * @param sizesVary whether its input differs in size from pass to pass
   * @throws ModelException if the file is no network, or the device cannot be used
   */
  public static OrtSession open(Path file, Device device, boolean sizesVary) throws ModelException {
    OnnxNetwork.requireSilence();
    try {
      NativeCache.completeOrt(device);
      // before its options: the CUDA provider tells the environment's log what it lacks
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        // a plan of the memory is made for each new size and kept for good
        options.setMemoryPatternOptimization(!sizesVary);
        if (device == Device.CUDA) {
          addCuda(options);
        }
        return environment.createSession(file.toString(), options);
      }
    } catch (OrtException e) {
      throw new ModelException(
          file + " could not be loaded by ONNX Runtime: " + OnnxNetwork.firstLine(e.getMessage()),
          e);
    } catch (IOException | LinkageError e) {
      throw new ModelException("ONNX Runtime does not load on this system: " + e.getMessage(), e);
    }
  }

  private static void addCuda(OrtSession.SessionOptions options) throws OrtException {
    try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(0)) {
      // TensorFloat-32 keeps ten bits of each factor: scores would differ from those of the CPU
      cuda.add("use_tf32", "0");
      // else each new size of a text line would try all algorithms there are
      cuda.add("cudnn_conv_algo_search", "HEURISTIC");
      // several children share the card: no more than is needed, instead of the next power of two
      cuda.add("arena_extend_strategy", "kSameAsRequested");
      options.addCUDA(cuda);
    }
  }
}
