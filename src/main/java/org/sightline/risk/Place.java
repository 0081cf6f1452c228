package org.sightline.risk;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.telemetry.Fix;
import org.sightline.zones.Activity;
import org.sightline.zones.Limit;
import org.sightline.zones.Schedule;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;
import org.sightline.zones.ZoneContact.Active;

/**
 * Says where a camera was relative to zones, for the rules that weigh places: one sentence for all
 * zones that a rule found, about the worst of them.
 *
 * <p>Of an item that touches a private zone it tells no distance, probability or direction to the
 * other zones either: where reports leave out its position, three of them would give it back.
 */
final class Place {
  /**
   * From here on "inside" is said without its probability: 1 in 20 is the error that the 95 %
   * ellipse of a contact allows.
   */
  static final double SURE = 0.95;

  /** Further zones whose numbers stand in the evidence. */
  private static final int MAX_OTHERS = 20;

  /** What sources say in words of their own that helps to judge a finding. */
  private static final List<String> STATED =
      List.of("restriction", "type", "reason", "restrictionConditions", "message");

  private final Policy policy;
  private final @Nullable Instant at;
  private final boolean hidden;

  Place(Policy policy, Observation seen) {
    this.policy = policy;
    this.at = seen.telemetry().captured().at();
    this.hidden = Touch.anyPrivate(seen);
  }

  /** Whether positions and what they could be worked out from are kept back. */
  boolean isHidden() {
    return hidden;
  }

  /**
   * The finding of a rule; null if it touches no zone.
   *
   * @param touches the zones in question
   * @param taken how the sentence begins: "Taken", "The drone flew"
   * @param outside what it says when the camera was outside and not possibly inside
   * @param more what it ends with
   */
  @Nullable Finding finding(
      String rule, List<Touch> touches, String taken, String outside, String more) {
    if (touches.isEmpty()) {
      return null;
    }
    List<Touch> ranked = Touch.worstFirst(touches);
    Touch worst = ranked.get(0);
    String reason =
        (worst.active() == Active.NO ? notActive(worst, taken) : sentence(worst, taken, outside))
            + OtherZones.clause(ranked.subList(1, ranked.size()))
            + more
            + '.';
    return new Finding(rule, worst.level(), reason, evidence(ranked));
  }

  private String sentence(Touch touch, String taken, String outside) {
    ZoneContact contact = touch.contact();
    StringBuilder text = new StringBuilder(taken);
    if (hidden) {
      boolean within = contact.how() == ZoneContact.How.INSIDE;
      text.append(within ? " inside " : " near ").append(Words.zone(contact));
    } else {
      measured(text, touch, outside);
    }
    heights(text, contact);
    hours(text, touch);
    return text.toString();
  }

  private void measured(StringBuilder text, Touch touch, String outside) {
    ZoneContact contact = touch.contact();
    String zone = Words.zone(contact);
    boolean inside = contact.how() == ZoneContact.How.INSIDE;
    if (inside && contact.probability() >= SURE) {
      text.append(' ').append(Words.distance(contact.depthM())).append(" inside ").append(zone);
      accuracy(text.append("; "), touch, "");
    } else if (inside && contact.probability() < 0.5) {
      text.append(" at a position inside ").append(zone).append(" that is uncertain: ");
      because(text, touch, contact.depthM());
    } else if (inside || contact.probability() >= policy.probability()) {
      text.append(" at the border of ").append(zone).append(": ");
      because(text, touch, inside ? contact.depthM() : contact.distanceM());
    } else {
      text.append(' ').append(Words.distance(contact.distanceM())).append(" outside ");
      text.append(zone).append(outside);
    }
  }

  private static void because(StringBuilder text, Touch touch, double borderM) {
    text.append(Words.percent(touch.contact().probability()))
        .append(" likely inside, because the ");
    accuracy(text, touch, " is");
    text.append(" and the border is ").append(Words.distance(borderM)).append(" away");
  }

  private static void accuracy(StringBuilder text, Touch touch, String verb) {
    Fix fix = touch.fix();
    text.append("position");
    if (touch.oneOfSeveral()) {
      text.append(" (").append(Words.clean(touch.contact().position(), 60)).append(')');
    }
    text.append(verb).append(" good to ");
    text.append(fix == null ? "an unknown distance" : Words.accuracy(fix.accuracyM()));
  }

  static void heights(StringBuilder text, ZoneContact contact) {
    if (contact.height() == ZoneContact.HeightRelation.OUTSIDE) {
      text.append("; its height was outside the zone's limits");
    } else if (contact.height() == ZoneContact.HeightRelation.UNKNOWN
        && (contact.volume().floor() != null || contact.volume().ceiling() != null)) {
      text.append("; whether its height was within the zone's limits is not known");
    }
  }

