package org.sightline.zonefiles;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Schedule;

/** Writes a schedule as the object of {@code docs/formats.md}, "Sightline GeoJSON". */
final class HoursWriter {
  private HoursWriter() {}

  static void write(JsonGenerator json, Schedule hours) throws IOException {
    json.writeStartObject();
    if (!hours.words().isEmpty()) {
      json.writeStringField("words", hours.words());
    }
    json.writeArrayFieldStart("windows");
    for (Schedule.Window window : hours.windows()) {
      window(json, window);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void window(JsonGenerator json, Schedule.Window window) throws IOException {
    json.writeStartObject();
    if (window.from() != null) {
      json.writeStringField("from", window.from().toString());
    }
    if (window.to() != null) {
      json.writeStringField("to", window.to().toString());
    }
    if (!window.daily().isEmpty()) {
      json.writeArrayFieldStart("daily");
      for (Schedule.Daily daily : window.daily()) {
        daily(json, daily);
      }
      json.writeEndArray();
    }
    if (!window.off().isEmpty()) {
      json.writeArrayFieldStart("off");
      for (Schedule.Off off : window.off()) {
        json.writeStartObject();
        days(json, off.season(), off.days());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void daily(JsonGenerator json, Schedule.Daily daily) throws IOException {
    json.writeStartObject();
    days(json, daily.season(), daily.days());
    json.writeStringField("start", edge(daily.start()));
    json.writeStringField("end", edge(daily.end()));
    json.writeEndObject();
  }

  private static void days(
      JsonGenerator json, Schedule.@Nullable Season season, Set<DayOfWeek> days)
      throws IOException {
    if (season != null) {
      json.writeArrayFieldStart("season");
      json.writeString(day(season.first()));
      json.writeString(day(season.last()));
      json.writeEndArray();
    }
    if (!days.isEmpty()) {
      json.writeArrayFieldStart("days");
      for (DayOfWeek day : DayOfWeek.values()) {
        if (days.contains(day)) {
          json.writeString(day.name().substring(0, 3));
        }
      }
      json.writeEndArray();
    }
  }

  /** {@code --06-01} without its dashes. */
  private static String day(MonthDay day) {
    return day.toString().substring(2);
  }

  private static String edge(Schedule.Edge edge) {
    if (edge instanceof Schedule.Edge.Clock clock) {
      String zone = clock.zone().getId();
      return clock.time() + (clock.zone() instanceof ZoneOffset ? zone : "[" + zone + "]");
    }
    Schedule.Edge.Sun sun = (Schedule.Edge.Sun) edge;
    int minutes = sun.plusMinutes();
    return sun.event() + (minutes == 0 ? "" : (minutes > 0 ? "+" : "") + minutes);
  }
}
