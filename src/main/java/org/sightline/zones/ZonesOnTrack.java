package org.sightline.zones;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Fix;
import org.sightline.track.Quality;
import org.sightline.track.Sample;
import org.sightline.track.Track;

/**
 * Finds when a moving camera was in or near zones.
 *
 * <p>Every good sample is tested, and the way between two that are joined: where a zone may be
 * near, positions on it are tested until they lie half a metre apart, so that a strip crossed
 * between two samples is not missed, and the moments of entering and leaving are known to a tenth
 * of a second. Where no zone is near, what lies within a circle known to be free is passed over:
 * the same answer for less.
 */
public final class ZonesOnTrack {
  /** Neighbouring positions beside a zone lie this near each other. */
  private static final double FINEST_M = 0.5;

  private static final long FINEST_NS = 100_000_000;
  private static final long SHORTEST_NS = 2_000_000;

  /** Circles that are tried for being free, metres, smallest first. */
  private static final double[] FREE_M = {50, 500, 5_000, 50_000};

  /** Positions tested between samples, of one track: a thousand kilometres along a border. */
  private static final int MOST_BETWEEN = 2_000_000;

  /** For distances of the local frame against those of the zones. */
  private static final double SLACK = 1.002;

  private final ZoneSet zones;
  private final Track track;
  private final Function<Sample, Times> times;
  private final StayBook book = new StayBook(false);
  private @Nullable LocalFrame free;
  private double freeM;
  private int circles;
  private int tested;

  /** A tested moment; {@code circle} is the number of the free circle it lies in, 0 if in none. */
  private record Moment(Sample sample, Fix fix, List<ZoneContact> contacts, int circle) {
    long ns() {
      return sample.offset().toNanos();
    }

    double reachM() {
      return ZoneSet.SIGMAS_95 * fix.accuracyM();
    }
  }

  private ZonesOnTrack(ZoneSet zones, Track track, Function<Sample, Times> times) {
    this.zones = zones;
    this.track = track;
    this.times = times;
  }

  /**
   * The stays in or near zones.
   *
   * @param times of each sample: when it was taken and when it will be published
   */
  public static Stays touched(ZoneSet zones, Track track, Function<Sample, Times> times) {
    return new ZonesOnTrack(zones, track, times).walk();
  }

  /**
   * The stays with zones in sight, looked for at moments of a stated distance: each reaches from
   * the moment before the zone came into sight to the one after.
   *
   * @param zonesOf the zones in sight at a moment
   */
  public static Stays seen(
      Track track, Duration step, Function<Sample, List<ZoneContact>> zonesOf) {
    StayBook book = new StayBook(true);
    int before = -1;
    long due = Long.MIN_VALUE;
    for (int i = 0; i < track.size(); i++) {
      if (track.quality(i) == Quality.GOOD) {
        boolean joined = before >= 0 && track.joins(before, i);
        boolean last = isLast(track, i);
        Sample sample = track.sample(i);
        Fix fix = sample.fix();
        long ns = sample.offset().toNanos();
        if (!joined) {
          book.part();
        }
        if (fix != null && (!joined || last || ns >= due)) {
          book.add(sample, fix, zonesOf.apply(sample));
          due = ns + step.toNanos();
        }
        before = i;
      }
    }
    return new Stays(book.finish(), true);
  }

  /** Whether what is known of the way ends here. */
  private static boolean isLast(Track track, int index) {
    int next = index + 1;
    while (next < track.size() && track.quality(next) != Quality.GOOD) {
      next++;
    }
    return next == track.size() || !track.joins(index, next);
  }

  private Stays walk() {
    int before = -1;
    Moment last = null;
    for (int i = 0; i < track.size(); i++) {
      Sample sample = track.sample(i);
      Fix fix = sample.fix();
      if (fix != null) {
        Moment here = tested(sample, fix);
        if (last != null && track.joins(before, i)) {
          follow(before, i, last, here);
        } else if (last != null) {
          book.part();
        }
        add(here);
        last = here;
        before = i;
      }
    }
    return new Stays(book.finish(), tested <= MOST_BETWEEN);
  }

