package org.sightline.zonefiles;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The geometry of one GeoJSON feature: polygons, circles, and parts with limits of their own, as
 * Sightline and ED-318 write them (see {@code docs/formats.md}).
 */
final class GeoJsonShape {
  private final ZoneDraft draft;
  private final OldCrs crs;
  private double pointRadiusM = Double.NaN;
  private boolean mustHaveArea;

  /** Whether the volume at hand has limits of its own. */
  private boolean limited;

  private int areas;
  private int others;

  GeoJsonShape(ZoneDraft draft, OldCrs crs) {
    this.draft = draft;
    this.crs = crs;
  }

  /** A point is the centre of a circle, metres; NaN if the point itself must say so. */
  void pointRadius(double metres) {
    pointRadiusM = metres;
  }

  /** A feature without any area is a zone that was lost, not something else beside the zones. */
  void mustHaveArea() {
    mustHaveArea = true;
  }

  /** Ends the feature: says if it is no zone. */
  void end() {
    if (areas > 0) {
      if (others > 0) {
        draft.remark("geometry", "points or lines beside the polygons are not zones; left out");
      }
    } else if (!draft.isFatal()) {
      String why =
          others > 0
              ? "is a point or a line, which is not a zone"
              : "has no geometry, so it is not a zone";
      if (mustHaveArea) {
        draft.unusable("geometry", others > 0 ? "is a point or a line without an extent" : why);
      } else {
        draft.remark("geometry", why);
      }
    }
  }

  /** A geometry; a Feature or a collection of them too, since coverage is written like that. */
  void geometry(JsonTree geometry) {
    geometry(geometry, null);
  }

  /**
   * One geometry.
   *
   * @param around the geometry collection it is in: its limits count where this has none
   */
  private void geometry(JsonTree geometry, @Nullable JsonTree around) {
    JsonTree limiting = GeoJsonLimits.has(geometry) ? geometry : around;
    String type = geometry.text("type");
    switch (type == null ? "" : type) {
      case "Polygon" -> polygons(geometry, 2, limiting);
      case "MultiPolygon" -> polygons(geometry, 3, limiting);
      case "Point", "Circle" -> point(geometry, limiting);
      case "MultiPoint", "LineString", "MultiLineString" -> others++;
      case "GeometryCollection" -> members(geometry, "geometries", limiting);
      case "FeatureCollection" -> members(geometry, "features", limiting);
      case "Feature" -> members(geometry, "geometry", limiting);
      default -> {
        areas++;
        draft.unusable(
            "geometry",
            "has the unknown type \"" + ZoneDraft.shortened(type == null ? "" : type) + "\"");
      }
    }
  }

  private void members(JsonTree geometry, String name, @Nullable JsonTree limiting) {
    List<JsonTree> members = geometry.objects(name);
    for (JsonTree member : members) {
      geometry(member, limiting);
    }
    if (members.size() < geometry.count(name)) {
      areas++;
      draft.unusable(name, "hold something that is not a GeoJSON geometry");
    }
  }

  /** Begins a volume where the limits ask for one. */
  private void volume(@Nullable JsonTree limiting) {
    areas++;
    if (limiting != null || limited) {
      draft.nextVolume();
    }
    limited = limiting != null;
    if (limiting != null) {
      GeoJsonLimits.read(limiting, draft);
    }
  }

  private void polygons(JsonTree geometry, int level, @Nullable JsonTree limiting) {
    volume(limiting);
    Nest nest = geometry.nest("coordinates");
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

  private void point(JsonTree point, @Nullable JsonTree limiting) {
    JsonTree extent = point.object("extent");
    if (extent == null && !point.has("radius") && Double.isNaN(pointRadiusM)) {
      if ("Circle".equals(point.text("type"))) {
        draft.unusable("radius", "is missing: how far the circle reaches is not known");
      }
      others++;
      return;
    }
    volume(limiting);
    String form = extent == null ? null : extent.text("subType");
    if (form != null && !form.equalsIgnoreCase("Circle")) {
      draft.unusable("extent", "is a \"" + ZoneDraft.shortened(form) + "\", not a Circle");
      return;
    }
    JsonTree holder = extent == null ? point : extent;
    double radiusM = holder.has("radius") ? holder.number("radius") : pointRadiusM;
    Nest nest = point.nest("coordinates");
    if (nest == null || nest.wrong() != null || nest.level() != 0) {
      draft.unusable("coordinates", "are not one place");
      return;
    }
    List<double[]> centre = crs.toWgs84(List.of(nest.places()), draft);
    if (centre != null) {
      draft.circle(centre.get(0)[1], centre.get(0)[0], radiusM);
    }
  }

  /** Adds the polygons of a nest of level 1 (a ring), 2 or 3. */
  void area(Nest nest) {
    if (nest.wrong() != null || nest.level() < 1) {
      draft.unusable("coordinates", nest.wrong() == null ? "are missing" : nest.wrong());
      return;
    }
    for (List<double[]> rings : polygonsOf(nest)) {
      List<double[]> wgs84 = crs.toWgs84(rings, draft);
      if (wgs84 != null) {
        draft.areas().polygon(wgs84);
      }
    }
  }

  /** The rings of every polygon of a nest of level 1 (a ring), 2 or 3. */
  static List<List<double[]>> polygonsOf(Nest nest) {
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
    return all;
  }
}
