package org.sightline.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.sightline.risk.Level;
import org.sightline.zones.Activity;
import org.sightline.zones.Zone;

/**
 * {@code findings.geojson} (RFC 7946): where the cameras of all inputs with a finding or an open
 * check stood, each followed by what it can show of the ground if zones can be in it; the ways of
 * all that moved; then the zones they touch. Inputs that touch a private zone are left out, and
 * nothing says where an object in a picture is.
 */
final class GeoJsonReport implements ReportWriter {
  @Override
  public String file() {
    return "findings.geojson";
  }

  @Override
  public Pass begin(Path target, RunHead head, Rows rows) throws IOException {
    JsonWriter json =
        new JsonWriter(new BufferedOutputStream(Files.newOutputStream(target), 1 << 16));
    json.open();
    json.text("type", "FeatureCollection");
    json.openList("features");
    return new Features(json, head);
  }

  private static final class Features implements Pass {
    private static final List<String> TIMES = List.of("fromS", "toS");

    private final JsonWriter json;
    private final RunHead head;
    private final Map<String, Level> touched = new HashMap<>();
    private long withPrivate;
    private long withoutPosition;

    private Features(JsonWriter json, RunHead head) {
      this.json = json;
      this.head = head;
    }

    @Override
    public void add(Row row) throws IOException {
      boolean moved = !row.fields().get("track").isAbsent();
      if (row.failedCode() != null || (row.level() == Level.NONE && !moved)) {
        return;
      }
      if (row.touchesPrivate()) {
        withPrivate++;
        return;
      }
      boolean isPath = PathFeatures.write(json, row) > 0;
      List<double[]> places = places(row);
      if (!places.isEmpty()) {
        camera(row, places, isPath);
        JsonSpan view = row.fields().get("view");
        if (!view.isAbsent() && !view.list("rings").isEmpty()) {
          view(row, view);
        }
      } else if (!isPath) {
        withoutPosition++;
      }
    }

    /** The ground in the picture as stated, without its errors, which stand beside it. */
    private void view(Row row, JsonSpan view) throws IOException {
      json.lineFeed();
      json.open();
      json.text("type", "Feature");
      json.text("id", row.id() + "-view");
      json.open("geometry");
      json.text("type", "MultiPolygon");
      json.openList("coordinates");
      for (JsonSpan ring : view.list("rings")) {
        json.openList();
        json.span(ring);
        json.close(']');
      }
      json.close(']');
      json.close('}');
      json.open("properties");
      json.text("what", "view");
      json.text("source", row.source());
      json.text("level", row.level().name());
      json.text("kind", view.text("kind"));
      json.number("rangeM", view.number("rangeM"), 1);
      json.span("reachesHorizon", view.get("reachesHorizon"));
      json.span("unknown", view.get("unknown"));
      JsonSpan yaw = row.fields().get("pose").get("yaw");
      json.number("directionDeg", yaw.isAbsent() ? null : yaw.number("deg"), 1);
      json.number("directionSigmaDeg", yaw.isAbsent() ? null : yaw.number("sigmaDeg"), 1);
      json.close('}');
      json.close('}');
    }

    /** Longitude and latitude of every position, the preferred one first. */
    private static List<double[]> places(Row row) {
      JsonSpan preferred = row.fields().get("position");
      List<double[]> places = new ArrayList<>();
      addPlace(places, preferred);
      if (preferred.text("state").equals("conflicting")) {
        for (JsonSpan position : row.fields().list("positions")) {
          addPlace(places, position);
        }
      }
      return places;
    }

    private static void addPlace(List<double[]> places, JsonSpan position) {
      Double lat = position.number("latDeg");
      Double lon = position.number("lonDeg");
      if (lat == null || lon == null) {
        return;
      }
      for (double[] known : places) {
        if (known[0] == lon && known[1] == lat) {
          return;
        }
      }
      places.add(new double[] {lon, lat});
    }

