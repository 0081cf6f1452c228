package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.telemetry.Angle;
import org.sightline.zones.ZoneContact;

/**
 * The camera's position lies outside a zone that restricts taking or publishing pictures, but its
 * error or the zone's margin reaches across.
 */
final class CameraNearZone implements Rule {
  @Override
  public String id() {
    return "camera-near-zone";
  }

  @Override
  public List<Finding> weigh(Policy policy, Observation seen) {
    List<Finding> findings = new ArrayList<>();
    Angle yaw = seen.telemetry().pose().yaw();
    for (Touch touch : Touch.of(policy, seen, CameraInsideZone.PICTURES)) {
      if (touch.contact().how() == ZoneContact.How.NEAR) {
        String reason =
            touch.contact().active() == ZoneContact.Active.NO
                ? Place.notActive(touch, "Taken", seen.telemetry().captured().at())
                : Place.sentence(policy, touch, "Taken", direction(yaw));
        findings.add(new Finding(id(), touch.level(), reason, evidence(touch, yaw)));
      }
    }
    return findings;
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

  private static List<Evidence> evidence(Touch touch, @Nullable Angle yaw) {
    List<Evidence> rows = Place.evidence(touch);
    if (yaw != null) {
      rows.add(new Evidence("Camera direction", yaw.deg(), "° true", yaw.sigmaDeg(), yaw.source()));
    }
    return rows;
  }
}
