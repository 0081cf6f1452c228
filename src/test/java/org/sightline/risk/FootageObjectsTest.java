package org.sightline.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sightline.geo.LatLon;
import org.sightline.media.MediaItem;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Telemetry;
import org.sightline.track.Gaps;
import org.sightline.track.Quality;
import org.sightline.track.Sample;
import org.sightline.track.Tracks;
import org.sightline.track.Walk;
import org.sightline.vision.Box;
import org.sightline.vision.Detection;
import org.sightline.zones.Standing;
import org.sightline.zones.Stay;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;
import org.sightline.zones.ZoneContact.Active;

/** Objects of videos in findings and cuts: a drone video of 100 s with a track. */
class FootageObjectsTest {
  private final List<Sighting> sightings = new ArrayList<>();
  private final List<Stay> stays = new ArrayList<>();

  private static Sighting sighting(
      String label, double score, double fromS, double toS, double bestS) {
    Detection best = new Detection(label, score, new Box(10, 20, 120, 60), "yolox-nano");
    int pictures = (int) (toS - fromS) + 1;
    return new Sighting(
        best, 1920, 1080, fromS, toS, bestS, pictures, fromS - 1, toS + 1, List.of());
  }

  private void inside(Zone zone, double fromS, double toS) {
    ZoneContact contact = Scene.inside(zone, 140, 1, "srt");
    Fix fix = new Fix(null, new LatLon(-41.2, -24.5), List.of(), 2, "assumed:test", "srt");
    Sample moment =
        new Sample(
            Duration.ofMillis((long) (500 * (fromS + toS))),
            null,
            Quality.GOOD,
            fix,
            fix.position(),
            null,
            null,
            null);
    stays.add(new Stay(contact, moment, fromS, toS, true, true, 100, null));
  }

  private Assessment.Assessed assessed() {
    MediaItem.TrackFile item = new MediaItem.TrackFile(Scene.header("a.mp4"), List.of());
    Tracks tracks =
        new Tracks(
            List.of(new Walk("srt", 2).at(0, -41.2, -24.5).at(1, -41.2, -24.5).track()), List.of());
    Sampled sampled = Sampled.of("all", 1, null, 100, List.of(), 100);
    Footage footage =
        new Footage(tracks, 100, stays, new Gaps(List.of(), 0, 0), true, (Apart) null)
            .seen(sightings, sampled);
    List<ZoneContact> contacts = new ArrayList<>();
    stays.forEach(stay -> contacts.add(stay.contact()));
    Map<Check.Kind, Check> checks = new EnumMap<>(Check.Kind.class);
    for (Check.Kind kind : Check.Kind.values()) {
      checks.put(kind, Check.MADE);
    }
    return Assessor.assess(
        Policy.standard(),
        new Observation(
            item,
            Telemetry.UNREAD,
            null,
            contacts,
            List.of(),
            Map.of(),
            checks,
            List.of(),
            footage));
  }

  private static @Nullable Finding finding(Assessment.Assessed assessed, String rule) {
    for (Finding finding : assessed.findings()) {
      if (finding.rule().equals(rule)) {
        return finding;
      }
    }
    return null;
  }

  @Test
  void anAirplaneIsToldWithItsTimesAndCut() {
    sightings.add(sighting("airplane", 0.83, 12, 31, 18));
    Assessment.Assessed assessed = assessed();
    Finding finding = finding(assessed, "flagged-object");
    assertEquals(
        "An airplane (score 0.83) appears from 0:12 to 0:31, most clearly at 0:18.",
        finding.reason());
    assertEquals(18, finding.offsetS());
    assertEquals(Level.MEDIUM, assessed.level());
    assertEquals(
        List.of(new Cut(10, 33, Level.MEDIUM, "an airplane in the picture")),
        assessed.observation().footage().cuts());
  }

  @Test
  void whatTheCutHoldsReachesToThePicturesWithoutTheObject() {
    Detection best = new Detection("airplane", 0.6, new Box(10, 20, 120, 60), "yolox-nano");
    sightings.add(new Sighting(best, 1920, 1080, 40, 40, 40, 1, 30.0, 50.0, List.of()));
    Assessment.Assessed assessed = assessed();
    assertEquals(
        "An airplane (score 0.60) appears at 0:40.", finding(assessed, "flagged-object").reason());
    Cut cut = assessed.observation().footage().cuts().get(0);
    assertEquals(30, cut.fromS());
    assertEquals(50, cut.toS());
  }

