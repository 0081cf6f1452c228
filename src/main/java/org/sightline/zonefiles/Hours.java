package org.sightline.zonefiles;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
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
import org.sightline.zones.Schedule.Edge.Event;
import org.sightline.zones.Schedule.Off;
import org.sightline.zones.Schedule.Window;

/**
 * Reads hours as people write them: a part of OpenStreetMap's {@code opening_hours} (wiki
 * specification 0.7), English names of days in two or more letters, in any capitals.
 *
 * <pre>
 * 24/7                                    always; also H24
 * Mo-Fr 08:00-12:00,13:00-17:00; Sa 09:00-12:00    parts add up; a comma for the semicolon will do
 * Europe/Vienna Mo-Fr 08:00-17:00         in that zone; also at the end; without one it is UTC
 * Sa,Su 22:00-04:00                       over midnight belongs to the day on which it starts
 * sunrise-sunset, dawn-dusk, (sunset+00:30)-(sunrise-00:30)   dawn and dusk: civil twilight
 * Apr 01-Jul 15, Nov-Feb 06:00-20:00      seasons, also over the turn of the year
 * 2025 Jun 01-2025 Sep 30 Mo-Fr 08:00-17:00        once
 * 2025-06-01/2025-06-30T12:00Z            ISO 8601; .. or nothing is open
 * Mo-Su 08:00-17:00; Dec 24-Jan 06 off    days off, taken from the parts before
 * </pre>
 *
 * <p>Unlike there, a later part for the same days adds to the earlier one and does not replace it,
 * so that no zone gets smaller than its author meant. Anything else is not understood: the zone
 * then counts at all times, and its hours are said to be unknown.
 */
public final class Hours {
  private static final int MAX_PARTS = 400;

  private final HoursText text;
  private final ZoneId zone;
  private final List<Window> windows = new ArrayList<>();
  private boolean ofClock;
  private boolean holidaysOff;

  private Hours(HoursText text, @Nullable ZoneId zone) {
    this.text = text;
    this.zone = zone == null ? ZoneOffset.UTC : zone;
  }

  /** The words are not of this language. */
  static final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1;

