package org.sightline.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.geo.LatLon;
import org.sightline.media.FileRef;
import org.sightline.media.Header;
import org.sightline.media.MediaItem;
import org.sightline.media.NamedText;
import org.sightline.media.Note;
import org.sightline.media.Quarter;
import org.sightline.media.Source;

final class SidecarTracksTest {
  @TempDir Path folder;

  /** North at 10 m/s, a point a second, from 10:00:00 UTC. */
  private Path walk(int seconds) throws IOException {
    StringBuilder gpx = new StringBuilder("<gpx><trk><trkseg>\n");
    for (int s = 0; s < seconds; s++) {
      gpx.append("<trkpt lat=\"").append(47 + s * 10 / 111_200.0).append("\" lon=\"8.5000000\">");
      gpx.append("<time>").append(Instant.parse("2024-06-01T10:00:00Z").plusSeconds(s));
      gpx.append("</time></trkpt>\n");
    }
    return Files.writeString(folder.resolve("clip.gpx"), gpx.append("</trkseg></trk></gpx>"));
  }

  private MediaItem.Video video(@Nullable String created, int seconds, NamedText... texts) {
    Header header =
        new Header(
            "0".repeat(32),
            new Source("clip.mp4", false),
            FileRef.of(folder.resolve("clip.mp4")),
            "mp4",
            1,
            Instant.EPOCH);
    return new MediaItem.Video(
        header,
        1920,
        1080,
        Quarter.UPRIGHT,
        Duration.ofSeconds(seconds),
        30,
        1,
        "avc1",
        created == null ? null : Instant.parse(created),
        List.of(),
        List.of(),
        List.of(texts),
        List.of());
  }

  private static List<String> codes(List<Note> notes) {
    List<String> codes = new ArrayList<>();
    for (Note note : notes) {
      codes.add(note.code());
    }
    return codes;
  }

  private Tracks join(MediaItem.Video video, @Nullable LatLon place, @Nullable Duration offset)
      throws IOException {
    return SidecarTracks.of(
        video,
        Tracks.NONE,
        place,
        List.of(folder.resolve("clip.gpx")),
        new Joining(List.of(), offset));
  }

  @Test
  void aStatedOffsetPutsTheVideoOnTheTrack() throws IOException {
    walk(600);
    Tracks tracks = join(video("2024-06-01T12:01:00Z", 20), null, Duration.ofHours(2));
    Track track = tracks.best();
    assertEquals("sidecar:gpx", track.origin().source());
    // 60 s after the track began, ten metres north a second
    LatLon start = track.at(Duration.ZERO).fix().position();
    assertEquals(47 + 600 / 111_200.0, start.latDeg(), 1e-7);
    // the logger's 10.4 m, and 10 m/s in the 2 s of the clock
    assertEquals(Math.hypot(10.4, 20), track.at(Duration.ZERO).fix().accuracyM(), 0.1);
    // three seconds on both sides to interpolate from, and no more
    assertEquals(Duration.ofSeconds(-3), track.offset(0));
    assertEquals(Duration.ofSeconds(23), track.offset(track.size() - 1));
    assertEquals(List.of(), codes(tracks.notes()));
  }

  @Test
  void theOnlyZoneThatFitsIsTakenAndSaid() throws IOException {
    walk(600);
    Tracks tracks = join(video("2024-06-01T12:01:00Z", 20), null, null);
    assertEquals(List.of("clock-offset-estimated"), codes(tracks.notes()));
    assertTrue(tracks.notes().get(0).message().contains("UTC+02:00"));
    // the clock may be a minute off: 600 m at this speed
    assertEquals(600, tracks.best().at(Duration.ZERO).fix().accuracyM(), 5);
  }

  @Test
  void whereSeveralZonesFitNoneIsTaken() throws IOException {
    walk(3 * 3600);
    Tracks tracks = join(video("2024-06-01T12:01:00Z", 20), null, null);
    assertEquals(List.of("clock-offset-unknown"), codes(tracks.notes()));
    assertNull(tracks.best());
  }

  @Test
  void thePlaceInTheVideoTellsTheZone() throws IOException {
    walk(3 * 3600);
    LatLon after61Minutes = new LatLon(47 + 3660 * 10 / 111_200.0, 8.5);
    Tracks tracks = join(video("2024-06-01T12:01:00Z", 20), after61Minutes, null);
    assertEquals(List.of("clock-offset-estimated"), codes(tracks.notes()));
    assertEquals(
        after61Minutes.latDeg(), tracks.best().at(Duration.ZERO).fix().position().latDeg(), 1e-6);
  }

  @Test
  void aTrackOfAnotherDayIsNoPosition() throws IOException {
    walk(600);
    Tracks tracks = join(video("2024-06-02T10:01:00Z", 20), null, Duration.ZERO);
    assertEquals(List.of("track-of-another-time"), codes(tracks.notes()));
    assertNull(tracks.best());
  }

