package org.sightline.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.sightline.geo.Geodesics;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Lens;
import org.sightline.view.AboveGround;
import org.sightline.view.View;

class ZonesInViewTest {
  private static final LatLon HERE = new LatLon(46.95, 7.45);
  private static final Times ANY = new Times(null, null, null);
  private static final double RANGE_M = 5000;

  private static View view(double yawDeg, double sigmaDeg, double accuracyM) {
    return view(new Angle(yawDeg, sigmaDeg, "test"), accuracyM, 66);
  }

  private static View view(@Nullable Angle yaw, double accuracyM, double fovDeg) {
    return new View(
        Wkt.fix(HERE.latDeg(), HERE.lonDeg(), accuracyM),
        new CameraPose(yaw, null, null),
        Double.isNaN(fovDeg) ? null : new Lens(fovDeg, fovDeg * 0.75, "test"),
        null,
        4000,
        3000);
  }

  /** A square zone about a point so far away in a direction, north up. */
  private static String square(double bearingDeg, double distanceM, double halfM) {
    LatLon middle = Geodesics.direct(HERE, bearingDeg, distanceM);
    double lat = halfM / LocalFrame.metresPerDegreeOfLatitude(middle.latDeg());
    double lon = halfM / LocalFrame.metresPerDegreeOfLongitude(middle.latDeg());
    double w = middle.lonDeg() - lon;
    double e = middle.lonDeg() + lon;
    double s = middle.latDeg() - lat;
    double n = middle.latDeg() + lat;
    return "POLYGON(("
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
        + "))";
  }

  private static List<ZoneContact> seen(View view, String... zones) {
    return Wkt.set(zones).contactsOf(view, RANGE_M, ANY);
  }

  private static ZoneSet of(Set<Activity> restricts, boolean isPrivate) {
    Geometry area = Wkt.geometry(square(90, 1000, 100));
    Volume volume = new Volume(new Shape.Outline(area), null, null);
    return ZoneSet.of(
        List.of(
            new Zone(
                "z",
                "z",
                "",
                restricts,
                List.of(volume),
                null,
                0,
                0,
                isPrivate,
                Map.of(),
                new ZoneSource("test", null, "z"))));
  }

  @Test
  void aZoneAheadIsSeenWithItsDistanceDirectionAndScale() {
    ZoneContact contact = seen(view(90, 5, 3), square(90, 2000, 100)).get(0);
    assertEquals(ZoneContact.How.SEES, contact.how());
    // the near side is 1,900 m away; east of 46.95° a parallel and the geodesic part by 0.3 m
    assertEquals(1900, contact.distanceM(), 1);
    assertEquals(90, contact.bearingDeg(), 0.1);
    assertTrue(contact.probability() > 0.999, contact.toString());
    InView view = contact.view();
    assertNotNull(view);
    // 2000 px / tan 33° = 3079.7 px a radian
    assertEquals(3079.7 / 1900, view.pixelsPerMetre(), 0.002);
    // 200 m by 200 m of a sector of 66° and 5 km, 14.4 km², whose drawing is cut a little outside
    assertEquals(0.04 / 14.4, view.coveredShare(), 0.0001);
  }

  @Test
  void aZoneBehindBesideOrBeyondIsNot() {
    String zone = square(90, 2000, 100);
    assertTrue(seen(view(270, 5, 3), zone).isEmpty());
    // the zone spans 87 to 93; the picture 33 more: 5σ of direction away
    assertTrue(seen(view(90 + 3 + 33 + 25, 5, 3), zone).isEmpty());
    assertTrue(seen(view(90, 5, 3), square(90, 5300, 100)).isEmpty());
    assertFalse(seen(view(90, 5, 3), square(90, 5050, 100)).isEmpty());
  }

  @Test
  void withoutADirectionAllRoundIsMeant() {
    for (double bearing : new double[] {0, 100, 200, 300}) {
      ZoneContact contact = seen(view(null, 3, 66), square(bearing, 2000, 100)).get(0);
      // the zone's own width, 6° to 8° by how its corners lie, and the picture's
      assertEquals((66 + 7) / 360.0, contact.probability(), 0.005);
      assertEquals(bearing, contact.bearingDeg(), 4);
      assertTrue(contact.distanceM() < 1901, contact.toString());
    }
  }

  @Test
  void withoutALensHalfOfAllDirectionsAreMeant() {
    View view = view(new Angle(0, 5, "test"), 3, Double.NaN);
    ZoneContact contact = seen(view, square(80, 2000, 100)).get(0);
    assertEquals(null, contact.view().pixelsPerMetre());
    assertTrue(seen(view, square(180, 2000, 100)).isEmpty());
  }

