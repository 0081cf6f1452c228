package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Pictures are 4000 by 3000 pixels. The angles are those of DJI's gimbal fields (Mavic 3M manual
 * 2023, p. 89; Zenmuse P1 manual 2021, p. 22: north-east-down, ZYX, pitch −90 straight down) and of
 * EXIF (Exif 3.0: GPSImgDirection 0..360 clockwise from north, CameraElevationAngle +90 straight
 * up).
 */
class CameraTest {
  private static Camera at(double yaw, double pitch, double roll) {
    Camera camera = Camera.of(Views.of(Views.BERN, yaw, pitch, roll, 60, 45, 100));
    assertNotNull(camera);
    return camera;
  }

  @Test
  void levelCameraLooksAlongItsYaw() {
    assertEquals(123, at(123, 0, 0).axis().bearingDeg(), 1e-9);
    assertEquals(0, at(123, 0, 0).axis().elevationDeg(), 1e-9);
    // a straight lens: half the field of view is at the edge, and a third of the way is not a third
    assertEquals(153, at(123, 0, 0).ray(4000, 1500).bearingDeg(), 1e-9);
    assertEquals(-22.5, at(123, 0, 0).ray(2000, 3000).elevationDeg(), 1e-9);
    assertEquals(
        Math.toDegrees(Math.atan(Math.tan(Math.toRadians(30)) / 2)),
        at(0, 0, 0).ray(3000, 1500).bearingDeg(),
        1e-9);
  }

  @Test
  void pitchOfMinus90LooksStraightDownWithTheTopOfThePictureAlongTheYaw() {
    Camera down = at(30, -90, 0);
    assertEquals(-90, down.axis().elevationDeg(), 1e-9);
    assertEquals(30, down.ray(2000, 0).bearingDeg(), 1e-9);
    assertEquals(120, down.ray(4000, 1500).bearingDeg(), 1e-9);
    assertEquals(-67.5, down.ray(2000, 0).elevationDeg(), 1e-9);
  }

  @Test
  void pitchOfPlusOneHasTheHorizonJustBelowTheMiddle() {
    Camera level = at(0, 1, 0);
    assertTrue(level.axis().elevationDeg() > 0);
    Pixel horizon = level.pixel(new Ray(0, 1, 0));
    assertNotNull(horizon);
    double below = Math.tan(Math.toRadians(1)) / Math.tan(Math.toRadians(22.5)) * 1500;
    assertEquals(1500 + below, horizon.y(), 1e-6);
  }

  @Test
  void positiveRollTurnsTheCameraClockwiseSoThatItsRightLooksDown() {
    assertEquals(-30, at(77, 0, 90).ray(4000, 1500).elevationDeg(), 1e-9);
    assertTrue(at(77, 0, 10).ray(4000, 1500).elevationDeg() < 0);
    assertTrue(at(77, 0, 10).ray(0, 1500).elevationDeg() > 0);
    // half a turn: upside down
    assertEquals(22.5, at(77, 0, 180).ray(2000, 3000).elevationDeg(), 1e-9);
  }

  @Test
  void pixelOfTheRayOfAPixelIsThatPixel() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      Camera camera =
          at(random.nextDouble() * 360, random.nextDouble() * 180 - 90, random.nextDouble() * 360);
      double x = random.nextDouble() * 6000 - 1000;
      double y = random.nextDouble() * 5000 - 1000;
      Ray ray = camera.ray(x, y);
      Pixel pixel = camera.pixel(ray);
      assertNotNull(pixel);
      assertEquals(x, pixel.x(), 1e-6);
      assertEquals(y, pixel.y(), 1e-6);
      assertEquals(x >= 0 && x <= 4000 && y >= 0 && y <= 3000, camera.sees(ray));
      assertEquals(1, Math.hypot(ray.level(), ray.up()), 1e-12);
    }
  }

  @Test
  void whatLiesBehindHasNoPixel() {
    assertNull(at(0, 0, 0).pixel(new Ray(0, -1, 0)));
    assertFalse(at(0, 0, 0).sees(new Ray(0, -1, 0)));
  }

  @Test
  void missingPartsMakeNoCamera() {
    assertNull(Camera.of(Views.of(Views.BERN, Double.NaN, 0, 0, 60, 45, 2)));
    assertNull(Camera.of(Views.of(Views.BERN, 0, Double.NaN, 0, 60, 45, 2)));
    assertNull(Camera.of(Views.of(Views.BERN, 0, 0, 0, Double.NaN, 45, 2)));
    assertNull(Camera.of(Views.of(Views.BERN, 0, 0, 0, 150, 120, 2)), "a fisheye");
    assertNotNull(Camera.of(Views.of(Views.BERN, 0, 0, Double.NaN, 60, 45, 2)), "roll is level");
  }
}
