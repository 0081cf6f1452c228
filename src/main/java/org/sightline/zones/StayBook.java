package org.sightline.zones;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.geo.LatLon;
import org.sightline.geo.LocalFrame;
import org.sightline.telemetry.Fix;
import org.sightline.track.Sample;

/**
 * Joins the contacts of one moment after another into stays. A position that trembles at a border
 * makes one stay, not hundreds. For one track and one thread.
 */
final class StayBook {
  /** Two stays of one kind this near each other in time are one. */
  private static final double MERGE_S = 1;

  /** More stays than this in one zone are told more coarsely: those nearest in time become one. */
  private static final int MOST_OF_ONE = 64;

  private static final Comparator<Stay> ORDER =
      new Comparator<>() {
        @Override
        public int compare(Stay a, Stay b) {
          ZoneSource one = a.contact().zone().source();
          ZoneSource other = b.contact().zone().source();
          int order = one.file().compareTo(other.file());
          order = order != 0 ? order : a.contact().zone().id().compareTo(b.contact().zone().id());
          order = order != 0 ? order : one.feature().compareTo(other.feature());
          order = order != 0 ? order : Double.compare(a.fromS(), b.fromS());
          order = order != 0 ? order : Double.compare(a.toS(), b.toS());
          return order != 0 ? order : a.contact().how().compareTo(b.contact().how());
        }
      };

  private final boolean wide;
  private final IdentityHashMap<Zone, Open> open = new IdentityHashMap<>();
  private final IdentityHashMap<Zone, Past> past = new IdentityHashMap<>();
  private @Nullable LocalFrame last;
  private double lastS;

  /**
   * @param wide whether a stay reaches from the moment before its first contact to the one after
   *     its last, for moments that lie far apart
   */
  StayBook(boolean wide) {
    this.wide = wide;
  }

  /** The next moment; what lies between it and the one before is known. */
  void add(Sample moment, Fix fix, List<ZoneContact> contacts) {
    double atS = moment.offset().toNanos() / 1e9;
    LocalFrame before = last;
    if (!contacts.isEmpty() || !open.isEmpty()) {
      double movedM = before == null ? 0 : moved(before, fix.position());
      for (ZoneContact contact : contacts) {
        Open one = open.get(contact.zone());
        if (one != null && !one.isAlike(contact)) {
          close(one, wide ? atS : one.toS, true);
          one = null;
        }
        if (one == null) {
          one = opened(contact, moment, wide && before != null ? lastS : atS, before != null);
          open.put(contact.zone(), one);
          one.stay(contact, moment, fix, atS, 0);
        } else {
          one.stay(contact, moment, fix, atS, movedM);
        }
      }
      closeUntouched(atS);
    }
    last = before != null && before.origin().equals(fix.position()) ? before : frame(fix);
    lastS = atS;
  }

  private static LocalFrame frame(Fix fix) {
    return new LocalFrame(fix.position());
  }

  private static double moved(LocalFrame from, LatLon to) {
    return from.toLocal(to).distanceM();
  }

  private void closeUntouched(double atS) {
    Iterator<Open> all = open.values().iterator();
    while (all.hasNext()) {
      Open one = all.next();
      if (one.toS < atS) {
        all.remove();
        close(one, wide ? atS : one.toS, true);
      }
    }
  }

  /** What comes next is not joined with what was. */
  void part() {
    for (Open one : open.values()) {
      close(one, one.toS, false);
    }
    open.clear();
    last = null;
  }

  private Open opened(ZoneContact contact, Sample moment, double fromS, boolean entered) {
    Past stays = past.get(contact.zone());
    Open earlier = stays == null ? null : stays.reopened(contact, fromS);
    return earlier == null ? new Open(contact, moment, fromS, entered) : earlier;
  }

  private void close(Open one, double toS, boolean left) {
    one.toS = toS;
    one.left = left;
    past.computeIfAbsent(one.contact.zone(), zone -> new Past()).add(one);
  }

