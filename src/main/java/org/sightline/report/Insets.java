package org.sightline.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.risk.Observation;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Position;
import org.sightline.view.ViewFootprint;
import org.sightline.zones.Activity;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;

/** Cuts the map around a camera out of the zones, in metres, without a coordinate. */
final class Insets {
  private static final double MAX_HALF_WIDTH_M = 5000;

  private static final double MIN_SEEN_M = 30;

  /** Long lenses look further than any position errs. */
  private static final double MAX_SEEN_M = 60_000;

  private static final double MIN_HALF_WIDTH_M = 300;
  private static final int MAX_POINTS = 2000;

  private Insets() {}

  /**
   * The map; null without a position, and for an item that touches a private zone, whose position
   * would give the zone away.
   */
  static Annotation.@Nullable Inset around(@Nullable Fix fix, Observation seen, List<Zone> zones) {
    if (fix == null) {
      return null;
    }
    List<ZoneContact> contacts = seen.contacts();
    for (ZoneContact contact : contacts) {
      if (contact.zone().isPrivate()) {
        return null;
      }
    }
    double halfWidth = halfWidthM(fix, contacts, seen.footprint());
    var frame = new LocalFrame(fix.position());
    List<Annotation.Area> others = new ArrayList<>();
    List<Annotation.Area> touched = new ArrayList<>();
    for (Zone zone : zones) {
      boolean restricts = !zone.restricts().isEmpty() && !zone.isPrivate();
      if (restricts && isNear(zone, fix.position(), 1.5 * halfWidth)) {
        boolean contact = touches(contacts, zone);
        List<Annotation.Ring> rings = rings(Ground.of(zone), frame, halfWidth);
        (contact ? touched : others).add(new Annotation.Area(rings, isFlightOnly(zone), contact));
      }
    }
    others.addAll(touched);
    return new Annotation.Inset(halfWidth, fix.accuracyM(), others, look(fix, seen, frame));
  }

  /** The view belongs to the preferred position; a map about another has none. */
  private static Annotation.@Nullable Look look(Fix fix, Observation seen, LocalFrame frame) {
    ViewFootprint footprint = seen.footprint();
    if (footprint == null
        || !(seen.telemetry().position() instanceof Position.Fixed preferred)
        || !preferred.fix().equals(fix)) {
      return null;
    }
    Angle yaw = seen.telemetry().pose().yaw();
    List<Annotation.Ring> rings = rings(footprint.ground(), frame, footprint.rangeM());
    return new Annotation.Look(rings, yaw == null ? 180 : yaw.sigmaDeg(), yaw != null);
  }

  /** So wide that the nearest border of what is touched can be seen; airspaces last, being wide. */
  private static double halfWidthM(
      Fix fix, List<ZoneContact> contacts, @Nullable ViewFootprint footprint) {
    if (contacts.isEmpty()) {
      return MAX_HALF_WIDTH_M; // to show what lies around, if anything
    }
    double ground = 0;
    double air = 0;
    double seen = 0;
    for (ZoneContact contact : contacts) {
      double border = Math.max(contact.distanceM(), contact.depthM());
      if (contact.zone().restricts().isEmpty()) {
        continue; // not on the map
      }
      if (contact.how() == ZoneContact.How.SEES) {
        seen = Math.max(seen, border);
        continue;
      }
      if (isFlightOnly(contact.zone())) {
        air = Math.max(air, border);
      } else {
        ground = Math.max(ground, border);
      }
    }
    double border = 1.6 * (ground > 0 ? ground : air > 0 ? air : seen);
    double least = MIN_HALF_WIDTH_M;
    if (footprint != null) { // what a low drone sees from above is no larger than a house
      least = Math.min(least, Math.max(MIN_SEEN_M, 1.6 * footprint.rangeM()));
    }
    double wanted = Math.max(Math.max(least, 4 * fix.accuracyM()), border);
    return Math.min(wanted, ground > 0 || air > 0 ? MAX_HALF_WIDTH_M : MAX_SEEN_M);
  }

  /** Whether a zone's bounds come this near; generous, and a box test: sets hold many zones. */
  private static boolean isNear(Zone zone, LatLon place, double metres) {
    Envelope bounds = Ground.bounds(zone);
    double lat = metres / 110_000; // a degree of latitude is at least 110.5 km
    double lon = lat / Math.max(0.01, Math.cos(Math.toRadians(place.latDeg())));
    boolean level =
        bounds.getMinY() - lat <= place.latDeg() && place.latDeg() <= bounds.getMaxY() + lat;
    for (int turn = -360; level && turn <= 360; turn += 360) {
      double at = place.lonDeg() + turn;
      if (bounds.getMinX() - lon <= at && at <= bounds.getMaxX() + lon) {
        return true;
      }
    }
    return false;
  }

  static boolean isFlightOnly(Zone zone) {
    return zone.restricts().size() == 1 && zone.restricts().contains(Activity.FLIGHT);
  }

  // not Zone.equals, which would compare every vertex
  private static boolean touches(List<ZoneContact> contacts, Zone zone) {
    for (ZoneContact contact : contacts) {
      Zone other = contact.zone();
      if (other.id().equals(zone.id()) && other.source().equals(zone.source())) {
        return true;
      }
    }
    return false;
  }

  private static List<Annotation.Ring> rings(Geometry area, LocalFrame frame, double halfWidth) {
    List<Annotation.Ring> rings = new ArrayList<>();
    for (int i = 0; i < area.getNumGeometries(); i++) {
      if (area.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        rings.add(ring(polygon.getExteriorRing(), frame, halfWidth));
        for (int k = 0; k < polygon.getNumInteriorRing(); k++) {
          rings.add(ring(polygon.getInteriorRingN(k), frame, halfWidth));
        }
      }
    }
    return rings;
  }

  /** A ring thinned to what a small map can show: a point a step, coarser where it is longer. */
  private static Annotation.Ring ring(LineString line, LocalFrame frame, double halfWidth) {
    double step = halfWidth / 150;
    List<Annotation.Place> points = thinned(line, frame, step);
    while (points.size() > MAX_POINTS) {
      step *= 2;
      points = thinned(line, frame, step);
    }
    return new Annotation.Ring(points);
  }

  private static List<Annotation.Place> thinned(LineString line, LocalFrame frame, double step) {
    List<Annotation.Place> points = new ArrayList<>();
    double lastEast = Double.NaN;
    double lastNorth = Double.NaN;
    for (int i = 0; i + 1 < line.getNumPoints(); i++) {
      Coordinate c = line.getCoordinateN(i);
      LocalFrame.Offset at = frame.toLocal(c.y, c.x);
      boolean near =
          Math.abs(at.eastM() - lastEast) < step && Math.abs(at.northM() - lastNorth) < step;
      if (!near) {
        points.add(new Annotation.Place(at.eastM(), at.northM()));
        lastEast = at.eastM();
        lastNorth = at.northM();
      }
    }
    return points;
  }
}
