package org.sightline.view;

import org.jspecify.annotations.Nullable;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.Lens;

/**
 * All the ground that a picture can show when every part of its pose and lens is off by no more
 * than so many standard deviations. Each part has a range of its own and the greatest of all are
 * put together, so that a greater error never makes it smaller.
 *
 * <p>Errors of elevation and tilt widen the frame instead of turning it: by the angle about each
 * side, by the stretch that a straight lens gives to what moves outwards, and by the part of the
 * other side that a tilt turns into it. Of one thread.
 */
public final class WidestLook {
  /** A frame wider than this to a side is as good as all directions. */
  private static final double ALL_DEG = 85;

  private final @Nullable FrameBearings frame;
  private final double sectorDeg;
  private final double yawDeg;
  private final Look.Over over;
  private final double lowM;
  private final double highM;
  private final boolean skyline;
  private final double rangeM;
  private final Spans spans = new Spans();

  /** Half the width of a sector with the error of its direction. */
  private final double halfDeg;

  private final double sin;
  private final double cos;

  /**
   * The widest look.
   *
   * @param sigmas how many standard deviations
   * @param rangeM how far, metres
   */
  public WidestLook(View view, double sigmas, double rangeM) {
    this.rangeM = rangeM;
    this.over = Look.Over.of(view.fix());
    Angle yaw = view.pose().yaw();
    this.yawDeg = yaw == null ? 180 : Math.min(180, sigmas * yaw.sigmaDeg());
    AboveGround height = view.height();
    this.lowM = height == null ? 0 : Math.max(0.1, height.metres() - sigmas * height.sigmaM());
    this.highM = height == null ? over.mostM() : height.metres() + sigmas * height.sigmaM();
    Lens lens = view.lens();
    Angle pitch = view.pose().pitch();
    double focal = Math.max(0.1, 1 - sigmas * Errors.FOCAL_SHARE);
    if (lens == null || !Camera.isStraight(lens) || pitch == null) {
      boolean straight = lens != null && Camera.isStraight(lens);
      boolean steep =
          pitch != null
              && !straight
              && Math.abs(pitch.deg()) + sigmas * pitch.sigmaDeg() > Look.STEEP_DEG;
      this.sectorDeg = steep ? 180 : Look.sectorDeg(lens, focal);
      this.frame = null;
      this.skyline = false;
      this.halfDeg = Math.min(180, sectorDeg + yawDeg);
      this.sin = Math.sin(Math.toRadians(halfDeg));
      this.cos = Math.cos(Math.toRadians(halfDeg));
      return;
    }
    Angle roll = view.pose().roll();
    double tilt = roll == null ? 0 : roll.deg();
    double tilted = sigmas * (roll == null ? Errors.ROLL_DEG : roll.sigmaDeg());
    double raised = sigmas * pitch.sigmaDeg();
    double tanX = Math.tan(Math.toRadians(lens.horizontalFovDeg() / 2));
    double tanY = Math.tan(Math.toRadians(lens.verticalFovDeg() / 2));
    Frame wide =
        new Frame(tanX / focal, tanY / focal).tilted(tilted).raised(raised, Math.toRadians(tilt));
    boolean all = !(wide.tanX() < TAN_ALL && wide.tanY() < TAN_ALL);
    this.frame = all ? null : new FrameBearings(pitch.deg(), tilt, wide.tanX(), wide.tanY());
    this.sectorDeg = 180;
    this.halfDeg = 180;
    this.sin = 0;
    this.cos = -1;
    double lowest = new FrameBearings(pitch.deg(), tilt, tanX, tanY).lowest();
    double corner = Math.toDegrees(Math.atan(Math.hypot(tanX, tanY)));
    double moved =
        raised + corner * Math.toRadians(Math.min(90, tilted)) + corner * (1 / focal - 1);
    this.skyline = Math.toDegrees(Math.atan(lowest)) + moved > horizonDeg();
  }

  private static final double TAN_ALL = Math.tan(Math.toRadians(ALL_DEG));

  private double horizonDeg() {
    return Double.isInfinite(highM) ? -90 : Math.toDegrees(Math.atan(over.horizon(highM)));
  }

