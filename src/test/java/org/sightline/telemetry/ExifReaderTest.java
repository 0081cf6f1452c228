package org.sightline.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.telemetry.ExifTags.EXIF;
import static org.sightline.telemetry.ExifTags.GPS;
import static org.sightline.telemetry.ExifTags.MAIN;
import static org.sightline.telemetry.Stills.fix;
import static org.sightline.telemetry.Stills.hasNote;
import static org.sightline.telemetry.Stills.read;
import static org.sightline.telemetry.Stills.state;
import static org.sightline.telemetry.Stills.tiff;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.geo.MagneticField;
import org.sightline.media.Block;

class ExifReaderTest {
  private static Stills.Tiff bern() {
    return tiff().position("N", 46, 56, 5225, "E", 7, 26, 3512);
  }

  @Test
  void readsDegreesMinutesSecondsWithHemisphere() {
    Fix north = fix(read(bern().block()));
    assertEquals(46 + 56 / 60.0 + 52.25 / 3600, north.position().latDeg(), 1e-12);
    assertEquals(7 + 26 / 60.0 + 35.12 / 3600, north.position().lonDeg(), 1e-12);
    assertEquals("exif:GPS", north.source());
    Fix south = fix(read(tiff().position("S", 33, 27, 1234, "West", 70, 40, 500).block()));
    assertEquals(-(33 + 27 / 60.0 + 12.34 / 3600), south.position().latDeg(), 1e-12);
    assertEquals(-(70 + 40 / 60.0 + 5 / 3600.0), south.position().lonDeg(), 1e-12);
  }

  @Test
  void readsDegreesWrittenAsDecimals() {
    Block rational =
        tiff()
            .ascii(GPS, 1, "n")
            .rationals(GPS, 2, 46_947_847, 1_000_000)
            .ascii(GPS, 3, "e")
            .rationals(GPS, 4, 7_443_089, 1_000_000, 0, 1, 0, 1)
            .block();
    assertEquals(46.947847, fix(read(rational)).position().latDeg(), 1e-12);
    Block doubles =
        tiff()
            .ascii(GPS, 1, "S")
            .doubles(GPS, 2, 46.5)
            .ascii(GPS, 3, "W")
            .doubles(GPS, 4, 7.25)
            .block();
    assertEquals(-46.5, fix(read(doubles)).position().latDeg(), 1e-12);
    Block text =
        tiff()
            .ascii(GPS, 1, "N")
            .ascii(GPS, 2, "46 deg 56' 52.25\"")
            .ascii(GPS, 3, "E")
            .ascii(GPS, 4, "7.443089")
            .block();
    assertEquals(46 + 56 / 60.0 + 52.25 / 3600, fix(read(text)).position().latDeg(), 1e-12);
    Block negative =
        tiff()
            .ascii(GPS, 1, "S")
            .rationals(GPS, 2, -335, 10)
            .ascii(GPS, 3, "W")
            .rationals(GPS, 4, -705, 10)
            .block();
    assertEquals(-33.5, fix(read(negative)).position().latDeg(), 1e-12);
  }

  @Test
  void aCoordinateWhoseTypeIsDamagedIsNoPosition() {
    byte[] sevenDegrees = {7, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0, 1, 0, 0, 0, 9, 0, 0, 0, 1, 0, 0, 0};
    Position.State none = Position.State.UNDECODABLE;
    assertEquals(
        7 + 26 / 60.0 + 9 / 3600.0,
        fix(read(bern().put(GPS, 4, 5, 3, sevenDegrees).block())).position().lonDeg(),
        1e-12);
    for (int type : new int[] {1, 6, 7}) {
      assertEquals(none, state(read(bern().put(GPS, 4, type, 24, sevenDegrees).block())));
      assertEquals(none, state(read(bern().put(GPS, 4, type, 3, new byte[] {7, 9, 8}).block())));
    }
    // the types of BigTIFF are none of Exif's
    for (int type : new int[] {14, 16, 17, 18, 19, 0xFFFF}) {
      assertEquals(none, state(read(bern().put(GPS, 4, type, 3, sevenDegrees).block())));
    }
  }

