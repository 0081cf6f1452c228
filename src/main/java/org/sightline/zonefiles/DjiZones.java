package org.sightline.zonefiles;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Activity;
import org.sightline.zones.Limit;
import org.sightline.zones.Schedule;

/**
 * JSON in the shape of DJI's geo zones: {@code areas} of circles and polygons.
 *
 * <p>Where an area has {@code sub_areas}, those are its real parts and its own circle only holds
 * them. A {@code height} above 0 is up to where flight is possible, metres above ground: the floor
 * of what is restricted. Levels 5, 7 and 8 are advice or approval and restrict nothing; every other
 * restricts flight, warnings too, so that it errs towards review. {@code begin_at} and {@code
 * end_at} are seconds since 1970, 0 is open.
 */
final class DjiZones implements ZoneReader, JsonZones.Format {
  /** Times after the year 5138 are milliseconds. */
  private static final double MOST_SECONDS = 1e11;

  @Override
  public String name() {
    return "DJI geo zones";
  }

  @Override
  public boolean accepts(String head) {
    return head.startsWith("{")
        && head.contains("\"area_id\"")
        && (head.contains("\"sub_areas\"") || head.contains("\"polygon_points\""));
  }

  @Override
  public void read(ZoneInput input, ReadZones into) throws IOException {
    JsonZones.read(input, into, this);
  }

  @Override
  public List<String> lists() {
    return List.of("areas");
  }

  @Override
  public String wrapper() {
    return "data";
  }

  @Override
  public void zone(JsonTree area, ZoneDraft draft) {
    draft.put("id", area.words("area_id"));
    draft.put("name", area.words("name"));
    for (String field : area.names()) {
      if (!field.equals("sub_areas") && !field.equals("polygon_points")) {
        draft.stated(field, area.words(field));
      }
    }
    draft.hours(hours(area, draft));
    String wrong = area.wrong();
    if (wrong != null) {
      draft.unusable(null, wrong);
    }
    List<JsonTree> parts = area.objects("sub_areas");
    if (parts.size() < area.count("sub_areas")) {
      draft.unusable("sub_areas", "holds something that is not an area");
    }
    parts(area, parts.isEmpty() ? List.of(area) : parts, draft);
  }

  private static void parts(JsonTree area, List<JsonTree> parts, ZoneDraft draft) {
    boolean restricts = false;
    for (JsonTree part : parts) {
      restricts |= restricts(level(part, area));
    }
    draft.restricts(restricts ? Set.of(Activity.FLIGHT) : Set.of());
    String first = null;
    for (JsonTree part : parts) {
      String level = level(part, area);
      if (restricts && !restricts(level)) {
        draft.remark("level", "of a part is advice, not a restriction; that part was left out");
        continue;
      }
      first = first == null ? level : first;
      if (words(level).isEmpty()) {
        draft.remark(
            "level",
            "\"" + ZoneDraft.shortened(level) + "\" is not known; taken to restrict flight");
      }
      volume(part, area, draft);
    }
    draft.put("kind", "drone zone" + (first == null ? "" : words(first)));
  }

  private static String level(JsonTree part, JsonTree area) {
    String level = part.text("level");
    return level != null ? level : area.words("level");
  }

  private static boolean restricts(String level) {
    return !level.equals("5") && !level.equals("7") && !level.equals("8");
  }

  private static String words(String level) {
    return switch (level) {
      case "0" -> ", warning";
      case "1" -> ", authorisation required";
      case "2" -> ", restricted";
      case "3" -> ", enhanced warning";
      case "4" -> ", restricted by regulation";
      case "5", "7" -> ", recommended";
      case "6" -> ", limited height";
      case "8" -> ", approved for light drones";
      case "9" -> ", densely populated";
      default -> "";
    };
  }

  private static void volume(JsonTree part, JsonTree area, ZoneDraft draft) {
    draft.nextVolume();
    double heightM = part.number("height");
    draft.limits(
        heightM > 0 && Double.isFinite(heightM)
            ? new Limit(heightM, Limit.Unit.M, Limit.Reference.AGL)
            : null,
        null);
    Nest points = part.nest("polygon_points");
    if (points != null && points.level() >= 0) {
      if (points.wrong() != null || points.level() < 1) {
        draft.unusable("polygon_points", points.wrong() == null ? "are one place" : points.wrong());
        return;
      }
      for (List<double[]> rings : GeoJsonShape.polygonsOf(points)) {
        draft.areas().polygon(closed(rings));
      }
    } else if ("1".equals(part.text("shape"))) {
      draft.unusable("polygon_points", "are missing");
    } else {
      JsonTree centre = part.has("lat") ? part : area;
      draft.circle(centre.number("lat"), centre.number("lng"), part.number("radius"));
    }
  }

  /** The format leaves rings open. */
  private static List<double[]> closed(List<double[]> rings) {
    List<double[]> closed = new ArrayList<>(rings.size());
    for (double[] ring : rings) {
      int n = ring.length;
      boolean open = n >= 2 && (ring[0] != ring[n - 2] || ring[1] != ring[n - 1]);
      closed.add(open ? Areas.closed(ring, n) : ring);
    }
    return closed;
  }

  private static @Nullable Schedule hours(JsonTree area, ZoneDraft draft) {
    double begin = seconds(area.number("begin_at"));
    double end = seconds(area.number("end_at"));
    if (!(begin > 0) && !(end > 0)) {
      return null;
    }
    Instant from = begin > 0 ? Instant.ofEpochSecond((long) begin) : null;
    Instant to = end > 0 ? Instant.ofEpochSecond((long) end) : null;
    String words = (from == null ? "open" : from) + " to " + (to == null ? "open" : to);
    if (end > 0 && end < begin) {
      draft.remark("end_at", "is before begin_at: when the zone applies is not known");
      return Schedule.unread(words);
    }
    return new Schedule(List.of(new Schedule.Window(from, to, List.of())), words);
  }

  private static double seconds(double written) {
    return written > MOST_SECONDS ? Math.min(written / 1000, MOST_SECONDS) : written;
  }
}
