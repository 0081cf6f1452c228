package org.sightline.zones;

import java.util.Arrays;

/**
 * Lines in the metres of a camera, as they come: in pieces short against their distance where that
 * is asked, and without corners so near to the last one that nobody could tell them apart. Metres
 * to the right and ahead. For using again and again; of one thread.
 */
final class Path {
  /** No piece is cut shorter than this, metres. */
  private static final double LEAST_M = 0.5;

  /** Corners nearer to each other than this share of their distance are one. */
  private static final double SAME = 0.001;

  private static final int MOST = 1 << 17;

  private double[] x = new double[256];
  private double[] y = new double[256];
  private boolean[] starts = new boolean[256];
  private int[] owners = new int[256];
  private int used;

  private double share;
  private int owner;
  private boolean open;
  private double lastX;
  private double lastY;

  /**
   * Begins anew.
   *
   * @param longest of a piece, as a share of its distance; endless if pieces may be of any length
   */
  void clear(double longest) {
    used = 0;
    share = longest;
    open = false;
  }

  /** Whose lines come now. */
  void of(int newOwner) {
    end();
    owner = newOwner;
  }

  /** Adds a piece; it goes on from the last one if that ended where it starts. */
  void add(double x1, double y1, double x2, double y2) {
    if (!open || x1 != lastX || y1 != lastY) {
      end();
      put(x1, y1, true);
      open = true;
    }
    double fromX = x[used - 1];
    double fromY = y[used - 1];
    double dx = x2 - fromX;
    double dy = y2 - fromY;
    double near2 = Math.min(fromX * fromX + fromY * fromY, x2 * x2 + y2 * y2);
    lastX = x2;
    lastY = y2;
    if (dx * dx + dy * dy > SAME * SAME * near2) {
      parts(fromX, fromY, x2, y2);
    }
  }

  /** Closes what is open, to its very end. */
  void end() {
    if (open && (x[used - 1] != lastX || y[used - 1] != lastY)) {
      put(lastX, lastY, false);
    }
    open = false;
  }

  /** Halves a piece until its halves are short enough. */
  private void parts(double x1, double y1, double x2, double y2) {
    double length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
    double middleX = (x1 + x2) / 2;
    double middleY = (y1 + y2) / 2;
    double away = Math.sqrt(middleX * middleX + middleY * middleY);
    // the nearest that any of it can be
    double nearest = Math.max(0, away - length / 2);
    if (length > 2 * LEAST_M && length > share * Math.max(nearest, length / 8) && used < MOST) {
      parts(x1, y1, middleX, middleY);
      parts(middleX, middleY, x2, y2);
    } else {
      put(x2, y2, false);
    }
  }

  private void put(double px, double py, boolean start) {
    if (used == x.length) {
      x = Arrays.copyOf(x, 2 * used);
      y = Arrays.copyOf(y, 2 * used);
      starts = Arrays.copyOf(starts, 2 * used);
      owners = Arrays.copyOf(owners, 2 * used);
    }
    x[used] = px;
    y[used] = py;
    owners[used] = owner;
    starts[used++] = start;
  }

  /** How many points there are. */
  int size() {
    return used;
  }

  double x(int at) {
    return x[at];
  }

  double y(int at) {
    return y[at];
  }

  /** Whether a point begins a line; else a piece leads to it from the one before. */
  boolean starts(int at) {
    return starts[at];
  }

  /** Whose line a point belongs to. */
  int owner(int at) {
    return owners[at];
  }
}
