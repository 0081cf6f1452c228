package org.sightline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.sightline.zones.Volume;
import org.sightline.zones.Zone;

/**
 * The ground of a zone as it is drawn: its volumes joined, so that where layers lie above each
 * other there is one area and not one with a hole where both are.
 */
final class Ground {
  private Ground() {}

  /** Polygons in longitude, latitude that do not overlap. */
  static Geometry of(Zone zone) {
    List<Volume> volumes = zone.volumes();
    if (volumes.size() == 1) {
      return volumes.get(0).shape().drawn();
    }
    List<Geometry> parts = new ArrayList<>(volumes.size());
    for (Volume volume : volumes) {
      parts.add(volume.shape().drawn());
    }
    return OverlayNGRobust.union(parts);
  }

  /** A box round all of it, degrees. */
  static Envelope bounds(Zone zone) {
    Envelope box = new Envelope();
    for (Volume volume : zone.volumes()) {
      box.expandToInclude(volume.shape().drawn().getEnvelopeInternal());
    }
    return box;
  }

  /** Whether its volumes have limits of their own, so that no one pair of limits is the zone's. */
  static boolean hasLayers(Zone zone) {
    Volume first = zone.volumes().get(0);
    for (Volume volume : zone.volumes()) {
      if (!Objects.equals(first.floor(), volume.floor())
          || !Objects.equals(first.ceiling(), volume.ceiling())) {
        return true;
      }
    }
    return false;
  }
}
