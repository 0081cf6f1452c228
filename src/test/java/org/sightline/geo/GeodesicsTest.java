package org.sightline.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GeodesicsTest {
  private static final LatLon WELLINGTON = new LatLon(-41.32, 174.81);
  private static final LatLon SALAMANCA = new LatLon(40.96, -5.50);

  @Test
  void nearlyAntipodalLineIsKarneys() {
    // the example of the GeographicLib manual
    assertEquals(19_959_679.267, Geodesics.distanceM(WELLINGTON, SALAMANCA), 0.001);
    assertEquals(161.06766998616, Geodesics.azimuthDeg(WELLINGTON, SALAMANCA), 1e-9);
  }

  @Test
  void directLineEndsWhereTheInverseBegan() {
    LatLon end = Geodesics.direct(WELLINGTON, 161.06766998615873, 19_959_679.26735382);
    assertEquals(SALAMANCA.latDeg(), end.latDeg(), 1e-9);
    assertEquals(SALAMANCA.lonDeg(), end.lonDeg(), 1e-9);
  }

  @Test
  void lineOverTheAntimeridianEndsWithinTheGlobe() {
    LatLon end = Geodesics.direct(new LatLon(0, 179.9), 90, 50_000);
    assertEquals(-179.65, end.lonDeg(), 0.01);
  }
}
