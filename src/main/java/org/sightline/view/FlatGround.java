package org.sightline.view;

import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;

/**
 * The ground without hills under a camera: everywhere as high above the ellipsoid as below the
 * camera.
 *
 * <p>Along each direction the ellipsoid is a circle of its radius of curvature there (Euler), which
 * errs by centimetres at 50 km. Light bends towards the ground, on a circle 1/k times as large; the
 * usual way to have rays straight is an earth larger by 1/(1 − k) (Torge and Müller, Geodesy, 4th
 * edition 2012, section 5.1.1), with k = 0.13, the mean found by Gauss and since, by day. Near the
 * ground k runs from −1 over hot asphalt to 1 over cold water; from heights of kilometres it is
 * less. Rays steeper than 10° do not feel any of it.
 */
public final class FlatGround {
  private final LocalFrame frame;
  private final double aboveM;
  private final double groundM;
  private final double refraction;

  /**
   * The ground under a camera.
   *
   * @param camera where the camera is
   * @param height how far below it the ground is
   */
  public FlatGround(LatLon camera, AboveGround height) {
    this(camera, height.metres(), height.groundM());
  }

  FlatGround(LatLon camera, double aboveM, double groundM) {
    this(camera, aboveM, groundM, LineOfSight.REFRACTION);
  }

  FlatGround(LatLon camera, double aboveM, double groundM, double refraction) {
    this.frame = new LocalFrame(camera);
    this.aboveM = aboveM;
    this.groundM = groundM;
    this.refraction = refraction;
  }

  /** Where a ray meets the ground; null if it passes over the horizon. */
  public @Nullable GroundPoint hit(Ray ray) {
    double bearing = ray.bearingDeg();
    double curve = LocalFrame.radiusOfCurvatureM(frame.origin().latDeg(), bearing);
    double radius = radiusM(curve);
    double slant = slantM(ray, radius);
    if (Double.isNaN(slant)) {
      return null;
    }
    double distance = distanceM(ray, slant, radius, curve);
    return new GroundPoint(place(bearing, distance), distance, slant, bearing);
  }

  /** Ground distance of where a ray meets the ground, metres; NaN if it passes over the horizon. */
  double reachM(Ray ray) {
    double curve = LocalFrame.radiusOfCurvatureM(frame.origin().latDeg(), ray.bearingDeg());
    double radius = radiusM(curve);
    double slant = slantM(ray, radius);
    return Double.isNaN(slant) ? slant : distanceM(ray, slant, radius, curve);
  }

  /** The larger earth, up to the ground. */
  private double radiusM(double curveM) {
    return (curveM + groundM) / (1 - refraction);
  }

  /** The nearer root of the ray and the sphere, in the form that does not cancel. */
  private double slantM(Ray ray, double radius) {
    double down = -(radius + aboveM) * ray.up();
    double outside = aboveM * (2 * radius + aboveM);
    double root = down * down - outside;
    return down > 0 && root >= 0 ? outside / (down + Math.sqrt(root)) : Double.NaN;
  }

  private double distanceM(Ray ray, double slant, double radius, double curve) {
    double angle = Math.atan2(slant * ray.level(), radius + aboveM + slant * ray.up());
    return angle * radius * curve / (curve + groundM);
  }

  /** The point of the ground in a direction. */
  LatLon place(double bearingDeg, double distanceM) {
    double bearing = Math.toRadians(bearingDeg);
    return frame.toLatLon(
        new LocalFrame.Offset(distanceM * Math.sin(bearing), distanceM * Math.cos(bearing)));
  }

  /** How far the ground can be seen, metres along the ground, to the north and nearly so to all. */
  public double horizonM() {
    double radius = radiusM(LocalFrame.radiusOfCurvatureM(frame.origin().latDeg(), 0));
    return radius * Math.atan(Math.sqrt(aboveM * (2 * radius + aboveM)) / radius);
  }

  /** Elevation of the horizon, degrees, below 0. */
  public double horizonDeg() {
    double radius = radiusM(LocalFrame.radiusOfCurvatureM(frame.origin().latDeg(), 0));
    return -Math.toDegrees(Math.atan(Math.sqrt(aboveM * (2 * radius + aboveM)) / radius));
  }

  /**
   * From the camera to a place, metres: the inverse of {@link #hit}, and of as much use beyond the
   * horizon.
   */
  Towards towards(double latDeg, double lonDeg) {
    LocalFrame.Offset off = frame.toLocal(latDeg, lonDeg);
    double distance = off.distanceM();
    double curve = LocalFrame.radiusOfCurvatureM(frame.origin().latDeg(), off.bearingDeg());
    double radius = radiusM(curve);
    double angle = distance * (curve + groundM) / curve / radius;
    double level = radius * Math.sin(angle);
    double up = radius * Math.cos(angle) - (radius + aboveM);
    double share = distance > 0 ? level / distance : 0;
    return new Towards(off.eastM() * share, off.northM() * share, up);
  }

  /**
   * The way from the camera to a place, with light taken as straight.
   *
   * @param eastM metres east
   * @param northM metres north
   * @param upM metres up
   */
  record Towards(double eastM, double northM, double upM) {
    double lengthM() {
      return Math.sqrt(eastM * eastM + northM * northM + upM * upM);
    }
  }
}
