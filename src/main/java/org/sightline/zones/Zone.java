package org.sightline.zones;

import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One restricted area.
 *
 * @param id stable id from the file, else file name and feature number
 * @param name what people call it
 * @param kind what it is in plain words, such as "military airfield"; empty if the file is silent
 * @param restricts what it restricts, at least one
 * @param area polygons in longitude, latitude (degrees, WGS 84), valid, cut at the antimeridian
 * @param floor lower limit; null is the ground
 * @param ceiling upper limit; null is unlimited
 * @param hours when it applies, as its author wrote it; null is always. Not understood in this
 *     version: such a zone counts as if it applied, and says so
 * @param marginM how far outside the border the author still wants to be told, metres, 0 or more
 * @param isPrivate a personal privacy zone: never drawn, never exported, no distance
 * @param source where it was read
 */
public record Zone(
    String id,
    String name,
    String kind,
    Set<Activity> restricts,
    Geometry area,
    @Nullable Limit floor,
    @Nullable Limit ceiling,
    @Nullable String hours,
    double marginM,
    boolean isPrivate,
    ZoneSource source)
    implements Serializable {
  /** Copies the set. */
  public Zone {
    restricts = Set.copyOf(restricts);
  }
}
