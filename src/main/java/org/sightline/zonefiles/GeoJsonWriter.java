package org.sightline.zonefiles;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.sightline.geo.LatLon;
import org.sightline.zones.Activity;
import org.sightline.zones.Schedule;
import org.sightline.zones.Shape;
import org.sightline.zones.Volume;
import org.sightline.zones.Zone;

/**
 * Sightline GeoJSON ({@code docs/formats.md}): holds everything that a zone says, so that reading
 * it gives the same zones again. A feature a line.
 */
final class GeoJsonWriter implements ZoneWriter {
  @Override
  public String name() {
    return "geojson";
  }

  @Override
  public List<String> endings() {
    return List.of(".geojson", ".json");
  }

  @Override
  public void write(
      List<Zone> zones, @Nullable Geometry coverage, OutputStream to, Consumer<String> losses)
      throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(to);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartObject();
    json.writeStringField("type", "FeatureCollection");
    if (coverage != null) {
      json.writeFieldName("coverage");
      json.writeStartObject();
      polygons(json, coverage);
      json.writeEndObject();
    }
    json.writeArrayFieldStart("features");
    for (Zone zone : zones) {
      json.writeRaw('\n');
      feature(json, zone);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  private static void feature(JsonGenerator json, Zone zone) throws IOException {
    Volume only = zone.volumes().size() == 1 ? zone.volumes().get(0) : null;
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeStringField("id", zone.id());
    json.writeObjectFieldStart("properties");
    json.writeStringField("name", zone.name());
    text(json, "kind", zone.kind());
    text(json, "layer", zone.source().layer());
    restricts(json, zone);
    if (only != null) {
      text(json, "floor", only.floor() == null ? null : only.floor().text());
      text(json, "ceiling", only.ceiling() == null ? null : only.ceiling().text());
    }
    Schedule hours = zone.hours();
    if (hours != null) {
      json.writeFieldName("hours");
      HoursWriter.write(json, hours);
    }
    metres(json, "margin", zone.marginM());
    metres(json, "borderError", zone.borderErrorM());
    if (zone.isPrivate()) {
      json.writeBooleanField("private", true);
    }
    stated(json, zone.stated());
    json.writeEndObject();
    json.writeObjectFieldStart("geometry");
    if (only != null) {
      shape(json, only.shape());
    } else {
      parts(json, zone);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Each with its own limits, so that it stays a volume of its own. */
  private static void parts(JsonGenerator json, Zone zone) throws IOException {
    json.writeStringField("type", "GeometryCollection");
    json.writeArrayFieldStart("geometries");
    for (Volume volume : zone.volumes()) {
      json.writeStartObject();
      shape(json, volume.shape());
      json.writeStringField("floor", volume.floor() == null ? "GND" : volume.floor().text());
      json.writeStringField("ceiling", volume.ceiling() == null ? "UNL" : volume.ceiling().text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void restricts(JsonGenerator json, Zone zone) throws IOException {
    json.writeArrayFieldStart("restricts");
    for (Activity activity : Activity.values()) {
      if (zone.restricts().contains(activity)) {
        json.writeString(activity.name());
      }
    }
    json.writeEndArray();
  }

  private static void stated(JsonGenerator json, Map<String, String> stated) throws IOException {
    if (!stated.isEmpty()) {
      json.writeObjectFieldStart("stated");
      for (Map.Entry<String, String> entry : new TreeMap<>(stated).entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
    }
  }

  private static void text(JsonGenerator json, String name, @Nullable String text)
      throws IOException {
    if (text != null && !text.isEmpty()) {
      json.writeStringField(name, text);
    }
  }

  private static void metres(JsonGenerator json, String name, double metres) throws IOException {
    if (metres > 0) {
      json.writeFieldName(name);
      json.writeNumber(PlainNumbers.text(metres));
    }
  }

  /** The members of a geometry object. */
  private static void shape(JsonGenerator json, Shape shape) throws IOException {
    if (shape instanceof Shape.Circle circle) {
      json.writeStringField("type", "Point");
      json.writeFieldName("coordinates");
      LatLon centre = circle.centre();
      place(json, centre.lonDeg(), centre.latDeg());
      metres(json, "radius", circle.radiusM());
    } else {
      polygons(json, shape.drawn());
    }
  }

  private static void polygons(JsonGenerator json, Geometry area) throws IOException {
    boolean single = area instanceof Polygon;
    json.writeStringField("type", single ? "Polygon" : "MultiPolygon");
    json.writeArrayFieldStart("coordinates");
    for (int i = 0; i < area.getNumGeometries(); i++) {
      Polygon polygon = (Polygon) area.getGeometryN(i);
      if (!single) {
        json.writeStartArray();
      }
      ring(json, polygon.getExteriorRing());
      for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
        ring(json, polygon.getInteriorRingN(hole));
      }
      if (!single) {
        json.writeEndArray();
      }
    }
    json.writeEndArray();
  }

  private static void ring(JsonGenerator json, LinearRing ring) throws IOException {
    CoordinateSequence places = ring.getCoordinateSequence();
    json.writeStartArray();
    for (int i = 0; i < places.size(); i++) {
      place(json, places.getX(i), places.getY(i));
    }
    json.writeEndArray();
  }

  private static void place(JsonGenerator json, double lonDeg, double latDeg) throws IOException {
    json.writeStartArray();
    json.writeNumber(PlainNumbers.text(lonDeg));
    json.writeNumber(PlainNumbers.text(latDeg));
    json.writeEndArray();
  }
}
