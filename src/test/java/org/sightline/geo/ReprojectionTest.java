package org.sightline.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ReprojectionTest {
  private static double[] lonLat(String code, double x, double y) throws Exception {
    Reprojection.Way way = Reprojection.from(code).over(new double[] {x, y});
    assertNotNull(way);
    return way.lonLat(x, y);
  }

  @Test
  void swissGridKeepsItsDatumShift() throws Exception {
    // swisstopo: the fundamental point of LV95 lies at 46°57'03.90" N 7°26'19.08" E in ETRS89
    double[] place = lonLat("EPSG:2056", 2_600_000, 1_200_000);
    assertNotNull(place);
    assertEquals(7.438633, place[0], 2e-5);
    assertEquals(46.951083, place[1], 2e-5);
  }

  @Test
  void northEastSystemsAreReadEastFirst() throws Exception {
    double[] place = lonLat("EPSG:3035", 4_321_000, 3_210_000);
    assertNotNull(place);
    assertEquals(10, place[0], 1e-6);
    assertEquals(52, place[1], 1e-6);
  }

  @Test
  void unknownSystemIsRefused() {
    assertThrows(Reprojection.UnknownSystemException.class, () -> Reprojection.from("EPSG:999999"));
  }
}
