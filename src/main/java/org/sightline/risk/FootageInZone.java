package org.sightline.risk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.telemetry.Fix;
import org.sightline.zones.Stay;
import org.sightline.zones.ZoneContact;
import org.sightline.zones.ZoneContact.Active;

/**
 * The way of a camera led into zones, or close to them: one sentence a zone, about the stays that
 * count most, with when they were.
 */
final class FootageInZone implements Rule {
  /** Zones with a sentence of their own; more of them are named in the last. */
  private static final int MOST_SENTENCES = 8;

  private final String id;
  private final Moment.Kind kind;

  FootageInZone(String id, Moment.Kind kind) {
    this.id = id;
    this.kind = kind;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<Finding> weigh(Policy policy, Observation seen) {
    List<Finding> findings = new ArrayList<>();
    Footage footage = seen.footage();
    List<Moment> moments = Moment.of(policy, seen, kind);
    if (footage == null || moments.isEmpty()) {
      return findings;
    }
    Set<String> told = kind == Moment.Kind.NEAR ? inside(policy, seen) : Set.of();
    List<List<Moment>> zones = new ArrayList<>();
    for (List<Moment> zone : Moment.byZone(moments)) {
      if (!told.contains(zone.get(0).stay().contact().zone().id())) {
        zones.add(zone);
      }
    }
    for (int i = 0; i < Math.min(MOST_SENTENCES, zones.size()); i++) {
      boolean last = i == MOST_SENTENCES - 1;
      List<Touch> others = last ? worstOf(zones.subList(i + 1, zones.size())) : List.of();
      findings.add(finding(policy, seen, footage, zones.get(i), others));
    }
    return findings;
  }

  // who was in a zone was near it too
  private static Set<String> inside(Policy policy, Observation seen) {
    Set<String> zones = new HashSet<>();
    for (Moment moment : Moment.of(policy, seen, Moment.Kind.INSIDE)) {
      zones.add(moment.stay().contact().zone().id());
    }
    return zones;
  }

  private static List<Touch> worstOf(List<List<Moment>> zones) {
    List<Touch> worst = new ArrayList<>();
    for (List<Moment> zone : zones) {
      worst.add(Moment.worst(zone).touch());
    }
    return worst;
  }

  private Finding finding(
      Policy policy, Observation seen, Footage footage, List<Moment> zone, List<Touch> others) {
    Moment worst = Moment.worst(zone);
    List<Stay> stays = new ArrayList<>();
    for (Moment moment : zone) {
      ZoneContact contact = moment.stay().contact();
      if (moment.touch().level() == worst.touch().level()
          && contact.how() == worst.stay().contact().how()) {
        stays.add(moment.stay());
      }
    }
    boolean hidden = Touch.anyPrivate(seen);
    Flying flying = Flying.of(seen.telemetry());
    StringBuilder text = new StringBuilder(flying == Flying.YES ? "The drone " : "The camera ");
    if (hidden) {
      boolean within = worst.stay().contact().how() == ZoneContact.How.INSIDE;
      text.append(within ? "was inside " : "was near ");
      text.append(Words.zone(worst.stay().contact()));
    } else {
      place(text, policy, worst.touch(), new StayWords(stays, footage));
    }
    Place.heights(text, worst.stay().contact());
    if (worst.touch().active() == Active.NO) {
      text.append("; the zone did not apply then");
    } else {
      Place.hours(text, worst.touch());
    }
    if (kind == Moment.Kind.FLIGHT) {
      text.append(DroneInFlightZone.doubt(flying));
    }
    text.append(OtherZones.clause(others)).append('.');
    List<Evidence> rows = new ArrayList<>();
    evidence(rows, worst, stays, hidden);
    double offsetS = hidden ? 0 : StayWords.seconds(worst.stay().moment());
    return new Finding(id, worst.touch().level(), text.toString(), rows, offsetS);
  }

  private static void place(StringBuilder text, Policy policy, Touch touch, StayWords stays) {
    ZoneContact contact = touch.contact();
    boolean inside = contact.how() == ZoneContact.How.INSIDE;
    String zone = Words.zone(contact);
    Fix fix = touch.fix();
    String good = fix == null ? "an unknown distance" : Words.accuracy(fix.accuracyM());
    if (inside && contact.probability() >= Place.SURE) {
      text.append("was inside ").append(zone).append(stays.when());
      text.append(", up to ").append(Words.distance(contact.depthM())).append(" from its border");
      Height highest = stays.highest();
      if (highest != null) {
        text.append(" and ").append(Words.height(highest.metres())).append(above(highest));
      }
      text.append("; position good to ").append(good);
    } else if (inside || contact.probability() >= policy.probability()) {
      text.append("was at the border of ").append(zone).append(stays.when()).append(": up to ");
      text.append(Words.percent(contact.probability())).append(" likely inside, because the");
      text.append(" position is good to ").append(good);
    } else {
      text.append("came within ").append(Words.distance(contact.distanceM())).append(" of ");
      text.append(zone).append(stays.when());
    }
    text.append(stays.unknown());
  }

  private static String above(Height height) {
    return switch (height.datum()) {
      case TAKE_OFF -> " above take-off";
      case GROUND -> " above ground";
      case MEAN_SEA_LEVEL -> " above sea level";
      case ELLIPSOID -> " above the ellipsoid";
      case UNKNOWN -> " high (above what is not stated)";
    };
  }

  private static void evidence(
      List<Evidence> rows, Moment worst, List<Stay> stays, boolean hidden) {
    ZoneContact contact = worst.stay().contact();
    Fix fix = worst.touch().fix();
    String source = contact.position();
    if (!hidden) {
      boolean inside = contact.how() == ZoneContact.How.INSIDE;
      Double error = fix == null ? null : fix.accuracyM();
      rows.add(
          new Evidence(
              inside ? "Depth inside the zone" : "Distance to border",
              inside ? contact.depthM() : contact.distanceM(),
              "m",
              error,
              source));
      double percent = contact.probability() * 100;
      rows.add(new Evidence("Probability inside", percent, "%", null, "position error, 1σ"));
      times(rows, stays, source);
    }
    if (fix != null) {
      rows.add(new Evidence("Position good to", fix.accuracyM(), "m", null, fix.accuracySource()));
    }
    Place.addLimit(rows, "Zone's floor", contact.volume().floor(), contact.zone());
    Place.addLimit(rows, "Zone's ceiling", contact.volume().ceiling(), contact.zone());
    Place.stated(rows, contact.zone());
  }

  private static void times(List<Evidence> rows, List<Stay> stays, String source) {
    double pathM = 0;
    double longest = 0;
    double sum = 0;
    @Nullable Height highest = new StayWords(stays, null).highest();
    for (Stay stay : stays) {
      pathM += stay.pathM();
      sum += stay.lengthS();
      longest = Math.max(longest, stay.lengthS());
    }
    rows.add(new Evidence("Stays", stays.size(), "", null, source));
    rows.add(new Evidence("Longest stay", longest, "s", null, source));
    if (stays.size() > 1) {
      rows.add(new Evidence("Time in all", sum, "s", null, source));
    }
    rows.add(new Evidence("Length of the path there", pathM, "m", null, source));
    if (highest != null) {
      String label = "Greatest height" + above(highest);
      rows.add(new Evidence(label, highest.metres(), "m", null, source));
    }
  }
}
