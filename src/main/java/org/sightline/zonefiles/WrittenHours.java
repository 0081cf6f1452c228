package org.sightline.zonefiles;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Schedule;

/** Reads a {@link Schedule} written as an object: {@code docs/formats.md}, "Sightline GeoJSON". */
final class WrittenHours {
  private static final String DAYS = "MON TUE WED THU FRI SAT SUN";
  private static final int MAX_SUN_MINUTES = 24 * 60;

  private WrittenHours() {}

  /** The schedule; one that is not understood if any part of it cannot be read. */
  static Schedule read(JsonTree hours, ZoneDraft draft) {
    String words = hours.text("words");
    try {
      for (String name : hours.names()) {
        known(name, "words windows");
      }
      List<Schedule.Window> windows = new ArrayList<>();
      for (JsonTree window : all(hours, "windows")) {
        windows.add(window(window));
      }
      return new Schedule(windows, words == null ? "" : words);
    } catch (DateTimeException e) {
      draft.remark(
          "hours",
          "cannot be read ("
              + ZoneDraft.shortened(String.valueOf(e.getMessage()))
              + "): when the zone applies is not known");
      return Schedule.unread(words == null ? "hours" : words);
    }
  }

  private static Schedule.Window window(JsonTree window) {
    for (String name : window.names()) {
      known(name, "from to daily off");
    }
    List<Schedule.Daily> daily = new ArrayList<>();
    for (JsonTree hours : all(window, "daily")) {
      daily.add(daily(hours));
    }
    List<Schedule.Off> off = new ArrayList<>();
    for (JsonTree days : all(window, "off")) {
      for (String name : days.names()) {
        known(name, "season days");
      }
      off.add(new Schedule.Off(season(days), days(days)));
    }
    return new Schedule.Window(
        instant(window.text("from")), instant(window.text("to")), daily, off);
  }

  private static Schedule.Daily daily(JsonTree hours) {
    for (String name : hours.names()) {
      known(name, "season days start end");
    }
    return new Schedule.Daily(
        season(hours), days(hours), edge(hours.text("start")), edge(hours.text("end")));
  }

  /** A name that is not known may change the meaning of the rest. */
  private static void known(String name, String names) {
    if (!" ".concat(names).concat(" ").contains(" " + name + " ")) {
      throw new DateTimeException(name);
    }
  }

  private static List<JsonTree> all(JsonTree holder, String name) {
    List<JsonTree> objects = holder.objects(name);
    if (objects.size() < holder.count(name)) {
      throw new DateTimeException(name);
    }
    return objects;
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : OffsetDateTime.parse(text).toInstant();
  }

  private static Schedule.@Nullable Season season(JsonTree hours) {
    List<String> season = hours.texts("season");
    if (!hours.has("season")) {
      return null;
    }
    if (season.size() != 2) {
      throw new DateTimeException("season");
    }
    return new Schedule.Season(
        MonthDay.parse("--".concat(season.get(0))), MonthDay.parse("--".concat(season.get(1))));
  }

  private static Set<DayOfWeek> days(JsonTree hours) {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String name : hours.texts("days")) {
      days.add(day(name));
    }
    return days;
  }

  /** A day by the first three letters of its English name. */
  static DayOfWeek day(String name) {
    int at = name.length() == 3 ? DAYS.indexOf(name.toUpperCase(Locale.ROOT)) : -1;
    if (at < 0) {
      throw new DateTimeException(name);
    }
    return DayOfWeek.of(at / 4 + 1);
  }

  private static Schedule.Edge edge(@Nullable String text) {
    if (text == null) {
      throw new DateTimeException("start or end is missing");
    }
    Schedule.Edge sun = sun(text);
    if (sun != null) {
      return sun;
    }
    int at = text.indexOf('[');
    boolean named = at > 0 && text.endsWith("]");
    int end = named ? at : zoneAt(text);
    if (end < 0) {
      throw new DateTimeException(text);
    }
    String zone = named ? text.substring(at + 1, text.length() - 1) : text.substring(end);
    return new Schedule.Edge.Clock(LocalTime.parse(text.substring(0, end)), ZoneId.of(zone));
  }

  private static int zoneAt(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 'Z' || c == '+' || c == '-') {
        return i;
      }
    }
    return -1;
  }

  /** {@code SR}, {@code EECT+15}; null if it is no event of the sun. */
  static Schedule.@Nullable Edge sun(String text) {
    int letters = 0;
    while (letters < text.length() && Character.isLetter(text.charAt(letters))) {
      letters++;
    }
    for (Schedule.Edge.Event event : Schedule.Edge.Event.values()) {
      if (event.name().equals(text.substring(0, letters))) {
        int minutes = letters == text.length() ? 0 : minutes(text.substring(letters));
        return new Schedule.Edge.Sun(event, minutes);
      }
    }
    return null;
  }

  private static int minutes(String text) {
    boolean signed = text.startsWith("+") || text.startsWith("-");
    try {
      int minutes = Integer.parseInt(text);
      if (signed && Math.abs(minutes) <= MAX_SUN_MINUTES) {
        return minutes;
      }
    } catch (NumberFormatException e) {
      throw new DateTimeException(text, e);
    }
    throw new DateTimeException(text);
  }
}
