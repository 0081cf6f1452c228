package org.sightline.batch;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Geodesics;
import org.sightline.risk.Apart;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.track.Quality;
import org.sightline.track.Sample;
import org.sightline.track.Track;
import org.sightline.track.Tracks;

/** Where the sources of one camera's way contradict each other. */
final class Disagreement {
  /** Differences below this are rounding, whatever the stated errors. */
  private static final double APART_M = 25;

  private Disagreement() {}

  /** Where two sources disagree most; null if they do not. */
  static @Nullable Apart of(Tracks tracks, Telemetry telemetry) {
    Track best = tracks.best();
    Apart worst = null;
    if (best == null) {
      return null;
    }
    for (Track track : tracks.all()) {
      long due = Long.MIN_VALUE;
      for (int i = 0; i < track.size() && !track.equals(best); i++) {
        long ns = track.offset(i).toNanos();
        if (track.quality(i) == Quality.GOOD && ns >= due) {
          due = ns + 1_000_000_000L;
          Sample other = best.at(track.offset(i));
          worst = further(worst, other == null ? null : other.fix(), track.sample(i).fix(), ns);
        }
      }
    }
    Sample first = best.at(Duration.ZERO);
    for (Position position : telemetry.positions()) {
      if (first != null
          && position instanceof Position.Fixed fixed
          && !WayTelemetry.isOfTrack(tracks, fixed.fix())) {
        worst = further(worst, first.fix(), fixed.fix(), 0);
      }
    }
    return worst;
  }

  /** A picture is read and printed at moments that differ by up to this, seconds. */
  private static final long LATE_S = 2;

  /**
   * The same where positions printed into the pictures are known, too.
   *
   * @param worst without them
   */
  static @Nullable Apart printed(
      @Nullable Apart worst, @Nullable Track best, List<Sample> printed) {
    Apart farthest = worst;
    for (Sample sample : printed) {
      Apart least = null;
      boolean contradicted = best != null;
      for (long late = -LATE_S; best != null && late <= LATE_S; late += LATE_S) {
        Duration at = sample.offset().plusSeconds(late);
        Sample other = at.isNegative() ? null : best.at(at);
        Fix fix = other == null ? null : other.fix();
        Apart here = further(null, fix, sample.fix(), sample.offset().toNanos());
        contradicted &= here != null || fix == null;
        least = here != null && (least == null || here.metres() < least.metres()) ? here : least;
      }
      if (contradicted
          && least != null
          && (farthest == null || least.metres() > farthest.metres())) {
        farthest = least;
      }
    }
    return farthest;
  }

  private static @Nullable Apart further(
      @Nullable Apart worst, @Nullable Fix one, @Nullable Fix other, long ns) {
    if (one == null || other == null) {
      return worst;
    }
    double metres = Geodesics.distanceM(one.position(), other.position());
    boolean contradicts =
        metres > APART_M && metres > 3 * Math.hypot(one.accuracyM(), other.accuracyM());
    return contradicts && (worst == null || metres > worst.metres())
        ? new Apart(metres, Math.max(0, ns / 1e9), one, other)
        : worst;
  }
}
