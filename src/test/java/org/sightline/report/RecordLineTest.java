package org.sightline.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sightline.geo.Height;
import org.sightline.media.Header;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.media.Source;
import org.sightline.risk.Assessment;
import org.sightline.risk.Assessor;
import org.sightline.risk.Checks;
import org.sightline.risk.Observation;
import org.sightline.risk.Policy;
import org.sightline.risk.Scene;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Position;
import org.sightline.view.Footprints;
import org.sightline.view.View;
import org.sightline.zones.Activity;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;

class RecordLineTest {
  static final JsonSchema SCHEMA = schema();

  private static JsonSchema schema() {
    try (InputStream in = RecordLine.class.getResourceAsStream("/report/record.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, @Nullable Object> valid(Assessment assessment) throws IOException {
    return valid(RecordLine.of(assessment, Attached.NOTHING));
  }

  private static Map<String, @Nullable Object> valid(byte[] line) throws IOException {
    assertTrue(line.length < RecordLine.MAX_BYTES, line.length + " bytes");
    String json = new String(line, UTF_8);
    assertFalse(json.contains("\n"), "a line is one line");
    Set<ValidationMessage> problems = SCHEMA.validate(json, InputFormat.JSON);
    assertTrue(
        problems.isEmpty(), problems + "\n" + json.substring(0, Math.min(3000, json.length())));
    return Json.object(line);
  }

  @Test
  void viewsAndWhatTheyShowAreWrittenAsTheSchemaSays() throws Exception {
    Observation seen =
        new Scene()
            .fix(-41.2, -24.5, 8, "exif:GPS")
            .yaw(45, 8)
            .shows(Scene.MEADOW, 1900, 0.97, 14.2)
            .observation();
    Fix fix = ((Position.Fixed) seen.telemetry().position()).fix();
    View view = new View(fix, seen.telemetry().pose(), seen.telemetry().lens(), null, 4032, 3024);
    Observation shown =
        new Observation(
            seen.item(),
            seen.telemetry(),
            Footprints.project(view, 5000),
            seen.contacts(),
            seen.detections(),
            seen.standings(),
            seen.checks(),
            seen.notes());
    byte[] line = RecordLine.of(Assessor.assess(Policy.standard(), shown), Attached.NOTHING);
    valid(line);
    Map<String, Object> drawn = Json.object(Json.object(line), "view");
    assertEquals("wedge", drawn.get("kind"));
    assertEquals(5000.0, drawn.get("rangeM"));
    assertEquals(List.of("elevation", "height"), drawn.get("unknown"));
    assertTrue(((List<?>) drawn.get("ring")).size() > 8);
    Map<String, Object> contact = Json.objects(Json.object(line), "contacts").get(0);
    assertEquals("SEES", contact.get("how"));
    assertEquals(0.2, contact.get("coveredShare"));
    assertEquals(14.2, contact.get("pixelsPerMetre"));
  }

  @Test
  void everyAnswerIsValidAgainstTheSchema() throws IOException {
    for (Assessment item : Runs.items()) {
      valid(item);
    }
  }

  @Test
  void aLineIsWrittenFieldByFieldAsTheRecordSays() throws IOException {
    Assessment item =
        new Scene()
            .fix(
                -41.20012345678, -24.5, 8, "exif:GPS", new Height(512, Height.Datum.MEAN_SEA_LEVEL))
            .yaw(32.5, 5)
            .inside(Scene.MEADOW, 140.126, 0.98765)
            .sees("airplane", 0.83)
            .note("exif-no-offset", "OffsetTime is absent.")
            .assessed();
    byte[] line =
        RecordLine.of(
            item,
            new Attached(
                "0123456789abcdef", null, "thumbs/a.jpg", List.of("annotated/a-IMG_2041.jpg")));
    valid(line);
    String later =
        "{\"state\":\"not-in-this-version\",\"code\":\"not-in-this-version\",\"message\":null}";
    String uncounted = "{\"state\":\"not-asked\",\"code\":\"no-privacy\",\"message\":null}";
    String made = "{\"state\":\"made\",\"code\":null,\"message\":null}";
    String position =
        "\"latDeg\":-41.2001235,\"lonDeg\":-24.5,\"accuracyM\":8.0,\"accuracySource\":\"assumed:phone\","
            + "\"height\":{\"metres\":512.0,\"datum\":\"MEAN_SEA_LEVEL\"},"
            + "\"heights\":[{\"metres\":512.0,\"datum\":\"MEAN_SEA_LEVEL\"}],\"at\":null,\"source\":\"exif:GPS\"}";
    assertEquals(
        "{\"sightline\":1,\"id\":\""
            + item.header().id()
            + "\",\"config\":\"0123456789abcdef\",\"sha256\":null,"
            + "\"source\":\"walk/IMG_2041.jpg\",\"kind\":\"photo\",\"format\":\"jpeg\",\"bytes\":4102233,"
            + "\"modified\":\"2024-05-01T10:00:05Z\",\"widthPx\":4032,\"heightPx\":3024,\"lengthS\":null,"
            + "\"level\":\"HIGH\",\"failed\":null,"
            + "\"checks\":{\"position\":"
            + made
            + ",\"view\":"
            + made
            + ",\"objects\":"
            + made
            + ",\"text\":"
            + later
            + ",\"pixels\":"
            + made
            + ",\"faces\":"
            + uncounted
            + ",\"plates\":"
            + uncounted
            + ",\"hidden\":"
            + later
            + "},"
            + "\"captured\":{\"at\":\"2026-05-09T08:09:00Z\",\"local\":\"2026-05-09T10:09:00\",\"clock\":\"gps\"},"
            + "\"camera\":{\"make\":\"Fernway\",\"model\":\"Pocket 7\"},"
            + "\"position\":{\"state\":\"fixed\","
            + position
            + ","
            + "\"positions\":[{\"state\":\"fixed\","
            + position
            + "],"
            + "\"pose\":{\"yaw\":{\"deg\":32.5,\"sigmaDeg\":5.0,\"source\":\"exif:GPSImgDirection\"},"
            + "\"pitch\":null,\"roll\":null},"
            + "\"lens\":{\"horizontalFovDeg\":66.0,\"verticalFovDeg\":51.9,\"source\":\"exif:FocalLengthIn35mmFilm\"},"
            + "\"view\":null,\"track\":null,"
            + "\"contacts\":[{\"zone\":\"meadow-field\",\"name\":\"Meadow Field\",\"layer\":null,"
            + "\"kind\":\"military airfield\",\"private\":false,\"restricts\":[\"CAPTURE\"],\"how\":\"INSIDE\","
            + "\"probability\":0.9877,\"distanceM\":0.0,\"active\":\"yes\",\"activeAsOf\":null,\"height\":\"inside\",\"hidden\":null,"
            + "\"depthM\":140.13,\"bearingDeg\":41.0,\"coveredShare\":null,\"pixelsPerMetre\":null,"
            + "\"outlineKind\":null,\"outlinePx\":[],\"outlineMorePx\":[],\"outlineBandPx\":null,\"fromS\":0.0,\"toS\":0.0,\"position\":\"exif:GPS\"}],"
            + "\"detections\":[{\"label\":\"airplane\",\"score\":0.83,\"box\":[10.0,20.0,806.0,242.0],"
            + "\"model\":\"yolox-nano\",\"fromS\":0.0,\"toS\":0.0,\"standsIn\":[]}],\"texts\":[],\"privacy\":null,"
            + "\"findings\":[{\"rule\":\"camera-inside-zone\",\"level\":\"HIGH\",\"reason\":\"Taken 140 m inside"
            + " Meadow Field (military airfield, no photography); position good to 8 m.\",\"offsetS\":0.0,"
            + "\"evidence\":[{\"label\":\"Depth inside the zone\",\"value\":140.126,\"unit\":\"m\",\"plusMinus\":8.0,"
            + "\"source\":\"exif:GPS\"},{\"label\":\"Probability inside\",\"value\":98.765,\"unit\":\"%\","
            + "\"plusMinus\":null,\"source\":\"position error, 1σ\"},{\"label\":\"Position good to\",\"value\":8.0,"
            + "\"unit\":\"m\",\"plusMinus\":null,\"source\":\"assumed:phone\"}]},"
            + "{\"rule\":\"flagged-object\",\"level\":\"HIGH\",\"reason\":\"An airplane (score 0.83) appears in a"
            + " picture taken inside Meadow Field (military airfield, no photography).\",\"offsetS\":0.0,"
            + "\"evidence\":[{\"label\":\"Detector score\",\"value\":0.83,\"unit\":\"of 1\",\"plusMinus\":null,"
            + "\"source\":\"yolox-nano\"},{\"label\":\"Size in the picture\",\"value\":\"806 × 242\",\"unit\":\"px\","
            + "\"plusMinus\":null,\"source\":\"yolox-nano\"}]}],"
            + "\"cuts\":[],\"keyframes\":[],\"clips\":[],\"annotated\":[\"annotated/a-IMG_2041.jpg\"],\"layers\":[],\"thumb\":\"thumbs/a.jpg\",\"hash\":null,"
            + "\"notes\":[{\"stage\":\"telemetry\",\"code\":\"exif-no-offset\",\"message\":\"OffsetTime is absent.\"}]}",
        new String(line, UTF_8));
  }

  @Test
  void theJournalFindsTheIdAtAFixedPlace() {
    for (Assessment item : Runs.items()) {
      String line = new String(RecordLine.of(item, Attached.NOTHING), UTF_8);
      assertTrue(line.startsWith("{\"sightline\":1,\"id\":\"" + item.header().id() + "\","), line);
    }
  }

  @Test
  void aFailedInputIsUndeterminedAndSaysWhy() throws IOException {
    Map<String, @Nullable Object> row = valid(Runs.items().get(7));
    assertEquals("UNDETERMINED", row.get("level"));
    assertEquals("jpeg-truncated", Json.object(row, "failed").get("code"));
    assertNull(row.get("position"));
    assertEquals("not-made", Json.object(Json.object(row, "checks"), "position").get("state"));
  }

  @Test
  void aPrivateZoneLeavesNoNameNumberOrLayer() throws IOException {
    Assessment item =
        Runs.place("a.jpg").inside(Scene.HOME, 31.25, 0.77).near(Scene.HOME, 47.75, 0.1).assessed();
    Map<String, @Nullable Object> row = valid(item);
    for (Map<String, @Nullable Object> contact : Json.objects(row, "contacts")) {
      assertEquals("private", contact.get("zone"));
      assertEquals("private zone", contact.get("name"));
      for (String number : List.of("probability", "distanceM", "depthM", "bearingDeg", "layer")) {
        assertNull(contact.get(number), number);
      }
    }
    String line = new String(RecordLine.of(item, Attached.NOTHING), UTF_8);
    for (String secret : List.of("my-home", "Granny", "secret layer", "31.2", "0.77", "47.7")) {
      assertFalse(line.contains(secret), secret);
    }
  }

  @Test
  void lengthStaysBoundedWhateverTheInput() throws IOException {
    Zone wordy = Scene.zone("\u0001".repeat(5_000), "\"\\".repeat(5_000), Activity.CAPTURE);
    List<ZoneContact> contacts = new ArrayList<>();
    Scene scene = new Scene().source("x".repeat(4_000) + "%ff".repeat(1_000));
    for (int i = 0; i < 5_000; i++) {
      contacts.add(Scene.near(wordy, i, i / 10_000.0, "exif:GPS"));
      scene.note("note-" + i, "\u0002".repeat(4_000)).sees("b".repeat(300), 0.9);
      scene.fix(-41.2, -24.5 + i * 1e-6, 8, "xmp:" + "é".repeat(500));
    }
    Observation bare = scene.observation();
    Observation seen =
        new Observation(
            bare.item(),
            bare.telemetry(),
            contacts,
            bare.detections(),
            bare.checks(),
            bare.notes());
    byte[] line = RecordLine.of(Assessor.assess(Policy.standard(), seen), Attached.NOTHING);
    Map<String, @Nullable Object> row = valid(line);
    List<Map<String, @Nullable Object>> notes = Json.objects(row, "notes");
    Map<String, @Nullable Object> last = notes.get(notes.size() - 1);
    assertEquals("record-shortened", last.get("code"));
    assertTrue(Json.text(last, "message").contains("of 5000 contacts"), last.toString());
    // the worst contact is kept
    assertEquals(0.4999, Json.objects(row, "contacts").get(0).get("probability"));
    assertEquals(7_000, Json.text(row, "source").length());
  }

  @Test
  void aThousandEntriesAreKeptWhereTheyFit() throws IOException {
    Scene scene = Runs.place("a.jpg");
    for (int i = 0; i < 1_500; i++) {
      scene.sees("person", i / 1_500.0);
    }
    List<Map<String, @Nullable Object>> detections =
        Json.objects(valid(scene.assessed()), "detections");
    assertEquals(1_000, detections.size());
    assertEquals(0.9993, detections.get(0).get("score"));
  }

  @Test
  void numbersAreNeverNanAndKeepTheirSize() throws IOException {
    String json =
        new String(
            JsonWriter.object(
                9,
                99,
                out -> {
                  out.number("nan", Double.NaN, 2);
                  out.number("infinite", Double.NEGATIVE_INFINITY, 2);
                  out.number("none", null, 2);
                  out.number("huge", 1e30, 7);
                  out.number("tiny", -4e-9, 7);
                  out.number("half", 0.125, 2);
                  out.number("negative", -41.20012345678, 7);
                  out.number("whole", 12345678.0, 1);
                }),
            UTF_8);
    assertEquals(
        "{\"nan\":null,\"infinite\":null,\"none\":null,\"huge\":1.0E30,\"tiny\":0.0,\"half\":0.13,"
            + "\"negative\":-41.2001235,\"whole\":12345678.0}",
        json);
  }

  @Test
  void timesAreIso8601FromAnyYear() throws IOException {
    String json =
        new String(
            JsonWriter.object(
                9,
                99,
                out -> {
                  out.instant("epoch", Instant.EPOCH);
                  out.instant("nanos", Instant.parse("2026-01-02T03:04:05.067Z"));
                  out.instant("early", Instant.parse("0099-12-31T23:59:59Z"));
                  out.instant("late", Instant.parse("+12345-01-01T00:00:00Z"));
                  out.instant("bc", Instant.parse("-0043-03-15T00:00:00Z"));
                }),
            UTF_8);
    assertEquals(
        "{\"epoch\":\"1970-01-01T00:00:00Z\",\"nanos\":\"2026-01-02T03:04:05.067Z\","
            + "\"early\":\"0099-12-31T23:59:59Z\",\"late\":\"+12345-01-01T00:00:00Z\","
            + "\"bc\":\"-0043-03-15T00:00:00Z\"}",
        json);
  }

  @Test
  void halvesOfSurrogatePairsAreReplaced() throws IOException {
    Map<String, @Nullable Object> row =
        valid(Runs.place("a\ud83d.jpg").camera("\udc00x", "😀").assessed());
    assertEquals("a?.jpg", row.get("source"));
    assertEquals("?x", Json.object(row, "camera").get("make"));
    assertEquals("😀", Json.object(row, "camera").get("model"));
  }

  @Test
  void sourcesThatWereEncodedSaySo() throws IOException {
    Header plain = Scene.header("a.jpg");
    Header encoded =
        new Header(
            plain.id(), new Source("a%ff.jpg", true), plain.file(), "jpeg", 0, plain.modified());
    Map<String, @Nullable Object> row =
        valid(new Assessment.Failed(encoded, "media", "empty-file", "No bytes.", List.of()));
    assertEquals(true, row.get("sourceEncoded"));
  }

  @Test
  void whatIsNoPictureIsValidToo() throws IOException {
    for (MediaItem item :
        List.of(
            MediaItem.Video.of(Scene.header("a.mp4"), List.of()),
            new MediaItem.TrackFile(Scene.header("a.gpx"), List.of()),
            new MediaItem.Other(
                Scene.header("a.txt"), List.of(new Note("media", "not-media", "Text."))))) {
      Observation seen =
          new Observation(
              item,
              new Scene().camera(null, null).at(null).telemetry(),
              List.of(),
              List.of(),
              Checks.ofUnread(item),
              item.notes());
      Map<String, @Nullable Object> row = valid(Assessor.assess(Policy.standard(), seen));
      assertNull(row.get("widthPx"));
      assertNull(row.get("camera"));
    }
  }

  @Test
  void theSchemaCatchesMistakes() {
    String line = new String(RecordLine.of(Runs.items().get(0), Attached.NOTHING), UTF_8);
    for (String[] mistake :
        new String[][] {
          {"\"level\":\"HIGH\",\"failed\"", "\"level\":\"RED\",\"failed\""},
          {"\"latDeg\":-41.2001234", "\"latDeg\":-141.2"},
          {"\"latDeg\":-41.2001234", "\"latDeg\":null"},
          {"\"accuracyM\":8.0", "\"accuracyM\":\"8 m\""},
          {"\"how\":\"INSIDE\"", "\"how\":\"IN\""},
          {"\"thumb\":null", "\"thumb\":\"../../etc/passwd\""},
          {"\"notes\":[]", "\"notes\":[],\"extra\":1"},
          {"\"state\":\"made\",\"code\":null", "\"state\":\"made\",\"code\":\"why\""},
          {"\"private\":false", "\"private\":true"},
          {"\"track\":null", "\"trak\":null"},
        }) {
      assertTrue(line.contains(mistake[0]), mistake[0]);
      String wrong = line.replace(mistake[0], mistake[1]);
      assertFalse(SCHEMA.validate(wrong, InputFormat.JSON).isEmpty(), mistake[1]);
    }
  }

  @Test
  void inspectGivesThePartFromCapturedToTrack() throws IOException {
    Scene scene = new Scene().missing(Position.State.EMPTY, "");
    byte[] line =
        RecordLine.ofInspected(
            scene.photo(), scene.telemetry(), null, List.of(new Note("telemetry", "odd", "Odd.")));
    assertEquals(
        List.of(
            "sightline",
            "id",
            "sha256",
            "source",
            "kind",
            "format",
            "bytes",
            "modified",
            "widthPx",
            "heightPx",
            "lengthS",
            "captured",
            "camera",
            "position",
            "positions",
            "pose",
            "lens",
            "view",
            "track",
            "notes"),
        new ArrayList<>(Json.object(line).keySet()));
  }
}
