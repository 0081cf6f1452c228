package org.sightline.text;

import java.io.Serializable;
import org.sightline.vision.Box;

/**
 * A rectangle turned by any angle, in pixels from the top left: where one line of text stands.
 *
 * @param centreX its centre, from the left
 * @param centreY its centre, from the top
 * @param width length along the line of text, above 0
 * @param height length across the line, above 0
 * @param turnDeg how far the line is turned clockwise from running to the right, −180..180
 */
public record Quad(double centreX, double centreY, double width, double height, double turnDeg)
    implements Serializable {
  /** Rejects rectangles without an area. */
  public Quad {
    if (!(width > 0) || !(height > 0) || !Double.isFinite(centreX + centreY + width + height)) {
      throw new IllegalArgumentException("box of " + width + "×" + height);
    }
    if (!(Math.abs(turnDeg) <= 180)) {
      throw new IllegalArgumentException("turned by " + turnDeg + "°");
    }
  }

  /** Column of a corner: 0 where the line begins above, then clockwise as it is read. */
  public double cornerX(int corner) {
    return centreX + along(corner) * cos() - across(corner) * sin();
  }

  /** Row of a corner: 0 where the line begins above, then clockwise as it is read. */
  public double cornerY(int corner) {
    return centreY + along(corner) * sin() + across(corner) * cos();
  }

  private double along(int corner) {
    return (corner == 1 || corner == 2 ? width : -width) / 2;
  }

  private double across(int corner) {
    return (corner >= 2 ? height : -height) / 2;
  }

  private double cos() {
    return Math.cos(Math.toRadians(turnDeg));
  }

  private double sin() {
    return Math.sin(Math.toRadians(turnDeg));
  }

  /** The upright rectangle around it, pixels. */
  Box box() {
    double left = cornerX(0);
    double right = left;
    double top = cornerY(0);
    double bottom = top;
    for (int i = 1; i < 4; i++) {
      left = Math.min(left, cornerX(i));
      right = Math.max(right, cornerX(i));
      top = Math.min(top, cornerY(i));
      bottom = Math.max(bottom, cornerY(i));
    }
    return new Box(left, top, right - left, bottom - top);
  }

  /** The same, larger by this on each side. */
  Quad grown(double byPx) {
    return new Quad(centreX, centreY, width + 2 * byPx, height + 2 * byPx, turnDeg);
  }

  /** The same elsewhere. */
  Quad moved(double rightPx, double downPx) {
    return new Quad(centreX + rightPx, centreY + downPx, width, height, turnDeg);
  }

  /** The same, turned about its centre by a quarter: the line runs the other way across. */
  Quad quarterTurned(int quarters) {
    double turned = turnDeg + 90 * quarters;
    turned = turned > 180 ? turned - 360 : turned;
    return quarters % 2 == 0
        ? new Quad(centreX, centreY, width, height, turned)
        : new Quad(centreX, centreY, height, width, turned);
  }

  /** The same in a picture that is so many times as wide and high. */
  Quad scaled(double timesX, double timesY) {
    double x = Math.cos(Math.toRadians(turnDeg)) * timesX;
    double y = Math.sin(Math.toRadians(turnDeg)) * timesY;
    double acrossX = -Math.sin(Math.toRadians(turnDeg)) * timesX;
    double acrossY = Math.cos(Math.toRadians(turnDeg)) * timesY;
    return new Quad(
        centreX * timesX,
        centreY * timesY,
        width * Math.hypot(x, y),
        height * Math.hypot(acrossX, acrossY),
        Math.toDegrees(Math.atan2(y, x)));
  }
}
