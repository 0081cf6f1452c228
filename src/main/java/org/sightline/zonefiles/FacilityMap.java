package org.sightline.zonefiles;

import java.util.Locale;
import java.util.Set;
import org.sightline.zones.Activity;
import org.sightline.zones.Limit;

/**
 * Cells of the FAA's UAS facility maps. {@code CEILING} is the height up to which flight can be
 * allowed, in feet above ground: a cell restricts flight above it, and from the ground at 0.
 */
final class FacilityMap {
  private FacilityMap() {}

  static boolean shows(JsonTree properties) {
    return properties.has("CEILING")
        && (properties.has("MAP_EFF")
            || properties.has("APT1_NAME")
            || properties.has("APT1_ICAO")
            || properties.has("APT1_FAAID"));
  }

  static void properties(JsonTree cell, ZoneDraft draft) {
    draft.put("id", cell.words(cell.text("GLOBALID") != null ? "GLOBALID" : "OBJECTID"));
    for (String field : cell.names()) {
      draft.stated(field, cell.words(field));
    }
    draft.restricts(Set.of(Activity.FLIGHT));
    draft.put("kind", "controlled airspace, drone facility map");
    double ceiling = cell.number("CEILING");
    String airport = cell.words(cell.text("APT1_NAME") != null ? "APT1_NAME" : "APT1_ICAO");
    if (!(ceiling >= 0) || !Double.isFinite(ceiling)) {
      draft.remark("CEILING", "is not a height in feet; the cell was taken to restrict all flight");
    } else if (ceiling > 0) {
      String unit = cell.words("UNIT").toUpperCase(Locale.ROOT);
      boolean metres = unit.equals("M") || unit.startsWith("MET");
      draft.limits(
          new Limit(ceiling, metres ? Limit.Unit.M : Limit.Unit.FT, Limit.Reference.AGL), null);
    }
    draft.put("name", airport);
  }
}
