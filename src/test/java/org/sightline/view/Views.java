package org.sightline.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;

/** Views for tests, of a picture of 4000 by 3000 pixels. */
final class Views {
  static final LatLon BERN = new LatLon(46.95, 7.45);

  private Views() {}

  /** A view; NaN where an angle, the lens or the height is not known. */
  static View of(
      LatLon at,
      double yawDeg,
      double pitchDeg,
      double rollDeg,
      double horizontalFovDeg,
      double verticalFovDeg,
      double aboveM) {
    return new View(
        new Fix(null, at, List.of(), 3, "test", "test"),
        new CameraPose(angle(yawDeg), angle(pitchDeg), angle(rollDeg)),
        Double.isNaN(horizontalFovDeg) ? null : new Lens(horizontalFovDeg, verticalFovDeg, "test"),
        Double.isNaN(aboveM) ? null : new AboveGround(aboveM, 2, 0, "test"),
        4000,
        3000);
  }

  private static @Nullable Angle angle(double deg) {
    return Double.isNaN(deg) ? null : new Angle(deg, 1, "test");
  }
}
