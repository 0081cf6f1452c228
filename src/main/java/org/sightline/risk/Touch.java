package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.view.Detail.Task;
import org.sightline.view.Detail.Thing;
import org.sightline.zones.Activity;
import org.sightline.zones.InView;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;
import org.sightline.zones.ZoneContact.Active;

/**
 * The worst contact of an item with one zone, over all the item's positions.
 *
 * @param contact the contact
 * @param level how serious its place is by the policy, its ceilings for hours and heights applied
 * @param weighed the restriction that makes it so serious: taking pictures and flying are judged by
 *     the hours at the time of capture, publishing by those at the moment of publication
 * @param fix the position that made it; null if the item no longer names it
 * @param oneOfSeveral whether the item's positions disagree, so that a sentence must say which
 */
record Touch(
    ZoneContact contact, Level level, Activity weighed, @Nullable Fix fix, boolean oneOfSeveral) {

  /** Whether the zone applies at the time that counts for what it restricts. */
  Active active() {
    return active(contact, weighed);
  }

  /** Whether neither the zone's hours nor its limits nor terrain excuse the item for sure. */
  boolean counts() {
    return active() != Active.NO
        && contact.height() != ZoneContact.HeightRelation.OUTSIDE
        && !isHidden();
  }

  /** Whether terrain surely hides the zone in the view. */
  boolean isHidden() {
    return isHidden(contact);
  }

  private static boolean isHidden(ZoneContact contact) {
    InView view = contact.view();
    return view != null && view.isHidden();
  }

  /** Whether it is known that the zone applied, and at that height. */
  private boolean isCertain() {
    return active() == Active.YES && contact.height() == ZoneContact.HeightRelation.INSIDE;
  }

  private static Active active(ZoneContact contact, Activity activity) {
    return activity == Activity.PUBLICATION ? contact.activeAsOf() : contact.active();
  }

  /** The zones an item touches that restrict any of these activities, private ones left out. */
  static List<Touch> of(Policy policy, Observation seen, Set<Activity> activities) {
    return of(policy, seen, activities, false);
  }

  /** The private zones an item touches. */
  static List<Touch> ofPrivate(Policy policy, Observation seen) {
    return of(policy, seen, Set.of(), true);
  }

  /** The zones that restrict pictures and can be in one, unless it was taken inside them. */
  static List<Touch> inView(Policy policy, Observation seen) {
    List<Fix> fixes = fixes(seen.telemetry());
    List<Touch> worst = new ArrayList<>();
    for (ZoneContact contact : seen.contacts()) {
      boolean sees =
          contact.how() == ZoneContact.How.SEES
              && (seen.telemetry().pose().yaw() == null
                  || contact.probability() >= policy.probability());
      if (sees && restrictsAny(contact.zone(), CameraInsideZone.PICTURES) && !isIn(seen, contact)) {
        boolean several = seen.telemetry().conflicting();
        Fix fix = fix(fixes, contact);
        keepWorse(worst, weighed(policy, contact, CameraInsideZone.PICTURES, fix, several));
      }
    }
    return worst;
  }

  private static boolean isIn(Observation seen, ZoneContact sees) {
    for (ZoneContact contact : seen.contacts()) {
      if (contact.how() == ZoneContact.How.INSIDE && sameZone(contact.zone(), sees.zone())) {
        return true;
      }
    }
    return false;
  }

  private static List<Touch> of(
      Policy policy, Observation seen, Set<Activity> activities, boolean privates) {
    List<Fix> fixes = fixes(seen.telemetry());
    List<Touch> worst = new ArrayList<>();
    for (ZoneContact contact : seen.contacts()) {
      Zone zone = contact.zone();
      boolean position = contact.how() != ZoneContact.How.SEES;
      if (position
          && zone.isPrivate() == privates
          && (privates || restrictsAny(zone, activities))) {
        Fix fix = fix(fixes, contact);
        boolean several = seen.telemetry().conflicting();
        keepWorse(
            worst,
            privates
                ? new Touch(contact, privateLevel(policy, contact), Activity.CAPTURE, fix, several)
                : weighed(policy, contact, activities, fix, several));
      }
    }
    return worst;
  }

  /** Whether an item touches a private zone: then nothing may tell where it was. */
  static boolean anyPrivate(Observation seen) {
    for (ZoneContact contact : seen.contacts()) {
      if (contact.zone().isPrivate()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Those that count before those that hours or limits excuse, and of those equally inside the
   * certain before those of which hours or limits leave a doubt; equals keep their order.
   */
  static List<Touch> worstFirst(List<Touch> touches) {
    List<Touch> ranked = new ArrayList<>(touches);
    ranked.sort(
        (a, b) -> {
          if (a.level != b.level) {
            return b.level.compareTo(a.level);
          }
          if (a.counts() != b.counts()) {
            return a.counts() ? -1 : 1;
          }
          if (a.contact.how() != b.contact.how()) {
            return a.contact.how().compareTo(b.contact.how());
          }
          if (a.isCertain() != b.isCertain()) {
            return a.isCertain() ? -1 : 1;
          }
          return a.isWorseThan(b) ? -1 : b.isWorseThan(a) ? 1 : 0;
        });
    return ranked;
  }

  private static void keepWorse(List<Touch> worst, Touch touch) {
    for (int i = 0; i < worst.size(); i++) {
      if (sameZone(worst.get(i).contact.zone(), touch.contact.zone())) {
        if (touch.isWorseThan(worst.get(i))) {
          worst.set(i, touch);
        }
        return;
      }
    }
    worst.add(touch);
  }

  // not Zone.equals, which would compare every vertex; two files may use the same id
  static boolean sameZone(Zone one, Zone other) {
    return one.id().equals(other.id())
        && one.source().file().equals(other.source().file())
        && one.source().feature().equals(other.source().feature());
  }

  boolean isWorseThan(Touch other) {
    if (level != other.level) {
      return level.compareTo(other.level) > 0;
    }
    if (contact.how() != other.contact.how()) {
      return contact.how().compareTo(other.contact.how()) < 0;
    }
    if (contact.probability() != other.contact.probability()) {
      return contact.probability() > other.contact.probability();
    }
    return contact.depthM() - contact.distanceM()
        > other.contact.depthM() - other.contact.distanceM();
  }

  static boolean restrictsAny(Zone zone, Set<Activity> activities) {
    for (Activity activity : activities) {
      if (zone.restricts().contains(activity)) {
        return true;
      }
    }
    return false;
  }

  static Touch weighed(
      Policy policy,
      ZoneContact contact,
      Set<Activity> activities,
      @Nullable Fix fix,
      boolean several) {
    Touch worst = null;
    for (Activity activity : Activity.values()) {
      Policy.ZoneLevels levels = policy.zones().get(activity);
      boolean restricted = contact.zone().restricts().contains(activity);
      if (restricted && activities.contains(activity)) {
        Level place = levels == null ? Level.NONE : placeLevel(policy, levels, contact);
        Level level = capped(policy, contact, active(contact, activity), place);
        Touch touch = new Touch(contact, level, activity, fix, several);
        worst = worst == null || touch.outweighs(worst) ? touch : worst;
      }
    }
    if (worst == null) {
      throw new IllegalArgumentException("the zone restricts none of " + activities);
    }
    return worst;
  }

  private boolean outweighs(Touch other) {
    int more = level.compareTo(other.level);
    return more > 0 || (more == 0 && other.active() == Active.NO && active() != Active.NO);
  }

  static Level privateLevel(Policy policy, ZoneContact contact) {
    Policy.ZoneLevels levels = policy.privateZones();
    return switch (contact.how()) {
      case INSIDE -> levels.inside();
      case NEAR -> levels.near();
      case SEES -> Level.NONE;
    };
  }

  private static Level placeLevel(Policy policy, Policy.ZoneLevels levels, ZoneContact contact) {
    return switch (contact.how()) {
      case INSIDE -> levels.inside();
      case SEES -> shownLevel(policy.sees(), contact);
      case NEAR -> {
        if (contact.probability() >= policy.probability()) {
          yield levels.possiblyInside();
        }
        yield contact.distanceM() <= policy.closeM() ? levels.close() : levels.near();
      }
    };
  }

  private static Level shownLevel(Policy.Sees sees, ZoneContact contact) {
    Policy.Shown shown =
        contact.probability() >= sees.probability() ? sees.likely() : sees.possible();
    InView view = contact.view();
    Double scale = view == null ? null : view.pixelsPerMetre();
    if (scale == null || Thing.VEHICLE.task(scale).compareTo(Task.RECOGNISE) >= 0) {
      return shown.vehicles();
    }
    return Thing.BUILDING.task(scale).compareTo(Task.RECOGNISE) >= 0
        ? shown.buildings()
        : shown.shapes();
  }

  private static Level capped(Policy policy, ZoneContact contact, Active active, Level level) {
    Level capped = level;
    if (active == Active.NO) {
      capped = atMost(capped, policy.ceilings().notActive());
    }
    if (contact.height() == ZoneContact.HeightRelation.OUTSIDE) {
      capped = atMost(capped, policy.ceilings().outsideHeight());
    }
    if (isHidden(contact)) {
      capped = atMost(capped, policy.ceilings().hiddenByTerrain());
    }
    return capped;
  }

  static Level atMost(Level level, Level ceiling) {
    return level.compareTo(ceiling) <= 0 ? level : ceiling;
  }

  static List<Fix> fixes(Telemetry telemetry) {
    List<Fix> fixes = new ArrayList<>();
    for (Position position : telemetry.positions()) {
      if (position instanceof Position.Fixed fixed) {
        fixes.add(fixed.fix());
      }
    }
    return fixes;
  }

  private static @Nullable Fix fix(List<Fix> fixes, ZoneContact contact) {
    for (Fix fix : fixes) {
      if (fix.source().equals(contact.position())) {
        return fix;
      }
    }
    return null;
  }
}
