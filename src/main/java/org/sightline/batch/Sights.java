package org.sightline.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Geodesics;
import org.sightline.geo.LatLon;
import org.sightline.media.MediaItem;
import org.sightline.risk.Policy;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.view.AboveGround;
import org.sightline.view.Camera;
import org.sightline.view.Detail;
import org.sightline.view.Footprints;
import org.sightline.view.Look;
import org.sightline.view.OverTerrain;
import org.sightline.view.PictureOutline;
import org.sightline.view.Terrain;
import org.sightline.view.View;
import org.sightline.view.ViewFootprint;
import org.sightline.zones.Activity;
import org.sightline.zones.Times;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;
import org.sightline.zones.ZoneSet;

/** What a photo shows of zones outside which it was taken. */
public final class Sights {
  /** Side of a picture that does not state its size: only says how far to look. */
  private static final int ORDINARY_PX = 4000;

  /** Outlines in pixels are told of so many zones; more of them would not be seen. */
  private static final int MOST_OUTLINES = 40;

  private Sights() {}

  /**
   * Adds the zones that can be in a photo, from each of its positions.
   *
   * @param terrain what may hide zones; null for flat ground
   * @return what the photo can show from its preferred position; null if no zone can be in it
   */
  public static @Nullable ViewFootprint add(
      MediaItem.Photo photo,
      Telemetry telemetry,
      ZoneSet zones,
      Policy.Sees policy,
      Times times,
      @Nullable Terrain terrain,
      List<ZoneContact> contacts) {
    ViewFootprint shown = null;
    if (!zones.restrictsPictures()) {
      return null;
    }
    for (Position position : telemetry.positions()) {
      if (position instanceof Position.Fixed fixed) {
        View view = view(photo, telemetry, fixed.fix(), policy, terrain);
        ViewFootprint footprint = add(view, zones, policy, times, terrain, contacts);
        shown = shown == null ? footprint : shown;
      }
    }
    return shown;
  }

  /** Adds those of one view; what it can show, or null if no zone can be in it. */
  static @Nullable ViewFootprint add(
      View view,
      ZoneSet zones,
      Policy.Sees policy,
      Times times,
      @Nullable Terrain terrain,
      List<ZoneContact> contacts) {
    double rangeM = rangeM(view, policy);
    List<ZoneContact> seen =
        zones.restrictsPictures() ? zones.contactsOf(view, rangeM, times, terrain) : List.of();
    outlineInside(view, contacts);
    for (ZoneContact contact : seen) {
      contacts.add(contacts.size() < MOST_OUTLINES ? outlined(view, contact) : contact);
    }
    return seen.isEmpty() ? null : Footprints.project(view, Look.rangeM(view, rangeM));
  }

  /** Who stands in a zone may have its border in the picture, looked at from inside. */
  private static void outlineInside(View view, List<ZoneContact> contacts) {
    if (contacts.isEmpty() || view.height() == null || Camera.of(view) == null) {
      return; // all of the picture's columns show the zone
    }
    for (int i = 0; i < Math.min(MOST_OUTLINES, contacts.size()); i++) {
      ZoneContact contact = contacts.get(i);
      if (contact.how() == ZoneContact.How.INSIDE
          && contact.position().equals(view.fix().source())
          && restrictsPictures(contact.zone())) {
        contacts.set(i, outlined(view, contact));
      }
    }
  }

  private static boolean restrictsPictures(Zone zone) {
    return !zone.isPrivate()
        && (zone.restricts().contains(Activity.CAPTURE)
            || zone.restricts().contains(Activity.PUBLICATION));
  }

  private static ZoneContact outlined(View view, ZoneContact contact) {
    LatLon place = view.fix().position();
    Double bearing = contact.bearingDeg();
    double metres = Math.max(contact.distanceM(), contact.depthM());
    LatLon nearest = bearing == null ? place : Geodesics.direct(place, bearing, metres);
    PictureOutline outline = PictureOutline.of(view, contact.zone().area(), nearest);
    return outline == null ? contact : contact.outlined(outline);
  }

  /** How far zones are looked for, metres. */
  static double rangeM(View view, Policy.Sees policy) {
    return Math.min(policy.rangeM(Detail.pixelsPerMetre(view, 1)), Detail.rangeM(view));
  }

  /** A look from one position, as high above the ground as elevation data say if they are there. */
  static View view(
      MediaItem.Photo photo,
      Telemetry telemetry,
      Fix fix,
      Policy.Sees policy,
      @Nullable Terrain terrain) {
    View flat = flat(photo, telemetry, fix);
    return terrain == null ? flat : OverTerrain.of(flat, terrain.ground(), rangeM(flat, policy));
  }

  /** Of a photo that does not state its size, angles cannot be turned into pixels. */
  private static View flat(MediaItem.Photo photo, Telemetry telemetry, Fix fix) {
    boolean sized = photo.widthPx() > 0 && photo.heightPx() > 0;
    return new View(
        fix,
        telemetry.pose(),
        sized ? telemetry.lens() : null,
        AboveGround.of(fix),
        sized ? photo.widthPx() : ORDINARY_PX,
        sized ? photo.heightPx() : ORDINARY_PX);
  }
}
