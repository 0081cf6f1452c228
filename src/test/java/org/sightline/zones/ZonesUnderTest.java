package org.sightline.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;
import org.sightline.view.AboveGround;
import org.sightline.view.Foot;
import org.sightline.view.ObjectGround;
import org.sightline.view.View;

/** Things in a picture of 4000 by 3000 pixels, 60 by 45 degrees, taken towards the east. */
class ZonesUnderTest {
  private static final LatLon HERE = new LatLon(46.95, 7.45);
  private static final LocalFrame FRAME = new LocalFrame(HERE);
  private static final Times ANY = new Times(null, null, null);
  private static final double RANGE_M = 5000;

  /** A camera 100 m above the ground; errors of all but the tilt times a factor. */
  private static View drone(double pitchDeg, double pitchSigmaDeg, double others) {
    return new View(
        new Fix(null, HERE, List.of(), 3 * others, "test", "test"),
        new CameraPose(
            new Angle(90, others, "test"),
            new Angle(pitchDeg, pitchSigmaDeg, "test"),
            new Angle(0, others, "test")),
        new Lens(60, 45, "test"),
        new AboveGround(100, 2 * others, 0, "test"),
        4000,
        3000);
  }

  private static View phone(@Nullable Angle yaw) {
    return new View(
        Wkt.fix(HERE.latDeg(), HERE.lonDeg(), 5),
        new CameraPose(yaw, null, null),
        new Lens(60, 45, "test"),
        null,
        4000,
        3000);
  }

  private static String rectangle(double west, double south, double east, double north) {
    LatLon sw = FRAME.toLatLon(new LocalFrame.Offset(west, south));
    LatLon ne = FRAME.toLatLon(new LocalFrame.Offset(east, north));
    String w = " " + sw.lonDeg() + " ";
    String e = " " + ne.lonDeg() + " ";
    return "POLYGON(("
        + w
        + sw.latDeg()
        + ","
        + e
        + sw.latDeg()
        + ","
        + e
        + ne.latDeg()
        + ","
        + w
        + ne.latDeg()
        + ","
        + w
        + sw.latDeg()
        + "))";
  }

  private static List<Standing> under(
      View view, double x, double y, double width, double height, String... zones) {
    return under(view, x, y, width, height, Double.POSITIVE_INFINITY, Wkt.set(zones));
  }

  private static List<Standing> under(
      View view, double x, double y, double width, double height, double longestM, ZoneSet set) {
    ObjectGround ground = ObjectGround.of(view, RANGE_M);
    assertNotNull(ground);
    Foot foot = ground.under(x, y, width, height, longestM);
    return foot == null ? List.of() : set.under(view.fix(), RANGE_M, ANY).of(foot);
  }

  @Test
  void thingAtTheFootOfTheMiddleRayStandsWhereThatRayMeetsTheGround() {
    View view = drone(-45, 1, 1);
    // the middle of the picture shows the ground 100 m east; the box ends there
    List<Standing> in = under(view, 1990, 1480, 20, 20, rectangle(80, -20, 120, 20));
    assertEquals(1, in.size());
    assertNotNull(in.get(0).probability());
    assertTrue(in.get(0).probability() > 0.95, in.toString());
    assertEquals(List.of(), under(view, 1990, 1480, 20, 20, rectangle(140, -20, 180, 20)));
    assertEquals(List.of(), under(view, 1990, 1480, 20, 20, rectangle(80, 40, 120, 80)));
  }

  @Test
  void probabilityIsThatOfTheTiltAlone() {
    // further away than 105 m: the ray is less than 43.60° steep, 0.698 of 2° off; 24 in 100
    List<Standing> in =
        under(drone(-45, 2, 1e-9), 1999, 1498, 2, 2, rectangle(105, -500, 4000, 500));
    assertEquals(1, in.size());
    assertNotNull(in.get(0).probability());
    assertEquals(0.2426, in.get(0).probability(), 0.02);
  }

