package org.sightline.track;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Reprojection;

/**
 * Image geolocation files of OpenDroneMap (docs.opendronemap.org/geo): a reference system in the
 * first line ({@code EPSG:4326}, {@code WGS84 UTM 16N}), then one image a line: name, east, north
 * and perhaps height, three angles, horizontal and vertical accuracy in metres. The angles'
 * convention is not documented: not read.
 *
 * @param entries in the order of the file
 * @param byName the same by their names in lower case
 * @param problem why the file could not be used; null if it could
 */
record GeoText(List<Entry> entries, Map<String, Entry> byName, @Nullable String problem)
    implements Serializable {
  private static final int MOST_ENTRIES = 1_000_000;

  GeoText {
    entries = List.copyOf(entries);
    byName = Map.copyOf(byName);
  }

  /**
   * One image.
   *
   * @param name of its file
   * @param latDeg WGS 84
   * @param lonDeg WGS 84
   * @param heightM of unknown datum, NaN if there is none
   * @param accuracyM horizontal, NaN if not stated
   */
  record Entry(String name, double latDeg, double lonDeg, double heightM, double accuracyM)
      implements Serializable {}

  /** The place of an image by the name of its file; null if it has none. */
  @Nullable Entry find(String name) {
    return byName.get(name.toLowerCase(Locale.ROOT));
  }

  static GeoText read(Path file) throws IOException {
    List<Entry> written = new ArrayList<>();
    String system;
    try (Lines lines = Lines.of(file)) {
      String head = lines.next();
      system = head == null ? null : code(head.strip());
      int fewestDecimals = Integer.MAX_VALUE;
      for (String line = lines.next();
          line != null && written.size() < MOST_ENTRIES;
          line = lines.next()) {
        String[] fields = line.strip().split("[ \\t]+", 10);
        Entry entry = fields.length < 3 ? null : entry(fields);
        if (entry == null) {
          continue;
        }
        int decimals = Decimal.decimalsOf(fields[2]);
        if (fields.length > 3 || lines.hasEnd() || decimals >= fewestDecimals) {
          written.add(entry); // else the file may be cut off inside this number
        }
        fewestDecimals = Math.min(fewestDecimals, decimals);
      }
    }
    if (system == null) {
      return new GeoText(List.of(), Map.of(), "its reference system is not understood");
    }
    return system.equals("EPSG:4326") ? of(written) : reprojected(system, written);
  }

  private static @Nullable Entry entry(String[] fields) {
    double east = Decimal.of(fields[1]);
    double north = Decimal.of(fields[2]);
    double height = fields.length > 3 ? Decimal.of(fields[3]) : Double.NaN;
    double accuracy = fields.length > 7 ? Decimal.of(fields[7]) : Double.NaN;
    boolean sound = !Double.isNaN(east) && !Double.isNaN(north);
    return sound ? new Entry(fields[0], north, east, height, accuracy) : null;
  }

  /** The EPSG code of a first line; null if it is of another kind. */
  private static @Nullable String code(String head) {
    String upper = head.toUpperCase(Locale.ROOT);
    if (upper.startsWith("EPSG:")) {
      return upper;
    }
    if (upper.startsWith("+PROJ=LONGLAT") || upper.startsWith("+PROJ=LATLONG")) {
      return upper.contains("WGS84") ? "EPSG:4326" : null;
    }
    if (!upper.startsWith("WGS84")) {
      return null;
    }
    String rest = upper.substring(5).strip();
    if (rest.isEmpty()) {
      return "EPSG:4326";
    }
    Decimal zone = new Decimal();
    boolean utm = rest.startsWith("UTM ") && zone.read(rest, 4) && zone.end() == rest.length() - 1;
    char half = rest.charAt(rest.length() - 1);
    if (!utm || zone.value() < 1 || zone.value() > 60 || (half != 'N' && half != 'S')) {
      return null;
    }
    // EPSG numbers the zones 32601 to 32660 in the north and 32701 to 32760 in the south
    return "EPSG:" + ((half == 'N' ? 32600 : 32700) + (int) zone.value());
  }

  private static GeoText of(List<Entry> entries) {
    Map<String, Entry> byName = new HashMap<>();
    for (Entry entry : entries) {
      byName.put(entry.name().toLowerCase(Locale.ROOT), entry);
    }
    return new GeoText(entries, byName, null);
  }

  /** One at a time: the reference systems are not made for several threads. */
  private static synchronized GeoText reprojected(String code, List<Entry> written) {
    double[] xy = new double[2 * written.size()];
    for (int i = 0; i < written.size(); i++) {
      xy[2 * i] = written.get(i).lonDeg();
      xy[2 * i + 1] = written.get(i).latDeg();
    }
    try {
      Reprojection.Way way = Reprojection.from(code).over(xy);
      List<Entry> turned = new ArrayList<>();
      for (Entry entry : written) {
        double[] lonLat = way == null ? null : way.lonLat(entry.lonDeg(), entry.latDeg());
        if (way != null && lonLat != null) {
          double stated = Double.isNaN(entry.accuracyM()) ? 0 : entry.accuracyM();
          turned.add(
              new Entry(
                  entry.name(),
                  lonLat[1],
                  lonLat[0],
                  entry.heightM(),
                  stated > 0 ? Math.hypot(stated, way.errorM()) : Double.NaN));
        }
      }
      return turned.isEmpty()
          ? new GeoText(List.of(), Map.of(), code + " does not reach its places")
          : of(turned);
    } catch (Reprojection.UnknownSystemException e) {
      return new GeoText(List.of(), Map.of(), String.valueOf(e.getMessage()));
    }
  }
}