  /** No moment of publication by name: the same answer at another moment is the same sentence. */
  static void hours(StringBuilder text, Touch touch) {
    ZoneContact contact = touch.contact();
    Schedule hours = contact.zone().hours();
    if (hours == null || touch.active() == Active.NO) {
      return;
    }
    boolean later = touch.weighed() == Activity.PUBLICATION;
    boolean known = touch.active() == Active.YES;
    text.append(known ? "; the zone applie" : "; whether the zone applie")
        .append(later ? "s at publication (" : "d then (")
        .append(Words.clean(hours.words(), 80))
        .append(known ? ")" : ") is not known");
    if (later
        && contact.zone().restricts().contains(Activity.CAPTURE)
        && contact.active() == Active.NO) {
      text.append("; it did not apply when the picture was taken");
    }
  }

  /** The sentence for a zone that does not apply at the time that counts. */
  private String notActive(Touch touch, String taken) {
    ZoneContact contact = touch.contact();
    StringBuilder text = new StringBuilder(taken);
    boolean inside = contact.how() == ZoneContact.How.INSIDE;
    if (inside || hidden) {
      text.append(inside ? " inside " : " near ");
    } else {
      text.append(' ').append(Words.distance(contact.distanceM())).append(" outside ");
    }
    text.append(Words.name(contact.zone()));
    if (touch.weighed() == Activity.PUBLICATION) {
      text.append(", which does not apply at publication");
    } else {
      text.append(", but ").append(at == null ? "at a time when it did not apply" : moment(at));
    }
    Schedule hours = contact.zone().hours();
    if (hours != null) {
      text.append("; the zone says it applies ").append(Words.clean(hours.words(), 80));
    } else if (at != null && touch.weighed() != Activity.PUBLICATION) {
      text.append(", when it did not apply");
    }
    return text.toString();
  }

  private static String moment(Instant at) {
    ZonedDateTime utc = at.atZone(ZoneOffset.UTC);
    DayOfWeek day = utc.getDayOfWeek();
    LocalTime time = utc.toLocalTime();
    String name = day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
    return "on a " + name + " at " + two(time.getHour()) + ":" + two(time.getMinute()) + " UTC";
  }

  private static String two(int value) {
    return value < 10 ? "0" + value : Integer.toString(value);
  }

  /**
   * What a sentence about a place rests on: the worst zone in full, of the others their numbers.
   */
  private List<Evidence> evidence(List<Touch> ranked) {
    Touch worst = ranked.get(0);
    ZoneContact contact = worst.contact();
    List<Evidence> rows = new ArrayList<>();
    if (!hidden) {
      boolean inside = contact.how() == ZoneContact.How.INSIDE;
      numbers(rows, worst, inside ? "Depth inside the zone" : "Distance to border", "inside");
    }
    Fix fix = worst.fix();
    if (fix != null) {
      rows.add(new Evidence("Position good to", fix.accuracyM(), "m", null, fix.accuracySource()));
    }
    addLimit(rows, "Zone's floor", contact.volume().floor(), contact.zone());
    addLimit(rows, "Zone's ceiling", contact.volume().ceiling(), contact.zone());
    stated(rows, contact.zone());
    for (Touch other : ranked.subList(1, Math.min(ranked.size(), 1 + MAX_OTHERS))) {
      String name = Words.name(other.contact().zone());
      boolean inside = other.contact().how() == ZoneContact.How.INSIDE;
      if (hidden) {
        String where = inside ? "inside" : "near";
        rows.add(new Evidence(name, where, "", null, other.contact().position()));
      } else {
        numbers(rows, other, (inside ? "Depth inside " : "Distance to ") + name, "inside " + name);
      }
    }
    return rows;
  }

  private static void numbers(List<Evidence> rows, Touch touch, String label, String inside) {
    ZoneContact contact = touch.contact();
    Fix fix = touch.fix();
    Double error = fix == null ? null : fix.accuracyM();
    double metres =
        contact.how() == ZoneContact.How.INSIDE ? contact.depthM() : contact.distanceM();
    rows.add(new Evidence(label, metres, "m", error, contact.position()));
    double percent = contact.probability() * 100;
    rows.add(new Evidence("Probability " + inside, percent, "%", null, "position error, 1σ"));
  }

  static void stated(List<Evidence> rows, Zone zone) {
    for (String field : STATED) {
      String words = zone.stated().get(field);
      if (words != null) {
        String label = "Zone's " + field;
        rows.add(new Evidence(label, Words.clean(words, 300), "", null, zone.source().file()));
      }
    }
  }

  static void addLimit(List<Evidence> rows, String label, @Nullable Limit limit, Zone zone) {
    if (limit != null) {
      String value = Words.limit(limit) + " " + reference(limit.reference());
      rows.add(new Evidence(label, value.trim(), "", null, zone.source().file()));
    }
  }

  private static String reference(Limit.Reference reference) {
    return switch (reference) {
      case AGL -> "above ground";
      case AMSL -> "above mean sea level";
      case WGS84 -> "above the WGS 84 ellipsoid";
      case STD -> "at standard pressure";
      case UNKNOWN -> "(from where is not stated)";
    };
  }
}
