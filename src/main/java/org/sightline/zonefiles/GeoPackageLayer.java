package org.sightline.zonefiles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the layers of a GeoPackage row by row; features are counted over all of them. */
final class GeoPackageLayer {
  private static final int MAX_COLUMNS = 200;
  private static final int MAX_SHAPE_BYTES = 64 << 20;
  private static final int MAX_ARC_POINTS = 20_000_000;

  private final GeoPackage file;
  private final ZoneInput input;
  private final ReadZones into;
  private final Map<Integer, FileCrs> systems = new HashMap<>();
  private int number;
  private long shapeBytes;
  private int arcPoints;

  GeoPackageLayer(GeoPackage file, ZoneInput input, ReadZones into) {
    this.file = file;
    this.input = input;
    this.into = into;
  }

  /** What is wrong with a file that SQLite cannot read on. */
  static String broken(SQLException e) {
    String why = String.valueOf(e.getMessage());
    return why.contains("SQLITE_INTERRUPT")
        ? "takes too long to read; zones after that place are lost"
        : "is damaged or not understood ("
            + ZoneDraft.shortened(why)
            + "); zones after that place are lost";
  }

  /** Reads one; what is wrong with it as a whole becomes a problem, and others are still read. */
  void read(GeoPackage.Layer layer) throws IOException {
    String name = ZoneDraft.shortened(layer.table());
    try {
      String kind = file.kindOf(layer.table());
      if (kind.isEmpty()) {
        problem(name, "the file lists this layer but does not hold it");
      } else if (!kind.equals("table")) {
        problem(name, "is a " + kind + ", which is never run; save it as a table of its own");
      } else {
        rows(layer, name);
      }
    } catch (SQLException e) {
      problem(name, broken(e));
    }
  }

  private void problem(String layer, String message) {
    into.problem(input.name(), layer, message, true);
  }

  private void rows(GeoPackage.Layer layer, String name) throws SQLException, IOException {
    List<GeoPackage.Column> all = file.columns(layer.table());
    List<GeoPackage.Column> texts = new ArrayList<>();
    Columns columns = columns(all, layer.column(), texts);
    if (texts.size() == all.size() || all.isEmpty()) {
      problem(name, "has no column with shapes");
      return;
    }
    FileCrs crs = crs(layer.srsId());
    if (crs.refused() != null) {
      problem(name, crs.refused());
    }
    if (layer.srsId() == 0) {
      into.problem(
          input.name(),
          name,
          "does not name its reference system; its numbers were taken as degrees on WGS 84",
          false);
    }
    long size = input.size();
    @Nullable Long last = null;
    try (GeoPackage.Rows rows =
        file.rows(layer.table(), all, layer.column(), texts, MAX_SHAPE_BYTES)) {
      while (rows.next()) {
        Long row = rows.number();
        shapeBytes += rows.bytes();
        // pages of a damaged or hostile file may point to each other in a ring
        if ((last != null && row != null && row <= last) || shapeBytes > size) {
          problem(name, "is damaged; zones after that place are lost");
          return;
        }
        last = row;
        number++;
        ZoneDraft draft = new ZoneDraft(input.name(), number);
        draft.layer(layer.table());
        columns.put(rows.texts(), draft);
        shape(rows, layer, crs, draft);
        into.finish(draft, input);
      }
    }
  }

  /** What the columns but that of the shapes mean; those that are needed go into the list. */
  private static Columns columns(
      List<GeoPackage.Column> all, String shape, List<GeoPackage.Column> needed) {
    for (GeoPackage.Column column : all) {
      if (!column.name().equalsIgnoreCase(shape)) {
        needed.add(column);
      }
    }
    if (needed.size() == all.size()) {
      return meaning(needed);
    }
    Columns first = meaning(needed);
    List<GeoPackage.Column> read = new ArrayList<>();
    for (int i = 0; i < needed.size() && read.size() < MAX_COLUMNS; i++) {
      if (first.isRead(i)) {
        read.add(needed.get(i));
      }
    }
    needed.clear();
    needed.addAll(read);
    return meaning(needed);
  }

