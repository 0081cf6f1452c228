package org.sightline.containers;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sightline.media.FileBytes;
import org.sightline.media.IsoBox;

/**
 * When the samples of one track are shown: its edit list (ISO/IEC 14496-12 §8.6.6). A list of one
 * edit, which is what cameras write, also places what lies before and after it; of several, what
 * none of them shows is not shown.
 */
final class EditList {
  /** Cameras write one or two; each is compared with every sample that none shows. */
  private static final int MOST_EDITS = 256;

  /** Not shown at all. */
  static final long NOT_SHOWN = Long.MIN_VALUE;

  private static final long FOREVER = Long.MAX_VALUE;

  private final long timescale;
  private final int count;
  private final long[] shownNs;
  private final long[] fromTicks;
  private final long[] endTicks;
  private final double[] rates;
  private final boolean cutShort;
  private int last;

  private EditList(
      long timescale,
      int count,
      long[] shownNs,
      long[] fromTicks,
      long[] endTicks,
      double[] rates,
      boolean cutShort) {
    this.timescale = timescale;
    this.count = count;
    this.shownNs = shownNs;
    this.fromTicks = fromTicks;
    this.endTicks = endTicks;
    this.rates = rates;
    this.cutShort = cutShort;
  }

  /**
   * Reads a track's list.
   *
   * @param box null if the track has none: it is shown from the start, as it is
   * @param movieTimescale units of the edits' lengths in a second
   * @param timescale units of the track's own times in a second
   */
  static EditList read(FileBytes file, @Nullable IsoBox box, long movieTimescale, long timescale)
      throws IOException {
    int version = box != null && file.has(box.body(), 8) ? file.u8(box.body()) : 0;
    int step = version == 1 ? 20 : 12;
    long claimed = box != null && file.has(box.body(), 8) ? file.be32(box.body() + 4) : 0;
    long fitting = box == null ? 0 : Math.max(0, box.end() - box.body() - 8) / step;
    int size = (int) Math.min(MOST_EDITS, Math.min(claimed, fitting));
    long[] shownNs = new long[size + 1];
    long[] fromTicks = new long[size + 1];
    long[] endTicks = new long[size + 1];
    double[] rates = new double[size + 1];
    long ticks = 0; // on the movie's clock
    int count = 0;
    for (int i = 0; box != null && i < size; i++) {
      long at = box.body() + 8 + (long) i * step;
      long length = version == 1 ? file.be64(at) : file.be32(at);
      long from = version == 1 ? file.be64(at + 8) : (int) file.be32(at + 4);
      double rate = (int) file.be32(at + step - 4) / 65536.0;
      length = Math.max(0, Math.min(length, movieTimescale * (long) 1e8));
      if (from >= 0 && rate > 0) {
        shownNs[count] = Ticks.toNs(ticks, movieTimescale);
        fromTicks[count] = from;
        double lasts = (double) length / movieTimescale * timescale * rate;
        endTicks[count] = length == 0 ? FOREVER : from + Math.round(lasts);
        rates[count++] = rate;
      }
      ticks += length; // an edit without media is a pause
    }
    boolean none = count == 0;
    if (none) {
      endTicks[0] = FOREVER;
      rates[0] = 1;
      count = 1;
    }
    return new EditList(
        timescale, count, shownNs, fromTicks, endTicks, rates, claimed > size && size > 0);
  }

  /** Whether more edits are claimed than were read. */
  boolean cutShort() {
    return cutShort;
  }

  /** When the first sample is shown, nanoseconds on the movie's clock. */
  long firstShownNs() {
    return shownNs[0];
  }

  /**
   * When a moment of the track is shown.
   *
   * @return nanoseconds on the movie's clock, or {@link #NOT_SHOWN}
   */
  long shownNs(long ticks) {
    for (int i = 0; i < count; i++) {
      int edit = (last + i) % count;
      if (ticks >= fromTicks[edit] && ticks < endTicks[edit]) {
        last = edit;
        return place(edit, ticks);
      }
    }
    if (ticks < fromTicks[0]) {
      return place(0, ticks);
    }
    return ticks >= endTicks[count - 1] ? place(count - 1, ticks) : NOT_SHOWN;
  }

  private long place(int edit, long ticks) {
    long since = Ticks.toNs(ticks - fromTicks[edit], timescale);
    return shownNs[edit] + (rates[edit] == 1 ? since : Math.round(since / rates[edit]));
  }
}
