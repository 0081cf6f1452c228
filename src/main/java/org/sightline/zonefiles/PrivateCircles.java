package org.sightline.zonefiles;

import org.sightline.zones.Shape;

/**
 * Looks after circles that people draw round their own homes: one that is centred on the address
 * gives it away to whoever finds the file, or finds out where the circle begins.
 */
final class PrivateCircles {
  /** Round a smaller one there is no choice of houses. */
  private static final double SMALL_M = 150;

  private PrivateCircles() {}

  /**
   * Says on the draft what speaks for an address in the centre; never where that is.
   *
   * @param moved whether its author says that the centre was moved
   */
  static void check(Shape.Circle circle, boolean moved, ZoneDraft draft) {
    boolean exact = isExact(circle.centre().latDeg()) || isExact(circle.centre().lonDeg());
    if (circle.radiusM() < SMALL_M) {
      draft.remark(
          "radius",
          "of a private circle is under 150 m, which points at single houses: draw a larger one and"
              + " move its centre by a random distance");
    } else if (exact && !moved) {
      draft.remark(
          "centre",
          "of a private circle is given so exactly that it looks like the address itself: move it"
              + " by a random distance of up to half the radius and write offset: yes");
    }
  }

  /**
   * Whether an angle is given to better than about 50 m: neither in thousandths of a degree (56 m
   * either way) nor in minutes or tenths of them.
   */
  private static boolean isExact(double deg) {
    return !isWhole(deg * 1000) && !isWhole(deg * 600);
  }

  private static boolean isWhole(double value) {
    return Math.abs(value - Math.rint(value)) < 1e-6;
  }
}
