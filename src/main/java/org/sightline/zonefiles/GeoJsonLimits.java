package org.sightline.zonefiles;

/**
 * Limits that stand in a geometry: {@code floor} and {@code ceiling}, or ED-318's {@code layer}.
 */
final class GeoJsonLimits {
  private GeoJsonLimits() {}

  static boolean has(JsonTree geometry) {
    return geometry.has("floor") || geometry.has("ceiling") || geometry.has("layer");
  }

  /** Gives the volume at hand the limits of a geometry. */
  static void read(JsonTree geometry, ZoneDraft draft) {
    JsonTree layer = geometry.object("layer");
    if (layer != null) {
      UasLimits.ofLayer(layer, draft);
    } else {
      draft.limits(
          draft.limit("floor", text(geometry, "floor")),
          draft.limit("ceiling", text(geometry, "ceiling")));
    }
  }

  /** A height as text, {@code 300 m AMSL}; empty if missing. */
  static String text(JsonTree holder, String name) {
    JsonTree height = holder.object(name);
    if (height == null) {
      String text = holder.words(name);
      return text;
    }
    String value = height.words("value");
    String unit = height.words("unit");
    return unit.equalsIgnoreCase("FL")
        ? "FL ".concat(value)
        : String.join(" ", value, unit, height.words("reference"));
  }
}
