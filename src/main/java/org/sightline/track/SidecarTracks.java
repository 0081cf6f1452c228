package org.sightline.track;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;

/**
 * Joins track files to recordings: those that lie beside them under their name, and those a user
 * names. Subtitles run on the clock of the picture already; all others are joined by UTC.
 *
 * <p>When a recording began is what its container says, which should be UTC and is the local time
 * of many cameras. So it is believed where the user says how far the clock is off, where the file
 * says its zone, or where its maker is known to write UTC. Else the zones are tried: if a single
 * one puts the recording on the track that one is taken, and said; if several do, the track is not
 * joined.
 */
public final class SidecarTracks {
  /** Code of the note on subtitles that may belong to another video. */
  public static final String OTHER_DAY = "subtitles-of-another-day";

  /** No two time zones are this far apart. */
  private static final long DAY_MICROS = 27L * 3_600_000_000L;

  private SidecarTracks() {}

  /**
   * All tracks of a video: those inside it, then those beside it, then those the user names. Never
   * fails: what cannot be read or joined is noted.
   *
   * @param video as {@link org.sightline.formats.Probe} gave it
   * @param inside the tracks in the video itself
   * @param place where the video says that it was taken; null if it does not
   * @param sidecars files beside it that bear its name
   * @param joining what the user says
   */
  public static Tracks of(
      MediaItem.Video video,
      Tracks inside,
      @Nullable LatLon place,
      List<Path> sidecars,
      Joining joining) {
    VideoJoin join = new VideoJoin(video, place, joining.clockOffset());
    List<Track> tracks = new ArrayList<>(inside.all());
    List<Note> notes = new ArrayList<>(inside.notes());
    for (Path sidecar : sidecars) {
      read(sidecar, inside, join, tracks, notes);
    }
    for (TrackFiles.Named file : joining.files()) {
      join.add(file, tracks, notes);
    }
    return new Tracks(tracks, notes);
  }

  private static void read(
      Path sidecar, Tracks inside, VideoJoin join, List<Track> tracks, List<Note> notes) {
    String name = String.valueOf(sidecar.getFileName());
    if (name.toLowerCase(java.util.Locale.ROOT).endsWith(".xmp")) {
      return;
    }
    try {
      TrackFiles.Named file = TrackFiles.read(sidecar);
      if (!file.format().equals("srt")) {
        join.add(file, tracks, notes);
      } else if (!hasText(inside)) {
        Track subtitles = join.subtitles(sidecar);
        join.compare(name, subtitles, notes);
        tracks.add(subtitles);
      }
    } catch (InputException | IOException e) {
      notes.add(
          new Note(
              "track",
              "sidecar-unreadable",
              "The sidecar " + name + " could not be read: " + e.getMessage()));
    }
  }

  /** The same text lies in the video: one of the two is enough. */
  private static boolean hasText(Tracks inside) {
    for (Track track : inside.all()) {
      String source = track.origin().source();
      boolean text =
          source.startsWith("srt") || source.startsWith("tx3g") || source.startsWith("text");
      if (text && track.count(Quality.GOOD) > 0) {
        return true;
      }
    }
    return false;
  }

  /** One video, and what is known of its clock. */
  private static final class VideoJoin {
    private final MediaItem.Video video;
    private final @Nullable LatLon place;
    private final long lengthMicros;
    private final @Nullable CameraClock clock;
    private final @Nullable Duration clockOffset;

    VideoJoin(MediaItem.Video video, @Nullable LatLon place, @Nullable Duration clockOffset) {
      this.video = video;
      this.place = place;
      Duration length = video.length();
      this.lengthMicros = length == null ? 0 : length.toNanos() / 1000;
      this.clock = VideoClocks.of(video, clockOffset);
      this.clockOffset = clockOffset;
    }

    Track subtitles(Path file) throws IOException {
      double aspect =
          video.heightPx() > 0 ? (double) video.widthPx() / video.heightPx() : Double.NaN;
      return SrtReader.read(file, "sidecar:srt", place, aspect);
    }

    /** Cameras begin to count anew, so subtitles of another flight may bear the same name. */
    void compare(String name, Track subtitles, List<Note> notes) {
      LocalDateTime written = subtitles.size() == 0 ? null : subtitles.local(0);
      if (clock == null || written == null) {
        return;
      }
      long micros = ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), written);
      if (Math.abs(micros - clock.micros()) > DAY_MICROS + lengthMicros) {
        notes.add(
            Joins.note(
                OTHER_DAY,
                "The subtitles "
                    + name
                    + " are of "
                    + written.toLocalDate()
                    + ", the video is of "
                    + clock.shown()
                    + " by its own clock: check that they belong together."));
      }
    }

    void add(TrackFiles.Named file, List<Track> tracks, List<Note> notes) {
      notes.addAll(file.tracks().notes());
      for (Track track : file.tracks().all()) {
        add(file, track, tracks, notes);
      }
    }

    private void add(TrackFiles.Named file, Track told, List<Track> tracks, List<Note> notes) {
      Track track = JoinedTrack.inUtc(told, clockOffset);
      if (!TimedSearch.isTimed(track)) {
        notes.add(Joins.untimed(file, track));
        return;
      }
      CameraClock known = clock;
      if (known == null) {
        notes.add(
            Joins.note(
                "track-not-joined",
                "The track "
                    + file.name()
                    + " is not used: the video does not say when it began."));
        return;
      }
      CameraClock sure = Joins.settled(known, file, track, lengthMicros, place, notes);
      if (sure == null) {
        return;
      }
      long start = sure.utcMicros();
      Track joined =
          JoinedTrack.of(track, "sidecar:" + file.format(), start, lengthMicros, sure.sigmaS());
      if (joined == null) {
        notes.add(Joins.elsewhere(file, Instant.EPOCH.plusMillis(start / 1000)));
      } else {
        tracks.add(joined);
      }
    }
  }
}
