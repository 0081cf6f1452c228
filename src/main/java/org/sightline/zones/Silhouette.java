package org.sightline.zones;

import java.util.Arrays;

/**
 * Lines that lie wholly within range of a camera, far away against the error of its place: only
 * their ends to the left and to the right matter, and only the corners near those can become the
 * ends when the camera moves by its error. For using again and again; of one thread.
 */
final class Silhouette {
  /** Errors that are greater have a likelihood of 1 in 300,000. */
  private static final double MOST_SIGMAS = 5;

  private double[] x = new double[32];
  private double[] y = new double[32];
  private double[] deg = new double[32];
  private int used;

  /** Where each line's corners begin; one more for the end. */
  private int[] firsts = new int[8];

  private int lines;
  private double[] degs = new double[256];

  /**
   * Takes over the lines of a path.
   *
   * @param sigmaM error of the place, one standard deviation, metres
   * @return false if they are not wholly within range, or the camera may stand too near
   */
  boolean of(Path path, double rangeM, double sigmaM) {
    used = 0;
    lines = 0;
    double moved = MOST_SIGMAS * sigmaM;
    int from = 0;
    while (from < path.size()) {
      int end = from + 1;
      while (end < path.size() && !path.starts(end)) {
        end++;
      }
      if (!line(path, from, end, rangeM - moved, moved)) {
        return false;
      }
      from = end;
    }
    return true;
  }

  private boolean line(Path path, int from, int end, double withinM, double moved) {
    if (degs.length < end - from) {
      degs = new double[2 * (end - from)];
    }
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double nearest2 = Double.POSITIVE_INFINITY;
    double at = 0;
    for (int i = from; i < end; i++) {
      double px = path.x(i);
      double py = path.y(i);
      if (px * px + py * py > withinM * withinM) {
        return false;
      }
      double here = ZoneChances.fastDeg(px, py);
      at = i == from ? here : at + ZoneChances.shortWay(here - at);
      degs[i - from] = at;
      least = Math.min(least, at);
      most = Math.max(most, at);
      nearest2 = Math.min(nearest2, i == from ? px * px + py * py : nearest2(path, i));
    }
    double nearest = Math.sqrt(nearest2);
    if (nearest < 4 * moved || most - least > 180) {
      return false;
    }
    double near = 2 * Math.toDegrees(Math.asin(moved / nearest));
    start();
    for (int i = from; i < end; i++) {
      double here = degs[i - from];
      if (here <= least + near || here >= most - near) {
        keep(path.x(i), path.y(i), here);
      }
    }
    return true;
  }

  private static double nearest2(Path path, int i) {
    double dx = path.x(i) - path.x(i - 1);
    double dy = path.y(i) - path.y(i - 1);
    double length2 = dx * dx + dy * dy;
    double t = length2 == 0 ? 0 : -(path.x(i - 1) * dx + path.y(i - 1) * dy) / length2;
    t = Math.max(0, Math.min(1, t));
    double px = path.x(i - 1) + t * dx;
    double py = path.y(i - 1) + t * dy;
    return px * px + py * py;
  }

  private void start() {
    if (lines + 1 >= firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * firsts.length);
    }
    firsts[lines++] = used;
    firsts[lines] = used;
  }

  private void keep(double px, double py, double at) {
    if (used == x.length) {
      x = Arrays.copyOf(x, 2 * used);
      y = Arrays.copyOf(y, 2 * used);
      deg = Arrays.copyOf(deg, 2 * used);
    }
    x[used] = px;
    y[used] = py;
    deg[used++] = at;
    firsts[lines] = used;
  }

  /** Adds the directions to look in for a part to be in a picture, from a place a little off. */
  void add(double movedX, double movedY, double halfDeg, Bearings seen) {
    for (int line = 0; line < lines; line++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = firsts[line]; i < firsts[line + 1]; i++) {
        double now = ZoneChances.fastDeg(x[i] - movedX, y[i] - movedY);
        double at = deg[i] + ZoneChances.shortWay(now - deg[i]);
        least = Math.min(least, at);
        most = Math.max(most, at);
      }
      seen.add(least - halfDeg, most + halfDeg);
    }
  }
}
