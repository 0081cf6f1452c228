package org.sightline.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.risk.Scene.HOME;
import static org.sightline.risk.Scene.MEADOW;
import static org.sightline.risk.Scene.QUAY;
import static org.sightline.risk.Scene.inside;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sightline.geo.Height;
import org.sightline.zones.Activity;
import org.sightline.zones.Volume;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;
import org.sightline.zones.ZoneContact.Active;
import org.sightline.zones.ZoneContact.HeightRelation;

/** One sentence for overlapping zones, hours at capture and at publication, and private zones. */
class PlaceTest {
  private static final String HOURS = "Mo-Fr 07:00-18:00 UTC";

  private static Scene at(double accuracyM) {
    return new Scene().fix(-41.2, -24.5, accuracyM, "exif:GPS");
  }

  private static Zone timed(String name, Activity... restricts) {
    return Scene.withHours(Scene.zone(name, "training range", restricts), HOURS);
  }

  private static ZoneContact with(
      ZoneContact c, Active taken, Active published, HeightRelation height) {
    return new ZoneContact(
        c.zone(),
        c.how(),
        c.probability(),
        c.distanceM(),
        c.depthM(),
        c.bearingDeg(),
        taken,
        published,
        height,
        c.volume(),
        c.position());
  }

  private static ZoneContact inTime(Zone zone, Active taken, Active published) {
    return with(inside(zone, 140, 1, "exif:GPS"), taken, published, HeightRelation.INSIDE);
  }

  @Test
  void overlappingZonesMakeOneSentenceAboutTheWorst() {
    Scene scene = at(8).inside(QUAY, 5, 0.62).inside(MEADOW, 140, 0.98);
    Finding finding = scene.finding("camera-inside-zone");
    assertEquals(
        "Taken 140 m inside Meadow Field (military airfield, no photography); position good to 8"
            + " m; also inside Old Quay.",
        finding.reason());
    for (String name : List.of("North Pad", "East Pad", "West Pad")) {
      scene.inside(Scene.zone(name, "", Activity.CAPTURE), 20, 0.9);
    }
    finding = scene.finding("camera-inside-zone");
    assertTrue(
        finding
            .reason()
            .endsWith("; also inside 4 more zones (North Pad, East Pad, West Pad and 1 more)."),
        finding.reason());
    assertTrue(
        finding
            .evidence()
            .contains(new Evidence("Depth inside Old Quay", 5.0, "m", 8.0, "exif:GPS")));
    assertTrue(
        finding
            .evidence()
            .contains(
                new Evidence(
                    "Probability inside Old Quay", 62.0, "%", null, "position error, 1σ")));
    assertEquals(5, scene.assessed().observation().contacts().size(), "the record keeps each");
  }

  @Test
  void aZoneThatCertainlyAppliesIsToldBeforeADoubtfulOne() {
    Zone limited = Scene.limited(MEADOW, null, Scene.metres(50));
    Scene scene =
        at(8)
            .contact(
                with(
                    inside(limited, 900, 1, "exif:GPS"),
                    Active.YES,
                    Active.YES,
                    HeightRelation.UNKNOWN))
            .contact(inTime(timed("Larch Hill range", Activity.CAPTURE), Active.UNKNOWN, Active.NO))
            .inside(QUAY, 5, 0.99);
    assertEquals(
        "Taken 5 m inside Old Quay (naval harbour, no photography); position good to 8 m; also"
            + " inside 2 more zones (Meadow Field, Larch Hill range).",
        scene.finding("camera-inside-zone").reason());
  }

  @Test
  void zonesThatHoursOrHeightsExcuseAreToldBehindThoseThatCount() {
    Scene scene =
        at(8)
            .contact(inTime(timed("Larch Hill range", Activity.CAPTURE), Active.NO, Active.NO))
            .inside(QUAY, 5, 1)
            .contact(
                with(
                    inside(Scene.limited(MEADOW, null, Scene.metres(50)), 9, 1, "exif:GPS"),
                    Active.YES,
                    Active.YES,
                    HeightRelation.OUTSIDE));
    Finding finding = scene.finding("camera-inside-zone");
    assertEquals(
        "Taken 5 m inside Old Quay (naval harbour, no photography); position good to 8 m; outside"
            + " the hours or heights of 2 more zones (Larch Hill range, Meadow Field).",
        finding.reason());
    assertEquals(Level.HIGH, finding.level());
  }

  @Test
  void photographyAndFlightAreJudgedByTheHoursAtCapture() {
    Zone range = timed("Larch Hill range", Activity.CAPTURE);
    Finding then =
        at(8).contact(inTime(range, Active.YES, Active.NO)).finding("camera-inside-zone");
    assertEquals(Level.HIGH, then.level());
    assertEquals(
        "Taken 140 m inside Larch Hill range (training range, no photography); position good to 8"
            + " m; the zone applied then (Mo-Fr 07:00-18:00 UTC).",
        then.reason());
    assertEquals(
        Level.LOW,
        at(8).contact(inTime(range, Active.NO, Active.YES)).finding("camera-inside-zone").level());
    Zone air = timed("Gull Reach", Activity.FLIGHT);
    Scene drone = at(8).camera("DJI", "FC3582").contact(inTime(air, Active.NO, Active.YES));
    assertEquals(Level.LOW, drone.finding("drone-in-flight-zone").level());
  }

