package org.sightline.track;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times in which a track does not tell where the camera was.
 *
 * @param listed the longest of them, by time
 * @param count how many there are
 * @param lengthS how long all of them last, seconds
 */
public record Gaps(List<Gap> listed, int count, double lengthS) implements Serializable {
  /** More gaps than this are told by their number. */
  public static final int MOST_LISTED = 200;

  private static final double LOST_S = 1;
  private static final double LOST_SHARE = 0.1;

  /** Copies the list. */
  public Gaps {
    listed = List.copyOf(listed);
  }

  /**
   * Those of a track.
   *
   * @param lengthS how long the picture lasts, seconds; null if there is none, or it does not say:
   *     then nothing is asked of the time after the last sample
   */
  public static Gaps of(Track track, @Nullable Double lengthS) {
    List<Gap> gaps = new ArrayList<>();
    double last = track.size() == 0 ? 0 : seconds(track, track.size() - 1);
    double end = lengthS != null ? lengthS : last;
    int before = -1;
    for (int i = 0; i < track.size(); i++) {
      if (track.quality(i) == Quality.GOOD) {
        if (before < 0) {
          edge(gaps, track, -1, i, end);
        } else if (!track.joins(before, i)) {
          gaps.add(new Gap(seconds(track, before), seconds(track, i), code(track, before, i)));
        }
        before = i;
      }
    }
    edge(gaps, track, before, track.size(), end);
    return bounded(gaps);
  }

  /**
   * Before the first position and after the last as long is allowed as between two, if nothing is
   * said of that time. Where the receiver says that it had no position, a second is allowed, and in
   * a short clip a tenth of it.
   */
  private static void edge(List<Gap> gaps, Track track, int before, int after, double endS) {
    double fromS = before < 0 ? 0 : Math.max(0, seconds(track, before));
    double toS = after < track.size() ? seconds(track, after) : endS;
    String code = code(track, before, after);
    boolean told = code.equals("no-fix") || code.equals("stale");
    double allowedS =
        told ? Math.min(LOST_S, endS * LOST_SHARE) : Track.LONGEST_GAP.toNanos() / 1e9;
    if (toS - fromS > allowedS) {
      gaps.add(new Gap(fromS, toS, code));
    }
  }

  private static String code(Track track, int before, int after) {
    boolean stale = false;
    for (int i = before + 1; i < after; i++) {
      if (track.quality(i) == Quality.NO_FIX) {
        return "no-fix";
      }
      stale |= track.quality(i) == Quality.STALE;
    }
    if (stale) {
      return "stale";
    }
    boolean joined =
        before >= 0
            && after < track.size()
            && track.offset(after).minus(track.offset(before)).compareTo(Track.LONGEST_GAP) <= 0;
    return joined ? "jump" : "no-samples";
  }

  private static Gaps bounded(List<Gap> gaps) {
    double sum = 0;
    for (Gap gap : gaps) {
      sum += gap.lengthS();
    }
    List<Gap> longest = new ArrayList<>(gaps);
    if (gaps.size() > MOST_LISTED) {
      longest.sort((a, b) -> Double.compare(b.lengthS(), a.lengthS()));
      longest = new ArrayList<>(longest.subList(0, MOST_LISTED));
      longest.sort((a, b) -> Double.compare(a.fromS(), b.fromS()));
    }
    return new Gaps(longest, gaps.size(), sum);
  }

  private static double seconds(Track track, int index) {
    return track.offset(index).toNanos() / 1e9;
  }
}