  @Test
  void readsGpsFieldsFromTheWrongDirectory() {
    for (int directory : new int[] {MAIN, EXIF}) {
      Block block =
          tiff()
              .ascii(directory, 1, "N")
              .rationals(directory, 2, 46, 1, 56, 1, 5225, 100)
              .ascii(directory, 3, "E")
              .rationals(directory, 4, 7, 1, 26, 1, 3512, 100)
              .block();
      assertEquals(46.947847, fix(read(block)).position().latDeg(), 1e-6);
    }
  }

  @Test
  void typesEveryKindOfAbsence() {
    assertEquals(Position.State.ABSENT, state(read()));
    assertEquals(Position.State.ABSENT, state(read(tiff().ascii(MAIN, 0x10F, "X").block())));
    assertEquals(Position.State.EMPTY, state(read(tiff().emptyGps().block())));
    assertEquals(
        Position.State.EMPTY,
        state(
            read(
                tiff()
                    .rationals(GPS, 2, 0, 0, 0, 0, 0, 0)
                    .rationals(GPS, 4, 0, 0, 0, 0, 0, 0)
                    .block())));
    assertEquals(
        Position.State.ZEROED, state(read(tiff().position("N", 0, 0, 0, "E", 0, 0, 0).block())));
    assertEquals(
        Position.State.ZEROED, state(read(tiff().position("", 0, 0, 0, "", 0, 0, 0).block())));
    assertEquals(
        Position.State.NO_HEMISPHERE,
        state(read(tiff().position("", 46, 1, 1, "E", 7, 1, 1).block())));
    assertEquals(
        Position.State.NO_HEMISPHERE,
        state(read(tiff().position("N", 46, 1, 1, "N", 7, 1, 1).block())));
    assertEquals(
        Position.State.IMPLAUSIBLE,
        state(read(tiff().position("N", 91, 0, 1, "E", 7, 1, 1).block())));
    assertEquals(
        Position.State.IMPLAUSIBLE,
        state(read(tiff().position("N", 46, 0, 596_600, "E", 7, 1, 1).block())));
    assertEquals(
        Position.State.UNDECODABLE,
        state(
            read(
                tiff()
                    .ascii(GPS, 1, "N")
                    .rationals(GPS, 2, 46, 0)
                    .ascii(GPS, 3, "E")
                    .rationals(GPS, 4, 7, 1)
                    .block())));
    assertEquals(
        Position.State.UNDECODABLE,
        state(read(tiff().ascii(GPS, 1, "N").rationals(GPS, 2, 46, 1).block())));
    assertTrue(hasNote(read(tiff().position("N", 0, 0, 0, "E", 0, 0, 0).block()), "exif-gps-zero"));
  }

  @Test
  void onTheEquatorOrMeridianIsAPlace() {
    assertEquals(
        7, fix(read(tiff().position("N", 7, 0, 0, "E", 0, 0, 0).block())).position().latDeg(), 0);
    assertEquals(
        9, fix(read(tiff().position("N", 0, 0, 0, "E", 9, 0, 0).block())).position().lonDeg(), 0);
  }

  @Test
  void secondsDividedByZeroCountAsNone() {
    Block block =
        tiff()
            .ascii(GPS, 1, "N")
            .rationals(GPS, 2, 46, 1, 5687, 100, 0, 0)
            .ascii(GPS, 3, "E")
            .rationals(GPS, 4, 7, 1, 2658, 100, 0, 0)
            .block();
    assertEquals(46 + 56.87 / 60, fix(read(block)).position().latDeg(), 1e-12);
  }

