package org.sightline.zonefiles;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;
import org.sqlite.SQLiteOpenMode;

/**
 * The SQLite database of a GeoPackage, opened to be read and never changed. Nothing that a file
 * defines is executed: only plain columns of plain tables are asked for, no view, no virtual table,
 * no generated column; a query that gives no row for long is stopped.
 *
 * <p>The library's native part is unpacked into the user's cache, or else a folder of its own.
 */
final class GeoPackage implements AutoCloseable {
  private static final int MAX_VALUE_BYTES = 256 << 20;
  private static final int STEPS_A_CALL = 1_000_000;
  private static final int MAX_CALLS_A_ROW = 300;

  private final Connection database;
  private final Watch watch;

  private GeoPackage(Connection database, Watch watch) {
    this.database = database;
    this.watch = watch;
  }

  /** Counts the work since the last row. */
  private static final class Watch extends ProgressHandler {
    private int calls;

    @Override
    protected int progress() {
      return ++calls > MAX_CALLS_A_ROW ? 1 : 0;
    }
  }

  /**
   * A feature layer.
   *
   * @param table its table
   * @param title what else it is called; empty if nothing
   * @param column the one with the shapes
   * @param srsId of its reference system
   */
  record Layer(String table, String title, String column, int srsId) {}

  /**
   * A reference system as the file describes it.
   *
   * @param organization such as EPSG
   * @param code its number there
   * @param wkt its description
   */
  record Srs(String organization, long code, String wkt) {}

  /**
   * A column of a table.
   *
   * @param type as declared, upper case
   */
  record Column(String name, String type) {}

  static GeoPackage open(Path file) throws IOException, SQLException {
    nativeFolder();
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setOpenMode(SQLiteOpenMode.OPEN_URI);
    // immutable: no lock, no journal, nothing written beside the file
    Connection database =
        JDBC.createConnection(
            "jdbc:sqlite:" + file.toAbsolutePath().toUri() + "?mode=ro&immutable=1",
            config.toProperties());
    Watch watch = new Watch();
    try (Statement statement = database.createStatement()) {
      ProgressHandler.setHandler(database, STEPS_A_CALL, watch);
      if (database instanceof SQLiteConnection sqlite) {
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
      }
      statement.execute("PRAGMA trusted_schema=OFF");
      statement.execute("PRAGMA cell_size_check=ON");
      statement.execute("PRAGMA mmap_size=0");
      statement.execute("PRAGMA query_only=ON");
    } catch (SQLException e) {
      database.close();
      throw e;
    }
    return new GeoPackage(database, watch);
  }

  /** Where the library unpacks its native part, unless the user said. */
  private static void nativeFolder() throws IOException {
    String property = "org.sqlite.tmpdir";
    if (System.getProperty(property) != null) {
      return;
    }
    String cache = System.getProperty("sightline.cache");
    Path folder = null;
    if (cache != null) {
      try {
        folder = Files.createDirectories(Path.of(cache, "sqlite"));
        folder = Files.isWritable(folder) ? folder : null;
      } catch (IOException e) {
        folder = null; // a cache that cannot be written is no reason not to read zones
      }
    }
    if (folder == null) {
      folder = Files.createTempDirectory("sightline-sqlite");
      folder.toFile().deleteOnExit();
    } else if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    System.setProperty(property, folder.toString());
  }

  /** What a name stands for: {@code table}, {@code view}, {@code virtual table} or nothing. */
  String kindOf(String name) throws SQLException {
    try (PreparedStatement query =
        database.prepareStatement(
            "SELECT type, rootpage FROM main.sqlite_master"
                + " WHERE type IN ('table','view') AND lower(name) = lower(?)")) {
      query.setString(1, name);
      try (ResultSet rows = next(query.executeQuery())) {
        if (!rows.next()) {
          return "";
        }
        boolean plain = rows.getLong(2) > 0;
        return plain || rows.getString(1).equals("view") ? rows.getString(1) : "virtual table";
      }
    }
  }

  /** All feature layers, in the order of the file. */
  List<Layer> layers() throws SQLException {
    List<Layer> layers = new ArrayList<>();
    boolean titled = kindOf("gpkg_contents").equals("table");
    String title =
        titled
            ? "(SELECT substr(c.identifier,1,200) FROM gpkg_contents c"
                + " WHERE lower(c.table_name)=lower(g.table_name))"
            : "''";
    try (Statement query = database.createStatement();
        ResultSet rows =
            query.executeQuery(
                "SELECT g.table_name, g.column_name, g.srs_id, "
                    + title
                    + " FROM gpkg_geometry_columns g")) {
      while (next(rows).next()) {
        String table = rows.getString(1);
        String column = rows.getString(2);
        String name = rows.getString(4);
        if (table != null && column != null) {
          layers.add(new Layer(table, name == null ? "" : name, column, rows.getInt(3)));
        }
      }
    }
    return layers;
  }

