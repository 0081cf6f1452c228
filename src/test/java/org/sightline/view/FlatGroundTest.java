package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.sightline.geo.Geodesics;
import org.sightline.geo.LatLon;

class FlatGroundTest {
  private static double tan(double deg) {
    return Math.tan(Math.toRadians(deg));
  }

  @Test
  void straightRaysMeetTheEllipsoidWhereEarthCentredOnesDo() {
    assertRays(0, (distance, slant) -> 0.01 + 2e-6 * distance);
  }

  /**
   * Light bends by 0.13 of the earth's own curvature. How much of that the larger earth gets wrong
   * is at most the bending itself where rays are steep, and far less where they are long.
   */
  @Test
  void bentRaysMeetTheEllipsoidWhereEarthCentredOnesDo() {
    assertRays(0.13, (distance, slant) -> 0.01 + 0.13 * slant * slant / (2 * 6_371_000.0));
  }

  private static void assertRays(double refraction, DoubleBinaryOperator toleranceM) {
    Random random = new Random(7);
    int hits = 0;
    for (int i = 0; i < 400; i++) {
      LatLon at = new LatLon(random.nextDouble() * 170 - 85, random.nextDouble() * 360 - 180);
      double above = Math.exp(random.nextDouble() * 7.5 + 0.5);
      double ground = i % 3 * 1000;
      double yaw = random.nextDouble() * 360;
      double pitch = random.nextDouble() * 95 - 90;
      double roll = random.nextDouble() * 120 - 60;
      double h = 20 + random.nextDouble() * 105;
      double v = 20 + random.nextDouble() * 95;
      double x = random.nextDouble();
      double y = random.nextDouble();
      double[] expected =
          EarthRays.hit(
              new double[] {at.latDeg(), at.lonDeg(), above + ground},
              ground,
              new double[] {yaw, pitch, roll},
              (2 * x - 1) * tan(h / 2),
              (2 * y - 1) * tan(v / 2),
              refraction);
      Camera camera = Camera.of(Views.of(at, yaw, pitch, roll, h, v, above));
      assertNotNull(camera);
      GroundPoint found =
          new FlatGround(at, above, ground, refraction).hit(camera.ray(x * 4000, y * 3000));
      assertEquals(expected == null, found == null, "case " + i);
      if (expected != null && found != null) {
        hits++;
        double tolerance = toleranceM.applyAsDouble(found.distanceM(), found.slantRangeM());
        double off = Geodesics.distanceM(new LatLon(expected[0], expected[1]), found.place());
        String what = i + ": " + above + " m above, " + found;
        assertEquals(0, off, tolerance, what);
        assertEquals(expected[2], found.slantRangeM(), tolerance, what);
      }
    }
    assertTrue(hits > 200, "only " + hits + " rays met the ground");
  }
}
