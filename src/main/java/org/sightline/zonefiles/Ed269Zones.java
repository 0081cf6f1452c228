package org.sightline.zonefiles;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ED-269 (EUROCAE, 2020), the JSON of national drone zones, in its dialects: {@code features}, or
 * {@code UASZoneList} with {@code dailyPeriod} of a draft; numbers may be text.
 *
 * <p>A zone is the volumes of its {@code geometry}, each with limits of its own in {@code
 * uomDimensions}; a radius is metres whatever they are. Whether a projection is one polygon or
 * several is told by how deep its coordinates are nested. Longitude comes first.
 */
final class Ed269Zones implements ZoneReader, JsonZones.Format {
  @Override
  public String name() {
    return "ED-269";
  }

  @Override
  public boolean accepts(String head) {
    return (head.startsWith("{") || head.startsWith("["))
        && (head.contains("\"horizontalProjection\"")
            || head.contains("\"UASZoneList\"")
            || (!head.contains("\"Feature") // Estonia has its words in GeoJSON
                && head.contains("\"applicability\"")
                && head.contains("\"restriction\"")));
  }

  @Override
  public void read(ZoneInput input, ReadZones into) throws IOException {
    JsonZones.read(input, into, this);
  }

  @Override
  public List<String> lists() {
    return List.of("features", "UASZoneList");
  }

  @Override
  public @Nullable String wrapper() {
    return null;
  }

  /** Whether the properties of a GeoJSON feature speak ED-269, as Estonia writes it. */
  static boolean shows(JsonTree properties) {
    return properties.has("restriction")
        && (properties.has("applicability") || properties.object("geometry") != null);
  }

  /** Such properties: their {@code geometry} holds the limits only. */
  static void properties(JsonTree properties, ZoneDraft draft, GeoJsonShape shape) {
    shape.mustHaveArea();
    UasWords.read(properties, "restriction", "applicability", draft);
    JsonTree limits = properties.object("geometry");
    if (limits != null) {
      UasLimits.ofVolume(limits, properties.text("upper"), draft);
    }
    if ("true".equals(properties.text("hidden"))) {
      draft.remark("hidden", "is true: the authority's own map does not show it; read as written");
    }
  }

  @Override
  public void zone(JsonTree zone, ZoneDraft draft) {
    // in some drafts the type carries the restriction
    String restricting = zone.has("restriction") ? "restriction" : "type";
    UasWords.read(zone, restricting, "applicability", draft);
    String wrong = zone.wrong();
    if (wrong != null) {
      draft.unusable(null, wrong);
    }
    int volumes = 0;
    for (JsonTree volume : zone.objects("geometry")) {
      draft.nextVolume();
      UasLimits.ofVolume(volume, null, draft);
      projection(volume.object("horizontalProjection"), draft);
      volumes++;
    }
    if (volumes < Math.max(1, zone.count("geometry"))) {
      draft.unusable("geometry", "is missing or is not a list of volumes");
    }
  }

  private static void projection(@Nullable JsonTree projection, ZoneDraft draft) {
    if (projection == null) {
      draft.unusable("horizontalProjection", "is missing");
      return;
    }
    Nest nest = projection.nest("coordinates");
    if (projection.has("center")
        || projection.has("centre")
        || projection.has("radius")
        || nest == null) {
      circle(projection, draft);
    } else if (nest.wrong() != null || nest.level() < 1) {
      draft.unusable("coordinates", nest.wrong() == null ? "are missing" : nest.wrong());
    } else {
      for (var rings : GeoJsonShape.polygonsOf(nest)) {
        draft.areas().polygon(rings);
      }
    }
  }

  private static void circle(JsonTree projection, ZoneDraft draft) {
    String center = projection.has("center") ? "center" : "centre";
    if (!projection.isList(center)) {
      draft.unusable("horizontalProjection", "is neither a polygon nor a circle with its center");
      return;
    }
    double radiusM = projection.number("radius");
    if (Double.isNaN(radiusM)) {
      draft.unusable("radius", "is missing or not a number of metres");
      return;
    }
    draft.circle(projection.number(center, 1), projection.number(center, 0), radiusM);
  }
}
