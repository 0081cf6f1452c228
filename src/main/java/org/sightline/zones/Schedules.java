package org.sightline.zones;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.geo.Sun;
import org.sightline.zones.Schedule.Daily;
import org.sightline.zones.Schedule.Edge;
import org.sightline.zones.Schedule.Off;
import org.sightline.zones.Schedule.Season;
import org.sightline.zones.Schedule.Window;
import org.sightline.zones.ZoneContact.Active;

/**
 * Tells whether a schedule applies, for an instant or for every instant of a stretch of time.
 *
 * <p>All times are worked out twice: once so that every period is as long as the sun's uncertainty
 * allows, once as short. Inside the short ones it applies, outside the long ones it does not, and
 * between them nobody can say. A polar day is one long day from solar midnight to solar midnight, a
 * polar night has no day in it; hours that hang on an event of the sun that does not come, and on a
 * clock or another height of the sun beside it, are possible and never sure.
 */
final class Schedules {
  private static final long DAY_S = 86_400;

  /** The sun may rise later by so much from one day to the next where it rises at all. */
  private static final long SLACK_S = 7_200;

  /** Metres of a degree on the ground: so far a wrong position moves the sun. */
  private static final double DEGREE_M = 111_000;

  private static final LocalTime DAY_END = LocalTime.of(23, 59);

  private final LatLon where;
  private final boolean longest;
  private final double errorDeg;

  private Schedules(LatLon where, boolean longest, double errorDeg) {
    this.where = where;
    this.longest = longest;
    this.errorDeg = errorDeg;
  }

  /** From and to in seconds of the epoch, both included. */
  private record Span(long fromS, long toS) {}

  /**
   * Whether it applies at every instant of a stretch, at none, or neither can be said.
   *
   * @param from the first instant; null if nothing is known of it
   * @param to the last; null if nothing is known of it
   * @param where where the sun is asked
   * @param errorM how far off that may be
   */
  static Active active(
      Schedule schedule,
      @Nullable Instant from,
      @Nullable Instant to,
      LatLon where,
      double errorM) {
    if (schedule.windows().isEmpty()) {
      return Active.UNKNOWN;
    }
    if (from == null || to == null) {
      return always(schedule) ? Active.YES : Active.UNKNOWN;
    }
    Span asked = new Span(from.getEpochSecond(), to.getEpochSecond());
    double errorDeg = Sun.ERROR_DEG + Math.min(90, errorM / DEGREE_M);
    if (new Schedules(where, true, errorDeg).spans(schedule, asked).isEmpty()) {
      return Active.NO;
    }
    List<Span> sure = new Schedules(where, false, errorDeg).spans(schedule, asked);
    return covers(sure, asked) ? Active.YES : Active.UNKNOWN;
  }

