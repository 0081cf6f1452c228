package org.sightline.view;

import org.jspecify.annotations.Nullable;
import org.sightline.geo.Geodesics;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Angle;

/**
 * From the picture to the ground and back, point by point. Needs direction, elevation, lens and
 * height.
 */
public final class Pictures {
  private Pictures() {}

  /**
   * The ground under a pixel; null if the pixel shows none, or not all that is needed is known.
   *
   * @param xPx of the upright picture
   * @param yPx of the upright picture
   */
  public static @Nullable PixelOnGround ground(View view, double xPx, double yPx) {
    Stand stated = Stand.of(view);
    if (stated == null) {
      return null;
    }
    GroundPoint point = stated.ground().hit(stated.camera().ray(xPx, yPx));
    return point == null ? null : new PixelOnGround(point, error(view, xPx, yPx));
  }

  /**
   * The linear propagation of each error, by the difference of one standard deviation up and down;
   * the position's own error is round.
   */
  private static @Nullable GroundError error(View view, double xPx, double yPx) {
    double position = view.fix().accuracyM() * view.fix().accuracyM();
    double eastEast = position;
    double northNorth = position;
    double eastNorth = 0;
    for (Errors.Part part : Errors.Part.values()) {
      LocalFrame.Offset up = offset(Stand.of(Errors.off(view, part, 1)), xPx, yPx);
      LocalFrame.Offset down = offset(Stand.of(Errors.off(view, part, -1)), xPx, yPx);
      if (up == null || down == null) {
        return null;
      }
      double east = (up.eastM() - down.eastM()) / 2;
      double north = (up.northM() - down.northM()) / 2;
      eastEast += east * east;
      northNorth += north * north;
      eastNorth += east * north;
    }
    return GroundError.of(eastEast, eastNorth, northNorth);
  }

  private static LocalFrame.@Nullable Offset offset(@Nullable Stand stand, double xPx, double yPx) {
    if (stand == null) {
      return null;
    }
    Ray ray = stand.camera().ray(xPx, yPx);
    double reach = stand.ground().reachM(ray);
    double level = ray.level();
    double share = level > 0 ? reach / level : 0;
    return Double.isNaN(reach)
        ? null
        : new LocalFrame.Offset(ray.east() * share, ray.north() * share);
  }

  /**
   * Where a place on the ground falls on the picture, or beside it; null if it lies behind the
   * camera, or not all that is needed is known.
   */
  public static @Nullable Pixel pixel(View view, LatLon place) {
    Stand stated = Stand.of(view);
    return stated == null ? null : pixel(stated, place);
  }

  private static @Nullable Pixel pixel(Stand stand, LatLon place) {
    Camera.Seen seen = seen(stand, place.latDeg(), place.lonDeg());
    return seen.depth() > 0 ? stand.camera().pixel(seen) : null;
  }

  private static Camera.Seen seen(Stand stand, double latDeg, double lonDeg) {
    FlatGround.Towards way = stand.ground().towards(latDeg, lonDeg);
    return stand.camera().seen(way.eastM(), way.northM(), way.upM());
  }

  /**
   * Half the width of the soft band about an outline: how far a place on the ground is off in the
   * picture, one standard deviation of all errors together, pixels. Without an elevation or a
   * height it is that of the columns. Null if the place lies behind the camera, or the direction or
   * the lens is not known.
   */
  public static @Nullable Double bandPx(View view, LatLon place) {
    Stand stated = Stand.of(view);
    Pixel at = stated == null ? null : pixel(stated, place);
    if (stated == null) {
      return bandOfColumnsPx(view, place);
    }
    if (at == null) {
      return null;
    }
    double sum = 0;
    for (Errors.Part part : Errors.Part.values()) {
      Stand off = Stand.of(Errors.off(view, part, 1));
      Pixel moved = off == null ? null : pixel(off, place);
      if (moved == null) {
        return null;
      }
      double x = moved.x() - at.x();
      double y = moved.y() - at.y();
      sum += x * x + y * y;
    }
    FlatGround.Towards way = stated.ground().towards(place.latDeg(), place.lonDeg());
    double position = stated.camera().focalPx() * view.fix().accuracyM() / way.lengthM();
    return Math.sqrt(sum + position * position);
  }

  private static @Nullable Double bandOfColumnsPx(View view, LatLon place) {
    Camera level = Camera.level(view);
    Angle yaw = view.pose().yaw();
    if (level == null || yaw == null) {
      return null;
    }
    double distance = Math.max(1, Geodesics.distanceM(view.fix().position(), place));
    double position = view.fix().accuracyM() / distance;
    return level.focalPx() * Math.hypot(Math.toRadians(yaw.sigmaDeg()), position);
  }
}