  @Test
  void subtitlesWithALocalClockAreJoinedOnceTheClockIsKnown() throws Exception {
    StringBuilder srt = new StringBuilder();
    for (int s = 0; s < 60; s++) {
      String clock = "12:00:" + (s < 10 ? "0" : "") + s;
      srt.append(s + 1).append("\n00:00:00,000 --> 00:00:01,000\n2024-06-01 ").append(clock);
      srt.append(".000\n[latitude: ").append(47 + s / 10_000.0).append("] [longitude: 8.5]\n\n");
    }
    Path file = Files.writeString(folder.resolve("other.srt"), srt);
    List<TrackFiles.Named> named = List.of(TrackFiles.read(file));
    // the container has UTC, the subtitles what the clock showed
    MediaItem.Video video = video("2024-06-01T12:00:20Z", 10);
    Tracks none = SidecarTracks.of(video, Tracks.NONE, null, List.of(), new Joining(named, null));
    assertEquals(List.of("track-not-joined"), codes(none.notes()));
    assertTrue(none.notes().get(0).message().contains("--clock-offset"));
    Joining said = new Joining(named, Duration.ofHours(2));
    Track track = SidecarTracks.of(video, Tracks.NONE, null, List.of(), said).best();
    assertNotNull(track);
    assertEquals(47.002, track.at(Duration.ZERO).fix().position().latDeg(), 1e-9);
    assertEquals(Instant.parse("2024-06-01T10:00:20Z"), track.at(Duration.ZERO).at());
  }

  @Test
  void aPhoneWritesItsZoneAndNeedsNoOffset() throws IOException {
    walk(3 * 3600);
    NamedText zone = new NamedText("com.apple.quicktime.creationdate", "2024-06-01T12:01:00+0200");
    Tracks tracks = join(video("2024-06-01T10:01:00Z", 20, zone), null, null);
    assertEquals(List.of(), codes(tracks.notes()));
    assertEquals(Instant.parse("2024-06-01T10:01:00Z"), tracks.best().at(Duration.ZERO).at());
  }

  @Test
  void androidWritesTheEnd() throws IOException {
    walk(600);
    NamedText android = new NamedText("com.android.version", "14");
    Tracks tracks = join(video("2024-06-01T10:01:20Z", 20, android), null, null);
    assertEquals(Instant.parse("2024-06-01T10:01:00Z"), tracks.best().at(Duration.ZERO).at());
  }

  @Test
  void subtitlesRunOnTheClockOfThePicture() throws IOException {
    Path srt =
        Files.writeString(
            folder.resolve("clip.srt"),
            "1\n00:00:00,000 --> 00:00:01,000\n[latitude: 47.123456] [longitude: 8.123456]\n\n"
                + "2\n00:00:01,000 --> 00:00:02,000\n[latitude: 47.123466] [longitude: 8.123456]\n");
    Tracks tracks = SidecarTracks.of(video(null, 2), Tracks.NONE, null, List.of(srt), Joining.NONE);
    assertEquals("sidecar:srt", tracks.best().origin().source());
    assertNotNull(tracks.best().at(Duration.ofMillis(500)));
    // the same text inside the video is enough
    Tracks inside = new Tracks(List.of(track("srt:tx3g")), List.of());
    assertEquals(
        1, SidecarTracks.of(video(null, 2), inside, null, List.of(srt), Joining.NONE).all().size());
  }

  @Test
  void subtitlesOfAnotherDayAreSaidToBe() throws IOException {
    String text =
        "1\n00:00:00,000 --> 00:00:01,000\n2024-05-31 23:00:00.000\n"
            + "[latitude: 47.123456] [longitude: 8.123456]\n\n";
    Path srt = Files.writeString(folder.resolve("clip.srt"), text);
    MediaItem.Video sameDay = video("2024-06-01T12:00:20Z", 10); // clocks may be a zone apart
    Tracks tracks = SidecarTracks.of(sameDay, Tracks.NONE, null, List.of(srt), Joining.NONE);
    assertEquals(List.of(), codes(tracks.notes()));
    MediaItem.Video later = video("2024-06-02T12:00:20Z", 10);
    tracks = SidecarTracks.of(later, Tracks.NONE, null, List.of(srt), Joining.NONE);
    assertEquals(List.of(SidecarTracks.OTHER_DAY), codes(tracks.notes()));
    assertEquals(1, tracks.all().size());
  }

  private static Track track(String source) {
    TrackDraft draft = new TrackDraft(Origin.ofPositions(source, 3, "assumed:test"));
    Row row = draft.row();
    row.latDeg = 47;
    row.lonDeg = 8;
    draft.add();
    return draft.finish();
  }
}