  private static boolean always(Schedule schedule) {
    for (Window window : schedule.windows()) {
      if (window.from() == null && window.to() == null && window.daily().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean covers(List<Span> spans, Span asked) {
    spans.sort((a, b) -> Long.compare(a.fromS, b.fromS));
    long until = asked.fromS - 1;
    for (Span span : spans) {
      if (span.fromS > until + 1) {
        break; // whole seconds: the next one begins a new span without a gap
      }
      until = Math.max(until, span.toS);
    }
    return until >= asked.toS;
  }

  /** The periods that touch the stretch asked for. */
  private List<Span> spans(Schedule schedule, Span asked) {
    List<Span> found = new ArrayList<>();
    for (Window window : schedule.windows()) {
      Instant first = window.from();
      Instant last = window.to();
      long from = first == null ? Long.MIN_VALUE : first.getEpochSecond();
      long to = last == null ? Long.MAX_VALUE : last.getEpochSecond();
      if (from > asked.toS || to < asked.fromS) {
        continue;
      }
      if (window.daily().isEmpty()) {
        found.add(new Span(from, to));
      }
      for (Daily daily : window.daily()) {
        daily(window, daily, asked, found);
      }
    }
    return found;
  }

  private void daily(Window window, Daily daily, Span asked, List<Span> found) {
    Instant first = window.from();
    Instant last = window.to();
    // a period lasts a day, an edge moves by hours, zones and longitudes by half a day or more
    LocalDate day = dayOf(asked.fromS).minusDays(3);
    LocalDate end = dayOf(asked.toS).plusDays(2);
    for (; !day.isAfter(end); day = day.plusDays(1)) {
      Span span = period(daily, window.off(), day);
      if (span == null) {
        continue;
      }
      long from = first == null ? span.fromS : Math.max(span.fromS, first.getEpochSecond());
      long to = last == null ? span.toS : Math.min(span.toS, last.getEpochSecond());
      if (from <= to && from <= asked.toS && to >= asked.fromS) {
        found.add(new Span(from, to));
      }
    }
  }

  private static LocalDate dayOf(long epochS) {
    return LocalDate.ofEpochDay(Math.floorDiv(epochS, DAY_S));
  }

  /** The hours that start on a day; null if there are none. */
  private @Nullable Span period(Daily daily, List<Off> off, LocalDate day) {
    Edge start = daily.start();
    Edge end = daily.end();
    if (start instanceof Edge.Clock from) {
      if (!isOn(daily, off, day, day)) {
        return null;
      }
      long fromS = clockS(from, day, true);
      if (end instanceof Edge.Clock to) {
        return new Span(fromS, clockEnd(from, to, day, fromS));
      }
      return sunEnd((Edge.Sun) end, fromS);
    }
    Edge.Sun from = (Edge.Sun) start;
    Span span =
        end instanceof Edge.Sun to && arePair(from, to)
            ? light(from, to, day)
            : fromSun(from, end, day);
    return span == null || !isOn(daily, off, day, dayOf(span.fromS)) ? null : span;
  }

  /**
   * Whether hours may start on a day. Where the sun starts them, authors may count days at the
   * place or in universal time: longest, either will do.
   */
  private boolean isOn(Daily daily, List<Off> off, LocalDate day, LocalDate other) {
    boolean one = isOn(daily, off, day);
    boolean two = day.equals(other) ? one : isOn(daily, off, other);
    return longest ? one || two : one && two;
  }

  private static boolean isOn(Daily daily, List<Off> off, LocalDate day) {
    for (Off days : off) {
      if (holds(days.season(), days.days(), day)) {
        return false;
      }
    }
    return holds(daily.season(), daily.days(), day);
  }

  private static boolean holds(@Nullable Season season, Set<DayOfWeek> days, LocalDate day) {
    return (season == null || holds(season, MonthDay.from(day)))
        && (days.isEmpty() || days.contains(day.getDayOfWeek()));
  }

  private static boolean holds(Season season, MonthDay day) {
    boolean begun = !day.isBefore(season.first());
    boolean over = day.isAfter(season.last());
    return season.first().isAfter(season.last()) ? begun || !over : begun && !over;
  }

  /** A time that a change of clocks skips is as much later; one that comes twice is both. */
  private static long clockS(Edge.Clock clock, LocalDate day, boolean isStart) {
    ZonedDateTime time = ZonedDateTime.of(day, clock.time(), clock.zone());
    return (isStart ? time : time.withLaterOffsetAtOverlap()).toEpochSecond();
  }

  private static long clockEnd(Edge.Clock from, Edge.Clock to, LocalDate day, long fromS) {
    if (!to.time().isBefore(DAY_END)) {
      return clockS(new Edge.Clock(LocalTime.MIDNIGHT, to.zone()), day.plusDays(1), false);
    }
    boolean next =
        from.zone().equals(to.zone())
            ? !to.time().isAfter(from.time())
            : clockS(to, day, false) <= fromS;
    return clockS(to, next ? day.plusDays(1) : day, false);
  }

  /** From an instant to the next event of the sun; if none comes within a day, perhaps a day. */
  private @Nullable Span sunEnd(Edge.Sun end, long fromS) {
    LocalDate day = dayOf(Math.round(fromS + where.lonDeg() * 240));
    for (int i = -1; i <= 1; i++) {
      Long event = event(end, day.plusDays(i), false);
      if (event != null && event > fromS && event - fromS <= DAY_S + SLACK_S) {
        return new Span(fromS, event);
      }
    }
    return longest ? new Span(fromS, fromS + DAY_S) : null;
  }

  private @Nullable Span fromSun(Edge.Sun from, Edge end, LocalDate day) {
    Long begins = event(from, day, true);
    if (begins == null) {
      long middle = isRise(from.event()) ? midnight(day) : noon(day);
      return longest ? new Span(middle, middle + DAY_S) : null;
    }
    if (end instanceof Edge.Sun sun) {
      return sunEnd(sun, begins);
    }
    Edge.Clock clock = (Edge.Clock) end;
    LocalDate date = Instant.ofEpochSecond(begins).atZone(clock.zone()).toLocalDate();
    boolean dayEnd = !clock.time().isBefore(DAY_END);
    Edge.Clock until = dayEnd ? new Edge.Clock(LocalTime.MIDNIGHT, clock.zone()) : clock;
    long endS = clockS(until, date, false);
    return new Span(begins, endS > begins ? endS : clockS(until, date.plusDays(1), false));
  }

  /** Whether two events begin and end the light of a day, or the dark of a night. */
  private static boolean arePair(Edge.Sun from, Edge.Sun to) {
    return isRise(from.event()) != isRise(to.event())
        && heightDeg(from.event()) == heightDeg(to.event());
  }

  /** The light of a day or the dark of a night; null if there is none. */
  private @Nullable Span light(Edge.Sun from, Edge.Sun to, LocalDate day) {
    boolean isLight = isRise(from.event());
    long middle = isLight ? midnight(day) : noon(day);
    long next = isLight ? midnight(day.plusDays(1)) : noon(day.plusDays(1));
    double height = heightDeg(from.event()) + (isLight == longest ? -errorDeg : errorDeg);
    Long begins = event(from, day, true);
    Long ends = event(to, isLight ? day : day.plusDays(1), false);
    boolean before = isAbove(middle, height) == isLight;
    boolean after = isAbove(next, height) == isLight;
    if ((begins == null && !before) || (ends == null && !after)) {
      return null;
    }
    return new Span(begins == null ? middle : begins, ends == null ? next : ends);
  }

  private long midnight(LocalDate day) {
    return Sun.midnight(day, where.lonDeg()).getEpochSecond();
  }

  private long noon(LocalDate day) {
    return Sun.noon(day, where.lonDeg()).getEpochSecond();
  }

  private boolean isAbove(long epochS, double heightDeg) {
    return Sun.heightDeg(Instant.ofEpochSecond(epochS), where) >= heightDeg;
  }

  /** When an event of the sun begins or ends a period; null if it does not come on that day. */
  private @Nullable Long event(Edge.Sun edge, LocalDate day, boolean isStart) {
    boolean rise = isRise(edge.event());
    // longer: an earlier start, a later end; the sun passes a lower height earlier when it rises
    boolean earlier = isStart == longest;
    double height = heightDeg(edge.event()) + (earlier == rise ? -errorDeg : errorDeg);
    Instant at = rise ? Sun.rise(day, where, height) : Sun.set(day, where, height);
    return at == null
        ? null
        : at.getEpochSecond() + edge.plusMinutes() * 60L + (earlier ? -Sun.ERROR_S : Sun.ERROR_S);
  }

  private static boolean isRise(Edge.Event event) {
    return event == Edge.Event.BMCT || event == Edge.Event.SR;
  }

  private static double heightDeg(Edge.Event event) {
    return event == Edge.Event.SR || event == Edge.Event.SS ? Sun.RISE_SET_DEG : Sun.CIVIL_DEG;
  }
}
