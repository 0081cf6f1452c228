package org.sightline.frames;

import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * When a container's index says that the keyframes of its pictures are, and how far it is off.
 *
 * <p>The index of an ISO base media file counts in order of decoding, and edit lists move it
 * further, so a moment is only known once a keyframe was decoded: see {@link #learn}.
 */
final class Keyframes {
  /** The index of an MP4 may be this far before the moments at which pictures are shown. */
  static final long MOST_DELAY_NS = 500_000_000;

  private static final int KEYFRAME = 1; // AVINDEX_KEYFRAME
  private static final int MOST = 1 << 20;

  private final VideoClock clock;

  /** In the stream's ticks, rising. */
  private final long[] ticks;

  /** How much later a keyframe is shown than the index says, nanoseconds; a guess until learnt. */
  private long delayNs;

  private boolean isDelayLearnt;

  private Keyframes(VideoClock clock, long[] ticks) {
    this.clock = clock;
    this.ticks = ticks;
  }

  /** Those that a stream's index names. */
  static Keyframes of(AVStream pictures, VideoClock clock) {
    int entries = avformat_index_get_entries_count(pictures);
    long[] found = new long[Math.min(entries, MOST)];
    int count = 0;
    for (int i = 0; i < entries && count < found.length; i++) {
      AVIndexEntry entry = avformat_index_get_entry(pictures, i);
      if ((entry.flags() & KEYFRAME) != 0) {
        found[count++] = entry.timestamp();
      }
    }
    long[] kept = Arrays.copyOf(found, count);
    Arrays.sort(kept);
    return new Keyframes(clock, kept);
  }

  /** Whether the container has an index of its keyframes. */
  boolean isIndexed() {
    return ticks.length > 1;
  }

  /** How many keyframes the index names. */
  int count() {
    return ticks.length;
  }

  /**
   * The number of the first keyframe that may be shown at or after a moment; {@link #count} if
   * there is none.
   */
  int from(long offsetNs) {
    long slackNs = isDelayLearnt ? 0 : MOST_DELAY_NS;
    int at = Arrays.binarySearch(ticks, clock.ticks(offsetNs - delayNs - slackNs));
    return at >= 0 ? at : -at - 1;
  }

  /** When a keyframe is shown, as far as is known. */
  long shownNs(int number) {
    return clock.offsetNs(ticks[number]) + delayNs;
  }

  /** Whether a keyframe lies after one moment and not after another. */
  boolean isBetween(long afterNs, long upToNs) {
    int next = from(afterNs + 1);
    while (next < ticks.length && shownNs(next) <= afterNs) {
      next++;
    }
    return next < ticks.length && shownNs(next) <= upToNs;
  }

  /** Takes note of when a keyframe was really shown. */
  void learn(int number, long shownNs) {
    delayNs = shownNs - clock.offsetNs(ticks[number]);
    // the first picture may stand at the start of an edit, where no delay shows
    isDelayLearnt |= number > 0;
  }
}
