package org.sightline.zonefiles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GeoPackage (OGC 12-128r19): every feature layer, each in its own reference system; {@code
 * FILE#LAYER} picks one by the name of its table or its title. Columns as {@link Columns} says.
 * Arcs are drawn with short straight edges, which is remarked. Layers that are stored queries are
 * refused, since nothing that a file defines is executed.
 */
final class GeoPackageZones implements ZoneReader {
  private static final int HEADER_BYTES = 100;
  private static final int MAX_LAYERS = 1000;
  private static final int LISTED_LAYERS = 20;

  @Override
  public String name() {
    return "GeoPackage";
  }

  @Override
  public boolean accepts(String head) {
    return head.startsWith("SQLite format 3\u0000");
  }

  @Override
  public void read(ZoneInput input, ReadZones into) throws IOException {
    for (String journal : new String[] {"-wal", "-journal"}) {
      Path beside = input.path().resolveSibling(input.shortName().concat(journal));
      if (Files.exists(beside) && Files.size(beside) > 0) {
        into.problem(
            input.name(),
            null,
            "was not closed by the program that wrote it: changes are still in "
                + beside.getFileName()
                + "; open and close it there once",
            true);
        return;
      }
    }
    if (!isWhole(input)) {
      into.problem(input.name(), null, "breaks off: it is shorter than it states", true);
      return;
    }
    try (GeoPackage file = GeoPackage.open(input.path())) {
      layers(file, input, into);
    } catch (SQLException e) {
      into.problem(input.name(), null, GeoPackageLayer.broken(e), true);
    }
  }

  /**
   * Whether all pages are there (SQLite file format, 1.3): SQLite itself reads what is missing of
   * the last one as zeros, which would be other places.
   */
  private static boolean isWhole(ZoneInput input) throws IOException {
    byte[] bytes;
    try (InputStream in = input.open()) {
      bytes = in.readNBytes(HEADER_BYTES);
    }
    if (bytes.length < HEADER_BYTES) {
      return false;
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    int stated = header.getShort(16) & 0xffff;
    int page = stated == 1 ? 1 << 16 : stated;
    boolean counted = header.getInt(24) == header.getInt(92);
    long pages = counted ? header.getInt(28) & 0xffffffffL : 0;
    return page > 0 && input.size() % page == 0 && input.size() >= pages * page;
  }

  private static void layers(GeoPackage file, ZoneInput input, ReadZones into)
      throws SQLException, IOException {
    if (!file.kindOf("gpkg_geometry_columns").equals("table")) {
      into.problem(input.name(), null, "is a database without the tables of a GeoPackage", true);
      return;
    }
    List<GeoPackage.Layer> all = file.layers();
    List<GeoPackage.Layer> wanted = wanted(all, input.layer());
    if (all.isEmpty()) {
      into.problem(input.name(), null, "has no layer with shapes", true);
    } else if (all.size() > MAX_LAYERS) {
      into.problem(input.name(), null, "has more than 1,000 layers", true);
    } else if (wanted.isEmpty()) {
      into.problem(
          input.name(),
          null,
          "has no layer \""
              + ZoneDraft.shortened(String.valueOf(input.layer()))
              + "\"; it has "
              + listed(all),
          true);
    } else {
      GeoPackageLayer reading = new GeoPackageLayer(file, input, into);
      for (GeoPackage.Layer layer : wanted) {
        reading.read(layer);
      }
    }
  }

  private static List<GeoPackage.Layer> wanted(List<GeoPackage.Layer> all, @Nullable String name) {
    if (name == null) {
      return all;
    }
    List<GeoPackage.Layer> found = new ArrayList<>();
    for (GeoPackage.Layer layer : all) {
      if (layer.table().equals(name)) {
        found.add(layer);
      }
    }
    for (GeoPackage.Layer layer : found.isEmpty() ? all : List.<GeoPackage.Layer>of()) {
      if (layer.table().equalsIgnoreCase(name) || layer.title().equalsIgnoreCase(name)) {
        found.add(layer);
      }
    }
    return found;
  }

  private static String listed(List<GeoPackage.Layer> all) {
    StringBuilder list = new StringBuilder();
    for (GeoPackage.Layer layer : all.subList(0, Math.min(LISTED_LAYERS, all.size()))) {
      list.append(list.length() == 0 ? "" : ", ").append(ZoneDraft.shortened(layer.table()));
    }
    return list.append(all.size() > LISTED_LAYERS ? " and more" : "").toString();
  }
}
