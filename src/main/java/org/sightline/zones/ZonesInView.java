package org.sightline.zones;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.sightline.geo.LatLon;
import org.sightline.view.Detail;
import org.sightline.view.Footprints;
import org.sightline.view.Hiding;
import org.sightline.view.Terrain;
import org.sightline.view.View;

/** Finds the zones that can be in one picture. Of one view and one call; not shared. */
final class ZonesInView {
  private static final Set<Activity> PICTURES = EnumSet.of(Activity.CAPTURE, Activity.PUBLICATION);

  private final ZoneIndex index;
  private final List<Zone> zones;
  private final View view;
  private final double rangeM;
  private final @Nullable Terrain terrain;
  private @Nullable ZonesBehind behind;
  private @Nullable Geometry ground;

  /**
   * For one view.
   *
   * @param terrain null for flat ground
   */
  ZonesInView(
      ZoneIndex index, List<Zone> zones, View view, double rangeM, @Nullable Terrain terrain) {
    this.index = index;
    this.zones = zones;
    this.view = view;
    this.rangeM = rangeM;
    this.terrain = terrain;
  }

  /** Whether seeing a zone matters: flying is not done by looking, and private ones stay untold. */
  static boolean count(Zone zone) {
    for (Activity activity : PICTURES) {
      if (zone.restricts().contains(activity)) {
        return !zone.isPrivate();
      }
    }
    return false;
  }

  List<ZoneContact> contacts(Times times) {
    List<ZoneContact> contacts = new ArrayList<>();
    LatLon place = view.fix().position();
    Outlines.Ints near = new Outlines.Ints(8);
    // the picture's own ground may lie beyond the range that is asked for; it is looked at if so
    index.near(place, rangeM + ZoneSet.SIGMAS_95 * view.fix().accuracyM(), near);
    Aim aim = near.size() == 0 ? null : new Aim(view, rangeM);
    if (aim != null && aim.widestM > rangeM) {
      near.clear();
      index.near(place, aim.widestM + ZoneSet.SIGMAS_95 * view.fix().accuracyM(), near);
    }
    int next = 0;
    while (aim != null && next < near.size()) {
      int zone = index.zoneOf(near.get(next));
      ZoneAhead ahead =
          new ZoneAhead(index.outlines(), zones.get(zone), place, aim, view.fix().accuracyM());
      boolean counts = count(zones.get(zone));
      while (next < near.size() && index.zoneOf(near.get(next)) == zone) {
        int shape = near.get(next++);
        counts = counts && ahead.add(shape, index.volumeOf(shape));
      }
      if (counts && ahead.canBeSeen()) {
        contacts.add(contact(ahead, zones.get(zone), times));
      }
    }
    return contacts;
  }

  private ZoneContact contact(ZoneAhead ahead, Zone zone, Times times) {
    double reachM = ZoneSet.SIGMAS_95 * view.fix().accuracyM();
    Hiding hiding = terrain == null ? null : hiding(ahead, zone, terrain);
    double shownM = ahead.distanceM();
    if (hiding != null && hiding.nearestM() != null) {
      shownM = Math.max(shownM, hiding.nearestM());
    }
    double up = view.height() == null ? 0 : view.height().metres();
    double slant = Math.sqrt(shownM * shownM + up * up);
    return new ZoneContact(
        zone,
        ZoneContact.How.SEES,
        ahead.probability(),
        ahead.distanceM(),
        0,
        ahead.bearingDeg(),
        times.taken(zone.hours(), view.fix().position(), reachM),
        times.published(zone.hours(), view.fix().position(), reachM),
        ZoneContact.HeightRelation.UNKNOWN,
        zone.volumes().get(ahead.volume()),
        view.fix().source(),
        new InView(share(zone), Detail.pixelsPerMetre(view, Math.max(1, slant)), null, hiding));
  }

  private Hiding hiding(ZoneAhead ahead, Zone zone, Terrain terrain) {
    ZonesBehind hills = behind;
    if (hills == null) {
      hills = new ZonesBehind(terrain, view.fix());
      behind = hills;
    }
    return hills.of(zone, ahead.sector(), ahead.distanceM());
  }

  /** Share of the ground in the picture; within 50 km degrees are as good as metres for that. */
  private @Nullable Double share(Zone zone) {
    Geometry all = ground;
    if (all == null) {
      all = Footprints.project(view, rangeM).ground();
      ground = all;
    }
    try {
      Geometry covered = null;
      for (Volume volume : zone.volumes()) {
        Geometry part = overlaid(all, volume.shape().drawn(), OverlayNG.INTERSECTION);
        covered = covered == null ? part : overlaid(covered, part, OverlayNG.UNION);
      }
      double area = all.getArea();
      return covered == null || !(area > 0) ? null : Math.min(1, covered.getArea() / area);
    } catch (TopologyException e) {
      return null; // outlines too tangled to cut: the contact stands without its share
    }
  }

  private static Geometry overlaid(Geometry one, Geometry other, int how) {
    return OverlayNGRobust.overlay(one, other, how);
  }
}
