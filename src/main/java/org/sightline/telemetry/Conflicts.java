package org.sightline.telemetry;

import java.util.List;
import org.sightline.geo.LatLon;

/** Whether the positions of one file contradict each other. */
final class Conflicts {
  private static final double EARTH_RADIUS_M = 6_371_008.8;

  private Conflicts() {}

  /** Differences below this are rounding, whatever the stated errors. */
  private static final double MIN_METRES = 25;

  /** Whether any two fixes differ by more than three times their joint error and 25 m. */
  static boolean any(List<Position> positions) {
    for (int i = 0; i < positions.size(); i++) {
      for (int j = i + 1; j < positions.size(); j++) {
        if (positions.get(i) instanceof Position.Fixed a
            && positions.get(j) instanceof Position.Fixed b
            && contradict(a.fix(), b.fix())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean contradict(Fix a, Fix b) {
    double metres = metres(a.position(), b.position());
    return metres > MIN_METRES && metres > 3 * Math.hypot(a.accuracyM(), b.accuracyM());
  }

  /** Great-circle distance; its 0.5 % against the ellipsoid does not matter for a threshold. */
  private static double metres(LatLon a, LatLon b) {
    double latA = Math.toRadians(a.latDeg());
    double latB = Math.toRadians(b.latDeg());
    double sinLat = Math.sin((latB - latA) / 2);
    double sinLon = Math.sin(Math.toRadians(b.lonDeg() - a.lonDeg()) / 2);
    double h = sinLat * sinLat + Math.cos(latA) * Math.cos(latB) * sinLon * sinLon;
    return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
  }
}
