package org.sightline.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.formats.Probe;
import org.sightline.geo.LocalFrame;
import org.sightline.media.Input;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.telemetry.Captured;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.telemetry.TelemetryReaders;

/**
 * A real photo and a real track of the same morning, the camera's clock eight hours behind UTC. The
 * photo states a place itself, which is taken away here and tells what is right.
 */
final class PhotoPlacesTest {
  @TempDir Path folder;

  private static Telemetry joined(@Nullable Duration offset) throws Exception {
    Path media = Shared.folder("media");
    Path track = media.resolve("gpx/FurnaceCreekInn.gpx");
    return joined(media.resolve("stills/FurnaceCreekInn.jpg"), track, offset);
  }

  private static Telemetry joined(Path file, Path track, @Nullable Duration offset)
      throws Exception {
    MediaItem.Photo photo = (MediaItem.Photo) new Probe().open(Input.of(file));
    Joining joining = new Joining(List.of(TrackFiles.read(track)), offset);
    return new PhotoPlaces(joining).add(photo, without(TelemetryReaders.read(photo)), List.of());
  }

  /** The same without its position, and without the zone that its receiver tells. */
  private static Telemetry without(Telemetry read) {
    return new Telemetry(
        new Captured(null, read.captured().local(), Captured.Clock.UNKNOWN_ZONE),
        read.make(),
        read.model(),
        Telemetry.UNREAD.position(),
        false,
        List.of(),
        read.pose(),
        read.lens(),
        List.of());
  }

  private static boolean says(Telemetry telemetry, String code) {
    for (Note note : telemetry.notes()) {
      if (note.code().equals(code)) {
        return true;
      }
    }
    return false;
  }

  private static Fix fix(Telemetry telemetry) {
    return ((Position.Fixed) telemetry.position()).fix();
  }

  @Test
  void theStatedZoneFindsThePlace() throws Exception {
    Telemetry telemetry = joined(Duration.ofHours(-8));
    Fix fix = fix(telemetry);
    assertEquals(Instant.parse("2008-05-08T17:54:28Z"), fix.at());
    assertEquals("sidecar:gpx", fix.source());
    // between two points of the file that are 2.3 m apart
    assertEquals(36.448577, fix.position().latDeg(), 5e-6);
    assertEquals(-116.855250, fix.position().lonDeg(), 13e-6);
    // what the photo says itself, to the tenth of a minute of arc
    Path own = Shared.folder("media").resolve("stills/FurnaceCreekInn.jpg");
    Telemetry said = TelemetryReaders.read((MediaItem.Photo) new Probe().open(Input.of(own)));
    double apartM = new LocalFrame(fix(said).position()).toLocal(fix.position()).distanceM();
    assertTrue(apartM < 185, apartM + " m apart");
    assertFalse(says(telemetry, "clock-offset-estimated"));
  }

  @Test
  void theOnlyZoneThatFitsIsTakenAndSaidAndWorthLess() throws Exception {
    Telemetry telemetry = joined(null);
    assertTrue(says(telemetry, "clock-offset-estimated"));
    Fix stated = fix(joined(Duration.ofHours(-8)));
    assertEquals(stated.position(), fix(telemetry).position());
    assertTrue(fix(telemetry).accuracyM() > stated.accuracyM());
  }

  @Test
  void anHourOffFallsIntoTheGapOfTwentyDays() throws Exception {
    Telemetry telemetry = joined(Duration.ofHours(-7));
    assertFalse(telemetry.position() instanceof Position.Fixed);
    assertTrue(says(telemetry, "track-of-another-time"));
  }

  @Test
  void thePlaceOfAnImageGoesByItsName() throws Exception {
    Path geo =
        Files.writeString(
            folder.resolve("geo.txt"),
            "EPSG:4326\nFurnaceCreekInn.jpg -116.85 36.45 12 0 0 0 0.5\n");
    Path photo = Shared.folder("media").resolve("stills/FurnaceCreekInn.jpg");
    Fix fix = fix(joined(photo, geo, null));
    assertEquals(36.45, fix.position().latDeg());
    assertEquals(0.5, fix.accuracyM());
  }

  @Test
  void aPhotoWithAPositionKeepsIt() throws Exception {
    Path media = Shared.folder("media");
    Input input = Input.of(media.resolve("stills/FurnaceCreekInn.jpg"));
    MediaItem.Photo photo = (MediaItem.Photo) new Probe().open(input);
    Telemetry telemetry = TelemetryReaders.read(photo);
    List<Path> sidecars = List.of(media.resolve("gpx/FurnaceCreekInn.gpx"));
    assertEquals(telemetry, new PhotoPlaces(Joining.NONE).add(photo, telemetry, sidecars));
  }
}
