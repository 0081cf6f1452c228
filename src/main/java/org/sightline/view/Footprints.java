package org.sightline.view;

import java.util.ArrayList;
import java.util.List;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.Lens;
import org.sightline.view.ViewFootprint.Kind;

/**
 * What a camera can have seen of the ground, as far as its pose, lens and height are known.
 *
 * <ul>
 *   <li>All known: the picture's frame on flat ground, cut at the range where it goes on further,
 *       up to the horizon and what stands behind it.
 *   <li>All above the horizon: a sector, as far as things 1,000 m high would reach up into the
 *       picture.
 *   <li>Height unknown: the sector of all bearings in the picture; if all of it looks down, as far
 *       as that reaches from the greatest height above ground that one above the sea allows.
 *   <li>Elevation unknown: a sector as wide as the lens. For things at the horizon that is the
 *       widest there is; nearer ones reach a little further out in a tilted camera.
 *   <li>Lens unknown or bent in an unknown way: half of all directions, for no straight lens sees
 *       more; all of them if the camera is tilted by more than 45° or the lens claims more.
 *   <li>Direction unknown: all round, as far as the picture reaches in any direction.
 * </ul>
 *
 * <p>No errors are included: {@link WidestLook} holds all that they make possible.
 */
public final class Footprints {
  /**
   * Things rise this far above the camera: more than any building (828 m, Burj Khalifa); hills that
   * rise higher need elevation data.
   */
  static final double THINGS_M = 1000;

  private static final double STEEP_DEG = 45;
  private static final double HALF_CIRCLE_DEG = 90;

  private Footprints() {}

  /**
   * Projects a view onto the ground.
   *
   * @param maxRangeM where it is cut, metres, more than 0. If all the ground in the picture lies
   *     further away it is not cut.
   */
  public static ViewFootprint project(View view, double maxRangeM) {
    if (!(maxRangeM > 0) || !Double.isFinite(maxRangeM)) {
      throw new IllegalArgumentException("range " + maxRangeM + " m");
    }
    LatLon place = view.fix().position();
    AboveGround height = view.height();
    FlatGround ground =
        height == null ? new FlatGround(place, 1, 0) : new FlatGround(place, height);
    Angle yaw = view.pose().yaw();
    Camera camera = Camera.facing(view, yaw == null ? 0 : yaw.deg());
    SectorDrawing sectors = new SectorDrawing(ground, missing(view));
    if (camera == null) {
      return yaw == null
          ? sectors.allRound(maxRangeM, true)
          : ofDirection(view, yaw, maxRangeM, sectors);
    }
    FrameOnGround frame = new FrameOnGround(camera, ground, maxRangeM);
    ViewFootprint seen =
        height == null ? frame.sector(sectors, AboveGround.mostM(view.fix())) : frame.footprint();
    return yaw == null ? sectors.allRound(seen.rangeM(), seen.reachesHorizon()) : seen;
  }

  /** Without an elevation or a lens that can be calculated with. */
  private static ViewFootprint ofDirection(
      View view, Angle yaw, double maxRangeM, SectorDrawing sectors) {
    Lens lens = view.lens();
    Angle pitch = view.pose().pitch();
    double half = HALF_CIRCLE_DEG;
    if (lens != null) {
      double stated = lens.horizontalFovDeg() / 2;
      half = Camera.isStraight(lens) ? stated : Math.max(stated, HALF_CIRCLE_DEG);
    }
    boolean straight = lens != null && Camera.isStraight(lens);
    boolean steep = pitch != null && Math.abs(pitch.deg()) > STEEP_DEG && !straight;
    return steep || half >= 180
        ? sectors.allRound(maxRangeM, true)
        : sectors.sector(Kind.WEDGE, yaw.deg() - half, 2 * half, maxRangeM, true);
  }

  private static List<Missing> missing(View view) {
    List<Missing> missing = new ArrayList<>();
    if (view.pose().yaw() == null) {
      missing.add(Missing.DIRECTION);
    }
    if (view.pose().pitch() == null) {
      missing.add(Missing.ELEVATION);
    }
    Lens lens = view.lens();
    if (lens == null) {
      missing.add(Missing.LENS);
    } else if (!Camera.isStraight(lens)) {
      missing.add(Missing.PROJECTION);
    }
    if (view.height() == null) {
      missing.add(Missing.HEIGHT);
    }
    return missing;
  }
}
