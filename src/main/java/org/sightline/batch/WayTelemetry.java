package org.sightline.batch;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.sightline.telemetry.Captured;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.track.Quality;
import org.sightline.track.Track;
import org.sightline.track.Tracks;

/** What a video or a track file says once for the whole of it, with what its tracks add. */
final class WayTelemetry {
  private WayTelemetry() {}

  /** The file's own positions, and the first of each track; those of the best track come first. */
  static Telemetry of(Telemetry telemetry, Tracks tracks) {
    List<Position> positions = new ArrayList<>();
    Track best = tracks.best();
    Captured captured = telemetry.captured();
    if (best != null) {
      add(positions, best);
      if (captured.at() == null && captured.local() == null) {
        captured = captured(best, captured);
      }
    }
    for (Track track : tracks.all()) {
      if (!track.equals(best)) {
        add(positions, track);
      }
    }
    positions.addAll(telemetry.positions());
    Position preferred = telemetry.position();
    if (!positions.isEmpty() && positions.get(0) instanceof Position.Fixed fixed) {
      preferred = fixed;
    }
    return new Telemetry(
        captured,
        telemetry.make(),
        telemetry.model(),
        preferred,
        false,
        positions,
        telemetry.pose(),
        telemetry.lens(),
        telemetry.notes());
  }

  private static Captured captured(Track track, Captured unknown) {
    for (int i = 0; i < track.size(); i++) {
      Instant at = track.sample(i).at();
      LocalDateTime local = track.local(i);
      if (at != null) {
        return new Captured(at, null, Captured.Clock.GPS);
      }
      if (local != null) {
        return new Captured(null, local, Captured.Clock.UNKNOWN_ZONE);
      }
    }
    return unknown;
  }

  private static void add(List<Position> positions, Track track) {
    for (int i = 0; i < track.size(); i++) {
      Fix fix = track.quality(i) == Quality.GOOD ? track.sample(i).fix() : null;
      if (fix != null) {
        positions.add(new Position.Fixed(fix));
        return;
      }
    }
  }

  /** Whether a position is one of a track's. */
  static boolean isOfTrack(Tracks tracks, Fix fix) {
    for (Track track : tracks.all()) {
      if (track.origin().source().equals(fix.source())) {
        return true;
      }
    }
    return false;
  }
}
