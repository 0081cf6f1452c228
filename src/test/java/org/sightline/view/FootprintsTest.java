package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.sightline.geo.Geodesics;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Fix;
import org.sightline.view.ViewFootprint.Kind;

class FootprintsTest {
  private static final double NONE = Double.NaN;
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private static ViewFootprint at(double yaw, double pitch, double roll, double above) {
    return Footprints.project(Views.of(Views.BERN, yaw, pitch, roll, 60, 45, above), 5000);
  }

  private static boolean covers(ViewFootprint seen, LatLon place) {
    return seen.ground()
        .covers(FACTORY.createPoint(new Coordinate(place.lonDeg(), place.latDeg())));
  }

  private static boolean covers(ViewFootprint seen, LatLon from, double bearing, double distance) {
    return covers(seen, Geodesics.direct(from, bearing, distance));
  }

  /** Square metres, by the shoelace formula in the camera's metres. */
  private static double area(ViewFootprint seen, LatLon camera) {
    LocalFrame frame = new LocalFrame(camera);
    Coordinate[] ring = seen.ground().getCoordinates();
    double twice = 0;
    for (int i = 0; i + 1 < ring.length; i++) {
      LocalFrame.Offset a = frame.toLocal(ring[i].y, ring[i].x);
      LocalFrame.Offset b = frame.toLocal(ring[i + 1].y, ring[i + 1].x);
      twice += b.eastM() * a.northM() - a.eastM() * b.northM();
    }
    return twice / 2;
  }

  @Test
  void nadirPoseCoversSymmetricFootprint() {
    ViewFootprint seen = at(0, -90, 0, 100);
    assertEquals(Kind.FOOTPRINT, seen.kind());
    assertFalse(seen.reachesHorizon());
    assertFalse(seen.isCut());
    assertEquals(0, seen.fromDeg());
    assertEquals(360, seen.toDeg());
    double width = 200 * Math.tan(Math.toRadians(30));
    double height = 200 * Math.tan(Math.toRadians(22.5));
    // curvature and the chord of the ellipsoid: a millionth at 70 m
    assertEquals(width * height, area(seen, Views.BERN), width * height * 1e-5);
    assertEquals(Math.hypot(width, height) / 2, seen.rangeM(), 0.01);
    GroundPoint corner = seen.corners().upperRight();
    assertNotNull(corner);
    assertEquals(
        Math.toDegrees(Math.atan2(width, height)), corner.bearingDeg(), 1e-3, "top is north");
    GroundPoint centre = seen.centre();
    assertNotNull(centre);
    assertEquals(0, Geodesics.distanceM(Views.BERN, centre.place()), 1e-6);
    assertEquals(100, centre.slantRangeM(), 1e-6);
  }

  @Test
  void obliquePoseCoversTrapezium() {
    ViewFootprint seen = at(90, -45, 0, 100);
    double near = 100 * Math.tan(Math.toRadians(22.5));
    double far = 100 * Math.tan(Math.toRadians(67.5));
    assertTrue(covers(seen, Views.BERN, 90, near + 0.1));
    assertFalse(covers(seen, Views.BERN, 90, near - 0.1));
    assertTrue(covers(seen, Views.BERN, 90, far - 0.1));
    assertFalse(covers(seen, Views.BERN, 90, far + 0.1));
    // half the top edge is the slant range to its middle times the tangent of half the width
    double half = Math.hypot(100, far) * Math.cos(Math.toRadians(22.5)) * tan30();
    GroundPoint corner = seen.corners().upperLeft();
    assertNotNull(corner);
    assertEquals(Math.hypot(far, half), corner.distanceM(), 0.05);
    assertEquals(90 - Math.toDegrees(Math.atan2(half, far)), corner.bearingDeg(), 0.01);
  }

  private static double tan30() {
    return Math.tan(Math.toRadians(30));
  }

  @Test
  void pictureOfTheHorizonIsCutAtTheRange() {
    ViewFootprint seen = at(200, 1, 0, 100);
    assertEquals(Kind.FOOTPRINT, seen.kind());
    assertTrue(seen.reachesHorizon());
    assertTrue(seen.isCut());
    assertEquals(5000, seen.rangeM());
    assertTrue(covers(seen, Views.BERN, 200, 4999));
    assertFalse(covers(seen, Views.BERN, 200, 5010));
    assertTrue(covers(seen, Views.BERN, 171, 4999));
    assertFalse(covers(seen, Views.BERN, 169, 4000));
    assertNull(seen.centre());
    assertNull(seen.corners().upperLeft());
    assertNotNull(seen.corners().lowerLeft());
    assertEquals(170, seen.fromDeg(), 0.2);
    assertEquals(60, seen.widthDeg(), 0.4);
  }