  @Test
  void privateAndFlightZonesAndThoseThatTheCameraStandsInAreNeverSeen() {
    View east = view(90, 5, 3);
    assertTrue(of(Set.of(Activity.CAPTURE), true).contactsOf(east, RANGE_M, ANY).isEmpty());
    assertTrue(of(Set.of(Activity.FLIGHT), false).contactsOf(east, RANGE_M, ANY).isEmpty());
    assertEquals(1, of(Set.of(Activity.PUBLICATION), false).contactsOf(east, RANGE_M, ANY).size());
    assertTrue(seen(east, square(90, 0, 100)).isEmpty());
  }

  @Test
  void nearestPartIsThatInThePictureNotThatBesideIt() {
    // a wall 1 km north, from 3 km west to 3 km east, looked at to the north-east
    LatLon p = Geodesics.direct(HERE, 0, 1000);
    double w = p.lonDeg() - 0.04;
    double e = p.lonDeg() + 0.04;
    double n = p.latDeg() + 0.001;
    String wall =
        "POLYGON(("
            + w
            + " "
            + p.latDeg()
            + ","
            + e
            + " "
            + p.latDeg()
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
            + p.latDeg()
            + "))";
    ZoneContact contact = seen(view(60, 2, 3), wall).get(0);
    // its left edge looks 27° off north
    assertEquals(27, contact.bearingDeg(), 0.1);
    assertEquals(1000 / Math.cos(Math.toRadians(27)), contact.distanceM(), 2);
  }

  @Test
  void probabilityAgreesWithMonteCarlo() {
    Random random = new Random(4);
    for (int i = 0; i < 60; i++) {
      double bearing = random.nextDouble() * 360;
      double distance = 500 + random.nextDouble() * 4000;
      double sigma = 2 + random.nextDouble() * 20;
      double accuracy = 3 + random.nextDouble() * 40;
      double yaw = bearing + 33 + random.nextGaussian() * 1.5 * sigma;
      String zone = square(bearing, distance, 60);
      View view = view(((yaw % 360) + 360) % 360, sigma, accuracy);
      List<ZoneContact> contacts = seen(view, zone);
      double told = contacts.isEmpty() ? 0 : contacts.get(0).probability();
      double hit = monteCarlo(random, zone, yaw, sigma, accuracy);
      // 20,000 draws are good to 0.011 (3σ); the corners' distances differ by up to 60 m in 500
      assertEquals(hit, told, 0.035, "bearing " + bearing + " yaw " + yaw + " σ " + sigma);
    }
  }

  private static double monteCarlo(
      Random random, String zone, double yaw, double sigma, double accuracy) {
    var corners = Wkt.geometry(zone).getCoordinates();
    int hits = 0;
    for (int n = 0; n < 20_000; n++) {
      double east = random.nextGaussian() * accuracy;
      double north = random.nextGaussian() * accuracy;
      double looks = yaw + random.nextGaussian() * sigma;
      double tan = Math.tan(Math.toRadians(33)) / (1 + 0.03 * random.nextGaussian());
      double half = Math.toDegrees(Math.atan(tan));
      double least = 360;
      double most = -360;
      double nearest = 1e9;
      for (var corner : corners) {
        LocalFrame.Offset at = new LocalFrame(HERE).toLocal(corner.y, corner.x);
        var moved = new LocalFrame.Offset(at.eastM() - east, at.northM() - north);
        double off = LocalFrame.shortWayDeg(moved.bearingDeg() - looks);
        least = Math.min(least, off);
        most = Math.max(most, off);
        nearest = Math.min(nearest, moved.distanceM());
      }
      hits += most - least < 180 && least <= half && most >= -half ? 1 : 0;
    }
    return hits / 20_000.0;
  }

  @Test
  void growingAnErrorNeverRemovesAContact() {
    Random random = new Random(5);
    int seen = 0;
    for (int i = 0; i < 3000; i++) {
      String zone =
          square(random.nextDouble() * 360, random.nextDouble() * 6000, 10 + random.nextInt(300));
      double yaw = random.nextDouble() * 360;
      double sigma = 0.5 + random.nextDouble() * 30;
      double accuracy = random.nextDouble() * 100;
      if (!seen(view(yaw, sigma, accuracy), zone).isEmpty()) {
        seen++;
        double more = 1 + random.nextDouble() * 3;
        assertFalse(seen(view(yaw, sigma * more, accuracy), zone).isEmpty(), zone);
        assertFalse(seen(view(yaw, sigma, accuracy * more), zone).isEmpty(), zone);
        assertFalse(seen(view(null, accuracy, 66), zone).isEmpty(), zone);
      }
    }
    assertTrue(seen > 500, "only " + seen);
  }

