package org.sightline.zonefiles;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Schedule.Daily;
import org.sightline.zones.Schedule.Edge;
import org.sightline.zones.Schedule.Season;
import org.sightline.zones.Schedule.Window;

/**
 * The dates of a part of {@link Hours}.
 *
 * @param season days of every year; null if it is not about them
 * @param from the first instant; null if open
 * @param to the last instant; null if open
 * @param lastDay the last day, where that is how the end was written; null otherwise
 * @param zone whose days they are
 * @param needsZone whether another zone would change what they mean
 */
record HoursDates(
    @Nullable Season season,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable LocalDate lastDay,
    @Nullable ZoneId zone,
    boolean needsZone) {
  /** Every day. */
  static final HoursDates ANY = new HoursDates(null, null, null, null, null, false);

  /** Those that are next; empty if none are. */
  static List<HoursDates> list(HoursText text, ZoneId zone) throws Hours.NotUnderstood {
    List<HoursDates> dates = new ArrayList<>();
    boolean more = true;
    while (more) {
      HoursDates one = next(text, zone);
      if (one == null) {
        if (!dates.isEmpty()) {
          throw new Hours.NotUnderstood(); // a comma, and nothing after it
        }
        return dates;
      }
      dates.add(one);
      more = text.take(',');
    }
    return dates;
  }

  private static @Nullable HoursDates next(HoursText text, ZoneId zone) throws Hours.NotUnderstood {
    if (text.atIso()) {
      return iso(text.takeIso(), zone);
    }
    if (text.atDigits(4) && !text.atTime()) {
      return once(text, zone);
    }
    Month first = text.takeMonth();
    if (first == null) {
      return null;
    }
    int firstDay = day(text);
    Month last = first;
    int lastDay = firstDay;
    boolean whole = firstDay == 0;
    if (text.take('-')) {
      Month named = text.takeMonth();
      last = named == null ? first : named;
      lastDay = day(text);
      if ((named == null && lastDay == 0) || (whole != (lastDay == 0))) {
        throw new Hours.NotUnderstood();
      }
    }
    MonthDay begin = MonthDay.of(first, whole ? 1 : firstDay);
    MonthDay end = MonthDay.of(last, whole ? last.maxLength() : lastDay);
    return new HoursDates(new Season(begin, end), null, null, null, zone, true);
  }

  /** A day of a month, 0 if none is next: what follows may be a time. */
  private static int day(HoursText text) throws Hours.NotUnderstood {
    return text.atTime() || !(text.atDigits(1) || text.atDigits(2)) ? 0 : text.takeNumber(2);
  }

  /** {@code 2025 Jun 01-2025 Sep 30}, {@code 2025 Jun 01-Sep 30}, {@code 2025 Jun}. */
  private static HoursDates once(HoursText text, ZoneId zone) throws Hours.NotUnderstood {
    int year = text.takeNumber(4);
    Month month = text.takeMonth();
    int day = month == null ? 0 : day(text);
    LocalDate begin = LocalDate.of(year, month == null ? 1 : month.getValue(), Math.max(1, day));
    int lastYear = year;
    Month lastMonth = month;
    int lastDay = day;
    if (text.take('-')) {
      lastYear = text.atDigits(4) ? text.takeNumber(4) : year;
      Month named = text.takeMonth();
      lastMonth = named == null && lastYear == year ? month : named;
      lastDay = day(text);
      if ((lastDay == 0) != (day == 0) || (lastMonth == null) != (month == null)) {
        throw new Hours.NotUnderstood();
      }
    }
    YearMonth end = YearMonth.of(lastYear, lastMonth == null ? 12 : lastMonth.getValue());
    return days(begin, lastDay == 0 ? end.atEndOfMonth() : end.atDay(lastDay), zone);
  }

  private static HoursDates days(LocalDate first, LocalDate last, ZoneId zone)
      throws Hours.NotUnderstood {
    if (last.isBefore(first)) {
      throw new Hours.NotUnderstood();
    }
    return new HoursDates(
        null, first.atStartOfDay(zone).toInstant(), dayEnd(last, zone), last, zone, true);
  }

  private static Instant dayEnd(LocalDate day, ZoneId zone) {
    return day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
  }

  private static HoursDates iso(String text, ZoneId zone) throws Hours.NotUnderstood {
    int slash = text.indexOf('/');
    String begin = slash < 0 ? text : text.substring(0, slash);
    String end = slash < 0 ? text : text.substring(slash + 1);
    Instant from = isOpen(begin) ? null : first(begin, zone);
    LocalDate lastDay = isOpen(end) || end.indexOf('T') >= 0 ? null : last(end);
    Instant to = lastDay != null ? dayEnd(lastDay, zone) : isOpen(end) ? null : moment(end, zone);
    if ((from == null && to == null) || (from != null && to != null && to.isBefore(from))) {
      throw new Hours.NotUnderstood();
    }
    return new HoursDates(null, from, to, lastDay, zone, !isExact(begin) || !isExact(end));
  }

  private static boolean isOpen(String iso) {
    return iso.isEmpty() || iso.equals("..");
  }

  /** Whether a time names its zone itself. */
  private static boolean isExact(String iso) {
    int t = iso.indexOf('T');
    return isOpen(iso)
        || (t > 0 && (iso.endsWith("Z") || iso.indexOf('+', t) > 0 || iso.indexOf('-', t) > 0));
  }

  private static Instant first(String iso, ZoneId zone) {
    return switch (iso.length()) {
      case 4 -> Year.parse(iso).atDay(1).atStartOfDay(zone).toInstant();
      case 7 -> YearMonth.parse(iso).atDay(1).atStartOfDay(zone).toInstant();
      case 10 -> LocalDate.parse(iso).atStartOfDay(zone).toInstant();
      default -> moment(iso, zone);
    };
  }

  private static LocalDate last(String iso) {
    return switch (iso.length()) {
      case 4 -> Year.parse(iso).atMonth(12).atEndOfMonth();
      case 7 -> YearMonth.parse(iso).atEndOfMonth();
      default -> LocalDate.parse(iso);
    };
  }

  private static Instant moment(String iso, ZoneId zone) {
    return isExact(iso)
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).atZone(zone).toInstant();
  }

  /** Whether they are days of certain years. */
  boolean isOnce() {
    return from != null || to != null;
  }

  /** The window of these dates; hours of the last day that run past its midnight are let out. */
  Window window(List<Daily> daily) {
    Instant until = to;
    if (lastDay != null && zone != null) {
      for (Daily hours : daily) {
        Instant end = lastDay.plusDays(1).atTime(latestEnd(hours)).atZone(zone).toInstant();
        until = until != null && end.isAfter(until) ? end : until;
      }
    }
    return new Window(from, until, daily);
  }

  /** When hours that run over midnight end on the next day; midnight if they do not. */
  private static LocalTime latestEnd(Daily hours) {
    if (hours.start() instanceof Edge.Clock start && hours.end() instanceof Edge.Clock end) {
      return end.time().isAfter(start.time()) ? LocalTime.MIDNIGHT : end.time();
    }
    boolean evening =
        hours.start() instanceof Edge.Sun sun
            ? !isMorning(sun)
            : hours.end() instanceof Edge.Sun end && isMorning(end);
    return evening ? LocalTime.NOON : LocalTime.MIDNIGHT;
  }

  private static boolean isMorning(Edge.Sun edge) {
    return edge.event() == Edge.Event.BMCT || edge.event() == Edge.Event.SR;
  }
}