  /** Tangents of half a frame; not a number or endless where it is more than half of everything. */
  private record Frame(double tanX, double tanY) {
    Frame tilted(double deg) {
      double sin = Math.sin(Math.toRadians(Math.min(90, deg)));
      return new Frame(tanX + tanY * sin, tanY + tanX * sin);
    }

    /** Turned about the horizontal, which is up and down for the picture only if it is level. */
    Frame raised(double deg, double tilt) {
      double up = deg * Math.abs(Math.cos(tilt));
      double aside = deg * Math.abs(Math.sin(tilt));
      double x = Math.toDegrees(Math.atan(tanX));
      double y = Math.toDegrees(Math.atan(tanY));
      if (x + aside >= ALL_DEG || y + up >= ALL_DEG) {
        return new Frame(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
      }
      double stretchX = cos(y) / cos(y + up);
      double stretchY = cos(x) / cos(x + aside);
      return new Frame(
          Math.tan(Math.toRadians(x + aside)) * stretchX,
          Math.tan(Math.toRadians(y + up)) * stretchY);
    }

    private static double cos(double deg) {
      return Math.cos(Math.toRadians(deg));
    }
  }

  /**
   * Whether it holds a place or one not further from it than so much.
   *
   * @param asideM metres to the right of the direction of the camera
   * @param aheadM metres in its direction
   * @param slackM how far off the place may be, metres
   */
  public boolean holds(double asideM, double aheadM, double slackM) {
    double away = Math.sqrt(asideM * asideM + aheadM * aheadM);
    double least = Math.max(0, away - slackM);
    if (!(least <= rangeM)) {
      return false;
    }
    if (frame == null) {
      return least == 0 || halfDeg >= 180 || isBeside(Math.abs(asideM), aheadM, slackM);
    }
    return frameHolds(frame, asideM, aheadM, slackM, away, least);
  }

  /** Whether a place is within the sector or no further from its side than so much. */
  private boolean isBeside(double asideM, double aheadM, double slackM) {
    double out = asideM * cos - aheadM * sin;
    return out <= 0 || (out <= slackM && asideM * sin + aheadM * cos >= 0);
  }

  private boolean frameHolds(
      FrameBearings seen, double asideM, double aheadM, double slackM, double away, double least) {
    double low = least > 0 ? over.ground(highM, least) : Double.NEGATIVE_INFINITY;
    double high = over.ground(lowM, away + slackM);
    if (skyline) {
      high = least > 0 ? Math.max(high, Footprints.THINGS_M / least) : Double.POSITIVE_INFINITY;
    }
    seen.between(low, high, spans);
    if (spans.size() == 0) {
      return false;
    }
    if (yawDeg >= 180 || least == 0) {
      return true;
    }
    double more = yawDeg + Math.toDegrees(Math.asin(slackM / away));
    double left = spans.fromDeg(0) - more;
    double right = spans.toDeg(0) + more;
    double at = Math.toDegrees(Math.atan2(asideM, aheadM));
    return right - left >= 360
        || (at >= left && at <= right)
        || at + 360 <= right
        || at - 360 >= left;
  }

  /**
   * A sector that holds all of it from a distance on, moved to any side.
   *
   * @param middleDeg the direction of the camera
   * @param distanceM of the nearest that counts, metres
   * @param asideM how far it may lie off, metres
   */
  public Sector sector(double middleDeg, double distanceM, double asideM) {
    double reach = Math.min(Sector.MOST_RANGE_M, rangeM + asideM);
    double left = -sectorDeg;
    double right = sectorDeg;
    FrameBearings seen = frame;
    double least = distanceM - asideM;
    if (!(least > 0) || yawDeg >= 180) {
      return Sector.allRound(reach);
    }
    if (seen != null) {
      double high = skyline ? Footprints.THINGS_M / least : over.ground(lowM, reach);
      seen.between(over.ground(highM, least), high, spans);
      left = spans.size() == 0 ? -180 : spans.fromDeg(0);
      right = spans.size() == 0 ? 180 : spans.toDeg(0);
    }
    double more = yawDeg + Math.toDegrees(Math.asin(asideM / distanceM));
    double width = right - left + 2 * more;
    if (width >= 360) {
      return Sector.allRound(reach);
    }
    double from = (middleDeg + left - more) % 360;
    return new Sector(from < 0 ? from + 360 : from, width, reach);
  }
}
