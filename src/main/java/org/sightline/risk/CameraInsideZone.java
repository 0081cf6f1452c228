package org.sightline.risk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sightline.zones.Activity;
import org.sightline.zones.ZoneContact;

/** The camera's position lies in a zone that restricts taking or publishing pictures. */
final class CameraInsideZone implements Rule {
  static final Set<Activity> PICTURES = EnumSet.of(Activity.CAPTURE, Activity.PUBLICATION);

  @Override
  public String id() {
    return "camera-inside-zone";
  }

  @Override
  public List<Finding> weigh(Policy policy, Observation seen) {
    List<Finding> findings = new ArrayList<>();
    Instant at = seen.telemetry().captured().at();
    for (Touch touch : Touch.of(policy, seen, PICTURES)) {
      if (touch.contact().how() == ZoneContact.How.INSIDE) {
        String reason =
            touch.contact().active() == ZoneContact.Active.NO
                ? Place.notActive(touch, "Taken", at)
                : Place.sentence(policy, touch, "Taken", "");
        findings.add(new Finding(id(), touch.level(), reason, Place.evidence(touch)));
      }
    }
    return findings;
  }
}
