package org.sightline.risk;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.zones.Activity;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneContact;

/**
 * A camera was in or near a zone that restricts flight. That concerns an aircraft, not a phone on a
 * hill: where it is not known whether the camera flew, the finding says so and weighs less.
 */
final class DroneInFlightZone implements Rule {
  private static final Set<Activity> FLIGHT = EnumSet.of(Activity.FLIGHT);

  @Override
  public String id() {
    return "drone-in-flight-zone";
  }

  @Override
  public List<Finding> weigh(Policy policy, Observation seen) {
    List<Finding> findings = new ArrayList<>();
    if (seen.contacts().isEmpty()) {
      return findings;
    }
    Flying flying = Flying.of(seen.telemetry());
    for (Touch touch : Touch.of(policy, seen, FLIGHT)) {
      if (flying == Flying.YES || restrictsFlightOnly(touch.contact().zone())) {
        findings.add(finding(policy, seen, touch, flying));
      }
    }
    return findings;
  }

  // where pictures are restricted too, the camera's rules already speak of the place
  private static boolean restrictsFlightOnly(Zone zone) {
    return zone.restricts().size() == 1;
  }

  private Finding finding(Policy policy, Observation seen, Touch touch, Flying flying) {
    Height height = flying == Flying.YES ? Flying.takeOffHeight(seen.telemetry()) : null;
    String taken = flying == Flying.YES ? flew(height) : "Taken";
    String reason =
        touch.contact().active() == ZoneContact.Active.NO
            ? Place.notActive(touch, taken, seen.telemetry().captured().at())
            : Place.sentence(policy, touch, taken, "");
    reason = reason.substring(0, reason.length() - 1) + doubt(flying) + '.';
    List<Evidence> rows = Place.evidence(touch);
    if (height != null) {
      String source = touch.contact().position();
      rows.add(new Evidence("Height above take-off", height.metres(), "m", null, source));
    }
    String make = seen.telemetry().make();
    String model = seen.telemetry().model();
    if (make != null || model != null) {
      String camera =
          Words.clean((make == null ? "" : make + " ") + (model == null ? "" : model), 80);
      rows.add(new Evidence("Camera", camera, "", null, "maker and model in the file"));
    }
    return new Finding(id(), capped(policy, touch.level(), flying), reason, rows);
  }

  private static Level capped(Policy policy, Level level, Flying flying) {
    return switch (flying) {
      case YES -> level;
      case UNKNOWN -> Touch.atMost(level, policy.ceilings().flightUnknown());
      case NO -> Touch.atMost(level, policy.ceilings().notFlying());
    };
  }

  private static String flew(@Nullable Height height) {
    return height == null
        ? "The drone flew"
        : "The drone flew "
            + Words.height(Math.abs(height.metres()))
            + (height.metres() <= -0.5 ? " below" : " above")
            + " take-off,";
  }

  private static String doubt(Flying flying) {
    return switch (flying) {
      case YES -> "";
      case UNKNOWN -> "; whether the camera flew is not known";
      case NO -> "; the camera is a phone, which does not fly by itself";
    };
  }
}
