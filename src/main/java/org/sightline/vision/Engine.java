package org.sightline.vision;

import java.nio.file.Path;

/** What runs a network's forward pass. Both give the same detections within rounding. */
public enum Engine {
  /** ONNX Runtime: 2.5 to 3.5 times as fast on the same file. */
  ONNX_RUNTIME {
    @Override
    Network load(Path file, ModelCard card, Device device) throws ModelException {
      return OnnxNetwork.load(file, card, device);
    }
  },
  /** OpenCV DNN: wherever OpenCV runs. */
  OPENCV {
    @Override
    Network load(Path file, ModelCard card, Device device) throws ModelException {
      return OpenCvNetwork.load(file, card);
    }
  };

  /**
   * The faster one that this platform has natives for, and that may be used: ONNX Runtime only
   * where its usage reports are switched off, which takes the environment variable {@code
   * ORT_DISABLE_TELEMETRY=1}.
   */
  public static Engine preferred() {
    return NativeCache.ortFolderInJar() != null && OnnxNetwork.isSilent() ? ONNX_RUNTIME : OPENCV;
  }

  /** What runs a model where this engine is asked for: Darknet's weights only OpenCV can read. */
  public Engine runs(ModelCard card) {
    return card.layers() == null ? this : OPENCV;
  }

  /**
   * Loads a network.
   *
   * @param device where it runs; OpenCV as it is built here knows the CPU only
   */
  abstract Network load(Path file, ModelCard card, Device device) throws ModelException;
}
