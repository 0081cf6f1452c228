package org.sightline.zonefiles;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Schedule;
import org.sightline.zones.Schedule.Daily;
import org.sightline.zones.Schedule.Edge;
import org.sightline.zones.Schedule.Season;
import org.sightline.zones.Schedule.Window;

/**
 * When an AIXM airspace applies: the valid time of its slice, and within it the timesheets of its
 * activations (AIXM 5.1, Timesheet). Sheets in plain UTC with days of the week, dates of the year,
 * times and events of the sun are understood; holidays, working days, summer time and words in
 * notes are not: then all of it is kept as words.
 */
final class AixmHours {
  private final List<Daily> daily = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private boolean unread;

  private AixmHours() {}

  /** The schedule; null for always. */
  static @Nullable Schedule of(XmlNode slice, ZoneDraft draft) {
    AixmHours hours = new AixmHours();
    XmlNode valid = slice.child("validTime");
    Instant from = valid == null ? null : instant(valid, "beginPosition", draft);
    Instant to = valid == null ? null : instant(valid, "endPosition", draft);
    for (XmlNode activation : slice.all("AirspaceActivation")) {
      hours.activation(activation);
    }
    if (hours.unread) {
      String words = hours.words.length() == 0 ? "by activation" : hours.words.toString();
      draft.remark("activation", "is not understood as hours, so the zone counts at any time");
      return Schedule.unread(words);
    }
    if (from == null && to == null && hours.daily.isEmpty()) {
      return null;
    }
    hours.say((from == null ? "" : from) + "/" + (to == null ? "" : to));
    return new Schedule(List.of(new Window(from, to, hours.daily)), hours.words.toString());
  }

  private void say(String what) {
    if (!what.isBlank()) {
      words.append(words.length() == 0 ? "" : "; ").append(what.strip());
    }
  }

  private static @Nullable Instant instant(XmlNode valid, String which, ZoneDraft draft) {
    for (XmlNode node : valid.all(which)) {
      String text = node.text();
      if (text.isEmpty() || text.equals("unknown")) {
        return null;
      }
      try {
        return text.length() == 10
            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
            : text.length() <= 23 && text.indexOf('Z') < 0 && text.indexOf('+') < 0
                ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
                : OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException e) {
        draft.remark("validTime", "is not a date and time; it was left out");
      }
    }
    return null;
  }

  private void activation(XmlNode activation) {
    String status = activation.text("status");
    if (status.equals("INACTIVE")) {
      return;
    }
    List<XmlNode> sheets = activation.all("Timesheet");
    for (XmlNode note : activation.all("note")) {
      say(note.text());
    }
    for (XmlNode sheet : sheets) {
      sheet(sheet);
    }
    boolean always = status.equals("ACTIVE") || status.equals("IN_USE");
    unread |= sheets.isEmpty() && (!always || words.length() > 0);
    if (sheets.isEmpty() && words.length() == 0) {
      say(status);
    }
  }

  private void sheet(XmlNode sheet) {
    StringBuilder said = new StringBuilder();
    for (XmlNode part : sheet.children()) {
      if (part.children().isEmpty() && !part.text().isEmpty()) {
        said.append(part.name()).append(' ').append(part.text()).append(' ');
      }
    }
    say(said.toString());
    try {
      ZoneId zone = zone(sheet.text("timeReference"));
      Edge start = zone == null ? null : edge(sheet, "start", zone);
      Edge end = zone == null ? null : edge(sheet, "end", zone);
      Set<DayOfWeek> days = days(sheet.text("day"), sheet.text("dayTil"));
      boolean odd =
          sheet.text("excluded").equals("YES") || sheet.text("daylightSavingAdjust").equals("YES");
      if (start == null || end == null || days == null || odd) {
        unread = true;
      } else {
        daily.add(new Daily(season(sheet), days, start, end));
      }
    } catch (DateTimeException e) {
      unread = true;
    }
  }

  private static @Nullable ZoneId zone(String reference) {
    if (reference.isEmpty() || reference.equals("UTC")) {
      return ZoneOffset.UTC;
    }
    boolean offset = reference.startsWith("UTC+") || reference.startsWith("UTC-");
    return offset ? ZoneOffset.of(reference.substring(3)) : null;
  }

  private static @Nullable Edge edge(XmlNode sheet, String side, ZoneId zone) {
    String time = sheet.text(side + "Time");
    String event = sheet.text(side + "Event");
    if (!time.isEmpty() && event.isEmpty()) {
      return new Edge.Clock(
          time.startsWith("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(time), zone);
    }
    if (time.isEmpty() && event.isEmpty()) {
      return new Edge.Clock(LocalTime.MIDNIGHT, zone);
    }
    XmlNode shift = sheet.child(side + "TimeRelativeEvent");
    double minutes = shift == null ? 0 : OpenAirText.number(shift.text());
    String uom = shift == null ? "MIN" : shift.attribute("uom");
    boolean plain = time.isEmpty() && uom.equals("MIN") && Math.abs(minutes) <= 720;
    return !plain
        ? null
        : switch (event) {
          case "SR" -> new Edge.Sun(Edge.Event.SR, (int) minutes);
          case "SS" -> new Edge.Sun(Edge.Event.SS, (int) minutes);
          default -> null;
        };
  }

  /** Days of the week, empty for every day; null if they are not understood. */
  private static @Nullable Set<DayOfWeek> days(String day, String until) {
    if (day.isEmpty() || day.equals("ANY")) {
      return Set.of();
    }
    DayOfWeek first = day(day);
    boolean one = until.isEmpty() || until.equals(day);
    return first == null || !one ? null : EnumSet.of(first);
  }

  private static @Nullable DayOfWeek day(String code) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (code.length() == 3 && day.name().startsWith(code)) {
        return day;
      }
    }
    return null;
  }

  private static @Nullable Season season(XmlNode sheet) {
    String first = sheet.text("startDate");
    String last = sheet.text("endDate");
    return first.isEmpty() && last.isEmpty() ? null : new Season(monthDay(first), monthDay(last));
  }

  /** Day and month: {@code 31-12}. */
  private static MonthDay monthDay(String text) {
    if (text.length() != 5 || text.charAt(2) != '-') {
      throw new DateTimeException("not a day and a month");
    }
    double day = OpenAirText.number(text.substring(0, 2));
    double month = OpenAirText.number(text.substring(3));
    if (Double.isNaN(day + month)) {
      throw new DateTimeException("not a day and a month");
    }
    return MonthDay.of((int) month, (int) day);
  }
}
