package org.sightline.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.Shared;
import org.sightline.formats.Probe;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.media.Input;
import org.sightline.media.MediaItem;
import org.sightline.telemetry.Fix;

/**
 * Tracks inside real and made videos against what independent readers found in them. The truth
 * counts rows without a fix as fixes; its {@code noLockSamples} says how many they are.
 */
final class VideoTrackTruthTest {
  private static final double PLACE_DEG = 5e-8;

  static Tracks read(Path file) throws Exception {
    MediaItem item = new Probe().open(Input.of(file));
    if (item instanceof MediaItem.Video video) {
      return TrackReaders.read(video);
    }
    return TrackReaders.read((MediaItem.TrackFile) item);
  }

  private static JsonNode truth(String name) throws Exception {
    Path file = Shared.folder("media").resolve("truth.json");
    for (JsonNode entry : new ObjectMapper().readTree(file.toFile()).get("files")) {
      if (entry.get("file").asText().equals("video/" + name)) {
        return entry.get("truth");
      }
    }
    throw new AssertionError("no truth of " + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hero5.raw",
        "hero6+ble.raw",
        "hero7.raw",
        "hero11.raw",
        "Fusion.raw",
        "consecutive1.raw",
        "max-heromode.mp4"
      })
  void actionCamerasGiveTheSamplesOfTheTruth(String name) throws Exception {
    JsonNode truth = truth(name);
    JsonNode expected = truth.get("track");
    Tracks tracks = read(Shared.folder("media/video").resolve(name));
    assertEquals(1, tracks.all().size(), "doubled streams count once");
    Track track = tracks.all().get(0);
    int noFix = 0;
    for (JsonNode stream : truth.path("gpmfStreams")) {
      noFix = stream.get("noLockSamples").asInt();
    }
    int samples = expected.get("sampleCount").asInt();
    assertEquals(samples, track.size());
    assertEquals(noFix, track.count(Quality.NO_FIX));
    assertEquals(samples - noFix, track.count(Quality.GOOD));
    end(track.sample(0), expected.get("firstFix"));
    end(track.sample(samples - 1), expected.get("lastFix"));
    bounds(track, expected.get("bbox"));
    if (!name.equals("hero11.raw")) {
      String time = expected.get("firstFix").get("time").asText();
      String iso = time.substring(0, 10).replace(':', '-') + "T" + time.substring(11) + "Z";
      assertEquals(Instant.parse(iso), track.sample(0).at());
    }
  }

  private static void end(Sample sample, JsonNode expected) {
    LatLon written = sample.written();
    assertNotNull(written);
    assertEquals(expected.get("lat").asDouble(), written.latDeg(), PLACE_DEG);
    assertEquals(expected.get("lon").asDouble(), written.lonDeg(), PLACE_DEG);
    if (sample.fix() != null) {
      assertEquals(expected.get("alt").asDouble(), sample.fix().height().metres(), 5e-4);
    }
  }

  private static void bounds(Track track, JsonNode box) {
    double south = 90;
    double north = -90;
    double west = 180;
    double east = -180;
    for (int i = 0; i < track.size(); i++) {
      LatLon place = track.sample(i).written();
      south = Math.min(south, place.latDeg());
      north = Math.max(north, place.latDeg());
      west = Math.min(west, place.lonDeg());
      east = Math.max(east, place.lonDeg());
    }
    assertEquals(box.get("minLat").asDouble(), south, PLACE_DEG);
    assertEquals(box.get("maxLat").asDouble(), north, PLACE_DEG);
    assertEquals(box.get("minLon").asDouble(), west, PLACE_DEG);
    assertEquals(box.get("maxLon").asDouble(), east, PLACE_DEG);
  }

  @Test
  void rowsWithAClockOfTheirOwnAreTimedByIt() throws Exception {
    Track track = read(Shared.folder("media/video").resolve("hero11.raw")).all().get(0);
    // 8298 days after 2000-01-01 and 48576.899 s; GPS5 beside it is 1.4 s late
    assertEquals(Instant.parse("2022-09-20T13:29:36.899Z"), track.sample(0).at());
    assertEquals(Instant.parse("2022-09-20T13:29:47.799Z"), track.sample(109).at());
    assertEquals("gpmf:GPS9", track.origin().source());
    assertEquals(Height.Datum.MEAN_SEA_LEVEL, track.sample(0).fix().height().datum());
    // dilution 1.79 of 7.1 m, shared by two axes, and standing still
    assertEquals(1.79 * 7.1 / Math.sqrt(2), track.sample(0).fix().accuracyM(), 0.3);
  }

