package org.sightline.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sightline.geo.Height;
import org.sightline.telemetry.Fix;
import org.sightline.track.Sample;
import org.sightline.track.Track;
import org.sightline.track.Walk;

final class ZonesOnTrackTest {
  /** A degree of latitude near 47 north, metres; of longitude about 76,050. */
  private static final double LAT_M = 111_180;

  private static final double LON_M = 76_050;

  private static Times when(Sample sample) {
    return Times.at(sample.at());
  }

  private static Stays stays(ZoneSet zones, Track track) {
    return ZonesOnTrack.touched(zones, track, ZonesOnTrackTest::when);
  }

  private static List<Stay> inside(Stays stays) {
    List<Stay> inside = new ArrayList<>();
    for (Stay stay : stays.all()) {
      if (stay.contact().how() == ZoneContact.How.INSIDE) {
        inside.add(stay);
      }
    }
    return inside;
  }

  private static double lon(double metres) {
    return 8 + metres / LON_M;
  }

  private static double lat(double metres) {
    return 47 + metres / LAT_M;
  }

  private static Zone box(String id, double west, double south, double east, double north) {
    String ring =
        lon(west)
            + " "
            + lat(south)
            + ","
            + lon(east)
            + " "
            + lat(south)
            + ","
            + lon(east)
            + " "
            + lat(north)
            + ","
            + lon(west)
            + " "
            + lat(north)
            + ","
            + lon(west)
            + " "
            + lat(south);
    return Wkt.zone(id, Wkt.geometry("POLYGON((" + ring + "))"), 0);
  }

  @Test
  void aStripBetweenTwoSamplesIsNotMissed() {
    // 30 m/s, a sample every 3 s: the strip of 4 m lies between the second and the third
    ZoneSet zones = ZoneSet.of(List.of(box("strip", 120, -500, 124, 500)));
    Walk walk = new Walk("test", 0.5);
    for (int i = 0; i < 5; i++) {
      walk.at(3 * i, 47, lon(90 * i));
    }
    List<Stay> inside = inside(stays(zones, walk.track()));
    assertEquals(1, inside.size());
    assertEquals(4.0, inside.get(0).fromS(), 0.05);
    assertEquals(4.13, inside.get(0).toS(), 0.05);
    assertTrue(inside.get(0).entered() && inside.get(0).left());
    assertEquals(2, inside.get(0).contact().depthM(), 0.3);
    assertEquals(4, inside.get(0).pathM(), 0.6);
  }

  @Test
  void enteringAndLeavingAreKnownBetweenSamplesOfASlowWalk() {
    ZoneSet zones = ZoneSet.of(List.of(box("field", 10, -500, 20, 500)));
    Walk walk = new Walk("test", 0.01);
    for (int i = 0; i <= 20; i++) {
      walk.at(2 * i, 47, lon(1.5 * i));
    }
    Stay stay = inside(stays(zones, walk.track())).get(0);
    assertEquals(10 / 0.75, stay.fromS(), 0.2);
    assertEquals(20 / 0.75, stay.toS(), 0.2);
    assertEquals(5, stay.contact().depthM(), 0.3);
  }

  @Test
  void nothingIsGuessedAcrossAGapAndTheStayEndsThere() {
    ZoneSet zones = ZoneSet.of(List.of(box("strip", 120, -500, 124, 500)));
    Track across = new Walk("test", 0.5).at(0, 47, 8).at(3.5, 47, lon(200)).track();
    assertEquals(List.of(), stays(zones, across).all());
    ZoneSet wide = ZoneSet.of(List.of(box("field", -500, -500, 500, 500)));
    Track apart =
        new Walk("test", 0.5).at(0, 47, 8).at(1, 47, 8).at(9, 47, 8).at(10, 47, 8).track();
    List<Stay> stays = stays(wide, apart).all();
    assertEquals(2, stays.size());
    assertEquals(1, stays.get(0).toS());
    assertFalse(stays.get(0).entered() || stays.get(0).left());
    assertEquals(9, stays.get(1).fromS());
  }

  @Test
  void momentsWithoutAFixAreNoPlaces() {
    ZoneSet zones = ZoneSet.of(List.of(box("field", -500, -500, 500, 500)));
    Track lost = new Walk("test", 5).lost(0).lost(1).lost(2).track();
    assertEquals(List.of(), stays(zones, lost).all());
  }

  @Test
  void aPositionThatTremblesAtABorderMakesOneStay() {
    ZoneSet zones = ZoneSet.of(List.of(box("field", 0, -500, 500, 500)));
    Walk walk = new Walk("test", 2);
    for (int i = 0; i < 400; i++) {
      walk.at(i * 0.1, 47, lon(i % 2 == 0 ? 1 : -1));
    }
    List<Stay> stays = stays(zones, walk.track()).all();
    assertEquals(2, stays.size(), stays::toString);
    assertEquals(1, inside(new Stays(stays, true)).size());
  }

  @Test
  void theStayWithinTheLimitsEndsWhereTheDroneClimbsOverThem() {
    Zone plain = box("low", -500, -500, 500, 500);
    Limit ceiling = new Limit(100, Limit.Unit.M, Limit.Reference.AGL);
    Zone low =
        new Zone(
            "low",
            "Low",
            "",
            Set.of(Activity.FLIGHT),
            List.of(new Volume(plain.volumes().get(0).shape(), null, ceiling)),
            null,
            0,
            0,
            false,
            Map.of(),
            plain.source());
    Walk walk = new Walk("test", 0.1);
    for (int i = 0; i <= 40; i++) {
      walk.height(5 * i, Height.Datum.GROUND).at(i, 47, 8);
    }
    List<Stay> stays = stays(ZoneSet.of(List.of(low)), walk.track()).all();
    // the error in height is 0.3 m: within, then not known, then above
    assertEquals(ZoneContact.HeightRelation.INSIDE, stays.get(0).contact().height());
    assertEquals(20, stays.get(0).toS(), 0.2);
    assertEquals(100, stays.get(0).highest().metres(), 1);
    Stay last = stays.get(stays.size() - 1);
    assertEquals(ZoneContact.HeightRelation.OUTSIDE, last.contact().height());
    assertEquals(20, last.fromS(), 0.2);
    assertEquals(40, last.toS());
  }

