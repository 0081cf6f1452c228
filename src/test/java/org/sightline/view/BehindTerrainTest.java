package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Fix;
import org.sightline.view.Hiding.Doubt;
import org.sightline.view.Sight.Seen;

/** A plain 500 m above the sea on the equator, with walls in it. */
class BehindTerrainTest {
  private static final GeometryFactory SHAPES = new GeometryFactory();
  private static final double LON_M = 6378137 * Math.PI / 180;
  private static final double LAT_M = 110_574.3;
  private static final double PLAIN_M = 500;
  private static final double THINGS_M = 100;
  private static final Sector ROUND = Sector.allRound(5000);

  /** Heights by metres east and north of 0, 0; posts every 30 m. */
  private record Formula(DoubleBinaryOperator heightM) implements Ground {
    @Override
    public OptionalDouble heightM(LatLon place) {
      double height = walk().heightM(place.latDeg(), place.lonDeg());
      return Double.isNaN(height) ? OptionalDouble.empty() : OptionalDouble.of(height);
    }

    @Override
    public double postSpacingM(LatLon place) {
      return 30;
    }

    @Override
    public Walk walk() {
      return (lat, lon) -> heightM.applyAsDouble(lon * LON_M, lat * LAT_M);
    }
  }

  /** A wall across the whole plain, 1,000 to 1,200 m east. */
  private static Ground wall(double heightM) {
    return new Formula((x, y) -> PLAIN_M + (x >= 1000 && x < 1200 ? heightM : 0));
  }

  private static Geometry square(double eastM, double northM, double halfM) {
    return SHAPES.toGeometry(
        new Envelope(
            (eastM - halfM) / LON_M,
            (eastM + halfM) / LON_M,
            (northM - halfM) / LAT_M,
            (northM + halfM) / LAT_M));
  }

  private static final Geometry ZONE = square(2300, 0, 300);

  private static Fix fix(double accuracyM, Height... heights) {
    return new Fix(null, new LatLon(0, 0), List.of(heights), accuracyM, "test", "exif:GPS");
  }

  private static Height sea(double metres) {
    return new Height(metres, Height.Datum.MEAN_SEA_LEVEL);
  }

  private static Hiding ask(Ground ground, Fix fix, Geometry... areas) {
    return new BehindTerrain(ground, fix, 2.45).of(List.of(areas), THINGS_M, ROUND, 0);
  }

  @Test
  void aWallHidesTheZoneUpToTheLineOverItsEdge() {
    Hiding hiding = ask(wall(300), fix(5, sea(502)), ZONE);
    assertEquals(Seen.HIDDEN, hiding.seen());
    assertNotNull(hiding.upToM());
    assertNotNull(hiding.errorM());
    // 298 m above the camera at 1,000 m, so 596 m at 2,000 m, 598 m above the ground; met up to a
    // step of 15 m late: 298 * 2000 / 1015 + 2 = 589
    assertEquals(594, hiding.upToM(), 5);
    // at worst: camera 500 + 2 + 2.94 * 5 + 3 (sea for ellipsoid), wall 10 m lower, zone 10 m
    // higher: 270.3 * 2 + 19.7 - 10 = 550, 48 less; 0.1 m of curvature
    assertEquals(48, hiding.errorM(), 4);
    assertTrue(hiding.upToM() - hiding.errorM() > THINGS_M);
  }

  @Test
  void aLowWallHidesNothingAndALittleHigherOneIsNotSure() {
    Hiding low = ask(wall(20), fix(5, sea(502)), ZONE);
    assertEquals(Seen.VISIBLE, low.seen());
    // over a wall of 60 m things of 100 m are lower than the line, but not by the errors
    Hiding unsure = ask(wall(60), fix(5, sea(502)), ZONE);
    assertEquals(Seen.UNKNOWN, unsure.seen());
    assertEquals(Doubt.ERRORS, unsure.doubt());
    assertEquals(2000, unsure.nearestM(), 16);
  }

