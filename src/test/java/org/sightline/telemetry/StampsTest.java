package org.sightline.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StampsTest {
  @Test
  void readsExifAndXmpForms() {
    String[] texts = {
      "2021:07:06 16:08:14",
      "2021-07-06T16:08:14",
      "2021:07:06 16:08:14.000+03:00",
      "2021-07-06T16:08:14Z",
      "2021/07/06 16:08:14 junk"
    };
    for (String text : texts) {
      Stamps.Stamp stamp = Stamps.parse(text);
      assertNotNull(stamp, text);
      assertEquals(LocalDateTime.parse("2021-07-06T16:08:14"), stamp.local(), text);
    }
    Stamps.Stamp zoned = Stamps.parse("2021-07-06T16:08:14.25+03:00");
    assertNotNull(zoned);
    assertEquals(250_000_000, zoned.local().getNano());
    assertEquals(ZoneOffset.ofHours(3), zoned.offset());
    Stamps.Stamp minutes = Stamps.parse("2021-07-06T16:08-05:00");
    assertNotNull(minutes);
    assertEquals(ZoneOffset.ofHours(-5), minutes.offset());
  }

  @Test
  void refusesImpossibleDates() {
    String[] texts = {
      "0000:00:00 00:00:00", "2021:02:30 10:00:00", "2021:01:01 24:00:00", "2021:01:01",
      "1:1:1 1:1:1", "", "    :  :     :  :  ", "20210706160814"
    };
    for (String text : texts) {
      assertNull(Stamps.parse(text), text);
    }
  }

  @Test
  void readsOffsets() {
    assertEquals(ZoneOffset.ofHoursMinutes(5, 45), Stamps.offset("+05:45"));
    assertEquals(ZoneOffset.ofHours(-8), Stamps.offset("-0800"));
    assertEquals(ZoneOffset.UTC, Stamps.offset("Z"));
    assertEquals(ZoneOffset.ofHours(2), Stamps.offset(" +02 "));
    for (String text : new String[] {"", "   :  ", "+99:00", "02:00", "+1x:00"}) {
      assertNull(Stamps.offset(text), text);
    }
  }

  @Test
  void joinsGpsDateAndTime() {
    LocalDate date = Stamps.date("2022:10:23");
    assertEquals(
        Instant.parse("2022-10-23T14:27:07.240Z"), Stamps.gps(date, new double[] {14, 27, 7.24}));
    assertNull(Stamps.gps(date, new double[] {25, 0, 0}));
    assertNull(Stamps.gps(date, new double[] {Double.NaN, 0, 0}));
    assertNull(Stamps.gps(null, new double[] {14, 27, 7}));
  }

  @Test
  void momentsReadAsJavaWritesThem() {
    String[] moments = {
      "2021-07-06T13:08:14Z",
      "2021-07-06T13:08:00Z",
      "2021-07-06T00:00:00Z",
      "2021-07-06T13:08:00.500Z",
      "2021-07-06T13:08:14.000250Z",
      "1969-12-31T23:59:00Z",
      "-0001-01-01T00:00:01Z",
      "+12345-01-01T00:00:00Z"
    };
    for (String moment : moments) {
      assertEquals(moment, Stamps.text(Instant.parse(moment)));
    }
  }
}
