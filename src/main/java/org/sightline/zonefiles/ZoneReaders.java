package org.sightline.zonefiles;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The zone formats, in the order in which they are asked. */
final class ZoneReaders {
  private ZoneReaders() {}

  /** Every format there is; a new one is one file and one line here, the choosier ones first. */
  static final List<ZoneReader> ALL =
      List.of(
          new KmzZones(),
          new ShapefileZones(),
          new GeoPackageZones(),
          new KmlZones(),
          new AixmZones(),
          new Ed269Zones(),
          new Ed318Zones(),
          new DjiZones(),
          new GeoJsonZones(),
          new OpenAirZones(),
          new CsvZones(),
          new GazetteZones());

  /** What people call them, one after the other. */
  static String names() {
    StringBuilder names = new StringBuilder();
    for (ZoneReader reader : ALL) {
      names.append(names.length() == 0 ? "" : ", ").append(reader.name());
    }
    return names.toString();
  }

  /** The first format that accepts the file, or null. */
  static @Nullable ZoneReader of(String head) {
    for (ZoneReader reader : ALL) {
      if (reader.accepts(head)) {
        return reader;
      }
    }
    return null;
  }
}
