package org.sightline.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.Shared;
import org.sightline.formats.Probe;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;

/**
 * The real files against what independent readers found in them. The truth counts zero rows as
 * fixes, keeps the order of the file, and has the camera's clock where that has no zone.
 */
final class TextTrackTruthTest {
  /** Of seven decimals, half a unit; and the rounding of the truth's own. */
  private static final double PLACE_DEG = 1e-7;

  private static Stream<JsonNode> entries() throws IOException {
    List<JsonNode> entries = new ArrayList<>();
    Path media = Shared.folder("media");
    JsonNode files = new ObjectMapper().readTree(media.resolve("truth.json").toFile()).get("files");
    for (JsonNode entry : files) {
      String file = entry.get("file").asText();
      JsonNode truth = entry.get("truth");
      boolean text = file.startsWith("srt/") || file.startsWith("gpx/");
      if (file.endsWith(".fit") || (text && truth != null && truth.has("sampleCount"))) {
        entries.add(entry);
      }
    }
    assertTrue(entries.size() > 20, "too few track files to judge by");
    return entries.stream();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void samplesFixesAndBoundsAreThoseOfTheTruth(JsonNode entry) throws Exception {
    String file = entry.get("file").asText();
    JsonNode truth = entry.get("truth");
    JsonNode summary = truth.has("track") ? truth.get("track") : truth;
    int samples = summary.get("sampleCount").asInt();
    Track track = read(Shared.folder("media").resolve(file));
    if (track == null) {
      assertEquals(0, samples, file);
      return;
    }
    int zero = summary.path("zeroFixes").asInt();
    assertEquals(samples, track.size(), file);
    assertEquals(zero, track.count(Quality.NO_FIX), file);
    assertEquals(samples - zero, track.count(Quality.GOOD), file);
    if (samples == 0) {
      assertEquals(1, track.notes().size(), "it is said that there is no position");
      return;
    }
    boolean reversed = file.equals("gpx/Geotag.gpx");
    ends(file, track, summary, reversed);
    bounds(track, summary.get("bbox"));
    if (file.startsWith("gpx/")) {
      times(track, truth, reversed);
    } else if (truth.path("cueStart").isTextual()) {
      assertEquals(cue(truth.get("cueStart").asText()), track.offset(0), file);
    }
  }

  private static void ends(String file, Track track, JsonNode truth, boolean reversed) {
    Sample first = track.sample(reversed ? track.size() - 1 : 0);
    Sample last = track.sample(reversed ? 0 : track.size() - 1);
    if (file.endsWith("Garmin.fit")) {
      // put together from two files: the last record is seven years older than the others
      first = track.sample(1);
      last = track.sample(0);
      assertEquals(Instant.parse("2026-04-01T14:00:24Z"), first.at());
      assertEquals(Instant.parse("2019-11-24T21:28:43Z"), last.at());
    }
    end(first, truth.get("firstFix"), file);
    end(last, truth.get("lastFix"), file);
  }

  private static void end(Sample sample, JsonNode truth, String file) {
    LatLon written = sample.written();
    assertNotNull(written, file);
    assertEquals(truth.get("lat").asDouble(), written.latDeg(), PLACE_DEG, file);
    assertEquals(truth.get("lon").asDouble(), written.lonDeg(), PLACE_DEG, file);
    if (sample.fix() != null && truth.path("relAlt").isNumber()) {
      Height height = sample.fix().height();
      assertEquals(Height.Datum.TAKE_OFF, height.datum(), file);
      assertEquals(truth.get("relAlt").asDouble(), height.metres(), 1e-9, file);
    }
    if (truth.path("gimbal").has("yaw")) {
      double yaw = truth.get("gimbal").get("yaw").asDouble();
      assertEquals((yaw + 360) % 360, sample.pose().yaw().deg(), 1e-9, file);
      assertEquals(
          truth.get("gimbal").get("pitch").asDouble(), sample.pose().pitch().deg(), 1e-9, file);
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

  private static void times(Track track, JsonNode truth, boolean reversed) {
    if (!truth.get("firstTime").isTextual()) {
      assertNull(track.sample(0).at());
      return;
    }
    Instant first = OffsetDateTime.parse(truth.get("firstTime").asText()).toInstant();
    Instant last = OffsetDateTime.parse(truth.get("lastTime").asText()).toInstant();
    assertEquals(first, track.sample(reversed ? track.size() - 1 : 0).at());
    assertEquals(last, track.sample(reversed ? 0 : track.size() - 1).at());
    assertEquals(
        Duration.between(first, last).abs(), track.offset(track.size() - 1), "from the first on");
  }

  private static Duration cue(String text) {
    String[] parts = text.split("[:,]");
    return Duration.ofHours(Long.parseLong(parts[0]))
        .plusMinutes(Long.parseLong(parts[1]))
        .plusSeconds(Long.parseLong(parts[2]))
        .plusMillis(Long.parseLong(parts[3]));
  }

  /** Null where the file is no track: it is empty. */
  private static Track read(Path file) {
    try {
      MediaItem item = new Probe().open(Input.of(file));
      return item.match(
          photo -> null, video -> null, track -> TrackReaders.read(track).best(), other -> null);
    } catch (InputException e) {
      return null;
    }
  }
}
