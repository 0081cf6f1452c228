package org.sightline.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.Shared;
import org.sightline.formats.Probe;
import org.sightline.geo.LatLon;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.Inputs;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.risk.Assessment;
import org.sightline.risk.Assessor;
import org.sightline.risk.Check;
import org.sightline.risk.Checks;
import org.sightline.risk.Observation;
import org.sightline.risk.Policy;
import org.sightline.risk.Scene;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.telemetry.TelemetryReaders;
import org.sightline.zones.Coverage;
import org.sightline.zones.ZoneContact;

/** Real files through everything but pixels: every one gives a line that its schema accepts. */
class RealFilesTest {
  @ParameterizedTest
  @ValueSource(strings = {"stills", "drone-stills", "hostile", "srt", "gpx", "video"})
  void everyRealFileGivesAValidLine(String folder) throws Exception {
    Inputs inputs = Inputs.of(List.of(Shared.folder("media").resolve(folder)));
    int lines = 0;
    while (inputs.hasNext()) {
      Input input = inputs.next();
      byte[] line = RecordLine.of(assess(input), Attached.NOTHING);
      String json = new String(line, UTF_8);
      assertEquals(
          List.of(),
          new ArrayList<>(RecordLineTest.SCHEMA.validate(json, InputFormat.JSON)),
          input.path().toString());
      assertTrue(line.length < RecordLine.MAX_BYTES);
      lines++;
    }
    assertTrue(lines > 10, lines + " lines");
  }

  @Test
  void positionsComeBackFromTheLineAsTheyWereRead() throws Exception {
    Inputs inputs = Inputs.of(List.of(Shared.folder("media").resolve("stills")));
    int positions = 0;
    while (inputs.hasNext()) {
      Assessment assessment = assess(inputs.next());
      if (assessment instanceof Assessment.Assessed assessed
          && assessed.observation().telemetry().position() instanceof Position.Fixed fixed) {
        LatLon place = fixed.fix().position();
        Map<String, @Nullable Object> row =
            Json.object(RecordLine.of(assessment, Attached.NOTHING));
        Map<String, @Nullable Object> position = Json.object(row, "position");
        // half of the seventh decimal
        assertEquals(place.latDeg(), Json.number(position, "latDeg"), 5.01e-8);
        assertEquals(place.lonDeg(), Json.number(position, "lonDeg"), 5.01e-8);
        assertEquals("camera-inside-zone", Json.objects(row, "findings").get(0).get("rule"));
        positions++;
      }
    }
    assertTrue(positions > 50, positions + " positions");
  }

  /** As the pipeline does without pixels, with one zone around every position. */
  private static Assessment assess(Input input) {
    Probe probe = new Probe();
    try {
      MediaItem item = probe.open(input);
      if (!(item instanceof MediaItem.Photo photo)) {
        Telemetry none = new Scene().camera(null, null).at(null).telemetry();
        return Assessor.assess(
            Policy.standard(),
            new Observation(item, none, List.of(), List.of(), Checks.ofUnread(item), item.notes()));
      }
      Telemetry telemetry = TelemetryReaders.read(photo);
      List<ZoneContact> contacts = new ArrayList<>();
      for (Position position : telemetry.positions()) {
        if (position instanceof Position.Fixed fixed) {
          Fix fix = fixed.fix();
          contacts.add(Scene.inside(Scene.MEADOW, 140, 0.98, fix.source()));
        }
      }
      List<Note> notes = new ArrayList<>(item.notes());
      notes.addAll(telemetry.notes());
      Check position =
          Checks.position(Policy.standard(), telemetry, 1, 0, place -> Coverage.COVERED);
      return Assessor.assess(
          Policy.standard(),
          new Observation(
              item,
              telemetry,
              contacts,
              List.of(),
              Checks.ofPhoto(position, Checks.Looked.NOT_ASKED),
              notes));
    } catch (InputException e) {
      return new Assessment.Failed(
          probe.header(input), e.stage(), e.code(), String.valueOf(e.getMessage()), List.of());
    }
  }
}
