package org.sightline.report;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.sightline.zones.Activity;
import org.sightline.zones.Limit;
import org.sightline.zones.Schedule;
import org.sightline.zones.Zone;

/**
 * The zones that the page draws: those that were touched, then those near the files, up to a size
 * that a browser draws without effort. Private zones never get here: {@link RunHead} drops them.
 */
final class PageZones {
  private static final int MAX_POINTS = 120_000;

  /** Outlines of more points are drawn with fewer: at most a thousandth of their size off. */
  private static final int FINE_POINTS = 2_000;

  private final RunHead head;
  private final Set<String> touched = new HashSet<>();
  private final Envelope places = new Envelope();

  PageZones(RunHead head) {
    this.head = head;
  }

  /** Takes note of where a file was and which zones it touches. */
  void add(Row row) {
    for (JsonSpan contact : row.fields().list("contacts")) {
      touched.add(contact.text("zone"));
    }
    JsonSpan position = row.fields().get("position");
    Double lat = position.number("latDeg");
    Double lon = position.number("lonDeg");
    if (lat != null && lon != null && !row.touchesPrivate()) {
      places.expandToInclude(lon, lat);
      for (WayPieces.Piece piece : WayPieces.of(row)) {
        for (WayPieces.Place place : piece.places()) {
          places.expandToInclude(place.lonDeg(), place.latDeg());
        }
      }
    }
  }

  /** Writes {@code zones}, {@code coverage} and {@code leftOut} as members of the open object. */
  void write(JsonWriter json) throws IOException {
    Envelope near = new Envelope(places);
    near.expandBy(0.1 + places.getWidth() / 2, 0.1 + places.getHeight() / 2); // degrees
    int points = 0;
    int leftOut = 0;
    json.openList("zones");
    for (boolean wanted : List.of(true, false)) {
      for (Zone zone : head.zones()) {
        if (touched.contains(zone.id()) != wanted) {
          continue;
        }
        boolean inSight = wanted || places.isNull() || near.intersects(Ground.bounds(zone));
        if (!inSight || points > MAX_POINTS) {
          leftOut++;
          continue;
        }
        Geometry area = drawn(Ground.of(zone));
        points += area.getNumPoints();
        json.lineFeed();
        zone(json, zone, area);
      }
    }
    json.close(']');
    json.openList("coverage");
    Geometry coverage = head.coverage();
    if (coverage != null) {
      polygons(json, drawn(coverage));
    }
    json.close(']');
    json.whole("leftOut", leftOut);
  }

  /** An area with no more points than a page needs. */
  static Geometry drawn(Geometry area) {
    if (area.getNumPoints() <= FINE_POINTS) {
      return area;
    }
    Envelope box = area.getEnvelopeInternal();
    double tolerance = Math.max(box.getWidth(), box.getHeight()) / 1_000;
    Geometry simple = DouglasPeuckerSimplifier.simplify(area, tolerance);
    return simple.isEmpty() ? area : simple;
  }

  private static void zone(JsonWriter json, Zone zone, Geometry area) throws IOException {
    json.open();
    members(json, zone, area);
    json.close('}');
  }

  /** What the map knows of a zone, as members of the open object. */
  static void members(JsonWriter json, Zone zone, Geometry area) throws IOException {
    json.text("id", zone.id());
    json.text("name", zone.name());
    json.text("kind", zone.kind());
    json.openList("restricts");
    for (Activity activity : Activity.values()) {
      if (zone.restricts().contains(activity)) {
        json.text(activity.name());
      }
    }
    json.close(']');
    boolean layers = Ground.hasLayers(zone);
    limit(json, "floor", layers ? null : zone.volumes().get(0).floor());
    limit(json, "ceiling", layers ? null : zone.volumes().get(0).ceiling());
    json.truth("layers", layers);
    Schedule hours = zone.hours();
    json.text("hours", hours == null ? null : hours.words());
    json.openList("polygons");
    polygons(json, area);
    json.close(']');
  }

  private static void limit(JsonWriter json, String name, @Nullable Limit limit)
      throws IOException {
    if (limit == null) {
      json.none(name);
      return;
    }
    json.open(name);
    json.number("value", limit.value(), 1);
    json.text("unit", limit.unit().name());
    json.close('}');
  }

  static void polygons(JsonWriter json, Geometry area) throws IOException {
    for (int i = 0; i < area.getNumGeometries(); i++) {
      if (area.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        json.openList();
        ring(json, polygon.getExteriorRing());
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          ring(json, polygon.getInteriorRingN(hole));
        }
        json.close(']');
      }
    }
  }

  // 6 decimals are 0.1 m, finer than a line on the page
  private static void ring(JsonWriter json, LinearRing ring) throws IOException {
    CoordinateSequence points = ring.getCoordinateSequence();
    json.openList();
    for (int i = 0; i < points.size(); i++) {
      Coordinate point = points.getCoordinate(i);
      json.openList();
      json.number(point.getX(), 6);
      json.number(point.getY(), 6);
      json.close(']');
    }
    json.close(']');
  }
}
