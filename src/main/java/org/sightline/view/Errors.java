package org.sightline.view;

import org.jspecify.annotations.Nullable;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Lens;

/**
 * The errors of a view, one standard deviation each, independent of each other, and the views that
 * are off by one of them.
 */
final class Errors {
  /**
   * A lens of which a file states the field of view: 35 mm equivalents are whole millimetres (2 %
   * at 24 mm), and stabilisation and straightening cut off some per cent.
   */
  static final double FOCAL_SHARE = 0.03;

  /** A hand-held camera whose tilt to the side is not known, of a picture that stands upright. */
  static final double ROLL_DEG = 5;

  /** A camera is never below the ground it sees from above. */
  private static final double LEAST_M = 0.1;

  /** What may be off. */
  enum Part {
    YAW,
    PITCH,
    ROLL,
    FOCAL,
    HEIGHT
  }

  private Errors() {}

  /**
   * The same view with one part off by its error. A part that is not known stays so, but for the
   * tilt to the side.
   *
   * @param sigmas how many standard deviations, up or down
   */
  static View off(View view, Part part, double sigmas) {
    CameraPose pose = view.pose();
    Angle roll = pose.roll() == null ? new Angle(0, ROLL_DEG, "assumed") : pose.roll();
    return switch (part) {
      case YAW -> turned(view, new CameraPose(off(pose.yaw(), sigmas), pose.pitch(), pose.roll()));
      case PITCH ->
          turned(view, new CameraPose(pose.yaw(), off(pose.pitch(), sigmas), pose.roll()));
      case ROLL -> turned(view, new CameraPose(pose.yaw(), pose.pitch(), off(roll, sigmas)));
      case FOCAL -> focused(view, 1 + sigmas * FOCAL_SHARE);
      case HEIGHT -> lifted(view, sigmas);
    };
  }

  private static @Nullable Angle off(@Nullable Angle angle, double sigmas) {
    return angle == null
        ? null
        : new Angle(angle.deg() + sigmas * angle.sigmaDeg(), angle.sigmaDeg(), angle.source());
  }

  private static View turned(View view, CameraPose pose) {
    return new View(view.fix(), pose, view.lens(), view.height(), view.widthPx(), view.heightPx());
  }

  private static View focused(View view, double focal) {
    Lens lens = view.lens();
    if (lens == null || !Camera.isStraight(lens)) {
      return view;
    }
    Lens other =
        new Lens(
            fovDeg(lens.horizontalFovDeg(), focal),
            fovDeg(lens.verticalFovDeg(), focal),
            lens.source());
    return new View(view.fix(), view.pose(), other, view.height(), view.widthPx(), view.heightPx());
  }

  private static double fovDeg(double deg, double focal) {
    return 2 * Math.toDegrees(Math.atan(Math.tan(Math.toRadians(deg / 2)) / focal));
  }

  private static View lifted(View view, double sigmas) {
    AboveGround height = view.height();
    if (height == null) {
      return view;
    }
    double metres = Math.max(LEAST_M, height.metres() + sigmas * height.sigmaM());
    AboveGround other = new AboveGround(metres, height.sigmaM(), height.groundM(), height.source());
    return new View(view.fix(), view.pose(), view.lens(), other, view.widthPx(), view.heightPx());
  }
}
