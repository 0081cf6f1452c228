package org.sightline.risk;

import java.util.List;
import org.sightline.zones.ZoneContact;

/**
 * The camera's way touches a private zone. One finding for all of them, without a name, a distance
 * or a time: each would help to find the place. The seconds to cut name no zone.
 */
final class FootageInPrivateZone implements Rule {
  @Override
  public String id() {
    return "camera-in-private-zone";
  }

  @Override
  public List<Finding> weigh(Policy policy, Observation seen) {
    List<Moment> moments = Moment.of(policy, seen, Moment.Kind.PRIVATE);
    if (moments.isEmpty()) {
      return List.of();
    }
    Touch worst = Moment.worst(moments).touch();
    boolean inside = worst.contact().how() == ZoneContact.How.INSIDE;
    String reason =
        inside
            ? "The camera was inside one of your private zones; the seconds to cut say when."
            : "The camera was at the border of one of your private zones, or near it; the seconds to"
                + " cut say when.";
    Evidence row =
        new Evidence(
            "Private zone", inside ? "inside" : "near", "", null, worst.contact().position());
    return List.of(new Finding(id(), worst.level(), reason, List.of(row)));
  }
}
