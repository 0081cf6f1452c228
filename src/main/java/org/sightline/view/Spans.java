package org.sightline.view;

/**
 * Directions as intervals, degrees clockwise of the middle of a picture, any turn of them, none
 * overlapping another. For using again and again; of one thread.
 */
public final class Spans {
  private static final int MOST = 16;

  private double[] ends = new double[MOST];
  private double[] spare = new double[MOST];
  private int used;

  /** How many there are. */
  public int size() {
    return used / 2;
  }

  /** The left end of one. */
  public double fromDeg(int span) {
    return ends[2 * span];
  }

  /** The right end of one. */
  public double toDeg(int span) {
    return ends[2 * span + 1];
  }

  /** Whether a direction lies in one of them. */
  public boolean contain(double deg) {
    for (int i = 0; i < used; i += 2) {
      double right = (deg - ends[i]) % 360;
      if ((right < 0 ? right + 360 : right) <= ends[i + 1] - ends[i]) {
        return true;
      }
    }
    return false;
  }

  /** Takes over what another has. */
  public void copy(Spans other) {
    System.arraycopy(other.ends, 0, ends, 0, other.used);
    used = other.used;
  }

  void none() {
    used = 0;
  }

  void set(double fromDeg, double toDeg) {
    ends[0] = fromDeg;
    ends[1] = toDeg;
    used = 2;
  }

  /** Keeps what lies within so much of a direction to either side. */
  void keep(double middleDeg, double halfDeg) {
    double left = middleDeg - halfDeg;
    double right = middleDeg + halfDeg;
    if (used == 2 && right - 360 < ends[0] && left + 360 > ends[1]) {
      // no other turn of it reaches here, as nearly always
      ends[0] = Math.max(ends[0], left);
      ends[1] = Math.min(ends[1], right);
      used = ends[0] <= ends[1] ? 2 : 0;
      return;
    }
    double[] kept = spare;
    int n = 0;
    for (int i = 0; i < used; i += 2) {
      for (int turn = -360; turn <= 360; turn += 360) {
        double from = Math.max(ends[i], left + turn);
        double to = Math.min(ends[i + 1], right + turn);
        if (from <= to && n < MOST) {
          kept[n++] = from;
          kept[n++] = to;
        }
      }
    }
    spare = ends;
    ends = kept;
    used = n;
  }
}
