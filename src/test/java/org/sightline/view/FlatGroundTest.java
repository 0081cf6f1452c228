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

  /** The last ray that meets the ground, found by halving. */
  @Test
  void horizonIsWhereTheLastEarthCentredRayMeetsTheGround() {
    for (double above : new double[] {1.6, 120, 3000, 11_000}) {
      LatLon at = new LatLon(46.95, 7.45);
      double low = -10;
      double high = 0;
      double[] last = null;
      while (high - low > 1e-6) {
        double middle = (low + high) / 2;
        double[] hit =
            EarthRays.hit(
                new double[] {at.latDeg(), at.lonDeg(), above},
                0,
                new double[] {0, middle, 0},
                0,
                0,
                0.13);
        last = hit == null ? last : hit;
        low = hit == null ? low : middle;
        high = hit == null ? middle : high;
      }
      assertNotNull(last);
      FlatGround ground = new FlatGround(at, new AboveGround(above, 1, 0, "test"));
      // the earth's mean radius bends the light there, ours that along the meridian: 0.3 % of 13 %
      assertEquals(low, ground.horizonDeg(), 0.001 * -low + 1e-5);
      double distance = Geodesics.distanceM(at, new LatLon(last[0], last[1]));
      // rays of a millionth of a degree touch down metres to kilometres apart
      assertEquals(distance, ground.horizonM(), 0.02 * distance);
    }
    // a rule of thumb of seafarers: 2.08 nautical miles times the root of the height in metres
    FlatGround sea = new FlatGround(new LatLon(0, 0), new AboveGround(100, 1, 0, "test"));
    assertEquals(20.8 * 1852, sea.horizonM(), 400);
  }

  @Test
  void wayToAPlaceOnTheGroundIsTheRayThatMeetsIt() {
    LatLon at = new LatLon(-33, 151);
    FlatGround ground = new FlatGround(at, 250, 600);
    for (double elevation : new double[] {-89.9, -30, -5, -1}) {
      double e = Math.toRadians(elevation);
      Ray ray = Ray.of(0.6 * Math.cos(e), -0.8 * Math.cos(e), Math.sin(e));
      GroundPoint hit = ground.hit(ray);
      assertNotNull(hit);
      FlatGround.Towards way = ground.towards(hit.place().latDeg(), hit.place().lonDeg());
      assertEquals(hit.slantRangeM(), way.lengthM(), 1e-5);
      assertEquals(ray.up(), way.upM() / way.lengthM(), 1e-9);
      assertEquals(ray.east(), way.eastM() / way.lengthM(), 1e-8);
    }
  }
}
