package org.sightline.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.risk.Scene.GULL;
import static org.sightline.risk.Scene.HOME;
import static org.sightline.risk.Scene.MEADOW;
import static org.sightline.risk.Scene.QUAY;
import static org.sightline.risk.Scene.inside;
import static org.sightline.risk.Scene.near;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sightline.geo.Height;
import org.sightline.zones.Activity;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;

/** The sentences of the design, word for word, and the ones made in their pattern. */
class SentencesTest {
  private static Scene at(double accuracyM) {
    return new Scene().fix(-41.2, -24.5, accuracyM, "exif:GPS");
  }

  private static ZoneContact with(
      ZoneContact c, ZoneContact.Active active, ZoneContact.HeightRelation height) {
    return new ZoneContact(
        c.zone(),
        c.how(),
        c.probability(),
        c.distanceM(),
        c.depthM(),
        c.bearingDeg(),
        active,
        active,
        height,
        c.volume(),
        c.position());
  }

  @Test
  void insideSaysDepthZoneAndError() {
    Finding finding = at(8).inside(MEADOW, 140, 0.98).finding("camera-inside-zone");
    assertEquals(
        "Taken 140 m inside Meadow Field (military airfield, no photography); position good to 8"
            + " m.",
        finding.reason());
    assertEquals(Level.HIGH, finding.level());
    assertEquals(
        new Evidence("Depth inside the zone", 140.0, "m", 8.0, "exif:GPS"),
        finding.evidence().get(0));
    assertEquals(
        new Evidence("Probability inside", 98.0, "%", null, "position error, 1σ"),
        finding.evidence().get(1));
    assertEquals(
        new Evidence("Position good to", 8.0, "m", null, "assumed:phone"),
        finding.evidence().get(2));
  }

  @Test
  void atTheBorderSaysHowLikelyAndWhy() {
    String expected =
        "Taken at the border of Old Quay (naval harbour, no photography): 62 % likely inside,"
            + " because the position is good to 15 m and the border is 5 m away.";
    Finding inside = at(15).inside(QUAY, 5, 0.62).finding("camera-inside-zone");
    assertEquals(expected, inside.reason());
    assertEquals(Level.HIGH, inside.level());
    Finding outside = at(15).near(QUAY, 5, 0.37).finding("camera-near-zone");
    assertEquals(expected.replace("62 %", "37 %"), outside.reason());
    assertEquals(Level.MEDIUM, outside.level());
  }

  @Test
  void insideASmallZoneWithAPoorPositionSaysSo() {
    assertEquals(
        "Taken at a position inside Old Quay (naval harbour, no photography) that is uncertain: 2 %"
            + " likely inside, because the position is good to 80 m and the border is 2 m away.",
        at(80).inside(QUAY, 2, 0.02).finding("camera-inside-zone").reason());
  }

  @Test
  void outsideSaysWhetherTheDirectionIsKnown() {
    Finding finding = at(8).near(MEADOW, 399, 0).finding("camera-near-zone");
    assertEquals(
        "Taken 400 m outside Meadow Field (military airfield, no photography); which way the"
            + " camera looked is not known.",
        finding.reason());
    assertEquals(Level.LOW, finding.level());
    assertEquals(
        "Taken 400 m outside Meadow Field (military airfield, no photography); the camera looked"
            + " north-east (±8°).",
        at(8).yaw(41, 8).near(MEADOW, 399, 0).finding("camera-near-zone").reason());
  }

  @Test
  void closeToTheBorderIsWorseThanFar() {
    assertEquals(Level.MEDIUM, at(8).near(MEADOW, 50, 0).finding("camera-near-zone").level());
    assertEquals(Level.LOW, at(8).near(MEADOW, 50.1, 0).finding("camera-near-zone").level());
  }

  @Test
  void droneSaysHowHighAboveTakeOff() {
    Scene scene =
        new Scene()
            .camera("DJI", "FC3582")
            .fix(-41.2, -24.5, 2.5, "exif:GPS", new Height(64.2, Height.Datum.TAKE_OFF))
            .inside(GULL, 932, 1);
    Finding finding = scene.finding("drone-in-flight-zone");
    assertEquals(
        "The drone flew 64 m above take-off, 930 m inside Gull Reach (wildlife refuge, no drone"
            + " flight below 300 m); position good to 2.5 m.",
        finding.reason());
    assertEquals(Level.HIGH, finding.level());
    assertTrue(
        finding
            .evidence()
            .contains(
                new Evidence(
                    "Zone's ceiling", "300 m above mean sea level", "", null, "zones.geojson")));
  }