  private static Columns meaning(List<GeoPackage.Column> columns) {
    List<String> names = new ArrayList<>();
    Set<Integer> texts = new HashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      names.add(columns.get(i).name());
      String type = columns.get(i).type();
      if (type.contains("TEXT") || type.contains("CHAR")) {
        texts.add(i);
      }
    }
    return Columns.of(names, texts);
  }

  private FileCrs crs(int srsId) throws SQLException {
    FileCrs known = systems.get(srsId);
    if (known == null) {
      known = read(srsId);
      systems.put(srsId, known);
    }
    return known;
  }

  /** Clause 1.1.2: −1 is undefined Cartesian, 0 undefined geographic. */
  private FileCrs read(int srsId) throws SQLException {
    if (srsId == 0) {
      return FileCrs.WGS84;
    }
    GeoPackage.Srs srs = file.system(srsId);
    if (srsId == -1 || srs == null) {
      return FileCrs.refused(
          "its reference system is not "
              + (srsId == -1 ? "defined" : "described in the file")
              + "; name it in the program that wrote the file and save it again");
    }
    if (srs.organization().equalsIgnoreCase("EPSG")) {
      FileCrs named = FileCrs.named("EPSG:" + srs.code());
      if (named.refused() == null) {
        return named;
      }
    }
    return FileCrs.described(srs.wkt());
  }

  private void shape(GeoPackage.Rows rows, GeoPackage.Layer layer, FileCrs crs, ZoneDraft draft)
      throws SQLException {
    byte[] blob = rows.shape();
    if (blob == null) {
      if (rows.bytes() > 0) {
        draft.unusable("geometry", "is no shape, or larger than 64 MiB");
      } else {
        draft.remark("geometry", "has no geometry, so it is not a zone");
      }
      return;
    }
    try {
      Wkb wkb = wkb(blob, layer.srsId());
      if (wkb == null || (wkb.polygons().isEmpty() && wkb.others() == 0)) {
        draft.remark("geometry", "has no geometry, so it is not a zone");
      } else if (wkb.polygons().isEmpty()) {
        draft.remark("geometry", "is a point or a line, which is not a zone");
      } else {
        polygons(wkb, crs, draft);
      }
    } catch (IOException e) {
      draft.unusable("geometry", e.getMessage() == null ? "is damaged" : e.getMessage());
    }
  }

  private void polygons(Wkb wkb, FileCrs crs, ZoneDraft draft) {
    arcPoints += wkb.arcPoints();
    if (arcPoints > MAX_ARC_POINTS) {
      draft.unusable("geometry", "the file has too many arcs");
      return;
    }
    if (wkb.arcPoints() > 0) {
      draft.remark("geometry", "has arcs, which were drawn with short straight edges");
    }
    if (wkb.others() > 0) {
      draft.remark("geometry", "points or lines beside the polygons are not zones; left out");
    }
    for (List<double[]> polygon : wkb.polygons()) {
      List<double[]> wgs84 = polygon.isEmpty() ? null : crs.toWgs84(polygon, draft);
      if (wgs84 != null) {
        draft.areas().polygon(wgs84);
      }
    }
  }

  /**
   * Clause 2.1.3: "GP", version, flags, reference system, a box, then well-known binary.
   *
   * @return null if the shape is empty
   */
  private static @Nullable Wkb wkb(byte[] blob, int srsId) throws IOException {
    if (blob.length < 8 || blob[0] != 'G' || blob[1] != 'P') {
      throw new IOException("is not a shape of a GeoPackage");
    }
    int flags = blob[3];
    int envelope = flags >> 1 & 7;
    int[] envelopeBytes = {0, 32, 48, 48, 64};
    if (envelope > 4 || (flags & 0x20) != 0) {
      throw new IOException("is of a kind that an extension defines, which is not read");
    }
    ByteBuffer in = ByteBuffer.wrap(blob);
    in.order((flags & 1) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int stated = in.getInt(4);
    if (stated != srsId && stated != 0 && stated != -1) {
      throw new IOException("states another reference system than its layer");
    }
    int from = 8 + envelopeBytes[envelope];
    if ((flags & 0x10) != 0) {
      return null;
    }
    if (from > blob.length) {
      throw new IOException("breaks off");
    }
    return Wkb.read(in.position(from));
  }
}
