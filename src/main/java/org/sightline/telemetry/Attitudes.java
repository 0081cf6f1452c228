package org.sightline.telemetry;

import org.jspecify.annotations.Nullable;
import org.sightline.media.Quarter;

/** Attitudes of a camera, and what they are worth. */
final class Attitudes {
  private Attitudes() {}

  /**
   * One standard deviation of each angle.
   *
   * @param yawDeg of the direction
   * @param pitchDeg of the elevation
   * @param rollDeg of the tilt
   */
  record Sigma(double yawDeg, double pitchDeg, double rollDeg) {
    /**
     * A stabilised gimbal: its angles hold to some tenths of a degree, the horizon of the aircraft
     * behind it to about one; the direction is the aircraft's compass, a few degrees off unless
     * calibrated before each flight (OpenAthena, drone_sensor_data_blurb.md).
     */
    static final Sigma GIMBAL = new Sigma(5, 1, 1);

    /** A camera fixed to an aircraft, with the aircraft's own attitude. */
    static final Sigma FIXED_MOUNT = new Sigma(7, 3, 3);

    /** An attitude whose convention the file does not settle. */
    static final Sigma UNSETTLED = new Sigma(15, 15, 15);
  }

  static void take(
      Draft draft,
      double yawDeg,
      double pitchDeg,
      double rollDeg,
      Attitudes.Sigma sigma,
      String source) {
    if (Math.abs(pitchDeg) > 270 || Math.abs(yawDeg) > 720 || Math.abs(rollDeg) > 720) {
      draft.note(
          "attitude-implausible",
          "The camera angles in " + source + " are impossible and were left out.");
      return;
    }
    Rotation.Ypr turned =
        Rotation.normalised(
            yawDeg, Double.isNaN(pitchDeg) ? 0 : pitchDeg, Double.isNaN(rollDeg) ? 0 : rollDeg);
    if (!Double.isNaN(yawDeg)) {
      draft.yaw(turned.yawDeg(), Draft.North.TRUE, sigma.yawDeg(), source);
    }
    if (!Double.isNaN(pitchDeg)) {
      draft.pitch(turned.pitchDeg(), sigma.pitchDeg(), source);
    }
    if (!Double.isNaN(rollDeg)) {
      draft.roll(turned.rollDeg(), sigma.rollDeg(), source);
    }
  }

  /**
   * The tilt of the upright picture. A quarter turn of the pixels leaves the optical axis, and so
   * yaw and pitch, where they are. A camera that was itself rolled by about that turn states the
   * roll of its body, from which the turn is taken off; one that states a roll near level already
   * speaks of the picture.
   */
  static @Nullable Angle upright(@Nullable Angle roll, Quarter turn) {
    if (roll == null) {
      return null;
    }
    double turned;
    switch (turn) {
      case CLOCKWISE:
      case TRANSPOSED:
        turned = 90;
        break;
      case COUNTER_CLOCKWISE:
      case TRANSVERSED:
        turned = -90;
        break;
      case HALF:
      case FLIPPED:
        turned = 180;
        break;
      default:
        return roll;
    }
    double upright = Rotation.half(roll.deg() - turned);
    return Math.abs(upright) < Math.abs(roll.deg())
        ? new Angle(upright, roll.sigmaDeg(), roll.source())
        : roll;
  }
}