  @Test
  void droneBelowItsTakeOffIsNotNegativelyAbove() {
    Scene scene =
        new Scene()
            .camera("DJI", "FC3582")
            .fix(-41.2, -24.5, 2.5, "exif:GPS", new Height(-5.7, Height.Datum.TAKE_OFF))
            .inside(GULL, 932, 1);
    String reason = scene.finding("drone-in-flight-zone").reason();
    assertTrue(reason.startsWith("The drone flew 6 m below take-off, 930 m inside "), reason);
  }

  @Test
  void flightZonesConcernPhonesLessAndSayWhy() {
    Finding unknown = at(8).inside(GULL, 932, 1).finding("drone-in-flight-zone");
    assertEquals(
        "Taken 930 m inside Gull Reach (wildlife refuge, no drone flight below 300 m); position"
            + " good to 8 m; whether the camera flew is not known.",
        unknown.reason());
    assertEquals(Level.MEDIUM, unknown.level());
    Finding phone =
        at(8).camera("Apple", "iPhone 15").inside(GULL, 932, 1).finding("drone-in-flight-zone");
    assertEquals(
        "Taken 930 m inside Gull Reach (wildlife refuge, no drone flight below 300 m); position"
            + " good to 8 m; the camera is a phone, which does not fly by itself.",
        phone.reason());
    assertEquals(Level.LOW, phone.level());
  }

  @Test
  void aZoneThatRestrictsBothIsToldOncePerActivityOnlyForADrone() {
    Zone both = Scene.zone("Tansy Works", "power plant", Activity.FLIGHT, Activity.CAPTURE);
    assertEquals(Set.of("camera-inside-zone"), at(8).inside(both, 50, 1).rules());
    assertEquals(
        Set.of("camera-inside-zone", "drone-in-flight-zone"),
        at(8).camera("DJI", "FC3582").inside(both, 50, 1).rules());
    assertEquals(
        "The drone flew 50 m inside Tansy Works (power plant, no photography, no drone flight);"
            + " position good to 8 m.",
        at(8).camera("DJI", "FC3582").inside(both, 50, 1).finding("drone-in-flight-zone").reason());
  }

  @Test
  void outsideTheZonesHoursIsLowAndSaysWhichHours() {
    Zone range = Scene.zone("Larch Hill range", "training range", Activity.CAPTURE);
    range = Scene.withHours(range, "Monday to Friday, 07:00 to 18:00 UTC");
    ZoneContact idle =
        with(
            inside(range, 100, 1, "exif:GPS"),
            ZoneContact.Active.NO,
            ZoneContact.HeightRelation.INSIDE);
    Finding finding =
        at(8).at(Instant.parse("2026-05-09T08:09:00Z")).contact(idle).finding("camera-inside-zone");
    assertEquals(
        "Taken inside Larch Hill range, but on a Saturday at 08:09 UTC; the zone says it applies"
            + " Monday to Friday, 07:00 to 18:00 UTC.",
        finding.reason());
    assertEquals(Level.LOW, finding.level());
  }

  @Test
  void hoursThatWereNotComparedLowerNothing() {
    Zone range =
        Scene.withHours(
            Scene.zone("Larch Hill range", "training range", Activity.CAPTURE), "Mon-Fri");
    ZoneContact unknown =
        with(
            inside(range, 100, 1, "exif:GPS"),
            ZoneContact.Active.UNKNOWN,
            ZoneContact.HeightRelation.INSIDE);
    Finding finding = at(8).contact(unknown).finding("camera-inside-zone");
    assertEquals(
        "Taken 100 m inside Larch Hill range (training range, no photography); position good to 8"
            + " m; whether the zone applied then (Mon-Fri) is not known.",
        finding.reason());
    assertEquals(Level.HIGH, finding.level());
  }

