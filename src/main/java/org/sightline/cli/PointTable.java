package org.sightline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.geo.Height;

/**
 * Points from CSV (RFC 4180, one row a line, UTF-8) with the columns {@code lat}, {@code lon},
 * {@code time} (ISO 8601, UTC where no offset is written), {@code heightM}, {@code datum} (names of
 * {@link Height.Datum}) and {@code accuracyM}, told by the header and in any order. Read row by
 * row: memory does not grow with the file.
 */
final class PointTable {
  private static final List<String> COLUMNS =
      List.of("lat", "lon", "time", "heightm", "datum", "accuracym");
  private static final int MAX_LINE = 1 << 16;
  private static final int MAX_FIELDS = 1_000;

  /** Half way round the globe: no error is larger. */
  private static final double MAX_ACCURACY_M = 2e7;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private byte[] line = new byte[256];
  private int length;
  private long number;
  private final int[] column = new int[COLUMNS.size()];
  private final List<String> unused = new ArrayList<>();
  private final String[] values = new String[COLUMNS.size()];

  /** Reads the header. */
  PointTable(InputStream in) throws IOException, UsageException {
    this.in = in;
    List<String> names = new ArrayList<>();
    if (readLine()) {
      split(names);
    }
    java.util.Arrays.fill(column, -1);
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).trim();
      int known = COLUMNS.indexOf(name.toLowerCase(Locale.ROOT));
      if (known < 0) {
        unused.add(name);
      } else if (column[known] >= 0) {
        throw new UsageException("the points have two columns " + name);
      } else {
        column[known] = i;
      }
    }
    if (column[0] < 0 || column[1] < 0) {
      throw new UsageException(
          "the points must begin with a header line such as"
              + " lat,lon,time,heightM,datum,accuracyM, with commas; lat and lon are needed");
    }
    if (column[4] >= 0 && column[3] < 0) {
      throw new UsageException("the points have a column datum and no column heightM");
    }
  }

  /** Columns of other names, which are passed over. */
  List<String> unused() {
    return unused;
  }

  /** Whether the next row must be waited for: what was answered so far should be shown. */
  boolean mustWait() throws IOException {
    return at == end && in.available() == 0;
  }

  /** The next row; null after the last. Empty lines are no rows. */
  @Nullable PointRow next() throws IOException {
    do {
      if (!readLine()) {
        return null;
      }
    } while (length == 0);
    if (length < 0) {
      return bad(null, null, "is longer than 65,536 bytes");
    }
    List<String> fields = new ArrayList<>(8);
    if (!split(fields)) {
      return bad(null, null, "has a quotation mark that is not closed, or too many fields");
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = column[i] >= 0 && column[i] < fields.size() ? fields.get(column[i]).trim() : "";
    }
    return row();
  }

  private PointRow row() {
    double lat = number(values[0]);
    double lon = number(values[1]);
    boolean noLat = !(Math.abs(lat) <= 90);
    boolean noLon = !(Math.abs(lon) <= 360);
    Double latDeg = noLat ? null : lat;
    Double lonDeg = noLon ? null : lon;
    if (noLat) {
      return bad(latDeg, lonDeg, "lat \"" + values[0] + "\" is not a number from -90 to 90");
    }
    if (noLon) {
      return bad(latDeg, lonDeg, "lon \"" + values[1] + "\" is not a number from -360 to 360");
    }
    double accuracy = values[5].isEmpty() ? 0 : number(values[5]);
    if (!(accuracy >= 0 && accuracy <= MAX_ACCURACY_M)) {
      return bad(latDeg, lonDeg, "accuracyM \"" + values[5] + "\" is not a number of metres");
    }
    Instant time = null;
    if (!values[2].isEmpty()) {
      time = instant(values[2]);
      if (time == null) {
        return bad(
            latDeg,
            lonDeg,
            "time \"" + values[2] + "\" is not a time such as 2025-06-01T08:00:00Z");
      }
    }
    Height height = null;
    if (!values[3].isEmpty()) {
      double metres = number(values[3]);
      Height.Datum datum = datum(values[4]);
      if (!Double.isFinite(metres)) {
        return bad(latDeg, lonDeg, "heightM \"" + values[3] + "\" is not a number of metres");
      }
      if (datum == null) {
        return bad(
            latDeg,
            lonDeg,
            "datum \""
                + values[4]
                + "\" is not ELLIPSOID, MEAN_SEA_LEVEL, TAKE_OFF, GROUND or UNKNOWN");
      }
      height = new Height(metres, datum);
    }
    return new PointRow(latDeg, lonDeg, time, height, accuracy, null);
  }

  private PointRow bad(@Nullable Double latDeg, @Nullable Double lonDeg, String what) {
    return new PointRow(latDeg, lonDeg, null, null, 0, "line " + number + ": " + what);
  }

  /** A decimal number; NaN for anything else, such as Java's 0x1p3 or 1f. */
  private static double number(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
        return Double.NaN;
      }
    }
    try {
      return text.isEmpty() || text.length() > 400 ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static Height.@Nullable Datum datum(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    for (Height.Datum datum : Height.Datum.values()) {
      if (datum.name().equals(name)) {
        return datum;
      }
    }
    return name.isEmpty() ? Height.Datum.UNKNOWN : null;
  }

  private static @Nullable Instant instant(String text) {
    String iso = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
    try {
      return iso.length() > 10 && (iso.endsWith("Z") || iso.endsWith("z") || hasOffset(iso))
          ? OffsetDateTime.parse(iso).toInstant()
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean hasOffset(String iso) {
    return iso.indexOf('+', 10) > 0 || iso.indexOf('-', 10) > 0;
  }

  /**
   * Fills {@link #line} with the next line, without its end; {@link #length} is -1 if it is too
   * long.
   */
  private boolean readLine() throws IOException {
    length = 0;
    boolean any = false;
    int count = 0;
    while (true) {
      if (at == end) {
        end = Math.max(0, in.read(buffer));
        at = 0;
        if (end == 0) {
          break;
        }
      }
      any = true;
      byte b = buffer[at++];
      if (b == '\n') {
        break;
      }
      if (count == line.length && count < MAX_LINE) {
        line = java.util.Arrays.copyOf(line, Math.min(MAX_LINE, 2 * count));
      }
      if (count < line.length) {
        line[count] = b;
      }
      count += count <= MAX_LINE ? 1 : 0;
    }
    number++;
    if (count > MAX_LINE) {
      length = -1;
    } else {
      length = count > 0 && line[count - 1] == '\r' ? count - 1 : count;
    }
    return any;
  }

  /** The fields of the line; false if they cannot be told apart. */
  private boolean split(List<String> fields) {
    int from = number == 1 && startsWithMark() ? 3 : 0;
    while (true) {
      if (fields.size() == MAX_FIELDS) {
        return false;
      }
      if (from < length && line[from] == '"') {
        from = quoted(from + 1, fields);
        if (from < 0) {
          return false;
        }
      } else {
        int stop = from;
        while (stop < length && line[stop] != ',') {
          stop++;
        }
        fields.add(new String(line, from, stop - from, StandardCharsets.UTF_8));
        from = stop;
      }
      if (from >= length) {
        return true;
      }
      from++;
    }
  }

  /** Adds a field that began with a quotation mark; gives the place after it, -1 if it is open. */
  private int quoted(int from, List<String> fields) {
    StringBuilder text = new StringBuilder();
    int at = from;
    while (at < length) {
      int stop = at;
      while (stop < length && line[stop] != '"') {
        stop++;
      }
      if (stop == length) {
        return -1;
      }
      text.append(new String(line, at, stop - at, StandardCharsets.UTF_8));
      if (stop + 1 < length && line[stop + 1] == '"') {
        text.append('"');
        at = stop + 2;
      } else {
        fields.add(text.toString());
        return stop + 1 == length || line[stop + 1] == ',' ? stop + 1 : -1;
      }
    }
    return -1;
  }

  private boolean startsWithMark() {
    return length >= 3
        && (line[0] & 0xff) == 0xef
        && (line[1] & 0xff) == 0xbb
        && (line[2] & 0xff) == 0xbf;
  }
}
