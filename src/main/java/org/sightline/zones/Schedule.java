package org.sightline.zones;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;

/**
 * When a zone applies.
 *
 * @param windows any of them makes it apply; empty if the words are not understood: then it is not
 *     known when it applies
 * @param words what its author wrote, for people
 */
public record Schedule(List<Window> windows, String words) implements Serializable {
  /** Copies the list. */
  public Schedule {
    windows = List.copyOf(windows);
  }

  /** Words that are kept and not understood. */
  public static Schedule unread(String words) {
    return new Schedule(List.of(), words);
  }

  /**
   * Whether it applies at an instant. Around a rise or set of the sun, as long as the almanac
   * itself is uncertain ({@link org.sightline.geo.Sun}), the answer is {@code UNKNOWN}.
   */
  public ZoneContact.Active active(Instant at, LatLon where) {
    return Schedules.active(this, at, at, where, 0);
  }

  /**
   * A stretch of time, both ends included.
   *
   * @param from null if open
   * @param to null if open
   * @param daily the hours within it; empty if it is the whole stretch
   * @param off days on which no daily hours start
   */
  public record Window(
      @Nullable Instant from, @Nullable Instant to, List<Daily> daily, List<Off> off)
      implements Serializable {
    /** Copies the lists. */
    public Window {
      daily = List.copyOf(daily);
      off = List.copyOf(off);
    }

    /** Without days off. */
    public Window(@Nullable Instant from, @Nullable Instant to, List<Daily> daily) {
      this(from, to, daily, List.of());
    }
  }

  /**
   * Days on which it does not apply.
   *
   * @param season days of the year; null is all year
   * @param days empty is every day
   */
  public record Off(@Nullable Season season, Set<DayOfWeek> days) implements Serializable {
    /** Copies the set. */
    public Off {
      days = Set.copyOf(days);
    }
  }

  /**
   * Hours that come back. An end that is not after the start is on the next day, and the whole
   * belongs to the day on which it starts.
   *
   * <p>Days are those of the zone of the clock at the start; where the sun starts them, those of
   * the sun at the place. An end of 23:59 or later is the end of the day.
   *
   * @param season days of the year; null is all year
   * @param days empty is every day
   * @param start included
   * @param end included
   */
  public record Daily(@Nullable Season season, Set<DayOfWeek> days, Edge start, Edge end)
      implements Serializable {
    /** Copies the set. */
    public Daily {
      days = Set.copyOf(days);
    }
  }

  /**
   * Days of every year, both included; may run over the turn of the year.
   *
   * @param first its first day
   * @param last its last day
   */
  public record Season(MonthDay first, MonthDay last) implements Serializable {}

  /** Where hours begin or end. */
  public sealed interface Edge extends Serializable {
    /**
     * By the clock.
     *
     * @param time the time of day
     * @param zone in which zone, UTC among them
     */
    record Clock(LocalTime time, ZoneId zone) implements Edge {
      private static final long serialVersionUID = 1;
    }

    /**
     * By the sun at the place in question.
     *
     * @param event which
     * @param plusMinutes so many minutes after it, negative before
     */
    record Sun(Event event, int plusMinutes) implements Edge {
      private static final long serialVersionUID = 1;
    }

    /** Events of the sun by the names of ED-269 and ED-318. */
    enum Event {
      /** Begin of morning civil twilight: the sun's centre 6° below the horizon. */
      BMCT,
      /** Sunrise: its upper edge at the horizon, refraction included. */
      SR,
      /** Sunset. */
      SS,
      /** End of evening civil twilight. */
      EECT
    }
  }
}
