package org.sightline.view;

import org.jspecify.annotations.Nullable;
import org.sightline.telemetry.Lens;

/**
 * How large things appear, and what that lets one make out.
 *
 * <p>Things: Johnson, "Analysis of Image Forming Systems", Image Intensifier Symposium, Fort
 * Belvoir 1958 (AD 220160): half of all observers detect a thing that spans 1 cycle, recognise its
 * class at 4 and identify it at 6.4 cycles over its critical, smaller dimension; a cycle is two
 * pixels. With twice the cycles 95 % do (the target transfer function of the Night Vision
 * Laboratory; Holst, "Electro-Optical Imaging System Performance"), which is what "can be made out"
 * means here.
 *
 * <p>People: EN 62676-4:2015, Annex B: pixels a metre for an operator to monitor, detect, observe,
 * recognise, identify or inspect a person.
 */
public final class Detail {
  /** What Johnson's observers could do. */
  public enum Task {
    /** Not even see that there is something. */
    NOTHING(0),
    /** See that there is something. */
    DETECT(1),
    /** Tell what kind of thing it is. */
    RECOGNISE(4),
    /** Tell which of its kind it is. */
    IDENTIFY(6.4);

    private final double cycles;

    Task(double cycles) {
      this.cycles = cycles;
    }
  }

  /** Kinds of things, with their critical dimension: the smaller one seen from the side. */
  public enum Thing {
    /** One storey and its roof. */
    BUILDING(4),
    /** The fuselage of an airliner (Airbus A320: 3.95 m). */
    AIRCRAFT(4),
    /** The height of a car (1.4 to 1.5 m). */
    VEHICLE(1.4);

    private final double metres;

    Thing(double metres) {
      this.metres = metres;
    }

    /** Pixels a metre from which 95 of 100 observers manage a task. */
    public double pixelsPerMetre(Task task) {
      return SURE * task.cycles * PIXELS_PER_CYCLE / metres;
    }

    /** The hardest task that 95 of 100 observers manage. */
    public Task task(double pixelsPerMetre) {
      Task managed = Task.NOTHING;
      for (Task task : Task.values()) {
        managed = pixelsPerMetre >= pixelsPerMetre(task) ? task : managed;
      }
      return managed;
    }
  }

  /** Classes of EN 62676-4 for a person. */
  public enum Person {
    /** Fewer pixels than any class has. */
    NOTHING(0),
    /** See where groups of people go. */
    MONITOR(12.5),
    /** See whether somebody is there. */
    DETECT(25),
    /** See clothing and what somebody does. */
    OBSERVE(62.5),
    /** See whether it is somebody known. */
    RECOGNISE(125),
    /** Tell beyond doubt who it is. */
    IDENTIFY(250),
    /** See single marks. */
    INSPECT(1000);

    private final double pixelsPerMetre;

    Person(double pixelsPerMetre) {
      this.pixelsPerMetre = pixelsPerMetre;
    }

    /** The class that a scale reaches. */
    public static Person of(double pixelsPerMetre) {
      Person reached = NOTHING;
      for (Person person : values()) {
        reached = pixelsPerMetre >= person.pixelsPerMetre ? person : reached;
      }
      return reached;
    }
  }

  private static final double PIXELS_PER_CYCLE = 2;
  private static final double SURE = 2;

  /** A large building, 8 m in its smaller dimension, spans one cycle: the least there is to see. */
  private static final double LEAST_PX_PER_M = 0.25;

  /**
   * "Exceptionally clear" air begins at this visibility (the international visibility code of the
   * meteorological services, class 9); further away is beyond any zone's detail.
   */
  private static final double CLEAREST_AIR_M = 50_000;

  /** However small the picture is, it shows whole landscapes this far. */
  private static final double LEAST_RANGE_M = 1000;

  private static final Lens ORDINARY = new Lens(60, 45, "assumed");

  private Detail() {}

  /** What can be made out at a scale: a clause for people. */
  public static String words(double pixelsPerMetre) {
    if (Person.of(pixelsPerMetre).compareTo(Person.RECOGNISE) >= 0) {
      return "equipment could be seen in detail";
    }
    if (Person.of(pixelsPerMetre).compareTo(Person.DETECT) >= 0) {
      return "people could be made out";
    }
    if (Thing.VEHICLE.task(pixelsPerMetre).compareTo(Task.RECOGNISE) >= 0) {
      return "vehicles could be recognised";
    }
    return Thing.BUILDING.task(pixelsPerMetre).compareTo(Task.RECOGNISE) >= 0
        ? "buildings and aircraft could be recognised"
        : "only large shapes could be made out";
  }

  /**
   * Pixels a metre takes up across the line of sight, in the middle of the picture; towards its
   * edges a straight lens draws things larger, by up to 1/cos of the angle from the middle. Null if
   * the lens is not known.
   *
   * @param slantRangeM distance from the camera, metres, more than 0
   */
  public static @Nullable Double pixelsPerMetre(View view, double slantRangeM) {
    Lens lens = view.lens();
    if (lens == null) {
      return null;
    }
    return focalPx(view, lens) / slantRangeM;
  }

  /**
   * How far away large buildings can still be made out, metres: a sensible end of what to test. An
   * unknown lens is taken for an ordinary one, since those that reach further say so.
   */
  public static double rangeM(View view) {
    Lens lens = view.lens();
    double focal = focalPx(view, lens == null ? ORDINARY : lens);
    return Math.max(LEAST_RANGE_M, Math.min(CLEAREST_AIR_M, focal / LEAST_PX_PER_M));
  }

  /** Pixels a radian in the middle of the picture; of a bent lens the mean over its field. */
  private static double focalPx(View view, Lens lens) {
    return Camera.isStraight(lens)
        ? view.widthPx() / 2.0 / Math.tan(Math.toRadians(lens.horizontalFovDeg() / 2))
        : view.widthPx() / Math.toRadians(lens.horizontalFovDeg());
  }
}
