package org.sightline.zones;

import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.view.Footprints;
import org.sightline.view.Sector;
import org.sightline.view.View;
import org.sightline.view.ViewFootprint;

/**
 * Where a picture looks, as directions and distances: as stated, and as wide as the errors of its
 * direction, elevation, lens and height make possible in 95 of 100 cases. The error of the position
 * moves all of it to any side and is kept apart. Angles are clockwise of the middle of the picture.
 */
final class Aim {
  private static final double HALF_DEG = 180;

  /** An angle has an error; this one matters nowhere. */
  private static final double HARDLY_DEG = 1e-6;

  /** Whether it is known which way the camera looked. */
  private final boolean directed;

  /** Where the middle of the picture is, clockwise from true north; 0 without a direction. */
  final double middleDeg;

  /** Half of the width of the picture. */
  private final double halfDeg;

  /** Half of the directions that the picture as stated can show: all without a direction. */
  final double statedHalfDeg;

  /** The left edge of the widest view, 0 or less. */
  private final double leftDeg;

  /** The right edge of the widest view, 0 or more. */
  private final double rightDeg;

  /** How far the picture shows ground, as stated. */
  private final double statedM;

  /** The same of the widest view. */
  final double widestM;

  /** Whether it shows the horizon: then what is further away is only left out. */
  private final boolean horizon;

  /** Error of the direction of an edge, one standard deviation. */
  private final double edgeSigmaDeg;

  Aim(View view, double rangeM) {
    Angle yaw = view.pose().yaw();
    this.directed = yaw != null;
    View exact = exact(view, yaw == null ? new Angle(0, HARDLY_DEG, "assumed") : yaw);
    ViewFootprint stated = Footprints.project(exact, rangeM);
    ViewFootprint widest = Footprints.widest(exact, ZoneSet.SIGMAS_95, rangeM);
    this.halfDeg = Math.min(HALF_DEG, stated.widthDeg() / 2);
    this.statedHalfDeg = directed ? halfDeg : HALF_DEG;
    this.middleDeg = (stated.fromDeg() + halfDeg) % 360;
    this.statedM = stated.rangeM();
    this.widestM = Math.max(statedM, widest.rangeM());
    this.horizon = stated.reachesHorizon();
    if (!directed || widest.widthDeg() >= 360) {
      this.leftDeg = -HALF_DEG;
      this.rightDeg = HALF_DEG;
    } else {
      double further = LocalFrame.shortWayDeg(stated.fromDeg() - widest.fromDeg());
      this.leftDeg = -halfDeg - Math.max(0, further);
      this.rightDeg = Math.max(halfDeg, leftDeg + widest.widthDeg());
    }
    double wider = (rightDeg - leftDeg) / 2 - halfDeg;
    this.edgeSigmaDeg = wider / ZoneSet.SIGMAS_95;
  }

  /** At an exact position, and with a direction. */
  private static View exact(View view, Angle yaw) {
    Fix fix = view.fix();
    return new View(
        new Fix(fix.at(), fix.position(), fix.heights(), 0, fix.accuracySource(), fix.source()),
        new CameraPose(yaw, view.pose().pitch(), view.pose().roll()),
        view.lens(),
        view.height(),
        view.widthPx(),
        view.heightPx());
  }

  /** Clockwise of the middle of the picture, −180..180. */
  double fromMiddleDeg(double bearingDeg) {
    return LocalFrame.shortWayDeg(bearingDeg - middleDeg);
  }

  /**
   * Whether the widest view, moved to any side, can hold something in these directions.
   *
   * @param distanceM of its nearest part, metres
   * @param asideM how far the view may lie off, metres
   */
  boolean canHold(double fromDeg, double toDeg, double distanceM, double asideM) {
    if (distanceM > widestM + asideM) {
      return false;
    }
    double turn = asideM >= distanceM ? HALF_DEG : Math.toDegrees(Math.asin(asideM / distanceM));
    for (int k = -360; k <= 360; k += 360) {
      if (fromDeg + k - turn <= rightDeg && toDeg + k + turn >= leftDeg) {
        return true;
      }
    }
    return false;
  }

  /**
   * The widest view, moved to any side.
   *
   * @param distanceM of the nearest part that counts, metres
   * @param asideM how far the view may lie off, metres
   */
  Sector sector(double distanceM, double asideM) {
    double rangeM = Math.min(Sector.MOST_RANGE_M, widestM + asideM);
    double turn = asideM >= distanceM ? HALF_DEG : Math.toDegrees(Math.asin(asideM / distanceM));
    double width = rightDeg - leftDeg + 2 * turn;
    if (width >= 360) {
      return Sector.allRound(rangeM);
    }
    double from = (middleDeg + leftDeg - turn) % 360;
    return new Sector(from < 0 ? from + 360 : from, width, rangeM);
  }

  /**
   * How likely the picture shows something.
   *
   * @param bearings the directions in which it lies
   * @param distanceM of its nearest part, metres
   * @param sigmaM error of its place and the camera's together, one standard deviation, metres
   */
  double probability(Bearings bearings, double distanceM, double sigmaM) {
    double across = Math.toDegrees(sigmaM / Math.max(1, distanceM));
    double sigmaDeg = Math.sqrt(edgeSigmaDeg * edgeSigmaDeg + across * across);
    double turned = directed ? bearings.probability(halfDeg, sigmaDeg) : bearings.share(halfDeg);
    return turned * reached(distanceM, sigmaM);
  }

  /** How likely the ground in the picture goes as far as this. */
  private double reached(double distanceM, double sigmaM) {
    if (horizon) {
      return 1;
    }
    double edge = (widestM - statedM) / ZoneSet.SIGMAS_95;
    double sigma = Math.sqrt(edge * edge + sigmaM * sigmaM);
    double left = statedM - distanceM;
    return sigma > 0 ? Bearings.below(left / sigma) : left >= 0 ? 1 : 0;
  }
}
