package org.sightline.vision;

/**
 * A box that stands at an angle.
 *
 * @param centreX pixels
 * @param centreY pixels
 * @param width along its own first axis, pixels
 * @param height along its own second axis, pixels
 * @param radians from the picture's first axis to its own, clockwise as one looks at the picture
 */
record TurnedBox(double centreX, double centreY, double width, double height, double radians) {
  /** Half the width of the upright box around it. */
  double halfSpanX() {
    return (Math.abs(width * Math.cos(radians)) + Math.abs(height * Math.sin(radians))) / 2;
  }

  /** Half the height of the upright box around it. */
  double halfSpanY() {
    return (Math.abs(width * Math.sin(radians)) + Math.abs(height * Math.cos(radians))) / 2;
  }

  double area() {
    return width * height;
  }

  /** The area that both cover: one is cut by the other's four sides in turn. */
  double shared(TurnedBox other) {
    double[] polygon = other.corners();
    double cos = Math.cos(radians);
    double sin = Math.sin(radians);
    // each side as a half-plane in this box's own axes: ± u ≤ width / 2, ± v ≤ height / 2
    polygon = cut(polygon, cos, sin, width / 2);
    polygon = cut(polygon, -cos, -sin, width / 2);
    polygon = cut(polygon, -sin, cos, height / 2);
    polygon = cut(polygon, sin, -cos, height / 2);
    return area(polygon);
  }

  private double[] corners() {
    double ux = Math.cos(radians) * width / 2;
    double uy = Math.sin(radians) * width / 2;
    double vx = -Math.sin(radians) * height / 2;
    double vy = Math.cos(radians) * height / 2;
    return new double[] {
      centreX + ux + vx,
      centreY + uy + vy,
      centreX - ux + vx,
      centreY - uy + vy,
      centreX - ux - vx,
      centreY - uy - vy,
      centreX + ux - vx,
      centreY + uy - vy
    };
  }

  /** The part of a convex polygon with (x − centre) · normal ≤ limit (Sutherland–Hodgman). */
  private double[] cut(double[] polygon, double normalX, double normalY, double limit) {
    double[] kept = new double[polygon.length + 2];
    int count = 0;
    int length = polygon.length;
    for (int i = 0; i < length; i += 2) {
      double x = polygon[i];
      double y = polygon[i + 1];
      double nextX = polygon[(i + 2) % length];
      double nextY = polygon[(i + 3) % length];
      double over = (x - centreX) * normalX + (y - centreY) * normalY - limit;
      double nextOver = (nextX - centreX) * normalX + (nextY - centreY) * normalY - limit;
      if (over <= 0) {
        kept[count++] = x;
        kept[count++] = y;
      }
      if ((over < 0 && nextOver > 0) || (over > 0 && nextOver < 0)) {
        double share = over / (over - nextOver);
        kept[count++] = x + share * (nextX - x);
        kept[count++] = y + share * (nextY - y);
      }
    }
    return java.util.Arrays.copyOf(kept, count);
  }

  private static double area(double[] polygon) {
    double twice = 0;
    for (int i = 0; i < polygon.length; i += 2) {
      int next = (i + 2) % polygon.length;
      twice += polygon[i] * polygon[next + 1] - polygon[next] * polygon[i + 1];
    }
    return Math.abs(twice) / 2;
  }
}
