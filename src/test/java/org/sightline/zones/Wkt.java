package org.sightline.zones;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.sightline.geo.LatLon;
import org.sightline.telemetry.Fix;

/** Zones and fixes for tests, geometry as well-known text. */
public final class Wkt {
  private Wkt() {}

  static Geometry geometry(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException e) {
      throw new IllegalArgumentException(wkt, e);
    }
  }

  static Outlines outlines(Geometry area) {
    return Outlines.of(List.of(new Shape.Outline(area)));
  }

  /** Whether a place lies in an area. */
  public static boolean covers(Geometry area, double lonDeg, double latDeg) {
    return outlines(area).covers(0, lonDeg, latDeg);
  }

  public static Zone zone(String id, Geometry area, double marginM) {
    return new Zone(
        id,
        id,
        "",
        Set.of(Activity.CAPTURE),
        List.of(new Volume(new Shape.Outline(area), null, null)),
        null,
        marginM,
        0,
        false,
        Map.of(),
        new ZoneSource("test", null, id));
  }

  /** Zones called 0, 1, 2… */
  static ZoneSet set(String... wkts) {
    List<Zone> zones = new ArrayList<>();
    for (String wkt : wkts) {
      zones.add(zone(Integer.toString(zones.size()), geometry(wkt), 0));
    }
    return ZoneSet.of(zones);
  }

  static Fix fix(double lat, double lon, double accuracyM) {
    return new Fix(null, new LatLon(lat, lon), List.of(), accuracyM, "test", "exif:GPS");
  }

  public static List<ZoneContact> contacts(ZoneSet set, double lat, double lon, double accuracyM) {
    return set.contacts(fix(lat, lon, accuracyM), null);
  }
}