  @Test
  void aVoidOnTheWayIsNeverHidden() {
    Ground torn =
        new Formula(
            (x, y) ->
                x >= 400 && x < 500 && Math.abs(y) < 200
                    ? Double.NaN
                    : PLAIN_M + (x >= 1000 && x < 1200 ? 60 : 0));
    assertEquals(Seen.UNKNOWN, ask(torn, fix(5, sea(502)), ZONE).seen());
    Ground noneThere =
        new Formula((x, y) -> x > 1900 ? Double.NaN : wall(300).heightM(at(x)).getAsDouble());
    assertEquals(Seen.UNKNOWN, ask(noneThere, fix(5, sea(502)), ZONE).seen());
    Ground noneHere = new Formula((x, y) -> Math.hypot(x, y) < 50 ? Double.NaN : PLAIN_M);
    assertEquals(Doubt.ELEVATION, ask(noneHere, fix(5, sea(502)), ZONE).doubt());
    Ground nowhere = new Formula((x, y) -> Double.NaN);
    assertEquals(Doubt.ELEVATION, ask(nowhere, fix(5, sea(502)), ZONE).doubt());
  }

  private static LatLon at(double eastM) {
    return new LatLon(0, eastM / LON_M);
  }

  @Test
  void withoutAHeightThatComparesNothingIsHidden() {
    Ground wall = wall(300);
    assertEquals(Doubt.HEIGHT, ask(wall, fix(5), ZONE).doubt());
    Height flown = new Height(40, Height.Datum.TAKE_OFF);
    assertEquals(Doubt.HEIGHT, ask(wall, fix(5, flown), ZONE).doubt());
    Height some = new Height(502, Height.Datum.UNKNOWN);
    assertEquals(Doubt.HEIGHT, ask(wall, fix(5, some), ZONE).doubt());
    assertEquals(Doubt.BELOW, ask(wall, fix(5, sea(0)), ZONE).doubt());
    assertEquals(Seen.HIDDEN, ask(wall, fix(5, sea(502), flown), ZONE).seen());
    Height ground = new Height(2, Height.Datum.GROUND);
    assertEquals(Seen.HIDDEN, ask(wall, fix(5, ground), ZONE).seen());
  }

  @Test
  void theHighestThatTheCameraMayHaveBeenCounts() {
    Ground wall = wall(300);
    // from 900 + 15 + 3 m over the wall's far edge, 10 m lower: 918 - 128 / 1200 * 2600 = 641 at
    // the
    // end of the zone, where things reach 610; from 1018 m it is 525
    assertEquals(Seen.HIDDEN, ask(wall, fix(5, sea(900)), ZONE).seen());
    assertNotEquals(Seen.HIDDEN, ask(wall, fix(5, sea(1000)), ZONE).seen());
    Height flown = new Height(420, Height.Datum.TAKE_OFF);
    assertNotEquals(Seen.HIDDEN, ask(wall, fix(5, sea(502), flown), ZONE).seen());
    // above the ellipsoid, which lies 17 m lower here, give or take 20
    assertEquals(
        Seen.HIDDEN, ask(wall, fix(5, new Height(900, Height.Datum.ELLIPSOID)), ZONE).seen());
    assertNotEquals(
        Seen.HIDDEN, ask(wall, fix(5, new Height(1000, Height.Datum.ELLIPSOID)), ZONE).seen());
    assertEquals(Seen.VISIBLE, ask(wall, fix(5, sea(1200)), ZONE).seen());
  }

