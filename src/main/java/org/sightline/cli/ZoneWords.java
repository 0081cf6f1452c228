package org.sightline.cli;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Activity;
import org.sightline.zones.GroundAreas;
import org.sightline.zones.Limit;
import org.sightline.zones.Schedule;
import org.sightline.zones.Volume;
import org.sightline.zones.Zone;

/** A zone's meaning in few words, for tables. */
final class ZoneWords {
  private static final int MAX_HOURS = 60;

  private ZoneWords() {}

  /** {@code CAPTURE, FLIGHT}, or {@code nothing}. */
  static String restricts(Zone zone) {
    StringBuilder text = new StringBuilder();
    for (Activity activity : Activity.values()) {
      if (zone.restricts().contains(activity)) {
        text.append(text.length() == 0 ? "" : ", ").append(activity.name());
      }
    }
    return text.length() == 0 ? "nothing" : text.toString();
  }

  /** {@code ground to 120 m AGL}; empty if all heights; of several volumes each that differs. */
  static String limits(Zone zone) {
    Set<String> all = new LinkedHashSet<>();
    for (Volume volume : zone.volumes()) {
      all.add(limits(volume.floor(), volume.ceiling()));
    }
    return all.size() > 3 ? all.size() + " layers" : String.join("; ", all);
  }

  private static String limits(@Nullable Limit floor, @Nullable Limit ceiling) {
    if (floor == null && ceiling == null) {
      return "all heights";
    }
    return (floor == null ? "ground" : floor.text())
        + " to "
        + (ceiling == null ? "unlimited" : ceiling.text());
  }

  /** When it applies. */
  static String hours(Zone zone) {
    Schedule hours = zone.hours();
    if (hours == null) {
      return "always";
    }
    String words = hours.words().replaceAll("\\s+", " ").trim();
    String text = words.isEmpty() ? "at times" : words;
    text = text.length() > MAX_HOURS ? text.substring(0, MAX_HOURS - 3) + "..." : text;
    return hours.windows().isEmpty() ? "not known when: " + text : text;
  }

  /** {@code 4.2 km²}. */
  static String area(Zone zone) {
    double squareM = GroundAreas.squareMetres(zone);
    if (squareM < 1e4) {
      return String.format(Locale.ROOT, squareM < 10 ? "%.1f m²" : "%,.0f m²", squareM);
    }
    double squareKm = squareM / 1e6;
    String form = squareKm < 0.1 ? "%.3f km²" : squareKm < 100 ? "%.1f km²" : "%,.0f km²";
    return String.format(Locale.ROOT, form, squareKm);
  }
}
