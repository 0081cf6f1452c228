package org.sightline.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.formats.Probe;
import org.sightline.media.Input;
import org.sightline.media.MediaItem;
import org.sightline.risk.Assessment;
import org.sightline.risk.Cut;
import org.sightline.risk.Finding;
import org.sightline.risk.Footage;
import org.sightline.risk.Level;
import org.sightline.risk.Observation;
import org.sightline.telemetry.Telemetry;
import org.sightline.track.Gaps;
import org.sightline.track.Tracks;

class ClipPartsTest {
  private static Cut cut(double fromS, double toS, Level level) {
    return new Cut(fromS, toS, level, "inside Meadow Field");
  }

  private static Finding finding(String rule, Level level, double offsetS) {
    return new Finding(rule, level, rule + " at " + offsetS, List.of(), offsetS);
  }

  /** Of a video of ten minutes. */
  private static List<ClipParts.Part> parts(List<Cut> cuts, Finding... findings) {
    MediaItem item =
        new MediaItem.Other(new Probe().header(Input.of(Path.of("walk.mp4"))), List.of());
    Gaps none = new Gaps(List.of(), 0, 0);
    Footage footage =
        new Footage(
            Tracks.NONE,
            600,
            List.of(),
            List.of(),
            none,
            true,
            null,
            cuts,
            List.of(),
            List.of(),
            List.of(),
            null);
    Observation seen =
        new Observation(
            item,
            Telemetry.UNREAD,
            null,
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            List.of(),
            footage);
    return ClipParts.of(new Assessment.Assessed(seen, List.of(findings), Level.HIGH));
  }

  private static List<String> times(List<ClipParts.Part> parts) {
    List<String> times = new ArrayList<>();
    for (ClipParts.Part part : parts) {
      times.add(part.fromS() + " to " + part.toS() + " " + part.level());
    }
    return times;
  }

  @Test
  void aShortCutIsShownWholeWithSecondsToSpare() {
    List<ClipParts.Part> parts =
        parts(List.of(cut(100, 107, Level.HIGH)), finding("camera-inside-zone", Level.HIGH, 103));
    assertEquals(List.of("98.0 to 109.0 HIGH"), times(parts));
    assertEquals("inside Meadow Field", parts.get(0).reason());
    assertEquals(103, parts.get(0).findings().get(0).offsetS());
  }

  @Test
  void ofALongCutTheWorstMomentIsShown() {
    assertEquals(
        List.of("195.0 to 210.0 HIGH"),
        times(
            parts(
                List.of(cut(100, 400, Level.HIGH)),
                finding("camera-inside-zone", Level.HIGH, 200))));
    // near its end the part begins earlier, at its beginning with it
    assertEquals(
        List.of("387.0 to 402.0 HIGH"),
        times(
            parts(
                List.of(cut(100, 400, Level.HIGH)),
                finding("camera-inside-zone", Level.HIGH, 399))));
    assertEquals(
        List.of("98.0 to 113.0 MEDIUM"), times(parts(List.of(cut(100, 400, Level.MEDIUM)))));
  }

  @Test
  void anObjectIsShownHoweverLittleItWeighsAndNothingElseThatDoes() {
    assertEquals(
        List.of("0.0 to 3.5 LOW", "598.0 to 600.0 LOW"),
        times(
            parts(
                List.of(cut(300, 310, Level.UNDETERMINED)),
                finding("flagged-object", Level.LOW, 1.5),
                finding("object-in-zone", Level.LOW, 600),
                finding("camera-sees-zone", Level.LOW, 200))));
  }

  @Test
  void partsDoNotOverlapAndAMomentIsShownOnce() {
    List<ClipParts.Part> parts =
        parts(
            List.of(cut(50, 52, Level.HIGH)),
            finding("camera-inside-zone", Level.HIGH, 51),
            finding("flagged-object", Level.MEDIUM, 53),
            finding("flagged-object", Level.LOW, 55));
    assertEquals(List.of("48.0 to 54.0 HIGH", "54.0 to 57.0 LOW"), times(parts));
    assertEquals(2, parts.get(0).findings().size());
    assertEquals(1, parts.get(1).findings().size());
  }

  @Test
  void ofVeryManyTheWorstAreShown() {
    List<Cut> cuts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      cuts.add(cut(20 + 20 * i, 22 + 20 * i, i % 4 == 3 ? Level.HIGH : Level.MEDIUM));
    }
    List<ClipParts.Part> parts = parts(cuts, finding("flagged-object", Level.LOW, 5));
    assertEquals(ClipParts.MOST, parts.size());
    assertEquals(5, parts.stream().filter(part -> part.level() == Level.HIGH).count());
    assertEquals("18.0 to 24.0 MEDIUM", times(parts).get(0));
  }
}
