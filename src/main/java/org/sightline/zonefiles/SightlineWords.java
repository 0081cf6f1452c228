package org.sightline.zonefiles;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties of a feature in Sightline's own words; those of others are passed over. */
final class SightlineWords {
  private SightlineWords() {}

  static void read(JsonTree properties, ZoneDraft draft, GeoJsonShape shape) {
    for (String name : properties.names()) {
      switch (name) {
        case "restricts" -> restricts(properties, draft);
        case "floor", "ceiling" -> draft.put(name, GeoJsonLimits.text(properties, name));
        case "hours" -> hours(properties, draft);
        case "stated" -> stated(properties.object(name), draft);
        case "radius" -> radius(properties, draft, shape);
        default -> draft.put(name, properties.words(name));
      }
    }
  }

  /** An empty list is its author's word that it restricts nothing; anything else empty is not. */
  private static void restricts(JsonTree properties, ZoneDraft draft) {
    if (properties.isList("restricts") && properties.count("restricts") == 0) {
      draft.restricts(Set.of());
    } else {
      draft.put("restricts", properties.words("restricts"));
    }
  }

  private static void hours(JsonTree properties, ZoneDraft draft) {
    JsonTree hours = properties.object("hours");
    if (hours == null) {
      draft.put("hours", properties.words("hours"));
    } else {
      draft.hours(WrittenHours.read(hours, draft));
    }
  }

  private static void stated(@Nullable JsonTree stated, ZoneDraft draft) {
    if (stated != null) {
      for (String name : stated.names()) {
        draft.stated(name, stated.words(name));
      }
    }
  }

  /** A radius that cannot be read would leave a point, which is no zone: it is lost, so it says. */
  private static void radius(JsonTree properties, ZoneDraft draft, GeoJsonShape shape) {
    double metres = properties.number("radius");
    if (metres > 0) {
      shape.pointRadius(metres);
    } else if (properties.text("radius") != null) {
      draft.remark("radius", "is not a number of metres; it was passed over");
    }
  }
}
