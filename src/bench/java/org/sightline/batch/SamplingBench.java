package org.sightline.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sightline.media.Header;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.Probe;
import org.sightline.vision.Engine;

/**
 * Looking at one picture a second of a video through a child process, without a detector: what the
 * peer does with {@code ffmpeg -skip_frame nokey}. {@code src/bench/video-vs-ffmpeg.sh} runs both.
 *
 * <pre>
 * java -cp … org.sightline.batch.SamplingBench CLIP SECONDS [TIMES]
 * </pre>
 */
public final class SamplingBench {
  private static final long SECOND_NS = 1_000_000_000;

  private SamplingBench() {}

  /**
   * @param args the clip, how many seconds of it, and how many times, 1 by default
   */
  public static void main(String[] args) throws InputException {
    int seconds = Integer.parseInt(args[1]);
    int times = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    Header header = new Probe().header(Input.of(Path.of(args[0])));
    List<Long> moments = new ArrayList<>();
    for (int second = 0; second < seconds; second++) {
      moments.add(second * SECOND_NS);
    }
    try (PixelChild child = new PixelChild(PixelOptions.of(null, Engine.OPENCV))) {
      for (int time = 0; time < times; time++) {
        VideoPictures seen = VideoPictures.look(child, header, moments, SECOND_NS / 2);
        System.out.println(
            seen.pictures().size()
                + " pictures, CPU of decoding and shrinking "
                + Math.round(seen.decodeCpuS() * 1000)
                + " ms, notes "
                + seen.notes());
      }
    }
  }
}
