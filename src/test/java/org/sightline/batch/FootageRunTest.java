package org.sightline.batch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.sightline.media.Input;
import org.sightline.media.Inputs;
import org.sightline.report.RunHead;
import org.sightline.risk.Checks;
import org.sightline.risk.Policy;
import org.sightline.vision.Effort;
import org.sightline.vision.Engine;
import org.sightline.zonefiles.ZoneLoader;
import org.sightline.zones.Activity;
import org.sightline.zones.Shape;
import org.sightline.zones.Volume;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneSet;
import org.sightline.zones.ZoneSource;

/**
 * Videos through the whole pipeline with a real child process, without a detector: ten minutes of
 * grey pictures, one a second, with subtitles that lead 6 km east past a zone.
 */
class FootageRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double LON_M = 76_050;

  @TempDir private Path temp;
  private Path clips;
  private ZoneSet zones = zones();

  @BeforeEach
  void copyClip() throws Exception {
    clips = Files.createDirectories(temp.resolve("clips"));
    Files.copy(clip("long.mp4"), clips.resolve("long.mp4"));
  }

  private static Path clip(String name) throws Exception {
    return Path.of(FootageRunTest.class.getResource("/frames/" + name).toURI());
  }

  /** East at 10 m a second from 8 degrees east, a position a second. */
  private void track(String name, int fromS, int toS) throws Exception {
    StringBuilder srt = new StringBuilder();
    for (int s = fromS; s < toS; s++) {
      srt.append(s + 1).append('\n');
      srt.append(String.format(Locale.ROOT, "00:%02d:%02d,000 --> ", s / 60, s % 60));
      srt.append(String.format(Locale.ROOT, "00:%02d:%02d,000%n", (s + 1) / 60, (s + 1) % 60));
      srt.append(
          String.format(
              Locale.ROOT,
              "[latitude: 47.000000] [longitude: %.7f] [rel_alt: 60.000 abs_alt: 460.000]%n%n",
              8 + 10 * s / LON_M));
    }
    Files.writeString(clips.resolve(name), srt);
  }

  /** A zone that a camera flies through from second 200 to second 230. */
  private static ZoneSet zones() {
    Coordinate[] ring = {
      new Coordinate(8 + 2_000 / LON_M, 46.99),
      new Coordinate(8 + 2_300 / LON_M, 46.99),
      new Coordinate(8 + 2_300 / LON_M, 47.01),
      new Coordinate(8 + 2_000 / LON_M, 47.01),
      new Coordinate(8 + 2_000 / LON_M, 46.99)
    };
    return ZoneSet.of(
        List.of(
            new Zone(
                "gull-reach",
                "Gull Reach",
                "refuge",
                Set.of(Activity.FLIGHT),
                List.of(
                    new Volume(
                        new Shape.Outline(new GeometryFactory().createPolygon(ring)), null, null)),
                null,
                0,
                0,
                false,
                Map.of(),
                new ZoneSource("zones.geojson", null, "1"))));
  }

  private RunConfig config(Sampling sampling) {
    RunHead head =
        new RunHead(
            "test",
            Map.of(),
            List.of(),
            "",
            List.of(),
            "",
            null,
            zones.zones(),
            null,
            new RunHead.PolicyUsed("standard", "1", "built-in", ""),
            List.of(),
            null,
            Checks.unasked(true, true, true),
            Map.of(),
            Instant.parse("2026-05-09T08:00:00Z"),
            false,
            "0123456789abcdef");
    PixelOptions pixels = PixelOptions.of(null, Engine.OPENCV, Effort.NORMAL);
    return new RunConfig(
        zones,
        null,
        Policy.standard(),
        pixels,
        null,
        null,
        null,
        sampling,
        false,
        null,
        head,
        1,
        false,
        true);
  }

  private static Sampling sampling(int everyS, Sampling.Mode mode) {
    return new Sampling(Duration.ofSeconds(everyS), mode);
  }

  /** The line of the one clip; what is written stays in the folder, its journal too. */
  private byte[] line(String out, Sampling sampling) throws Exception {
    try (ReportFolder folder = open(out)) {
      return line(folder, sampling);
    }
  }

  private ReportFolder open(String out) throws Exception {
    return ReportFolder.open(temp.resolve(out), ReportFolder.Mode.AUTO, "settings", "inputs");
  }

  private byte[] line(ReportFolder folder, Sampling sampling) throws Exception {
    Path work = folder.path().resolve("work");
    RunConfig config = config(sampling);
    try (Journal journal =
        new Journal(folder.path().resolve("results.jsonl"), work.resolve("previous.jsonl"))) {
      Outputs outputs =
          new Outputs(folder, journal, new Published(config.zones(), config.head().asOf()));
      try (Pipeline pipeline =
          new Pipeline(config, outputs, new Tally(), new Progress(text -> {}, false))) {
        Input input = Inputs.of(List.of(clips)).next();
        return pipeline.line(input);
      }
    }
  }

  private static JsonNode json(byte[] line) throws Exception {
    return JSON.readTree(line);
  }

  private List<JsonNode> pictures(String out, JsonNode record) throws Exception {
    List<JsonNode> pictures = new ArrayList<>();
    Path file = temp.resolve(out).resolve(record.get("samples").asText());
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      for (String one : new String(in.readAllBytes(), UTF_8).split("\n")) {
        JsonNode node = JSON.readTree(one);
        if (node.has("detections")) {
          pictures.add(node);
        }
      }
    }
    return pictures;
  }

  private Path journal(String out, JsonNode record) {
    return temp.resolve(out).resolve("work").resolve(record.get("id").asText() + ".jsonl");
  }

  /** Every file of a report folder but those of its work. */
  private Map<String, String> files(String out) throws Exception {
    Map<String, String> files = new TreeMap<>();
    Path folder = temp.resolve(out);
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (!name.startsWith("work")) {
          files.put(name, Arrays.toString(Files.readAllBytes(file)));
        }
      }
    }
    return files;
  }

  @Test
  void picturesAreCloseWhereAZoneIsTouchedAndFarApartElsewhere() throws Exception {
    track("long.srt", 0, 600);
    JsonNode record = json(line("out", null));
    JsonNode sampling = record.get("sampling");
    assertEquals("near-zones", sampling.get("mode").asText());
    assertEquals(1, sampling.get("everyS").asDouble());
    assertEquals(10, sampling.get("elsewhereS").asDouble());
    assertEquals(1, sampling.get("dense").size(), sampling.toString());
    double fromS = sampling.get("dense").get(0).get("fromS").asDouble();
    double toS = sampling.get("dense").get(0).get("toS").asDouble();
    assertTrue(fromS > 190 && fromS < 199 && toS > 231 && toS < 240, sampling.toString());
    List<JsonNode> pictures = pictures("out", record);
    assertEquals(sampling.get("looked").asInt(), pictures.size());
    int close = 0;
    for (JsonNode picture : pictures) {
      double at = picture.get("offsetS").asDouble();
      close += at >= 200 && at < 230 ? 1 : 0;
    }
    assertEquals(30, close, "one a second");
    assertTrue(pictures.size() > 90 && pictures.size() < 105, pictures.size() + " pictures");
    assertEquals("no-detector", record.at("/checks/objects/code").asText());
    assertEquals("made", record.at("/checks/pixels/state").asText());
  }

  @Test
  void theFindingHasItsAnnotatedPictureAtItsMoment() throws Exception {
    track("long.srt", 0, 600);
    JsonNode record = json(line("out", null));
    assertEquals("HIGH", record.get("level").asText());
    assertEquals("drone-in-flight-zone", record.at("/findings/0/rule").asText());
    assertEquals(1, record.get("keyframes").size());
    double at = record.at("/keyframes/0/offsetS").asDouble();
    assertEquals(record.at("/findings/0/offsetS").asDouble(), at, 0.51);
    String file = record.at("/keyframes/0/file").asText();
    assertTrue(file.matches("annotated/[0-9a-f]{12}-long-" + (int) at + "\\.jpg"), "named " + file);
    assertEquals(file, record.at("/annotated/0").asText());
    assertTrue(Files.size(temp.resolve("out").resolve(file)) > 1_000);
    assertTrue(Files.size(temp.resolve("out").resolve(record.get("thumb").asText())) > 300);
  }

  @Test
  void whereThePlaceIsNotKnownPicturesAreClose() throws Exception {
    track("long.srt", 100, 150);
    JsonNode dense = json(line("out", null)).at("/sampling/dense");
    assertEquals(2, dense.size(), dense.toString());
    assertEquals(0, dense.get(0).get("fromS").asDouble());
    assertEquals(101, dense.get(0).get("toS").asDouble(), 1.1);
    assertEquals(149, dense.get(1).get("fromS").asDouble(), 1.1);
    assertEquals(600, dense.get(1).get("toS").asDouble());
  }

  @Test
  void whereNoZoneFileKnowsThePlaceEverySecondIsLookedAt() throws Exception {
    Path file = temp.resolve("elsewhere.geojson");
    Files.writeString(
        file,
        """
        {"type": "FeatureCollection",
         "coverage": {"type": "Polygon", "coordinates":
           [[[20, 40], [21, 40], [21, 41], [20, 41], [20, 40]]]},
         "features": [{"type": "Feature", "properties": {"name": "Far Marsh"}, "geometry":
           {"type": "Polygon", "coordinates":
             [[[20.1, 40.1], [20.2, 40.1], [20.2, 40.2], [20.1, 40.1]]]}}]}
        """);
    zones = ZoneLoader.load(List.of(file), false);
    track("long.srt", 0, 600);
    JsonNode record = json(line("out", null));
    assertEquals("no-zone-data", record.at("/checks/position/code").asText());
    assertEquals(600, record.at("/sampling/looked").asInt());
    assertEquals(600, record.at("/sampling/dense/0/toS").asDouble());
  }

  @Test
  void aVideoOfWhichNoPictureDecodesIsNotCheckedForObjects() throws Exception {
    track("long.srt", 0, 600);
    Path clip = clips.resolve("long.mp4");
    byte[] bytes = Files.readAllBytes(clip);
    int mdat = new String(bytes, ISO_8859_1).indexOf("mdat");
    int length = ByteBuffer.wrap(bytes).getInt(mdat - 4) - 8;
    Arrays.fill(bytes, mdat + 4, mdat + 4 + length, (byte) 0);
    Files.write(clip, bytes);
    JsonNode record = json(line("out", null));
    assertEquals(0, record.at("/sampling/looked").asInt(), record.toString());
    assertEquals("not-made", record.at("/checks/objects/state").asText());
    assertEquals("not-made", record.at("/checks/pixels/state").asText());
    String why = record.at("/checks/objects/message").asText();
    assertTrue(why.startsWith("Not one picture of the video could be seen."), why);
    assertEquals("HIGH", record.get("level").asText(), "its way is tested all the same");
  }

  @Test
  void withoutATrackEverySecondIsLookedAt() throws Exception {
    JsonNode record = json(line("out", null));
    assertEquals("UNDETERMINED", record.get("level").asText());
    assertEquals(600, record.at("/sampling/looked").asInt());
  }

  @Test
  void allLooksEverywhereAndNoneNowhere() throws Exception {
    track("long.srt", 0, 600);
    JsonNode all = json(line("all", sampling(2, Sampling.Mode.ALL)));
    assertEquals(300, all.at("/sampling/looked").asInt());
    assertTrue(all.at("/sampling/elsewhereS").isNull());
    JsonNode none = json(line("none", sampling(1, Sampling.Mode.NONE)));
    assertEquals("none", none.at("/sampling/mode").asText());
    assertEquals(0, none.at("/sampling/looked").asInt());
    assertEquals("not-asked", none.at("/checks/objects/state").asText());
    assertEquals("no-frames", none.at("/checks/objects/code").asText());
    assertEquals("HIGH", none.get("level").asText(), "its way is tested all the same");
    assertEquals(0, none.get("keyframes").size());
  }

  @Test
  void aRunKilledInsideALongFileGoesOnThereWithTheSameBytes() throws Exception {
    byte[] whole = line("whole", sampling(1, Sampling.Mode.ALL));
    JsonNode record = json(whole);
    List<String> minutes = Files.readAllLines(journal("whole", record));
    assertEquals(11, minutes.size(), "a head and ten minutes");
    for (int kept : new int[] {0, 1, 4, 10}) {
      String out = "killed-" + kept;
      try (ReportFolder folder = open(out)) {
        String torn = String.join("\n", minutes.subList(0, kept + 1)) + "\n{\"minute\":" + kept;
        Files.writeString(journal(out, record), torn);
        // the thumbnail was written before the first minute
        String thumb = record.get("thumb").asText();
        Files.createDirectories(folder.path().resolve("thumbs"));
        Files.copy(temp.resolve("whole").resolve(thumb), folder.path().resolve(thumb));
        assertArrayEquals(whole, line(folder, sampling(1, Sampling.Mode.ALL)));
      }
      assertEquals(minutes, Files.readAllLines(journal(out, record)));
      assertEquals(files("whole"), files(out));
    }
  }

  @Test
  void minutesLookedAtBeforeAreNotLookedAtAgain() throws Exception {
    JsonNode record = json(line("whole", sampling(1, Sampling.Mode.ALL)));
    List<String> minutes = new ArrayList<>(Files.readAllLines(journal("whole", record)));
    String marked =
        minutes
            .get(1)
            .replaceFirst(
                "\"detections\":\\[\\]",
                "\"detections\":[{\"label\":\"boat\",\"score\":0.75,\"box\":[1.5,2,30,20],"
                    + "\"model\":\"earlier\"}]");
    Files.writeString(journal("whole", record), minutes.get(0) + "\n" + marked + "\n");
    JsonNode boat = json(line("whole", sampling(1, Sampling.Mode.ALL))).at("/detections/0");
    assertEquals("earlier", boat.get("model").asText());
    assertEquals(1.5, boat.at("/box/0").asDouble());
    assertEquals(1, boat.get("pictures").asInt());
  }

  @Test
  void minutesUnderOtherSettingsAreForgotten() throws Exception {
    JsonNode record = json(line("whole", sampling(1, Sampling.Mode.ALL)));
    List<String> minutes = Files.readAllLines(journal("whole", record));
    String head = minutes.get(0).replace("0123456789abcdef", "0123456789abcdff");
    String marked = minutes.get(1).replace("\"spoilt\":0", "\"spoilt\":77");
    Files.writeString(journal("whole", record), head + "\n" + marked + "\n");
    JsonNode again = json(line("whole", sampling(1, Sampling.Mode.ALL)));
    assertFalse(again.get("notes").toString().contains("77"), again.get("notes").toString());
    assertEquals(minutes, Files.readAllLines(journal("whole", record)));
  }

  @Test
  void aVideoThatIsCutOffIsLimitedAndOneThatCannotBeOpenedFails() throws Exception {
    byte[] whole = Files.readAllBytes(clip("h264.mkv"));
    Files.delete(clips.resolve("long.mp4"));
    Path file = clips.resolve("cut.mkv");
    Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 3));
    JsonNode cut = json(line("cut", null));
    assertTrue(cut.at("/sampling/looked").asInt() >= 2, cut.toString());
    Files.write(file, Arrays.copyOf(whole, 200));
    JsonNode broken = json(line("broken", null));
    assertEquals("UNDETERMINED", broken.get("level").asText());
    assertTrue(broken.get("failed").hasNonNull("code"), broken.toString());
  }

  @Test
  void aVideoThatCannotBeDecodedKeepsWhatItsTrackSays() throws Exception {
    track("long.srt", 0, 600);
    byte[] whole = Files.readAllBytes(clips.resolve("long.mp4"));
    int data = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("mdat");
    Arrays.fill(whole, data + 4, data + 3_000, (byte) 0);
    Files.write(clips.resolve("long.mp4"), whole);
    JsonNode record = json(line("out", null));
    assertNull(record.get("failed").get("code"), record.toString());
    assertEquals("HIGH", record.get("level").asText());
    assertEquals("limited", record.at("/checks/pixels/state").asText(), record.toString());
    assertEquals("video-damaged", record.at("/checks/pixels/code").asText());
  }
}
