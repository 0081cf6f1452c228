package org.sightline.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sightline.formats.Probe;
import org.sightline.media.Header;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.vision.Effort;
import org.sightline.vision.Engine;

/**
 * Looking at one picture a second of a video through a child process, without a detector: what the
 * peer does with {@code ffmpeg -skip_frame nokey}. {@code src/bench/video-vs-ffmpeg.sh} runs both.
 *
 * <pre>
 * java -cp … org.sightline.batch.SamplingBench CLIP SECONDS
 * </pre>
 */
public final class SamplingBench {
  private static final long SECOND_NS = 1_000_000_000;
  private static final int MINUTE = 60;

  private SamplingBench() {}

  /**
   * @param args the clip, and how many seconds of it
   */
  public static void main(String[] args) throws InputException {
    int seconds = Integer.parseInt(args[1]);
    Header header = new Probe().header(Input.of(Path.of(args[0])));
    int pictures = 0;
    double cpuS = 0;
    try (PixelChild child = new PixelChild(PixelOptions.of(null, Engine.OPENCV, Effort.FAST))) {
      int at = 0;
      boolean ended = false;
      while (at < seconds && !ended) {
        List<Long> moments = new ArrayList<>();
        for (int i = at; i < Math.min(seconds, at / MINUTE * MINUTE + MINUTE); i++) {
          moments.add(i * SECOND_NS);
        }
        // as VideoLook asks: a minute at a time, opened anew for each
        Watched seen =
            child.watch(
                header, moments, SECOND_NS * 6 / 5, at % MINUTE == 0, at == 0, Picking.NOTHING);
        pictures += seen.frames().size();
        cpuS += seen.decodeCpuS();
        at += seen.handled();
        ended = seen.ended();
      }
    }
    System.out.println(
        pictures
            + " pictures, of it decoding and shrinking "
            + Math.round(cpuS * 10) / 10.0
            + " s");
  }
}
