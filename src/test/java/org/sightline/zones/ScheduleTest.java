package org.sightline.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sightline.zones.ZoneContact.Active.NO;
import static org.sightline.zones.ZoneContact.Active.UNKNOWN;
import static org.sightline.zones.ZoneContact.Active.YES;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Captured;
import org.sightline.zonefiles.Hours;
import org.sightline.zones.ZoneContact.Active;

class ScheduleTest {
  private static final LatLon BERN = new LatLon(47, 8.8);
  private static final LatLon LONGYEARBYEN = new LatLon(78.2167, 15.6333);
  private static final LatLon AUCKLAND = new LatLon(-36.8333, 174.8);

  static Schedule hours(String words) {
    List<String> remarks = new ArrayList<>();
    Schedule read = Hours.read(words, remarks);
    assertEquals(false, read.windows().isEmpty(), remarks.toString());
    return read;
  }

  private static void at(Schedule schedule, LatLon where, Active expected, String... times) {
    for (String time : times) {
      assertEquals(
          expected, schedule.active(Instant.parse(time), where), schedule.words() + " " + time);
    }
  }

  private static void at(String words, Active expected, String... times) {
    at(hours(words), BERN, expected, times);
  }

  private static void at(LatLon where, String words, Active expected, String... times) {
    at(hours(words), where, expected, times);
  }

  @Test
  void bothEndsBelongToTheHours() {
    String words = "UTC Mo-Fr 08:00-17:00; Sa 09:00-12:00";
    at(words, YES, "2025-06-02T08:00:00Z", "2025-06-02T17:00:00Z", "2025-06-07T12:00:00Z");
    at(words, NO, "2025-06-02T07:59:59Z", "2025-06-02T17:00:01Z", "2025-06-08T10:00:00Z");
  }

  @Test
  void hoursOverMidnightBelongToTheDayOnWhichTheyStart() {
    String words = "Sa,Su 22:00-04:00 UTC";
    at(words, YES, "2025-06-08T01:00:00Z", "2025-06-09T03:00:00Z", "2025-06-09T04:00:00Z");
    at(words, NO, "2025-06-07T03:00:00Z", "2025-06-09T04:00:01Z", "2025-06-09T22:00:00Z");
  }

  @Test
  void anEndAtTheLastMinuteIsTheEndOfTheDay() {
    for (String words : List.of("UTC Mo 00:00-24:00", "UTC Mo 00:00-23:59", "UTC Mo")) {
      at(words, YES, "2025-06-02T00:00:00Z", "2025-06-02T23:59:59Z");
      at(words, NO, "2025-06-01T23:59:59Z", "2025-06-03T00:00:01Z");
    }
    at("UTC 20:00-26:00", YES, "2025-06-03T01:59:00Z");
    at("UTC 20:00-26:00", NO, "2025-06-03T02:01:00Z");
  }

  @Test
  void timesOfATownFollowItsSummerTime() {
    String words = "Europe/Vienna Mo-Fr 08:00-17:00";
    at(words, YES, "2025-07-01T06:00:00Z", "2025-07-01T15:00:00Z", "2025-01-07T07:00:00Z");
    at(words, NO, "2025-07-01T15:00:01Z", "2025-01-07T06:59:59Z");
    // 2025-03-30: 02:00 to 03:00 does not exist in Vienna; 2025-10-26 has it twice
    String night = "Europe/Vienna 02:15-02:45";
    at(night, YES, "2025-03-30T01:15:00Z", "2025-10-26T00:15:00Z", "2025-10-26T01:45:00Z");
    at(night, NO, "2025-03-30T02:00:00Z", "2025-10-26T01:46:00Z");
  }

  @Test
  void seasonsRunOverTheTurnOfTheYear() {
    String words = "UTC Nov-Feb";
    at(words, YES, "2024-11-01T00:00:00Z", "2024-12-31T23:59:59Z", "2024-02-29T12:00:00Z");
    at(words, NO, "2024-03-02T00:00:00Z", "2024-10-31T23:00:00Z");
    at("UTC Apr 01-Jul 15", YES, "2025-07-15T23:00:00Z");
    at("UTC Apr 01-Jul 15", NO, "2025-07-16T01:00:00Z");
    at("UTC Apr 01-15, Oct 01-15 08:00-10:00", YES, "2025-10-15T09:00:00Z");
    at("UTC Apr 01-15, Oct 01-15 08:00-10:00", NO, "2025-10-16T09:00:00Z");
  }