  @Test
  void rowsOfOnePayloadAreSpreadOverItsTime() throws Exception {
    Track track = read(Shared.folder("media/video").resolve("max-heromode.mp4")).all().get(0);
    List<JsonNode> rows = expected("max-heromode.mp4");
    assertEquals(rows.size(), track.size());
    for (int i = 0; i < rows.size(); i++) {
      LatLon written = track.sample(i).written();
      assertEquals(rows.get(i).get("GPSLatitude").asDouble(), written.latDeg(), PLACE_DEG);
      assertEquals(rows.get(i).get("GPSLongitude").asDouble(), written.lonDeg(), PLACE_DEG);
      if (rows.get(i).has("SampleTime")) {
        assertEquals(rows.get(i).get("SampleTime").asDouble(), seconds(track, i), 1e-3);
      }
    }
    // 18 rows a second: no two at once, and none later than the picture lasts
    for (int i = 1; i < track.size(); i++) {
      double step = seconds(track, i) - seconds(track, i - 1);
      assertTrue(step > 0.04 && step < 0.07, "row " + i + " after " + step + " s");
    }
    assertTrue(track.offset(190).compareTo(Duration.ofMillis(10_600)) < 0);
  }

  @Test
  void theDronesOwnPositionIsPreferredToTheCameras() throws Exception {
    Track track = read(Shared.folder("telemetry/samples/gpmf").resolve("karma-track.gpmd")).best();
    assertEquals("gpmf:GLPI", track.origin().source());
    assertEquals(47, track.size());
    assertEquals(47, track.count(Quality.GOOD));
    Sample first = track.sample(0);
    assertEquals(0x13be87b8 / 1e7, first.fix().position().latDeg(), PLACE_DEG);
    assertEquals(new Height(2.003, Height.Datum.TAKE_OFF), first.fix().height());
    assertEquals(331.56, first.pose().yaw().deg(), 1e-9);
    // the aircraft's clock stood at 146.544283 s when it was 2017-04-17T19:27:58Z
    assertEquals(
        Instant.ofEpochMilli(0x015b7d62ca30L).plusNanos((146_071_000L - 0x08bc169b) * 1000),
        first.at());
  }

  @ParameterizedTest
  @ValueSource(strings = {"djmd-Air3s.mp4", "djmd-Mavic4.mp4", "djmd-wm265e.mp4"})
  void framesOfDronesAreThoseOfTheIndependentReader(String name) throws Exception {
    Tracks tracks = read(Shared.folder("telemetry/samples/djmd").resolve(name));
    assertEquals(1, tracks.all().size());
    Track track = tracks.best();
    List<JsonNode> rows = expected(name);
    assertEquals(rows.size(), track.size());
    assertEquals(rows.size(), track.count(Quality.GOOD));
    for (int i = 0; i < rows.size(); i++) {
      JsonNode row = rows.get(i);
      Sample sample = track.sample(i);
      assertEquals(row.get("SampleTime").asDouble(), seconds(track, i), 1e-3);
      assertEquals(row.get("GPSLatitude").asDouble(), sample.fix().position().latDeg(), 1e-12);
      assertEquals(row.get("GPSLongitude").asDouble(), sample.fix().position().lonDeg(), 1e-12);
      Height above = sample.fix().heights().get(0);
      assertEquals(Height.Datum.TAKE_OFF, above.datum());
      assertEquals(row.get("RelativeAltitude").asDouble(), above.metres(), 1e-3);
      double absolute = sample.fix().heights().get(1).metres();
      assertEquals(row.get("AbsoluteAltitude").asDouble(), absolute, 1e-9);
      if (row.has("GimbalPitch")) {
        assertEquals(row.get("GimbalPitch").asDouble(), sample.pose().pitch().deg(), 1e-9);
        assertEquals(row.get("GimbalYaw").asDouble() + 360, sample.pose().yaw().deg(), 1e-9);
      } else {
        assertEquals(row.get("DroneYaw").asDouble(), sample.pose().yaw().deg(), 1e-9);
        assertEquals(15, sample.pose().yaw().sigmaDeg());
      }
    }
  }

