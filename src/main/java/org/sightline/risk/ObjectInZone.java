package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.Fix;
import org.sightline.vision.Detection;
import org.sightline.zones.Activity;
import org.sightline.zones.Standing;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;
import org.sightline.zones.ZoneContact.Active;

/**
 * Objects that the policy flags and that themselves may stand in a zone that restricts pictures,
 * like ones in one zone joined in one finding. It weighs more than the object or the zone in the
 * picture alone. It never says where the object is, and of an item that touches a private zone not
 * even in which direction.
 */
final class ObjectInZone implements Rule {
  /** How an object and a zone go together, the more certain first. */
  enum Certainty {
    LIKELY,
    POSSIBLE,
    DIRECTION
  }

  /**
   * The worst that is to be said of an object's place.
   *
   * @param level how serious
   * @param standing the zone
   * @param certainty how sure
   */
  record Place(Level level, Standing standing, Certainty certainty) {}

  private record Group(Place place, List<Detection> alike) {}

  @Override
  public String id() {
    return "object-in-zone";
  }

  @Override
  public List<Finding> weigh(Policy policy, Observation seen) {
    if (seen.standings().isEmpty()) {
      return List.of();
    }
    Touch inside = FlaggedObject.zone(policy, seen);
    Map<String, Group> groups = new TreeMap<>();
    for (Detection detection : seen.detections()) {
      Policy.Flagged flag = FlaggedObject.flag(policy, detection);
      Place place =
          flag == null
              ? null
              : place(policy, seen.contacts(), seen.standing(detection), flag, inside);
      if (place != null) {
        Zone zone = place.standing.zone();
        String key = label(detection) + '\n' + place.certainty + '\n' + zone.id();
        groups.computeIfAbsent(key, k -> new Group(place, new ArrayList<>())).alike.add(detection);
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (Group group : groups.values()) {
      findings.add(finding(seen, group));
    }
    findings.sort((a, b) -> b.level().compareTo(a.level()));
    return findings;
  }

  private static String label(Detection detection) {
    return detection.label().toLowerCase(Locale.ROOT);
  }

  /**
   * What is to be said of where a flagged object stands; null if nothing, or if it says more that
   * the camera itself stood in a zone.
   *
   * @param contacts the zones that the camera touched while it was seen
   * @param standings the zones that it may stand in
   * @param inside the zone that the camera was or may have been in
   */
  static @Nullable Place place(
      Policy policy,
      List<ZoneContact> contacts,
      List<Standing> standings,
      Policy.Flagged flag,
      @Nullable Touch inside) {
    Place worst = null;
    for (Standing standing : standings) {
      Place place = place(policy, contacts, standing, flag);
      if (place != null && (worst == null || place.level.compareTo(worst.level) > 0)) {
        worst = place;
      }
    }
    Level otherwise = flag.level().worse(FlaggedObject.inZone(policy, inside));
    return worst == null || worst.level.compareTo(otherwise) < 0 ? null : worst;
  }

  private static @Nullable Place place(
      Policy policy, List<ZoneContact> contacts, Standing standing, Policy.Flagged flag) {
    Double probability = standing.probability();
    Certainty certainty;
    if (probability == null) {
      if (isInside(contacts, standing.zone())) {
        return null; // every direction leads through the zone: it is said of the camera
      }
      certainty = Certainty.DIRECTION;
    } else if (probability >= policy.sees().probability()) {
      certainty = Certainty.LIKELY;
    } else if (probability >= policy.probability()) {
      certainty = Certainty.POSSIBLE;
    } else {
      return null;
    }
    Level level =
        certainty == Certainty.LIKELY
            ? policy.objects().standsInZone()
            : policy.objects().mayStandInZone();
    if (active(standing) == Active.NO) {
      level = Touch.atMost(level, policy.ceilings().notActive());
    }
    return new Place(flag.level().worse(level), standing, certainty);
  }

  private static boolean isInside(List<ZoneContact> contacts, Zone zone) {
    for (ZoneContact contact : contacts) {
      if (contact.how() == ZoneContact.How.INSIDE && Touch.sameZone(contact.zone(), zone)) {
        return true;
      }
    }
    return false;
  }

  /** Of two restrictions the one that applies counts. */
  private static Active active(Standing standing) {
    Active taken =
        standing.zone().restricts().contains(Activity.CAPTURE) ? standing.active() : null;
    Active published =
        standing.zone().restricts().contains(Activity.PUBLICATION) ? standing.activeAsOf() : null;
    if (taken == Active.YES || published == Active.YES) {
      return Active.YES;
    }
    return taken == Active.UNKNOWN || published == Active.UNKNOWN ? Active.UNKNOWN : Active.NO;
  }

  private Finding finding(Observation seen, Group group) {
    List<Detection> alike = group.alike;
    alike.sort((a, b) -> Double.compare(b.score(), a.score()));
    Standing standing = group.place.standing;
    boolean one = alike.size() == 1;
    boolean hidden = Touch.anyPrivate(seen);
    StringBuilder text = new StringBuilder(FlaggedObject.subject(alike));
    place(text, group.place, one, hidden);
    List<Evidence> rows = FlaggedObject.evidence(alike);
    if (!hidden) {
      rows(rows, seen, standing);
    }
    return new Finding(id(), group.place.level, text.append('.').toString(), rows);
  }

  /** Where it stands, as a sentence goes on after its subject. */
  static void place(StringBuilder text, Place place, boolean one, boolean hidden) {
    Standing standing = place.standing;
    String zone = Words.zone(standing.zone(), standing.zone().volumes().get(0));
    text.append(hidden ? " may stand inside " + zone : stands(place.certainty, zone, one));
    Double probability = standing.probability();
    if (probability != null && !hidden) {
      text.append(one ? ": " : ": the best of them ").append(Words.percent(probability));
      text.append(" likely, on flat ground");
    }
    if (active(standing) == Active.NO) {
      text.append("; the zone does not apply at that time");
    } else if (active(standing) == Active.UNKNOWN) {
      text.append("; whether the zone applies at that time is not known");
    }
  }

  private static String stands(Certainty certainty, String zone, boolean one) {
    String appears = one ? " appears" : " appear";
    return switch (certainty) {
      case LIKELY -> appears + " to stand inside " + zone;
      case POSSIBLE -> " may stand inside " + zone;
      case DIRECTION ->
          appears
              + " in the direction of "
              + zone
              + "; how far away "
              + (one ? "it stands" : "they stand")
              + " is not known";
    };
  }

  static Evidence probability(double probability) {
    String source = "errors of position, direction, tilt, lens and height, 1σ";
    return new Evidence("Probability inside", probability * 100, "%", null, source);
  }

  private static void rows(List<Evidence> rows, Observation seen, Standing standing) {
    Double probability = standing.probability();
    if (probability != null) {
      rows.add(probability(probability));
    }
    List<Fix> fixes = Touch.fixes(seen.telemetry());
    if (!fixes.isEmpty()) {
      Fix fix = fixes.get(0);
      rows.add(new Evidence("Position good to", fix.accuracyM(), "m", null, fix.accuracySource()));
    }
    angle(rows, "Camera direction", "° true", seen.telemetry().pose().yaw());
    angle(rows, "Camera tilt, up", "°", seen.telemetry().pose().pitch());
  }

  private static void angle(List<Evidence> rows, String label, String unit, @Nullable Angle angle) {
    if (angle != null) {
      rows.add(new Evidence(label, angle.deg(), unit, angle.sigmaDeg(), angle.source()));
    }
  }
}