  @Test
  void hoursOfTheLastDayAreKeptWhole() {
    String words = "2025 Jun 01-2025 Sep 30 22:00-04:00 UTC";
    at(words, YES, "2025-06-01T23:00:00Z", "2025-10-01T03:59:00Z");
    at(words, NO, "2025-10-01T04:01:00Z", "2025-10-01T23:00:00Z", "2025-05-31T23:00:00Z");
  }

  @Test
  void stretchesOfTimeAreOpenWhereNothingStands() {
    at("2025-06-01/2025-06-30 UTC", YES, "2025-06-01T00:00:00Z", "2025-06-30T23:59:59Z");
    at("2025-06-01/2025-06-30 UTC", NO, "2025-05-31T23:59:59Z", "2025-07-01T00:00:00Z");
    at("../2025-06-30T12:00:00+02:00", YES, "1990-01-01T00:00:00Z", "2025-06-30T10:00:00Z");
    at("../2025-06-30T12:00:00+02:00", NO, "2025-06-30T10:00:01Z");
    at("2025/..", YES, "2025-01-01T00:00:00Z", "2100-01-01T00:00:00Z");
    at("24/7", YES, "1990-01-01T00:00:00Z");
  }

  @Test
  void daysOffTakeAwayTheHoursThatStartOnThem() {
    String words = "Mo-Su 20:00-02:00; Dec 24-Jan 06 off; Fr off UTC";
    at(words, YES, "2025-12-23T21:00:00Z", "2025-12-24T01:00:00Z", "2026-01-07T21:00:00Z");
    at(words, NO, "2025-12-24T21:00:00Z", "2026-01-01T21:00:00Z", "2025-06-06T21:00:00Z");
    at("24/7; Su off UTC", NO, "2025-06-08T12:00:00Z");
    at("24/7; Su off UTC", YES, "2025-06-09T12:00:00Z");
  }

  @Test
  void daylightIsThatOfThePlace() {
    // civil twilight at 47° N, 8.8° E on 21 June 2025: about 02:46 to 20:07 UTC
    at("dawn-dusk", YES, "2025-06-21T12:00:00Z", "2025-06-21T03:00:00Z");
    at("dawn-dusk", NO, "2025-06-21T00:30:00Z", "2025-06-21T20:30:00Z");
    at("sunrise-sunset", NO, "2025-06-21T03:00:00Z");
    at("sunset-sunrise", YES, "2025-06-21T00:30:00Z", "2025-06-21T03:00:00Z");
    at("sunset-sunrise", NO, "2025-06-21T12:00:00Z");
    at("(sunrise+01:00)-(sunset-01:00)", NO, "2025-06-21T04:00:00Z");
    at(AUCKLAND, "sunrise-sunset", YES, "2023-06-21T22:00:00Z", "2023-06-22T04:00:00Z");
    at(AUCKLAND, "sunrise-sunset", NO, "2023-06-22T12:00:00Z");
  }

  @Test
  void aroundSunriseNobodyCanSayWhetherItApplies() {
    // US Naval Observatory, Longyearbyen, 21 March 2020: 04:40 to 17:33
    Schedule day = hours("sunrise-sunset");
    at(day, LONGYEARBYEN, UNKNOWN, "2020-03-21T04:39:00Z", "2020-03-21T04:41:00Z");
    at(day, LONGYEARBYEN, NO, "2020-03-21T04:36:00Z", "2020-03-21T17:37:00Z");
    at(day, LONGYEARBYEN, YES, "2020-03-21T04:45:00Z", "2020-03-21T17:29:00Z");
    Instant after = Instant.parse("2020-03-21T04:45:00Z");
    assertEquals(UNKNOWN, Schedules.active(day, after, after, LONGYEARBYEN, 300_000));
  }

