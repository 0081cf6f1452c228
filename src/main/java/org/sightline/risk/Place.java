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
import org.sightline.zones.Limit;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;

/** Says where a camera was relative to a zone, for the rules that weigh places. */
final class Place {
  /**
   * From here on "inside" is said without its probability: 1 in 20 is the error that the 95 %
   * ellipse of a contact allows.
   */
  private static final double SURE = 0.95;

  private Place() {}

  /**
   * The sentence of a contact.
   *
   * @param taken how it begins: "Taken", "The drone flew"
   * @param outside what it says when the camera was outside and not possibly inside
   */
  static String sentence(Policy policy, Touch touch, String taken, String outside) {
    ZoneContact contact = touch.contact();
    String zone = Words.zone(contact.zone());
    StringBuilder text = new StringBuilder(taken);
    boolean inside = contact.how() == ZoneContact.How.INSIDE;
    if (inside && contact.probability() >= SURE) {
      text.append(' ').append(Words.distance(contact.depthM())).append(" inside ").append(zone);
      append(text.append("; "), touch);
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
    return text.append(caveats(contact)).append('.').toString();
  }

  private static void because(StringBuilder text, Touch touch, double borderM) {
    text.append(Words.percent(touch.contact().probability()))
        .append(" likely inside, because the ");
    append(text, touch, " is");
    text.append(" and the border is ").append(Words.distance(borderM)).append(" away");
  }

  private static void append(StringBuilder text, Touch touch) {
    append(text, touch, "");
  }

  private static void append(StringBuilder text, Touch touch, String verb) {
    Fix fix = touch.fix();
    text.append("position");
    if (touch.oneOfSeveral()) {
      text.append(" (").append(Words.clean(touch.contact().position(), 60)).append(')');
    }
    text.append(verb).append(" good to ");
    text.append(fix == null ? "an unknown distance" : Words.accuracy(fix.accuracyM()));
  }

  private static String caveats(ZoneContact contact) {
    Zone zone = contact.zone();
    StringBuilder text = new StringBuilder();
    if (contact.height() == ZoneContact.HeightRelation.OUTSIDE) {
      text.append("; its height was outside the zone's limits");
    } else if (contact.height() == ZoneContact.HeightRelation.UNKNOWN
        && (contact.volume().floor() != null || contact.volume().ceiling() != null)) {
      text.append("; whether its height was within the zone's limits is not known");
    }
    if (contact.active() == ZoneContact.Active.UNKNOWN && zone.hours() != null) {
      text.append("; whether the zone applied then (")
          .append(Words.clean(zone.hours().words(), 80));
      text.append(") is not known");
    }
    return text.toString();
  }

  /** The sentence for a zone that did not apply when the picture was taken. */
  static String notActive(Touch touch, String taken, @Nullable Instant at) {
    ZoneContact contact = touch.contact();
    Zone zone = contact.zone();
    StringBuilder text = new StringBuilder(taken);
    if (contact.how() == ZoneContact.How.INSIDE) {
      text.append(" inside ");
    } else {
      text.append(' ').append(Words.distance(contact.distanceM())).append(" outside ");
    }
    text.append(Words.name(zone)).append(", but ");
    text.append(at == null ? "at a time when it did not apply" : moment(at));
    if (zone.hours() != null) {
      text.append("; the zone says it applies ").append(Words.clean(zone.hours().words(), 80));
    } else if (at != null) {
      text.append(", when it did not apply");
    }
    return text.append('.').toString();
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

  /** What a sentence about a place rests on. */
  static List<Evidence> evidence(Touch touch) {
    ZoneContact contact = touch.contact();
    Fix fix = touch.fix();
    Double error = fix == null ? null : fix.accuracyM();
    List<Evidence> rows = new ArrayList<>();
    if (contact.how() == ZoneContact.How.INSIDE) {
      rows.add(
          new Evidence("Depth inside the zone", contact.depthM(), "m", error, contact.position()));
    } else {
      rows.add(
          new Evidence("Distance to border", contact.distanceM(), "m", error, contact.position()));
    }
    rows.add(
        new Evidence(
            "Probability inside", contact.probability() * 100, "%", null, "position error, 1σ"));
    if (fix != null) {
      rows.add(new Evidence("Position good to", fix.accuracyM(), "m", null, fix.accuracySource()));
    }
    addLimit(rows, "Zone's floor", contact.volume().floor(), contact.zone());
    addLimit(rows, "Zone's ceiling", contact.volume().ceiling(), contact.zone());
    return rows;
  }

  private static void addLimit(
      List<Evidence> rows, String label, @Nullable Limit limit, Zone zone) {
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
