package org.sightline.containers;

/** Times counted in units of a container. */
final class Ticks {
  /** Three years: longer than any recording, and far from what a long number holds. */
  private static final long LONGEST_S = 100_000_000L;

  private Ticks() {}

  /**
   * To nanoseconds, exactly; times beyond three years are cut to that.
   *
   * @param perSecond units in a second, above 0
   */
  static long toNs(long ticks, long perSecond) {
    long seconds = Math.floorDiv(ticks, perSecond);
    if (seconds >= LONGEST_S || seconds < -LONGEST_S) {
      return (seconds < 0 ? -LONGEST_S : LONGEST_S) * 1_000_000_000L;
    }
    long rest = Math.floorMod(ticks, perSecond);
    // the rest is below 2^32, so that a billion times it still fits
    return seconds * 1_000_000_000L + rest * 1_000_000_000L / perSecond;
  }
}
