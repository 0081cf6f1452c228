package org.sightline.view;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.sightline.telemetry.Captured;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;
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

  /**
   * Of a file with its tracks.
   *
   * @param own what the file says once, beside its tracks; {@link Telemetry#UNREAD} if nothing. A
   *     place it names is only where the recording began, so a track goes before it
   */
  public static Telemetry of(Tracks tracks, Telemetry own) {
    Track best = tracks.best();
    if (best == null) {
      return own;
    }
    List<Position> positions = new ArrayList<>();
    for (Track track : tracks.all()) {
      positions.add(position(track));
    }
    positions.addAll(own.positions());
    Position first = positions.get(tracks.all().indexOf(best));
    int shown = shown(best);
    Sample sample = shown < 0 ? null : best.sample(shown);
    Lens lens = sample == null ? null : sample.lens();
    boolean begun = first instanceof Position.Missing && own.position() instanceof Position.Fixed;
    return new Telemetry(
        captured(own.captured(), best, shown),
        own.make(),
        own.model(),
        begun ? own.position() : first,
        own.conflicting(),
        positions,
        sample == null ? Telemetry.UNREAD.pose() : SampleViews.pose(sample),
        lens == null ? own.lens() : lens,
        own.notes());
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

  private static Captured captured(Captured own, Track track, int shown) {
    if (own.at() != null || shown < 0) {
      return own;
    }
    Instant at = track.sample(shown).at();
    if (at != null) {
      return new Captured(at, own.local(), Captured.Clock.GPS);
    }
    LocalDateTime local = track.local(shown);
    return own.local() != null || local == null
        ? own
        : new Captured(null, local, Captured.Clock.UNKNOWN_ZONE);
  }
}