  @Test
  void fullFixesOfCammArePreferredAndTheirTimeIsUtc() throws Exception {
    Track track = read(Shared.folder("telemetry/samples/camm").resolve("camm.mp4")).best();
    List<JsonNode> rows = expected("camm.mp4");
    rows.removeIf(row -> !row.has("GPSHorizontalAccuracy"));
    assertEquals(rows.size(), track.size());
    for (int i = 0; i < rows.size(); i++) {
      JsonNode row = rows.get(i);
      Sample sample = track.sample(i);
      assertEquals(row.get("SampleTime").asDouble(), seconds(track, i), 1e-3);
      assertEquals(row.get("GPSLatitude").asDouble(), sample.fix().position().latDeg(), 1e-12);
      assertEquals(row.get("GPSAltitude").asDouble(), sample.fix().height().metres(), 1e-9);
      assertEquals(2.5 / 1.52, sample.fix().accuracyM(), 1e-9);
    }
    // the other reader leaves out that GPS time is 18 s ahead of UTC
    assertEquals(Instant.parse("2024-05-17T16:53:02Z"), track.sample(0).at());
  }

  @Test
  void itemsOfSonyAreReadLikeExif() throws Exception {
    Track track = read(Shared.folder("telemetry/samples/rtmd").resolve("rtmd.mp4")).best();
    List<JsonNode> rows = expected("rtmd.mp4");
    assertEquals(rows.size(), track.size());
    for (int i = 0; i < rows.size(); i++) {
      Sample sample = track.sample(i);
      assertEquals(rows.get(i).get("SampleTime").asDouble(), seconds(track, i), 1e-3);
      assertEquals(
          rows.get(i).get("GPSLatitude").asDouble(), sample.fix().position().latDeg(), 1e-9);
      // the other reader drops the sign of all but the first
      assertEquals(-122.3493, sample.fix().position().lonDeg(), 1e-9);
      assertEquals(Instant.parse("2026-01-02T12:34:56Z"), sample.at());
    }
  }

  @Test
  void aRecordingWhoseTelemetryIsCutOffGivesNoTrack() throws Exception {
    Tracks tracks =
        read(Shared.folder("telemetry/samples/rtmd").resolve("sony-a7-xavc-truncated.mp4"));
    assertEquals(List.of(), tracks.all());
    assertEquals("packets-lost", tracks.notes().get(0).code());
  }

  @Test
  void placesOfAppleAreFoundByTheirKeyOnly() throws Exception {
    Track track = read(Shared.folder("telemetry/samples/mebx").resolve("mebx-location.mov")).best();
    List<JsonNode> rows = expected("mebx-location.mov");
    assertEquals(rows.size(), track.size());
    for (int i = 0; i < rows.size(); i++) {
      String[] place = rows.get(i).get("GPSCoordinates").asText().split(" ");
      Fix fix = track.sample(i).fix();
      assertEquals(Double.parseDouble(place[0]), fix.position().latDeg(), 1e-9);
      assertEquals(Double.parseDouble(place[1]), fix.position().lonDeg(), 1e-9);
      assertEquals(Double.parseDouble(place[2]), fix.height().metres(), 1e-9);
      assertEquals(rows.get(i).get("SampleTime").asDouble(), seconds(track, i), 1e-3);
    }
    Tracks live = read(Shared.folder("telemetry/samples/mebx").resolve("apple-live-photo.mov"));
    assertEquals(Tracks.NONE, live);
  }

  @ParameterizedTest
  @ValueSource(strings = {"srt-tx3g-sbtl.mp4", "srt-tx3g-text.mp4"})
  void subtitlesInsideAVideoAreReadLikeThoseBesideIt(String name) throws Exception {
    Track track = read(Shared.folder("telemetry/samples/srt").resolve(name)).best();
    assertEquals(5, track.size());
    assertEquals(5, track.count(Quality.GOOD));
    assertEquals(Duration.ofSeconds(4), track.offset(4));
  }

  private static double seconds(Track track, int index) {
    return track.offset(index).toNanos() / 1e9;
  }

  private static List<JsonNode> expected(String name) throws Exception {
    Path file = Shared.folder("telemetry/samples/expected").resolve(name + ".exiftool.json");
    List<JsonNode> rows = new java.util.ArrayList<>();
    new ObjectMapper().readTree(file.toFile()).forEach(rows::add);
    return rows;
  }
}
