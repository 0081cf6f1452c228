package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.ZoneContact;

/**
 * The camera's position touches a private zone. One finding for all of them, without a name, a
 * distance or a probability: each would help to find the place.
 */
final class CameraInPrivateZone implements Rule {
  @Override
  public String id() {
    return "camera-in-private-zone";
  }

  @Override
  public List<Finding> weigh(Policy policy, Observation seen) {
    List<Finding> findings = new ArrayList<>();
    Touch worst = worst(Touch.ofPrivate(policy, seen));
    if (worst != null) {
      boolean inside = worst.contact().how() == ZoneContact.How.INSIDE;
      String reason =
          inside
              ? "Taken inside one of your private zones."
              : "Taken at the border of one of your private zones, or near it.";
      Evidence row =
          new Evidence(
              "Private zone", inside ? "inside" : "near", "", null, worst.contact().position());
      findings.add(new Finding(id(), worst.level(), reason, List.of(row)));
    }
    return findings;
  }

  private static @Nullable Touch worst(List<Touch> touches) {
    Touch worst = null;
    for (Touch touch : touches) {
      if (worst == null || touch.level().compareTo(worst.level()) > 0) {
        worst = touch;
      }
    }
    return worst;
  }
}
