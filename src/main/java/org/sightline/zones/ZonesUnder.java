package org.sightline.zones;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Fix;
import org.sightline.view.Foot;

/**
 * The zones that things in one picture may stand in: those that restrict pictures, private ones
 * never. Of one picture; not shared.
 */
public final class ZonesUnder {
  /** A degree of latitude is at least this long, metres. */
  private static final double DEGREE_M = 110_500;

  private final ZoneIndex index;
  private final Fix fix;
  private final Times times;
  private final List<Near> near = new ArrayList<>();

  /** A zone within range, made ready for many questions. */
  private static final class Near {
    private final Zone zone;
    private final List<Integer> shapes = new ArrayList<>();
    private final PreparedGeometry ground;

    private Near(Zone zone) {
      this.zone = zone;
      this.ground = PreparedGeometryFactory.prepare(zone.area());
    }
  }

  ZonesUnder(ZoneIndex index, List<Zone> zones, Fix fix, double rangeM, Times times) {
    this.index = index;
    this.fix = fix;
    this.times = times;
    Outlines.Ints found = new Outlines.Ints(8);
    index.near(fix.position(), rangeM + ZoneSet.SIGMAS_95 * fix.accuracyM(), found);
    int last = -1;
    for (int i = 0; i < found.size(); i++) {
      int zone = index.zoneOf(found.get(i));
      if (ZonesInView.count(zones.get(zone))) {
        if (zone != last) {
          near.add(new Near(zones.get(zone)));
          last = zone;
        }
        near.get(near.size() - 1).shapes.add(found.get(i));
      }
    }
  }

  /** The zones that a thing may stand in, the likeliest first; greater errors give no fewer. */
  public List<Standing> of(Foot foot) {
    List<Standing> standing = new ArrayList<>();
    for (Near zone : near) {
      if (zone.ground.intersects(grown(foot.region(), zone.zone.borderErrorM()))) {
        double reachM = ZoneSet.SIGMAS_95 * fix.accuracyM();
        standing.add(
            new Standing(
                zone.zone,
                foot.cases() == 0 ? null : share(zone, foot),
                times.taken(zone.zone.hours(), fix.position(), reachM),
                times.published(zone.zone.hours(), fix.position(), reachM)));
      }
    }
    standing.sort((a, b) -> Double.compare(likely(b), likely(a)));
    return standing;
  }

  private static double likely(Standing standing) {
    Double probability = standing.probability();
    return probability == null ? 0 : probability;
  }

  private Geometry grown(Geometry region, double borderErrorM) {
    if (borderErrorM == 0) {
      return region;
    }
    double cos = Math.max(0.01, Math.cos(Math.toRadians(fix.position().latDeg())));
    return region.buffer(ZoneSet.SIGMAS_95 * borderErrorM / DEGREE_M / cos, 4);
  }

  private double share(Near zone, Foot foot) {
    int inside = 0;
    for (LatLon place : foot.places()) {
      for (int shape : zone.shapes) {
        if (index.outlines().covers(shape, place.lonDeg(), place.latDeg())) {
          inside++;
          break;
        }
      }
    }
    return (double) inside / foot.cases();
  }
}
