package org.sightline.view;

import org.jspecify.annotations.Nullable;
import org.sightline.geo.Geoid;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.track.Sample;
import org.sightline.track.Stated;

/**
 * How high the camera of a sample was above the ground that it looked at: by what the source says
 * of that ground, else by elevation tiles, else by a height above ground or take-off.
 */
final class CameraHeights {
  /** Satellite heights are usually 1.5 times worse than each horizontal axis. */
  private static final double VERTICAL_FACTOR = 1.5;

  /** {@link LineOfSight#SRTM_ERROR_M} is a 90 % error. */
  private static final double GROUND_SIGMA_M = LineOfSight.SRTM_ERROR_M / 1.645;

  private static final double LEAST_M = 1;
  private static final double MOST_RANGE_M = 50_000;
  private static final double MOST_STEP_M = 45;
  private static final double LEAST_STEP_M = 5;

  private CameraHeights() {}

  /** The best that is known; null if nothing is. */
  static @Nullable AboveGround of(Sample sample, @Nullable Ground terrain) {
    Fix fix = sample.fix();
    if (fix == null) {
      return null;
    }
    Stated stated = sample.stated();
    AboveGround height = stated == null ? null : overStated(fix, stated);
    if (height == null && terrain != null) {
      height = overTerrain(fix, sample.pose(), terrain);
    }
    return height == null ? AboveGround.of(fix) : height;
  }

  /** Over the ground in the middle of the picture, whose height the source states; else null. */
  static @Nullable AboveGround overStated(Fix fix, Stated stated) {
    AboveGround mixed = null;
    for (Height eye : fix.heights()) {
      for (Height ground : stated.frameCentreHeights()) {
        boolean same = eye.datum() == ground.datum();
        double geoid = same ? 0 : Geoid.ERROR_M;
        double up = seaM(eye, fix.position()) - seaM(ground, fix.position());
        if (up >= LEAST_M) {
          double sigma = Math.hypot(sigmaM(fix), geoid);
          AboveGround found = new AboveGround(up, sigma, ground.metres(), fix.source());
          if (same) {
            return found;
          }
          mixed = mixed == null ? found : mixed;
        }
      }
    }
    return mixed;
  }

  private static double sigmaM(Fix fix) {
    return Math.hypot(VERTICAL_FACTOR * fix.accuracyM(), GROUND_SIGMA_M);
  }

  /** Above mean sea level; NaN if the height counts from elsewhere. */
  private static double seaM(Height height, LatLon place) {
    return switch (height.datum()) {
      case MEAN_SEA_LEVEL -> height.metres();
      case ELLIPSOID -> height.metres() - Geoid.heightM(place);
      default -> Double.NaN;
    };
  }

  /** Over the terrain where the camera's axis meets it, else over that below the camera. */
  private static @Nullable AboveGround overTerrain(
      Fix fix, @Nullable CameraPose pose, Ground terrain) {
    Ground.Walk walk = terrain.walk();
    LatLon camera = fix.position();
    double below = walk.heightM(camera.latDeg(), camera.lonDeg());
    double eye = EyeHeight.statedM(fix, below);
    if (Double.isNaN(eye)) {
      return null;
    }
    Angle yaw = pose == null ? null : pose.yaw();
    Angle pitch = pose == null ? null : pose.pitch();
    double met =
        yaw == null || pitch == null
            ? Double.NaN
            : metM(terrain, walk, camera, eye, yaw.deg(), pitch.deg());
    double ground = Double.isNaN(met) ? below : met;
    double up = eye - ground;
    return up >= LEAST_M ? new AboveGround(up, sigmaM(fix), ground, "terrain") : null;
  }

  /** Height of the terrain where a ray meets it; NaN if it meets none, or that is not known. */
  private static double metM(
      Ground terrain, Ground.Walk walk, LatLon camera, double eye, double yaw, double pitch) {
    double slope = Math.tan(Math.toRadians(pitch));
    double bend =
        (1 - LineOfSight.REFRACTION) / (2 * LocalFrame.radiusOfCurvatureM(camera.latDeg(), yaw));
    double east = Math.sin(Math.toRadians(yaw));
    double north = Math.cos(Math.toRadians(yaw));
    LocalFrame frame = new LocalFrame(camera);
    double posts = terrain.postSpacingM(camera) / 2;
    double step = Math.max(LEAST_STEP_M, Math.min(MOST_STEP_M, posts));
    // a steep ray falls by less than a post in a step
    step = Math.min(step, Math.max(0.1, step / Math.max(1, Math.abs(slope))));
    for (double at = 0; at < MOST_RANGE_M; at += step) {
      LatLon place = frame.toLatLon(new LocalFrame.Offset(at * east, at * north));
      double ground = walk.heightM(place.latDeg(), place.lonDeg());
      double ray = eye + at * slope + at * at * bend;
      if (Double.isNaN(ground)) {
        return ground;
      } else if (at > 0 && ray <= ground) {
        return ground;
      } else if (slope >= 0 && ray > 9000) {
        return Double.NaN;
      }
    }
    return Double.NaN;
  }
}
