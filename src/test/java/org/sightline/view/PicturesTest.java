package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sightline.geo.Geodesics;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;

class PicturesTest {
  private static View at(double yaw, double pitch, double roll, double above) {
    return Views.of(Views.BERN, yaw, pitch, roll, 60, 45, above);
  }

  private static GroundPoint point(View view, double x, double y) {
    PixelOnGround ground = Pictures.ground(view, x, y);
    assertNotNull(ground);
    return ground.point();
  }

  @Test
  void pixelOfTheGroundUnderAPixelIsThatPixel() {
    Random random = new Random(5);
    int seen = 0;
    for (int i = 0; i < 300; i++) {
      View view =
          at(random.nextDouble() * 360, random.nextDouble() * 100 - 90, i % 60 - 30, 1 + 5 * i);
      double x = random.nextDouble() * 4000;
      double y = random.nextDouble() * 3000;
      PixelOnGround ground = Pictures.ground(view, x, y);
      if (ground != null && ground.point().distanceM() < 20_000) {
        seen++;
        Pixel back = Pictures.pixel(view, ground.point().place());
        assertNotNull(back);
        // 1e-7 m on the ground, seen from a metre: 4e-4 pixels
        assertEquals(x, back.x(), 1e-3);
        assertEquals(y, back.y(), 1e-3);
      }
    }
    assertTrue(seen > 150, "only " + seen);
  }

  @Test
  void turningTheCameraAndTheGroundTogetherChangesNothing() {
    for (double turn : new double[] {13, 90, 217}) {
      View before = at(20, -25, 7, 150);
      View after = at(20 + turn, -25, 7, 150);
      for (double x : new double[] {0, 1300, 4000}) {
        GroundPoint a = point(before, x, 2000);
        GroundPoint b = point(after, x, 2000);
        // the radius of curvature differs by 0.5 %: of a drop of 6 mm at 300 m
        assertEquals(a.distanceM(), b.distanceM(), 1e-3);
        assertEquals(a.slantRangeM(), b.slantRangeM(), 1e-3);
        assertEquals(0, LocalFrame.shortWayDeg(b.bearingDeg() - a.bearingDeg() - turn), 1e-9);
        LatLon turned = Geodesics.direct(Views.BERN, a.bearingDeg() + turn, a.distanceM());
        Pixel pixel = Pictures.pixel(after, turned);
        assertNotNull(pixel);
        assertEquals(x, pixel.x(), 0.01);
        assertEquals(2000, pixel.y(), 0.01);
      }
    }
  }

  @Test
  void skyHasNoGroundAndWhatLiesBehindNoPixel() {
    assertNull(Pictures.ground(at(0, 10, 0, 100), 2000, 100));
    assertNull(Pictures.pixel(at(0, 0, 0, 100), new LatLon(46.94, 7.45)));
  }

  @Test
  void unknownPartsGiveNoAnswer() {
    View noHeight = Views.of(Views.BERN, 0, -30, 0, 60, 45, Double.NaN);
    assertNull(Pictures.ground(noHeight, 2000, 1500));
    assertNull(Pictures.pixel(noHeight, Views.BERN));
    assertNotNull(Pictures.bandPx(noHeight, new LatLon(46.96, 7.45)), "columns have a band");
    assertNull(
        Pictures.bandPx(
            Views.of(Views.BERN, Double.NaN, 0, 0, 60, 45, 2), new LatLon(46.96, 7.45)));
  }

  /** The scatter of 20,000 cameras with random errors, each projected for itself. */
  @Test
  void ellipseIsThatOfRandomErrors() {
    View view = at(40, -40, 3, 120);
    double x = 3000;
    double y = 900;
    PixelOnGround ground = Pictures.ground(view, x, y);
    assertNotNull(ground);
    GroundError error = ground.error();
    assertNotNull(error);
    Random random = new Random(11);
    LocalFrame frame = new LocalFrame(ground.point().place());
    double ee = 0;
    double en = 0;
    double nn = 0;
    int n = 20_000;
    for (int i = 0; i < n; i++) {
      LatLon moved =
          new LocalFrame(Views.BERN)
              .toLatLon(
                  new LocalFrame.Offset(3 * random.nextGaussian(), 3 * random.nextGaussian()));
      double focal = 1 + Errors.FOCAL_SHARE * random.nextGaussian();
      View off =
          Views.of(
              moved,
              40 + random.nextGaussian(),
              -40 + random.nextGaussian(),
              3 + random.nextGaussian(),
              2 * Math.toDegrees(Math.atan(Math.tan(Math.toRadians(30)) / focal)),
              2 * Math.toDegrees(Math.atan(Math.tan(Math.toRadians(22.5)) / focal)),
              120 + 2 * random.nextGaussian());
      LocalFrame.Offset offset = frame.toLocal(point(off, x, y).place());
      ee += offset.eastM() * offset.eastM() / n;
      en += offset.eastM() * offset.northM() / n;
      nn += offset.northM() * offset.northM() / n;
    }
    // 20,000 draws know a standard deviation to 0.5 %; the rest is what is not linear
    GroundError drawn = GroundError.of(ee, en, nn);
    assertEquals(drawn.majorM(), error.majorM(), 0.03 * drawn.majorM());
    assertEquals(drawn.minorM(), error.minorM(), 0.03 * drawn.minorM());
    assertEquals(0, Math.IEEEremainder(drawn.bearingDeg() - error.bearingDeg(), 180), 3);
  }

  @Test
  void errorThatReachesTheHorizonHasNoEllipse() {
    // the axis is 0.9° below the horizontal and good to 1°
    PixelOnGround far = Pictures.ground(at(0, -0.9, 0, 100), 2000, 1500);
    assertNotNull(far);
    assertNull(far.error());
  }

  @Test
  void greaterErrorsMakeGreaterEllipsesAndBands() {
    View good = at(0, -30, 0, 100);
    View bad =
        new View(
            new org.sightline.telemetry.Fix(
                null, Views.BERN, java.util.List.of(), 10, "test", "test"),
            good.pose(),
            good.lens(),
            good.height(),
            4000,
            3000);
    PixelOnGround a = Pictures.ground(good, 1000, 1000);
    PixelOnGround b = Pictures.ground(bad, 1000, 1000);
    assertNotNull(a);
    assertNotNull(b);
    assertNotNull(a.error());
    assertNotNull(b.error());
    assertTrue(b.error().majorM() > a.error().majorM());
    assertTrue(b.error().minorM() > a.error().minorM());
    Double narrow = Pictures.bandPx(good, a.point().place());
    Double wide = Pictures.bandPx(bad, a.point().place());
    assertNotNull(narrow);
    assertNotNull(wide);
    assertTrue(wide > narrow);
    // 1° of yaw is 60 pixels in the middle of this picture, and pitch as much
    assertTrue(narrow > 80 && narrow < 200, "band " + narrow);
  }
}
