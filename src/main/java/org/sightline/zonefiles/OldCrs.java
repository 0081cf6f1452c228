package org.sightline.zonefiles;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code crs} member of GeoJSON before RFC 7946 (GeoJSON 2008, section 3). WGS 84 by any of its
 * names costs nothing; any other system goes through {@link org.sightline.geo.Reprojection}.
 */
final class OldCrs {
  private FileCrs crs = FileCrs.WGS84;
  private int shapesBefore;
  private boolean again;

  /** Whether it was found after shapes had been read as WGS 84, wrongly; true once only. */
  boolean cameLate() {
    boolean late = !again && !crs.isWgs84() && shapesBefore > 0;
    again = true;
    return late;
  }

  /** Reads the member; the parser is at its value. */
  void read(JsonParser json, String file, ReadZones into, int shapes) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      into.problem(file, "crs", "is null; coordinates were taken as WGS 84", false);
      return;
    }
    String name = nameIn(json);
    if (!again) {
      crs =
          name == null
              ? FileCrs.refused("names no reference system in a way that is understood")
              : FileCrs.named(name);
    }
    shapesBefore = again ? 0 : shapes;
    if (crs.refused() != null) {
      into.problem(file, "crs", crs.refused(), true);
    }
  }

  private static @Nullable String nameIn(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    String found = null;
    if (json.currentToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        if (json.currentToken() == JsonToken.START_OBJECT) {
          String inner = nameIn(json);
          found = inner != null ? inner : found;
        } else if (field.equals("name") && json.currentToken() == JsonToken.VALUE_STRING) {
          found = json.getText();
        } else if (field.equals("code") && json.currentToken().isScalarValue()) {
          found = "EPSG:" + json.getText();
        }
        json.skipChildren();
      }
    } else {
      json.skipChildren();
    }
    return found;
  }

  /**
   * Rings in longitude and latitude; long edges get points between so that they stay straight in
   * their own system. Null if that cannot be done, which the draft then says.
   */
  @Nullable List<double[]> toWgs84(List<double[]> rings, ZoneDraft draft) {
    if (crs.refused() != null) {
      draft.unusable("coordinates", "the file's crs " + crs.refused());
      return null;
    }
    return crs.toWgs84(rings, draft);
  }
}
