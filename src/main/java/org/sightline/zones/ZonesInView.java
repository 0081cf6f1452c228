package org.sightline.zones;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.sightline.geo.LatLon;
import org.sightline.view.Detail;
import org.sightline.view.Hiding;
import org.sightline.view.Terrain;
import org.sightline.view.View;

/** Finds the zones that can be in one picture. Of one view and one thread. */
final class ZonesInView {
  private static final Set<Activity> PICTURES = EnumSet.of(Activity.CAPTURE, Activity.PUBLICATION);

  /** How much longer than its errors make likely the parts are that are looked at, σ. */
  private static final double MORE_SIGMAS = 5;

  /** Pieces of border are no longer than this share of their distance, or of the picture. */
  private static final double PIECE = 0.1;

  private final ZoneIndex index;
  private final List<Zone> zones;
  private final View view;
  private final double rangeM;
  private final Outlines.Ints shapes = new Outlines.Ints(16);
  private final Outlines.Ints here = new Outlines.Ints(4);
  private final @Nullable Terrain terrain;
  private @Nullable ZonesBehind behind;
  private @Nullable GroundShare ground;

  /**
   * For one view.
   *
   * @param terrain null for flat ground
   */
  ZonesInView(
      ZoneIndex index, List<Zone> zones, View view, double rangeM, @Nullable Terrain terrain) {
    this.terrain = terrain;
    this.index = index;
    this.zones = zones;
    this.view = view;
    this.rangeM = rangeM;
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

  /** Finds the zones that can be in the picture and in which the camera does not stand. */
  Outlines.Ints possible() {
    Aim aim = aim();
    return aim == null ? shapes : possible(aim);
  }

  /** The view in metres; null where no border is in reach: most pictures show no zone. */
  private @Nullable Aim aim() {
    LatLon place = view.fix().position();
    double asideM = ZoneSet.SIGMAS_95 * view.fix().accuracyM();
    if (view.height() == null || view.pose().pitch() == null) {
      index.within(place, rangeM + asideM, shapes);
      return shapes.size() == 0 ? null : new Aim(view, rangeM);
    }
    Aim aim = new Aim(view, rangeM); // the ground in the picture may lie further away
    index.within(place, aim.rangeM + asideM, shapes);
    return shapes.size() == 0 ? null : aim;
  }

  private Outlines.Ints possible(Aim aim) {
    Outlines.Ints found = new Outlines.Ints(4);
    BorderAhead border = new BorderAhead(index.outlines(), aim);
    index.covering(aim.place.lonDeg(), aim.place.latDeg(), here);
    int next = 0;
    while (next < shapes.size()) {
      int zone = index.zoneOf(shapes.get(next));
      boolean counts = !standsIn(zone);
      double asideM = counts ? asideM(zone) : 0;
      boolean seen = false;
      while (next < shapes.size() && index.zoneOf(shapes.get(next)) == zone) {
        int shape = shapes.get(next++);
        seen = seen || (counts && (border.canBeSeen(shape, asideM) || border.surrounds(shape)));
      }
      if (seen) {
        found.add(zone);
      }
    }
    return found;
  }

  private boolean standsIn(int zone) {
    for (int i = 0; i < here.size(); i++) {
      if (index.zoneOf(here.get(i)) == zone) {
        return true;
      }
    }
    return false;
  }

  private double sigmaM(int zone) {
    double edge = zones.get(zone).borderErrorM();
    double place = view.fix().accuracyM();
    return Math.sqrt(place * place + edge * edge);
  }

  private double asideM(int zone) {
    return ZoneSet.SIGMAS_95 * sigmaM(zone);
  }

  List<ZoneContact> contacts(Times times) {
    Aim aim = aim();
    if (aim == null) {
      return List.of();
    }
    Outlines.Ints found = possible(aim);
    BorderAhead border = new BorderAhead(index.outlines(), aim);
    List<ZoneContact> contacts = new ArrayList<>(found.size());
    Path path = new Path();
    ZoneAhead ahead = new ZoneAhead(index.outlines(), aim, path);
    ZoneChances chances = new ZoneChances(index.outlines(), aim, path);
    for (int i = 0; i < found.size(); i++) {
      int zone = found.get(i);
      int first = index.firstShape(zone);
      int count = index.firstShape(zone + 1) - first;
      double sigmaM = sigmaM(zone);
      path.clear(aim.stated.isSector() ? Double.POSITIVE_INFINITY : PIECE);
      for (int shape = first; shape < first + count; shape++) {
        path.of(shape);
        border.collect(shape, aim.rangeM + MORE_SIGMAS * sigmaM, path);
      }
      ahead.find(first, count, asideM(zone));
      double probability = chances.probability(first, count, sigmaM, ahead.distanceM());
      contacts.add(contact(aim, ahead, probability, zone, times));
    }
    return contacts;
  }

  private ZoneContact contact(
      Aim aim, ZoneAhead ahead, double probability, int number, Times times) {
    Zone zone = zones.get(number);
    double reachM = ZoneSet.SIGMAS_95 * view.fix().accuracyM();
    double up = view.height() == null ? 0 : view.height().metres();
    Hiding hiding = terrain == null ? null : hiding(aim, ahead.distanceM(), number, terrain);
    double shownM = ahead.distanceM();
    if (hiding != null && hiding.nearestM() != null) {
      shownM = Math.max(shownM, hiding.nearestM());
    }
    double slant = Math.sqrt(shownM * shownM + up * up);
    return new ZoneContact(
        zone,
        ZoneContact.How.SEES,
        probability,
        ahead.distanceM(),
        0,
        ahead.bearingDeg(),
        times.taken(zone.hours(), view.fix().position(), reachM),
        times.published(zone.hours(), view.fix().position(), reachM),
        ZoneContact.HeightRelation.UNKNOWN,
        zone.volumes().get(index.volumeOf(ahead.shape())),
        view.fix().source(),
        new InView(
            ahead.isInPicture() ? share(aim, zone) : Double.valueOf(0),
            Detail.pixelsPerMetre(view, Math.max(1, slant)),
            null,
            hiding));
  }

  private Hiding hiding(Aim aim, double distanceM, int zone, Terrain terrain) {
    ZonesBehind hills = behind;
    if (hills == null) {
      hills = new ZonesBehind(terrain, view.fix());
      behind = hills;
    }
    return hills.of(zones.get(zone), aim.sector(distanceM, asideM(zone)), distanceM);
  }

  private @Nullable Double share(Aim aim, Zone zone) {
    GroundShare seen = ground;
    if (seen == null) {
      seen = new GroundShare(aim, view);
      ground = seen;
    }
    Geometry joined = GroundShare.joined(zone.volumes());
    return joined == null ? null : seen.of(joined);
  }
}
