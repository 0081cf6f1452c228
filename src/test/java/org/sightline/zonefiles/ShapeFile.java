package org.sightline.zonefiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes small Shapefiles for tests. */
final class ShapeFile {
  static final String WGS84 =
      "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
          + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

  private final List<byte[]> records = new ArrayList<>();
  private final List<String[]> columns = new ArrayList<>();
  private final List<String[]> rows = new ArrayList<>();
  private double[] box = {7, 46, 9, 48};
  private Charset encoding = StandardCharsets.ISO_8859_1;
  private int language;

  ShapeFile box(double... box) {
    this.box = box;
    return this;
  }

  ShapeFile encoding(Charset encoding, int language) {
    this.encoding = encoding;
    this.language = language;
    return this;
  }

  /** A column, "NAME:C:20". */
  ShapeFile column(String column) {
    columns.add(column.split(":"));
    return this;
  }

  /** A row; a first value of "*" marks it as deleted. */
  ShapeFile row(String... values) {
    rows.add(values);
    return this;
  }

  /** A polygon; Z and M types get zeros behind their points. */
  ShapeFile polygon(int type, double[]... rings) {
    int points = 0;
    for (double[] ring : rings) {
      points += ring.length / 2;
    }
    int more = type == 15 ? 2 * (16 + 8 * points) : type == 25 ? 16 + 8 * points : 0;
    ByteBuffer b = ByteBuffer.allocate(44 + 4 * rings.length + 16 * points + more);
    b.order(ByteOrder.LITTLE_ENDIAN).putInt(type);
    for (int i = 0; i < 4; i++) {
      b.putDouble(box[i]);
    }
    b.putInt(rings.length).putInt(points);
    int from = 0;
    for (double[] ring : rings) {
      b.putInt(from);
      from += ring.length / 2;
    }
    for (double[] ring : rings) {
      for (double c : ring) {
        b.putDouble(c);
      }
    }
    return record(b.array());
  }

  /** A record of any content. */
  ShapeFile record(byte[] content) {
    records.add(content);
    return this;
  }

  /** A shape of a type only. */
  ShapeFile bare(int type) {
    return record(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(type).array());
  }

  byte[] shp() {
    int bytes = 100;
    for (byte[] record : records) {
      bytes += 8 + record.length;
    }
    ByteBuffer b = ByteBuffer.allocate(bytes);
    b.putInt(9994).position(24).putInt(bytes / 2);
    b.order(ByteOrder.LITTLE_ENDIAN).putInt(1000).putInt(5);
    for (double c : box) {
      b.putDouble(c);
    }
    b.position(100).order(ByteOrder.BIG_ENDIAN);
    int number = 0;
    for (byte[] record : records) {
      b.putInt(++number).putInt(record.length / 2).put(record);
    }
    return b.array();
  }

  byte[] dbf() {
    int rowBytes = 1;
    for (String[] column : columns) {
      rowBytes += Integer.parseInt(column[2]);
    }
    int header = 33 + 32 * columns.size();
    ByteBuffer b = ByteBuffer.allocate(header + rows.size() * rowBytes);
    b.order(ByteOrder.LITTLE_ENDIAN).put((byte) 3).position(4);
    b.putInt(rows.size()).putShort((short) header).putShort((short) rowBytes);
    b.position(29).put((byte) language).position(32);
    for (String[] column : columns) {
      int at = b.position();
      b.put(column[0].getBytes(encoding)).position(at + 11);
      b.put((byte) column[1].charAt(0)).position(at + 16);
      b.put((byte) Integer.parseInt(column[2])).position(at + 32);
    }
    b.put((byte) '\r');
    for (String[] row : rows) {
      boolean deleted = row[0].equals("*");
      b.put((byte) (deleted ? '*' : ' '));
      for (int i = 0; i < columns.size(); i++) {
        int width = Integer.parseInt(columns.get(i)[2]);
        byte[] value = row[deleted ? i + 1 : i].getBytes(encoding);
        ByteArrayOutputStream cell = new ByteArrayOutputStream();
        cell.write(value, 0, Math.min(width, value.length));
        while (cell.size() < width) {
          cell.write(' ');
        }
        b.put(cell.toByteArray());
      }
    }
    return b.array();
  }

  /** Writes NAME.shp, NAME.dbf if there are columns, and NAME.prj if there is a text for it. */
  Path write(Path folder, String name, String prj) throws IOException {
    Path shp = folder.resolve(name + ".shp");
    Files.write(shp, shp());
    if (!columns.isEmpty()) {
      Files.write(folder.resolve(name + ".dbf"), dbf());
    }
    if (prj != null) {
      Files.writeString(folder.resolve(name + ".prj"), prj);
    }
    return shp;
  }

  /** A closed square, clockwise, from its south-west corner. */
  static double[] square(double x, double y, double side) {
    return new double[] {x, y, x, y + side, x + side, y + side, x + side, y, x, y};
  }

  /** The other way round. */
  static double[] turned(double[] ring) {
    double[] turned = new double[ring.length];
    for (int i = 0; i < ring.length; i += 2) {
      turned[i] = ring[ring.length - 2 - i];
      turned[i + 1] = ring[ring.length - 1 - i];
    }
    return turned;
  }
}
