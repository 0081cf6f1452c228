package org.sightline.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.sightline.formats.Probe;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.media.Input;
import org.sightline.media.MediaItem;
import org.sightline.report.RunHead;
import org.sightline.risk.Assessment;
import org.sightline.risk.Assessor;
import org.sightline.risk.Check;
import org.sightline.risk.Checks;
import org.sightline.risk.Cut;
import org.sightline.risk.Finding;
import org.sightline.risk.Level;
import org.sightline.risk.Policy;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.track.Track;
import org.sightline.track.Tracks;
import org.sightline.track.Walk;
import org.sightline.zones.Activity;
import org.sightline.zones.Shape;
import org.sightline.zones.Volume;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneSet;
import org.sightline.zones.ZoneSource;

final class FootageTest {
  private static final double LAT_M = 111_180;
  private static final double LON_M = 76_050;

  private static double lon(double metres) {
    return 8 + metres / LON_M;
  }

  private static Zone zone(
      String name, boolean isPrivate, double west, double east, Activity... no) {
    Coordinate[] ring = {
      new Coordinate(lon(west), 47 - 400 / LAT_M),
      new Coordinate(lon(east), 47 - 400 / LAT_M),
      new Coordinate(lon(east), 47 + 400 / LAT_M),
      new Coordinate(lon(west), 47 + 400 / LAT_M),
      new Coordinate(lon(west), 47 - 400 / LAT_M)
    };
    EnumSet<Activity> restricts = EnumSet.noneOf(Activity.class);
    restricts.addAll(List.of(no));
    return new Zone(
        name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
        name,
        "refuge",
        restricts,
        List.of(
            new Volume(new Shape.Outline(new GeometryFactory().createPolygon(ring)), null, null)),
        null,
        0,
        0,
        isPrivate,
        Map.of(),
        new ZoneSource("zones.geojson", null, name));
  }

  private static RunConfig config(Zone... zones) {
    ZoneSet set = ZoneSet.of(List.of(zones));
    RunHead head =
        new RunHead(
            "test",
            Map.of(),
            List.of(),
            "",
            List.of(),
            "",
            null,
            set.zones(),
            null,
            new RunHead.PolicyUsed("standard", "1", "built-in", ""),
            List.of(),
            null,
            Checks.unasked(false, false, true),
            Map.of(),
            Instant.parse("2026-05-09T08:00:00Z"),
            false,
            "");
    return new RunConfig(
        set,
        null,
        Policy.standard(),
        null,
        null,
        null,
        null,
        null,
        false,
        null,
        head,
        1,
        false,
        true);
  }

  private static MediaItem item() {
    MediaItem.Other other =
        new MediaItem.Other(new Probe().header(Input.of(Path.of("walk.srt"))), List.of());
    return new MediaItem.TrackFile(other.header(), List.of());
  }

  private static Assessment.Assessed assessed(RunConfig config, Telemetry telemetry, Track... all) {
    Tracks tracks = new Tracks(List.of(all), List.of());
    return Assessor.assess(
        config.policy(), new Footages(config, item(), telemetry, tracks).observed());
  }

  private static Assessment.Assessed assessed(RunConfig config, Track... all) {
    return assessed(config, Telemetry.UNREAD, all);
  }

  /** East at 10 m a second, from 8 degrees east, a sample a second. */
  private static Walk flight(Walk walk, int seconds) {
    for (int i = 0; i <= seconds; i++) {
      walk.at(i, 47, lon(10 * i));
    }
    return walk;
  }

  private static Check position(Assessment.Assessed assessed) {
    return assessed.observation().checks().get(Check.Kind.POSITION);
  }

  @Test
  void aDroneInARefugeIsToldWithItsTimesDepthAndHeight() {
    Walk walk = new Walk("srt", 2).height(68, Height.Datum.TAKE_OFF);
    Assessment.Assessed assessed =
        assessed(
            config(zone("Gull Reach", false, 530, 1350, Activity.FLIGHT)),
            flight(walk, 212).track());
    assertEquals(Level.HIGH, assessed.level());
    Finding finding = assessed.findings().get(0);
    assertEquals("drone-in-flight-zone", finding.rule());
    assertEquals(
        "The drone was inside Gull Reach (refuge, no drone flight) from 0:53 to 2:15, up to 400 m"
            + " from its border and 68 m above take-off; position good to 2 m.",
        finding.reason());
    assertTrue(finding.offsetS() > 53 && finding.offsetS() < 135);
    assertEquals(Check.MADE, position(assessed));
    Cut cut = assessed.observation().footage().cuts().get(0);
    // it is near the border a little earlier: 2.45 σ of 2 m at 10 m/s
    assertEquals(51 - 0.49, cut.fromS(), 0.1);
    assertEquals(137 + 0.49, cut.toS(), 0.1);
    assertEquals(Level.HIGH, cut.level());
    assertEquals("inside Gull Reach", cut.reason());
  }

  @Test
  void aGapLimitsTheCheckAndIsListedForLooking() {
    Walk walk = new Walk("srt", 2);
    for (int i = 0; i <= 100; i++) {
      if (i < 40 || i > 51) {
        walk.at(i, 47, lon(i));
      } else {
        walk.lost(i);
      }
    }
    Assessment.Assessed assessed =
        assessed(config(zone("Far", false, 90_000, 91_000, Activity.CAPTURE)), walk.track());
    assertEquals(Level.UNDETERMINED, assessed.level());
    assertEquals("track-gaps", position(assessed).code());
    assertEquals(
        "No fix from 0:39 to 0:52 (13 s): the place in that time is not known and was not guessed.",
        position(assessed).message());
    assertEquals(
        List.of(new Cut(39, 52, Level.UNDETERMINED, "place not known: look at it yourself")),
        assessed.observation().footage().cuts());
  }

