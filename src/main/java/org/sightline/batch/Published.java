package org.sightline.batch;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.sightline.geo.LatLon;
import org.sightline.report.JsonSpan;
import org.sightline.report.Row;
import org.sightline.zones.Activity;
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

  Published(ZoneSet zones, Instant asOf) {
    times = Times.published(asOf);
    for (Zone zone : zones.zones()) {
      boolean asked = zone.restricts().contains(Activity.PUBLICATION) && !zone.isPrivate();
      if (asked && zone.hours() != null) {
        timed.put(zone.id(), zone);
      }
    }
  }

  /** Whether the moment of this run changes nothing in a line. */
  boolean isAlike(Row row) {
    if (timed.isEmpty()) {
      return true;
    }
    for (JsonSpan contact : row.fields().list("contacts")) {
      Zone zone = timed.get(contact.text("zone"));
      if (zone != null && !isAlike(row, contact, zone)) {
        return false;
      }
    }
    return !isShortened(row);
  }

  /** Whether contacts may have been left out of the line. */
  private static boolean isShortened(Row row) {
    for (JsonSpan note : row.fields().list("notes")) {
      if (note.text("code").equals("record-shortened")) {
        return true;
      }
    }
    return false;
  }

  private boolean isAlike(Row row, JsonSpan contact, Zone zone) {
    for (JsonSpan position : row.fields().list("positions")) {
      Double lat = position.number("latDeg");
      Double lon = position.number("lonDeg");
      Double accuracy = position.number("accuracyM");
      boolean made = position.text("source").equals(contact.text("position"));
      if (made && lat != null && lon != null && accuracy != null && isPlace(lat, lon)) {
        String now =
            times.published(zone, new LatLon(lat, lon), accuracy).name().toLowerCase(Locale.ROOT);
        return contact.text("activeAsOf").equals(now);
      }
    }
    return false;
  }

  /** A line is only a file: anybody may have written into it. */
  private static boolean isPlace(double latDeg, double lonDeg) {
    return Math.abs(latDeg) <= 90 && Math.abs(lonDeg) <= 180;
  }
}
