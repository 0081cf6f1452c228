package org.sightline.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.sightline.zones.Activity;
import org.sightline.zones.Limit;
import org.sightline.zones.Zone;

class WordsTest {
  @Test
  void distancesAreRoundedByTheirSize() {
    assertEquals("less than 1 m", Words.distance(0.4));
    assertEquals("1 m", Words.distance(0.5));
    assertEquals("9 m", Words.distance(9.4));
    assertEquals("10 m", Words.distance(9.6));
    assertEquals("140 m", Words.distance(140));
    assertEquals("990 m", Words.distance(994));
    assertEquals("1 km", Words.distance(996));
    assertEquals("1.9 km", Words.distance(1890));
    assertEquals("3.1 km", Words.distance(3140));
    assertEquals("5570 km", Words.distance(5_570_100));
  }

  @Test
  void errorsKeepTheDigitThatMatters() {
    assertEquals("2 cm", Words.accuracy(0.02));
    assertEquals("0.3 m", Words.accuracy(0.3));
    assertEquals("2.5 m", Words.accuracy(2.5));
    assertEquals("4.7 m", Words.accuracy(4.7));
    assertEquals("8 m", Words.accuracy(8));
    assertEquals("15 m", Words.accuracy(15.2));
    assertEquals("1.5 km", Words.accuracy(1500));
  }

  @Test
  void probabilitiesAreNeverCertain() {
    assertEquals("less than 1 %", Words.percent(0));
    assertEquals("62 %", Words.percent(0.62));
    assertEquals("more than 99 %", Words.percent(1));
  }

  @Test
  void scoresHaveTwoDecimals() {
    assertEquals("0.80", Words.score(0.8));
    assertEquals("0.05", Words.score(0.05));
    assertEquals("1.00", Words.score(0.999));
  }

  @Test
  void countsAndPluralsReadAsEnglish() {
    assertEquals("Two", Words.count(2));
    assertEquals("Twelve", Words.count(12));
    assertEquals("13", Words.count(13));
    assertEquals("An airplane", Words.one("airplane"));
    assertEquals("A boat", Words.one("boat"));
    assertEquals("buses", Words.several("bus"));
    assertEquals("trains", Words.several("train"));
  }

  @Test
  void directionsAreTheNearestOfEight() {
    assertEquals("north", Words.compass(359));
    assertEquals("north-east", Words.compass(32.5));
    assertEquals("west", Words.compass(-90));
  }

  @Test
  void zonesSayWhatTheyAreAndRestrict() {
    assertEquals(
        "Harrow Depot (storage depot, no photography, no publication)",
        says(Scene.zone("Harrow Depot", "storage depot", Activity.CAPTURE, Activity.PUBLICATION)));
    assertEquals("Nameless (no photography)", says(Scene.zone("Nameless", "", Activity.CAPTURE)));
  }

  @Test
  void zonesSayFromWhichHeightToWhich() {
    Zone space = Scene.zone("Control area", "airspace", Activity.FLIGHT);
    Limit ground = new Limit(0, Limit.Unit.M, Limit.Reference.AGL);
    assertEquals(
        "Control area (airspace, no drone flight from the ground to 600 m)",
        says(Scene.limited(space, ground, Scene.metres(600))));
    assertEquals(
        "Control area (airspace, no drone flight above 400 ft)",
        says(Scene.limited(space, new Limit(400, Limit.Unit.FT, Limit.Reference.AGL), null)));
    assertEquals(
        "Control area (airspace, no drone flight below flight level 195)",
        says(Scene.limited(space, null, new Limit(195, Limit.Unit.FL, Limit.Reference.STD))));
  }

  @Test
  void textFromFilesIsCutAtWholeCharacters() {
    assertEquals("abc", Words.clean("abc", 3));
    assertEquals("ab…", Words.clean("abcd", 3));
    assertEquals("a…", Words.clean("a😀😀", 3));
    assertEquals("a b", Words.clean("a\ud800b", 9));
    assertEquals("Crémieux", Words.clean("\u200bCrémieux\ufeff", 20));
  }

  @Test
  void decimalsLoseTrailingZeros() {
    assertEquals("1.5", Words.decimal(1.5, 3));
    assertEquals("-0.05", Words.decimal(-0.05, 2));
    assertEquals("0", Words.decimal(-0.001, 2));
    assertEquals("3", Words.decimal(2.9996, 3));
  }

  private static String says(Zone zone) {
    return Words.zone(zone, zone.volumes().get(0));
  }
}