  /** All stays; the book is closed. */
  List<Stay> finish() {
    part();
    List<Stay> stays = new ArrayList<>();
    for (Past one : past.values()) {
      one.tell(stays);
    }
    stays.sort(ORDER);
    return stays;
  }

  /** What is past in one zone. */
  private static final class Past {
    private final List<Open> stays = new ArrayList<>();
    private double mergeS = MERGE_S;

    void add(Open one) {
      stays.add(one);
      while (stays.size() > MOST_OF_ONE) {
        mergeS *= 2;
        merge();
      }
    }

    /** The last stay of the same kind, taken out, if it ended just before. */
    @Nullable Open reopened(ZoneContact contact, double atS) {
      for (int i = stays.size() - 1; i >= 0; i--) {
        if (stays.get(i).isAlike(contact)) {
          return atS - stays.get(i).toS <= mergeS ? stays.remove(i) : null;
        }
      }
      return null;
    }

    private void merge() {
      for (int i = 0; i < stays.size(); i++) {
        Open one = stays.get(i);
        for (int j = i + 1; j < stays.size(); j++) {
          Open next = stays.get(j);
          if (next.isAlike(one.contact) && next.fromS - one.toS <= mergeS) {
            one.join(next);
            stays.remove(j--);
          }
        }
      }
    }

    /** Without those that lie wholly within a worse one: what trembles at a border is told once. */
    void tell(List<Stay> told) {
      for (Open one : stays) {
        boolean covered = false;
        for (Open other : stays) {
          covered |= other != one && other.covers(one);
        }
        if (!covered) {
          told.add(one.told());
        }
      }
    }
  }

  /** A stay while it lasts. */
  private static final class Open {
    private final double fromS;
    private final boolean entered;
    private ZoneContact contact;
    private Sample worst;
    private double toS;
    private boolean left;
    private double pathM;
    private @Nullable Height highest;

    Open(ZoneContact contact, Sample moment, double fromS, boolean entered) {
      this.contact = contact;
      this.worst = moment;
      this.fromS = fromS;
      this.entered = entered;
    }

    boolean isAlike(ZoneContact other) {
      return contact.how() == other.how()
          && contact.height() == other.height()
          && contact.active() == other.active()
          && contact.activeAsOf() == other.activeAsOf();
    }

    void stay(ZoneContact now, Sample moment, Fix fix, double atS, double movedM) {
      toS = atS;
      pathM += movedM;
      if (isWorse(now, contact)) {
        contact = now;
        worst = moment;
      }
      highest = higher(highest, told(fix));
    }

    // of several heights the one that tells how high a camera flew
    private static @Nullable Height told(Fix fix) {
      for (Height height : fix.heights()) {
        if (height.datum() == Height.Datum.TAKE_OFF || height.datum() == Height.Datum.GROUND) {
          return height;
        }
      }
      return fix.height();
    }

    void join(Open next) {
      toS = Math.max(toS, next.toS);
      left = next.left;
      pathM += next.pathM;
      highest = higher(highest, next.highest);
      if (isWorse(next.contact, contact)) {
        contact = next.contact;
        worst = next.worst;
      }
    }

    private static @Nullable Height higher(@Nullable Height one, @Nullable Height other) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return one.datum() == other.datum() && other.metres() > one.metres() ? other : one;
    }

    private static boolean isWorse(ZoneContact one, ZoneContact other) {
      if (one.how() != ZoneContact.How.INSIDE && one.probability() != other.probability()) {
        return one.probability() > other.probability();
      }
      return one.depthM() - one.distanceM() > other.depthM() - other.distanceM();
    }

    boolean covers(Open other) {
      return fromS <= other.fromS
          && toS >= other.toS
          && contact.how() == ZoneContact.How.INSIDE
          && other.contact.how() == ZoneContact.How.NEAR
          && contact.height() == other.contact.height()
          && contact.active() == other.contact.active()
          && contact.activeAsOf() == other.contact.activeAsOf();
    }

    Stay told() {
      return new Stay(contact, worst, fromS, toS, entered, left, pathM, highest);
    }
  }
}