  @Test
  void heightHasTheDatumOfItsReference() {
    assertEquals(
        List.of(new Height(512.5, Height.Datum.MEAN_SEA_LEVEL)),
        fix(read(bern().bytes(GPS, 5, 0).rationals(GPS, 6, 5125, 10).block())).heights());
    assertEquals(
        List.of(new Height(-14.28, Height.Datum.MEAN_SEA_LEVEL)),
        fix(read(bern().bytes(GPS, 5, 1).rationals(GPS, 6, 1428, 100).block())).heights());
    assertEquals(
        List.of(new Height(560, Height.Datum.ELLIPSOID)),
        fix(read(bern().bytes(GPS, 5, 2).rationals(GPS, 6, 560, 1).block())).heights());
    assertEquals(
        List.of(new Height(-20, Height.Datum.ELLIPSOID)),
        fix(read(bern().bytes(GPS, 5, 3).rationals(GPS, 6, 20, 1).block())).heights());
    Telemetry high = read(bern().bytes(GPS, 5, 0).rationals(GPS, 6, 4_000_000_000L, 1).block());
    assertTrue(fix(high).heights().isEmpty());
    assertTrue(hasNote(high, "height-implausible"));
    assertTrue(fix(read(bern().rationals(GPS, 6, 0, 0).block())).heights().isEmpty());
  }

  @Test
  void accuracyIsTheReportedRadiusDividedByOneAndAHalf() {
    Fix reported = fix(read(bern().rationals(GPS, 0x1F, 165, 1).rationals(GPS, 11, 2, 1).block()));
    assertEquals(165 / 1.52, reported.accuracyM(), 1e-9);
    assertEquals("exif:GPSHPositioningError", reported.accuracySource());
    Fix dop = fix(read(bern().rationals(GPS, 11, 2, 1).block()));
    assertEquals(2 * 7.1 / Math.sqrt(2), dop.accuracyM(), 1e-9);
    assertEquals("exif:GPSDOP", dop.accuracySource());
    Fix zero = fix(read(bern().rationals(GPS, 0x1F, 0, 1).block()));
    assertTrue(zero.accuracySource().startsWith("assumed:"), zero.accuracySource());
  }

  @Test
  void accuracyIsNeverBetterThanHalfTheLastPlace() {
    // whole minutes: half a minute of latitude is 926 m
    Fix minutes = fix(read(tiff().position("N", 46, 56, 0, "E", 7, 26, 0).block()));
    assertEquals(926, minutes.accuracyM(), 1);
    assertEquals("resolution:exif:GPS", minutes.accuracySource());
    // whole seconds: 15 m, less than what is assumed of an unknown device
    Fix seconds = fix(read(tiff().position("N", 46, 56, 1700, "E", 7, 26, 0).block()));
    assertEquals(Device.BY_SOFTWARE.sigmaM(), seconds.accuracyM(), 0);
    Fix phone =
        fix(
            read(
                tiff()
                    .ascii(MAIN, 0x10F, "Apple")
                    .position("N", 46, 56, 1700, "E", 7, 26, 0)
                    .block()));
    assertEquals(15.4, phone.accuracyM(), 0.1);
  }

  @Test
  void assumedAccuracyFollowsTheDevice() {
    assertEquals(
        "assumed:phone", fix(read(bern().ascii(MAIN, 0x10F, "samsung").block())).accuracySource());
    assertEquals(
        "assumed:geotagged-by-software",
        fix(read(bern().ascii(MAIN, 0x10F, "Canon").block())).accuracySource());
    assertEquals(
        "assumed:camera",
        fix(read(
                bern()
                    .ascii(MAIN, 0x10F, "Canon")
                    .ascii(GPS, 0x1D, "2024:05:01")
                    .rationals(GPS, 7, 10, 1, 0, 1, 5, 1)
                    .block()))
            .accuracySource());
    assertEquals(
        "assumed:drone", fix(read(bern().ascii(MAIN, 0x10F, "DJI").block())).accuracySource());
  }

