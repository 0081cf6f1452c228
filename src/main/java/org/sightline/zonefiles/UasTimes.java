package org.sightline.zonefiles;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Schedule;

/**
 * When a zone of ED-269 ({@code applicability}) or ED-318 ({@code limitedApplicability}) applies.
 *
 * <p>None, or one that is permanent, is always. Times without an offset are UTC, and that is said.
 * Empty schedules and those of nulls only are none. An end at 23:59 is the end of the day. What
 * cannot be read makes it unknown when the zone applies, never that it does not.
 */
final class UasTimes {
  private final ZoneDraft draft;
  private final String field;
  private final StringBuilder words = new StringBuilder();
  private boolean noOffset;

  private UasTimes(String field, ZoneDraft draft) {
    this.field = field;
    this.draft = draft;
  }

  /** Reads the member of that name; null is always. */
  static @Nullable Schedule read(JsonTree zone, String field, ZoneDraft draft) {
    UasTimes times = new UasTimes(field, draft);
    List<Schedule.Window> windows = new ArrayList<>();
    try {
      boolean always = times.windows(zone, windows);
      if (times.noOffset) {
        draft.remark(field, "has times without an offset; they were taken as UTC");
      }
      return always ? null : new Schedule(windows, times.words.toString());
    } catch (DateTimeException | ArithmeticException e) {
      draft.remark(
          field,
          "cannot be read ("
              + ZoneDraft.shortened(String.valueOf(e.getMessage()))
              + "): when the zone applies is not known");
      return Schedule.unread(zone.words(field));
    }
  }

  /** Collects the windows; whether it is always. */
  private boolean windows(JsonTree zone, List<Schedule.Window> windows) {
    List<JsonTree> all = zone.objects(field);
    if (!zone.has(field)
        && (said(zone, "startDateTime") != null || said(zone, "endDateTime") != null)) {
      all = List.of(zone); // Spain flattens the one window there is
    }
    if (all.size() < zone.count(field)) {
      throw new DateTimeException(zone.words(field));
    }
    boolean always = all.isEmpty();
    for (JsonTree one : all) {
      boolean permanent = "YES".equalsIgnoreCase(one.text("permanent"));
      Schedule.Window window = window(one);
      boolean open = window.from() == null && window.to() == null && window.daily().isEmpty();
      if (permanent && !open) {
        draft.remark(field, "is permanent and has times beside; it was taken as always");
      }
      if (open && "NO".equalsIgnoreCase(one.text("permanent"))) {
        throw new DateTimeException("not permanent, and no times");
      }
      always |= permanent || open;
      windows.add(window);
    }
    return always;
  }

  private Schedule.Window window(JsonTree one) {
    String start = said(one, "startDateTime");
    String end = said(one, "endDateTime");
    say(words.length() == 0 ? "" : "; ");
    if (start != null || end != null) {
      say((start == null ? "" : start) + " to " + (end == null ? "open" : end));
    }
    List<Schedule.Daily> daily = new ArrayList<>();
    String name = one.has("schedule") ? "schedule" : "dailyPeriod";
    List<JsonTree> entries = one.objects(name);
    if (!one.texts(name).isEmpty()) {
      throw new DateTimeException(one.words(name));
    }
    for (JsonTree entry : entries) {
      if (!isEmpty(entry)) {
        daily.add(daily(entry));
      }
    }
    Instant from = start == null ? null : instant(start, false);
    Instant to = end == null ? null : instant(end, true);
    if (from != null && to != null && to.isBefore(from)) {
      throw new DateTimeException("it ends before it begins");
    }
    return new Schedule.Window(from, to, daily);
  }

  /** A text, unless it is the word for none of the language that wrote it. */
  private static @Nullable String said(JsonTree one, String name) {
    String text = one.text(name);
    return text == null || text.equals("None") || text.equals("null") ? null : text;
  }

  private void say(String more) {
    words.append(more);
  }

  private static boolean isEmpty(JsonTree entry) {
    return entry.texts("day").isEmpty()
        && entry.text("startTime") == null
        && entry.text("endTime") == null
        && entry.text("startEvent") == null
        && entry.text("endEvent") == null;
  }

  private Schedule.Daily daily(JsonTree entry) {
    String startEvent = entry.text("startEvent");
    String endEvent = entry.text("endEvent");
    String start = entry.text("startTime");
    String end = entry.text("endTime");
    boolean first = words.length() == 0 || words.charAt(words.length() - 1) == ' ';
    say((first ? "" : ", ") + String.join(" ", entry.texts("day")));
    say(" " + (start != null ? start : startEvent != null ? startEvent : "00:00"));
    say("-" + (end != null ? end : endEvent != null ? endEvent : "24:00"));
    return new Schedule.Daily(null, days(entry), edge(start, startEvent), edge(end, endEvent));
  }

  private static Set<DayOfWeek> days(JsonTree entry) {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String name : entry.texts("day")) {
      if (name.equalsIgnoreCase("ANY")) {
        return Set.of();
      }
      boolean whole = name.length() > 3 && name.toUpperCase(Locale.ROOT).endsWith("DAY");
      days.add(WrittenHours.day(whole ? name.substring(0, 3) : name));
    }
    return days;
  }

  private Schedule.Edge edge(@Nullable String time, @Nullable String event) {
    if (time == null && event != null) {
      Schedule.Edge sun = WrittenHours.sun(event.toUpperCase(Locale.ROOT));
      if (sun == null) {
        throw new DateTimeException(event);
      }
      return sun;
    }
    if (time != null && event != null) {
      throw new DateTimeException("both " + time + " and " + event);
    }
    return time == null ? new Schedule.Edge.Clock(LocalTime.MIDNIGHT, ZoneOffset.UTC) : clock(time);
  }

  private Schedule.Edge clock(String text) {
    int at = offsetAt(text, 0);
    ZoneOffset offset = offset(text.substring(at));
    String time = text.substring(0, at).trim();
    if (time.equals("24:00") || time.equals("24:00:00")) {
      return new Schedule.Edge.Clock(LocalTime.MIDNIGHT, offset);
    }
    return new Schedule.Edge.Clock(LocalTime.parse(time), offset);
  }

  /** Who writes 23:59 means the whole day. */
  private static LocalTime endOfDay(LocalTime time) {
    boolean last = time.getHour() == 23 && time.getMinute() == 59;
    return last && (time.getSecond() == 0 || time.getSecond() == 59) ? LocalTime.MAX : time;
  }

  /** ISO 8601, also with a blank for the T, without seconds, without offset, or a date alone. */
  private Instant instant(String text, boolean isEnd) {
    if (text.length() == 10) {
      LocalDate date = LocalDate.parse(text);
      noOffset = true;
      return date.atTime(isEnd ? LocalTime.MAX : LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC);
    }
    if (text.length() < 11) {
      throw new DateTimeException(text);
    }
    int at = offsetAt(text, 11);
    ZoneOffset offset = offset(text.substring(at));
    String local = text.substring(0, 10) + "T" + text.substring(11, at).trim();
    LocalDateTime read = LocalDateTime.parse(local);
    return (isEnd ? read.with(endOfDay(read.toLocalTime())) : read).toInstant(offset);
  }

  private static int offsetAt(String text, int from) {
    int at = from;
    while (at < text.length() && "Zz+-".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private ZoneOffset offset(String text) {
    if (text.isEmpty()) {
      noOffset = true;
      return ZoneOffset.UTC;
    }
    return ZoneOffset.of(text.toUpperCase(Locale.ROOT));
  }
}
