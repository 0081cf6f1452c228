package org.sightline.batch;

import java.time.Duration;
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
