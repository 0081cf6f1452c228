package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.view.Sight.Seen;

class LineOfSightTest {
  private static final LatLon HERE = new LatLon(0, 0);

  /** Metres in a degree of longitude on the equator of WGS 84. */
  private static final double DEGREE_M = 6378137 * Math.PI / 180;

  /** Ground of a formula of metres east and north of 0, 0, with posts every ten metres. */
  private record Formula(DoubleBinaryOperator heightM) implements Ground {
    @Override
    public OptionalDouble heightM(LatLon place) {
      double height = walk().heightM(place.latDeg(), place.lonDeg());
      return Double.isNaN(height) ? OptionalDouble.empty() : OptionalDouble.of(height);
    }

    @Override
    public double postSpacingM(LatLon place) {
      return 10;
    }

    @Override
    public Walk walk() {
      return (lat, lon) -> heightM.applyAsDouble(lon * DEGREE_M, lat * 110_574.3);
    }
  }

  /** No curvature worth the name: what is left at 2 km is 0.3 mm. */
  private static LineOfSight straight(DoubleBinaryOperator heightM, double errorM) {
    return new LineOfSight(new Formula(heightM), 0.999, errorM);
  }

  private static LatLon east(double metres) {
    return new LatLon(0, metres / DEGREE_M);
  }

  private static double wall(double eastM, double heightM) {
    return eastM >= 1000 && eastM < 1200 ? heightM : 0;
  }

  @Test
  void aWallHidesWhatIsBehindItByTheRuleOfThree() {
    Sight sight = straight((x, y) -> wall(x, 30), 0).toPoint(HERE, 2, east(2000), 0);
    assertEquals(Seen.HIDDEN, sight.seen());
    // the line over the wall's edge, 28 m above the camera at 1000 m, is at 58 m there; the edge is
    // met up to a step of 5 m late: 28 * 2000 / 1005 = 55.7, so 57.7 at the least
    assertEquals(57.86, sight.marginM(), 0.15);
    assertEquals(1002.5, sight.skylineM(), 2.6);
    assertEquals(2000, sight.distanceM(), 0.1);
  }

  @Test
  void aTargetAboveTheLineOverTheWallIsVisible() {
    LineOfSight sight = straight((x, y) -> wall(x, 30), 0);
    assertEquals(Seen.VISIBLE, sight.toPoint(HERE, 2, east(2000), 58.1).seen());
    assertEquals(Seen.HIDDEN, sight.toPoint(HERE, 2, east(2000), 57.5).seen());
    assertEquals(Seen.VISIBLE, sight.toPoint(HERE, 2, east(900), 0).seen());
  }

  @Test
  void hiddenByLessThanTheErrorOfTheHeightsIsUnknownWithItsMargin() {
    Sight sight = straight((x, y) -> wall(x, 8), 10).toPoint(HERE, 2, east(2000), 0);
    assertEquals(Seen.UNKNOWN, sight.seen());
    assertEquals(2 + 6 * 2, sight.marginM(), 0.1);
    assertEquals(
        Seen.HIDDEN, straight((x, y) -> wall(x, 18), 10).toPoint(HERE, 2, east(2000), 0).seen());
  }

  @Test
  void aVoidIsUnknownUnlessWhatIsKnownHidesAlready() {
    DoubleBinaryOperator before = (x, y) -> x > 500 && x < 600 ? Double.NaN : 0;
    DoubleBinaryOperator behind = (x, y) -> x > 1300 && x < 1400 ? Double.NaN : wall(x, 30);
    Sight sight = straight(before, 0).toPoint(HERE, 2, east(2000), 0);
    assertEquals(Seen.UNKNOWN, sight.seen());
    assertTrue(Double.isNaN(sight.marginM()));
    assertEquals(Seen.VISIBLE, straight(before, 0).toPoint(HERE, 2, east(400), 0).seen());
    assertEquals(Seen.HIDDEN, straight(behind, 0).toPoint(HERE, 2, east(2000), 0).seen());
    assertEquals(Seen.UNKNOWN, straight(behind, 0).toPoint(HERE, 2, east(1350), 0).seen());
    DoubleBinaryOperator here = (x, y) -> x < 10 ? Double.NaN : 0;
    assertEquals(Seen.UNKNOWN, straight(here, 0).toPoint(HERE, 2, east(2000), 0).seen());
  }

