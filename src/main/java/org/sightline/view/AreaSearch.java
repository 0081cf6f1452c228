package org.sightline.view;

import org.sightline.geo.LatLon;
import org.sightline.view.Sight.Seen;

/**
 * Looks for the nearest visible part of an area along a fan of rays: every eighth ray first, so
 * that what is found early cuts the others short. One thread's own.
 */
final class AreaSearch {
  private static final int STRIDE = 8;

  private final LineOfSight sight;
  private final Ground.Walk walk;
  private final LatLon camera;
  private final double eyeM;
  private final double targetAboveGroundM;

  private double visibleM = Double.POSITIVE_INFINITY;
  private double possibleM = Double.POSITIVE_INFINITY;
  private double visibleMarginM = Double.NaN;
  private double hiddenMarginM = Double.POSITIVE_INFINITY;
  private double sureMarginM = Double.POSITIVE_INFINITY;

  AreaSearch(
      LineOfSight sight, Ground.Walk walk, LatLon camera, double eyeM, double targetAboveGroundM) {
    this.sight = sight;
    this.walk = walk;
    this.camera = camera;
    this.eyeM = eyeM;
    this.targetAboveGroundM = targetAboveGroundM;
  }

  ZoneSight over(AreaRays rays) {
    for (int offset = 0; offset < STRIDE; offset++) {
      int first = 0;
      while (first < rays.crossings()) {
        int ray = rays.rayAt(first);
        int end = first + 1;
        while (end < rays.crossings() && rays.rayAt(end) == ray) {
          end++;
        }
        if (ray % STRIDE == offset) {
          look(rays, first, end);
        }
        first = end;
      }
    }
    if (visibleM < Double.POSITIVE_INFINITY) {
      return ZoneSight.visible(visibleM, Math.min(visibleM, possibleM), visibleMarginM);
    } else if (possibleM < Double.POSITIVE_INFINITY) {
      return ZoneSight.unknown(possibleM);
    }
    return hiddenMarginM < Double.POSITIVE_INFINITY
        ? ZoneSight.hidden(hiddenMarginM, sureMarginM)
        : ZoneSight.unknown(Double.NaN);
  }

  /** Walks one ray through all its stretches in the area. */
  private void look(AreaRays rays, int first, int end) {
    double last = (end - first) % 2 == 0 ? rays.distanceAt(end - 1) : rays.rangeM();
    double limit = Math.min(last, visibleM);
    if (rays.distanceAt(first) >= limit) {
      return;
    }
    double azimuth = rays.azimuthOf(rays.rayAt(first));
    SightRay ray = new SightRay(sight, walk, camera, eyeM, azimuth, limit);
    double at = 0;
    for (int i = first; i < end && at < limit; i += 2) {
      double enter = Math.max(1, rays.distanceAt(i));
      double leave = Math.min(limit, i + 1 < end ? rays.distanceAt(i + 1) : rays.rangeM());
      ray.passBetween(at, Math.min(enter, limit));
      if (enter < leave && endsIn(ray, enter, leave)) {
        return;
      }
      at = leave;
    }
  }

  /** Walks through one stretch of the area; true when the rest of the ray adds nothing. */
  private boolean endsIn(SightRay ray, double enterM, double leaveM) {
    double at = enterM;
    while (true) {
      double rise = ray.riseM(at);
      if (judge(ray, at, rise + targetAboveGroundM)) {
        return true;
      }
      ray.pass(at, rise);
      if (at >= leaveM) {
        return false;
      }
      at = Math.min(leaveM, at + ray.stepM(at));
    }
  }

  private boolean judge(SightRay ray, double distanceM, double riseM) {
    Seen seen = ray.seen(distanceM, riseM);
    if (seen == Seen.VISIBLE) {
      visibleM = distanceM;
      visibleMarginM = ray.marginM(distanceM, riseM);
      return true;
    } else if (seen == Seen.UNKNOWN) {
      possibleM = Math.min(possibleM, distanceM);
      return ray.passedVoid();
    }
    hiddenMarginM = Math.min(hiddenMarginM, ray.marginM(distanceM, riseM));
    sureMarginM = Math.min(sureMarginM, ray.sureMarginM(distanceM, riseM));
    return false;
  }
}