  @Test
  void rolledPictureReachesTheHorizonOnOneSide() {
    // the camera's right goes down, so the left of its picture goes up
    ViewFootprint seen = at(0, -30, 30, 100);
    assertTrue(seen.reachesHorizon());
    assertNull(seen.corners().upperLeft());
    assertNotNull(seen.corners().upperRight());
    // upright, that corner lies at tangents (-0.293, 0.647) of the axis, and the horizon at 0.577:
    // its tip stands over it from bearing -16 to -8.5
    assertTrue(covers(seen, Views.BERN, 348, 4500));
    assertFalse(covers(seen, Views.BERN, 342, 4500));
    assertFalse(covers(seen, Views.BERN, 354, 4500));
  }

  @Test
  void pictureAboveTheHorizonShowsWhatStandsUp() {
    ViewFootprint seen = at(0, 40, 0, 100);
    assertEquals(Kind.SKYLINE, seen.kind());
    assertTrue(seen.reachesHorizon());
    assertNull(seen.centre());
    // the middle of the lower edge looks up at 17.5°, its corners at 15.4°: a thing 1,000 m high
    // is in the picture up to 3.6 km
    assertEquals(1000 / Math.tan(Math.toRadians(15.386)), seen.rangeM(), 1);
    assertTrue(covers(seen, Views.BERN, 0, 3000));
    assertFalse(covers(seen, Views.BERN, 180, 100));
    assertEquals(360, at(0, 90, 0, 100).widthDeg());
  }

  @Test
  void groundWhollyBeyondTheRangeIsNotLost() {
    View view = Views.of(Views.BERN, 0, -20, 0, 10, 8, 10_000);
    ViewFootprint seen = Footprints.project(view, 5000);
    assertEquals(Kind.FOOTPRINT, seen.kind());
    GroundPoint centre = seen.centre();
    assertNotNull(centre);
    assertTrue(centre.distanceM() > 25_000);
    assertTrue(covers(seen, centre.place()));
  }

  @Test
  void wideNadirPictureFromHighUpIsACircleCutAtTheRange() {
    View view = Views.of(Views.BERN, 30, -90, 0, 110, 110, 20_000);
    ViewFootprint seen = Footprints.project(view, 5000);
    assertEquals(Math.PI * 25e6, area(seen, Views.BERN), Math.PI * 25e6 * 0.003);
    assertTrue(seen.isCut());
    assertFalse(seen.reachesHorizon());
  }

  @Test
  void nadirPictureWhoseCornersAloneLieBeyondTheRangeKeepsItsSides() {
    View view = Views.of(Views.BERN, 0, -90, 0, 90, 90, 4000);
    ViewFootprint seen = Footprints.project(view, 5000);
    // a square of 8 km with its corners rounded off at 5 km
    assertTrue(covers(seen, Views.BERN, 0, 3990));
    assertFalse(covers(seen, Views.BERN, 0, 4010));
    assertTrue(covers(seen, Views.BERN, 45, 4995));
    assertFalse(covers(seen, Views.BERN, 45, 5010));
    assertTrue(covers(seen, Views.BERN, 225, 4995));
    assertEquals(360, seen.widthDeg());
  }

  @Test
  void unknownElevationGivesASectorAsWideAsTheLens() {
    ViewFootprint seen = at(350, NONE, NONE, NONE);
    assertEquals(Kind.WEDGE, seen.kind());
    assertEquals(List.of(Missing.ELEVATION, Missing.HEIGHT), seen.missing());
    assertEquals(320, seen.fromDeg());
    assertEquals(380, seen.toDeg());
    assertTrue(covers(seen, Views.BERN, 19, 4990));
    assertFalse(covers(seen, Views.BERN, 21, 100));
    assertTrue(covers(seen, Views.BERN));
  }

  @Test
  void unknownDirectionGivesACircleAsFarAsThePictureReaches() {
    ViewFootprint all = at(NONE, NONE, NONE, NONE);
    assertEquals(Kind.ALL_ROUND, all.kind());
    assertEquals(5000, all.rangeM());
    assertTrue(covers(all, Views.BERN, 123, 4999));
    ViewFootprint down = at(NONE, -90, 0, 100);
    assertEquals(Kind.ALL_ROUND, down.kind());
    assertEquals(at(0, -90, 0, 100).rangeM(), down.rangeM(), 1e-6);
    assertFalse(down.reachesHorizon());
  }

  @Test
  void unknownLensSeesHalfOfAllDirectionsAtTheMost() {
    View level = Views.of(Views.BERN, 90, 0, 0, NONE, NONE, 2);
    ViewFootprint seen = Footprints.project(level, 1000);
    assertEquals(List.of(Missing.LENS), seen.missing());
    assertEquals(180, seen.widthDeg());
    View steep = Views.of(Views.BERN, 90, -80, 0, NONE, NONE, 50);
    assertEquals(Kind.ALL_ROUND, Footprints.project(steep, 1000).kind());
  }

