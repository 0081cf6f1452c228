package org.sightline.telemetry;

import java.util.List;
import org.sightline.geo.Geodesics;
import org.sightline.geo.LatLon;

/** Whether the positions of one file contradict each other. */
final class Conflicts {
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
    double metres = Geodesics.distanceM(a.position(), b.position());
    return metres > MIN_METRES && metres > 3 * Math.hypot(a.accuracyM(), b.accuracyM());
  }

  /**
   * Whether a file beside the picture, or a second picture in it, puts the camera at another place
   * than the preferred position: then the camera's accuracy says nothing of it.
   */
  static boolean elsewhere(Draft.Rank rank, LatLon position, LatLon preferred) {
    boolean beside = rank == Draft.Rank.SIDECAR || rank == Draft.Rank.SECONDARY;
    return beside && Geodesics.distanceM(position, preferred) > MIN_METRES;
  }
}
