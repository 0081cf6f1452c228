package org.sightline.batch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.sightline.formats.Probe;
import org.sightline.frames.Frame;
import org.sightline.frames.Frames;
import org.sightline.media.Input;
import org.sightline.media.MediaItem;
import org.sightline.text.BareText;
import org.sightline.vision.BareDetector;
import org.sightline.vision.Effort;
import org.sightline.vision.Engine;
import org.sightline.vision.Looking;

/**
 * What a look at a photo costs, objects and text, beside its bare decoding and the bare forward
 * passes of the same networks over inputs of the same sizes, in turn in the same process: {@code
 * src/bench/objects-and-text.sh}. The look is the pixel child's own, with thumbnail and hash.
 * Processor time counts; the child tells its own.
 */
public final class ObjectsAndTextBench {
  private static final Looking LOOKING = new Looking(Looking.Viewpoint.UNKNOWN, null);
  private static final int LONG_EDGE_PX = 1_600;

  private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
  private final List<List<Double>> columns = new ArrayList<>();
  private long since;

  /** Arguments: folder of models, rounds, photos of more than 4 million pixels. */
  public static void main(String[] arguments) throws Exception {
    Path models = Path.of(arguments[0]);
    PixelOptions options =
        PixelOptions.of(models.toString(), Engine.ONNX_RUNTIME, Effort.NORMAL)
            .withText(models.toString());
    try (BareDetector detector = new BareDetector(models);
        BareText text = new BareText(models, options.textEdgePx());
        PixelChild child = new PixelChild(options)) {
      for (int i = 2; i < arguments.length; i++) {
        var photo = (MediaItem.Photo) new Probe().open(Input.of(Path.of(arguments[i])));
        new ObjectsAndTextBench()
            .measure(photo, Integer.parseInt(arguments[1]), detector, text, child, options);
      }
    }
  }

  private void measure(
      MediaItem.Photo photo,
      int rounds,
      BareDetector detector,
      BareText text,
      PixelChild child,
      PixelOptions options)
      throws Exception {
    int passes;
    List<Integer> widths;
    try (Frame frame = Frames.open(photo, LONG_EDGE_PX)) {
      passes = detector.passes(frame, LOOKING, options.effort());
      widths = text.lineWidthsPx(frame.mat());
    }
    for (int column = 0; column < 7; column++) {
      columns.add(new ArrayList<>());
    }
    for (int round = -2; round < rounds; round++) {
      double[] ms = new double[7];
      lap();
      try (Frame frame = Frames.open(photo, LONG_EDGE_PX)) {
        ms[0] = lap();
        detector.run(passes);
        ms[1] = lap();
        text.find(frame.mat(), options.textEdgePx());
        ms[2] = lap();
        text.read(widths);
        ms[3] = lap();
      }
      long wall = System.nanoTime();
      Looked looked = child.look(photo, LOOKING);
      ms[6] = (System.nanoTime() - wall) / 1e6;
      ms[4] = 1e3 * (looked.decodeCpuS() + looked.detectCpuS());
      ms[5] = ms[4] / (ms[0] + ms[1] + ms[2] + ms[3]);
      for (int column = 0; column < 7 && round >= 0; column++) {
        columns.get(column).add(ms[column]);
      }
    }
    print(photo, passes, widths.size());
  }

  /** Milliseconds of this thread's processor time since the last lap. */
  private double lap() {
    long now = clock.getCurrentThreadCpuTime();
    double ms = (now - since) / 1e6;
    since = now;
    return ms;
  }

  private double median(int column) {
    List<Double> sorted = new ArrayList<>(columns.get(column));
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private void print(MediaItem.Photo photo, int passes, int lines) {
    double bare = median(0) + median(1) + median(2) + median(3);
    double whole = median(4);
    System.out.printf(
        Locale.ROOT,
        "%s: %d × %d, detector %d passes, %d lines%n",
        photo.header().source().text(),
        photo.widthPx(),
        photo.heightPx(),
        passes,
        lines);
    List<String> names = List.of("decode", "detector", "find text", "read text");
    for (int i = 0; i < names.size(); i++) {
      row(names.get(i), median(i), whole);
    }
    row("rest", whole - bare, whole);
    System.out.printf(
        Locale.ROOT,
        "  look %.0f ms of processor time (%.0f wall), bare %.0f: %.3f × (%.3f to %.3f)%n",
        whole,
        median(6),
        bare,
        median(5),
        Collections.min(columns.get(5)),
        Collections.max(columns.get(5)));
  }

  private static void row(String name, double ms, double whole) {
    System.out.printf(Locale.ROOT, "  %-10s %7.1f ms %5.1f %%%n", name, ms, 100 * ms / whole);
  }
}
