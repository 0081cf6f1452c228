package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.CameraPose;
import org.sightline.telemetry.Fix;
import org.sightline.view.Detail;
import org.sightline.zones.InView;
import org.sightline.zones.Stay;
import org.sightline.zones.ZoneContact;
import org.sightline.zones.ZoneContact.Active;

/**
 * Zones that can be in the picture of a camera that moved outside them. The worst has a sentence,
 * the others are named.
 */
final class FootageSeesZone implements Rule {
  @Override
  public String id() {
    return "camera-sees-zone";
  }

  @Override
  public List<Finding> weigh(Policy policy, Observation seen) {
    Footage footage = seen.footage();
    List<List<Moment>> zones = Moment.byZone(Moment.of(policy, seen, Moment.Kind.SEES));
    if (footage == null || zones.isEmpty()) {
      return List.of();
    }
    Moment worst = Moment.worst(zones.get(0));
    List<Touch> others = new ArrayList<>();
    for (List<Moment> zone : zones.subList(1, zones.size())) {
      others.add(Moment.worst(zone).touch());
    }
    List<Stay> stays = new ArrayList<>();
    for (Moment moment : zones.get(0)) {
      if (moment.touch().level() == worst.touch().level()) {
        stays.add(moment.stay());
      }
    }
    boolean hidden = Touch.anyPrivate(seen);
    StringBuilder text = new StringBuilder();
    if (hidden) {
      text.append("The picture may show ").append(Words.zone(worst.stay().contact()));
    } else {
      measured(text, policy, worst, new StayWords(stays, footage));
    }
    if (worst.touch().active() == Active.NO) {
      text.append("; the zone did not apply then");
    }
    Place.hours(text, worst.touch());
    text.append(OtherZones.clause(others)).append('.');
    List<Evidence> rows = hidden ? List.of() : rows(worst);
    double offsetS = hidden ? 0 : StayWords.seconds(worst.stay().moment());
    return List.of(new Finding(id(), worst.touch().level(), text.toString(), rows, offsetS));
  }

  private static void measured(StringBuilder text, Policy policy, Moment worst, StayWords stays) {
    ZoneContact contact = worst.stay().contact();
    Angle yaw = yaw(worst);
    text.append("The camera, ").append(Words.distance(contact.distanceM())).append(" outside ");
    text.append(Words.zone(contact));
    if (yaw == null) {
      text.append(", may have shown it").append(stays.when());
      text.append(": which way the camera looked is not known");
    } else {
      boolean likely = contact.probability() >= policy.sees().probability();
      text.append(likely ? ", looked at it" : ", may have shown it").append(stays.when());
      text.append(" (").append(Words.compass(yaw.deg())).append(", ±");
      text.append(Words.degrees(yaw.sigmaDeg()));
      if (!likely) {
        text.append("; ").append(Words.percent(contact.probability())).append(" likely");
      }
      text.append(')');
    }
    Double scale = scale(contact);
    text.append(yaw == null ? "; " : ": ");
    if (scale == null) {
      text.append("how large things appear there is not known");
    } else {
      text.append("about ").append(Words.decimal(scale, scale < 9.5 ? 1 : 0));
      text.append(" px per metre there, ").append(Detail.words(scale));
    }
  }

  private static @Nullable Angle yaw(Moment moment) {
    CameraPose pose = moment.stay().moment().pose();
    return pose == null ? null : pose.yaw();
  }

  private static @Nullable Double scale(ZoneContact contact) {
    InView view = contact.view();
    return view == null ? null : view.pixelsPerMetre();
  }

  private static List<Evidence> rows(Moment worst) {
    ZoneContact contact = worst.stay().contact();
    Fix fix = worst.touch().fix();
    List<Evidence> rows = new ArrayList<>();
    Double error = fix == null ? null : fix.accuracyM();
    String label = "Distance to the nearest part in view";
    rows.add(new Evidence(label, contact.distanceM(), "m", error, contact.position()));
    double percent = contact.probability() * 100;
    String source = "errors of position, direction, lens and range, 1σ";
    rows.add(new Evidence("Probability in the picture", percent, "%", null, source));
    Double scale = scale(contact);
    if (scale != null) {
      rows.add(new Evidence("Scale there", scale, "px/m", null, "computed from the lens"));
    }
    if (fix != null) {
      rows.add(new Evidence("Position good to", fix.accuracyM(), "m", null, fix.accuracySource()));
    }
    Angle yaw = yaw(worst);
    if (yaw != null) {
      rows.add(new Evidence("Camera direction", yaw.deg(), "° true", yaw.sigmaDeg(), yaw.source()));
    }
    Place.stated(rows, contact.zone());
    return rows;
  }
}
