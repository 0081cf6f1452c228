package org.sightline.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.jspecify.annotations.Nullable;
import org.sightline.frames.Frame;
import org.sightline.media.InputException;
import org.sightline.text.TextReader.Reading;
import org.sightline.vision.Box;
import org.sightline.vision.Detection;

/**
 * Finds number plates for counting and blurring: lines of text that read like one and stand on a
 * vehicle. Each vehicle is looked at enlarged. What was read is dropped at once; only the place and
 * how sure the reading was leave this class.
 */
public final class PlateFinder {
  /** The label of a plate that was found. */
  public static final String LABEL = "plate";

  /** Long edge at which one vehicle is looked at, pixels. */
  private static final int VEHICLE_PX = 480;

  /** The letters on a smaller vehicle are lower than any that can be read, pixels. */
  private static final int LEAST_VEHICLE_PX = 48;

  /** Vehicles of one photo that are looked at, the largest first. */
  public static final int PHOTO_VEHICLES = 16;

  /** Vehicles of one picture of a video that are looked at, the largest first. */
  public static final int VIDEO_VEHICLES = 4;

  /** A plate ends so far from its letters, parts of their height. */
  private static final double RIM = 0.2;

  /** Two lines that share so much of the smaller one are one plate, read twice. */
  private static final double SAME = 0.3;

  private final TextReader reader;

  /**
   * @param reader stays the caller's, who closes it
   */
  public PlateFinder(TextReader reader) {
    this.reader = reader;
  }

  /**
   * Finds the plates in a picture.
   *
   * @param objects what was seen in it, in pixels of the full size
   * @param whole what was read in the whole picture; null if that was not done
   * @param most vehicles that are looked at
   * @return boxes in pixels of the full size, the surest first
   */
  public List<Detection> find(
      Frame frame, List<Detection> objects, @Nullable Reading whole, int most)
      throws InputException {
    return find(frame.mat(), frame.fullWidthPx(), objects, whole, most);
  }

  List<Detection> find(
      Mat bgr, int fullWidthPx, List<Detection> objects, @Nullable Reading whole, int most)
      throws InputException {
    double times = (double) fullWidthPx / bgr.cols();
    List<Detection> found = new ArrayList<>();
    if (whole != null) {
      take(whole.lines(), objects, found);
    }
    List<Detection> vehicles = new ArrayList<>();
    for (Detection object : objects) {
      if (NumberPlates.isVehicle(object)) {
        vehicles.add(object);
      }
    }
    vehicles.sort(Comparator.comparingDouble(vehicle -> -area(vehicle.box())));
    for (Detection vehicle : vehicles.subList(0, Math.min(most, vehicles.size()))) {
      try (Rect part = part(vehicle.box(), times, bgr)) {
        if (Math.max(part.width(), part.height()) >= LEAST_VEHICLE_PX) {
          List<TextLine> lines = new ArrayList<>();
          for (TextLine line : reader.read(bgr, part, VEHICLE_PX)) {
            Quad place = line.place().moved(part.x(), part.y()).scaled(times, times);
            lines.add(new TextLine(line.text(), line.score(), place));
          }
          take(lines, List.of(vehicle), found);
        }
      }
    }
    List<Detection> plates = new ArrayList<>();
    for (Detection plate : apart(found)) {
      Box box = inside(plate.box(), times * bgr.cols(), times * bgr.rows());
      plates.add(new Detection(LABEL, plate.score(), box, plate.model()));
    }
    return plates;
  }

  /** A plate at the picture's edge has its letters inside, so something of it stays. */
  private static Box inside(Box box, double width, double height) {
    double left = Math.max(0, box.x());
    double top = Math.max(0, box.y());
    double right = Math.min(width, box.x() + box.width());
    double bottom = Math.min(height, box.y() + box.height());
    return new Box(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
  }

  /** The vehicle with a little around it: a bumper may stand out of its box. */
  private static Rect part(Box box, double times, Mat bgr) {
    double aside = 0.05 * box.width();
    double below = 0.1 * box.height();
    int left = (int) Math.max(0, (box.x() - aside) / times);
    int top = (int) Math.max(0, box.y() / times);
    int right = (int) Math.min(bgr.cols(), (box.x() + box.width() + aside) / times);
    int bottom = (int) Math.min(bgr.rows(), (box.y() + box.height() + below) / times);
    return new Rect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
  }

  private static void take(List<TextLine> lines, List<Detection> objects, List<Detection> found) {
    for (TextLine line : lines) {
      if (NumberPlates.vehicleOf(line, objects) != null) {
        Box box = line.place().grown(RIM * line.place().height()).box();
        found.add(new Detection(LABEL, line.score(), box, TextReader.KIT));
      }
    }
  }

  /** Each plate once, the surest first. */
  private static List<Detection> apart(List<Detection> found) {
    found.sort(Comparator.comparingDouble(plate -> -plate.score()));
    List<Detection> kept = new ArrayList<>();
    for (Detection plate : found) {
      boolean known = false;
      for (Detection other : kept) {
        double least = Math.min(area(plate.box()), area(other.box()));
        known |= shared(plate.box(), other.box()) > SAME * least;
      }
      if (!known) {
        kept.add(plate);
      }
    }
    return kept;
  }

  private static double area(Box box) {
    return box.width() * box.height();
  }

  private static double shared(Box a, Box b) {
    double width = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
    double height = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
    return width <= 0 || height <= 0 ? 0 : width * height;
  }
}
