package org.sightline.view;

import org.locationtech.jts.geom.Geometry;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;

/**
 * Whether terrain hides a place or an area from a camera, by the skyline along the profile of the
 * ground between them, over a curved Earth with refraction. Posts are joined bilinearly and sampled
 * every half post. Safe to use from several threads if the ground is.
 *
 * <p>Only the ground counts: trees and buildings hide more, so that what is called visible may
 * still be hidden by them. Where a void decides, the answer is unknown.
 *
 * @param ground the heights
 * @param refraction by how much of the Earth's curvature light is bent; {@link #REFRACTION} in
 *     usual air, 0 for none, 1 for light that follows the Earth as if it were flat
 * @param heightErrorM hidden is only said of what would stay hidden with the terrain in front this
 *     much lower, metres; 0 takes the heights as they are
 */
public record LineOfSight(Ground ground, double refraction, double heightErrorM) {
  /**
   * The share of curvature that refraction takes back in usual air, for light: Gauss's coefficient
   * (0.13; Torge and Müller, Geodesy, 4th edition 2012, section 5.1.1). gdal_viewshed counts 1/7.
   */
  public static final double REFRACTION = 0.13;

  /** Relative height error of SRTM, 90 %, rounded up: Farr et al. 2007, table 1 (4.7 to 9.8 m). */
  public static final double SRTM_ERROR_M = 10;

  /** Rejects numbers that mean nothing. */
  public LineOfSight {
    if (!(refraction >= 0 && refraction <= 1) || !(heightErrorM >= 0 && heightErrorM < 1e4)) {
      throw new IllegalArgumentException(
          "refraction " + refraction + " or height error " + heightErrorM + " is not usable");
    }
  }

  /** With usual refraction and the error of SRTM heights. */
  public LineOfSight(Ground ground) {
    this(ground, REFRACTION, SRTM_ERROR_M);
  }

  /**
   * Whether terrain hides a place.
   *
   * @param cameraAboveGroundM height of the camera above the ground under it, metres; not negative.
   *     Where it is uncertain, take the highest that is likely: a higher camera never sees less
   * @param targetAboveGroundM how high the thing looked at reaches above the ground, metres
   */
  public Sight toPoint(
      LatLon camera, double cameraAboveGroundM, LatLon target, double targetAboveGroundM) {
    LocalFrame.Offset place = new LocalFrame(camera).toLocal(target);
    double distance = place.distanceM();
    Ground.Walk walk = ground.walk();
    double eye = eyeM(walk, camera, cameraAboveGroundM);
    if (Double.isNaN(eye)) {
      return Sight.unknown(distance);
    }
    if (distance < 1) {
      return new Sight(Sight.Seen.VISIBLE, distance, cameraAboveGroundM, 0);
    }
    SightRay ray = new SightRay(this, walk, camera, eye, place.bearingDeg(), distance);
    ray.passBetween(0, distance);
    double rise = ray.riseM(distance) + targetAboveGroundM;
    Sight.Seen seen = ray.seen(distance, rise);
    boolean byVoid = Double.isNaN(rise) || (seen == Sight.Seen.UNKNOWN && ray.passedVoid());
    return byVoid
        ? Sight.unknown(distance)
        : new Sight(seen, distance, ray.marginM(distance, rise), ray.skylineM());
  }

  /**
   * Whether terrain hides every part of an area that lies in a sector.
   *
   * @param cameraAboveGroundM as for a point
   * @param area polygons in longitude and latitude, WGS 84
   * @param targetAboveGroundM how high things in the area reach above the ground, metres
   * @param sector where the camera looks and how far
   */
  public ZoneSight toArea(
      LatLon camera,
      double cameraAboveGroundM,
      Geometry area,
      double targetAboveGroundM,
      Sector sector) {
    Ground.Walk walk = ground.walk();
    double eye = eyeM(walk, camera, cameraAboveGroundM);
    AreaRays rays = new AreaRays(camera, sector, raySpacingM(camera));
    rays.add(area);
    if (rays.startsInside()) {
      return ZoneSight.visible(0, 0, cameraAboveGroundM);
    }
    if (Double.isNaN(eye)) {
      return ZoneSight.unknown(rays.nearestM());
    }
    AreaSearch search = new AreaSearch(this, walk, camera, eye, targetAboveGroundM);
    return search.over(rays);
  }

  private double raySpacingM(LatLon camera) {
    double posts = ground.postSpacingM(camera);
    return Math.max(SightRay.LEAST_STEP_M, Math.min(SightRay.MOST_STEP_M, posts / 2));
  }

  private static double eyeM(Ground.Walk walk, LatLon camera, double aboveGroundM) {
    if (!(aboveGroundM >= 0)) {
      throw new IllegalArgumentException("the camera is " + aboveGroundM + " m above the ground");
    }
    return walk.heightM(camera.latDeg(), camera.lonDeg()) + aboveGroundM;
  }
}
