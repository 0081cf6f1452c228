package org.sightline.telemetry;

import java.io.Serializable;

/**
 * Yaw, pitch and roll from one mounting into another. The frame is north-east-down, the order yaw
 * about down, pitch about the turned east axis, roll about the turned forward axis (ZYX, as ISO
 * 1151-2 and every drone maker here).
 */
public final class Rotation {
  private Rotation() {}

  /**
   * Angles of a camera, degrees, this project's convention: yaw 0..360 clockwise from north, pitch
   * −90..90 up positive, roll −180..180 clockwise positive.
   *
   * @param yawDeg direction of the optical axis
   * @param pitchDeg its elevation
   * @param rollDeg tilt of the picture
   */
  public record Ypr(double yawDeg, double pitchDeg, double rollDeg) implements Serializable {}

  /** Brings any three angles into their ranges without turning the camera. */
  public static Ypr normalised(double yawDeg, double pitchDeg, double rollDeg) {
    double yaw = yawDeg;
    double pitch = half(pitchDeg);
    double roll = rollDeg;
    if (pitch > 90 || pitch < -90) {
      // beyond the zenith or nadir: the same view, named from the other side
      pitch = half(180 - pitch);
      yaw += 180;
      roll += 180;
    }
    return new Ypr(full(yaw), pitch, half(roll));
  }

  /**
   * The camera's angles from those of a body whose camera looks down with the top of the picture to
   * the front, as Pix4D defines them (support.pix4d.com/hc/en-us/articles/202558969: pitch 0 looks
   * down, 90 forward). Parrot's photo-metadata page (developer.parrot.com) gives one camera both
   * ways, which the test checks.
   */
  static Ypr fromDownLooking(double yawDeg, double pitchDeg, double rollDeg) {
    double yaw = Math.toRadians(yawDeg);
    double pitch = Math.toRadians(pitchDeg);
    double roll = Math.toRadians(rollDeg);
    double cy = Math.cos(yaw);
    double sy = Math.sin(yaw);
    double cp = Math.cos(pitch);
    double sp = Math.sin(pitch);
    double cr = Math.cos(roll);
    double sr = Math.sin(roll);
    // columns of the body's matrix: forward, right, down in north-east-down; the camera's forward
    // is the body's down, its right the body's right, its down the body's backward
    double forwardNorth = cy * sp * cr + sy * sr;
    double forwardEast = sy * sp * cr - cy * sr;
    double forwardDown = cp * cr;
    double rightDown = cp * sr;
    double downDown = sp;
    double cameraPitch = -Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, forwardDown))));
    if (Math.hypot(forwardNorth, forwardEast) < 1e-9) {
      // straight down: the top of the picture gives the yaw
      return new Ypr(full(yawDeg), cameraPitch, 0);
    }
    double cameraYaw = Math.toDegrees(Math.atan2(forwardEast, forwardNorth));
    double cameraRoll = Math.toDegrees(Math.atan2(rightDown, downDown));
    return new Ypr(full(cameraYaw), cameraPitch, half(cameraRoll));
  }

  /**
   * The camera's angles from those of the body that carries it and its own within that body, both
   * in the order above: the body's rotation first, then the camera's about the turned axes (MISB ST
   * 0601, items 5 to 7 and 18 to 20). Angles may have any size.
   */
  public static Ypr mounted(Ypr body, Ypr camera) {
    double[][] turned = times(matrix(body), matrix(camera));
    double pitch = -Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, turned[2][0]))));
    if (Math.hypot(turned[0][0], turned[1][0]) < 1e-9) {
      // straight down or up: the top or the bottom of the picture gives the yaw
      double down = Math.signum(turned[2][0]);
      double top = Math.toDegrees(Math.atan2(-down * turned[1][2], -down * turned[0][2]));
      return new Ypr(full(top), pitch, 0);
    }
    double yaw = Math.toDegrees(Math.atan2(turned[1][0], turned[0][0]));
    double roll = Math.toDegrees(Math.atan2(turned[2][1], turned[2][2]));
    return new Ypr(full(yaw), pitch, half(roll));
  }

  /** Columns: forward, right, down of the turned body in north-east-down. */
  private static double[][] matrix(Ypr angles) {
    double cy = Math.cos(Math.toRadians(angles.yawDeg()));
    double sy = Math.sin(Math.toRadians(angles.yawDeg()));
    double cp = Math.cos(Math.toRadians(angles.pitchDeg()));
    double sp = Math.sin(Math.toRadians(angles.pitchDeg()));
    double cr = Math.cos(Math.toRadians(angles.rollDeg()));
    double sr = Math.sin(Math.toRadians(angles.rollDeg()));
    return new double[][] {
      {cy * cp, cy * sp * sr - sy * cr, cy * sp * cr + sy * sr},
      {sy * cp, sy * sp * sr + cy * cr, sy * sp * cr - cy * sr},
      {-sp, cp * sr, cp * cr}
    };
  }

  private static double[][] times(double[][] a, double[][] b) {
    double[][] product = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  /** 0 ≤ x < 360. */
  static double full(double deg) {
    if (deg >= 0 && deg < 360) {
      return deg + 0.0; // as written, and no negative zero
    }
    double turned = deg % 360;
    double positive = turned < 0 ? turned + 360 : turned;
    return positive >= 360 ? 0 : positive + 0.0;
  }

  /** −180 < x ≤ 180. */
  static double half(double deg) {
    if (deg > -180 && deg <= 180) {
      return deg + 0.0;
    }
    double turned = full(deg);
    return turned > 180 ? turned - 360 : turned;
  }
}
