package org.sightline.view;

import org.sightline.geo.Geodesics;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;

/**
 * A straight line over the ground from a camera, walked outwards in steps, with the skyline so far.
 * One thread's own.
 *
 * <p>The line is a chord through the Earth between its ends, projected to the ground: within a
 * metre of the geodesic up to 100 km. Between stations a kilometre apart latitude and longitude run
 * evenly. Heights are brought to the level plane of the camera by distance² (1 − refraction) / 2R,
 * R being the radius of curvature of the ellipsoid in this direction (Euler).
 */
final class SightRay {
  private static final double RADIAN = Math.PI / 180;
  private static final double EQUATOR_RADIUS_M = 6378137.0; // WGS 84, semi-major axis
  private static final double ECCENTRICITY_SQUARED = 6.69437999014e-3; // WGS 84
  private static final double STATION_M = 1000;

  /** Steps where posts are closer than this, so that a metre-wide lidar tile stays affordable. */
  static final double LEAST_STEP_M = 5;

  /** Where nothing is known the steps are those of 3-arc-second posts. */
  static final double MOST_STEP_M = 45;

  /** Half a post: between two samples at most half of a rise from post to post is missed. */
  private static final double STEP_OF_POSTS = 0.5;

  private final LineOfSight sight;
  private final Ground.Walk walk;
  private final double eyeM;
  private final double bend;
  private final double lengthM;
  private final double[] from;
  private final double[] to;

  // the stretch between two stations that is being walked
  private double stretchFromM;
  private double stretchToM = -1;
  private double startLat;
  private double startLon;
  private double latPerM;
  private double lonPerM;
  private double stepM;

  // the skyline of all that was walked over
  private double skySlope = Double.NEGATIVE_INFINITY;
  private double sureSlope = Double.NEGATIVE_INFINITY;
  private double skyM = Double.NaN;
  private boolean passedVoid;

  /**
   * A line that has not been walked yet.
   *
   * @param eyeM height of the camera in the datum of the ground
   * @param azimuthDeg where it sets out to
   * @param lengthM how far it can be walked
   */
  SightRay(
      LineOfSight sight,
      Ground.Walk walk,
      LatLon camera,
      double eyeM,
      double azimuthDeg,
      double lengthM) {
    this.sight = sight;
    this.walk = walk;
    this.eyeM = eyeM;
    this.lengthM = lengthM;
    this.bend = (1 - sight.refraction()) / (2 * radiusM(camera.latDeg(), azimuthDeg));
    this.from = normal(camera);
    this.to = normal(Geodesics.direct(camera, azimuthDeg, lengthM));
  }

  private static double radiusM(double latDeg, double azimuthDeg) {
    double s = Math.sin(latDeg * RADIAN);
    double w = 1 - ECCENTRICITY_SQUARED * s * s;
    double east = EQUATOR_RADIUS_M / Math.sqrt(w);
    double north = east * (1 - ECCENTRICITY_SQUARED) / w;
    double cos = Math.cos(azimuthDeg * RADIAN);
    return 1 / (cos * cos / north + (1 - cos * cos) / east);
  }

  private static double[] normal(LatLon place) {
    double cos = Math.cos(place.latDeg() * RADIAN);
    double lon = place.lonDeg() * RADIAN;
    return new double[] {
      cos * Math.cos(lon), cos * Math.sin(lon), Math.sin(place.latDeg() * RADIAN)
    };
  }

  private LatLon station(double distanceM) {
    double t = distanceM / lengthM;
    double x = from[0] + t * (to[0] - from[0]);
    double y = from[1] + t * (to[1] - from[1]);
    double z = from[2] + t * (to[2] - from[2]);
    return new LatLon(Math.atan2(z, Math.sqrt(x * x + y * y)) / RADIAN, Math.atan2(y, x) / RADIAN);
  }

  private void enterStretch(double distanceM) {
    stretchFromM = Math.floor(distanceM / STATION_M) * STATION_M;
    stretchToM = Math.min(lengthM, stretchFromM + STATION_M);
    LatLon a = station(stretchFromM);
    LatLon b = station(stretchToM);
    double length = Math.max(1e-3, stretchToM - stretchFromM);
    startLat = a.latDeg();
    startLon = a.lonDeg();
    latPerM = (b.latDeg() - a.latDeg()) / length;
    lonPerM = LocalFrame.shortWayDeg(b.lonDeg() - a.lonDeg()) / length;
    double posts = Math.min(sight.ground().postSpacingM(a), sight.ground().postSpacingM(b));
    stepM = Math.max(LEAST_STEP_M, Math.min(MOST_STEP_M, posts * STEP_OF_POSTS));
  }

  /** How far to go from here to the next sample. */
  double stepM(double distanceM) {
    if (distanceM < stretchFromM || distanceM >= stretchToM) {
      enterStretch(distanceM);
    }
    return stepM;
  }

  /** Height of the ground over the level plane of the camera; NaN where it is unknown. */
  double riseM(double distanceM) {
    if (distanceM < stretchFromM || distanceM > stretchToM) {
      enterStretch(distanceM);
    }
    double along = distanceM - stretchFromM;
    double lon = LocalFrame.shortWayDeg(startLon + lonPerM * along);
    double height = walk.heightM(startLat + latPerM * along, lon);
    return height - bend * distanceM * distanceM - eyeM;
  }

  /** Lets the ground at a distance stand in the way of what comes after it. */
  void pass(double distanceM, double riseM) {
    if (Double.isNaN(riseM)) {
      passedVoid = true;
      return;
    }
    double slope = riseM / distanceM;
    if (slope > skySlope) {
      skySlope = slope;
      skyM = distanceM;
    }
    sureSlope = Math.max(sureSlope, (riseM - sight.heightErrorM()) / distanceM);
  }

  /** Walks from just after one distance to just before another. */
  void passBetween(double afterM, double beforeM) {
    if (afterM == 0 && stepM(0) >= beforeM) {
      // something always stands before a place, if only the ground on the way to it
      pass(beforeM / 2, riseM(beforeM / 2));
    }
    double at = afterM;
    while (true) {
      at += stepM(at);
      if (at >= beforeM - 1e-6) {
        return;
      }
      pass(at, riseM(at));
    }
  }

  /** What can be said of a place at this distance, given all that was passed. */
  Sight.Seen seen(double distanceM, double riseM) {
    double slope = riseM / distanceM;
    if (Double.isNaN(slope)) {
      return Sight.Seen.UNKNOWN;
    } else if (slope < sureSlope) {
      return Sight.Seen.HIDDEN;
    }
    return slope >= skySlope && !passedVoid ? Sight.Seen.VISIBLE : Sight.Seen.UNKNOWN;
  }

  /** How far a place lies from the lowest line of sight that clears what was passed, metres. */
  double marginM(double distanceM, double riseM) {
    return Math.abs(riseM - skySlope * distanceM);
  }

  /**
   * How far a hidden place lies below the same line with the terrain lower by its error, metres.
   */
  double sureMarginM(double distanceM, double riseM) {
    return sureSlope * distanceM - riseM;
  }

  boolean passedVoid() {
    return passedVoid;
  }

  double skylineM() {
    return skyM;
  }
}
