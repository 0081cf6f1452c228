package org.sightline.view;

import org.jspecify.annotations.Nullable;
import org.sightline.geo.Geodesics;
import org.sightline.geo.Geoid;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Fix;

/**
 * How high a camera was above the ground that elevation data know, and how far the ground that it
 * looks at falls away below that.
 *
 * <p>A footprint is drawn on level ground. Where the ground in the picture lies lower than that
 * under the camera, the picture reaches further: that goes into the error of the height, so that
 * {@link WidestLook} holds it.
 */
public final class OverTerrain {
  /**
   * Nobody takes pictures from lower; heights about the ground's are those of hand-held cameras.
   */
  private static final double HELD_M = 1.5;

  /** Satellite heights are usually 1.5 times worse than each horizontal axis. */
  private static final double VERTICAL_FACTOR = 1.5;

  /** Absolute error of SRTM, 90 %, is at most 9.0 m (Farr et al. 2007, table 1): 9 / 1.645. */
  private static final double GROUND_SIGMA_M = 5.5;

  /** The geoid as it is known here errs by 1.0 m in the mean of squares; thrice that on land. */
  private static final double GEOID_SIGMA_M = 3;

  private static final double SIGMAS_95 = 2.45;
  private static final int ROUNDS = 8;
  private static final int BEARINGS = 24;
  private static final int STEPS = 48;

  private OverTerrain() {}

  /**
   * The same view with its height above the ground from elevation data, where that is better known
   * than from the position alone; the view itself where there are none.
   *
   * @param rangeM how far the view is looked along, metres
   */
  public static View of(View view, Ground ground, double rangeM) {
    double groundM = ground.heightM(view.fix().position()).orElse(Double.NaN);
    AboveGround best = Double.isNaN(groundM) ? null : best(view, groundM);
    if (best == null) {
      return view;
    }
    double fallM = Camera.facing(view, 0) == null ? 0 : fallM(view, best, ground, rangeM);
    double sigmaM = Math.hypot(best.sigmaM(), fallM / SIGMAS_95);
    return with(view, new AboveGround(best.metres(), sigmaM, best.groundM(), best.source()));
  }

  /** The height with the smallest error; null if none is stated, or none above the ground. */
  private static @Nullable AboveGround best(View view, double groundM) {
    AboveGround best = view.height();
    if (best != null) {
      best = new AboveGround(best.metres(), best.sigmaM(), groundM, best.source());
    }
    for (Height height : view.fix().heights()) {
      AboveGround found = over(view.fix(), height, groundM);
      if (found != null && (best == null || found.sigmaM() < best.sigmaM())) {
        best = found;
      }
    }
    return best;
  }

  private static @Nullable AboveGround over(Fix fix, Height height, double groundM) {
    double geoidM = Geoid.heightM(fix.position());
    boolean sea = height.datum() == Height.Datum.MEAN_SEA_LEVEL;
    if (!sea && height.datum() != Height.Datum.ELLIPSOID) {
      return null;
    }
    double metres = height.metres() - (sea ? 0 : geoidM) - groundM;
    // many cameras call a height above the ellipsoid one above the sea: at 95 % it may be that
    double datum = sea ? geoidM / 1.96 : GEOID_SIGMA_M;
    double vertical = Math.hypot(VERTICAL_FACTOR * fix.accuracyM(), GROUND_SIGMA_M);
    double sigmaM = Math.hypot(vertical, datum);
    return metres + SIGMAS_95 * sigmaM < 0
        ? null
        : new AboveGround(Math.max(HELD_M, metres), sigmaM, groundM, fix.source());
  }

  private static View with(View view, AboveGround height) {
    return new View(view.fix(), view.pose(), view.lens(), height, view.widthPx(), view.heightPx());
  }

  /**
   * How far the lowest ground in the picture lies below that under the camera, metres. The picture
   * as seen over the lowest ground found so far is looked through again until nothing lower is
   * found: rays meet ground no lower than the lowest within their reach.
   */
  private static double fallM(View view, AboveGround height, Ground ground, double rangeM) {
    Ground.Walk walk = ground.walk();
    double fall = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double above = height.metres() + SIGMAS_95 * height.sigmaM() + fall;
      View lower = with(view, new AboveGround(above, 0, height.groundM(), height.source()));
      Sector seen = Footprints.project(lower, rangeM).sector();
      double found = height.groundM() - lowestM(view.fix().position(), seen, walk);
      if (!(found > fall + 1)) {
        return fall;
      }
      fall = found;
    }
    return fall;
  }

  /** The lowest known ground in a sector, NaN if none is known. */
  private static double lowestM(LatLon camera, Sector sector, Ground.Walk walk) {
    double lowest = Double.NaN;
    for (int i = 0; i <= BEARINGS; i++) {
      double bearing = sector.fromDeg() + sector.widthDeg() * i / BEARINGS;
      for (int k = 1; k <= STEPS; k++) {
        LatLon at = Geodesics.direct(camera, bearing, sector.rangeM() * k / STEPS);
        double height = walk.heightM(at.latDeg(), at.lonDeg());
        if (height < lowest || Double.isNaN(lowest)) {
          lowest = height;
        }
      }
    }
    return lowest;
  }
}
