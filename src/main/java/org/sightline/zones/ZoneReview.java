package org.sightline.zones;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * What an author of zones may want to look at again though it can be read: nothing here changes how
 * a zone is used.
 */
public final class ZoneReview {
  private static final double TINY_SQUARE_M = 1;
  private static final double HUGE_SQUARE_M = 1e12;
  private static final double WIDE_MARGIN_M = 10_000;

  private ZoneReview() {}

  /**
   * Remarks by the zone's id, one sentence each.
   *
   * @param now zones whose times all lie before it are named
   */
  public static Map<String, List<String>> of(ZoneSet set, Instant now) {
    Map<String, List<String>> remarks = new HashMap<>();
    Map<String, Zone> grounds = new HashMap<>();
    for (Zone zone : set.zones()) {
      List<String> own = new ArrayList<>();
      size(zone, own);
      meaning(zone, now, own);
      Zone twin = grounds.putIfAbsent(ground(zone), zone);
      if (twin != null && !twin.isPrivate() && !zone.isPrivate()) {
        own.add("covers the same ground between the same limits as " + twin.id());
      }
      if (!own.isEmpty()) {
        remarks.put(zone.id(), own);
      }
    }
    return remarks;
  }

  private static void size(Zone zone, List<String> own) {
    double area = GroundAreas.squareMetres(zone);
    if (area < TINY_SQUARE_M) {
      own.add("covers less than 1 square metre: is its shape whole?");
    } else if (area > HUGE_SQUARE_M) {
      own.add("covers more than 1,000,000 square kilometres: is that meant?");
    }
    if (zone.marginM() > WIDE_MARGIN_M) {
      own.add("its margin is wider than 10 km: is that in metres?");
    }
  }

  private static void meaning(Zone zone, Instant now, List<String> own) {
    if (zone.restricts().isEmpty()) {
      own.add("restricts nothing");
    }
    for (Volume volume : zone.volumes()) {
      if (upsideDown(volume.floor(), volume.ceiling())) {
        own.add("its floor is not below its ceiling");
        break;
      }
    }
    Schedule hours = zone.hours();
    if (hours != null && hours.windows().isEmpty()) {
      own.add("its hours are not understood, so it is not known when it applies");
    } else if (hours != null && ended(hours, now)) {
      own.add("its times have passed");
    }
  }

  private static boolean upsideDown(@Nullable Limit floor, @Nullable Limit ceiling) {
    return floor != null
        && ceiling != null
        && floor.reference() == ceiling.reference()
        && floor.metres() >= ceiling.metres();
  }

  private static boolean ended(Schedule hours, Instant now) {
    for (Schedule.Window window : hours.windows()) {
      Instant to = window.to();
      if (to == null || !to.isBefore(now)) {
        return false;
      }
    }
    return true;
  }

  /** Equal for zones of the same shapes and limits; a ring that starts elsewhere is another. */
  private static String ground(Zone zone) {
    StringBuilder key = new StringBuilder();
    for (Volume volume : zone.volumes()) {
      Envelope box = volume.shape().drawn().getEnvelopeInternal();
      key.append(box)
          .append(volume.shape().drawn().getNumPoints())
          .append(volume.shape().drawn().getCentroid())
          .append(volume.floor())
          .append(volume.ceiling());
    }
    return key.append(zone.hours()).append(zone.restricts()).toString();
  }
}
