package org.sightline.zones;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.sightline.view.PictureOutline;

/**
 * One way in which an item touches a zone.
 *
 * @param zone the zone
 * @param how the geometry of the contact
 * @param probability 0..1 that the camera was inside (INSIDE, NEAR), given the position's error;
 *     that the zone is in the picture (SEES), given the errors of position, direction, lens and
 *     range
 * @param distanceM to the border from outside, metres, geodesic; 0 inside; to the zone's nearest
 *     part in the picture (SEES)
 * @param depthM to the border from inside, metres, geodesic; 0 outside
 * @param bearingDeg from the camera to the point that the distance counts to, clockwise from true
 *     north; null if on it
 * @param active whether the zone applied at the time of capture
 * @param activeAsOf whether it applies at the moment of publication that was asked for
 * @param height whether the camera was between floor and ceiling; unknown if the datums cannot be
 *     brought together
 * @param volume the volume of the zone that made the contact: the first that holds the position, or
 *     else the nearest
 * @param position which of the item's positions made the contact: its source, such as {@code
 *     exif:GPS}
 * @param view how the zone lies in the picture; null for NEAR, and for INSIDE unless the border's
 *     place in the picture is known
 */
public record ZoneContact(
    Zone zone,
    How how,
    double probability,
    double distanceM,
    double depthM,
    @Nullable Double bearingDeg,
    Active active,
    Active activeAsOf,
    HeightRelation height,
    Volume volume,
    String position,
    @Nullable InView view)
    implements Serializable {
  /** A contact of the position, not of the view. */
  public ZoneContact(
      Zone zone,
      How how,
      double probability,
      double distanceM,
      double depthM,
      @Nullable Double bearingDeg,
      Active active,
      Active activeAsOf,
      HeightRelation height,
      Volume volume,
      String position) {
    this(
        zone,
        how,
        probability,
        distanceM,
        depthM,
        bearingDeg,
        active,
        activeAsOf,
        height,
        volume,
        position,
        null);
  }

  /** The same with a place in the picture. */
  public ZoneContact outlined(PictureOutline outline) {
    return shown(
        view == null
            ? new InView(null, null, outline, null)
            : new InView(view.coveredShare(), view.pixelsPerMetre(), outline, view.hiding()));
  }

  /** The same, shown otherwise. */
  public ZoneContact shown(InView with) {
    return new ZoneContact(
        zone,
        how,
        probability,
        distanceM,
        depthM,
        bearingDeg,
        active,
        activeAsOf,
        height,
        volume,
        position,
        with);
  }

  /** The geometry of a contact. */
  public enum How {
    /** The position lies in the closed zone. */
    INSIDE,
    /** The position lies outside, and the zone can be in the picture. */
    SEES,
    /** The 95 % ellipse of the position, or the zone's margin, reaches across the border. */
    NEAR
  }

  /** Whether a zone applied. */
  public enum Active {
    /** It did. */
    YES,
    /** It did not. */
    NO,
    /** Its hours or the time in question are not known. */
    UNKNOWN
  }

  /** Where the camera was between floor and ceiling. */
  public enum HeightRelation {
    /** Between them. */
    INSIDE,
    /** Above or below. */
    OUTSIDE,
    /** Not comparable. */
    UNKNOWN
  }
}
