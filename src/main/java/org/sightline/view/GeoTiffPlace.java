package org.sightline.view;

import java.io.IOException;
import java.util.Arrays;

/**
 * Where the posts of a GeoTIFF file stand (OGC 19-008r4, GeoTIFF 1.1): geographic coordinates in
 * degrees, of a reference system within two metres of WGS 84, rows from the north, not turned.
 * Anything else is named and not read.
 */
final class GeoTiffPlace {
  private static final int PIXEL_SCALE = 33550;
  private static final int TIE_POINT = 33922;
  private static final int TRANSFORMATION = 34264;
  private static final int GEO_KEYS = 34735;

  // geo keys, OGC 19-008r4 annex B
  private static final int MODEL_TYPE = 1024;
  private static final int RASTER_TYPE = 1025;
  private static final int GEODETIC_CRS = 2048;
  private static final int ANGLE_UNIT = 2054;
  private static final int PROJECTED_CRS = 3072;
  private static final int VERTICAL_CRS = 4096;
  private static final int VERTICAL_UNIT = 4099;
  private static final int PIXEL_IS_POINT = 2;
  private static final int GEOGRAPHIC = 2;
  private static final int DEGREE = 9102;
  private static final int METRE = 9001;

  /** EPSG codes of WGS 84 and of systems tied to the ITRF since 1989, ascending. */
  private static final int[] LIKE_WGS84 = {
    4148, 4167, 4170, 4258, 4269, 4283, 4326, 4490, 4612, 4617, 4674, 4759, 4937, 4979, 6318, 6668,
    7844
  };

  private static final String CONVERT =
      "; convert it with: gdalwarp -t_srs EPSG:4326 -r bilinear OLD.tif NEW.tif";

  private GeoTiffPlace() {}

  /**
   * Reads the place.
   *
   * @throws TileException if it is given in a way that is not read
   */
  static TileGrid read(GeoTiffTags tags, int rows, int columns, int blockRows, int blockColumns)
      throws IOException {
    long[] keys = tags.numbers(GEO_KEYS);
    checkSystem(keys);
    double[] scale = tags.doubles(PIXEL_SCALE);
    double[] tie = tags.doubles(TIE_POINT);
    if (tags.doubles(TRANSFORMATION).length > 0 || scale.length < 2 || tie.length != 6) {
      throw new TileException("it is turned, or does not say where it lies" + CONVERT);
    }
    // a tie point of pixel-is-area counts from the corner of the first pixel, posts are centres
    double centre = key(keys, RASTER_TYPE, 1) == PIXEL_IS_POINT ? 0 : 0.5;
    double west = tie[3] + (centre - tie[0]) * scale[0];
    double north = tie[4] - (centre - tie[1]) * scale[1];
    double width = (columns - 1) * scale[0];
    double height = (rows - 1) * scale[1];
    boolean sound =
        scale[0] > 0
            && scale[1] > 0
            && width <= 360
            && north <= 90 + 1e-6
            && north - height >= -90 - 1e-6
            && west >= -361
            && west <= 361;
    if (!sound) {
      throw new TileException("its place is outside the globe" + CONVERT);
    }
    return new TileGrid(north, west, scale[1], scale[0], rows, columns, blockRows, blockColumns);
  }

  private static void checkSystem(long[] keys) throws TileException {
    long system = key(keys, GEODETIC_CRS, 0);
    if (key(keys, MODEL_TYPE, 0) != GEOGRAPHIC) {
      long projected = key(keys, PROJECTED_CRS, 0);
      String name = projected > 0 && projected < 32767 ? " (EPSG:" + projected + ")" : "";
      throw new TileException("it is not in degrees of latitude and longitude" + name + CONVERT);
    }
    if (system > Integer.MAX_VALUE
        || Arrays.binarySearch(LIKE_WGS84, (int) system) < 0
        || key(keys, ANGLE_UNIT, DEGREE) != DEGREE) {
      throw new TileException("its reference system, EPSG:" + system + ", is not read" + CONVERT);
    }
    if (key(keys, VERTICAL_UNIT, METRE) != METRE || vertical(keys)) {
      throw new TileException("its heights are not in metres; convert them with gdal_calc.py");
    }
  }

  /** Whether the vertical system is one that counts in feet: NAVD88 and NGVD29 in feet. */
  private static boolean vertical(long[] keys) {
    long system = key(keys, VERTICAL_CRS, 0);
    return system == 6360 || system == 8228 || system == 5702 || system == 6358;
  }

  /** The value of a short key, or {@code absent}; keys whose values lie elsewhere are absent. */
  private static long key(long[] keys, int id, long absent) {
    for (int i = 4; i + 3 < keys.length; i += 4) {
      if (keys[i] == id && keys[i + 1] == 0) {
        return keys[i + 3];
      }
    }
    return absent;
  }
}
