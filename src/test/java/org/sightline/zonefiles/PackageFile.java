package org.sightline.zonefiles;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.JDBC;

/** Writes small GeoPackages for tests. */
final class PackageFile implements AutoCloseable {
  private final Connection database;

  PackageFile(Path file) throws SQLException {
    database = JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
    run(
        "PRAGMA page_size=1024",
        "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY,"
            + " organization TEXT, organization_coordsys_id INTEGER, definition TEXT)",
        "INSERT INTO gpkg_spatial_ref_sys VALUES('WGS 84',4326,'EPSG',4326,'')",
        "INSERT INTO gpkg_spatial_ref_sys VALUES('LV95',2056,'epsg',2056,'')",
        "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, identifier TEXT)",
        "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT,"
            + " geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER)");
  }

  void run(String... sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (String one : sql) {
        statement.execute(one);
      }
    }
  }

  /** A table with a name column, listed as a layer. */
  PackageFile layer(String table, int srsId) throws SQLException {
    String quoted = '"' + table.replace("\"", "\"\"") + '"';
    run("CREATE TABLE " + quoted + " (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT, note TEXT)");
    return listed(table, srsId);
  }

  PackageFile listed(String table, int srsId) throws SQLException {
    try (PreparedStatement contents =
            database.prepareStatement("INSERT INTO gpkg_contents VALUES(?,'features',?)");
        PreparedStatement columns =
            database.prepareStatement(
                "INSERT INTO gpkg_geometry_columns VALUES(?,'geom','GEOMETRY',?,0,0)")) {
      contents.setString(1, table);
      contents.setString(2, "title of " + table);
      contents.execute();
      columns.setString(1, table);
      columns.setInt(2, srsId);
      columns.execute();
    }
    return this;
  }

  PackageFile row(String table, String name, byte[] shape) throws SQLException {
    String quoted = '"' + table.replace("\"", "\"\"") + '"';
    try (PreparedStatement insert =
        database.prepareStatement("INSERT INTO " + quoted + "(geom, name) VALUES(?,?)")) {
      insert.setBytes(1, shape);
      insert.setString(2, name);
      insert.execute();
    }
    return this;
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }

  /** A header without a box, then well-known binary. */
  static byte[] shape(int srsId, ByteBuffer wkb) {
    ByteBuffer b = ByteBuffer.allocate(8 + wkb.position()).order(ByteOrder.LITTLE_ENDIAN);
    b.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) 1).putInt(srsId);
    return b.put(wkb.array(), 0, wkb.position()).array();
  }

  static ByteBuffer wkb() {
    return ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Byte order, type and count. */
  static ByteBuffer begin(ByteBuffer b, int type, int count) {
    return b.put((byte) 1).putInt(type).putInt(count);
  }

  static ByteBuffer points(ByteBuffer b, double... xy) {
    for (double c : xy) {
      b.putDouble(c);
    }
    return b;
  }

  static byte[] polygon(int srsId, double[]... rings) {
    ByteBuffer b = begin(wkb(), 3, rings.length);
    for (double[] ring : rings) {
      points(b.putInt(ring.length / 2), ring);
    }
    return shape(srsId, b);
  }
}
