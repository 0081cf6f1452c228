package org.sightline.zonefiles;

import java.io.IOException;
import java.util.List;

/**
 * Tables of zones as text: a column of well-known text ({@code wkt}, longitude first), or circles
 * in {@code lat}, {@code lon} and {@code radius} (metres, or with its unit), and the properties of
 * {@link ZoneDraft} in columns of their names. Comma, semicolon or tab; a row a zone.
 *
 * <p>Columns are told by the first row. Without names only two tables are read: one with a column
 * of well-known text, and name, latitude, longitude, radius.
 */
final class CsvZones implements ZoneReader {
  @Override
  public String name() {
    return "CSV";
  }

  @Override
  public boolean accepts(String latin1) {
    String first = firstLine(MixedText.head(latin1));
    if (first.isEmpty() || "<{[*#".indexOf(first.charAt(0)) >= 0) {
      return false;
    }
    char delimiter = CsvRows.delimiter(first);
    boolean more = first.indexOf(delimiter) >= 0 || first.trim().equalsIgnoreCase("wkt");
    return more && CsvColumns.of(split(first, delimiter)) != null;
  }

  private static String firstLine(String head) {
    int end = 0;
    while (end < head.length() && head.charAt(end) != '\n' && head.charAt(end) != '\r') {
      end++;
    }
    return head.substring(0, end);
  }

  private static List<String> split(String line, char delimiter) {
    List<String> fields = new java.util.ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      if (c == delimiter && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else if (c != '"') {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  @Override
  public void read(ZoneInput input, ReadZones into) throws IOException {
    char delimiter = CsvRows.delimiter(firstLine(MixedText.head(input.head())));
    try (CsvRows rows = new CsvRows(input.open(), delimiter)) {
      List<String> row = rows.next();
      CsvColumns columns = row == null ? null : CsvColumns.of(row);
      if (columns == null) {
        into.problem(
            input.name(), null, "is not a table of zones: its first row names no wkt", true);
        return;
      }
      if (!columns.header()) {
        into.problem(
            input.name(), null, "has no row of column names; read as " + order(columns), false);
      }
      row = columns.header() ? rows.next() : row;
      for (int number = 1; row != null; number++, row = rows.next()) {
        Reading reading = new Reading(new ZoneDraft(input.name(), number), columns, delimiter);
        if (rows.endsInQuotes()) {
          reading.draft.unusable(null, "breaks off inside quotes; zones after it may be lost");
        }
        into.finish(reading.row(row), input);
      }
    }
  }

  private static String order(CsvColumns columns) {
    return columns.of("wkt") >= 0
        ? "one column of well-known text, longitude first"
        : "name, latitude, longitude, radius in metres";
  }

  /** A number with a decimal point, or with a comma where that is no delimiter; else NaN. */
  static double number(String text, boolean comma) {
    String digits = comma && text.indexOf('.') < 0 ? text.replace(',', '.') : text;
    return OpenAirText.number(digits.trim());
  }

  /** One row on its way to a zone. */
  private static final class Reading {
    private final ZoneDraft draft;
    private final CsvColumns columns;
    private final char delimiter;

    Reading(ZoneDraft draft, CsvColumns columns, char delimiter) {
      this.draft = draft;
      this.columns = columns;
      this.delimiter = delimiter;
    }

    ZoneDraft row(List<String> row) {
      int last = columns.names().size() - 1;
      for (int i = 0; i < Math.min(row.size(), columns.names().size()); i++) {
        String name = columns.names().get(i);
        if (!name.isEmpty()) {
          draft.put(name, row.get(i));
        }
      }
      // well-known text has commas: without quotes it fell apart, and can be put together again
      boolean apart = row.size() > last + 1 && columns.of("wkt") == last;
      if (row.size() > last + 1 && !apart) {
        draft.unusable(
            null, "has more fields than there are columns: put well-known text in quotes");
      }
      String wkt = apart ? joined(row, last) : field(row, "wkt");
      if (!wkt.isEmpty()) {
        WktRings.read(wkt, draft);
      } else if (!field(row, "lat").isEmpty() || !field(row, "radius").isEmpty()) {
        circle(row);
      } else {
        draft.remark("geometry", "has no geometry, so it is not a zone");
      }
      return draft;
    }

    private String joined(List<String> row, int from) {
      StringBuilder all = new StringBuilder(row.get(from));
      for (int i = from + 1; i < row.size(); i++) {
        all.append(delimiter).append(row.get(i));
      }
      return all.toString().trim();
    }

    private String field(List<String> row, String name) {
      int column = columns.of(name);
      return column >= 0 && column < row.size() ? row.get(column).trim() : "";
    }

    private void circle(List<String> row) {
      boolean comma = delimiter != ',';
      double lat = number(field(row, "lat"), comma);
      double lon = number(field(row, "lon"), comma);
      double radius = radiusM(row);
      if (Double.isNaN(radius)) {
        draft.unusable("radius", "is not a length such as 300, 300 m, 1.5 km or 2 NM");
      } else {
        draft.circle(lat, lon, radius);
      }
    }

    private double radiusM(List<String> row) {
      String text = field(row, "radius");
      int end = text.length();
      while (end > 0 && !Character.isDigit(text.charAt(end - 1))) {
        end--;
      }
      String unit = text.substring(end).trim();
      unit = unit.isEmpty() ? columns.radiusUnit() : unit;
      double unitM = unit.isEmpty() ? 1 : Lengths.metres(unit);
      String digits = text.substring(0, end).trim();
      // a table whose places have decimal commas has them here too; else 1,500 m are thousands
      boolean decimal = digits.indexOf(',') < 0 || field(row, "lat").indexOf(',') > 0;
      return decimal ? number(digits, true) * unitM : Lengths.of(digits, unitM);
    }
  }
}
