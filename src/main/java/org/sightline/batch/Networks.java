package org.sightline.batch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sightline.text.TextReader;
import org.sightline.vision.Detectors;
import org.sightline.vision.Device;
import org.sightline.vision.Engine;
import org.sightline.vision.ModelException;
import org.sightline.vision.NativeCache;

/**
 * The networks of a child process, loaded and warm.
 *
 * @param detectors null if no objects are looked for
 * @param texts null if no text is read
 * @param privacy null if no faces and number plates are looked for
 * @param whyNot why they do not run on the device that was asked for; null if they do
 */
record Networks(
    @Nullable Detectors detectors,
    @Nullable TextReader texts,
    @Nullable PrivacyLook privacy,
    @Nullable String whyNot) {

  /**
   * Loads them onto the device of the options, or onto the CPU where that fails: a driver, a
   * library or a card that is missing must not end a run.
   *
   * @throws ModelException if they cannot be loaded at all
   */
  static Networks open(PixelOptions options) throws ModelException {
    if (options.device() == Device.CPU) {
      return open(options, Device.CPU, null);
    }
    if (!NativeCache.hasCuda()) {
      return open(
          options,
          Device.CPU,
          "this build of Sightline holds ONNX Runtime without CUDA; build it with -Pdist,cuda");
    }
    try {
      return open(options, options.device(), null);
    } catch (ModelException e) {
      return open(options, Device.CPU, reason(String.valueOf(e.getMessage())) + " (docs/cuda.md)");
    }
  }

  /** ONNX Runtime's own words, without where in its sources they come from. */
  static String reason(String message) {
    String before = " : FAIL : ";
    int at = message.lastIndexOf(before);
    return at < 0 ? message : message.substring(at + before.length());
  }

  private static Networks open(PixelOptions options, Device device, @Nullable String whyNot)
      throws ModelException {
    String modelsDir = options.modelsDir();
    Detectors detectors =
        modelsDir == null ? null : Detectors.open(Path.of(modelsDir), options.engine(), device);
    try {
      String privacyDir = options.privacyDir();
      String textDir = options.textDir() == null ? privacyDir : options.textDir();
      TextReader texts =
          textDir == null ? null : TextReader.open(Path.of(textDir), options.textEdgePx(), device);
      boolean none =
          (detectors == null || options.engine() != Engine.ONNX_RUNTIME) && texts == null;
      return new Networks(
          detectors,
          options.textDir() == null ? null : texts,
          privacyDir == null
              ? null
              : PrivacyLook.open(Path.of(privacyDir), options.engine(), texts),
          none && device != Device.CPU ? "no model of this run runs in ONNX Runtime" : whyNot);
    } catch (ModelException e) {
      if (detectors != null) {
        detectors.close();
      }
      throw e;
    }
  }
}
