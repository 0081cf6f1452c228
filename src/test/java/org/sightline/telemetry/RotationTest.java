package org.sightline.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RotationTest {
  @Test
  void downLookingBodyAgreesWithParrotsPublishedExample() {
    // developer.parrot.com, "Embedded Photo Metadata": one camera as Camera: and as drone-parrot:
    Rotation.Ypr camera = Rotation.fromDownLooking(146.781036, 38.011101, -0.041258);
    assertEquals(146.848038, camera.yawDeg(), 1e-4);
    assertEquals(-51.988888, camera.pitchDeg(), 1e-4);
    assertEquals(-0.052789, camera.rollDeg(), 1e-4);
  }

  @Test
  void pitchZeroLooksDownAndNinetyAhead() {
    // the examples of support.pix4d.com 202558969
    assertEquals(new Rotation.Ypr(0, -90, 0), Rotation.fromDownLooking(0, 0, 0));
    Rotation.Ypr ahead = Rotation.fromDownLooking(0, 90, 0);
    assertEquals(0, ahead.yawDeg(), 1e-9);
    assertEquals(0, ahead.pitchDeg(), 1e-9);
    assertEquals(0, ahead.rollDeg(), 1e-9);
    assertEquals(270, Rotation.fromDownLooking(-90, 0, 0).yawDeg(), 1e-9);
  }

  @Test
  void bankedBodyLooksToTheSide() {
    // right wing down by 30 degrees: the belly looks left of a course north, that is west
    Rotation.Ypr camera = Rotation.fromDownLooking(0, 0, 30);
    assertEquals(270, camera.yawDeg(), 1e-9);
    assertEquals(-60, camera.pitchDeg(), 1e-9);
  }

  @Test
  void anglesBeyondNadirNameTheSameViewFromTheOtherSide() {
    assertEquals(new Rotation.Ypr(190, -80, 180), Rotation.normalised(10, -100, 0));
    assertEquals(new Rotation.Ypr(232.9, 1, 0), Rotation.normalised(-127.1, 1, 0));
    assertEquals(new Rotation.Ypr(0, 0, 180), Rotation.normalised(360, 0, -180));
  }

  @Test
  void aBankedBodyTurnsItsCameraOutOfThePlainSum() {
    // right wing down by 30°: a level camera to the right looks 30° down, one ahead rolls by 30°
    Rotation.Ypr body = new Rotation.Ypr(100, 0, 30);
    close(190, -30, 0, Rotation.mounted(body, new Rotation.Ypr(90, 0, 0)));
    close(100, 0, 30, Rotation.mounted(body, new Rotation.Ypr(0, 0, 0)));
    // straight down from the banked body is 60° down to the left
    close(10, -60, 0, Rotation.mounted(body, new Rotation.Ypr(-90, -90, 0)));
  }

  @Test
  void aLevelBodyAddsItsHeadingAndAnglesBeyondNadirComeBack() {
    Rotation.Ypr body = new Rotation.Ypr(350, 0, 0);
    close(30, -40, 5, Rotation.mounted(body, new Rotation.Ypr(40, -40, 5)));
    close(210, -80, 180, Rotation.mounted(body, new Rotation.Ypr(40, -100, 0)));
  }

  @Test
  void straightDownAndUpTheYawIsThatOfTheTopOfThePicture() {
    Rotation.Ypr body = new Rotation.Ypr(70, 0, 0);
    close(80, -90, 0, Rotation.mounted(body, new Rotation.Ypr(0, -90, 10)));
    close(60, 90, 0, Rotation.mounted(body, new Rotation.Ypr(0, 90, 10)));
  }

  private static void close(double yaw, double pitch, double roll, Rotation.Ypr camera) {
    assertEquals(0, Math.IEEEremainder(camera.yawDeg() - yaw, 360), 1e-6);
    assertEquals(pitch, camera.pitchDeg(), 1e-6);
    assertEquals(0, Math.IEEEremainder(camera.rollDeg() - roll, 360), 1e-6);
  }
}
