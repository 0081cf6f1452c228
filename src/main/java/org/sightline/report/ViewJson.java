package org.sightline.report;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.sightline.view.Missing;
import org.sightline.view.ViewFootprint;

/** The record's {@code view}: what a camera can have shown of the ground. */
final class ViewJson {
  private ViewJson() {}

  static void write(JsonWriter json, ViewFootprint view) throws IOException {
    json.open("view");
    json.text("kind", kind(view));
    json.number("rangeM", view.rangeM(), 1);
    json.truth("reachesHorizon", view.reachesHorizon());
    json.openList("unknown");
    for (Missing missing : view.missing()) {
      json.text(RecordLine.name(missing));
    }
    json.close(']');
    // one ring, but for a view that the antimeridian cuts: then its larger part
    Polygon largest = largest(view.ground());
    json.openList("ring");
    if (largest != null) {
      ring(json, largest);
    }
    json.close(']');
    json.openList("rings");
    for (int i = 0; i < view.ground().getNumGeometries(); i++) {
      if (view.ground().getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        json.openList();
        ring(json, polygon);
        json.close(']');
      }
    }
    json.close(']');
    json.close('}');
  }

  static String kind(ViewFootprint view) {
    return switch (view.kind()) {
      case FOOTPRINT -> "footprint";
      case SKYLINE, WEDGE -> "wedge";
      case ALL_ROUND -> "all-round";
    };
  }

  private static @Nullable Polygon largest(Geometry ground) {
    Polygon largest = null;
    for (int i = 0; i < ground.getNumGeometries(); i++) {
      if (ground.getGeometryN(i) instanceof Polygon polygon
          && (largest == null || polygon.getArea() > largest.getArea())) {
        largest = polygon;
      }
    }
    return largest;
  }

  /** Counter-clockwise, closed, as GeoJSON wants it; 6 decimals are 0.1 m. */
  static void ring(JsonWriter json, Polygon polygon) throws IOException {
    CoordinateSequence points = polygon.getExteriorRing().getCoordinateSequence();
    boolean turned = !Orientation.isCCW(points);
    for (int i = 0; i < points.size(); i++) {
      int at = turned ? points.size() - 1 - i : i;
      json.openList();
      json.number(points.getX(at), 6);
      json.number(points.getY(at), 6);
      json.close(']');
    }
  }
}
