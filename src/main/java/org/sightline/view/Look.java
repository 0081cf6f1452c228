package org.sightline.view;

import org.jspecify.annotations.Nullable;
import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;

/**
 * One look through a camera: in which directions, clockwise of its own, its picture shows the
 * ground at a distance. The cases are those of {@link Footprints}; a picture that shows no ground
 * shows what stands up on it. Immutable.
 */
public final class Look {
  static final double STEEP_DEG = 45;
  private static final double QUARTER_DEG = 90;
  private static final double LEAST_HEIGHT_M = 0.1;

  /** The share of a distance along the earth by which light makes it look less bent. */
  private static final double STRAIGHT = 1 - LineOfSight.REFRACTION;

  private final @Nullable FrameBearings frame;

  /** Half the width of a sector; of no use with a frame. */
  private final double halfDeg;

  /** Above the ground; NaN if not known. */
  private final double heightM;

  private final Over over;
  private final double rangeM;
  private final boolean skyline;

  private Look(
      @Nullable FrameBearings frame, double halfDeg, Over over, double heightM, double rangeM) {
    this.frame = frame;
    this.halfDeg = halfDeg;
    this.heightM = heightM;
    this.over = over;
    this.rangeM = rangeM;
    double horizon = Double.isNaN(heightM) ? 0 : over.horizon(heightM);
    this.skyline = frame != null && frame.lowest() > horizon;
  }

  /**
   * The ground under a camera.
   *
   * @param mostM the most that an unknown height can be, metres; may be infinite
   * @param sinking how much the ground falls away for each square metre of distance, a metre
   */
  record Over(double mostM, double sinking) {
    static Over of(Fix fix) {
      double radius = LocalFrame.radiusOfCurvatureM(fix.position().latDeg(), 45);
      return new Over(AboveGround.mostM(fix), STRAIGHT / (2 * radius));
    }

    /** Tangent of the elevation of the horizon. */
    double horizon(double heightM) {
      return -2 * Math.sqrt(heightM * sinking);
    }

    /** Tangent of the elevation of the ground; beyond the horizon, of the horizon. */
    double ground(double heightM, double distanceM) {
      return distanceM * distanceM * sinking >= heightM
          ? horizon(heightM)
          : -(heightM / distanceM + distanceM * sinking);
    }
  }

  /**
   * The view as stated, without its errors.
   *
   * @param rangeM how far, metres, more than 0
   */
  public static Look of(View view, double rangeM) {
    return off(view, Over.of(view.fix()), rangeM, 0, 0, 0, 0);
  }

  /** The view with each part off by so many of its standard deviations. */
  static Look off(
      View view, Over over, double rangeM, double pitch, double roll, double focal, double height) {
    Lens lens = view.lens();
    CameraPose pose = view.pose();
    Angle up = pose.pitch();
    double upDeg = up == null ? 0 : up.deg() + pitch * up.sigmaDeg();
    AboveGround above = view.height();
    double heightM =
        above == null
            ? Double.NaN
            : Math.max(LEAST_HEIGHT_M, above.metres() + height * above.sigmaM());
    boolean straight = lens != null && Camera.isStraight(lens);
    if (lens == null || !straight || up == null) {
      double half = sectorDeg(lens, 1 + focal * Errors.FOCAL_SHARE);
      boolean steep = !straight && Math.abs(upDeg) > STEEP_DEG;
      return new Look(null, steep ? 180 : half, over, heightM, rangeM);
    }
    Angle side = pose.roll();
    double rollDeg = side == null ? roll * Errors.ROLL_DEG : side.deg() + roll * side.sigmaDeg();
    double wider = 1 / (1 + focal * Errors.FOCAL_SHARE);
    FrameBearings frame =
        new FrameBearings(
            upDeg,
            rollDeg,
            tan(lens.horizontalFovDeg()) * wider,
            tan(lens.verticalFovDeg()) * wider);
    return new Look(frame, 0, over, heightM, rangeM);
  }

  /** Half of the directions that a picture can show of which not all is known. */
  static double sectorDeg(@Nullable Lens lens, double focal) {
    if (lens == null) {
      return QUARTER_DEG;
    }
    return Camera.isStraight(lens)
        ? Math.toDegrees(Math.atan(tan(lens.horizontalFovDeg()) / focal))
        : Math.min(180, Math.max(lens.horizontalFovDeg() / 2, QUARTER_DEG));
  }

  private static double tan(double fovDeg) {
    return Math.tan(Math.toRadians(fovDeg / 2));
  }

  /**
   * How far a view is looked along: as far as asked for, or twice as far as its nearest ground if
   * that is further, for aircraft.
   */
  public static double rangeM(View view, double rangeM) {
    double nearest = of(view, rangeM).nearestM();
    return nearest > rangeM / 2 ? Math.min(Sector.MOST_RANGE_M, 2 * nearest) : rangeM;
  }

  /** The directions in which the ground at a distance is in the picture. */
  public void at(double distanceM, Spans out) {
    if (distanceM > rangeM) {
      out.none();
    } else if (frame == null) {
      out.set(-halfDeg, halfDeg);
    } else if (Double.isNaN(heightM)) {
      double low = distanceM > 0 ? -over.mostM() / distanceM : Double.NEGATIVE_INFINITY;
      frame.between(low, skyline ? Footprints.THINGS_M / distanceM : 0, out);
    } else if (skyline) {
      double top = Footprints.THINGS_M / distanceM;
      frame.at(top, out);
      if (out.size() < 2) {
        // else the lower edge of a camera that looks up comes down to that only in its corners
        frame.between(over.ground(heightM, distanceM), top, out);
      }
    } else {
      frame.at(over.ground(heightM, distanceM), out);
    }
  }

  /** Whether the directions are the same at every distance within range. */
  public boolean isSector() {
    return frame == null;
  }

  /** Half the width of a sector. */
  public double halfDeg() {
    return halfDeg;
  }

  /** How far it goes, metres. */
  public double rangeM() {
    return rangeM;
  }

  /**
   * Distance of the nearest ground in the picture, metres; 0 if it may begin at the camera, or only
   * what stands up is in it.
   */
  public double nearestM() {
    FrameBearings seen = frame;
    if (seen == null || skyline || Double.isNaN(heightM) || Double.isInfinite(seen.lowest())) {
      return 0;
    }
    double low = -seen.lowest();
    return 2 * heightM / (low + Math.sqrt(Math.max(0, low * low - 4 * heightM * over.sinking())));
  }
}
