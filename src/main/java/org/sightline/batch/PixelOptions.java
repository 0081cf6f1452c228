package org.sightline.batch;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sightline.frames.Frames;
import org.sightline.vision.Device;
import org.sightline.vision.Effort;
import org.sightline.vision.Engine;

/**
 * How a child process looks at pictures.
 *
 * @param modelsDir folder of detector models; null to decode and make thumbnails only
 * @param textDir folder of models with those that read text; null to read none
 * @param privacyDir folder of models with those that find faces and read number plates; null to
 *     look for neither
 * @param engine what runs the model
 * @param device what the networks run on, if it can be used there; else the CPU, which is said
 * @param effort how much is spent on looking at a picture
 * @param timeLimit processor time that one request may take, after which the child is ended; a
 *     child that rests for so long, or is not done after five times as long, is ended too
 * @param maxDecodedBytes native memory that one decoding may take
 * @param heapMb Java heap of the child, MiB; pixels lie outside it
 */
public record PixelOptions(
    @Nullable String modelsDir,
    @Nullable String textDir,
    @Nullable String privacyDir,
    Engine engine,
    Device device,
    Effort effort,
    Duration timeLimit,
    long maxDecodedBytes,
    int heapMb)
    implements Serializable {
  /**
   * {@link Frames#MAX_DECODED_BYTES} and, for each picture, twenty seconds, or more where the
   * detector looks at it more than once.
   */
  public static PixelOptions of(@Nullable String modelsDir, Engine engine, Effort effort) {
    int seconds =
        switch (effort) {
          case FAST -> 20;
          case NORMAL -> 40;
          case THOROUGH -> 120;
        };
    return new PixelOptions(
        modelsDir,
        null,
        null,
        engine,
        Device.CPU,
        effort,
        Duration.ofSeconds(seconds),
        Frames.MAX_DECODED_BYTES,
        192);
  }

  /** The same, and text is read. */
  public PixelOptions withText(String folder) {
    return new PixelOptions(
        modelsDir, folder, privacyDir, engine, device, effort, timeLimit, maxDecodedBytes, heapMb);
  }

  /** The same, and faces and number plates are counted. */
  public PixelOptions withPrivacy(String folder) {
    return new PixelOptions(
        modelsDir, textDir, folder, engine, device, effort, timeLimit, maxDecodedBytes, heapMb);
  }

  /** The same with the networks on another device. */
  public PixelOptions withDevice(Device other) {
    return new PixelOptions(
        modelsDir, textDir, privacyDir, engine, other, effort, timeLimit, maxDecodedBytes, heapMb);
  }

  /**
   * The long edge at which text is looked for, pixels: letters are found from about 8 of them.
   * Nothing is read with the least effort, for it would cost more than all the rest.
   */
  int textEdgePx() {
    return effort == Effort.THOROUGH ? 1_536 : 960;
  }
}
