package org.sightline.view;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.sightline.telemetry.Captured;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.track.Quality;
import org.sightline.track.Sample;
import org.sightline.track.Track;
import org.sightline.track.Tracks;

/**
 * What the tracks of a file say of it as a whole: its position is the first usable one, its angles
 * are those of that moment, believed as far as {@link SampleViews} believes them.
 */
public final class TrackTelemetry {
  private TrackTelemetry() {}

  /** Of a file that says nothing beside its tracks. */
  public static Telemetry of(Tracks tracks) {
    Track best = tracks.best();
    if (best == null) {
      return Telemetry.UNREAD;
    }
    List<Position> positions = new ArrayList<>();
    for (Track track : tracks.all()) {
      positions.add(position(track));
    }
    int shown = shown(best);
    Sample sample = shown < 0 ? null : best.sample(shown);
    return new Telemetry(
        shown < 0 ? Captured.UNSTATED : captured(best, shown),
        null,
        null,
        position(best),
        false,
        positions,
        sample == null ? Telemetry.UNREAD.pose() : SampleViews.pose(sample),
        sample == null ? null : sample.lens(),
        List.of());
  }

  private static Position position(Track track) {
    int first = first(track);
    Fix fix = first < 0 ? null : track.sample(first).fix();
    return fix == null
        ? new Position.Missing(
            Position.State.EMPTY,
            track.origin().source(),
            "None of the " + track.size() + " samples has a position that can be used.")
        : new Position.Fixed(fix);
  }

  /** The first good sample or, without one, the first that no one doubts; −1 if there is none. */
  private static int shown(Track track) {
    int first = first(track);
    boolean silent = track.size() > 0 && track.quality(0) == Quality.NO_FIX;
    return first < 0 && silent ? 0 : first;
  }

  private static int first(Track track) {
    int index = 0;
    while (index < track.size() && track.quality(index) != Quality.GOOD) {
      index++;
    }
    return index < track.size() ? index : -1;
  }

  private static Captured captured(Track track, int index) {
    Instant at = track.sample(index).at();
    LocalDateTime local = track.local(index);
    if (at != null) {
      return new Captured(at, null, Captured.Clock.GPS);
    }
    return local == null
        ? Captured.UNSTATED
        : new Captured(null, local, Captured.Clock.UNKNOWN_ZONE);
  }
}
