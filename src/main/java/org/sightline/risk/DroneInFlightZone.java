package org.sightline.risk;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;
import org.sightline.telemetry.Fix;
import org.sightline.zones.Activity;
import org.sightline.zones.Zone;

/**
 * A camera was in or near zones that restrict flight. That concerns an aircraft, not a phone on a
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
    if (seen.contacts().isEmpty()) {
      return List.of();
    }
    Flying flying = Flying.of(seen.telemetry());
    List<Touch> touches = new ArrayList<>();
    for (Touch touch : Touch.of(policy, seen, FLIGHT)) {
      if (flying == Flying.YES || restrictsFlightOnly(touch.contact().zone())) {
        touches.add(touch);
      }
    }
    Height height = flying == Flying.YES ? Flying.takeOffHeight(seen.telemetry()) : null;
    String taken = flying == Flying.YES ? flew(height) : "Taken";
    Finding finding = new Place(policy, seen).finding(id(), touches, taken, "", doubt(flying));
    return finding == null ? List.of() : List.of(complete(policy, seen, finding, flying, height));
  }

  // where pictures are restricted too, the camera's rules already speak of the place
  private static boolean restrictsFlightOnly(Zone zone) {
    return zone.restricts().size() == 1;
  }

  private static Finding complete(
      Policy policy, Observation seen, Finding finding, Flying flying, @Nullable Height height) {
    List<Evidence> rows = new ArrayList<>(finding.evidence());
    if (height != null) {
      String source = source(seen, height);
      rows.add(new Evidence("Height above take-off", height.metres(), "m", null, source));
    }
    String make = seen.telemetry().make();
    String model = seen.telemetry().model();
    if (make != null || model != null) {
      String camera =
          Words.clean((make == null ? "" : make + " ") + (model == null ? "" : model), 80);
      rows.add(new Evidence("Camera", camera, "", null, "maker and model in the file"));
    }
    Level level = capped(policy, finding.level(), flying);
    return new Finding(finding.rule(), level, finding.reason(), rows);
  }

  private static String source(Observation seen, Height height) {
    for (Fix fix : Touch.fixes(seen.telemetry())) {
      if (fix.heights().contains(height)) {
        return fix.source();
      }
    }
    return "";
  }

  static Level capped(Policy policy, Level level, Flying flying) {
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

  static String doubt(Flying flying) {
    return switch (flying) {
      case YES -> "";
      case UNKNOWN -> "; whether the camera flew is not known";
      case NO -> "; the camera is a phone, which does not fly by itself";
    };
  }
}
