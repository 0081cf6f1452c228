package org.sightline.zonefiles;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shapefile (ESRI Shapefile Technical Description, July 1998): polygons with or without heights and
 * measures, their attributes from the {@code .dbf} beside it (see {@link Columns}), its encoding
 * from the {@code .cpg}, the reference system from the {@code .prj}.
 *
 * <p>Without a {@code .prj} degrees are read as WGS 84, which is remarked; other numbers are
 * refused. Shapes whose row is deleted are passed over. Heights of points are not limits.
 */
final class ShapefileZones implements ZoneReader {
  private static final int HEADER_BYTES = 100;
  private static final int MAX_TEXT = 1 << 16;
  private static final int MAX_PARTS = 1_000_000;

  @Override
  public String name() {
    return "Shapefile";
  }

  @Override
  public boolean accepts(String head) {
    // file code 9994, then five unused numbers; the index (.shx) begins alike
    return head.startsWith("\u0000\u0000'\n");
  }

  @Override
  public void read(ZoneInput input, ReadZones into) throws IOException {
    if (".shx".equals(ZoneFiles.partOf(input.name()))) {
      into.problem(input.name(), null, "is an index: name the .shp file beside it", true);
      return;
    }
    try (InputStream in = new BufferedInputStream(input.open(), 1 << 16);
        DbfTable table = table(input, into)) {
      new Pass(input, into, table).run(in);
    }
  }

  /** The attributes; null if there are none to be had. */
  private static @Nullable DbfTable table(ZoneInput input, ReadZones into) throws IOException {
    ZoneInput dbf = input.beside("dbf");
    if (dbf == null) {
      into.problem(
          input.name(), null, "has no .dbf file beside it, so its zones have no names", false);
      return null;
    }
    String cpg = text(input, "cpg", StandardCharsets.ISO_8859_1);
    if (cpg != null && CodePages.isUnknown(cpg)) {
      into.problem(
          input.name(),
          "cpg",
          "names an unknown encoding \"" + ZoneDraft.shortened(cpg.trim()) + "\"",
          false);
    }
    InputStream in = dbf.open();
    try {
      return DbfTable.open(in, cpg);
    } catch (IOException e) {
      in.close();
      into.problem(input.name(), "dbf", e.getMessage() + "; its zones have no names", true);
      return null;
    }
  }

  /** A small file beside it; null if there is none. */
  private static @Nullable String text(
      ZoneInput input, String extension, java.nio.charset.Charset encoding) throws IOException {
    ZoneInput beside = input.beside(extension);
    if (beside == null) {
      return null;
    }
    try (InputStream in = beside.open()) {
      return new String(in.readNBytes(MAX_TEXT), encoding);
    }
  }

  /** One reading of the shapes. */
  private static final class Pass {
    private final ZoneInput input;
    private final ReadZones into;
    private final @Nullable DbfTable table;
    private final @Nullable Columns columns;
    private FileCrs crs = FileCrs.WGS84;
    private int deleted;
    private boolean tableEnded;

    Pass(ZoneInput input, ReadZones into, @Nullable DbfTable table) {
      this.input = input;
      this.into = into;
      this.table = table;
      this.columns = table == null ? null : table.columns();
    }

    void run(InputStream in) throws IOException {
      byte[] head = in.readNBytes(HEADER_BYTES);
      if (head.length < HEADER_BYTES) {
        into.problem(input.name(), null, "breaks off in its header", true);
        return;
      }
      ByteBuffer header = ByteBuffer.wrap(head);
      if (header.order(ByteOrder.LITTLE_ENDIAN).getInt(28) != 1000) {
        into.problem(input.name(), null, "is not a shapefile of version 1000", true);
        return;
      }
      crs = crs(header);
      if (crs.refused() != null) {
        into.problem(input.name(), "prj", crs.refused(), true);
      }
      long end = 2L * (header.order(ByteOrder.BIG_ENDIAN).getInt(24) & 0xffffffffL);
      records(in, Math.max(end, HEADER_BYTES));
      after();
    }

    private void records(InputStream in, long end) throws IOException {
      long size = input.size();
      long at = HEADER_BYTES;
      int number = 0;
      boolean whole = true;
      while (whole && at < size) {
        byte[] head = in.readNBytes(8);
        int words = head.length < 8 ? 0 : ByteBuffer.wrap(head).getInt(4);
        // what is claimed is checked against what there is before memory is taken for it
        whole = words >= 2 && at + 8 + 2L * words <= size;
        byte[] content = in.readNBytes(whole ? 2 * words : 0);
        whole &= content.length == 2L * words;
        if (whole) {
          at += 8 + 2L * words;
          number++;
          feature(content, number);
        }
      }
      if (at < end) {
        into.problem(
            input.name(),
            null,
            "breaks off or goes wrong after shape " + number + "; zones after that place are lost",
            true);
      } else if (!whole) {
        into.problem(input.name(), null, "goes on after its end; that was passed over", false);
      }
    }

