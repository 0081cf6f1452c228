package org.sightline.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.media.Note;
import org.sightline.telemetry.CameraPose;

final class TrackTest {
  private static final Origin ORIGIN =
      new Origin("test", 5, "assumed:test", "test:yaw", 1, 1, null, true);

  private final TrackDraft draft = new TrackDraft(ORIGIN);

  private void add(double seconds, double lat, double lon) {
    add(seconds, lat, lon, Double.NaN);
  }

  private void add(double seconds, double lat, double lon, double yaw) {
    Row row = draft.row();
    row.offsetNs = Math.round(seconds * 1e9);
    row.latDeg = lat;
    row.lonDeg = lon;
    row.yawDeg = yaw;
    draft.add();
  }

  private Sample at(Track track, double seconds) {
    return track.at(Duration.ofNanos(Math.round(seconds * 1e9)));
  }

  @Test
  void betweenTwoFixesThePlaceGoesWithTheTime() {
    add(0, 47, 8);
    add(2, 47.0002, 8.0004);
    Sample middle = at(draft.finish(), 1);
    // a straight line in a local frame: under a millimetre from the mean at 40 m
    assertEquals(47.0001, middle.fix().position().latDeg(), 1e-8);
    assertEquals(8.0002, middle.fix().position().lonDeg(), 1e-8);
    assertEquals(5, middle.fix().accuracyM());
  }

  @Test
  void nothingIsKnownInAGapLongerThanThreeSecondsNorOutside() {
    add(0, 47, 8);
    add(3, 47, 8);
    add(6.1, 47, 8);
    Track track = draft.finish();
    assertNotNull(at(track, 1.5));
    assertNull(at(track, 4));
    assertNull(at(track, 7));
    assertNull(at(track, -0.1));
    assertNotNull(at(track, 6.1));
  }

  @Test
  void aDirectionTurnsTheShortWayRound() {
    add(0, 47, 8, 359);
    add(1, 47, 8, 1);
    CameraPose pose = at(draft.finish(), 0.75).pose();
    assertEquals(0.5, pose.yaw().deg(), 1e-9);
  }

  @Test
  void zeroZeroAndPlacesOffTheGlobeAreNoFix() {
    add(0, 0, 0);
    add(1, 91, 8);
    add(2, 47, Double.NaN);
    add(3, 47, 8);
    Track track = draft.finish();
    assertEquals(3, track.count(Quality.NO_FIX));
    assertEquals(1, track.count(Quality.GOOD));
    assertNull(track.sample(0).fix());
    assertEquals(0.0, track.sample(0).written().latDeg());
    assertNull(track.sample(1).written());
  }

  @Test
  void samplesStandInOrderOfTimeWhateverTheOrderOfTheFile() {
    add(5, 47.5, 8);
    add(1, 47.1, 8);
    add(3, 47.3, 8, 90);
    Track track = draft.finish();
    assertEquals(
        List.of(47.1, 47.3, 47.5),
        List.of(
            track.sample(0).written().latDeg(),
            track.sample(1).written().latDeg(),
            track.sample(2).written().latDeg()));
    assertEquals(90.0, track.sample(1).pose().yaw().deg());
    assertNull(track.sample(2).pose());
  }

  @Test
  void aLonePlaceFarAwayIsNotUsedAndAJumpThatStaysIsKeptOnBothSides() {
    add(0, 47, 8);
    add(1, 48, 8);
    add(2, 47.00001, 8);
    add(3, 50, 8);
    add(4, 50, 8);
    Track track = draft.finish();
    assertEquals(Quality.STALE, track.quality(1));
    assertEquals(48.0, track.sample(1).written().latDeg());
    assertEquals(4, track.count(Quality.GOOD));
    assertNull(at(track, 2.5));
    assertEquals(List.of("position-jump"), track.notes().stream().map(Note::code).toList());
  }
}
