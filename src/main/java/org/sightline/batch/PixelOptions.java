package org.sightline.batch;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Frames;
import org.sightline.vision.Engine;

/**
 * How a child process looks at pictures.
 *
 * @param modelsDir folder of detector models; null to decode and make thumbnails only
 * @param engine what runs the model
 * @param timeLimit processor time that one request may take, after which the child is ended; a
 *     child that rests for so long, or is not done after five times as long, is ended too
 * @param maxDecodedBytes native memory that one decoding may take
 * @param heapMb Java heap of the child, MiB; pixels lie outside it
 */
public record PixelOptions(
    @Nullable String modelsDir, Engine engine, Duration timeLimit, long maxDecodedBytes, int heapMb)
    implements Serializable {
  /** Twenty seconds and {@link Frames#MAX_DECODED_BYTES} for each picture. */
  public static PixelOptions of(@Nullable String modelsDir, Engine engine) {
    return new PixelOptions(
        modelsDir, engine, Duration.ofSeconds(20), Frames.MAX_DECODED_BYTES, 192);
  }
}
