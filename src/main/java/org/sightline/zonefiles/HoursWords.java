package org.sightline.zonefiles;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Schedule;

/**
 * A schedule as words that {@link Hours} reads as the same, for formats that hold a text only. What
 * is written was read again and compared: words are never taken for other hours than were meant.
 */
final class HoursWords {
  private HoursWords() {}

  /** The words; null if none say the same. */
  static @Nullable String of(Schedule hours) {
    if (says(hours.words(), hours)) {
      return hours.words();
    }
    String written = hours.windows().isEmpty() ? "not known: " + hours.words() : written(hours);
    return says(written, hours) ? written : null;
  }

  private static boolean says(String words, Schedule hours) {
    List<Schedule.Window> read = Hours.read(words, new ArrayList<>()).windows();
    return apart(read).equals(apart(hours.windows()));
  }

  /** A window for each of its daily hours: in which of them they stand changes nothing. */
  private static Set<Schedule.Window> apart(List<Schedule.Window> windows) {
    Set<Schedule.Window> apart = new HashSet<>();
    for (Schedule.Window window : windows) {
      if (window.daily().isEmpty()) {
        apart.add(window);
      }
      for (Schedule.Daily daily : window.daily()) {
        apart.add(new Schedule.Window(window.from(), window.to(), List.of(daily), window.off()));
      }
    }
    return apart;
  }

  private static String written(Schedule hours) {
    StringBuilder text = new StringBuilder();
    ZoneId zone = ZoneOffset.UTC;
    for (Schedule.Window window : hours.windows()) {
      if (window.daily().isEmpty()) {
        String span = end(window.from()) + "/" + end(window.to());
        text.append(text.length() == 0 ? "" : "; ").append(span.equals("../..") ? "24/7" : span);
      }
      for (Schedule.Daily daily : window.daily()) {
        text.append(text.length() == 0 ? "" : "; ");
        season(text, daily.season());
        days(text, daily.days());
        text.append(edge(daily.start())).append('-').append(edge(daily.end()));
        zone = zone(daily.start(), zone(daily.end(), zone));
      }
    }
    String name = zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    return name + " " + text;
  }

  private static String end(@Nullable Instant at) {
    return at == null ? ".." : at.toString();
  }

  private static ZoneId zone(Schedule.Edge edge, ZoneId known) {
    return edge instanceof Schedule.Edge.Clock clock ? clock.zone() : known;
  }

  private static void season(StringBuilder text, Schedule.@Nullable Season season) {
    if (season != null) {
      text.append(day(season.first())).append('-').append(day(season.last())).append(' ');
    }
  }

  private static String day(MonthDay day) {
    String month = day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ROOT);
    return month + (day.getDayOfMonth() < 10 ? " 0" : " ") + day.getDayOfMonth();
  }

  private static void days(StringBuilder text, Set<DayOfWeek> days) {
    String comma = "";
    for (DayOfWeek day : DayOfWeek.values()) {
      if (days.contains(day)) {
        String name = day.name();
        text.append(comma).append(name.charAt(0)).append(Character.toLowerCase(name.charAt(1)));
        comma = ",";
      }
    }
    text.append(days.isEmpty() ? "" : " ");
  }

  private static String edge(Schedule.Edge edge) {
    if (edge instanceof Schedule.Edge.Clock clock) {
      return clock.time().toString();
    }
    Schedule.Edge.Sun sun = (Schedule.Edge.Sun) edge;
    String event =
        switch (sun.event()) {
          case BMCT -> "dawn";
          case SR -> "sunrise";
          case SS -> "sunset";
          case EECT -> "dusk";
        };
    int minutes = Math.abs(sun.plusMinutes());
    if (minutes == 0) {
      return event;
    }
    String hours = (minutes / 60 < 10 ? "0" : "") + minutes / 60;
    return "("
        + event
        + (sun.plusMinutes() > 0 ? "+" : "-")
        + hours
        + (minutes % 60 < 10 ? ":0" : ":")
        + minutes % 60
        + ")";
  }
}
