package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.telemetry.Angle;
import org.sightline.telemetry.Fix;
import org.sightline.telemetry.Lens;
import org.sightline.telemetry.Telemetry;
import org.sightline.view.Detail;
import org.sightline.view.Hiding;
import org.sightline.view.Missing;
import org.sightline.view.ViewFootprint;
import org.sightline.zones.Activity;
import org.sightline.zones.InView;
import org.sightline.zones.ZoneContact;
import org.sightline.zones.ZoneContact.Active;

/**
 * The camera stood outside zones that restrict taking or publishing pictures, and they can be in
 * the picture. One sentence for all of them, about the worst. Of an item that touches a private
 * zone it tells no distance, direction or scale: with where the zone is they would give the place
 * back.
 */
final class CameraSeesZone implements Rule {
  /** Further zones whose numbers stand in the evidence. */
  private static final int MAX_OTHERS = 20;

  /** Steeper than this, up or down, it matters no more which way the picture's edges point. */
  private static final double STEEP_DEG = 60;

  @Override
  public String id() {
    return "camera-sees-zone";
  }

  @Override
  public List<Finding> weigh(Policy policy, Observation seen) {
    List<Touch> touches = Touch.inView(policy, seen);
    if (touches.isEmpty()) {
      return List.of();
    }
    List<Touch> ranked = Touch.worstFirst(touches);
    Touch worst = ranked.get(0);
    List<Touch> others = ranked.subList(1, ranked.size());
    boolean hidden = Touch.anyPrivate(seen);
    StringBuilder text = new StringBuilder();
    if (hidden) {
      text.append("The picture may show ").append(Words.zone(worst.contact()));
    } else {
      measured(text, policy, seen, worst);
    }
    hours(text, worst);
    if (!hidden) {
      hiding(text, worst);
    }
    text.append(OtherZones.clause(others)).append('.');
    List<Evidence> rows = new ArrayList<>();
    if (!hidden) {
      rows(rows, seen, worst);
      for (Touch other : others.subList(0, Math.min(MAX_OTHERS, others.size()))) {
        numbers(rows, other, " of " + Words.name(other.contact().zone()));
      }
    }
    return List.of(new Finding(id(), worst.level(), text.toString(), rows));
  }

  private static void measured(StringBuilder text, Policy policy, Observation seen, Touch touch) {
    ZoneContact contact = touch.contact();
    Angle yaw = seen.telemetry().pose().yaw();
    text.append("Camera ").append(Words.distance(contact.distanceM())).append(" outside ");
    text.append(Words.zone(contact));
    if (yaw == null) {
      text.append(", which may be in the picture: which way the camera looked is not known");
    } else {
      boolean likely = contact.probability() >= policy.sees().probability();
      looking(text, seen.telemetry(), yaw, likely);
      if (!likely) {
        text.append("; ").append(Words.percent(contact.probability())).append(" likely");
      }
      text.append(')');
    }
    Double scale = scale(contact);
    text.append(yaw == null ? "; " : ": ");
    if (scale == null) {
      text.append(
          "how wide it saw and how large things appear there is not known, because the lens");
      text.append(" is not");
    } else {
      text.append("about ").append(Words.decimal(scale, scale < 9.5 ? 1 : 0));
      text.append(" px per metre there, ").append(Detail.words(scale));
    }
  }

  /** How the camera looked, with a bracket that stays open. */
  private static void looking(StringBuilder text, Telemetry telemetry, Angle yaw, boolean likely) {
    Angle pitch = telemetry.pose().pitch();
    if (pitch != null && pitch.deg() >= STEEP_DEG) {
      text.append(", where things that stand high may be in the picture (looking up, ±");
      text.append(Words.degrees(pitch.sigmaDeg()));
      return;
    }
    if (pitch != null && pitch.deg() <= -STEEP_DEG) {
      text.append(likely ? ", with it in the picture" : ", which may be in the picture");
      text.append(" (looking down, ±").append(Words.degrees(pitch.sigmaDeg()));
      return;
    }
    if (!likely) {
      text.append(", which may be in the picture (looking ");
    } else if (telemetry.lens() == null) {
      text.append(", on the side that it looked to (");
    } else {
      text.append(", looking at it (");
    }
    text.append(Words.compass(yaw.deg())).append(", ±").append(Words.degrees(yaw.sigmaDeg()));
  }

