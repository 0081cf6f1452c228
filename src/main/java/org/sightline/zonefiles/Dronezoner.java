package org.sightline.zonefiles;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Activity;
import org.sightline.zones.Schedule;

/**
 * Denmark's drone zones in GeoJSON, told by {@code Farve} (colour) and {@code Lovkrav} (the
 * distance that the law asks for).
 *
 * <p>Polygons hold that distance already. A point with a distance is a circle; {@code Enhed} 1 is
 * kilometres, 1000 metres. Colour 1 is for the safety of flight, 4 for security (police, barracks,
 * prisons, courts), 5 asks for care near leisure airfields. Elevations are those of the airfield,
 * no limits.
 */
final class Dronezoner {
  private static final double FEWEST_METRES = 10;

  private Dronezoner() {}

  static boolean shows(JsonTree properties) {
    return properties.has("Farve")
        && (properties.has("typeId") || properties.has("Lovkrav") || properties.has("Aktiv"));
  }

  static void properties(JsonTree zone, ZoneDraft draft, GeoJsonShape shape) {
    draft.put("id", zone.words("OBJECTID"));
    draft.put("name", zone.words("title"));
    draft.put("kind", zone.words("typeId"));
    for (String field : zone.names()) {
      draft.stated(field, zone.words(field));
    }
    switch (zone.words("Farve")) {
      case "1", "5" -> draft.restricts(Set.of(Activity.FLIGHT));
      case "4" -> draft.restricts(Set.of(Activity.FLIGHT, Activity.CAPTURE));
      default -> {
        draft.remark("Farve", "is not 1, 4 or 5; FLIGHT and CAPTURE were taken to be safe");
        draft.restricts(Set.of(Activity.FLIGHT, Activity.CAPTURE));
      }
    }
    shape.pointRadius(distanceM(zone));
    draft.hours(hours(zone, draft));
  }

  /** NaN if none is stated. */
  private static double distanceM(JsonTree zone) {
    double asked = zone.number("Lovkrav");
    String unit = zone.words("Enhed");
    if (asked > 0 && (unit.equals("1") || unit.equals("1000"))) {
      return unit.equals("1") ? asked * 1000 : asked;
    }
    String text = zone.words("Bufferzone").toLowerCase(Locale.ROOT).replace(',', '.').trim();
    int end = 0;
    while (end < text.length() && "0123456789.".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    double number;
    try {
      number = Double.parseDouble(text.substring(0, end));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
    return switch (text.substring(end).trim()) {
      case "km" -> number * 1000;
      case "m", "meter" -> number;
      // without a unit small numbers stand for kilometres, as everywhere else in the file
      case "" -> number <= FEWEST_METRES ? number * 1000 : number;
      default -> Double.NaN;
    };
  }

  private static @Nullable Schedule hours(JsonTree zone, ZoneDraft draft) {
    String start = zone.text("datoTidSTART");
    String end = zone.text("datoTidSLUT");
    if (start == null && end == null) {
      return "NEJ".equalsIgnoreCase(zone.text("Aktiv")) ? Schedule.unread("Aktiv: NEJ") : null;
    }
    String words = (start == null ? "" : start) + " - " + (end == null ? "" : end);
    try {
      Instant from = instant(start);
      Instant to = instant(end);
      if (from == null || to == null || !to.isBefore(from)) {
        return new Schedule(List.of(new Schedule.Window(from, to, List.of())), words);
      }
      draft.remark("datoTidSLUT", "is before its start: when the zone applies is not known");
    } catch (DateTimeException e) {
      draft.remark("datoTidSTART", "is not a date: when the zone applies is not known");
    }
    return Schedule.unread(words);
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
  }
}
