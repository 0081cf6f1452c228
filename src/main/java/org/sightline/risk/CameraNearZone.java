package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.telemetry.Angle;
import org.sightline.zones.ZoneContact;

/**
 * The camera's position lies outside zones that restrict taking or publishing pictures, but its
 * error or a zone's margin reaches across.
 */
final class CameraNearZone implements Rule {
  @Override
  public String id() {
    return "camera-near-zone";
  }

  @Override
  public List<Finding> weigh(Policy policy, Observation seen) {
    List<Touch> near = new ArrayList<>();
    for (Touch touch : Touch.of(policy, seen, CameraInsideZone.PICTURES)) {
      if (touch.contact().how() == ZoneContact.How.NEAR) {
        near.add(touch);
      }
    }
    Angle yaw = seen.telemetry().pose().yaw();
    Place place = new Place(policy, seen);
    Finding finding = place.finding(id(), near, "Taken", direction(yaw), "");
    if (finding == null) {
      return List.of();
    }
    return List.of(yaw == null || place.isHidden() ? finding : with(finding, yaw));
  }

  private static String direction(@Nullable Angle yaw) {
    return yaw == null
        ? "; which way the camera looked is not known"
        : "; the camera looked "
            + Words.compass(yaw.deg())
            + " (±"
            + Words.decimal(yaw.sigmaDeg(), yaw.sigmaDeg() < 1 ? 1 : 0)
            + "°)";
  }

  private static Finding with(Finding finding, Angle yaw) {
    List<Evidence> rows = new ArrayList<>(finding.evidence());
    rows.add(new Evidence("Camera direction", yaw.deg(), "° true", yaw.sigmaDeg(), yaw.source()));
    return new Finding(finding.rule(), finding.level(), finding.reason(), rows);
  }
}