  private static void hours(StringBuilder text, Touch touch) {
    if (touch.active() == Active.NO) {
      text.append(
          touch.weighed() == Activity.PUBLICATION
              ? "; the zone does not apply at publication"
              : "; the zone did not apply then");
    }
    Place.hours(text, touch);
  }

  private static void hiding(StringBuilder text, Touch touch) {
    Hiding hiding = hiding(touch);
    if (hiding != null && hiding.upToM() != null) {
      text.append("; terrain hides all of it that is lower than ");
      text.append(Words.decimal(hiding.upToM(), 0)).append(" m");
      if (hiding.errorM() != null) {
        text.append(" (±").append(Words.decimal(Math.ceil(hiding.errorM()), 0)).append(" m)");
      }
    }
  }

  private static @Nullable Hiding hiding(Touch touch) {
    InView view = touch.contact().view();
    return view == null ? null : view.hiding();
  }

  /** What elevation data say; nothing where there are none. */
  private static void terrain(List<Evidence> rows, Touch touch, String of) {
    Hiding hiding = hiding(touch);
    if (hiding == null) {
      return;
    }
    String source = "elevation data; ± all errors at their worst together";
    if (hiding.upToM() != null) {
      String label = "Terrain hides things lower than" + of;
      rows.add(new Evidence(label, hiding.upToM(), "m", hiding.errorM(), source));
    } else if (hiding.doubt() != null) {
      String words = "not known: " + hiding.doubt().words();
      rows.add(new Evidence("Hidden by terrain" + of, words, "", null, source));
    } else {
      rows.add(new Evidence("Hidden by terrain" + of, "no", "", null, source));
      if (hiding.nearestM() != null) {
        String label = "Nearest part that terrain may not hide" + of;
        rows.add(new Evidence(label, hiding.nearestM(), "m", null, source));
      }
    }
  }

  private static @Nullable Double scale(ZoneContact contact) {
    InView view = contact.view();
    return view == null ? null : view.pixelsPerMetre();
  }

  private static void rows(List<Evidence> rows, Observation seen, Touch worst) {
    ZoneContact contact = worst.contact();
    numbers(rows, worst, "");
    InView view = contact.view();
    if (view != null && view.coveredShare() != null) {
      double percent = view.coveredShare() * 100;
      rows.add(new Evidence("Share of the ground in view", percent, "%", null, "computed"));
    }
    Fix fix = worst.fix();
    if (fix != null) {
      rows.add(new Evidence("Position good to", fix.accuracyM(), "m", null, fix.accuracySource()));
    }
    Angle yaw = seen.telemetry().pose().yaw();
    if (yaw != null) {
      rows.add(new Evidence("Camera direction", yaw.deg(), "° true", yaw.sigmaDeg(), yaw.source()));
    }
    Lens lens = seen.telemetry().lens();
    if (lens != null) {
      rows.add(new Evidence("Field of view", lens.horizontalFovDeg(), "°", null, lens.source()));
    }
    ViewFootprint footprint = seen.footprint();
    if (footprint != null && !footprint.missing().isEmpty()) {
      StringBuilder words = new StringBuilder();
      for (Missing missing : footprint.missing()) {
        words.append(words.length() == 0 ? "" : "; ").append(missing.words());
      }
      rows.add(new Evidence("Not known of the view", words.toString(), "", null, "computed"));
    }
    Place.stated(rows, contact.zone());
  }

  private static void numbers(List<Evidence> rows, Touch touch, String of) {
    ZoneContact contact = touch.contact();
    Fix fix = touch.fix();
    Double error = fix == null ? null : fix.accuracyM();
    String label = "Distance to the nearest part in view" + of;
    rows.add(new Evidence(label, contact.distanceM(), "m", error, contact.position()));
    double percent = contact.probability() * 100;
    String source = "errors of position, direction, lens and range, 1σ";
    rows.add(new Evidence("Probability in the picture" + of, percent, "%", null, source));
    Double scale = scale(contact);
    if (scale != null) {
      rows.add(new Evidence("Scale there" + of, scale, "px/m", null, "computed from the lens"));
    }
    terrain(rows, touch, of);
  }
}
