package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.track.Sample;
import org.sightline.zones.Stay;

/** Says when a camera stayed in a zone. Of at least one stay; they may lie in any order. */
final class StayWords {
  /** What lies this near the first or the last picture begins or ends with it, seconds. */
  private static final double EDGE_S = 0.25;

  private final List<Stay> stays;
  private final @Nullable Footage footage;

  StayWords(List<Stay> stays, @Nullable Footage footage) {
    this.stays = new ArrayList<>(stays);
    this.stays.sort((a, b) -> Double.compare(a.fromS(), b.fromS()));
    this.footage = footage;
  }

  static double seconds(Sample moment) {
    return Math.max(0, moment.offset().toNanos() / 1e9);
  }

  private double fromS() {
    return stays.get(0).fromS();
  }

  private double toS() {
    double to = 0;
    for (Stay stay : stays) {
      to = Math.max(to, stay.toS());
    }
    return to;
  }

  private boolean toTheEnd(double toS) {
    return footage != null && footage.lengthS() > 0 && toS >= footage.lengthS() - EDGE_S;
  }

  /**
   * {@code from 0:53 to 2:15}, {@code throughout}, {@code 3 times between …}; a space before it.
   */
  String when() {
    double from = fromS();
    double to = toS();
    boolean first = from <= EDGE_S;
    boolean last = toTheEnd(to);
    if (stays.size() == 1) {
      if (first && last) {
        return to <= EDGE_S ? " at the start" : " throughout";
      }
      if (to - from < 0.95) {
        return " at " + (first ? "the start" : Words.moment(from));
      }
      return (first ? " from the start" : " from " + Words.moment(from))
          + (last ? " to the end" : " to " + Words.moment(to));
    }
    double sum = 0;
    double longest = 0;
    for (Stay stay : stays) {
      sum += stay.lengthS();
      longest = Math.max(longest, stay.lengthS());
    }
    return " "
        + stays.size()
        + " times between "
        + (first ? "the start" : Words.moment(from))
        + " and "
        + (last ? "the end" : Words.moment(to))
        + " (longest "
        + Words.length(longest)
        + ", "
        + Words.length(sum)
        + " in all)";
  }

  /** What is not known of the time before and after. */
  String unknown() {
    Stay first = stays.get(0);
    Stay last = stays.get(stays.size() - 1);
    boolean before = !first.entered() && first.fromS() > EDGE_S;
    boolean after = !last.left() && footage != null && !toTheEnd(last.toS());
    if (before && after) {
      return "; where it was before and after is not known";
    }
    return before
        ? "; where it was before is not known"
        : after ? "; where it was afterwards is not known" : "";
  }

  /** The greatest height stated; null if none is. */
  @Nullable Height highest() {
    Height highest = null;
    for (Stay stay : stays) {
      Height height = stay.highest();
      if (height != null
          && (highest == null
              || (height.datum() == highest.datum() && height.metres() > highest.metres()))) {
        highest = height;
      }
    }
    return highest;
  }
}
