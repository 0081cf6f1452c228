package org.sightline.zonefiles;

/** Makes a zone of one GeoJSON feature, or of a geometry that stands alone. */
final class GeoJsonFeature {
  private final ZoneDraft draft;
  private final OldCrs crs;
  private final GeoJsonDialect usual;

  /**
   * Starts one.
   *
   * @param usual the dialect if the feature shows none
   */
  GeoJsonFeature(ZoneDraft draft, OldCrs crs, GeoJsonDialect usual) {
    this.draft = draft;
    this.crs = crs;
    this.usual = usual;
  }

  void read(JsonTree feature) {
    JsonTree stated = feature.object("properties");
    JsonTree properties = stated == null ? new JsonTree() : stated;
    JsonTree geometry = feature.object("geometry");
    if (geometry == null && (feature.has("coordinates") || feature.has("geometries"))) {
      geometry = feature;
    }
    String id = feature.text("id");
    if (id != null) {
      draft.outerId(id);
    }
    GeoJsonShape shape = new GeoJsonShape(draft, crs);
    GeoJsonDialect.of(properties, geometry, usual).properties(properties, draft, shape);
    String wrong = feature.wrong();
    if (wrong != null) {
      draft.unusable(null, wrong);
    }
    if (geometry != null) {
      shape.geometry(geometry);
    } else if (feature.has("geometry")) {
      draft.unusable("geometry", "is not a GeoJSON geometry");
    }
    shape.end();
  }
}
