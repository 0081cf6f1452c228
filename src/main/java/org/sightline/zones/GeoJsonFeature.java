package org.sightline.zones;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One GeoJSON feature or geometry while it is being read, whatever the order of its members. */
final class GeoJsonFeature {
  private final ZoneDraft draft;
  private final OldCrs crs;
  private boolean geometrySeen;
  private int polygons;
  private int others;

  GeoJsonFeature(ZoneDraft draft, OldCrs crs) {
    this.draft = draft;
    this.crs = crs;
  }

  boolean hasGeometry() {
    return geometrySeen;
  }

  /** One member of a feature, or of a geometry that stands alone; the parser is at its value. */
  void member(JsonParser json, String field) throws IOException {
    switch (field) {
      case "id" -> {
        if (json.currentToken().isScalarValue()) {
          draft.outerId(json.getText());
        }
        json.skipChildren();
      }
      case "properties" -> properties(json);
      case "geometry" -> {
        geometrySeen = true;
        geometry(json);
      }
      case "type" -> lone.type = text(json);
      case "coordinates" -> lone.coordinates(json);
      case "geometries" -> geometries(json);
      default -> json.skipChildren();
    }
  }

  /** The type and coordinates of a geometry that is the whole file. */
  private final Parts lone = new Parts();

  private final class Parts {
    private @Nullable String type;
    private @Nullable Nest nest;

    void coordinates(JsonParser json) throws IOException {
      geometrySeen = true;
      if (json.currentToken() == JsonToken.START_ARRAY) {
        nest = Nest.read(json);
      } else {
        json.skipChildren();
      }
    }
  }

  /** Ends the feature: says if it is no zone. */
  void end() {
    if (lone.nest != null) {
      shape(lone);
    }
    if (polygons > 0) {
      if (others > 0) {
        draft.remark("geometry", "points or lines beside the polygons are not zones; left out");
      }
    } else if (!draft.isFatal()) {
      draft.remark(
          "geometry",
          others > 0
              ? "is a point or a line, which is not a zone"
              : "has no geometry, so it is not a zone");
    }
  }

  private static @Nullable String text(JsonParser json) throws IOException {
    String text = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : null;
    json.skipChildren();
    return text;
  }

  private void properties(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      String value = value(json);
      if (value != null) {
        draft.put(field, value);
      }
    }
  }

  /** A property as text: a list with commas, a height object as "300 m AMSL"; null for others. */
  private static @Nullable String value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_NULL -> null;
      case START_ARRAY -> list(json);
      case START_OBJECT -> height(json);
      default -> json.getText();
    };
  }

  private static String list(JsonParser json) throws IOException {
    StringBuilder list = new StringBuilder();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken().isScalarValue()) {
        list.append(list.length() == 0 ? "" : ",").append(json.getText());
      }
      json.skipChildren();
    }
    return list.toString();
  }

  private static String height(JsonParser json) throws IOException {
    String[] parts = {"", "", ""};
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      boolean plain = json.nextToken().isScalarValue();
      int at = name.equals("value") ? 0 : name.equals("unit") ? 1 : 2;
      if (plain && (at < 2 || name.equals("reference"))) {
        parts[at] = json.getText();
      }
      json.skipChildren();
    }
    return parts[1].equalsIgnoreCase("FL")
        ? "FL ".concat(parts[0])
        : String.join(" ", parts[0], parts[1], parts[2]);
  }

  /** A geometry object, or null. */
  void geometry(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      if (json.currentToken() != JsonToken.VALUE_NULL) {
        draft.unusable("geometry", "is not a GeoJSON geometry");
      }
      json.skipChildren();
      return;
    }
    Parts parts = new Parts();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "type" -> parts.type = text(json);
        case "coordinates" -> parts.coordinates(json);
        case "geometries" -> geometries(json);
        // a Feature or a collection where a geometry is asked for: coverage is written like that
        case "geometry" -> geometry(json);
        case "features" -> geometries(json);
        case "layer", "extent" -> {
          draft.unusable(
              "geometry", "is of ED-318 (" + field + "), which this version does not read");
          json.skipChildren();
        }
        default -> json.skipChildren();
      }
    }
    shape(parts);
  }

  private void geometries(JsonParser json) throws IOException {
    geometrySeen = true;
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      geometry(json);
    }
  }

  private void shape(Parts parts) {
    String type = parts.type == null ? "" : parts.type;
    Nest nest = parts.nest;
    switch (type) {
      case "Polygon" -> polygons(nest, 2);
      case "MultiPolygon" -> polygons(nest, 3);
      case "Point", "MultiPoint", "LineString", "MultiLineString" -> others++;
      case "GeometryCollection", "Feature", "FeatureCollection" -> {
        // its members have been read
      }
      default -> {
        polygons++;
        draft.unusable("geometry", "has the unknown type \"" + ZoneDraft.shortened(type) + "\"");
      }
    }
  }

  private void polygons(@Nullable Nest nest, int level) {
    polygons++;
    if (nest == null || nest.level() < 0) {
      draft.unusable("coordinates", "are missing");
    } else if (nest.wrong() != null) {
      draft.unusable("coordinates", nest.wrong());
    } else if (nest.level() != level) {
      draft.unusable("coordinates", "are not nested as the type asks");
    } else {
      area(nest);
    }
  }

  /** Adds the polygons of a nest of level 1 (a ring), 2 or 3. */
  void area(Nest nest) {
    if (nest.wrong() != null || nest.level() < 1) {
      draft.unusable("coordinates", nest.wrong() == null ? "are missing" : nest.wrong());
      return;
    }
    List<List<double[]>> all = new ArrayList<>();
    if (nest.level() == 1) {
      all.add(List.of(nest.places()));
    } else if (nest.level() == 2) {
      all.add(nest.rings());
    } else {
      for (Nest part : nest.parts()) {
        all.add(part.rings());
      }
    }
    for (List<double[]> rings : all) {
      List<double[]> wgs84 = crs.toWgs84(rings, draft);
      if (wgs84 != null) {
        draft.areas().polygon(wgs84);
      }
    }
  }
}
