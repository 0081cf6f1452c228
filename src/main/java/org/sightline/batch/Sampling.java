package org.sightline.batch;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which pictures of a video are looked at.
 *
 * @param every time between two pictures where it matters
 * @param mode where it matters
 */
public record Sampling(Duration every, Mode mode) implements Serializable {
  /** Where pictures are looked at. */
  public enum Mode {
    /**
     * Every so often where the camera touches a zone, and where it is not known where it was;
     * elsewhere ten times as rarely.
     */
    NEAR_ZONES,
    /** Every so often from beginning to end. */
    ALL,
    /** Nowhere. */
    NONE
  }

  /** Once a second near zones. */
  public static final Sampling DEFAULT = new Sampling(Duration.ofSeconds(1), Mode.NEAR_ZONES);

  /** How many times rarer pictures are where no zone is touched. */
  private static final int RARER = 10;

  /** Pictures of one video at most: a day and a half, once a second. */
  private static final int MOST = 130_000;

  /** Rejects times that no video has. */
  public Sampling {
    if (every.toMillis() < 10) {
      throw new IllegalArgumentException("pictures " + every.toMillis() + " ms apart");
    }
  }

  /**
   * A stretch of a video in which pictures matter.
   *
   * @param fromNs its first moment, nanoseconds from the first picture shown
   * @param toNs its last moment
   */
  public record Stretch(long fromNs, long toNs) {}

  /**
   * The moments to look at.
   *
   * @param lengthNs length of the video, nanoseconds
   * @param close stretches that matter, in any order
   * @return rising, nanoseconds from the first picture shown
   */
  List<Long> moments(long lengthNs, List<Stretch> close) {
    List<Long> moments = new ArrayList<>();
    if (mode == Mode.NONE) {
      return moments;
    }
    long step = Math.max(every.toNanos(), lengthNs / MOST);
    int number = 0;
    for (long at = 0; at == 0 || at < lengthNs; at += step) {
      if (mode == Mode.ALL || number % RARER == 0 || isIn(at, step, close)) {
        moments.add(at);
      }
      number++;
    }
    return moments;
  }

  /** A stretch may be shorter than a step: the steps on both sides of it count. */
  private static boolean isIn(long at, long step, List<Stretch> close) {
    for (Stretch stretch : close) {
      if (at >= stretch.fromNs - step && at <= stretch.toNs + step) {
        return true;
      }
    }
    return false;
  }
}
