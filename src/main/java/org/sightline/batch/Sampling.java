package org.sightline.batch;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
    NONE;

    /** As the command line and the record write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The mode of a word; null if there is none. */
    public static @Nullable Mode of(String word) {
      for (Mode mode : values()) {
        if (mode.word().equals(word)) {
          return mode;
        }
      }
      return null;
    }
  }

  /** Once a second near zones. */
  public static final Sampling DEFAULT = new Sampling(Duration.ofSeconds(1), Mode.NEAR_ZONES);

  /** How many times rarer pictures are where no zone is touched. */
  private static final int RARER = 10;

  /**
   * Keyframes this many times further apart than pictures are wanted still stand for them: nobody
   * asked for a second sharp, and they cost a fraction.
   */
  private static final double KEYFRAMES_APART = 1.2;

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
   * A moment to look at.
   *
   * @param atNs nanoseconds from the first picture shown
   * @param close whether it lies where pictures matter
   */
  record Moment(long atNs, boolean close) {}

  /** Time between two pictures where they matter, nanoseconds; more in videos of absurd length. */
  long stepNs(long lengthNs) {
    return Math.max(every.toNanos(), lengthNs / MOST);
  }

  /** The same elsewhere. */
  long elsewhereNs(long lengthNs) {
    return RARER * stepNs(lengthNs);
  }

  /**
   * How much later than its moment a picture may be, so that a keyframe answers it, which costs a
   * fraction of a picture in between. Where pictures matter only in a video whose keyframes come
   * about as often as they are asked for; elsewhere, where pictures are far apart, up to half that
   * way.
   *
   * @param close whether pictures matter there
   * @param keyframeGapS the longest time from one keyframe to the next, seconds; 0 if unknown
   */
  long toleranceNs(boolean close, double keyframeGapS) {
    long step = every.toNanos();
    if (!close) {
      return RARER * step / 2;
    }
    boolean often = keyframeGapS > 0 && keyframeGapS * 1e9 <= KEYFRAMES_APART * step;
    return often ? Math.round(KEYFRAMES_APART * step) : step / 10;
  }

  /** The longest video that is not thinned, nanoseconds. */
  long mostNs() {
    return MOST * every.toNanos();
  }

  /**
   * The moments to look at.
   *
   * @param lengthNs length of the video, nanoseconds
   * @param close stretches that matter, in any order
   * @return rising
   */
  List<Moment> moments(long lengthNs, List<Stretch> close) {
    List<Moment> moments = new ArrayList<>();
    if (mode == Mode.NONE) {
      return moments;
    }
    long step = stepNs(lengthNs);
    List<Stretch> dense = dense(lengthNs, close);
    int number = 0;
    int stretch = 0;
    for (long at = 0; at == 0 || at < lengthNs; at += step) {
      while (stretch < dense.size() && dense.get(stretch).toNs < at) {
        stretch++;
      }
      boolean isIn = stretch < dense.size() && at >= dense.get(stretch).fromNs;
      if (isIn || number % RARER == 0) {
        moments.add(new Moment(at, isIn));
      }
      number++;
    }
    return moments;
  }

  /**
   * Where pictures are looked at closely. A stretch may be shorter than a step: the steps on both
   * sides of it count.
   *
   * @param close stretches that matter, in any order
   * @return rising, apart from each other, within the video
   */
  List<Stretch> dense(long lengthNs, List<Stretch> close) {
    if (mode == Mode.ALL) {
      return List.of(new Stretch(0, lengthNs));
    }
    long step = stepNs(lengthNs);
    List<Stretch> sorted = new ArrayList<>(close);
    sorted.sort((a, b) -> Long.compare(a.fromNs, b.fromNs));
    List<Stretch> dense = new ArrayList<>();
    for (Stretch stretch : sorted) {
      long from = Math.max(0, stretch.fromNs - step);
      long to = Math.min(lengthNs, stretch.toNs > lengthNs ? lengthNs : stretch.toNs + step);
      Stretch last = dense.isEmpty() ? null : dense.get(dense.size() - 1);
      if (last != null && from <= last.toNs + step) {
        dense.set(dense.size() - 1, new Stretch(last.fromNs, Math.max(last.toNs, to)));
      } else if (to >= from) {
        dense.add(new Stretch(from, to));
      }
    }
    return dense;
  }
}
