package org.sightline.batch;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.media.Input;
import org.sightline.media.MediaItem;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.telemetry.TelemetryReaders;
import org.sightline.track.Joining;
import org.sightline.track.SidecarTracks;
import org.sightline.track.TrackReaders;
import org.sightline.track.Tracks;

/**
 * What a video or a track file says of where it was made.
 *
 * @param telemetry once, for the whole of it
 * @param tracks moment by moment
 */
record Wayside(Telemetry telemetry, Tracks tracks) {
  static Wayside read(Input input, MediaItem item, @Nullable Joining joining) {
    if (item instanceof MediaItem.TrackFile file) {
      return new Wayside(Telemetry.UNREAD, TrackReaders.read(file));
    }
    if (item instanceof MediaItem.Video video) {
      Telemetry telemetry = TelemetryReaders.read(video);
      Tracks inside = TrackReaders.read(video);
      List<Path> sidecars = input.sidecars();
      Tracks all =
          SidecarTracks.of(
              video, inside, place(telemetry), sidecars, joining == null ? Joining.NONE : joining);
      return new Wayside(telemetry, all);
    }
    return new Wayside(Telemetry.UNREAD, Tracks.NONE);
  }

  private static @Nullable LatLon place(Telemetry telemetry) {
    return telemetry.position() instanceof Position.Fixed fixed ? fixed.fix().position() : null;
  }
}
