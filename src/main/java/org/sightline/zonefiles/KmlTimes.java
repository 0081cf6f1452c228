package org.sightline.zonefiles;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Schedule;

/**
 * The time spans of a KML document (OGC 07-147r2, 15): of placemarks, or else of the folders they
 * lie in. Dates, months and years count whole; without an offset they are in UTC, which is said. A
 * time stamp tells when something was seen and not when it applies: it is no span.
 */
final class KmlTimes {
  /** Begin and end as written, a level of folders each; empty strings where none is given. */
  private final List<String[]> levels = new ArrayList<>(List.of(new String[][] {{"", ""}}));

  /** A folder, document or placemark begins. */
  void enter() {
    levels.add(new String[] {"", ""});
  }

  /** It ends. */
  void leave() {
    if (levels.size() > 1) {
      levels.remove(levels.size() - 1);
    }
  }

  void begin(String text) {
    levels.get(levels.size() - 1)[0] = text;
  }

  void end(String text) {
    levels.get(levels.size() - 1)[1] = text;
  }

  /** When what is at hand applies; null for always. */
  @Nullable Schedule schedule(ZoneDraft draft) {
    for (int i = levels.size() - 1; i >= 0; i--) {
      String begin = levels.get(i)[0];
      String end = levels.get(i)[1];
      if (!begin.isEmpty() || !end.isEmpty()) {
        return schedule(begin, end, draft);
      }
    }
    return null;
  }

  private static Schedule schedule(String begin, String end, ZoneDraft draft) {
    String words = begin + "/" + end;
    try {
      Instant from = begin.isEmpty() ? null : instant(begin, false);
      Instant to = end.isEmpty() ? null : instant(end, true);
      if (from != null && to != null && to.isBefore(from)) {
        draft.remark("TimeSpan", "ends before it begins, so the zone counts at any time");
        return Schedule.unread(words);
      }
      if ((from != null && !isZoned(begin)) || (to != null && !isZoned(end))) {
        draft.remark("TimeSpan", "does not say in which time zone; it was read as UTC");
      }
      return new Schedule(List.of(new Schedule.Window(from, to, List.of())), words);
    } catch (DateTimeException e) {
      draft.remark("TimeSpan", "is not a date and time, so the zone counts at any time");
      return Schedule.unread(words);
    }
  }

  /** A time with an offset; what is coarser than a moment is not far off by its hours. */
  private static boolean isZoned(String text) {
    int time = text.indexOf('T');
    return time < 0
        ? text.endsWith("Z") || text.length() < 8
        : text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
  }

  /** The first moment of a year, month or day, or its last. */
  private static Instant instant(String text, boolean last) {
    if (text.indexOf('T') >= 0) {
      return isZoned(text)
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
    String date = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
    LocalDate first =
        switch (date.length()) {
          case 4 -> LocalDate.parse(date + "-01-01");
          case 7 -> LocalDate.parse(date + "-01");
          default -> LocalDate.parse(date);
        };
    LocalDate next =
        switch (date.length()) {
          case 4 -> first.plusYears(1);
          case 7 -> first.plusMonths(1);
          default -> first.plusDays(1);
        };
    Instant start = (last ? next : first).atStartOfDay(ZoneOffset.UTC).toInstant();
    return last ? start.minusMillis(1) : start;
  }
}