  @Test
  void curvatureHidesByTheMetresOfEarthCentredGeometry() {
    LineOfSight sight = new LineOfSight(new Formula((x, y) -> 0), 0, 0);
    for (double azimuth = 0; azimuth < 360; azimuth += 30) {
      for (double lat : new double[] {0, 45, -70}) {
        LatLon camera = new LatLon(lat, 10);
        LatLon target = new LocalFrame(camera).toLatLon(at(azimuth, 30_000));
        Sight found = sight.toPoint(camera, 10, target, 0);
        assertEquals(Seen.HIDDEN, found.seen());
        // the skyline is sampled every 5 m and the Earth taken as round in one direction: 1 %
        assertEquals(heightSeenM(camera, 10, target), found.marginM(), 0.3, lat + " " + azimuth);
      }
    }
  }

  private static LocalFrame.Offset at(double azimuthDeg, double distanceM) {
    double azimuth = Math.toRadians(azimuthDeg);
    return new LocalFrame.Offset(distanceM * Math.sin(azimuth), distanceM * Math.cos(azimuth));
  }

  /** The least height over the ellipsoid from which a straight line to the camera misses it. */
  private static double heightSeenM(LatLon camera, double cameraM, LatLon target) {
    double[] eye = unit(camera, cameraM);
    double low = 0;
    double high = 1000;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      double[] there = unit(target, middle);
      double[] way = {there[0] - eye[0], there[1] - eye[1], there[2] - eye[2]};
      double along = Math.max(0, Math.min(1, -dot(eye, way) / dot(way, way)));
      double[] closest = {
        eye[0] + along * way[0], eye[1] + along * way[1], eye[2] + along * way[2]
      };
      if (dot(closest, closest) < 1) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Earth-centred coordinates with the axes of WGS 84 as units: the ellipsoid is the unit ball. */
  private static double[] unit(LatLon place, double heightM) {
    double a = 6378137;
    double b = 6356752.314245;
    double lat = Math.toRadians(place.latDeg());
    double lon = Math.toRadians(place.lonDeg());
    double n = a * a / Math.sqrt(Math.pow(a * Math.cos(lat), 2) + Math.pow(b * Math.sin(lat), 2));
    return new double[] {
      (n + heightM) * Math.cos(lat) * Math.cos(lon) / a,
      (n + heightM) * Math.cos(lat) * Math.sin(lon) / a,
      (n * b * b / (a * a) + heightM) * Math.sin(lat) / b
    };
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  @Test
  void refractionWidensTheHorizonAsALargerEarthWould() {
    LineOfSight sight = new LineOfSight(new Formula((x, y) -> 0), 0.13, 0);
    double radius = 6378137 / 0.87;
    double beyond = 30_000 - Math.sqrt(2 * radius * 10);
    // the same error as without refraction
    assertEquals(
        beyond * beyond / (2 * radius), sight.toPoint(HERE, 10, east(30_000), 0).marginM(), 0.3);
  }

  private static Geometry area(String wkt) throws ParseException {
    return new WKTReader().read(wkt);
  }

  /** A box by metres east and north of 0, 0. */
  private static Geometry box(double west, double south, double east, double north)
      throws ParseException {
    double w = west / DEGREE_M;
    double e = east / DEGREE_M;
    double s = south / 110_574.3;
    double n = north / 110_574.3;
    return area(
        "POLYGON(("
            + w
            + " "
            + s
            + ","
            + e
            + " "
            + s
            + ","
            + e
            + " "
            + n
            + ","
            + w
            + " "
            + n
            + ","
            + w
            + " "
            + s
            + "))");
  }

  @Test
  void theNearestVisiblePartOfAnAreaIsItsNearestBorderOnOpenGround() throws ParseException {
    ZoneSight sight =
        straight((x, y) -> 0, 10)
            .toArea(HERE, 2, box(1000, -200, 1500, 200), 0, Sector.allRound(5000));
    assertEquals(Seen.VISIBLE, sight.seen());
    assertEquals(1000, sight.nearestVisibleM(), 0.2);
    assertEquals(1000, sight.nearestPossibleM(), 0.2);
  }

  @Test
  void anAreaBehindAWallIsHiddenByItsLeastMargin() throws ParseException {
    LineOfSight sight = straight((x, y) -> wall(x, 30), 10);
    ZoneSight behind = sight.toArea(HERE, 2, box(1500, -100, 2000, 100), 5, Sector.allRound(5000));
    assertEquals(Seen.HIDDEN, behind.seen());
    // 2 + 28 * 1500 / 1000 − 5 at the near border, the wall's edge met up to 5 m late
    assertEquals(39, behind.marginM(), 0.25);
    assertTrue(Double.isNaN(behind.nearestVisibleM()));
    ZoneSight tall = sight.toArea(HERE, 2, box(1500, -100, 2000, 100), 50, Sector.allRound(5000));
    assertEquals(Seen.VISIBLE, tall.seen());
    ZoneSight front = sight.toArea(HERE, 2, box(800, -100, 2000, 100), 0, Sector.allRound(5000));
    assertEquals(800, front.nearestVisibleM(), 0.2);
  }

  @Test
  void aPartThatLooksOutBesideTheWallIsFound() throws ParseException {
    // a wall 400 m wide, an area behind it that is 30 m wider than its shadow
    LineOfSight sight = straight((x, y) -> Math.abs(y) < 200 ? wall(x, 30) : 0, 0);
    ZoneSight shadow = sight.toArea(HERE, 2, box(2000, -300, 2100, 300), 0, Sector.allRound(5000));
    assertEquals(Seen.HIDDEN, shadow.seen());
    ZoneSight wider = sight.toArea(HERE, 2, box(2000, -300, 2100, 450), 0, Sector.allRound(5000));
    assertEquals(Seen.VISIBLE, wider.seen());
    assertEquals(Math.hypot(2000, 400), wider.nearestVisibleM(), 12);
  }

  @Test
  void onlyWhatLiesInTheSectorCounts() throws ParseException {
    LineOfSight sight = straight((x, y) -> 0, 0);
    Geometry area = box(1000, -200, 1500, 200);
    assertEquals(Seen.VISIBLE, sight.toArea(HERE, 2, area, 0, new Sector(85, 0.1, 5000)).seen());
    ZoneSight away = sight.toArea(HERE, 2, area, 0, new Sector(180, 90, 5000));
    assertEquals(Seen.UNKNOWN, away.seen());
    assertTrue(Double.isNaN(away.nearestPossibleM()));
    assertTrue(Double.isNaN(sight.toArea(HERE, 2, area, 0, Sector.allRound(900)).marginM()));
    Geometry north = box(-200, 1000, 200, 1500);
    assertEquals(
        1000, sight.toArea(HERE, 2, north, 0, new Sector(350, 20, 5000)).nearestVisibleM(), 0.2);
  }

  @Test
  void inTheAreaEverythingIsNear() throws ParseException {
    LineOfSight sight = straight((x, y) -> 0, 0);
    Geometry around = box(-500, -500, 500, 500);
    assertEquals(0, sight.toArea(HERE, 2, around, 0, Sector.allRound(5000)).nearestVisibleM());
    Geometry ring = around.difference(box(-300, -300, 300, 300));
    assertEquals(300, sight.toArea(HERE, 2, ring, 0, Sector.allRound(5000)).nearestVisibleM(), 0.5);
  }

  @Test
  void anAreaBehindAVoidMayBeSeenFromItsNearestPart() throws ParseException {
    DoubleBinaryOperator ground = (x, y) -> x > 500 && x < 600 ? Double.NaN : 0;
    ZoneSight sight =
        straight(ground, 0).toArea(HERE, 2, box(1000, -50, 1500, 50), 0, Sector.allRound(5000));
    assertEquals(Seen.UNKNOWN, sight.seen());
    assertEquals(1000, sight.nearestPossibleM(), 0.2);
    assertTrue(Double.isNaN(sight.nearestVisibleM()));
  }

  @Test
  void theAntimeridianChangesNothing() throws ParseException {
    LineOfSight sight = straight((x, y) -> 0, 0);
    LatLon camera = new LatLon(0, 179.995);
    double expected = 0.015 * DEGREE_M;
    for (String wkt :
        new String[] {
          "POLYGON((-179.99 -0.01, -179.97 -0.01, -179.97 0.01, -179.99 0.01, -179.99 -0.01))",
          "POLYGON((180.01 -0.01, 180.03 -0.01, 180.03 0.01, 180.01 0.01, 180.01 -0.01))"
        }) {
      ZoneSight found = sight.toArea(camera, 20, area(wkt), 0, Sector.allRound(9000));
      assertEquals(expected, found.nearestVisibleM(), 0.5, wkt);
    }
    Sight point = sight.toPoint(camera, 20, new LatLon(0, -179.99), 0);
    assertEquals(Seen.VISIBLE, point.seen());
    assertEquals(expected, point.distanceM(), 0.5);
  }

  @Test
  void numbersThatMeanNothingAreRefused() {
    Ground flat = new Formula((x, y) -> 0);
    assertThrows(IllegalArgumentException.class, () -> new LineOfSight(flat, 1.01, 0));
    assertThrows(IllegalArgumentException.class, () -> new LineOfSight(flat, 0.1, -1));
    assertThrows(IllegalArgumentException.class, () -> new Sector(0, 361, 10));
    assertThrows(
        IllegalArgumentException.class, () -> new LineOfSight(flat).toPoint(HERE, -1, east(10), 0));
  }
}
