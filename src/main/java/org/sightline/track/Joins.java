package org.sightline.track;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.media.Note;

/** How a recording finds its time on a track, and what is said where it does not. */
final class Joins {
  private Joins() {}

  /**
   * The camera's clock with its zone: the known one, or the only one that puts the recording on the
   * track.
   *
   * @param lengthMicros of the recording; 0 for a photo
   * @param place where the recording says it was taken; null if it does not
   * @return null if it stays unknown, which is noted
   */
  static @Nullable CameraClock settled(
      CameraClock clock,
      TrackFiles.Named file,
      Track track,
      long lengthMicros,
      @Nullable LatLon place,
      List<Note> notes) {
    if (clock.offset() != null) {
      return clock;
    }
    List<Duration> possible = clock.possible(track, lengthMicros, place);
    if (possible.size() == 1) {
      Duration found = possible.get(0);
      notes.add(
          note(
              "clock-offset-estimated",
              "The time zone of the camera's clock ("
                  + clock.shown()
                  + ") is not stated. Only "
                  + CameraClock.name(found)
                  + " puts the recording on the track "
                  + file.name()
                  + ": taken, and good to a minute at best. Say --clock-offset if you know it."));
      return clock.withEstimated(found);
    }
    notes.add(
        note(
            possible.isEmpty() ? "track-of-another-time" : "clock-offset-unknown",
            "The track "
                + file.name()
                + " is not used: the time zone of the camera's clock ("
                + clock.shown()
                + ") is not stated, and "
                + (possible.isEmpty() ? "no zone puts" : possible.size() + " zones put")
                + " the recording on the track. Say --clock-offset."));
    return null;
  }

  static Note untimed(TrackFiles.Named file, Track track) {
    return note(
        "track-not-joined",
        "The track "
            + file.name()
            + " is not used: its points have no time in UTC to join them to the recording by."
            + (track.table().isLocalClock()
                ? " They have those of the camera's clock: say --clock-offset."
                : ""));
  }

  static Note elsewhere(TrackFiles.Named file, Instant at) {
    return note(
        "track-of-another-time",
        "The track "
            + file.name()
            + " has no point near "
            + at
            + ", when this was recorded: not used. Is the camera's clock off? Say --clock-offset.");
  }

  static Note note(String code, String message) {
    return new Note("track", code, message);
  }
}
