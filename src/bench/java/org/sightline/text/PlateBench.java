package org.sightline.text;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.sightline.vision.Box;
import org.sightline.vision.Detection;
import org.sightline.vision.Detectors;
import org.sightline.vision.Effort;
import org.sightline.vision.Engine;
import org.sightline.vision.Looking;

/**
 * How many number plates are found, and how many other things are taken for one: plates of nine
 * national styles with invented numbers, screwed in perspective to the vehicles that the detector
 * sees in pictures, which are enlarged once and twice so that plates of several sizes come about.
 *
 * <p>Arguments: the folder of models, then pictures with vehicles.
 */
public final class PlateBench {
  private static final int ROUNDS = 6;
  private static final Looking UNKNOWN = new Looking(Looking.Viewpoint.UNKNOWN, null);

  private final Detectors detectors;
  private final TextReader reader;
  private final PlateFinder finder;
  private final Map<String, int[]> tally = new TreeMap<>();
  private int others;
  private int pictures;

  private PlateBench(Detectors detectors, TextReader reader) {
    this.detectors = detectors;
    this.reader = reader;
    this.finder = new PlateFinder(reader);
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    Path models = Path.of(arguments[0]);
    try (Detectors detectors = Detectors.open(models, Engine.ONNX_RUNTIME);
        TextReader reader = Objects.requireNonNull(TextReader.open(models, 960))) {
      PlateBench bench = new PlateBench(detectors, reader);
      for (int i = 1; i < arguments.length; i++) {
        for (int times = 1; times <= 3; times++) {
          bench.picture(arguments[i], times);
        }
      }
      bench.tally.forEach(
          (what, counts) -> System.out.println(what + ": " + counts[0] + " of " + counts[1]));
      System.out.println("others taken for plates: " + bench.others + " in " + bench.pictures);
    }
  }

  private List<Detection> objects(Mat picture) throws Exception {
    return detectors.detect(picture, picture.cols(), picture.rows(), UNKNOWN, Effort.NORMAL);
  }

  private List<Detection> found(Mat picture, List<Detection> objects) throws Exception {
    TextReader.Reading text = reader.read(picture, picture.cols(), picture.rows());
    return finder.find(picture, picture.cols(), objects, text, PlateFinder.PHOTO_VEHICLES);
  }

  private void picture(String file, int times) throws Exception {
    try (Mat read = opencv_imgcodecs.imread(file);
        Mat plain = new Mat();
        Size size = new Size(read.cols() * times, read.rows() * times)) {
      if (Math.max(size.width(), size.height()) > 2100) {
        return;
      }
      opencv_imgproc.resize(read, plain, size, 0, 0, opencv_imgproc.INTER_CUBIC);
      List<Detection> vehicles = vehicles(plain);
      List<Detection> before = found(plain, objects(plain));
      for (int round = 0; round < ROUNDS && !vehicles.isEmpty(); round++) {
        round(plain, vehicles, before, round);
      }
    }
  }

  /** Those that stand apart from each other, so that no plate hides another. */
  private List<Detection> vehicles(Mat picture) throws Exception {
    List<Detection> apart = new ArrayList<>();
    for (Detection one : objects(picture)) {
      boolean alone = NumberPlates.isVehicle(one) && one.box().width() >= 90;
      for (Detection other : apart) {
        alone &= PlatePrint.overlap(one.box(), other.box()) == 0;
      }
      if (alone) {
        apart.add(one);
      }
    }
    return apart;
  }

  private void round(Mat plain, List<Detection> vehicles, List<Detection> before, int round)
      throws Exception {
    Random random = new Random(31 * round + plain.cols());
    List<Box> placed = new ArrayList<>();
    List<String> styles = new ArrayList<>();
    try (Mat scene = plain.clone()) {
      for (int i = 0; i < vehicles.size(); i++) {
        PlatePrint.Style style = PlatePrint.STYLES.get((round + i) % PlatePrint.STYLES.size());
        BufferedImage plate = PlatePrint.draw(PlatePrint.number(style, random), style);
        double share = (0.24 + 0.08 * random.nextDouble()) * style.ratio() / 4.7;
        placed.add(PlatePrint.screw(plate, scene, vehicles.get(i).box(), share, random));
        styles.add(style.layout() + (style.ratio() < 4 ? " short" : ""));
      }
      List<Detection> found = new ArrayList<>(found(scene, objects(scene)));
      pictures++;
      for (int i = 0; i < placed.size(); i++) {
        Box plate = placed.get(i);
        boolean seen = found.removeIf(one -> PlatePrint.overlap(one.box(), plate) > 0.3);
        count("style " + styles.get(i), seen);
        int height = (int) (plate.height() / 8) * 8;
        count(String.format("height %3d px and more", Math.min(40, height)), seen);
        count("all", seen);
      }
      found.removeIf(
          one -> before.stream().anyMatch(b -> PlatePrint.overlap(b.box(), one.box()) > 0.3));
      others += found.size();
    }
  }

  private void count(String what, boolean seen) {
    int[] counts = tally.computeIfAbsent(what, key -> new int[2]);
    counts[0] += seen ? 1 : 0;
    counts[1]++;
  }
}
