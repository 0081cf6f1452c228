package org.sightline.zones;

import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.geo.LocalPlane;
import org.sightline.telemetry.Angle;
import org.sightline.view.LikelyLooks;
import org.sightline.view.Look;
import org.sightline.view.Sector;
import org.sightline.view.Spans;
import org.sightline.view.View;
import org.sightline.view.WidestLook;

/**
 * A view as zones are held against it: as stated, as wide as its errors make possible, and as often
 * as they make likely. Places are metres to the right of the camera's direction and ahead in it; of
 * a camera whose direction is not known, east and north. Of one view and one thread.
 */
final class Aim {
  final LatLon place;

  /** How far it is looked, metres. */
  final double rangeM;

  /** A point this much further out than the near edge of a picture is in it somewhere. */
  private static final double INTO = 1.02;

  /** As stated. */
  final Look stated;

  /** As wide as the errors make possible in 95 of 100 cases. */
  final WidestLook widest;

  /** Whether it is known which way the camera looked. */
  final boolean directed;

  /** Error of the direction, one standard deviation; 0 if it is not known at all. */
  final double yawSigmaDeg;

  private final View view;
  private final LocalPlane plane;
  private final LocalFrame frame;
  private final double middleDeg;
  private final double sin;
  private final double cos;
  private @Nullable LikelyLooks likely;
  private @Nullable LikelyLooks likelyPlaced;
  private @Nullable LatLon centre;

  /**
   * Of a view.
   *
   * @param rangeM how far zones are looked for, metres
   */
  Aim(View view, double rangeM) {
    this.view = view;
    this.place = view.fix().position();
    this.rangeM = Look.rangeM(view, rangeM);
    this.stated = Look.of(view, this.rangeM);
    this.widest = new WidestLook(view, ZoneSet.SIGMAS_95, this.rangeM);
    Angle yaw = view.pose().yaw();
    this.directed = yaw != null;
    this.yawSigmaDeg = yaw == null ? 0 : yaw.sigmaDeg();
    this.middleDeg = yaw == null ? 0 : yaw.deg();
    this.plane = new LocalPlane(place);
    this.frame = new LocalFrame(place);
    this.sin = Math.sin(Math.toRadians(middleDeg));
    this.cos = Math.cos(Math.toRadians(middleDeg));
  }

  /** A place a little further than where the ground in the picture begins; null if here. */
  @Nullable LatLon centre() {
    double nearest = stated.nearestM();
    if (!(nearest > 0) || !directed) {
      return null;
    }
    LatLon found = centre;
    if (found == null) {
      Spans spans = new Spans();
      double away = nearest * INTO;
      stated.at(away, spans);
      double deg = spans.size() == 0 ? 0 : (spans.fromDeg(0) + spans.toDeg(0)) / 2;
      found = at(away * Math.sin(Math.toRadians(deg)), away * Math.cos(Math.toRadians(deg)));
      centre = found;
    }
    return found;
  }

  /**
   * The widest view, moved to any side.
   *
   * @param distanceM of the nearest part that counts, metres
   * @param asideM how far the view may lie off, metres
   */
  Sector sector(double distanceM, double asideM) {
    return widest.sector(middleDeg, distanceM, asideM);
  }

  /**
   * The looks that the errors make likely.
   *
   * @param place whether the error of the place matters
   */
  LikelyLooks likely(boolean place) {
    LikelyLooks looks = place ? likelyPlaced : likely;
    if (looks == null) {
      looks = LikelyLooks.of(view, rangeM, place);
      if (place) {
        likelyPlaced = looks;
      } else {
        likely = looks;
      }
    }
    return looks;
  }

  /**
   * Where a place lies.
   *
   * @param dLatDeg its latitude less the camera's
   * @param dLonDeg its longitude less the camera's, the short way round
   * @param xy where to put metres to the right and metres ahead
   * @param at at which of its places, the next one too
   */
  void place(double dLatDeg, double dLonDeg, double[] xy, int at) {
    double east;
    double north;
    if (plane.holds(dLatDeg, dLonDeg)) {
      east = plane.eastM(dLatDeg, dLonDeg);
      north = plane.northM(dLatDeg, dLonDeg);
    } else {
      LocalFrame.Offset off = frame.toLocal(place.latDeg() + dLatDeg, place.lonDeg() + dLonDeg);
      east = off.eastM();
      north = off.northM();
    }
    xy[at] = east * cos - north * sin;
    xy[at + 1] = east * sin + north * cos;
  }

  /** Whether places about here are quickly told. */
  boolean isQuick(double dLatDeg, double dLonDeg) {
    return plane.holds(dLatDeg, dLonDeg);
  }

  /** The place at metres to the right and ahead. */
  LatLon at(double aside, double ahead) {
    return frame.toLatLon(
        new LocalFrame.Offset(aside * cos + ahead * sin, ahead * cos - aside * sin));
  }

  /** Clockwise from true north, 0..360. */
  double bearingDeg(double aside, double ahead) {
    double deg = middleDeg + deg(aside, ahead);
    return ((deg % 360) + 360) % 360;
  }

  /** A direction clockwise from true north, clockwise of the middle of the picture instead. */
  double fromMiddleDeg(double bearingDeg) {
    return LocalFrame.shortWayDeg(bearingDeg - middleDeg);
  }

  /** Clockwise of the middle of the picture, −180..180. */
  static double deg(double aside, double ahead) {
    return Math.toDegrees(Math.atan2(aside, ahead));
  }
}
