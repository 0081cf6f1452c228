package org.sightline.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Against the yearly tables of the US Naval Observatory (Astronomical Applications Department,
 * universal time, whole minutes), and the worked example of NREL/TP-560-34302.
 */
class SunTest {
  private static final LatLon LONGYEARBYEN = new LatLon(78 + 13 / 60.0, 15 + 38 / 60.0);
  private static final LatLon ANCHORAGE = new LatLon(61 + 13 / 60.0, -(149 + 52 / 60.0));
  private static final LatLon SINGAPORE = new LatLon(1 + 17 / 60.0, 103 + 50 / 60.0);
  private static final LatLon AUCKLAND = new LatLon(-(36 + 50 / 60.0), 174 + 48 / 60.0);

  /** A table's minute is rounded, and so within 30 s; the place is given to 1′, 4 s and more. */
  private static final double TABLE_S = 45;

  private static void rises(LatLon where, double heightDeg, String day, String... tableUtc) {
    for (String minute : tableUtc) {
      Instant rise = Sun.rise(LocalDate.parse(day), where, heightDeg);
      assertNotNull(rise, day);
      assertNear(minute, rise);
    }
  }

  private static void sets(LatLon where, double heightDeg, String day, String tableUtc) {
    Instant set = Sun.set(LocalDate.parse(day), where, heightDeg);
    assertNotNull(set, day);
    assertNear(tableUtc, set);
  }

  private static void assertNear(String tableUtc, Instant found) {
    double off = Duration.between(Instant.parse(tableUtc + ":00Z"), found).toMillis() / 1000.0;
    assertTrue(Math.abs(off) <= TABLE_S, tableUtc + " found " + found);
  }

  @Test
  void sunrisesAndSunsetsAreThoseOfTheAlmanacFromTheEquatorToTheArctic() {
    double h = Sun.RISE_SET_DEG;
    rises(SINGAPORE, h, "2020-01-02", "2020-01-01T23:07");
    sets(SINGAPORE, h, "2020-02-12", "2020-02-12T11:21");
    rises(SINGAPORE, h, "2020-05-11", "2020-05-10T22:56");
    sets(SINGAPORE, h, "2020-11-03", "2020-11-03T10:50");
    rises(ANCHORAGE, h, "2020-01-01", "2020-01-01T19:14");
    sets(ANCHORAGE, h, "2019-12-31", "2020-01-01T00:51");
    rises(ANCHORAGE, h, "2020-03-20", "2020-03-20T15:58");
    sets(ANCHORAGE, h, "2020-06-19", "2020-06-20T07:42");
    rises(ANCHORAGE, h, "2020-06-20", "2020-06-20T12:20");
    sets(ANCHORAGE, h, "2020-09-29", "2020-09-30T03:35");
    rises(LONGYEARBYEN, h, "2020-03-21", "2020-03-21T04:40");
    sets(LONGYEARBYEN, h, "2020-03-21", "2020-03-21T17:33");
    sets(LONGYEARBYEN, h, "2020-09-10", "2020-09-10T18:42");
  }

  @Test
  void civilTwilightIsThatOfTheAlmanacSouthOfTheEquatorToo() {
    double h = Sun.CIVIL_DEG;
    rises(AUCKLAND, h, "2023-01-02", "2023-01-01T16:35");
    sets(AUCKLAND, h, "2023-01-01", "2023-01-01T08:14");
    rises(AUCKLAND, h, "2023-06-22", "2023-06-21T19:05");
    sets(AUCKLAND, h, "2023-06-21", "2023-06-21T05:40");
    sets(AUCKLAND, h, "2023-10-03", "2023-10-03T06:52");
    LatLon svalbard = new LatLon(78 + 13 / 60.0, 15 + 39 / 60.0);
    rises(svalbard, h, "2023-02-15", "2023-02-15T07:28");
    sets(svalbard, h, "2023-10-20", "2023-10-20T15:18");
  }

  @Test
  void polarNightAndMidnightSunBeginOnTheDaysOfTheAlmanac() {
    double h = Sun.RISE_SET_DEG;
    assertNull(Sun.rise(LocalDate.parse("2020-02-15"), LONGYEARBYEN, h));
    assertNotNull(Sun.rise(LocalDate.parse("2020-02-16"), LONGYEARBYEN, h));
    assertNotNull(Sun.set(LocalDate.parse("2020-04-17"), LONGYEARBYEN, h));
    assertNull(Sun.set(LocalDate.parse("2020-04-18"), LONGYEARBYEN, h));
    assertNull(Sun.set(LocalDate.parse("2020-08-22"), LONGYEARBYEN, h));
    assertNotNull(Sun.set(LocalDate.parse("2020-08-24"), LONGYEARBYEN, h));
    assertNotNull(Sun.rise(LocalDate.parse("2020-10-25"), LONGYEARBYEN, h));
    assertNull(Sun.rise(LocalDate.parse("2020-10-26"), LONGYEARBYEN, h));
    assertNull(Sun.rise(LocalDate.parse("2023-11-13"), LONGYEARBYEN, Sun.CIVIL_DEG));
    assertNotNull(Sun.rise(LocalDate.parse("2023-11-12"), LONGYEARBYEN, Sun.CIVIL_DEG));
  }

  @Test
  void theExampleOfNrelIsMetToTheSecond() {
    // NREL/TP-560-34302, appendix A.5: 2003-10-17, 39.742476° N, 105.1786° W; the hour of UTC − 7
    LatLon golden = new LatLon(39.742476, -105.1786);
    LocalDate day = LocalDate.parse("2003-10-17");
    assertClose("2003-10-17T13:12:43Z", Sun.rise(day, golden, Sun.RISE_SET_DEG), 5);
    assertClose("2003-10-17T18:46:04Z", Sun.noon(day, golden.lonDeg()), 5);
    // the report's sunset is the one in the same day of universal time: the evening before
    Instant eve = Sun.set(day.minusDays(1), golden, Sun.RISE_SET_DEG);
    assertClose("2003-10-17T00:20:19Z", eve, 5);
    // topocentric zenith 50.11162° with 0.01633° of refraction and 0.0019° of parallax
    double height = Sun.heightDeg(Instant.parse("2003-10-17T19:30:30Z"), golden);
    assertEquals(90 - 50.11162 - 0.01633 + 0.0019, height, 0.01);
  }

  private static void assertClose(String expected, @Nullable Instant found, long seconds) {
    assertNotNull(found, expected);
    Duration off = Duration.between(Instant.parse(expected), found).abs();
    assertTrue(off.getSeconds() <= seconds, expected + " found " + found);
  }

  @Test
  void daysAreThoseOfThePlace() {
    LocalDate day = LocalDate.parse("2025-06-21");
    assertClose("2025-06-21T00:02:00Z", Sun.noon(day, 180), 60);
    assertClose("2025-06-22T00:02:00Z", Sun.noon(day, -180), 60);
    assertEquals(Duration.ofHours(12), Duration.between(Sun.midnight(day, 15), Sun.noon(day, 15)));
  }
}
