package org.sightline.risk;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.telemetry.CameraPose;
import org.sightline.zones.Activity;
import org.sightline.zones.Stay;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;

/**
 * A stay and how serious it is.
 *
 * @param stay the stay
 * @param touch its worst moment, weighed by the policy
 */
record Moment(Stay stay, Touch touch) {
  private static final Set<Activity> FLIGHT = EnumSet.of(Activity.FLIGHT);

  /** Stays of one kind. */
  enum Kind {
    /** In a zone that restricts pictures. */
    INSIDE,
    /** At the border of one, or near it. */
    NEAR,
    /** With one in sight. */
    SEES,
    /** In or near a zone that restricts flight. */
    FLIGHT,
    /** In or near a private zone. */
    PRIVATE
  }

  /** The stays of a kind, in the order of zones and times. */
  static List<Moment> of(Policy policy, Observation seen, Kind kind) {
    Footage footage = seen.footage();
    List<Moment> moments = new ArrayList<>();
    if (footage == null) {
      return moments;
    }
    Flying flying = kind == Kind.FLIGHT ? Flying.of(seen.telemetry()) : Flying.UNKNOWN;
    for (Stay stay : footage.stays()) {
      Touch touch = touch(policy, stay, kind, flying);
      if (touch != null && touch.level() != Level.NONE) {
        moments.add(new Moment(stay, touch));
      }
    }
    return moments;
  }

  /** How serious a stay is by whatever counts most; NONE if it does not count. */
  static Level level(Policy policy, Observation seen, Stay stay) {
    Flying flying = Flying.of(seen.telemetry());
    Level worst = Level.NONE;
    for (Kind kind : Kind.values()) {
      Touch touch = touch(policy, stay, kind, flying);
      worst = touch == null ? worst : worst.worse(touch.level());
    }
    return worst;
  }

  private static @Nullable Touch touch(Policy policy, Stay stay, Kind kind, Flying flying) {
    ZoneContact contact = stay.contact();
    Zone zone = contact.zone();
    if (zone.isPrivate() || kind == Kind.PRIVATE) {
      return zone.isPrivate() && kind == Kind.PRIVATE
          ? new Touch(
              contact,
              Touch.privateLevel(policy, contact),
              Activity.CAPTURE,
              stay.moment().fix(),
              false)
          : null;
    }
    return switch (kind) {
      case INSIDE -> pictures(policy, stay, ZoneContact.How.INSIDE);
      case NEAR -> pictures(policy, stay, ZoneContact.How.NEAR);
      case SEES -> {
        CameraPose pose = stay.moment().pose();
        boolean known = pose != null && pose.yaw() != null;
        yield !known || contact.probability() >= policy.probability()
            ? pictures(policy, stay, ZoneContact.How.SEES)
            : null;
      }
      case FLIGHT -> flight(policy, stay, flying);
      case PRIVATE -> null;
    };
  }

  private static @Nullable Touch pictures(Policy policy, Stay stay, ZoneContact.How how) {
    ZoneContact contact = stay.contact();
    return contact.how() == how && Touch.restrictsAny(contact.zone(), CameraInsideZone.PICTURES)
        ? Touch.weighed(policy, contact, CameraInsideZone.PICTURES, stay.moment().fix(), false)
        : null;
  }

  // where pictures are restricted too, the camera's rules already speak of the place
  private static @Nullable Touch flight(Policy policy, Stay stay, Flying flying) {
    ZoneContact contact = stay.contact();
    boolean asked =
        contact.how() != ZoneContact.How.SEES
            && contact.zone().restricts().contains(Activity.FLIGHT)
            && (flying == Flying.YES || contact.zone().restricts().size() == 1);
    if (!asked) {
      return null;
    }
    Touch touch = Touch.weighed(policy, contact, FLIGHT, stay.moment().fix(), false);
    Level level = DroneInFlightZone.capped(policy, touch.level(), flying);
    return new Touch(contact, level, touch.weighed(), touch.fix(), false);
  }

  /** The stays of each zone, the zone with the worst stay first. */
  static List<List<Moment>> byZone(List<Moment> moments) {
    List<Touch> worst = new ArrayList<>();
    List<List<Moment>> groups = new ArrayList<>();
    for (Moment moment : moments) {
      List<Moment> group = groups.isEmpty() ? null : groups.get(groups.size() - 1);
      if (group == null || !sameZone(group.get(0), moment)) {
        group = new ArrayList<>();
        groups.add(group);
      }
      group.add(moment);
    }
    for (List<Moment> group : groups) {
      worst.add(worst(group).touch);
    }
    List<List<Moment>> ranked = new ArrayList<>();
    for (Touch touch : Touch.worstFirst(worst)) {
      ranked.add(groups.get(indexOf(worst, touch)));
    }
    return ranked;
  }

  // of one list: comparing them by value would compare every vertex
  @SuppressWarnings("ReferenceEquality")
  private static int indexOf(List<Touch> touches, Touch wanted) {
    for (int i = 0; i < touches.size(); i++) {
      if (touches.get(i) == wanted) {
        return i;
      }
    }
    throw new IllegalArgumentException("not in the list");
  }

  // of one zone set: comparing them by value would compare every vertex
  @SuppressWarnings("ReferenceEquality")
  private static boolean sameZone(Moment one, Moment other) {
    return one.stay.contact().zone() == other.stay.contact().zone();
  }

  /** The worst of some stays. */
  static Moment worst(List<Moment> moments) {
    Moment worst = moments.get(0);
    for (Moment moment : moments) {
      if (moment.touch.isWorseThan(worst.touch)) {
        worst = moment;
      }
    }
    return worst;
  }
}