  @Test
  void publicationIsJudgedByTheHoursAtPublication() {
    Zone works = timed("Tansy Works", Activity.PUBLICATION);
    Finding later =
        at(8).contact(inTime(works, Active.NO, Active.YES)).finding("camera-inside-zone");
    assertEquals(Level.HIGH, later.level());
    assertEquals(
        "Taken 140 m inside Tansy Works (training range, no publication); position good to 8 m;"
            + " the zone applies at publication (Mo-Fr 07:00-18:00 UTC).",
        later.reason());
    Finding over =
        at(8).contact(inTime(works, Active.YES, Active.NO)).finding("camera-inside-zone");
    assertEquals(Level.LOW, over.level());
    assertEquals(
        "Taken inside Tansy Works, which does not apply at publication; the zone says it applies"
            + " Mo-Fr 07:00-18:00 UTC.",
        over.reason());
  }

  @Test
  void aZoneThatRestrictsBothCountsIfEitherDoes() {
    Zone both = timed("Tansy Works", Activity.CAPTURE, Activity.PUBLICATION);
    Finding later =
        at(8).contact(inTime(both, Active.NO, Active.YES)).finding("camera-inside-zone");
    assertEquals(Level.HIGH, later.level());
    assertTrue(
        later.reason().endsWith("; it did not apply when the picture was taken."), later.reason());
    Finding unknown =
        at(8).contact(inTime(both, Active.NO, Active.UNKNOWN)).finding("camera-inside-zone");
    assertEquals(Level.HIGH, unknown.level());
    assertTrue(
        unknown
            .reason()
            .contains(
                "whether the zone applies at publication (Mo-Fr 07:00-18:00 UTC)"
                    + " is not known"),
        unknown.reason());
    assertEquals(
        Level.LOW,
        at(8).contact(inTime(both, Active.NO, Active.NO)).finding("camera-inside-zone").level());
  }

  @Test
  void aZoneThatRestrictsNothingFindsNothing() {
    Zone open = Scene.zone("Open Field", "information");
    assertEquals(Set.of(), at(8).inside(open, 140, 1).rules());
    assertEquals(Set.of(), at(8).camera("DJI", "FC3582").inside(open, 140, 1).rules());
    assertEquals(Level.NONE, at(8).inside(open, 140, 1).assessed().level());
  }

  @Test
  void limitsAreThoseOfThePartThatWasTouched() {
    Zone layers =
        new Zone(
            "layers",
            "Layers",
            "",
            Set.of(Activity.FLIGHT),
            List.of(
                new Volume(MEADOW.volumes().get(0).shape(), null, Scene.metres(120)),
                new Volume(MEADOW.volumes().get(0).shape(), Scene.metres(50), Scene.metres(90))),
            null,
            0,
            0,
            false,
            java.util.Map.of("restriction", "PROHIBITED"),
            MEADOW.source());
    ZoneContact base = inside(layers, 140, 1, "exif:GPS");
    ZoneContact second =
        new ZoneContact(
            base.zone(),
            base.how(),
            base.probability(),
            base.distanceM(),
            base.depthM(),
            base.bearingDeg(),
            base.active(),
            base.activeAsOf(),
            base.height(),
            layers.volumes().get(1),
            base.position());
    Finding finding = at(8).contact(second).finding("drone-in-flight-zone");
    assertTrue(finding.reason().contains("(no drone flight from 50 m to 90 m)"), finding.reason());
    assertTrue(
        finding
            .evidence()
            .contains(new Evidence("Zone's restriction", "PROHIBITED", "", null, "zones.geojson")));
  }

  @Test
  void anItemInAPrivateZoneTellsNoDistanceToAnyOther() {
    Scene plain =
        at(8)
            .camera("DJI", "FC3582")
            .yaw(41, 8)
            .inside(MEADOW, 137, 0.62)
            .near(QUAY, 333, 0.02)
            .near(Scene.GULL, 777, 0);
    String open = plain.assessed().findings().toString();
    assertTrue(open.contains("140 m") && open.contains("330 m") && open.contains("780 m"), open);

    String told = plain.inside(HOME, 31, 1).assessed().findings().toString();
    for (String number : List.of("137", "140", "333", "330", "777", "780", "62", "31", "41", "°")) {
      assertFalse(told.contains(number), number + " in " + told);
    }
    assertTrue(
        told.contains("Taken inside Meadow Field (military airfield, no photography)."), told);
    assertTrue(told.contains("Taken near Old Quay (naval harbour, no photography)."), told);
    assertFalse(told.contains("likely") || told.contains("north"), told);
  }

  @Test
  void positionsThatDisagreeTellNoDistanceWhereOneIsPrivate() {
    Scene scene =
        new Scene()
            .fix(-41.2, -24.5, 8, "exif:GPS", new Height(5, Height.Datum.GROUND))
            .fix(-41.22, -24.5, 8, "xmp:exif")
            .conflicting();
    assertTrue(scene.finding("position-conflict").reason().contains("2.2 km apart"));
    String told = scene.inside(HOME, 31, 1).finding("position-conflict").toString();
    assertFalse(told.contains("2.2") || told.contains("222"), told);
  }

  @Test
  void theMomentOfPublicationStandsInNoSentence() {
    Zone works = timed("Tansy Works", Activity.PUBLICATION);
    for (Active published : Active.values()) {
      String reason =
          at(8)
              .contact(inTime(works, Active.YES, published))
              .finding("camera-inside-zone")
              .reason();
      assertFalse(reason.contains("2026"), reason);
    }
  }
}
