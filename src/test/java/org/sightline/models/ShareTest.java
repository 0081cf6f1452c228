package org.sightline.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ShareTest {
  @Test
  void theIntervalIsWilsons() {
    // worked by hand: 9 of 35, z = 1.96: 0.1420 to 0.4207
    Share share = new Share(9, 35);
    assertEquals(0.2571, share.value(), 5e-5);
    assertEquals(0.1416, share.low(), 5e-4);
    assertEquals(0.4207, share.high(), 5e-4);
  }

  @Test
  void noneOfSomeStillLeavesRoom() {
    // z² / (n + z²) = 3.8415 / 13.8415
    assertEquals(0, new Share(0, 10).low(), 1e-12);
    assertEquals(0.27753, new Share(0, 10).high(), 1e-5);
    assertEquals(1 - 0.27753, new Share(10, 10).low(), 1e-5);
  }

  @Test
  void ofNoneAnythingIsPossible() {
    assertEquals(0, new Share(0, 0).low());
    assertEquals(1, new Share(0, 0).high());
    assertEquals(Double.NaN, new Share(0, 0).value());
    assertThrows(IllegalArgumentException.class, () -> new Share(2, 1));
  }
}
