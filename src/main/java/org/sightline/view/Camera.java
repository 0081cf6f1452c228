package org.sightline.view;

import org.jspecify.annotations.Nullable;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.Lens;

/**
 * A camera of which direction, elevation and lens are known: from pixels to rays and back.
 *
 * <p>The body's frame is forward, right, down, turned from north-east-down by yaw about down, pitch
 * about right, roll about forward (ZYX: ISO 1151-2; MISB ST 0601 items 5 to 7; DJI's gimbal
 * fields). The lens is rectilinear and its axis goes through the middle of the picture: a ray at
 * the tangents (x, y) of the axis falls on the pixel that divides the picture's half width and
 * height as x and y divide the tangents of half the fields of view. A roll that is not known is
 * taken as 0: people hold cameras level, and pictures are turned upright.
 */
public final class Camera {
  /**
   * The widest rectilinear lens made for sale sees 135° across the diagonal (9 mm on 36 × 24 mm),
   * so 127° across. Whatever states more is a fisheye or a panorama, of which no file says how it
   * bends; drones and action cameras that straighten their pictures stay below.
   */
  static final double WIDEST_DEG = 128;

  private final double tanX;
  private final double tanY;
  private final int widthPx;
  private final int heightPx;
  private final Ray forward;
  private final Ray right;
  private final Ray down;

  private Camera(double yawDeg, double pitchDeg, double rollDeg, Lens lens, View view) {
    this.tanX = Math.tan(Math.toRadians(lens.horizontalFovDeg() / 2));
    this.tanY = Math.tan(Math.toRadians(lens.verticalFovDeg() / 2));
    this.widthPx = view.widthPx();
    this.heightPx = view.heightPx();
    double yaw = Math.toRadians(yawDeg);
    double pitch = Math.toRadians(pitchDeg);
    double roll = Math.toRadians(rollDeg);
    double sy = Math.sin(yaw);
    double cy = Math.cos(yaw);
    double sp = Math.sin(pitch);
    double cp = Math.cos(pitch);
    double sr = Math.sin(roll);
    double cr = Math.cos(roll);
    // columns of the rotation from the body to north-east-down, written as east, north, up
    this.forward = new Ray(cp * sy, cp * cy, sp);
    this.right = new Ray(cr * cy + sr * sp * sy, -cr * sy + sr * sp * cy, -sr * cp);
    this.down = new Ray(cr * sp * sy - sr * cy, cr * sp * cy + sr * sy, -cr * cp);
  }

  /** The camera of a view; null if its direction, elevation or lens is not known. */
  public static @Nullable Camera of(View view) {
    Angle yaw = view.pose().yaw();
    return yaw == null ? null : facing(view, yaw.deg());
  }

  /** The same in a direction of choice. */
  static @Nullable Camera facing(View view, double yawDeg) {
    Angle pitch = view.pose().pitch();
    Angle roll = view.pose().roll();
    Lens lens = view.lens();
    return pitch == null || lens == null || !isStraight(lens)
        ? null
        : new Camera(yawDeg, pitch.deg(), roll == null ? 0 : roll.deg(), lens, view);
  }

  /** The camera of a view held level; null if its direction or lens is not known. */
  static @Nullable Camera level(View view) {
    Angle yaw = view.pose().yaw();
    Lens lens = view.lens();
    return yaw == null || lens == null || !isStraight(lens)
        ? null
        : new Camera(yaw.deg(), 0, 0, lens, view);
  }

  /** Whether a lens can be one that keeps straight lines straight. */
  static boolean isStraight(Lens lens) {
    return lens.horizontalFovDeg() > 0
        && lens.verticalFovDeg() > 0
        && lens.horizontalFovDeg() <= WIDEST_DEG
        && lens.verticalFovDeg() <= WIDEST_DEG;
  }

  /** The direction that a pixel shows; pixels outside the picture are where they would be. */
  public Ray ray(double xPx, double yPx) {
    double x = (2 * xPx / widthPx - 1) * tanX;
    double y = (2 * yPx / heightPx - 1) * tanY;
    return Ray.of(
        forward.east() + x * right.east() + y * down.east(),
        forward.north() + x * right.north() + y * down.north(),
        forward.up() + x * right.up() + y * down.up());
  }

  /** Where a direction falls on the picture or beside it; null if it lies behind the camera. */
  public @Nullable Pixel pixel(Ray ray) {
    Seen seen = seen(ray.east(), ray.north(), ray.up());
    return seen.depth() > 1e-9 ? pixel(seen) : null;
  }

  /** Whether the picture shows a direction. */
  public boolean sees(Ray ray) {
    return seen(ray.east(), ray.north(), ray.up()).isInside();
  }

  /** The direction of the middle of the picture. */
  public Ray axis() {
    return forward;
  }

  /** Pixels that one metre takes up at a distance of one metre, in the middle of the picture. */
  double focalPx() {
    return Math.max(widthPx / 2.0 / tanX, heightPx / 2.0 / tanY);
  }

  int widthPx() {
    return widthPx;
  }

  int heightPx() {
    return heightPx;
  }

  /**
   * A place as the camera sees it: linear in the place, so that lines can be cut at the frame and
   * behind the camera before anything is divided.
   *
   * @param x to the right, in half widths of the picture times the depth
   * @param y downwards, in half heights times the depth
   * @param depth along the axis, metres; behind the camera negative
   */
  record Seen(double x, double y, double depth) {
    boolean isInside() {
      return depth > 0 && Math.abs(x) <= depth && Math.abs(y) <= depth;
    }
  }

  Seen seen(double east, double north, double up) {
    return new Seen(
        (east * right.east() + north * right.north() + up * right.up()) / tanX,
        (east * down.east() + north * down.north() + up * down.up()) / tanY,
        east * forward.east() + north * forward.north() + up * forward.up());
  }

  Pixel pixel(Seen seen) {
    return new Pixel(
        (1 + seen.x() / seen.depth()) * widthPx / 2, (1 + seen.y() / seen.depth()) * heightPx / 2);
  }
}
