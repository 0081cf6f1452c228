package org.sightline.risk;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sightline.zones.Activity;
import org.sightline.zones.ZoneContact;

/** The camera's position lies in zones that restrict taking or publishing pictures. */
final class CameraInsideZone implements Rule {
  static final Set<Activity> PICTURES = EnumSet.of(Activity.CAPTURE, Activity.PUBLICATION);

  @Override
  public String id() {
    return "camera-inside-zone";
  }

  @Override
  public List<Finding> weigh(Policy policy, Observation seen) {
    List<Touch> inside = new ArrayList<>();
    for (Touch touch : Touch.of(policy, seen, PICTURES)) {
      if (touch.contact().how() == ZoneContact.How.INSIDE) {
        inside.add(touch);
      }
    }
    Finding finding = new Place(policy, seen).finding(id(), inside, "Taken", "", "");
    return finding == null ? List.of() : List.of(finding);
  }
}
