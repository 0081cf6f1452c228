package org.sightline.zonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sightline.zones.Schedule;
import org.sightline.zones.Schedule.Daily;
import org.sightline.zones.Schedule.Edge;

class HoursTest {
  private static List<String> remarks(String words) {
    List<String> remarks = new ArrayList<>();
    Schedule read = Hours.read(words, remarks);
    assertEquals(words, read.words());
    return remarks;
  }

  private static Daily only(String words) {
    return Hours.read(words, new ArrayList<>()).windows().get(0).daily().get(0);
  }

  @Test
  void daysHaveEnglishNamesOfAnyLength() {
    for (String days : List.of("Mo-Fr", "MON-FRI", "monday-friday", "Mo,Tu,We-Fr", "Mo–Fr")) {
      assertEquals(
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), only(days + " 8:00-9:00").days());
    }
    assertEquals(
        EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY),
        only("Sa-Mo 8:00-9:00").days());
  }

  @Test
  void timesAreOfTheZoneNamedFirstOrLast() {
    Edge vienna = new Edge.Clock(LocalTime.of(8, 0), ZoneId.of("Europe/Vienna"));
    Edge utc = new Edge.Clock(LocalTime.of(8, 0), ZoneOffset.UTC);
    assertEquals(vienna, only("Europe/Vienna Mo 08:00-09:00").start());
    assertEquals(vienna, only("Mo 0800-0900 Europe/Vienna").start());
    assertEquals(utc, only("Mo 08:00-09:00 UTC").start());
    assertEquals(utc, only("Mo 08:00-09:00").start());
    assertEquals(
        new Edge.Clock(LocalTime.of(8, 0), ZoneOffset.ofHours(2)),
        only("+02:00 08:00-09:00").start());
    assertEquals(List.of(), remarks("Europe/Vienna Mo 08:00-09:00"));
    assertEquals(List.of(), remarks("Mo-Fri 07:00-18:00 UTC"));
  }

  @Test
  void aMissingZoneIsSaidWhereItMatters() {
    assertTrue(remarks("Mo 08:00-09:00").get(0).contains("names no time zone, so UTC was taken"));
    assertTrue(remarks("Apr-Jul").get(0).contains("names no time zone"));
    assertTrue(remarks("2025-06-01/2025-06-30").get(0).contains("names no time zone"));
    assertEquals(List.of(), remarks("sunrise-sunset"));
    assertEquals(List.of(), remarks("24/7"));
    assertEquals(List.of(), remarks("2025-06-01T00:00Z/2025-06-30T00:00Z"));
  }

  @Test
  void whatIsNotUnderstoodIsUnreadAndSaid() {
    for (String words :
        List.of(
            "by NOTAM",
            "off",
            "Mo-Xx 08:00-09:00",
            "Mo[1] 08:00-09:00",
            "PH 10:00-12:00",
            "week 1-10",
            "Mo 08:00",
            "Mo 25:00-26:00",
            "Mo 08:60-09:00",
            "10:00-36:00",
            "Feb 30-Mar 02",
            "Apr-Jul 15",
            "Europe/Viena Mo 08:00-09:00",
            "Mo 08:00-09:00 LT",
            "2025-06-30/2025-06-01",
            "sunrise",
            "Mo 08:00-09:00 \"by appointment\"",
            "2025 Jun 01-2025 Jun 05 off",
            "")) {
      List<String> remarks = new ArrayList<>();
      Schedule read = Hours.read(words, remarks);
      assertEquals(List.of(), read.windows(), words);
      assertTrue(remarks.get(0).contains("is not understood as hours"), words);
    }
  }

  @Test
  void holidaysAreNotKnownSoLeavingThemOutChangesNothing() {
    String words = "UTC Mo-Fr 08:00-17:00; PH off";
    assertTrue(remarks(words).get(0).contains("holidays, which are not known"));
    assertEquals(1, Hours.read(words, new ArrayList<>()).windows().size());
  }

  @Test
  void anyTextIsReadOrRefusedAndNothingElse() {
    Random random = new Random(7);
    String seed =
        "Mo-Fr 08:00-17:00,18:00-20:00; Apr 01-Jul 15 (sunset+00:30)-sunrise off 2025-06-01/..";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(seed);
      for (int k = random.nextInt(4); k >= 0; k--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.insert(at, text.charAt(at));
          case 1 -> text.setCharAt(at, (char) (32 + random.nextInt(96)));
          default -> text.setLength(Math.max(1, at));
        }
      }
      List<String> remarks = new ArrayList<>();
      Schedule read = Hours.read(text.toString(), remarks);
      assertTrue(!read.windows().isEmpty() || !remarks.isEmpty(), text.toString());
    }
  }
}
