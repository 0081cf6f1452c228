package org.sightline.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LocalPlaneTest {
  @Test
  void isTheLocalFrameNearby() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      LatLon at = new LatLon(random.nextDouble() * 150 - 75, random.nextDouble() * 360 - 180);
      double lat = random.nextDouble() * 0.5 - 0.25;
      double lon = random.nextDouble() * 0.5 - 0.25;
      LocalPlane plane = new LocalPlane(at);
      assertTrue(plane.holds(lat, lon));
      LocalFrame.Offset off = new LocalFrame(at).toLocal(at.latDeg() + lat, at.lonDeg() + lon);
      assertEquals(off.eastM(), plane.eastM(lat, lon), 1e-7 * off.distanceM());
      assertEquals(off.northM(), plane.northM(lat, lon), 1e-7 * off.distanceM());
    }
  }

  @Test
  void isTheGeodesicToWithinMetresFurtherAway() {
    Random random = new Random(2);
    for (int i = 0; i < 2000; i++) {
      LatLon at = new LatLon(random.nextDouble() * 150 - 75, random.nextDouble() * 360 - 180);
      double lat = random.nextDouble() - 0.5;
      double lon = random.nextDouble() - 0.5;
      LocalFrame.Offset off = new LocalFrame(at).toLocal(at.latDeg() + lat, at.lonDeg() + lon);
      LocalPlane plane = new LocalPlane(at);
      double error =
          Math.hypot(off.eastM() - plane.eastM(lat, lon), off.northM() - plane.northM(lat, lon));
      // 5 mm at 10 km up to latitude 65, with the cube of the distance, and more at 75
      assertTrue(error < 3, at + " " + lat + " " + lon + ": " + error);
    }
  }

  @Test
  void holdsNeitherFarAwayNorNearThePoles() {
    assertFalse(new LocalPlane(new LatLon(50, 0)).holds(0.51, 0));
    assertFalse(new LocalPlane(new LatLon(50, 0)).holds(0, -0.51));
    assertFalse(new LocalPlane(new LatLon(-80, 0)).holds(0, 0));
  }
}