  private static Geometry circle(LatLon middle, double radiusM) {
    StringBuilder wkt = new StringBuilder("POLYGON((");
    for (int i = 0; i <= 360; i++) {
      LatLon p = Geodesics.direct(middle, i % 360, radiusM);
      wkt.append(i == 0 ? "" : ",").append(p.lonDeg()).append(' ').append(p.latDeg());
    }
    return Wkt.geometry(wkt.append("))").toString());
  }

  @Test
  void turningCameraAndZoneTogetherChangesNothing() {
    // a circle looks the same from all sides
    for (double off : new double[] {-50, -20, 0, 35, 45}) {
      double first = Double.NaN;
      for (double bearing = 0; bearing < 360; bearing += 37) {
        LatLon middle = Geodesics.direct(HERE, bearing, 2000);
        Geometry drawn = circle(middle, 150);
        Zone zone =
            new Zone(
                "c",
                "c",
                "",
                Set.of(Activity.CAPTURE),
                List.of(new Volume(new Shape.Circle(middle, 150, drawn), null, null)),
                null,
                0,
                0,
                false,
                Map.of(),
                new ZoneSource("test", null, "c"));
        View view = view(((bearing + off) % 360 + 360) % 360, 8, 5);
        List<ZoneContact> contacts = ZoneSet.of(List.of(zone)).contactsOf(view, RANGE_M, ANY);
        double told = contacts.isEmpty() ? 0 : contacts.get(0).probability();
        first = Double.isNaN(first) ? told : first;
        assertEquals(first, told, 1e-3, off + " " + bearing);
      }
    }
  }

  @Test
  void aDroneLookingStraightDownSeesWhatIsBelowAndNotBeyond() {
    View down =
        new View(
            Wkt.fix(HERE.latDeg(), HERE.lonDeg(), 3),
            new CameraPose(new Angle(0, 3, "t"), new Angle(-90, 1, "t"), new Angle(0, 1, "t")),
            new Lens(66, 51.9, "t"),
            new AboveGround(100, 5, 0, "t"),
            4000,
            3000);
    // half the diagonal on the ground is 81 m
    assertFalse(seen(down, square(90, 90, 40)).isEmpty());
    assertTrue(seen(down, square(90, 400, 40)).isEmpty());
  }

  @Test
  void theAntimeridianIsAPlaceLikeAnyOther() {
    View east =
        new View(
            Wkt.fix(-17, 179.99, 3),
            new CameraPose(new Angle(90, 5, "t"), null, null),
            new Lens(66, 51.9, "t"),
            null,
            4000,
            3000);
    String beyond =
        "POLYGON((-179.99 -17.005,-179.98 -17.005,-179.98 -16.995,-179.99 -16.995,"
            + "-179.99 -17.005))";
    ZoneContact contact = seen(east, beyond).get(0);
    assertEquals(90, contact.bearingDeg(), 0.1);
    assertEquals(0.02 * LocalFrame.metresPerDegreeOfLongitude(-17), contact.distanceM(), 2);
    assertTrue(contact.view().coveredShare() > 0.01);
  }

  private static View drone(LatLon at, double yaw, double pitch, double roll, double aboveM) {
    return new View(
        Wkt.fix(at.latDeg(), at.lonDeg(), 3),
        new CameraPose(
            Double.isNaN(yaw) ? null : new Angle(yaw, 3, "t"),
            new Angle(pitch, 1, "t"),
            new Angle(roll, 1, "t")),
        new Lens(60, 45, "t"),
        new AboveGround(aboveM, 5, 0, "t"),
        4000,
        3000);
  }

  private static String rectangle(double west, double south, double east, double north) {
    LocalFrame frame = new LocalFrame(HERE);
    double[][] corners = {
      {west, south}, {east, south}, {east, north}, {west, north}, {west, south}
    };
    StringBuilder wkt = new StringBuilder("(");
    for (double[] corner : corners) {
      LatLon p = frame.toLatLon(new LocalFrame.Offset(corner[0], corner[1]));
      wkt.append(wkt.length() > 1 ? "," : "").append(p.lonDeg()).append(' ').append(p.latDeg());
    }
    return wkt.append(')').toString();
  }