  @Test
  void greaterErrorsLoseNoZone() {
    String far = rectangle(140, -20, 180, 20);
    int found = 0;
    for (double sigma = 1; sigma < 30; sigma *= 1.3) {
      int now = under(drone(-45, sigma, 1), 1990, 1480, 20, 20, far).size();
      assertTrue(now >= found, "tilt good to " + sigma);
      found = now;
    }
    assertEquals(1, found);
    found = 0;
    for (double others = 1; others < 30; others *= 1.3) {
      int now = under(drone(-45, 1, others), 1990, 1480, 20, 20, far).size();
      assertTrue(now >= found, "all but the tilt by " + others);
      found = now;
    }
    assertEquals(1, found);
  }

  @Test
  void fromStraightAboveAThingStandsUnderItsWholeBox() {
    View down = drone(-90, 0.5, 0.1);
    // east is up in the picture: 36.2 px a metre; a box of 20 m whose upper edge is 20 m east
    double metre = 1500 / (100 * Math.tan(Math.toRadians(22.5)));
    List<Standing> in =
        under(down, 1900, 1500 - 20 * metre, 200, 20 * metre, rectangle(15, -20, 19, 20));
    assertEquals(1, in.size());
    assertNotNull(in.get(0).probability());
    assertEquals(4.0 / 20, in.get(0).probability(), 0.04);
  }

  @Test
  void thingAboveTheHorizonStandsNowhere() {
    View level = drone(0, 0.2, 0.1);
    assertEquals(List.of(), under(level, 1900, 500, 200, 200, rectangle(100, -900, 4900, 900)));
    // in the middle of the picture: three times 0.5° down the ground is 3.8 km away
    String far = rectangle(4000, -900, 4900, 900);
    assertEquals(1, under(drone(0, 0.5, 0.1), 1900, 1300, 200, 199, far).size());
    String near = rectangle(100, -900, 3000, 900);
    assertEquals(0, under(drone(0, 0.5, 0.1), 1900, 1300, 200, 199, near).size());
  }

  @Test
  void thingCutOffByTheLowerEdgeMayStandNearer() {
    View view = drone(-20, 0.5, 0.1);
    // the lower edge shows the ground 109 m away
    String below = rectangle(20, -30, 90, 30);
    assertEquals(1, under(view, 1800, 2000, 400, 1000, below).size());
    assertEquals(0, under(view, 1800, 1700, 400, 1000, below).size());
  }

  @Test
  void withoutATiltTheDirectionIsKnownAndNoProbability() {
    View phone = phone(new Angle(90, 2, "test"));
    String ahead = rectangle(1000, -50, 1200, 50);
    String aside = rectangle(1000, 500, 1200, 700);
    List<Standing> in = under(phone, 1900, 1000, 200, 500, ahead, aside);
    assertEquals(1, in.size());
    assertNull(in.get(0).probability());
    assertNull(ObjectGround.of(phone(null), RANGE_M), "no direction, no answer");
  }

  @Test
  void howLargeItAppearsSaysHowFarAwayItIsAtTheMost() {
    View phone = phone(new Angle(90, 2, "test"));
    // 400 px are 0.0884 rad of boxes a quarter too large: 54 m appear so from 611 m
    ZoneSet near = Wkt.set(rectangle(600, -50, 700, 50));
    ZoneSet far = Wkt.set(rectangle(700, -50, 800, 50));
    assertEquals(1, under(phone, 1800, 1000, 400, 300, 54, near).size());
    assertEquals(0, under(phone, 1800, 1000, 400, 300, 54, far).size());
    assertEquals(1, under(phone, 1800, 1000, 400, 300, Double.POSITIVE_INFINITY, far).size());
  }

  @Test
  void zonesThatDoNotRestrictPicturesAndPrivateOnesAreNotTold() {
    View view = drone(-45, 1, 1);
    for (boolean isPrivate : new boolean[] {false, true}) {
      Set<Activity> restricts = isPrivate ? Set.of(Activity.CAPTURE) : Set.of(Activity.FLIGHT);
      Zone zone =
          new Zone(
              "z",
              "z",
              "",
              restricts,
              List.of(
                  new Volume(
                      new Shape.Outline(Wkt.geometry(rectangle(80, -20, 120, 20))), null, null)),
              null,
              0,
              0,
              isPrivate,
              Map.of(),
              new ZoneSource("test", null, "1"));
      ZoneSet set = ZoneSet.of(List.of(zone));
      assertEquals(List.of(), under(view, 1990, 1480, 20, 20, Double.POSITIVE_INFINITY, set));
    }
  }
}
