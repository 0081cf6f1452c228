package org.sightline.track;

import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;

/** Finds places of a track that no movement explains. */
final class Jumps {
  /** Faster than any aircraft that people fly cameras on. */
  private static final double FASTEST_MPS = 150;

  private Jumps() {}

  /**
   * A place that cannot be reached from the one before nor left for the one after, while those two
   * are near each other, is the receiver's error: it becomes {@link Quality#STALE}. A jump that
   * stays is kept on both sides, since either may be right, and no position is made up in between.
   *
   * @return how many were marked
   */
  static int markLone(SampleTable table) {
    int marked = 0;
    if (table.size() > 0 && table.offsetNs(0) == table.offsetNs(table.size() - 1)) {
      return 0; // positions without times: nothing is known of the movement between them
    }
    int before = nextGood(table, 0);
    int here = nextGood(table, before + 1);
    while (here < table.size()) {
      int after = nextGood(table, here + 1);
      boolean lone =
          after < table.size()
              && isOne(table, before, here)
              && isOne(table, here, after)
              && !isOne(table, before, after);
      if (lone) {
        table.setQuality(here, Quality.STALE);
        marked++;
      } else {
        before = here;
      }
      here = after;
    }
    return marked;
  }

  private static int nextGood(SampleTable table, int from) {
    int index = from;
    while (index < table.size() && table.quality(index) != Quality.GOOD) {
      index++;
    }
    return index;
  }

  /** Whether two good samples are farther apart than their errors and any movement explain. */
  static boolean isOne(SampleTable table, int from, int to) {
    LatLon a = table.written(from);
    LatLon b = table.written(to);
    if (a == null || b == null) {
      return true;
    }
    double seconds = Math.abs(table.offsetNs(to) - table.offsetNs(from)) / 1e9;
    // a step of the fourth decimal, at which some cameras round, is no movement
    double allowed = FASTEST_MPS * seconds + 100;
    if (Math.abs(a.latDeg() - b.latDeg()) * 111_000 > allowed) {
      return true;
    }
    return new LocalFrame(a).toLocal(b).distanceM() > allowed;
  }
}
