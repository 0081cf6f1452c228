package org.sightline.view;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What a camera can have seen of the ground: a drawing of a {@link View}, without the errors of its
 * parts.
 *
 * @param kind how it was made
 * @param missing what was not known, in the order of the enum; empty for a {@link Kind#FOOTPRINT}
 * @param ground longitude, latitude, degrees; valid polygons, cut at the antimeridian; never empty
 * @param reachesHorizon whether the horizon can be in the picture, or what stands up behind it
 * @param isCut whether the picture shows ground further away than {@code ground} goes
 * @param fromDeg the left edge from the camera, clockwise from true north, 0..360
 * @param toDeg the right edge, clockwise of the left: up to 360 more; a full circle is 0 and 360
 * @param rangeM distance of the furthest point of {@code ground}, metres along the ellipsoid
 * @param centre the ground in the middle of the picture; null if it shows none, or it is not known
 * @param corners the ground in the corners of the picture
 */
public record ViewFootprint(
    Kind kind,
    List<Missing> missing,
    Geometry ground,
    boolean reachesHorizon,
    boolean isCut,
    double fromDeg,
    double toDeg,
    double rangeM,
    @Nullable GroundPoint centre,
    Corners corners)
    implements Serializable {
  /** How a footprint was made. */
  public enum Kind {
    /** From direction, elevation, lens and height: the very ground in the picture. */
    FOOTPRINT,
    /** The same of a picture that is all above the horizon: only what stands up can be in it. */
    SKYLINE,
    /** A sector about the direction, since not all is known. */
    WEDGE,
    /** A circle, since the direction is not known or the picture shows all of them. */
    ALL_ROUND
  }

  /**
   * The ground in the corners of the upright picture, null where that shows none or it is not
   * known.
   *
   * @param upperLeft first
   * @param upperRight second
   * @param lowerRight third
   * @param lowerLeft last
   */
  public record Corners(
      @Nullable GroundPoint upperLeft,
      @Nullable GroundPoint upperRight,
      @Nullable GroundPoint lowerRight,
      @Nullable GroundPoint lowerLeft)
      implements Serializable {
    /** None known. */
    public static final Corners NONE = new Corners(null, null, null, null);
  }

  /** Copies the list. */
  public ViewFootprint {
    missing = List.copyOf(missing);
  }

  /** How wide the view is, degrees, 0..360. */
  public double widthDeg() {
    return toDeg - fromDeg;
  }

  /** Its bearings and range, for asking what the terrain hides. */
  public Sector sector() {
    return new Sector(fromDeg, Math.min(360, widthDeg()), Math.min(rangeM, Sector.MOST_RANGE_M));
  }
}
