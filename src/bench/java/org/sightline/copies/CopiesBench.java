package org.sightline.copies;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.sightline.formats.Probe;
import org.sightline.frames.Frame;
import org.sightline.frames.Frames;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;

/**
 * How well near-copies are known again: every picture of a folder is changed in many ways, hashed,
 * and asked for among the originals. Recall is the share whose original lies within 31 bits, turned
 * or not; false matches are other originals within that distance that were not within it of the
 * original either. With 95 % intervals (Wilson).
 *
 * <pre>
 * mvn -q -Pbench,fast test-compile exec:exec -Dexec.mainClass=org.sightline.copies.CopiesBench \
 *     -Dbench=FOLDER
 * </pre>
 */
public final class CopiesBench {
  private interface Change {
    /** Bytes of the changed picture as a file. */
    byte[] apply(Mat original);
  }

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<Mat> pictures = new ArrayList<>();
  private final List<Fingerprint> originals = new ArrayList<>();
  private final Path temporary = Files.createTempFile("copy", ".img");
  private double hashMs;
  private int hashed;
  private int plain;

  private CopiesBench() throws IOException {}

  /** Takes folders of pictures. */
  public static void main(String[] folders) throws IOException, InputException {
    CopiesBench bench = new CopiesBench();
    for (String folder : folders) {
      bench.load(Path.of(folder));
    }
    bench.unlike();
    for (Map.Entry<String, Change> change : changes().entrySet()) {
      bench.run(change.getKey(), change.getValue());
    }
    System.out.printf(
        Locale.ROOT, "%.2f ms of processor time a hash%n", bench.hashMs / bench.hashed);
  }

  private static Map<String, Change> changes() {
    Map<String, Change> all = new LinkedHashMap<>();
    for (int quality : new int[] {95, 80, 60, 45, 30}) {
      all.put("JPEG " + quality, m -> jpeg(m, quality));
    }
    for (int percent : new int[] {75, 50, 25, 10}) {
      all.put("resized to " + percent + " %, JPEG 80", m -> resized(m, percent / 100.0));
    }
    all.put("cropped 1 % a side", m -> cropped(m, 0.01));
    all.put("cropped 2.5 % a side (5 % of each edge)", m -> cropped(m, 0.025));
    all.put("cropped 5 % a side", m -> cropped(m, 0.05));
    all.put("cropped 5 % on one side", CopiesBench::croppedOneSide);
    all.put("turned by 90°", m -> turned(m, opencv_core.ROTATE_90_CLOCKWISE));
    all.put("turned by 180°", m -> turned(m, opencv_core.ROTATE_180));
    all.put("mirrored", CopiesBench::mirrored);
    all.put("words across, 4 % of the height", m -> overlaid(m, 0.04));
    all.put("words across, 10 % of the height", m -> overlaid(m, 0.10));
    all.put("badge of 20 % × 20 % in a corner", m -> badge(m, 0.2));
    all.put("brighter by 30", m -> brighter(m, 1, 30));
    all.put("contrast × 1.3", m -> brighter(m, 1.3, -38));
    all.put("blurred, 1 % of the width", CopiesBench::blurred);
    return all;
  }