  @Test
  void outsideTheZonesHeightsIsLowAndUnknownHeightsLowerNothing() {
    Zone field = Scene.limited(MEADOW, null, Scene.metres(120));
    ZoneContact base = inside(field, 140, 1, "exif:GPS");
    Finding above =
        at(8)
            .contact(with(base, ZoneContact.Active.YES, ZoneContact.HeightRelation.OUTSIDE))
            .finding("camera-inside-zone");
    assertEquals(Level.LOW, above.level());
    assertEquals(
        "Taken 140 m inside Meadow Field (military airfield, no photography below 120 m); position"
            + " good to 8 m; its height was outside the zone's limits.",
        above.reason());
    Finding unknown =
        at(8)
            .contact(with(base, ZoneContact.Active.YES, ZoneContact.HeightRelation.UNKNOWN))
            .finding("camera-inside-zone");
    assertEquals(Level.HIGH, unknown.level());
    assertTrue(
        unknown.reason().endsWith("whether its height was within the zone's limits is not known."));
  }

  @Test
  void contactsOfOneZoneAreMergedAndTheWorstSaysWhichPosition() {
    Scene scene =
        new Scene()
            .fix(-41.2, -24.5, 8, "exif:GPS")
            .fix(-41.22, -24.5, 8, "xmp:exif")
            .conflicting()
            .contact(near(MEADOW, 2400, 0, "exif:GPS"))
            .contact(inside(MEADOW, 140, 1, "xmp:exif"));
    assertEquals(
        "Taken 140 m inside Meadow Field (military airfield, no photography); position (xmp:exif)"
            + " good to 8 m.",
        scene.finding("camera-inside-zone").reason());
    assertEquals(
        "Two positions in the file lie 2.2 km apart, more than both errors together; the one that"
            + " gives the worse answer was used.",
        scene.finding("position-conflict").reason());
    assertEquals(Set.of("camera-inside-zone", "position-conflict"), scene.rules());
  }

  @Test
  void likeObjectsAreJoinedWithTheirBestScore() {
    Finding boats =
        at(8).inside(QUAY, 150, 1).sees("boat", 0.55).sees("boat", 0.69).finding("flagged-object");
    assertEquals(
        "Two boats (best score 0.69) appear in a picture taken inside Old Quay (naval harbour, no"
            + " photography).",
        boats.reason());
    assertEquals(Level.HIGH, boats.level());
    assertEquals(
        new Evidence("Detector score", 0.69, "of 1", null, "yolox-nano"), boats.evidence().get(0));
    assertEquals(
        new Evidence("Size in the picture", "806 × 242", "px", null, "yolox-nano"),
        boats.evidence().get(1));
  }

  @Test
  void anObjectByItselfIsWorthKnowing() {
    Finding airplane = at(8).sees("airplane", 0.8).finding("flagged-object");
    assertEquals("An airplane (score 0.80) appears in the picture.", airplane.reason());
    assertEquals(Level.MEDIUM, airplane.level());
    assertEquals(Level.LOW, at(8).sees("boat", 0.8).finding("flagged-object").level());
    assertEquals(
        "A truck (score 0.72) appears in a picture possibly taken inside Old Quay (naval harbour,"
            + " no photography).",
        at(8).near(QUAY, 5, 0.37).sees("truck", 0.72).finding("flagged-object").reason());
  }

  @Test
  void weakObjectsAndPersonsAreNotFlagged() {
    assertEquals(Set.of(), at(8).sees("boat", 0.49).sees("person", 0.99).rules());
  }

  @Test
  void privateZonesAreNamedByNothingAndMeasuredByNothing() {
    Scene inside = at(8).inside(HOME, 31, 1).inside(HOME, 62, 1);
    Finding finding = inside.finding("camera-in-private-zone");
    assertEquals("Taken inside one of your private zones.", finding.reason());
    assertEquals(Level.HIGH, finding.level());
    Finding near = at(8).near(HOME, 31, 0.3).finding("camera-in-private-zone");
    assertEquals("Taken at the border of one of your private zones, or near it.", near.reason());
    assertEquals(near, at(8).near(HOME, 1, 0.49).finding("camera-in-private-zone"));
    String all = inside.assessed().findings() + " " + near;
    assertFalse(all.contains("Granny") || all.contains("my-home") || all.contains("31"), all);
  }

  @Test
  void namesFromFilesCannotBreakASentence() {
    Zone hostile =
        Scene.zone("Evil\u202e\nField\u0000" + "x".repeat(500), "a\tb", Activity.PUBLICATION);
    String reason = at(8).inside(hostile, 140, 1).finding("camera-inside-zone").reason();
    assertTrue(reason.startsWith("Taken 140 m inside Evil  Field x"), reason);
    assertTrue(reason.endsWith("… (a b, no publication); position good to 8 m."), reason);
    assertTrue(reason.length() < 250, reason);
  }
}
