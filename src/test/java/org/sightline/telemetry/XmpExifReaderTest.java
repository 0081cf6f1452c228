package org.sightline.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.telemetry.Stills.attributes;
import static org.sightline.telemetry.Stills.fix;
import static org.sightline.telemetry.Stills.read;
import static org.sightline.telemetry.Stills.state;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.geo.Height;

class XmpExifReaderTest {
  private static String place(String lat, String lon) {
    return "exif:GPSLatitude=\"" + lat + "\" exif:GPSLongitude=\"" + lon + "\" ";
  }

  @Test
  void readsBothFormsOfTheSpecification() {
    Fix minutes = fix(read(attributes(place("48,21.1367729995753N", "2,49.1554045W"))));
    assertEquals(48 + 21.1367729995753 / 60, minutes.position().latDeg(), 1e-12);
    assertEquals(-(2 + 49.1554045 / 60), minutes.position().lonDeg(), 1e-12);
    assertEquals("xmp:exif", minutes.source());
    Fix seconds = fix(read(attributes(place("0,4,12.96S", "34,22,54.97E"))));
    assertEquals(-(4 / 60.0 + 12.96 / 3600), seconds.position().latDeg(), 1e-12);
  }

  @Test
  void acceptsSignedDegreesOnlyWhereASignShows() {
    assertEquals(-70.25, fix(read(attributes(place("-33.51", "-70.25")))).position().lonDeg(), 0);
    assertEquals(-70.25, fix(read(attributes(place("33.51", "-70.25")))).position().lonDeg(), 0);
    assertEquals(Position.State.NO_HEMISPHERE, state(read(attributes(place("33.51", "118.25")))));
    assertEquals(
        118.25,
        fix(read(
                attributes(
                    place("33.51", "118.25")
                        + "exif:GPSLatitudeRef=\"N\" exif:GPSLongitudeRef=\"E\"")))
            .position()
            .lonDeg(),
        0);
  }

  @Test
  void aMinusBesideNorthOrEastIsNoHemisphere() {
    assertEquals(Position.State.NO_HEMISPHERE, state(read(attributes(place("-33.51N", "70.5W")))));
    assertEquals(-33.51, fix(read(attributes(place("-33.51S", "70.5W")))).position().latDeg(), 0);
  }

  @Test
  void typesAbsence() {
    assertEquals(Position.State.ZEROED, state(read(attributes(place("0,0.0N", "0,0.0E")))));
    assertEquals(Position.State.IMPLAUSIBLE, state(read(attributes(place("95,0.5N", "7,1.5E")))));
    assertEquals(
        Position.State.UNDECODABLE, state(read(attributes("exif:GPSLatitude=\"46,5.5N\""))));
    assertEquals(Position.State.EMPTY, state(read(attributes(place("here", "there")))));
  }

  @Test
  void readsHeightTimeAccuracyAndDirection() {
    Telemetry telemetry =
        read(
            attributes(
                place("46,5.5N", "7,1.5E")
                    + "exif:GPSAltitude=\"143/10\" exif:GPSAltitudeRef=\"1\""
                    + " exif:GPSTimeStamp=\"2017-09-03T05:53:57Z\""
                    + " exifEX:GPSHPositioningError=\"152/10\""
                    + " exif:GPSImgDirection=\"1763/10\" exif:GPSImgDirectionRef=\"T\""
                    + " tiff:Make=\" FLIR \" tiff:Model=\"X\""
                    + " exif:DateTimeOriginal=\"2017-09-03T11:23:57.830+05:30\""));
    Fix fix = fix(telemetry);
    assertEquals(List.of(new Height(-14.3, Height.Datum.MEAN_SEA_LEVEL)), fix.heights());
    // half of a tenth of a minute is 93 m, and hides the stated 10 m
    assertEquals(92.6, fix.accuracyM(), 0.1);
    assertEquals(Instant.parse("2017-09-03T05:53:57Z"), telemetry.captured().at());
    assertEquals(Captured.Clock.GPS, telemetry.captured().clock());
    assertEquals("FLIR", telemetry.make());
    Angle yaw = telemetry.pose().yaw();
    assertTrue(yaw != null && yaw.deg() == 176.3);
  }

  @Test
  void statedRadiusBecomesAxisError() {
    Fix fix =
        fix(
            read(
                attributes(
                    place("46,5.51234N", "7,1.51234E") + "exif:GPSHPositioningError=\"152/10\"")));
    assertEquals(10, fix.accuracyM(), 1e-9);
    assertEquals("xmp:exif:GPSHPositioningError", fix.accuracySource());
  }

  @Test
  void aSidecarThatMovesThePositionDoesNotTakeTheCamerasAccuracy() {
    String here = place("46,5.51234N", "7,1.51234E");
    String there = place("46,5.71234N", "7,1.51234E");
    Telemetry telemetry =
        read(
            Stills.xmp(here + "exif:GPSHPositioningError=\"152/10\"/>"),
            Stills.xmp(org.sightline.media.Block.Kind.XMP_SIDECAR, there + "/>"));
    Fix camera = ((Position.Fixed) telemetry.positions().get(0)).fix();
    Fix moved = ((Position.Fixed) telemetry.positions().get(1)).fix();
    assertEquals(10, camera.accuracyM(), 1e-9);
    assertEquals("sidecar:xmp", moved.source());
    assertEquals(Device.BY_SOFTWARE.source(), moved.accuracySource());
  }
}