  @Test
  void likeObjectsAreOneFindingThatCountsThem() {
    sightings.add(sighting("boat", 0.69, 0, 4, 2));
    sightings.add(sighting("boat", 0.55, 3, 20, 12));
    sightings.add(sighting("boat", 0.51, 70, 98.9, 80));
    Assessment.Assessed assessed = assessed();
    assertEquals(
        "Boats (best score 0.69) appear 3 times, up to 2 at once, between the start and the end,"
            + " most clearly at 0:02.",
        finding(assessed, "flagged-object").reason());
    assertEquals(Level.LOW, assessed.level());
    assertEquals(List.of(), assessed.observation().footage().cuts(), "LOW is not cut");
  }

  @Test
  void whatTheDetectorIsLessSureOfThanThePolicyAsksIsNotTold() {
    sightings.add(sighting("airplane", 0.49, 12, 31, 18));
    assertEquals(Level.NONE, assessed().level());
  }

  @Test
  void anObjectWeighsMoreInFootageTakenInsideAZoneAndOnlyThen() {
    inside(Scene.MEADOW, 10, 20);
    sightings.add(sighting("boat", 0.6, 15, 30, 16));
    sightings.add(sighting("boat", 0.7, 60, 70, 65));
    List<String> told = new ArrayList<>();
    for (Finding finding : assessed().findings()) {
      if (finding.rule().equals("flagged-object")) {
        told.add(finding.level() + " " + finding.reason());
      }
    }
    assertEquals(
        List.of(
            "HIGH A boat (score 0.60) appears from 0:15 to 0:30, most clearly at 0:16, in footage"
                + " taken inside Meadow Field (military airfield, no photography).",
            "LOW A boat (score 0.70) appears from 1:00 to 1:10, most clearly at 1:05."),
        told);
  }

  @Test
  void anObjectThatStandsInAZoneIsToldOnceWithItsTimes() {
    Standing standing = new Standing(Scene.QUAY, 0.83, Active.YES, Active.YES);
    sightings.add(sighting("boat", 0.69, 12, 31, 18).standing(List.of(standing)));
    Assessment.Assessed assessed = assessed();
    assertEquals(
        "A boat (score 0.69), seen from 0:12 to 0:31, most clearly at 0:18, appears to stand inside"
            + " Old Quay (naval harbour, no photography): 83 % likely, on flat ground.",
        finding(assessed, "object-in-zone").reason());
    assertEquals(null, finding(assessed, "flagged-object"));
    assertEquals(Level.HIGH, assessed.level());
    assertEquals(10, assessed.observation().footage().cuts().get(0).fromS());
  }

  @Test
  void whereAPrivateZoneIsTouchedNoTimeIsTiedToAZone() {
    inside(Scene.HOME, 0, 5);
    inside(Scene.MEADOW, 10, 20);
    sightings.add(sighting("airplane", 0.83, 12, 18, 15));
    Standing standing = new Standing(Scene.QUAY, 0.83, Active.YES, Active.YES);
    sightings.add(sighting("boat", 0.69, 62, 71, 68).standing(List.of(standing)));
    Assessment.Assessed assessed = assessed();
    for (String rule : List.of("flagged-object", "object-in-zone")) {
      Finding finding = finding(assessed, rule);
      assertEquals(0, finding.offsetS());
      assertFalse(finding.reason().contains(":"), finding.reason());
      assertEquals(List.of(), finding.evidence());
    }
    assertTrue(assessed.level() == Level.HIGH);
  }

  @Test
  void theSamplingIsOneSentence() {
    assertEquals(
        "100 pictures were looked at: one every 1 s from beginning to end.",
        Sampled.of("all", 1, null, 100, List.of(), 100).message());
    assertEquals(
        "10 pictures were looked at: one every 10 s, since the camera touched no zone.",
        Sampled.of("near-zones", 1, 10.0, 10, List.of(), 100).message());
    assertEquals(
        "28 pictures were looked at: one every 1 s where the camera touched a zone or it is not"
            + " known whether it did (20 s in all), one every 10 s elsewhere.",
        Sampled.of("near-zones", 1, 10.0, 28, List.of(new Sampled.Span(0, 20)), 100).message());
    assertEquals(
        "101 pictures were looked at: one every 1 s, since the camera touched zones or it is not"
            + " known whether it did.",
        Sampled.of("near-zones", 1, 10.0, 101, List.of(new Sampled.Span(0, 100)), 100).message());
  }
}