  /** A reference system; null if the file does not describe it. */
  @Nullable Srs system(int srsId) throws SQLException {
    if (!kindOf("gpkg_spatial_ref_sys").equals("table")) {
      return null;
    }
    try (PreparedStatement query =
        database.prepareStatement(
            "SELECT substr(organization,1,100), organization_coordsys_id,"
                + " substr(definition,1,70000) FROM gpkg_spatial_ref_sys WHERE srs_id=?")) {
      query.setInt(1, srsId);
      try (ResultSet rows = next(query.executeQuery())) {
        return rows.next() ? new Srs(text(rows, 1), rows.getLong(2), text(rows, 3)) : null;
      }
    }
  }

  private static String text(ResultSet row, int at) throws SQLException {
    String text = row.getString(at);
    return text == null ? "" : text;
  }

  /** The columns of a table that hold values, not formulas. */
  List<Column> columns(String table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (Statement query = database.createStatement();
        ResultSet rows = query.executeQuery("PRAGMA main.table_xinfo(" + quoted(table) + ")")) {
      while (next(rows).next()) {
        if (rows.getInt("hidden") == 0) {
          columns.add(new Column(text(rows, 2), text(rows, 3).toUpperCase(Locale.ROOT)));
        }
      }
    }
    return columns;
  }

  /** Rows of a table while they are read. */
  final class Rows implements AutoCloseable {
    private final Statement query;
    private final ResultSet rows;
    private final int texts;

    private Rows(String sql, int texts) throws SQLException {
      this.query = database.createStatement();
      this.texts = texts;
      this.rows = query.executeQuery(sql);
    }

    boolean next() throws SQLException {
      return GeoPackage.this.next(rows).next();
    }

    /** Its number in the table, which only ever rises; null if that cannot be asked for. */
    @Nullable Long number() throws SQLException {
      long number = rows.getLong(1);
      return rows.wasNull() ? null : number;
    }

    /** How long the shape is, bytes; 0 if there is none. */
    long bytes() throws SQLException {
      return rows.getLong(2);
    }

    /** The shape; null if there is none or it is longer than was asked for. */
    byte @Nullable [] shape() throws SQLException {
      return rows.getBytes(3);
    }

    List<@Nullable String> texts() throws SQLException {
      List<@Nullable String> all = new ArrayList<>(texts);
      for (int i = 0; i < texts; i++) {
        all.add(rows.getString(4 + i));
      }
      return all;
    }

    @Override
    public void close() throws SQLException {
      rows.close();
      query.close();
    }
  }

  /**
   * Reads a table from its start.
   *
   * @param all its columns
   * @param shape the column with the shapes
   * @param texts further columns, as text
   * @param maxBytes longer shapes are left where they are
   */
  Rows rows(String table, List<Column> all, String shape, List<Column> texts, int maxBytes)
      throws SQLException {
    String column = quoted(shape);
    StringBuilder sql = new StringBuilder("SELECT ").append(rowid(all));
    sql.append(", length(").append(column).append("), CASE WHEN typeof(").append(column);
    sql.append(")='blob' AND length(").append(column).append(")<=").append(maxBytes);
    sql.append(" THEN ").append(column).append(" END");
    for (Column text : texts) {
      String name = quoted(text.name);
      sql.append(", CASE typeof(").append(name).append(") WHEN 'text' THEN substr(").append(name);
      sql.append(",1,10000) WHEN 'blob' THEN NULL ELSE ").append(name).append(" END");
    }
    sql.append(" FROM main.").append(quoted(table));
    return new Rows(sql.toString(), texts.size());
  }

  /** What SQLite calls the number of a row, unless a column has that name. */
  private static String rowid(List<Column> columns) {
    for (String name : new String[] {"rowid", "_rowid_", "oid"}) {
      boolean taken = false;
      for (Column column : columns) {
        taken |= column.name.equalsIgnoreCase(name);
      }
      if (!taken) {
        return name;
      }
    }
    return "NULL";
  }

  private ResultSet next(ResultSet rows) {
    watch.calls = 0;
    return rows;
  }

  /** As a name in SQL, whatever it holds. */
  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"").replace("\u0000", "") + '"';
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