  @Test
  void nothingNearAndNoGapIsNothingFound() {
    Assessment.Assessed assessed =
        assessed(
            config(zone("Far", false, 90_000, 91_000, Activity.CAPTURE)),
            flight(new Walk("gpx", 5), 60).track());
    assertEquals(Level.NONE, assessed.level());
    assertEquals(List.of(), assessed.observation().footage().cuts());
  }

  @Test
  void aCameraThatLooksAtAZoneAndTurnsAwayIsToldWhen() {
    Walk walk = new Walk("klv:0601", 3).height(100, Height.Datum.GROUND);
    for (int i = 0; i <= 60; i++) {
      walk.looking(i < 30 ? 90 : 270, -10, 40).at(i, 47, 8);
    }
    Assessment.Assessed assessed =
        assessed(config(zone("Meadow Field", false, 1_000, 1_500, Activity.CAPTURE)), walk.track());
    Finding finding = assessed.findings().get(0);
    assertEquals("camera-sees-zone", finding.rule());
    assertTrue(
        finding
            .reason()
            .startsWith(
                "The camera, 1 km outside Meadow Field (refuge, no photography), looked at it from"
                    + " the start to 0:30 (east, ±3°)"),
        finding.reason());
  }

  @Test
  void anItemThatTouchesAPrivateZoneTellsNoTimeNorDistance() {
    Assessment.Assessed assessed =
        assessed(
            config(
                zone("Home", true, -50, 50),
                zone("Gull Reach", false, 530, 1350, Activity.CAPTURE)),
            flight(new Walk("srt", 2), 212).track());
    assertEquals(Level.HIGH, assessed.level());
    for (Finding finding : assessed.findings()) {
      assertFalse(finding.reason().matches(".*[0-9].*"), finding.reason());
      assertEquals(0, finding.offsetS());
    }
    assertTrue(assessed.observation().footage().cuts().get(0).reason().contains("private zone"));
  }

  @Test
  void tracksThatDisagreeAreBothTestedAndTold() {
    Track here = flight(new Walk("gpmf:GPS9", 2), 60).track();
    Walk other = new Walk("sidecar:gpx", 5);
    for (int i = 0; i <= 60; i++) {
      other.at(i, 47, lon(600 + 10 * i));
    }
    Assessment.Assessed assessed =
        assessed(
            config(zone("Gull Reach", false, 800, 1350, Activity.CAPTURE)), here, other.track());
    assertEquals(Level.HIGH, assessed.level());
    assertEquals("camera-inside-zone", assessed.findings().get(0).rule());
    Finding conflict = assessed.findings().get(assessed.findings().size() - 1);
    assertEquals("position-conflict", conflict.rule());
    assertTrue(conflict.reason().contains("600 m apart"), conflict.reason());
  }

  @Test
  void twoTracksThatAgreeAreToldOnce() {
    Track one = flight(new Walk("gpmf:GPS9", 2), 212).track();
    Track two = flight(new Walk("sidecar:gpx", 2), 212).track();
    Zone zone = zone("Gull Reach", false, 530, 1350, Activity.CAPTURE);
    int once = assessed(config(zone), one).observation().footage().stays().size();
    Assessment.Assessed both = assessed(config(zone), one, two);
    assertEquals(once, both.observation().footage().stays().size());
    assertNull(both.observation().footage().apart());
  }

  @Test
  void aStartPositionAloneIsTestedAndLimitsTheCheck() {
    Fix fix =
        new Fix(null, new LatLon(47, lon(600)), List.of(), 10, "assumed", "quicktime:iso6709");
    Position start = new Position.Fixed(fix);
    Telemetry unread = Telemetry.UNREAD;
    Telemetry telemetry =
        new Telemetry(
            unread.captured(),
            null,
            null,
            start,
            false,
            List.of(start),
            unread.pose(),
            null,
            List.of());
    Assessment.Assessed assessed =
        assessed(config(zone("Gull Reach", false, 530, 1350, Activity.CAPTURE)), telemetry);
    assertEquals(Level.HIGH, assessed.level());
    assertEquals("start-position-only", position(assessed).code());
    assertTrue(
        assessed.findings().get(0).reason().contains("at the start"),
        assessed.findings().get(0).reason());
  }

  @Test
  void withoutAnyPositionNothingIsDecided() {
    Assessment.Assessed nothing =
        assessed(config(zone("Gull Reach", false, 530, 1350, Activity.CAPTURE)));
    assertEquals(Level.UNDETERMINED, nothing.level());
    assertEquals("no-position", position(nothing).code());
    Assessment.Assessed lost =
        assessed(
            config(zone("Gull Reach", false, 530, 1350, Activity.CAPTURE)),
            new Walk("srt", 2).lost(0).lost(1).track());
    assertEquals("no-fix", position(lost).code());
  }

  @Test
  void zonesOfFlightConcernWhatFlies() {
    Zone zone = zone("Gull Reach", false, 530, 1350, Activity.FLIGHT);
    Assessment.Assessed carried = assessed(config(zone), flight(new Walk("gpx", 2), 212).track());
    assertEquals(Level.MEDIUM, carried.level());
    assertTrue(
        carried.findings().get(0).reason().contains("whether the camera flew is not known"),
        carried.findings().get(0).reason());
    assertEquals(Set.of(), new java.util.HashSet<>(carried.observation().detections()));
  }
}
