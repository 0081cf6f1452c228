package org.sightline.track;

/** Finds the samples of a track by UTC. Only good ones with a time count. */
final class TimedSearch {
  private TimedSearch() {}

  /** The last good sample at or before a time; −1 if there is none. */
  static int before(Track track, long micros) {
    SampleTable table = track.table();
    int low = 0;
    int high = table.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (table.atMicros(middle) <= micros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int index = low - 1;
    while (index >= 0 && !isUsable(table, index)) {
      index--;
    }
    return index;
  }

  /** The first good sample at or after a time; −1 if there is none. */
  static int after(Track track, long micros) {
    SampleTable table = track.table();
    int index = before(track, micros);
    if (index >= 0 && table.atMicros(index) == micros) {
      return index;
    }
    index++;
    while (index < table.size() && (!isUsable(table, index) || table.atMicros(index) < micros)) {
      index++;
    }
    return index < table.size() ? index : -1;
  }

  /** The good sample nearest in time; −1 unless the time lies between two. */
  static int nearest(Track track, long micros) {
    int before = before(track, micros);
    int after = after(track, micros);
    if (before < 0 || after < 0) {
      return -1;
    }
    SampleTable table = track.table();
    return micros - table.atMicros(before) <= table.atMicros(after) - micros ? before : after;
  }

  /** From the good sample before to the one after; the largest number unless there are both. */
  static long gapMicros(Track track, long micros) {
    int before = before(track, micros);
    int after = after(track, micros);
    return before < 0 || after < 0
        ? Long.MAX_VALUE
        : track.table().atMicros(after) - track.table().atMicros(before);
  }

  /** Whether a track tells its times in UTC, and in order. */
  static boolean isTimed(Track track) {
    SampleTable table = track.table();
    if (table.isLocalClock() || table.size() == 0) {
      return false;
    }
    for (int i = 0; i < table.size(); i++) {
      boolean ordered = i == 0 || table.atMicros(i) >= table.atMicros(i - 1);
      if (table.atMicros(i) == Row.NO_TIME || !ordered) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUsable(SampleTable table, int index) {
    return table.quality(index) == Quality.GOOD;
  }
}
