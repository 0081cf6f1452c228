package org.sightline.zones;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * One restricted area.
 *
 * @param id stable id from the file, else file name and feature number
 * @param name what people call it
 * @param kind what it is in plain words, such as "military airfield"; empty if the file is silent
 * @param restricts what it restricts; empty if its author says that it restricts nothing
 * @param volumes at least one; the zone is all of them
 * @param hours when it applies; null is always
 * @param marginM how far outside the border the author still wants to be told, metres, 0 or more
 * @param borderErrorM how far the border as read may lie off what its author meant, metres, 1
 *     sigma: rest of a change of datum, arcs drawn as lines; 0 if it is read as written
 * @param isPrivate a personal privacy zone: never drawn, never exported, no distance
 * @param stated what the source says in the words of its format, kept as written; names such as
 *     {@code restriction} and {@code reason}
 * @param source where it was read
 */
public record Zone(
    String id,
    String name,
    String kind,
    Set<Activity> restricts,
    List<Volume> volumes,
    @Nullable Schedule hours,
    double marginM,
    double borderErrorM,
    boolean isPrivate,
    Map<String, String> stated,
    ZoneSource source)
    implements Serializable {
  /** Copies the collections. */
  public Zone {
    if (volumes.isEmpty()) {
      throw new IllegalArgumentException("zone " + id + " has no volume");
    }
    restricts = Set.copyOf(restricts);
    volumes = List.copyOf(volumes);
    stated = Map.copyOf(stated);
  }

  /** All its ground, for drawing: polygons of several volumes may overlap. */
  public Geometry area() {
    return drawn(volumes);
  }

  /** The ground of volumes, at least one, for drawing. */
  public static Geometry drawn(List<Volume> volumes) {
    Geometry first = volumes.get(0).shape().drawn();
    if (volumes.size() == 1) {
      return first;
    }
    List<Polygon> polygons = new ArrayList<>();
    for (Volume volume : volumes) {
      Geometry drawn = volume.shape().drawn();
      for (int i = 0; i < drawn.getNumGeometries(); i++) {
        polygons.add((Polygon) drawn.getGeometryN(i));
      }
    }
    return first.getFactory().createMultiPolygon(polygons.toArray(new Polygon[0]));
  }
}