    NotUnderstood() {
      super(null, null, false, false);
    }
  }

  /**
   * Reads hours.
   *
   * @param remarks takes sentences about what was assumed or not understood; what is not understood
   *     gives a schedule that is unknown at all times
   */
  public static Schedule read(String words, List<String> remarks) {
    String shown = '"' + ZoneDraft.shortened(words) + '"';
    HoursText.Zoned split = HoursText.zoned(words);
    try {
      Hours hours = new Hours(new HoursText(split.rest()), split.zone());
      hours.parts();
      if (split.zone() == null && hours.ofClock) {
        remarks.add(
            shown
                + " names no time zone, so UTC was taken; name it first, as in Europe/Vienna Mo-Fr"
                + " 08:00-17:00");
      }
      if (hours.holidaysOff) {
        remarks.add(
            shown + " leaves out holidays, which are not known: it is taken to apply on them");
      }
      return new Schedule(hours.windows, words);
    } catch (NotUnderstood | DateTimeException e) {
      remarks.add(
          shown
              + " is not understood as hours, so the zone counts at any time; write for instance"
              + " Europe/Vienna Mo-Fr 08:00-17:00");
      return Schedule.unread(words);
    }
  }

  private void parts() throws NotUnderstood {
    do {
      if (text.atEnd()) {
        break; // a semicolon after the last part
      }
      part();
      if (windows.size() > MAX_PARTS) {
        throw new NotUnderstood();
      }
    } while (text.take(';') || text.take(','));
    if (!text.atEnd() || windows.isEmpty()) {
      throw new NotUnderstood();
    }
  }

  private void part() throws NotUnderstood {
    if (text.takeAlways()) {
      windows.add(new Window(null, null, List.of()));
      return;
    }
    if (text.takeWord("ph") || text.takeWord("sh")) {
      expectOff();
      holidaysOff = true;
      return;
    }
    List<HoursDates> dates = HoursDates.list(text, zone);
    text.take(':');
    Set<DayOfWeek> days = days();
    if (isOff()) {
      off(dates, days);
      return;
    }
    List<Edge[]> times = times();
    text.takeWord("open");
    if (dates.isEmpty() && days.isEmpty() && times.isEmpty()) {
      throw new NotUnderstood();
    }
    if (dates.isEmpty()) {
      dates = List.of(HoursDates.ANY);
    }
    for (HoursDates one : dates) {
      ofClock |= one.needsZone();
      windows.add(one.window(daily(one, days, times)));
    }
  }

  private List<Daily> daily(HoursDates dates, Set<DayOfWeek> days, List<Edge[]> times) {
    List<Daily> daily = new ArrayList<>();
    for (Edge[] edges : times) {
      daily.add(new Daily(dates.season(), days, edges[0], edges[1]));
    }
    if (times.isEmpty() && (dates.season() != null || !days.isEmpty())) {
      ofClock = true;
      Edge midnight = new Edge.Clock(LocalTime.MIDNIGHT, zone);
      daily.add(new Daily(dates.season(), days, midnight, midnight));
    }
    return daily;
  }

  private boolean isOff() {
    return text.takeWord("off") || text.takeWord("closed");
  }

  private void expectOff() throws NotUnderstood {
    if (!isOff()) {
      throw new NotUnderstood();
    }
  }

  /** Days off change the parts before them; a whole stretch becomes days for that. */
  private void off(List<HoursDates> dates, Set<DayOfWeek> days) throws NotUnderstood {
    if (dates.isEmpty() && days.isEmpty()) {
      throw new NotUnderstood();
    }
    List<Off> off = new ArrayList<>();
    for (HoursDates one : dates.isEmpty() ? List.of(HoursDates.ANY) : dates) {
      if (one.isOnce()) {
        throw new NotUnderstood();
      }
      ofClock |= one.needsZone();
      off.add(new Off(one.season(), days));
    }
    Edge midnight = new Edge.Clock(LocalTime.MIDNIGHT, zone);
    for (int i = 0; i < windows.size(); i++) {
      Window window = windows.get(i);
      List<Daily> daily = window.daily();
      if (daily.isEmpty()) {
        ofClock = true;
        daily = List.of(new Daily(null, Set.of(), midnight, midnight));
      }
      List<Off> all = new ArrayList<>(window.off());
      all.addAll(off);
      windows.set(i, new Window(window.from(), window.to(), daily, all));
    }
  }

  private Set<DayOfWeek> days() throws NotUnderstood {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    DayOfWeek first = text.takeDay();
    while (first != null) {
      days.add(first);
      if (text.take('-')) {
        DayOfWeek last = text.takeDay();
        if (last == null) {
          throw new NotUnderstood();
        }
        for (DayOfWeek day = first; day != last; day = day.plus(1)) {
          days.add(day);
        }
        days.add(last);
      }
      first = text.take(',') ? text.takeDay() : null;
    }
    return days;
  }

  private List<Edge[]> times() throws NotUnderstood {
    List<Edge[]> times = new ArrayList<>();
    boolean more = text.atTime();
    while (more) {
      Edge start = sun();
      int from = start == null ? text.takeMinutes() : 0;
      if (!text.take('-')) {
        throw new NotUnderstood();
      }
      Edge end = sun();
      int to = end == null ? text.takeMinutes() : 0;
      // 20:00-26:00 ends at 2 on the next day; no hours last longer than a day
      boolean tooLong = start == null && end == null && to - from > 24 * 60;
      if (from >= 24 * 60 || tooLong) {
        throw new NotUnderstood();
      }
      times.add(new Edge[] {start == null ? clock(from) : start, end == null ? clock(to) : end});
      more = text.takeCommaBeforeTime();
    }
    return times;
  }

  private Edge clock(int minutes) {
    ofClock = true;
    return new Edge.Clock(HoursText.time(minutes), zone);
  }

  /** An event of the sun; null if the next thing is a time of the clock. */
  private @Nullable Edge sun() throws NotUnderstood {
    boolean bracket = text.take('(');
    Event event = text.takeEvent();
    if (event == null) {
      if (bracket) {
        throw new NotUnderstood();
      }
      return null;
    }
    int plus = 0;
    if (bracket) {
      int sign = text.take('+') ? 1 : text.take('-') ? -1 : 0;
      plus = sign == 0 ? 0 : sign * text.takeMinutes();
      if (Math.abs(plus) > 12 * 60 || !text.take(')')) {
        throw new NotUnderstood();
      }
    }
    return new Edge.Sun(event, plus);
  }
}
