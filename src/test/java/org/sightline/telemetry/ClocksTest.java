package org.sightline.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.telemetry.ExifTags.EXIF;
import static org.sightline.telemetry.ExifTags.GPS;
import static org.sightline.telemetry.Stills.hasNote;
import static org.sightline.telemetry.Stills.read;
import static org.sightline.telemetry.Stills.tiff;

import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class ClocksTest {
  private static Stills.Tiff taken(String clock) {
    return tiff().ascii(EXIF, 0x9003, clock);
  }

  private static Stills.Tiff gps(Stills.Tiff tiff, String date, int h, int m, int s) {
    return tiff.ascii(GPS, 0x1D, date).rationals(GPS, 7, h, 1, m, 1, s, 1);
  }

  @Test
  void gpsTimeComesFirst() {
    Telemetry telemetry =
        read(
            gps(taken("2024:05:01 12:00:10").ascii(EXIF, 0x9011, "+02:00"), "2024:05:01", 10, 0, 5)
                .position("N", 46, 56, 5225, "E", 7, 26, 3512)
                .block());
    assertEquals(Captured.Clock.GPS, telemetry.captured().clock());
    assertEquals(Instant.parse("2024-05-01T10:00:05Z"), telemetry.captured().at());
    assertEquals(LocalDateTime.parse("2024-05-01T12:00:10"), telemetry.captured().local());
    assertTrue(telemetry.notes().isEmpty(), telemetry.notes()::toString);
  }

  @Test
  void offsetComesSecond() {
    Captured captured =
        read(taken("2024:05:01 12:00:10")
                .ascii(EXIF, 0x9011, "-05:30")
                .ascii(EXIF, 0x9291, "25")
                .block())
            .captured();
    assertEquals(Captured.Clock.OFFSET, captured.clock());
    assertEquals(Instant.parse("2024-05-01T17:30:10.25Z"), captured.at());
  }

  @Test
  void withoutZoneTheInstantIsUnknown() {
    Captured captured = read(taken("2024:05:01 12:00:10").block()).captured();
    assertEquals(Captured.Clock.UNKNOWN_ZONE, captured.clock());
    assertNull(captured.at());
    assertEquals(LocalDateTime.parse("2024-05-01T12:00:10"), captured.local());
  }

  @Test
  void nonsenseIsNoTime() {
    for (String clock : new String[] {"0000:00:00 00:00:00", "2024:13:01 12:00:00", "    :  :  "}) {
      assertEquals(Captured.Clock.NONE, read(taken(clock).block()).captured().clock(), clock);
    }
    assertTrue(hasNote(read(taken("2024:13:01 12:00:00").block()), "time-impossible"));
    Telemetry gps = read(gps(taken("2024:05:01 12:00:00"), "0000:00:00", 0, 0, 0).block());
    assertEquals(Captured.Clock.UNKNOWN_ZONE, gps.captured().clock());
    assertTrue(hasNote(gps, "gps-time-impossible"));
    Telemetry future = read(gps(taken("2024:05:01 12:00:00"), "2099:01:01", 0, 0, 0).block());
    assertEquals(Captured.Clock.UNKNOWN_ZONE, future.captured().clock());
    assertTrue(hasNote(future, "gps-time-impossible"));
  }

  @Test
  void clocksThatAgreeAreBelievedOverAnOlderFile() {
    // the file of these tests was last changed in 2026; archives leave 1970 or 1980
    Telemetry later = read(gps(taken("2031:05:01 12:00:00"), "2031:05:01", 10, 0, 0).block());
    assertEquals(Instant.parse("2031-05-01T10:00:00Z"), later.captured().at());
    assertTrue(later.notes().isEmpty(), later.notes()::toString);
  }

  @Test
  void staleGpsTimeIsNoted() {
    Telemetry telemetry =
        read(
            gps(taken("2024:05:01 12:00:00").ascii(EXIF, 0x9011, "+02:00"), "2024:05:01", 9, 0, 0)
                .block());
    assertEquals(Instant.parse("2024-05-01T09:00:00Z"), telemetry.captured().at());
    assertTrue(hasNote(telemetry, "gps-time-stale"));
  }

  @Test
  void cameraClockYearsOffIsNotedAndTheReceiverBelieved() {
    Telemetry telemetry = read(gps(taken("2018:06:26 17:46:33"), "2011:07:15", 9, 14, 39).block());
    assertEquals(Instant.parse("2011-07-15T09:14:39Z"), telemetry.captured().at());
    assertTrue(hasNote(telemetry, "clocks-disagree"));
  }

  @Test
  void weekRolloverIsFoundOut() {
    // 1024 weeks before 2024-05-01
    Telemetry telemetry = read(gps(taken("2024:05:01 12:00:00"), "2004:09:15", 10, 0, 0).block());
    assertEquals(Captured.Clock.UNKNOWN_ZONE, telemetry.captured().clock());
    assertTrue(hasNote(telemetry, "gps-week-rollover"));
  }

  @Test
  void localTimeWrittenAsGpsTimeIsFoundOut() {
    Stills.Tiff tiff =
        gps(taken("2008:05:08 09:54:28"), "2008:05:08 09:54:28", 9, 54, 28)
            .position("N", 36, 26, 5401, "W", 116, 51, 1801);
    Telemetry telemetry = read(tiff.block());
    assertEquals(Captured.Clock.UNKNOWN_ZONE, telemetry.captured().clock());
    assertTrue(hasNote(telemetry, "gps-time-local"));
    assertNull(Stills.fix(telemetry).at());
  }

  @Test
  void xmpLendsItsZoneToTheSameTime() {
    Captured same =
        read(
                taken("2024:07:31 19:17:50").block(),
                Stills.attributes(
                    "exif:DateTimeOriginal=\"2024-07-31T19:17:50.000Z\" exif:CameraYaw=\"1\""))
            .captured();
    assertEquals(Instant.parse("2024-07-31T19:17:50Z"), same.at());
    Captured other =
        read(
                taken("2024:07:31 19:17:50").block(),
                Stills.attributes(
                    "exif:DateTimeOriginal=\"2024-07-31T20:17:50.000Z\" exif:CameraYaw=\"1\""))
            .captured();
    assertNull(other.at());
  }

  @Test
  void xmpWithoutAPlaceStillDatesAPictureWithoutExif() {
    Captured captured =
        read(Stills.attributes("xmp:CreateDate=\"2020-01-02T03:04:05+01:00\"")).captured();
    assertEquals(Instant.parse("2020-01-02T02:04:05Z"), captured.at());
  }
}
