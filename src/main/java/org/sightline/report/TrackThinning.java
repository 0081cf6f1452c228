package org.sightline.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Fix;
import org.sightline.track.Quality;
import org.sightline.track.Track;

/**
 * Picks the samples that draw a way and its heights: those farthest from where an even movement
 * between the others would have them, after Douglas and Peucker, so that what moved and turned is
 * drawn as it was and what stood still takes no points.
 */
final class TrackThinning {
  /** Points of a way that is drawn. */
  static final int MOST = 200;

  /** So many samples are looked at closely; a way of more is first taken in equal steps. */
  private static final int CLOSELY = 20_000;

  /** Gaps whose ends are kept, so that a drawing shows them as such. */
  private static final int MOST_GAPS = 40;

  /** A metre of height is drawn as large as so many of the way. */
  private static final double HEIGHT_WORTH = 2;

  private TrackThinning() {}

  /** Indices of at most {@link #MOST} good samples, in order; the first and the last among them. */
  static List<Integer> of(Track track) {
    int[] good = good(track);
    return good.length == 0 ? List.of() : thinned(track, good);
  }

  private static int[] good(Track track) {
    int[] good = new int[track.size()];
    int count = 0;
    for (int i = 0; i < good.length; i++) {
      if (track.quality(i) == Quality.GOOD) {
        good[count++] = i;
      }
    }
    return Arrays.copyOf(good, count);
  }

  private static Fix fix(Track track, int index) {
    Fix fix = track.sample(index).fix();
    if (fix == null) {
      throw new IllegalStateException("a good sample has a fix");
    }
    return fix;
  }

  private static List<Integer> thinned(Track track, int[] all) {
    BitSet ends = gapEnds(track, all);
    int step = 1 + all.length / CLOSELY;
    BitSet chosen = new BitSet();
    for (int k = 0; k < all.length; k += step) {
      chosen.set(k);
    }
    chosen.or(ends);
    int[] good = new int[chosen.cardinality()];
    BitSet kept = new BitSet();
    int count = 0;
    for (int k = chosen.nextSetBit(0); k >= 0; k = chosen.nextSetBit(k + 1)) {
      kept.set(count, ends.get(k));
      good[count++] = all[k];
    }
    double[][] points = points(track, good);
    PriorityQueue<double[]> spans = new PriorityQueue<>((a, b) -> Double.compare(b[2], a[2]));
    for (int from = 0; from < good.length - 1; ) {
      int to = kept.nextSetBit(from + 1);
      push(spans, points, from, to);
      from = to;
    }
    while (kept.cardinality() < MOST && !spans.isEmpty()) {
      double[] span = spans.remove();
      int middle = (int) span[3];
      if (span[2] < 0.5) {
        break; // half a metre is no more seen
      }
      kept.set(middle);
      push(spans, points, (int) span[0], middle);
      push(spans, points, middle, (int) span[1]);
    }
    List<Integer> indices = new ArrayList<>();
    for (int k = kept.nextSetBit(0); k >= 0; k = kept.nextSetBit(k + 1)) {
      indices.add(good[k]);
    }
    return indices;
  }

  /** The first and the last, and those beside the longest gaps. */
  private static BitSet gapEnds(Track track, int[] good) {
    PriorityQueue<long[]> longest = new PriorityQueue<>((a, b) -> Long.compare(a[1], b[1]));
    for (int k = 1; k < good.length; k++) {
      if (!track.joins(good[k - 1], good[k])) {
        long ns = track.offset(good[k]).minus(track.offset(good[k - 1])).toNanos();
        longest.add(new long[] {k, ns});
        if (longest.size() > MOST_GAPS) {
          longest.remove();
        }
      }
    }
    BitSet ends = new BitSet();
    ends.set(0);
    ends.set(good.length - 1);
    for (long[] gap : longest) {
      ends.set((int) gap[0] - 1);
      ends.set((int) gap[0]);
    }
    return ends;
  }

  /** East, north, up in metres of the first place, and the time in seconds. */
  private static double[][] points(Track track, int[] good) {
    LatLon origin = fix(track, good[0]).position();
    double perLon = LocalFrame.metresPerDegreeOfLongitude(origin.latDeg());
    double perLat = LocalFrame.metresPerDegreeOfLatitude(origin.latDeg());
    double[][] points = new double[good.length][];
    for (int k = 0; k < good.length; k++) {
      Fix fix = fix(track, good[k]);
      LatLon place = fix.position();
      Height height = fix.height();
      points[k] =
          new double[] {
            LocalFrame.shortWayDeg(place.lonDeg() - origin.lonDeg()) * perLon,
            (place.latDeg() - origin.latDeg()) * perLat,
            height == null ? 0 : height.metres() * HEIGHT_WORTH,
            track.offset(good[k]).toNanos() / 1e9
          };
    }
    return points;
  }

  /** Finds the point farthest from where an even movement would have it. */
  private static void push(PriorityQueue<double[]> spans, double[][] points, int from, int to) {
    double most = -1;
    int at = -1;
    double[] a = points[from];
    double[] b = points[to];
    double seconds = b[3] - a[3];
    for (int k = from + 1; k < to; k++) {
      double share = seconds > 0 ? (points[k][3] - a[3]) / seconds : 0.5;
      double off = 0;
      for (int axis = 0; axis < 3; axis++) {
        double d = points[k][axis] - (a[axis] + share * (b[axis] - a[axis]));
        off += d * d;
      }
      if (off > most) {
        most = off;
        at = k;
      }
    }
    if (at > 0) {
      spans.add(new double[] {from, to, Math.sqrt(most), at});
    }
  }
}