  private void load(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      try {
        MediaItem item = new Probe().open(Input.of(file));
        if (item instanceof MediaItem.Photo photo && photo.pixels().widthPx() > 0) {
          try (Frame frame = Frames.open(photo, 1_600)) {
            add(frame);
          }
        }
      } catch (InputException e) {
        // some of the shared files are broken on purpose
      }
    }
  }

  /** Pictures that look the same to begin with are one. */
  private void add(Frame frame) {
    Fingerprint print = Pdq.of(frame);
    if (frame.damaged() || !print.tells()) {
      plain++;
      return;
    }
    for (Fingerprint other : originals) {
      if (apart(print, other) <= 40) {
        return;
      }
    }
    originals.add(print);
    pictures.add(frame.mat().clone());
  }

  private static int apart(Fingerprint print, Fingerprint original) {
    int least = PdqHash.BITS;
    for (Turn turn : Turn.values()) {
      least = Math.min(least, print.turned(turn).bitsApart(original.hash()));
    }
    return least;
  }

  /** How near unlike pictures come. */
  private void unlike() {
    int least = PdqHash.BITS;
    long pairs = 0;
    for (int i = 0; i < originals.size(); i++) {
      for (int j = 0; j < i; j++) {
        least = Math.min(least, apart(originals.get(i), originals.get(j)));
        pairs++;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d pictures (%d too plain or damaged left out), %,d pairs, nearest unlike pair %d bits%n",
        originals.size(),
        plain,
        pairs,
        least);
  }

  private void run(String name, Change change) throws IOException, InputException {
    int known = 0;
    int tried = 0;
    int wrong = 0;
    long asked = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < pictures.size(); i++) {
      Files.write(temporary, change.apply(pictures.get(i)));
      MediaItem.Photo photo = (MediaItem.Photo) new Probe().open(Input.of(temporary));
      Fingerprint print;
      try (Frame frame = Frames.open(photo, 1_600)) {
        long before = THREADS.getCurrentThreadCpuTime();
        print = Pdq.of(frame);
        hashMs += (THREADS.getCurrentThreadCpuTime() - before) / 1e6;
        hashed++;
      }
      tried++;
      int apart = apart(print, originals.get(i));
      known += print.tells() && apart <= 31 ? 1 : 0;
      sum += apart;
      squares += (double) apart * apart;
      for (int j = 0; j < originals.size(); j++) {
        if (j != i) {
          asked++;
          wrong += print.tells() && apart(print, originals.get(j)) <= 31 ? 1 : 0;
        }
      }
    }
    double mean = sum / tried;
    System.out.printf(
        Locale.ROOT,
        "| %s | %d of %d | %s | %.1f ± %.1f | %d of %,d |%n",
        name,
        known,
        tried,
        wilson(known, tried),
        mean,
        Math.sqrt(Math.max(0, squares / tried - mean * mean)),
        wrong,
        asked);
  }

  private static String wilson(int hits, int tries) {
    double z = 1.96;
    double share = (double) hits / tries;
    double scale = 1 + z * z / tries;
    double middle = (share + z * z / (2 * tries)) / scale;
    double half =
        z * Math.sqrt(share * (1 - share) / tries + z * z / (4.0 * tries * tries)) / scale;
    return String.format(
        Locale.ROOT,
        "%.0f–%.0f %%",
        100 * Math.max(0, middle - half),
        100 * Math.min(1, middle + half));
  }

  private static byte[] jpeg(Mat picture, int quality) {
    try (BytePointer name = new BytePointer(".jpg");
        BytePointer out = new BytePointer();
        IntPointer options = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality)) {
      if (!opencv_imgcodecs.imencode(name, picture, out, options)) {
        throw new IllegalStateException("not encoded");
      }
      byte[] bytes = new byte[(int) out.limit()];
      out.get(bytes);
      return bytes;
    }
  }

  private static byte[] resized(Mat picture, double factor) {
    try (Mat small = new Mat();
        Size size =
            new Size(
                Math.max(1, (int) (picture.cols() * factor)),
                Math.max(1, (int) (picture.rows() * factor)))) {
      opencv_imgproc.resize(picture, small, size, 0, 0, opencv_imgproc.INTER_AREA);
      return jpeg(small, 80);
    }
  }

  private static byte[] cropped(Mat picture, double share) {
    int x = (int) Math.round(picture.cols() * share);
    int y = (int) Math.round(picture.rows() * share);
    try (Rect part = new Rect(x, y, picture.cols() - 2 * x, picture.rows() - 2 * y);
        Mat crop = picture.apply(part)) {
      return jpeg(crop, 80);
    }
  }

  private static byte[] croppedOneSide(Mat picture) {
    int x = (int) Math.round(picture.cols() * 0.05);
    try (Rect part = new Rect(x, 0, picture.cols() - x, picture.rows());
        Mat crop = picture.apply(part)) {
      return jpeg(crop, 80);
    }
  }

  private static byte[] turned(Mat picture, int how) {
    try (Mat turned = new Mat()) {
      opencv_core.rotate(picture, turned, how);
      return jpeg(turned, 80);
    }
  }

  private static byte[] mirrored(Mat picture) {
    try (Mat turned = new Mat()) {
      opencv_core.flip(picture, turned, 1);
      return jpeg(turned, 80);
    }
  }

  private static byte[] overlaid(Mat picture, double share) {
    try (Mat copy = picture.clone();
        Point at = new Point(copy.cols() / 20, copy.rows() / 2)) {
      double scale = copy.rows() * share / 22;
      Scalar white = new Scalar(255, 255, 255, 0);
      opencv_imgproc.putText(
          copy,
          "do not share",
          at,
          opencv_imgproc.FONT_HERSHEY_SIMPLEX,
          scale,
          white,
          Math.max(1, (int) (scale * 3)),
          opencv_imgproc.LINE_AA,
          false);
      return jpeg(copy, 80);
    }
  }

  private static byte[] badge(Mat picture, double share) {
    try (Mat copy = picture.clone();
        Rect part =
            new Rect(
                0,
                0,
                Math.max(1, (int) (copy.cols() * share)),
                Math.max(1, (int) (copy.rows() * share)));
        Mat corner = copy.apply(part)) {
      corner.put(new Scalar(40, 40, 200, 0));
      return jpeg(copy, 80);
    }
  }

  private static byte[] brighter(Mat picture, double factor, double step) {
    try (Mat copy = new Mat()) {
      picture.convertTo(copy, -1, factor, step);
      return jpeg(copy, 80);
    }
  }

  private static byte[] blurred(Mat picture) {
    try (Mat copy = new Mat();
        Size size = new Size(0, 0)) {
      opencv_imgproc.GaussianBlur(picture, copy, size, picture.cols() / 100.0);
      return jpeg(copy, 80);
    }
  }
}