  @Test
  void aPolarDayIsDayAndAPolarNightNight() {
    at(LONGYEARBYEN, "sunrise-sunset", YES, "2020-06-21T00:00:00Z", "2020-06-21T23:00:00Z");
    at(LONGYEARBYEN, "sunset-sunrise", NO, "2020-06-21T00:00:00Z", "2020-06-21T12:00:00Z");
    at(LONGYEARBYEN, "sunrise-sunset", NO, "2020-12-21T11:00:00Z", "2020-12-21T23:00:00Z");
    at(LONGYEARBYEN, "sunset-sunrise", YES, "2020-12-21T11:00:00Z", "2020-12-21T23:00:00Z");
    at(LONGYEARBYEN, "dawn-dusk", NO, "2020-12-21T11:00:00Z");
    // no sunrise, yet twilight: 15 November to 29 January is dark at noon too
    at(LONGYEARBYEN, "dawn-dusk", YES, "2020-11-01T11:00:00Z");
    at(LONGYEARBYEN, "sunrise-sunset", NO, "2020-11-01T11:00:00Z");
  }

  @Test
  void anEventOfTheSunThatDoesNotComeLeavesMixedHoursOpen() {
    String words = "sunrise-20:00 UTC";
    at(words, YES, "2025-06-21T12:00:00Z");
    at(LONGYEARBYEN, words, UNKNOWN, "2020-06-21T12:00:00Z");
    at(LONGYEARBYEN, "12:00-sunset UTC", UNKNOWN, "2020-06-21T13:00:00Z");
    at(LONGYEARBYEN, "dusk-sunrise UTC", UNKNOWN, "2020-06-21T13:00:00Z");
  }

  @Test
  void weekdaysOfTheSunAreSureWhereTheyAgreeWithUniversalTime() {
    // a Saturday in Auckland begins on a Friday of universal time
    at(AUCKLAND, "Sa sunrise-sunset", UNKNOWN, "2023-06-16T22:00:00Z");
    at(AUCKLAND, "Sa,Fr sunrise-sunset", YES, "2023-06-16T22:00:00Z");
    at(AUCKLAND, "Mo sunrise-sunset", NO, "2023-06-16T22:00:00Z");
  }

  @Test
  void hoursThatAreNotUnderstoodAreUnknownAndNeverOff() {
    at(Schedule.unread("by NOTAM"), BERN, UNKNOWN, "2025-06-21T12:00:00Z");
  }

  @Test
  void aClockOfAnUnknownZoneAnswersWhereEveryZoneAgrees() {
    assertEquals(YES, taken("2025-06-01/2025-06-30 UTC", "2025-06-15T12:00:00"));
    assertEquals(NO, taken("2025-06-01/2025-06-30 UTC", "2025-07-15T12:00:00"));
    assertEquals(UNKNOWN, taken("2025-06-01/2025-06-30 UTC", "2025-07-01T12:00:00"));
    assertEquals(UNKNOWN, taken("UTC 08:00-17:00", "2025-06-15T12:00:00"));
    assertEquals(YES, taken("UTC Mo-Su", "2025-06-15T12:00:00"));
    assertEquals(YES, taken("UTC 00:00-12:00, 12:00-24:00", "2025-06-15T12:00:00"));
    assertEquals(NO, taken("UTC Mo 00:00-24:00", "2025-06-12T12:00:00"));
  }

  private static Active taken(String words, String local) {
    Captured captured = new Captured(null, LocalDateTime.parse(local), Captured.Clock.UNKNOWN_ZONE);
    return Times.of(captured, null).taken(hours(words), BERN, 0);
  }

  @Test
  void withoutATimeOnlyWhatAlwaysAppliesIsKnown() {
    Times unknown = Times.of(Captured.UNSTATED, null);
    assertEquals(YES, unknown.taken(null, BERN, 0));
    assertEquals(YES, unknown.taken(hours("24/7"), BERN, 0));
    assertEquals(UNKNOWN, unknown.taken(hours("UTC 08:00-17:00"), BERN, 0));
    assertEquals(UNKNOWN, unknown.published(hours("UTC 08:00-17:00"), BERN, 0));
  }

  @Test
  void aLongerUncertaintyNeverTurnsAnAnswerIntoItsOpposite() {
    Schedule schedule = hours("Europe/Vienna Mo-Fr sunrise-20:00; Sa 22:00-03:00");
    Instant start = Instant.parse("2025-03-28T00:00:00Z");
    for (int minutes = 0; minutes < 7 * 1440; minutes += 37) {
      Instant at = start.plus(Duration.ofMinutes(minutes));
      Active sharp = schedule.active(at, BERN);
      Active blurred =
          Schedules.active(schedule, at.minusSeconds(5000), at.plusSeconds(9000), BERN, 20_000);
      assertEquals(true, blurred == UNKNOWN || blurred == sharp, at + " " + sharp + " " + blurred);
    }
  }
}