  @Test
  void everyPlaceWhereTheCameraMayHaveStoodCounts() {
    // the wall ends 60 m north of the line to the zone
    Ground ending = new Formula((x, y) -> PLAIN_M + (x >= 1000 && x < 1200 && y < 500 ? 400 : 0));
    Geometry small = square(2000, 300, 20);
    assertEquals(Seen.HIDDEN, ask(ending, fix(5, sea(502)), small).seen());
    // from 700 m north the line passes the wall's end at y = 500: 2.45 * 40 is 98 m only
    assertEquals(Seen.HIDDEN, ask(ending, fix(40, sea(502)), small).seen());
    Geometry north = square(2000, 900, 20);
    // the line from 0, 0 crosses x = 1200 at y = 540 and x = 1000 at 450: hidden; from 100 m north
    // it crosses x = 1000 at y = 500
    assertEquals(Seen.HIDDEN, ask(ending, fix(10, sea(502)), north).seen());
    Hiding unsure = ask(ending, fix(60, sea(502)), north);
    assertEquals(Doubt.ERRORS, unsure.doubt());
    assertEquals(Doubt.POSITION, ask(ending, fix(200, sea(502)), north).doubt());
  }

  @Test
  void aSmallPartBesideTheWallIsNotOverlooked() {
    Geometry far = square(3000, 0, 800);
    Geometry hut = square(900, 1500, 3);
    assertTrue(ask(wall(400), fix(5, sea(502)), far).isHidden());
    Hiding both = ask(wall(400), fix(5, sea(502)), SHAPES.buildGeometry(List.of(far, hut)));
    assertEquals(Seen.VISIBLE, both.seen());
    assertEquals(Seen.VISIBLE, ask(wall(400), fix(5, sea(502)), far, hut).seen());
  }

  @Test
  void volumesOverEachOtherHideNothingFromTheSearch() {
    // a high plain behind the wall: its far part is seen over the wall
    Ground rising =
        new Formula((x, y) -> PLAIN_M + (x >= 1000 && x < 1200 ? 300 : x > 2400 ? 900 : 0));
    assertEquals(Seen.VISIBLE, ask(rising, fix(5, sea(502)), ZONE).seen());
    assertEquals(Seen.VISIBLE, ask(rising, fix(5, sea(502)), ZONE, square(2300, 0, 310)).seen());
  }

  @Test
  void moreErrorNeverTurnsAnAnswerIntoHidden() {
    Random random = new Random(11);
    int hidden = 0;
    for (int i = 0; i < 60; i++) {
      double phase = random.nextDouble() * 6;
      double high = 20 + 250 * random.nextDouble();
      Ground hills =
          new Formula(
              (x, y) ->
                  PLAIN_M
                      + high * Math.sin(x / 300 + phase) * Math.sin(y / 400 + phase)
                      + 30 * Math.sin((x + 2 * y) / 90));
      double groundM = hills.heightM(new LatLon(0, 0)).getAsDouble();
      Geometry zone = square(1000 + 2500 * random.nextDouble(), 800 * random.nextDouble(), 150);
      boolean before = true;
      for (double accuracy : new double[] {0, 2, 5, 12, 30, 60, 100, 1000}) {
        boolean now = ask(hills, fix(accuracy, sea(groundM + 2)), zone).isHidden();
        assertTrue(before || !now, i + " hidden at ± " + accuracy);
        hidden += now ? 1 : 0;
        before = now;
      }
    }
    assertTrue(hidden > 30, hidden + " hidden");
  }

  @Test
  void tooManyPartsAreNotKnown() {
    BehindTerrain hills = new BehindTerrain(wall(400), fix(5, sea(502)), 2.45);
    Geometry[] huts = new Geometry[500];
    for (int i = 0; i < huts.length; i++) {
      huts[i] = square(2000 + i * 4, 0, 1);
    }
    Hiding hiding = hills.of(List.of(huts), THINGS_M, ROUND, 0);
    assertEquals(Doubt.MANY, hiding.doubt());
    assertFalse(hiding.isHidden());
    // what is asked next is answered while the budget lasts
    assertTrue(hills.of(List.of(ZONE), THINGS_M, ROUND, 0).isHidden());
  }
}