  @Test
  void aZoneBeforeTheNearEdgeOfThePictureIsNotSeenUnlessTheErrorsAllowIt() {
    // 100 m up, 30° down, the lower edge 52.5°: ground begins 77 m away; within 2.45σ of height,
    // elevation, tilt and lens, less 7.3 m of place, at about 51 m
    View north = drone(HERE, 0, -30, 0, 100);
    assertTrue(seen(north, "POLYGON(" + rectangle(-20, 10, 20, 40) + ")").isEmpty());
    ZoneContact near = seen(north, "POLYGON(" + rectangle(-20, 10, 20, 70) + ")").get(0);
    assertTrue(near.probability() > 0.05 && near.probability() < 0.5, near.toString());
    assertEquals(0, near.view().coveredShare());
    ZoneContact in = seen(north, "POLYGON(" + rectangle(-20, 10, 20, 90) + ")").get(0);
    assertTrue(in.probability() > 0.8, in.toString());
    assertEquals(76.7, in.distanceM(), 0.5);
    // without a direction, too
    View round = drone(HERE, Double.NaN, -30, 0, 100);
    assertTrue(seen(round, "POLYGON(" + rectangle(-20, 10, 20, 40) + ")").isEmpty());
    assertFalse(seen(round, "POLYGON(" + rectangle(-20, -90, 20, -10) + ")").isEmpty());
  }

  @Test
  void aZoneThatThePictureLiesWhollyInIsSeenThoughItsBorderIsNot() {
    View north = drone(HERE, 0, -40, 0, 100);
    // ground from 52 to 317 m; the zone from 10 m to 4 km all about that
    ZoneContact contact = seen(north, "POLYGON(" + rectangle(-3000, 10, 3000, 4000) + ")").get(0);
    assertEquals(1, contact.probability(), 1e-3);
    assertEquals(1, contact.view().coveredShare(), 1e-3);
    assertEquals(100 / Math.tan(Math.toRadians(62.5)), contact.distanceM(), 0.5);
    assertEquals(0, Math.abs(LocalFrame.shortWayDeg(contact.bearingDeg())), 0.1);
  }

  @Test
  void aPictureThatLooksOnlyIntoTheHoleOfAZoneDoesNotSeeIt() {
    String wide =
        "POLYGON("
            + rectangle(-4000, -4000, 4000, 4000)
            + ","
            + rectangle(-1000, -1000, 1000, 1000)
            + ")";
    assertTrue(seen(drone(HERE, 0, -60, 0, 100), wide).isEmpty());
    ZoneContact far = seen(drone(HERE, 0, -10, 0, 100), wide).get(0);
    assertEquals(1000, far.distanceM(), 1);
    assertEquals(1, far.probability(), 0.01);
    // a phone sees it whichever way it looks
    assertEquals(1, seen(view(null, 5, 66), wide).get(0).probability(), 1e-9);
  }

  @Test
  void aPictureOnItsSideSeesAsWideAsItIsHigh() {
    // 60° by 45° turned by 90°: 22.5° to either side
    String zone = square(28, 2000, 20);
    assertFalse(seen(drone(HERE, 0, 0, 0, 50), zone).isEmpty());
    ZoneContact upright = seen(drone(HERE, 0, 0, 0, 50), zone).get(0);
    List<ZoneContact> turned = seen(drone(HERE, 0, 0, 90, 50), zone);
    assertTrue(upright.probability() > 0.7, upright.toString());
    assertTrue(turned.isEmpty() || turned.get(0).probability() < 0.1, turned.toString());
  }

  @Test
  void aPictureUpwardsShowsOnlyWhatStandsUpAndNotFarAway() {
    // the lower edge looks up by 37.5°, its corners by 33°: things 1,000 m high are in it up to 1.5
    // km
    View up = drone(HERE, 0, 60, 0, 50);
    assertFalse(seen(up, square(0, 1200, 100)).isEmpty());
    assertTrue(seen(up, square(0, 4500, 100)).isEmpty());
    assertTrue(seen(up, square(180, 1500, 100)).isEmpty());
  }

  @Test
  void ofAnUnknownBendTheViewIsHalfOfAllDirectionsAndOfASphereAll() {
    View fisheye = view(new Angle(0, 5, "t"), 3, 150);
    assertFalse(seen(fisheye, square(85, 2000, 50)).isEmpty());
    assertTrue(seen(fisheye, square(150, 2000, 50)).isEmpty());
    View sphere =
        new View(
            Wkt.fix(HERE.latDeg(), HERE.lonDeg(), 3),
            new CameraPose(new Angle(0, 5, "t"), null, null),
            new Lens(360, 180, "t"),
            null,
            8000,
            4000);
    assertEquals(1, seen(sphere, square(180, 2000, 50)).get(0).probability(), 1e-9);
  }

