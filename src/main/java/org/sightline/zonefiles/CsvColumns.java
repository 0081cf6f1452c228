package org.sightline.zonefiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table of zones mean.
 *
 * @param names our property name of each column, or {@code wkt}, {@code lat}, {@code lon}, {@code
 *     radius}; empty for a column of the author's own
 * @param radiusUnit the unit that the radius column's name gives; empty for metres
 * @param header whether the first row is names
 */
record CsvColumns(List<String> names, String radiusUnit, boolean header) {
  CsvColumns {
    names = List.copyOf(names);
  }

  /** The columns by the first row; null if it is no table of zones. */
  static @Nullable CsvColumns of(List<String> first) {
    List<String> names = new ArrayList<>();
    String unit = "";
    for (String field : first) {
      String word = field.trim().toLowerCase(Locale.ROOT);
      String name = name(word);
      // the first of two columns of the same meaning counts
      names.add(names.contains(name) ? "" : name);
      unit = name.equals("radius") ? unit(word) : unit;
    }
    boolean places = names.contains("lat") && names.contains("lon") && names.contains("radius");
    return names.contains("wkt") || places ? new CsvColumns(names, unit, true) : positional(first);
  }

  /** Without names: one column of well-known text, or name, latitude, longitude and radius. */
  private static @Nullable CsvColumns positional(List<String> first) {
    List<String> names = new ArrayList<>();
    boolean wkt = false;
    for (String field : first) {
      boolean here = !wkt && WktRings.looksLike(field);
      names.add(here ? "wkt" : "");
      wkt |= here;
    }
    if (wkt) {
      // the one column before it can only be its name
      if (names.indexOf("wkt") == 1) {
        names.set(0, "name");
      }
      return new CsvColumns(names, "", false);
    }
    boolean circle =
        first.size() == 4
            && Double.isNaN(CsvZones.number(first.get(0), true))
            && Math.abs(CsvZones.number(first.get(1), true)) <= 90
            && Math.abs(CsvZones.number(first.get(2), true)) <= 180
            && CsvZones.number(first.get(3), true) > 0;
    return circle ? new CsvColumns(List.of("name", "lat", "lon", "radius"), "", false) : null;
  }

  int of(String name) {
    return names.indexOf(name);
  }

  private static String name(String word) {
    return switch (word) {
      case "id", "name", "kind", "restricts", "floor", "ceiling", "margin", "hours" -> word;
      case "private", "offset", "layer" -> word;
      case "bordererror" -> "borderError";
      case "wkt", "ewkt", "geometry", "geom", "the_geom", "wkt_geom", "wktgeometry", "shape_wkt" ->
          "wkt";
      case "lat", "latitude", "lat_deg", "latdeg" -> "lat";
      case "lon", "lng", "long", "longitude", "lon_deg", "londeg" -> "lon";
      case "radius", "radius_m", "radiusm", "radius (m)", "radius [m]" -> "radius";
      case "radius_km", "radius (km)", "radius_nm", "radius (nm)", "radius_ft", "radius (ft)" ->
          "radius";
      default -> "";
    };
  }

  private static String unit(String word) {
    return word.contains("km")
        ? "km"
        : word.contains("nm") ? "nm" : word.contains("ft") ? "ft" : "";
  }
}
