package org.sightline.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.text.TextReader.Reading;
import org.sightline.vision.Box;
import org.sightline.vision.Detection;

/**
 * Which lines of text stand on number plates of vehicles. What they read tells a person apart: it
 * is looked at here, in the process that holds the pixels, and handed on to nobody.
 */
public final class NumberPlates {
  private static final Set<String> VEHICLES =
      Set.of("car", "truck", "bus", "van", "motorcycle", "motorbike");

  /** A box may end short of its vehicle by this part of its sides. */
  private static final double MARGIN = 0.1;

  /** What reads like a plate wherever it stands may be this much further from the vehicle. */
  private static final double WIDE_MARGIN = 0.5;

  /** Above this part of a vehicle there are signs of where it goes, and no plates. */
  private static final double TOP = 0.3;

  /**
   * A plate is 0.5 m of a car's 1.8; the name of its type on the back is less than half of that.
   */
  private static final double LEAST_OF_A_CAR = 0.1;

  private static final double LEAST_RATIO = 1.8;
  private static final double MOST_TURN_DEG = 50;

  private NumberPlates() {}

  /** Whether a detector's label is that of a vehicle that bears a plate. */
  static boolean isVehicle(Detection object) {
    return VEHICLES.contains(object.label());
  }

  /** The tables of phrases, read only where something looks like a plate. */
  private static final class Tables {
    static final Signs SIGNS = Signs.load();
    static final Markings MARKINGS = Markings.load();

    private Tables() {}
  }

  /**
   * What lines of text say that a finding may rest on.
   *
   * @param positions printed in the picture, how many
   * @param signs how many
   * @param markings how many
   */
  private record Told(int positions, int signs, int markings) {
    static Told by(List<TextLine> lines) {
      return new Told(
          Overlay.positions(lines).size(),
          Tables.SIGNS.find(lines).size(),
          Tables.MARKINGS.find(lines).size());
    }

    boolean isMoreThan(Told other) {
      return positions > other.positions || signs > other.signs || markings > other.markings;
    }
  }

  /**
   * The same without lines that read like number plates: a record does not tell them, whether or
   * not plates are to be counted. A line that a printed position, a sign or a marking is read from
   * stays: "AREA 51" below "RESTRICTED" reads like a plate, too.
   *
   * @param objects what was seen in the picture
   */
  public static Reading withheld(Reading reading, List<Detection> objects) {
    List<TextLine> kept = new ArrayList<>(reading.lines());
    Told all = null;
    for (TextLine line : reading.lines()) {
      if (isHidden(line, objects)) {
        all = all == null ? Told.by(kept) : all;
        int at = kept.indexOf(line);
        kept.remove(at);
        if (all.isMoreThan(Told.by(kept))) {
          kept.add(at, line);
        }
      }
    }
    return kept.size() == reading.lines().size()
        ? reading
        : new Reading(kept, reading.whole(), reading.tooSmall(), reading.unclear());
  }

  /** Whether a line may tell a plate's letters; more are hidden than are counted. */
  private static boolean isHidden(TextLine line, List<Detection> objects) {
    if (PlateText.isAnywhere(line.text()) || vehicleOf(line, objects) != null) {
      return true;
    }
    for (Detection object : objects) {
      if (isVehicle(object)
          && holds(object.box(), line, MARGIN)
          && !isAtTop(line, object.box())
          && PlateText.mayBeOnVehicle(line.text())) {
        return true;
      }
    }
    return false;
  }

  /** The vehicle that a line is the plate of; null if it is none's. */
  static @Nullable Detection vehicleOf(TextLine line, List<Detection> objects) {
    if (Math.abs(level(line.place().turnDeg())) > MOST_TURN_DEG
        || line.place().width() < LEAST_RATIO * line.place().height()) {
      return null;
    }
    for (Detection object : objects) {
      if (isVehicle(object) && isPlate(line, object)) {
        return object;
      }
    }
    return null;
  }

  /** A line that is read upside down is as level as another. */
  private static double level(double turnDeg) {
    return Math.abs(turnDeg) > 90 ? 180 - Math.abs(turnDeg) : turnDeg;
  }

  private static boolean isPlate(TextLine line, Detection vehicle) {
    Box box = vehicle.box();
    boolean near = holds(box, line, WIDE_MARGIN) && PlateText.isAnywhere(line.text());
    if (!near && !(holds(box, line, MARGIN) && PlateText.isOnVehicle(line.text()))) {
      return false;
    }
    if (isAtTop(line, box)) {
      return false;
    }
    return !vehicle.label().equals("car") || line.place().width() >= LEAST_OF_A_CAR * box.width();
  }

  /** Of a vehicle that the picture's edge cuts the upper part may be missing. */
  private static boolean isAtTop(TextLine line, Box box) {
    return box.y() > 1 && line.place().centreY() < box.y() + TOP * box.height();
  }

  private static boolean holds(Box box, TextLine line, double margin) {
    double x = line.place().centreX();
    double y = line.place().centreY();
    double sideways = margin * box.width();
    double upright = margin * box.height();
    return x >= box.x() - sideways
        && x <= box.x() + box.width() + sideways
        && y >= box.y() - upright
        && y <= box.y() + box.height() + upright;
  }
}