  @Test
  void lensWiderThanAnyStraightOneIsNotCalculatedWith() {
    View fisheye = Views.of(Views.BERN, 90, 0, 0, 150, 120, 50);
    ViewFootprint seen = Footprints.project(fisheye, 1000);
    assertEquals(Kind.WEDGE, seen.kind());
    assertEquals(List.of(Missing.PROJECTION), seen.missing());
    assertEquals(180, seen.widthDeg());
    View sphere = Views.of(Views.BERN, 90, 0, 0, 360, 180, 50);
    assertEquals(Kind.ALL_ROUND, Footprints.project(sphere, 1000).kind());
  }

  @Test
  void unknownHeightGivesASectorOfAllBearingsInThePicture() {
    ViewFootprint seen = at(0, -20, 0, NONE);
    assertEquals(Kind.WEDGE, seen.kind());
    assertEquals(List.of(Missing.HEIGHT), seen.missing());
    assertTrue(seen.widthDeg() > 60, "near ground reaches further out");
    assertTrue(seen.reachesHorizon());
    assertEquals(Kind.ALL_ROUND, at(0, -85, 0, NONE).kind());
    assertEquals(Kind.SKYLINE, at(0, 60, 0, NONE).kind());
  }

  @Test
  void heightAboveTheSeaLimitsHowFarADownwardPictureReaches() {
    View unknown = Views.of(Views.BERN, 0, -80, 0, 60, 45, NONE);
    View over =
        new View(
            new Fix(
                null,
                Views.BERN,
                List.of(new Height(700, Height.Datum.MEAN_SEA_LEVEL)),
                3,
                "test",
                "test"),
            unknown.pose(),
            unknown.lens(),
            null,
            4000,
            3000);
    assertEquals(5000, Footprints.project(unknown, 5000).rangeM());
    // no more than 1,350 m above the ground; the upper edge looks down by 57.5°, and its corners
    // stand off to the side by tan 30° of the axis
    double ahead = Math.cos(Math.toRadians(57.5)) / Math.cos(Math.toRadians(22.5));
    double down = Math.sin(Math.toRadians(57.5)) / Math.cos(Math.toRadians(22.5));
    double reach = 1350 * Math.hypot(ahead, tan30()) / down;
    assertEquals(reach, Footprints.project(over, 5000).rangeM(), 1);
  }

  @Test
  void footprintAcrossTheAntimeridianIsCutThere() {
    LatLon fiji = new LatLon(-16.8, 179.999);
    View view = Views.of(fiji, 90, -45, 0, 60, 45, 500);
    ViewFootprint seen = Footprints.project(view, 5000);
    ViewFootprint inland =
        Footprints.project(Views.of(new LatLon(-16.8, 10), 90, -45, 0, 60, 45, 500), 5000);
    assertEquals(inland.ground().getArea(), seen.ground().getArea(), 1e-9);
    assertTrue(seen.ground().getEnvelopeInternal().getMaxX() <= 180);
    assertTrue(seen.ground().getEnvelopeInternal().getMinX() >= -180);
    GroundPoint centre = seen.centre();
    assertNotNull(centre);
    assertTrue(centre.place().lonDeg() < 0, "the middle lies on the other side");
    assertTrue(covers(seen, centre.place()));
  }

  @Test
  void circleRoundThePoleHoldsThePole() {
    View view = Views.of(new LatLon(-89.99, 20), NONE, NONE, NONE, 60, 45, NONE);
    ViewFootprint seen = Footprints.project(view, 5000);
    assertTrue(covers(seen, new LatLon(-90, 0)));
    assertTrue(covers(seen, new LatLon(-89.98, -160)));
    assertFalse(covers(seen, new LatLon(-89.9, 20)));
  }

  @Test
  void footprintHoldsItsCentreRayAndEveryPixelWithinRange() {
    Random random = new Random(3);
    int held = 0;
    for (int i = 0; i < 300; i++) {
      LatLon at = new LatLon(random.nextDouble() * 160 - 80, random.nextDouble() * 360 - 180);
      double pitch = random.nextDouble() * 120 - 90;
      View view =
          Views.of(
              at,
              random.nextDouble() * 360,
              pitch,
              random.nextDouble() * 90 - 45,
              10 + random.nextDouble() * 110,
              10 + random.nextDouble() * 110,
              Math.exp(random.nextDouble() * 7));
      ViewFootprint seen = Footprints.project(view, 5000);
      assertTrue(seen.ground().isValid());
      for (int n = 0; n < 5; n++) {
        // a hair inside the frame: its edges are drawn in straight pieces
        double x = n == 0 ? 2000 : 20 + random.nextDouble() * 3960;
        double y = n == 0 ? 1500 : 20 + random.nextDouble() * 2960;
        PixelOnGround pixel = Pictures.ground(view, x, y);
        if (pixel != null && pixel.point().distanceM() < seen.rangeM() - 0.01) {
          held++;
          assertTrue(covers(seen, pixel.point().place()), i + ": " + view + " at " + x + ", " + y);
        }
      }
    }
    assertTrue(held > 500, "only " + held);
  }

  @Test
  void lensOfNoAngleIsUnknown() {
    assertNull(Views.of(Views.BERN, 0, 0, 0, 0, 0, 5).lens());
  }
}