  @Test
  void otherDatumAndLostFixWidenTheError() {
    Telemetry tokyo = read(bern().ascii(GPS, 0x12, "TOKYO").block());
    assertTrue(fix(tokyo).accuracyM() >= 500);
    assertTrue(hasNote(tokyo, "gps-other-datum"));
    Telemetry lost = read(bern().ascii(GPS, 9, "V").block());
    assertTrue(fix(lost).accuracyM() >= 100);
    assertTrue(hasNote(lost, "gps-fix-lost"));
    assertTrue(fix(read(bern().ascii(GPS, 0x12, "WGS 84").block())).accuracyM() < 100);
  }

  @Test
  void directionIsTurnedToTrueNorth() {
    Angle fromTrue =
        read(bern().ascii(GPS, 16, "T").rationals(GPS, 17, 34205, 100).block()).pose().yaw();
    assertNotNull(fromTrue);
    assertEquals(342.05, fromTrue.deg(), 1e-9);
    assertEquals("exif:GPSImgDirection", fromTrue.source());
    Telemetry compass =
        read(
            bern()
                .ascii(EXIF, 0x9003, "2022:07:01 12:00:00")
                .ascii(GPS, 16, "M")
                .rationals(GPS, 17, 359, 1)
                .block());
    Angle magnetic = compass.pose().yaw();
    assertNotNull(magnetic);
    // the model's own correctness is MagneticFieldTest's matter
    double declination = MagneticField.declination(new LatLon(46.95, 7.44), 2022.5).deg();
    assertEquals(359 + declination - 360, magnetic.deg(), 0.01);
    assertTrue(magnetic.sigmaDeg() > Headings.HAND_HELD_SIGMA_DEG);
    assertTrue(hasNote(compass, "direction-magnetic"));
  }

  @Test
  void impossibleOrUnsetDirectionIsLeftOut() {
    Telemetry beyond = read(bern().ascii(GPS, 16, "T").rationals(GPS, 17, 400, 1).block());
    assertNull(beyond.pose().yaw());
    assertTrue(hasNote(beyond, "direction-implausible"));
    assertNull(read(bern().rationals(GPS, 17, 0, 1).block()).pose().yaw());
    assertNull(read(bern().ascii(GPS, 16, "T").rationals(GPS, 17, 0, 0).block()).pose().yaw());
    Angle unstated = read(bern().rationals(GPS, 17, 90, 1).block()).pose().yaw();
    assertNotNull(unstated);
    assertTrue(unstated.sigmaDeg() > Headings.HAND_HELD_SIGMA_DEG);
  }

  @Test
  void namesTheCameraTrimmed() {
    Telemetry telemetry =
        read(tiff().ascii(MAIN, 0x10F, "  NIKON  ").ascii(MAIN, 0x110, "D5000\0junk").block());
    assertEquals("NIKON", telemetry.make());
    assertEquals("D5000", telemetry.model());
    assertNull(read(tiff().ascii(MAIN, 0x10F, "  ").block()).make());
  }

  @Test
  void laterStructuresFillWhatTheFirstLeftOpen() {
    // Canon CR3: directory by directory, each a TIFF structure of its own
    Telemetry telemetry =
        read(
            tiff().ascii(MAIN, 0x10F, "Canon").ascii(MAIN, 0x132, "2026:01:01 00:00:00").block(),
            tiff().ascii(MAIN, 0x9003, "2025:09:06 20:24:47").ascii(MAIN, 0x9011, "-07:00").block(),
            // maker notes use the same numbers for other things
            tiff().shorts(MAIN, 1, 1, 2).shorts(MAIN, 2, 0, 15).shorts(MAIN, 4, 68, 0).block(),
            tiff()
                .ascii(MAIN, 1, "N")
                .rationals(MAIN, 2, 37, 1, 23, 1, 1142, 100)
                .ascii(MAIN, 3, "W")
                .rationals(MAIN, 4, 122, 1, 4, 1, 3526, 100)
                .block());
    assertEquals("Canon", telemetry.make());
    assertEquals(-122.0764611, fix(telemetry).position().lonDeg(), 1e-6);
    assertEquals(1, telemetry.positions().size());
    assertEquals(Instant.parse("2025-09-07T03:24:47Z"), telemetry.captured().at());
  }
}
