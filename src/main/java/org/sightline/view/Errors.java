package org.sightline.view;

import org.jspecify.annotations.Nullable;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;

/**
 * The errors of a view, one standard deviation each, independent of each other, and what a camera
 * off by one of them would be.
 */
final class Errors {
  /**
   * A lens of which a file states the field of view: 35 mm equivalents are whole millimetres (2 %
   * at 24 mm), and stabilisation and straightening cut off some per cent.
   */
  static final double FOCAL_SHARE = 0.03;

  /** A hand-held camera whose tilt to the side is not known, of a picture that stands upright. */
  static final double ROLL_DEG = 5;

  /** What may be off. */
  enum Part {
    YAW,
    PITCH,
    ROLL,
    FOCAL,
    HEIGHT
  }

  /**
   * A camera over its ground.
   *
   * @param camera the camera
   * @param ground the ground under it
   */
  record Stand(Camera camera, FlatGround ground) {}

  private Errors() {}

  /** The view as it is stated; null if not all is known. */
  static @Nullable Stand stated(View view) {
    return off(view, Part.YAW, 0);
  }

  /**
   * The view with one part off by its error.
   *
   * @param sigmas how many standard deviations, up or down
   */
  static @Nullable Stand off(View view, Part part, double sigmas) {
    CameraPose pose = view.pose();
    AboveGround height = view.height();
    Angle yaw = pose.yaw();
    Angle pitch = pose.pitch();
    if (yaw == null || pitch == null || height == null) {
      return null;
    }
    Angle roll = pose.roll();
    double rollSigma = roll == null ? ROLL_DEG : roll.sigmaDeg();
    Camera camera =
        Camera.of(
            view,
            yaw.deg() + (part == Part.YAW ? sigmas * yaw.sigmaDeg() : 0),
            part == Part.PITCH ? sigmas * pitch.sigmaDeg() : 0,
            part == Part.ROLL ? sigmas * rollSigma : 0,
            part == Part.FOCAL ? 1 + sigmas * FOCAL_SHARE : 1);
    if (camera == null) {
      return null;
    }
    double above = height.metres() + (part == Part.HEIGHT ? sigmas * height.sigmaM() : 0);
    FlatGround ground =
        new FlatGround(view.fix().position(), Math.max(above, LEAST_M), height.groundM());
    return new Stand(camera, ground);
  }

  /** A camera is never below the ground it sees from above. */
  private static final double LEAST_M = 0.1;
}