  /** Every sample by itself, as a still picture would be tested. */
  private static Map<String, TreeSet<Double>> bySample(ZoneSet zones, Track track) {
    Map<String, TreeSet<Double>> touched = new TreeMap<>();
    for (int i = 0; i < track.size(); i++) {
      Sample sample = track.sample(i);
      Fix fix = sample.fix();
      if (fix != null) {
        for (ZoneContact contact : zones.contactsAt(fix, when(sample))) {
          touched
              .computeIfAbsent(contact.zone().id() + contact.how(), k -> new TreeSet<>())
              .add(sample.offset().toNanos() / 1e9);
        }
      }
    }
    return touched;
  }

  @Test
  void whatIsPassedOverHoldsNoContactThatEverySampleByItselfShows() {
    Random random = new Random(11);
    int moments = 0;
    for (int run = 0; run < 40; run++) {
      List<Zone> all = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        double x = (random.nextDouble() - 0.5) * 40_000;
        double y = (random.nextDouble() - 0.5) * 40_000;
        double size = Math.pow(10, 1 + 2.5 * random.nextDouble());
        all.add(box("z" + i, x, y, x + size, y + size));
      }
      ZoneSet zones = ZoneSet.of(all);
      Track track = wander(random, 3_000);
      Map<String, TreeSet<Double>> wanted = bySample(zones, track);
      List<Stay> stays = stays(zones, track).all();
      for (Map.Entry<String, TreeSet<Double>> entry : wanted.entrySet()) {
        moments += entry.getValue().size();
        for (double second : entry.getValue()) {
          assertTrue(
              covered(stays, entry.getKey(), second),
              () -> entry.getKey() + " at " + second + " is in no stay");
        }
      }
    }
    assertTrue(moments > 1_000, moments + " moments of contact are too few to tell");
  }

  // a NEAR may lie within an INSIDE that is told instead
  private static boolean covered(List<Stay> stays, String key, double second) {
    for (Stay stay : stays) {
      String zone = stay.contact().zone().id();
      boolean same =
          key.equals(zone + stay.contact().how())
              || (stay.contact().how() == ZoneContact.How.INSIDE && key.equals(zone + "NEAR"));
      if (same && stay.fromS() <= second + 1e-9 && stay.toS() >= second - 1e-9) {
        return true;
      }
    }
    return false;
  }

  private static Track wander(Random random, int samples) {
    Walk walk = new Walk("test", 5);
    double x = (random.nextDouble() - 0.5) * 40_000;
    double y = (random.nextDouble() - 0.5) * 40_000;
    double heading = random.nextDouble() * 6.28;
    double speed = 30 * random.nextDouble();
    double second = 0;
    for (int i = 0; i < samples; i++) {
      double step = 0.05 + 3.2 * random.nextDouble() * random.nextDouble();
      second += step;
      heading += (random.nextDouble() - 0.5) * 0.5;
      x += speed * step * Math.sin(heading);
      y += speed * step * Math.cos(heading);
      if (random.nextInt(50) == 0) {
        walk.lost(second);
      } else {
        walk.accuracy(1 + 10 * random.nextDouble()).at(second, lat(y), lon(x));
      }
    }
    return walk.track();
  }

  @Test
  void twoHoursAtSixtyASecondAreTestedAndTheFewStaysFound() {
    List<Zone> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      all.add(box("z" + i, 1_000 * i, 300, 1_000 * i + 400, 900));
    }
    ZoneSet zones = ZoneSet.of(all);
    Walk walk = new Walk("test", 3);
    for (int i = 0; i < 432_000; i++) {
      walk.at(i / 60.0, lat(200), lon(15 * i / 60.0));
    }
    Track track = walk.track();
    assertEquals(List.of(), stays(zones, track).all());
    ZoneSet one = ZoneSet.of(List.of(box("big", -1_000, -1_000, 200_000, 5_000)));
    List<Stay> stays = stays(one, track).all();
    assertEquals(1, stays.size());
    assertEquals(108_000, stays.get(0).pathM(), 200);
  }

  @Test
  void zonesInSightReachFromTheMomentBeforeToTheOneAfter() {
    ZoneContact contact =
        stays(ZoneSet.of(List.of(box("f", -9, -9, 9, 9))), new Walk("t", 1).at(0, 47, 8).track())
            .all()
            .get(0)
            .contact();
    Walk walk = new Walk("test", 5);
    for (int i = 0; i <= 200; i++) {
      walk.at(i * 0.1, 47, 8);
    }
    List<Double> asked = new ArrayList<>();
    Stays seen =
        ZonesOnTrack.seen(
            walk.track(),
            Duration.ofSeconds(1),
            sample -> {
              double second = sample.offset().toNanos() / 1e9;
              asked.add(second);
              return second >= 5 && second <= 8 ? List.of(contact) : List.of();
            });
    assertEquals(21, asked.size());
    assertEquals(4, seen.all().get(0).fromS(), 1e-9);
    assertEquals(9, seen.all().get(0).toS(), 1e-9);
  }
}