    private void feature(byte[] content, int number) throws IOException {
      ZoneDraft draft = new ZoneDraft(input.name(), number);
      if (table != null && columns != null && !tableEnded) {
        tableEnded = !table.next();
        if (!tableEnded && table.isDeleted()) {
          deleted++;
          return;
        }
        if (!tableEnded) {
          columns.put(table.values(), draft);
        }
      }
      shape(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN), draft);
      into.finish(draft, input);
    }

    private void shape(ByteBuffer content, ZoneDraft draft) {
      int type = content.getInt(0);
      switch (type) {
        case 0 -> draft.remark("shape", "has no geometry, so it is not a zone");
        case 5, 15, 25 -> polygon(content, draft);
        case 1, 3, 8, 11, 13, 18, 21, 23, 28 ->
            draft.remark("shape", "is a point or a line, which is not a zone");
        case 31 -> draft.unusable("shape", "is a multipatch, which this version does not read");
        default -> draft.unusable("shape", "has the unknown type " + type);
      }
    }

    /** Type, box, counts, where the parts begin, points; heights and measures follow. */
    private void polygon(ByteBuffer content, ZoneDraft draft) {
      int bytes = content.limit();
      int parts = bytes < 44 ? -1 : content.getInt(36);
      int points = bytes < 44 ? -1 : content.getInt(40);
      if (parts == 0 && points == 0) {
        draft.remark("shape", "has no geometry, so it is not a zone");
        return;
      }
      if (parts < 1 || points < 1 || parts > MAX_PARTS || 44 + 4L * parts + 16L * points > bytes) {
        draft.unusable("shape", "states more parts or points than it holds");
        return;
      }
      List<double[]> rings = new ArrayList<>(parts);
      boolean finite = true;
      for (int part = 0; part < parts; part++) {
        int from = content.getInt(44 + 4 * part);
        int to = part + 1 < parts ? content.getInt(48 + 4 * part) : points;
        if (from < 0 || to < from || to > points || (part == 0 && from != 0)) {
          draft.unusable("shape", "has parts that do not follow each other");
          return;
        }
        double[] ring = new double[2 * (to - from)];
        for (int i = 0; i < ring.length; i++) {
          ring[i] = content.getDouble(44 + 4 * parts + 16 * from + 8 * i);
          finite &= Double.isFinite(ring[i]);
        }
        if (ring.length > 0) {
          rings.add(ring);
        }
      }
      if (!finite) {
        draft.unusable("shape", "a coordinate is not a finite number");
        return;
      }
      add(rings, draft);
    }

    private void add(List<double[]> rings, ZoneDraft draft) {
      for (List<double[]> polygon : ShapeRings.polygons(rings, draft)) {
        List<double[]> wgs84 = crs.toWgs84(polygon, draft);
        if (wgs84 == null) {
          return;
        }
        draft.areas().polygon(wgs84);
      }
    }

    private FileCrs crs(ByteBuffer header) throws IOException {
      String prj = text(input, "prj", StandardCharsets.UTF_8);
      String qgis = text(input, "qpj", StandardCharsets.UTF_8);
      if (prj == null && qgis == null) {
        boolean degrees =
            Math.max(Math.abs(header.getDouble(36)), Math.abs(header.getDouble(52))) <= 180
                && Math.max(Math.abs(header.getDouble(44)), Math.abs(header.getDouble(60))) <= 90;
        if (!degrees) {
          return FileCrs.refused(
              "there is no .prj file beside it that names its reference system, and its numbers"
                  + " are not degrees; export it again with its .prj, or as GeoJSON");
        }
        into.problem(
            input.name(),
            "prj",
            "there is no .prj file beside it; its numbers were taken as degrees on WGS 84",
            false);
        return FileCrs.WGS84;
      }
      FileCrs first = FileCrs.described(prj != null ? prj : String.valueOf(qgis));
      if (first.refused() != null && prj != null && qgis != null) {
        FileCrs second = FileCrs.described(qgis);
        return second.refused() == null ? second : first;
      }
      return first;
    }

    /** What the table says beyond the shapes. */
    private void after() throws IOException {
      if (deleted > 0) {
        into.problem(
            input.name(), "dbf", deleted + " shapes are marked as deleted; passed over", false);
      }
      if (table == null) {
        return;
      }
      if (tableEnded) {
        into.problem(
            input.name(),
            "dbf",
            "the table has fewer rows than there are shapes; the others have no names",
            false);
      } else if (table.next()) {
        into.problem(
            input.name(),
            "dbf",
            "the table has more rows than there are shapes; zones may be lost",
            true);
      }
    }
  }
}
