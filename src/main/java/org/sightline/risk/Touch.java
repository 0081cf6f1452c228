package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.zones.Activity;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;

/**
 * The worst contact of an item with one zone, over all the item's positions.
 *
 * @param contact the contact
 * @param level how serious its place is by the policy, its ceilings for hours and heights applied
 * @param fix the position that made it; null if the item no longer names it
 * @param oneOfSeveral whether the item's positions disagree, so that a sentence must say which
 */
record Touch(ZoneContact contact, Level level, @Nullable Fix fix, boolean oneOfSeveral) {

  /** The zones an item touches that restrict any of these activities, private ones left out. */
  static List<Touch> of(Policy policy, Observation seen, Set<Activity> activities) {
    return of(policy, seen, activities, false);
  }

  /** The private zones an item touches. */
  static List<Touch> ofPrivate(Policy policy, Observation seen) {
    return of(policy, seen, Set.of(), true);
  }

  private static List<Touch> of(
      Policy policy, Observation seen, Set<Activity> activities, boolean privates) {
    List<Fix> fixes = fixes(seen.telemetry());
    List<Touch> worst = new ArrayList<>();
    for (ZoneContact contact : seen.contacts()) {
      Zone zone = contact.zone();
      if (zone.isPrivate() == privates && (privates || restrictsAny(zone, activities))) {
        Level level = privates ? privateLevel(policy, contact) : level(policy, contact, activities);
        Touch touch =
            new Touch(contact, level, fix(fixes, contact), seen.telemetry().conflicting());
        keepWorse(worst, touch);
      }
    }
    return worst;
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
  private static boolean sameZone(Zone one, Zone other) {
    return one.id().equals(other.id())
        && one.source().file().equals(other.source().file())
        && one.source().feature().equals(other.source().feature());
  }

  private boolean isWorseThan(Touch other) {
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

  private static boolean restrictsAny(Zone zone, Set<Activity> activities) {
    for (Activity activity : activities) {
      if (zone.restricts().contains(activity)) {
        return true;
      }
    }
    return false;
  }

  private static Level level(Policy policy, ZoneContact contact, Set<Activity> activities) {
    Level level = Level.NONE;
    for (Activity activity : activities) {
      Policy.ZoneLevels levels = policy.zones().get(activity);
      if (levels != null && contact.zone().restricts().contains(activity)) {
        level = level.worse(placeLevel(policy, levels, contact));
      }
    }
    return capped(policy, contact, level);
  }

  private static Level privateLevel(Policy policy, ZoneContact contact) {
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
      case SEES -> Level.NONE;
      case NEAR -> {
        if (contact.probability() >= policy.probability()) {
          yield levels.possiblyInside();
        }
        yield contact.distanceM() <= policy.closeM() ? levels.close() : levels.near();
      }
    };
  }

  private static Level capped(Policy policy, ZoneContact contact, Level level) {
    Level capped = level;
    if (contact.active() == ZoneContact.Active.NO) {
      capped = atMost(capped, policy.ceilings().notActive());
    }
    if (contact.height() == ZoneContact.HeightRelation.OUTSIDE) {
      capped = atMost(capped, policy.ceilings().outsideHeight());
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
