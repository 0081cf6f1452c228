package org.sightline.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GeoidTest {
  private static double at(double lat, double lon) {
    return Geoid.heightM(new LatLon(lat, lon));
  }

  /** EGM96 at 15 minutes, as PROJ's {@code egm96_15.gtx} (NGA) has it. */
  @Test
  void itIsWhatEgm96SaysWithinItsError() {
    assertEquals(17.16, at(0, 0), 1);
    assertEquals(52.83, at(42.5, 1.5), 4);
    assertEquals(51.28, at(46, 7), 4);
    assertEquals(14.10, at(-29, -72), Geoid.ERROR_M);
    assertEquals(-31.82, at(38.75, -90.25), 4);
    assertEquals(-29.53, at(-90, 0), 1);
    assertEquals(13.61, at(90, 12), 1);
  }

  @Test
  void itIsTheSameOnBothSidesOfTheAntimeridian() {
    for (double lat = -90; lat <= 90; lat += 7.5) {
      assertEquals(at(lat, 180), at(lat, -180), 1e-9);
      assertEquals(at(lat, 179.999), at(lat, -179.999), 0.1);
    }
  }
}
