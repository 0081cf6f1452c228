package org.sightline.zones;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.sightline.telemetry.Fix;
import org.sightline.view.BehindTerrain;
import org.sightline.view.Hiding;
import org.sightline.view.Sector;
import org.sightline.view.Terrain;

/** Asks whether terrain hides zones from one camera. Of one view; not shared. */
final class ZonesBehind {
  /** Widening a border costs time by its corners; a zone of more is not known to be hidden. */
  private static final int MOST_CORNERS = 10_000;

  private static final double METRES_A_DEGREE = 110_500;

  private final BehindTerrain terrain;
  private final double thingsM;

  ZonesBehind(Terrain terrain, Fix fix) {
    this.terrain = new BehindTerrain(terrain.ground(), fix, ZoneSet.SIGMAS_95);
    this.thingsM = terrain.thingsM();
  }

  /**
   * Whether terrain hides all of a zone.
   *
   * @param sector what the picture can show, its errors included
   * @param nearestM how far the nearest part of the zone is, metres
   */
  Hiding of(Zone zone, Sector sector, double nearestM) {
    List<Geometry> areas = new ArrayList<>();
    int corners = 0;
    for (Volume volume : zone.volumes()) {
      if (!standsOnGround(volume)) {
        return Hiding.unknown(Hiding.Doubt.AIR, null);
      }
      Geometry area = volume.shape().drawn();
      corners += area.getNumPoints();
      if (!areas.contains(area)) {
        areas.add(area);
      }
    }
    if (zone.borderErrorM() > 0) {
      if (corners > MOST_CORNERS) {
        return Hiding.unknown(Hiding.Doubt.MANY, null);
      }
      areas.replaceAll(area -> widened(area, ZoneSet.SIGMAS_95 * zone.borderErrorM()));
    }
    return terrain.of(areas, thingsM, sector, nearestM);
  }

  /**
   * What is in a zone above the ground flies and may be seen from anywhere. A floor above the sea
   * may lie under the ground, but that is for the ground everywhere in the zone to say.
   */
  private static boolean standsOnGround(Volume volume) {
    Limit floor = volume.floor();
    return floor == null || floor.value() <= 0;
  }

  /** In degrees of longitude at its side nearer to a pole, so that it is never too little. */
  private static Geometry widened(Geometry area, double metres) {
    var box = area.getEnvelopeInternal();
    double deg = metres / METRES_A_DEGREE;
    double lat = Math.min(89, Math.max(Math.abs(box.getMinY()), Math.abs(box.getMaxY())) + deg);
    return area.buffer(deg / Math.cos(Math.toRadians(lat)));
  }
}
