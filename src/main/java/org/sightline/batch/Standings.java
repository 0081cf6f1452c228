package org.sightline.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.media.MediaItem;
import org.sightline.risk.Policy;
import org.sightline.telemetry.Position;
import org.sightline.telemetry.Telemetry;
import org.sightline.view.Foot;
import org.sightline.view.ObjectGround;
import org.sightline.view.Sizes;
import org.sightline.view.Terrain;
import org.sightline.view.View;
import org.sightline.vision.Box;
import org.sightline.vision.Detection;
import org.sightline.zones.Standing;
import org.sightline.zones.Times;
import org.sightline.zones.ZoneSet;
import org.sightline.zones.ZonesUnder;

/** Which zones the things in a picture may stand in, on flat ground. */
final class Standings {
  private Standings() {}

  /**
   * Of things in a photo, from each of its positions; those that stand in none are left out.
   *
   * @param terrain what elevation data know of the ground; null for flat ground
   * @return for each the zones that it may stand in, the likeliest first
   */
  static Map<Detection, List<Standing>> of(
      MediaItem.Photo photo,
      Telemetry telemetry,
      ZoneSet zones,
      Policy.Sees policy,
      Times times,
      @Nullable Terrain terrain,
      List<Detection> detections) {
    Map<Detection, List<Standing>> standings = new HashMap<>();
    for (Position position : telemetry.positions()) {
      if (position instanceof Position.Fixed fixed && !detections.isEmpty()) {
        View view = Sights.view(photo, telemetry, fixed.fix(), policy, terrain);
        add(view, zones, policy, times, detections, standings);
      }
    }
    return standings;
  }

  /** Adds those of one view. */
  static void add(
      View view,
      ZoneSet zones,
      Policy.Sees policy,
      Times times,
      List<Detection> detections,
      Map<Detection, List<Standing>> standings) {
    double rangeM = Sights.rangeM(view, policy);
    ObjectGround ground = ObjectGround.of(view, rangeM);
    if (ground != null) {
      ZonesUnder under = zones.under(view.fix(), rangeM, times);
      for (Detection detection : detections) {
        merge(standings, detection, standing(ground, under, detection));
      }
    }
  }

  private static List<Standing> standing(
      ObjectGround ground, ZonesUnder under, Detection detection) {
    Box box = detection.box();
    Foot foot =
        ground.under(
            box.x(), box.y(), box.width(), box.height(), Sizes.longestM(detection.label()));
    return foot == null ? List.of() : under.of(foot);
  }

  /** Of two positions that disagree the worse answer counts, zone by zone. */
  private static void merge(
      Map<Detection, List<Standing>> standings, Detection detection, List<Standing> more) {
    List<Standing> merged = new ArrayList<>(standings.getOrDefault(detection, List.of()));
    for (Standing one : more) {
      int at = 0;
      while (at < merged.size() && !merged.get(at).zone().id().equals(one.zone().id())) {
        at++;
      }
      if (at == merged.size()) {
        merged.add(one);
      } else if (likely(one.probability()) > likely(merged.get(at).probability())) {
        merged.set(at, one);
      }
    }
    if (!merged.isEmpty()) {
      merged.sort((a, b) -> Double.compare(likely(b.probability()), likely(a.probability())));
      standings.put(detection, merged);
    }
  }

  private static double likely(@Nullable Double probability) {
    return probability == null ? 0 : probability;
  }
}