    /** A photo, or the start of footage, whose level is that of all of it and not of this place. */
    private void camera(Row row, List<double[]> places, boolean isStart) throws IOException {
      JsonSpan fields = row.fields();
      json.lineFeed();
      json.open();
      json.text("type", "Feature");
      json.text("id", row.id());
      json.open("geometry");
      json.text("type", places.size() == 1 ? "Point" : "MultiPoint");
      json.openList("coordinates");
      if (places.size() == 1) {
        lonLat(places.get(0)[0], places.get(0)[1]);
      } else {
        for (double[] place : places) {
          json.openList();
          lonLat(place[0], place[1]);
          json.close(']');
        }
      }
      json.close(']');
      json.close('}');
      json.open("properties");
      json.text("what", isStart ? "start" : "camera");
      json.text("source", row.source());
      json.text(isStart ? "itemLevel" : "level", row.level().name());
      json.text("reason", row.reason());
      json.number("accuracyM", fields.get("position").number("accuracyM"), 3);
      JsonSpan at = fields.get("captured").get("at");
      json.text("capturedAt", at.isAbsent() ? null : at.text());
      contacts(row, isStart);
      json.close('}');
      json.close('}');
    }

    private void contacts(Row row, boolean timed) throws IOException {
      json.openList("contacts");
      for (JsonSpan contact : row.fields().list("contacts")) {
        String zone = contact.text("zone");
        if (row.level() != Level.NONE) {
          touched.merge(zone, row.level(), Level::worse);
        }
        json.open();
        json.text("zone", zone);
        json.text("name", contact.text("name"));
        json.text("how", contact.text("how"));
        json.text("active", contact.text("active"));
        json.text("activeAsOf", contact.text("activeAsOf"));
        json.number("probability", contact.number("probability"), 4);
        json.number("distanceM", contact.number("distanceM"), 2);
        for (String time : TIMES) {
          if (timed) {
            json.number(time, contact.number(time), 3);
          }
        }
        json.close('}');
      }
      json.close(']');
    }

    @Override
    public void finish(RunSummary summary) throws IOException {
      for (Zone zone : head.zones()) {
        Level worst = touched.get(zone.id());
        if (worst != null && !zone.isPrivate()) {
          zone(zone, worst);
        }
      }
      json.close(']');
      json.open("leftOut");
      json.whole("touchPrivateZone", withPrivate);
      json.whole("withoutPosition", withoutPosition);
      json.close('}');
      json.open("zoneSet");
      json.text("sha256", head.zoneSetHash());
      json.openList("files");
      for (RunHead.ZoneFile file : head.zoneFiles()) {
        json.text(file.file());
      }
      json.close(']');
      json.close('}');
      json.close('}');
      json.lineFeed();
    }

    private void zone(Zone zone, Level worst) throws IOException {
      json.lineFeed();
      json.open();
      json.text("type", "Feature");
      json.text("id", zone.id());
      json.open("geometry");
      json.text("type", "MultiPolygon");
      json.openList("coordinates");
      polygons(Ground.of(zone));
      json.close(']');
      json.close('}');
      json.open("properties");
      json.text("what", "zone");
      json.text("name", zone.name());
      json.text("kind", zone.kind());
      json.openList("restricts");
      for (Activity activity : Activity.values()) {
        if (zone.restricts().contains(activity)) {
          json.text(activity.name());
        }
      }
      json.close(']');
      json.text("worst", worst.name());
      json.close('}');
      json.close('}');
    }

    private void polygons(Geometry area) throws IOException {
      for (int i = 0; i < area.getNumGeometries(); i++) {
        if (area.getGeometryN(i) instanceof Polygon polygon) {
          json.openList();
          ring(polygon.getExteriorRing(), true);
          for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
            ring(polygon.getInteriorRingN(hole), false);
          }
          json.close(']');
        }
      }
    }

    // RFC 7946, 3.1.6: exterior rings counter-clockwise, holes clockwise
    private void ring(LinearRing ring, boolean counterClockwise) throws IOException {
      CoordinateSequence points = ring.getCoordinateSequence();
      boolean turned = Orientation.isCCW(points) != counterClockwise;
      json.openList();
      for (int i = 0; i < points.size(); i++) {
        Coordinate point = points.getCoordinate(turned ? points.size() - 1 - i : i);
        json.openList();
        lonLat(point.getX(), point.getY());
        json.close(']');
      }
      json.close(']');
    }

    private void lonLat(double lonDeg, double latDeg) throws IOException {
      json.number(lonDeg, 7);
      json.number(latDeg, 7);
    }

    @Override
    public void close() throws IOException {
      json.close();
    }
  }
}