  @Test
  void thePoleIsAPlaceLikeAnyOther() {
    View there =
        new View(
            Wkt.fix(89.99, 0, 3),
            new CameraPose(new Angle(0, 5, "t"), null, null),
            new Lens(66, 51.9, "t"),
            null,
            4000,
            3000);
    // across the pole: both 1,116.9 m from it, the nearer corners 10° off the straight way
    Geometry cut =
        Wkt.geometry(
            "MULTIPOLYGON(((170 89.985,180 89.985,180 89.99,170 89.99,170 89.985)),"
                + "((-180 89.985,-170 89.985,-170 89.99,-180 89.99,-180 89.985)))");
    List<ZoneContact> contacts =
        ZoneSet.of(List.of(Wkt.zone("p", cut, 0))).contactsOf(there, RANGE_M, ANY);
    assertEquals(2 * 1116.9 * Math.cos(Math.toRadians(5)), contacts.get(0).distanceM(), 1);
    assertEquals(1, contacts.get(0).probability(), 1e-6);
    View back =
        new View(
            there.fix(),
            new CameraPose(new Angle(180, 5, "t"), null, null),
            there.lens(),
            null,
            4000,
            3000);
    assertTrue(ZoneSet.of(List.of(Wkt.zone("p", cut, 0))).contactsOf(back, RANGE_M, ANY).isEmpty());
  }

  @Test
  void anErrorOfKilometresMakesWhatLiesBehindPossible() {
    View vague = view(90, 5, 3000);
    ZoneContact behind = seen(vague, square(270, 1000, 100)).get(0);
    assertTrue(behind.probability() > 0.1 && behind.probability() < 0.6, behind.toString());
    assertTrue(seen(view(90, 5, 30), square(270, 1000, 100)).isEmpty());
  }

  @Test
  void ringsThatStartElsewhereAndCirclesAnswerTheSame() {
    String ring = "7.47 46.94,7.49 46.93,7.5 46.95,7.48 46.97,7.47 46.96";
    String[] corners = ring.split(",");
    ZoneContact first = null;
    for (int start = 0; start < corners.length; start++) {
      StringBuilder wkt = new StringBuilder("POLYGON((");
      for (int i = 0; i <= corners.length; i++) {
        wkt.append(i == 0 ? "" : ",").append(corners[(start + i) % corners.length]);
      }
      ZoneContact contact = seen(view(60, 10, 20), wkt.append("))").toString()).get(0);
      first = first == null ? contact : first;
      assertEquals(first.distanceM(), contact.distanceM(), 1e-6);
      assertEquals(first.probability(), contact.probability(), 1e-9);
      assertEquals(first.view().coveredShare(), contact.view().coveredShare(), 1e-12);
    }
  }

  @Test
  void amongManyZonesTheAnswersAreThoseForEachAlone() {
    Generated generated = new Generated(8, 400, 40);
    List<Zone> zones = new ArrayList<>();
    for (Zone zone : generated.zones()) {
      // all of them about one place, so that many are near
      Geometry area = zone.area().copy();
      var middle = area.getCentroid().getCoordinate();
      Random place = new Random(zone.id().hashCode());
      double lon = HERE.lonDeg() + place.nextGaussian() * 0.1 - middle.x;
      double lat = HERE.latDeg() + place.nextGaussian() * 0.07 - middle.y;
      area.apply(AffineTransformation.translationInstance(lon, lat));
      zones.add(Generated.zone(zone.id(), area, 0));
    }
    ZoneSet all = ZoneSet.of(zones);
    Random random = new Random(9);
    int seen = 0;
    for (int i = 0; i < 12; i++) {
      View view =
          i % 2 == 0
              ? view(random.nextDouble() * 360, 10, 10)
              : drone(HERE, random.nextDouble() * 360, -25 + random.nextDouble() * 30, 0, 80);
      List<ZoneContact> together = all.contactsOf(view, RANGE_M, ANY);
      int alone = 0;
      for (Zone zone : zones) {
        for (ZoneContact one : ZoneSet.of(List.of(zone)).contactsOf(view, RANGE_M, ANY)) {
          alone++;
          assertTrue(together.contains(one), one.toString());
        }
      }
      assertEquals(alone, together.size());
      seen += alone;
    }
    assertTrue(seen > 100, "only " + seen);
  }
}