  private void add(Moment moment) {
    book.add(moment.sample, moment.fix, moment.contacts);
  }

  private Moment tested(Sample sample, Fix fix) {
    double reachM = ZoneSet.SIGMAS_95 * fix.accuracyM();
    LocalFrame circle = free;
    if (circle == null || !isWithin(circle, fix, reachM)) {
      circle = new LocalFrame(fix.position());
      freeM = freeM(fix.position());
      free = circle;
      circles++;
    }
    if (isWithin(circle, fix, reachM)) {
      return new Moment(sample, fix, List.of(), circles);
    }
    List<ZoneContact> contacts = zones.contactsAt(fix, times.apply(sample));
    return new Moment(sample, fix, contacts, 0);
  }

  private boolean isWithin(LocalFrame circle, Fix fix, double reachM) {
    return circle.toLocal(fix.position()).distanceM() * SLACK + reachM < freeM;
  }

  /** A radius within which no zone can be reached; 0 if none is known. */
  private double freeM(LatLon place) {
    double known = 0;
    for (double radius : FREE_M) {
      if (zones.countNear(place, radius) > 0) {
        break;
      }
      known = radius;
    }
    return known;
  }

  /** Tests the way between two samples, as finely as zones are near. */
  private void follow(int before, int after, Moment from, Moment to) {
    LocalFrame circle = free;
    if (circle != null && from.circle == circles && to.circle == circles) {
      double reachM = Math.max(from.reachM(), to.reachM());
      if (isWithin(circle, from.fix, reachM) && isWithin(circle, to.fix, reachM)) {
        return;
      }
    }
    long ns = to.ns() - from.ns();
    double metres = new LocalFrame(from.fix.position()).toLocal(to.fix.position()).distanceM();
    boolean alike = isAlike(from, to);
    boolean fine = metres <= FINEST_M && (alike || ns <= FINEST_NS);
    if (fine || ns <= SHORTEST_NS || tested > MOST_BETWEEN) {
      return;
    }
    Sample sample = track.between(before, after, Duration.ofNanos(from.ns() + ns / 2));
    Fix fix = sample.fix();
    if (fix == null) {
      return;
    }
    double reachM = Math.max(from.reachM(), to.reachM());
    int near = zones.countNear(fix.position(), metres * SLACK / 2 + reachM);
    if (near == 0 || (alike && near == from.contacts.size() && isDeep(from, to, metres))) {
      return;
    }
    tested++;
    Moment middle = new Moment(sample, fix, zones.contactsAt(fix, times.apply(sample)), 0);
    follow(before, after, from, middle);
    add(middle);
    follow(before, after, middle, to);
  }

  // contacts of one set hold its own zones: comparing them by value would compare every vertex
  @SuppressWarnings("ReferenceEquality")
  private static boolean isAlike(Moment one, Moment other) {
    if (one.contacts.size() != other.contacts.size()) {
      return false;
    }
    for (ZoneContact contact : one.contacts) {
      boolean found = false;
      for (ZoneContact same : other.contacts) {
        found |=
            contact.zone() == same.zone()
                && contact.how() == same.how()
                && contact.height() == same.height()
                && contact.active() == same.active()
                && contact.activeAsOf() == same.activeAsOf();
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }

  /** Whether no border can be met on the way, nor a limit between two parts of a zone. */
  private static boolean isDeep(Moment from, Moment to, double metres) {
    double needed = metres * SLACK + Math.max(from.reachM(), to.reachM());
    for (ZoneContact contact : from.contacts) {
      boolean simple = contact.zone().volumes().size() == 1;
      if (!simple || contact.how() != ZoneContact.How.INSIDE || contact.depthM() <= needed) {
        return false;
      }
    }
    return true;
  }
}
