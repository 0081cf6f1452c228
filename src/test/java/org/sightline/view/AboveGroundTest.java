package org.sightline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.geo.Height;
import org.sightline.geo.Height.Datum;
import org.sightline.telemetry.Fix;

class AboveGroundTest {
  private static Fix with(Height... heights) {
    return new Fix(null, Views.BERN, List.of(heights), 3, "test", "exif:GPS");
  }

  @Test
  void heightAboveGroundIsPreferredToThatAboveTakeOff() {
    AboveGround found =
        AboveGround.of(with(new Height(80, Datum.TAKE_OFF), new Height(120, Datum.GROUND)));
    assertNotNull(found);
    assertEquals(120, found.metres());
    AboveGround takeOff =
        AboveGround.of(with(new Height(600, Datum.MEAN_SEA_LEVEL), new Height(80, Datum.TAKE_OFF)));
    assertNotNull(takeOff);
    assertEquals(80, takeOff.metres());
    assertEquals(Math.hypot(3, 8), takeOff.sigmaM(), 1e-9);
  }

  @Test
  void heightAboveTheSeaSaysNothingOfTheGround() {
    assertNull(AboveGround.of(with(new Height(600, Datum.MEAN_SEA_LEVEL))));
    assertNull(AboveGround.of(with(new Height(600, Datum.UNKNOWN))));
    assertNull(AboveGround.of(with()));
  }

  @Test
  void cameraOnTheGroundOrBelowTakeOffHasNoHeightOverIt() {
    assertNull(AboveGround.of(with(new Height(0, Datum.TAKE_OFF))));
    assertNull(AboveGround.of(with(new Height(-30, Datum.TAKE_OFF))));
    assertThrows(IllegalArgumentException.class, () -> new AboveGround(0, 1, 0, "test"));
    assertThrows(IllegalArgumentException.class, () -> new AboveGround(Double.NaN, 1, 0, "test"));
  }
}
