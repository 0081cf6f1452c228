package org.sightline.batch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sightline.copies.Pdq;
import org.sightline.formats.Probe;
import org.sightline.frames.Frame;
import org.sightline.frames.Frames;
import org.sightline.media.Input;
import org.sightline.media.MediaItem;
import org.sightline.text.BareText;
import org.sightline.text.TextReader;
import org.sightline.vision.BareDetector;
import org.sightline.vision.Detectors;
import org.sightline.vision.Effort;
import org.sightline.vision.Engine;
import org.sightline.vision.Looking;

/**
 * What a look at a photo costs, objects, text, thumbnail and hash, stage by stage, beside its bare
 * decoding and the bare forward passes of the same networks over inputs of the same sizes, as many
 * as the look makes, in turn in the same thread: {@code src/bench/objects-and-text.sh}. Processor
 * time counts.
 */
public final class ObjectsAndTextBench {
  private static final Looking LOOKING = new Looking(Looking.Viewpoint.UNKNOWN, null);
  private static final int LONG_EDGE_PX = 1_600;
  private static final int TEXT_EDGE_PX = 960;
  private static final List<String> STAGES =
      List.of("decode", "thumbnail", "hash", "objects", "text");
  private static final List<String> BARE = List.of("decode", "objects", "find text", "read text");

  private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
  private final List<double[]> looks = new ArrayList<>();
  private final List<double[]> bares = new ArrayList<>();
  private final Path models;
  private final MediaItem.Photo photo;
  private int passes;
  private int lines;
  private int readings;
  private long since;

  private ObjectsAndTextBench(Path models, MediaItem.Photo photo) {
    this.models = models;
    this.photo = photo;
  }

  /**
   * Arguments: folder of models, rounds, threads at once, photos of more than 4 million pixels.
   * With one thread its stages are told, with several one line "PHOTO bare MS".
   */
  public static void main(String[] arguments) throws Exception {
    Path models = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    int threads = Integer.parseInt(arguments[2]);
    for (int i = 3; i < arguments.length; i++) {
      var photo = (MediaItem.Photo) new Probe().open(Input.of(Path.of(arguments[i])));
      if (threads == 1) {
        ObjectsAndTextBench bench = new ObjectsAndTextBench(models, photo);
        bench.measure(rounds, true);
        bench.print();
      } else {
        printTogether(models, photo, rounds, threads);
      }
    }
  }

  private static void printTogether(Path models, MediaItem.Photo photo, int rounds, int threads)
      throws Exception {
    List<ObjectsAndTextBench> all = new ArrayList<>();
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      ObjectsAndTextBench bench = new ObjectsAndTextBench(models, photo);
      all.add(bench);
      tasks.add(
          () -> {
            bench.measure(rounds, false);
            return null;
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (Future<Void> done : pool.invokeAll(tasks)) {
        done.get(); // a round that failed ends the benchmark
      }
    } finally {
      pool.shutdown();
    }
    double sum = 0;
    for (ObjectsAndTextBench bench : all) {
      sum += medianSum(bench.bares);
    }
    System.out.printf(Locale.ROOT, "%s bare %.0f%n", photo.header().source().text(), sum / threads);
  }

  private void measure(int rounds, boolean looksToo) throws Exception {
    try (BareDetector bareDetector = new BareDetector(models);
        BareText bareText = new BareText(models, TEXT_EDGE_PX);
        Detectors detectors = Detectors.open(models, Engine.ONNX_RUNTIME);
        TextReader texts = Objects.requireNonNull(TextReader.open(models, TEXT_EDGE_PX))) {
      List<Integer> widths;
      try (Frame frame = Frames.open(photo, LONG_EDGE_PX)) {
        passes = bareDetector.passes(frame, LOOKING, Effort.NORMAL);
        widths = bareText.passWidthsPx(frame.mat());
        lines = bareText.lines();
        readings = widths.size();
      }
      for (int round = -2; round < rounds; round++) {
        double[] bare = bare(bareDetector, bareText, widths);
        double[] look = looksToo ? look(detectors, texts) : new double[STAGES.size()];
        if (round >= 0) {
          bares.add(bare);
          looks.add(look);
        }
      }
    }
  }

  private double[] bare(BareDetector detector, BareText text, List<Integer> widths)
      throws Exception {
    double[] ms = new double[BARE.size()];
    lap();
    try (Frame frame = Frames.open(photo, LONG_EDGE_PX)) {
      ms[0] = lap();
      detector.run(passes);
      ms[1] = lap();
      text.find(frame.mat(), TEXT_EDGE_PX);
      ms[2] = lap();
      text.read(lines, widths);
      ms[3] = lap();
    }
    return ms;
  }

  /** What the child does with a photo. */
  private double[] look(Detectors detectors, TextReader texts) throws Exception {
    double[] ms = new double[STAGES.size()];
    lap();
    try (Frame frame = Frames.open(photo, LONG_EDGE_PX)) {
      ms[0] = lap();
      frame.jpeg(320, 78);
      ms[1] = lap();
      Pdq.of(frame);
      ms[2] = lap();
      detectors.detect(frame, LOOKING, Effort.NORMAL);
      ms[3] = lap();
      texts.read(frame.mat(), frame.fullWidthPx(), frame.fullHeightPx());
      ms[4] = lap();
    }
    return ms;
  }

  /** Milliseconds of this thread's processor time since the last lap. */
  private double lap() {
    long now = clock.getCurrentThreadCpuTime();
    double ms = (now - since) / 1e6;
    since = now;
    return ms;
  }

  private void print() {
    System.out.printf(
        Locale.ROOT,
        "%s: %d × %d, detector %d passes, %d lines, read in %d passes%n",
        photo.header().source().text(),
        photo.widthPx(),
        photo.heightPx(),
        passes,
        lines,
        readings);
    double whole = medianSum(looks);
    double bare = medianSum(bares);
    rows("look", STAGES, looks, whole);
    rows("bare", BARE, bares, whole);
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < looks.size(); i++) {
      ratios.add(sum(looks.get(i)) / sum(bares.get(i)));
    }
    System.out.printf(
        Locale.ROOT,
        "  look %.0f ms, bare %.0f ms: %.3f × (%.3f to %.3f)%n",
        whole,
        bare,
        median(ratios),
        Collections.min(ratios),
        Collections.max(ratios));
  }

  private static void rows(String kind, List<String> names, List<double[]> rounds, double whole) {
    for (int i = 0; i < names.size(); i++) {
      List<Double> column = new ArrayList<>();
      for (double[] round : rounds) {
        column.add(round[i]);
      }
      double ms = median(column);
      System.out.printf(
          Locale.ROOT, "  %s %-10s %7.1f ms %5.1f %%%n", kind, names.get(i), ms, 100 * ms / whole);
    }
  }

  private static double sum(double[] ms) {
    double sum = 0;
    for (double one : ms) {
      sum += one;
    }
    return sum;
  }

  private static double medianSum(List<double[]> rounds) {
    List<Double> sums = new ArrayList<>();
    for (double[] round : rounds) {
      sums.add(sum(round));
    }
    return median(sums);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
