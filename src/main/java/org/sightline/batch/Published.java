package org.sightline.batch;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.report.Row;
import org.sightline.zones.Times;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneSet;

/**
 * Whether a line of an earlier run still says right which zones apply when its item is published.
 * Without {@code --as-of} that moment is the start of each run, so it is no setting: a line whose
 * zones apply as they did is reused as it is, any other is made again. For any thread.
 */
final class Published {
  private final Map<String, Zone> timed = new HashMap<>();
  private final Times times;
  private boolean anyPrivate;

  Published(ZoneSet zones, Instant asOf) {
    times = Times.published(asOf);
    for (Zone zone : zones.zones()) {
      if (zone.hours() != null) {
        timed.put(zone.id(), zone);
        anyPrivate |= zone.isPrivate();
      }
    }
  }

  /** Whether the moment of this run changes nothing in a line. */
  boolean isAlike(Row row) {
    if (timed.isEmpty()) {
      return true;
    }
    for (Map<String, @Nullable Object> contact : Row.objects(row.fields(), "contacts")) {
      boolean hidden = Boolean.TRUE.equals(contact.get("private"));
      Zone zone = timed.get(Row.text(contact, "zone"));
      if (hidden ? anyPrivate : zone != null && !isAlike(row, contact, zone)) {
        return false;
      }
    }
    return true;
  }

  private boolean isAlike(Row row, Map<String, @Nullable Object> contact, Zone zone) {
    for (Map<String, @Nullable Object> position : Row.objects(row.fields(), "positions")) {
      Double lat = Row.number(position, "latDeg");
      Double lon = Row.number(position, "lonDeg");
      Double accuracy = Row.number(position, "accuracyM");
      boolean made = Row.text(position, "source").equals(Row.text(contact, "position"));
      if (made && lat != null && lon != null && accuracy != null) {
        String now =
            times.published(zone, new LatLon(lat, lon), accuracy).name().toLowerCase(Locale.ROOT);
        return Row.text(contact, "activeAsOf").equals(now);
      }
    }
    return false;
  }
}
