package org.sightline.zonefiles;

import org.jspecify.annotations.Nullable;

/** In whose words a GeoJSON feature is written. */
enum GeoJsonDialect {
  /** Our own, and that of anyone who names no restriction. */
  SIGHTLINE,
  /** ED-318: {@link Ed318Zones}. */
  ED318,
  /** Words of ED-269 as properties, Estonia's way: {@link Ed269Zones}. */
  ED269,
  /** {@link FacilityMap}. */
  FACILITY_MAP,
  /** {@link Dronezoner}. */
  DRONEZONER;

  /**
   * The dialect of a feature.
   *
   * @param usual if it shows none, and names itself as the standards do
   */
  static GeoJsonDialect of(JsonTree properties, @Nullable JsonTree geometry, GeoJsonDialect usual) {
    if (properties.has("restricts")) {
      return SIGHTLINE;
    }
    if (Ed318Zones.shows(properties, geometry)) {
      return ED318;
    }
    if (Ed269Zones.shows(properties)) {
      return ED269;
    }
    if (FacilityMap.shows(properties)) {
      return FACILITY_MAP;
    }
    if (Dronezoner.shows(properties)) {
      return DRONEZONER;
    }
    return properties.has("identifier") ? usual : SIGHTLINE;
  }

  /** Reads the properties of a feature. */
  void properties(JsonTree properties, ZoneDraft draft, GeoJsonShape shape) {
    switch (this) {
      case SIGHTLINE -> SightlineWords.read(properties, draft, shape);
      case ED318 -> Ed318Zones.properties(properties, draft, shape);
      case ED269 -> Ed269Zones.properties(properties, draft, shape);
      case FACILITY_MAP -> FacilityMap.properties(properties, draft);
      case DRONEZONER -> Dronezoner.properties(properties, draft, shape);
    }
  }

  /** What stands beside the features of the file, once all are read. */
  void file(JsonTree top, ZoneInput input, ReadZones into) {
    if (this == ED318) {
      Ed318Zones.metadata(top, input, into);
    }
  }
}
