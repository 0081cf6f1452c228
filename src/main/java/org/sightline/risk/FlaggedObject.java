package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sightline.vision.Detection;
import org.sightline.zones.ZoneContact;

/**
 * Objects that the policy flags, like ones joined in one finding. By themselves they are worth
 * knowing; in a picture taken inside a zone they are evidence of what it shows. Those that {@link
 * ObjectInZone} tells of are left to it.
 */
final class FlaggedObject implements Rule {
  private static final int MAX_ROWS = 10;

  @Override
  public String id() {
    return "flagged-object";
  }

  @Override
  public List<Finding> weigh(Policy policy, Observation seen) {
    List<Finding> findings = new ArrayList<>();
    if (seen.detections().isEmpty()) {
      return findings;
    }
    Touch zone = zone(policy, seen);
    for (Map.Entry<String, List<Detection>> entry : flagged(policy, seen, zone).entrySet()) {
      List<Detection> alike = entry.getValue();
      alike.sort((a, b) -> Double.compare(b.score(), a.score()));
      Policy.Flagged flag = policy.objects().flagged().get(entry.getKey());
      if (flag != null) {
        Level level = flag.level().worse(inZone(policy, zone));
        findings.add(new Finding(id(), level, sentence(alike, zone), evidence(alike)));
      }
    }
    return findings;
  }

  private static Map<String, List<Detection>> flagged(
      Policy policy, Observation seen, @Nullable Touch zone) {
    Map<String, List<Detection>> byLabel = new TreeMap<>();
    for (Detection detection : seen.detections()) {
      Policy.Flagged flag = flag(policy, detection);
      if (flag != null
          && ObjectInZone.place(policy, seen.contacts(), seen.standing(detection), flag, zone)
              == null) {
        String label = detection.label().toLowerCase(Locale.ROOT);
        byLabel.computeIfAbsent(label, key -> new ArrayList<>()).add(detection);
      }
    }
    return byLabel;
  }

  /** What the policy says of an object; null if it does not count. */
  static Policy.@Nullable Flagged flag(Policy policy, Detection detection) {
    Policy.Flagged flag =
        policy.objects().flagged().get(detection.label().toLowerCase(Locale.ROOT));
    return flag != null && detection.score() >= flag.minScore() ? flag : null;
  }

  /** The worst zone that restricts pictures and that the camera was in or possibly in. */
  static @Nullable Touch zone(Policy policy, Observation seen) {
    Touch worst = null;
    for (Touch touch : Touch.of(policy, seen, CameraInsideZone.PICTURES)) {
      if (isIn(policy, touch) && (worst == null || touch.level().compareTo(worst.level()) > 0)) {
        worst = touch;
      }
    }
    return worst;
  }

  /** Whether the camera was, or may have been, in a zone that applies. */
  static boolean isIn(Policy policy, Touch touch) {
    ZoneContact contact = touch.contact();
    return touch.counts()
        && (contact.how() == ZoneContact.How.INSIDE
            || (contact.how() == ZoneContact.How.NEAR
                && contact.probability() >= policy.probability()));
  }

  static Level inZone(Policy policy, @Nullable Touch zone) {
    if (zone == null) {
      return Level.NONE;
    }
    return zone.contact().how() == ZoneContact.How.INSIDE
        ? policy.objects().insideZone()
        : policy.objects().possiblyInsideZone();
  }

  /** Like objects, best first, as a sentence begins: "Two boats (best score 0.69)". */
  static String subject(List<Detection> alike) {
    Detection best = alike.get(0);
    boolean one = alike.size() == 1;
    String what =
        one
            ? Words.one(best.label())
            : Words.count(alike.size()) + " " + Words.several(best.label());
    return what + (one ? " (score " : " (best score ") + Words.score(best.score()) + ")";
  }

  private static String sentence(List<Detection> alike, @Nullable Touch zone) {
    StringBuilder text = new StringBuilder(subject(alike));
    text.append(alike.size() == 1 ? " appears" : " appear");
    if (zone == null) {
      text.append(" in the picture");
    } else {
      boolean inside = zone.contact().how() == ZoneContact.How.INSIDE;
      text.append(inside ? " in a picture taken inside " : " in a picture possibly taken inside ");
      text.append(Words.zone(zone.contact()));
    }
    return text.append('.').toString();
  }

  static List<Evidence> evidence(List<Detection> alike) {
    List<Evidence> rows = new ArrayList<>();
    for (Detection detection : alike) {
      if (rows.size() == 2 * MAX_ROWS) {
        rows.add(new Evidence("Objects like this", alike.size(), "", null, detection.model()));
        break;
      }
      String size =
          Math.round(detection.box().width()) + " × " + Math.round(detection.box().height());
      rows.add(new Evidence("Detector score", detection.score(), "of 1", null, detection.model()));
      rows.add(new Evidence("Size in the picture", size, "px", null, detection.model()));
    }
    return rows;
  }
}
