package org.sightline.track;

import java.util.ArrayList;
import java.util.List;

/** One row of a table as text (RFC 4180; with semicolons or tabs in place of commas). */
final class CsvFields {
  /** The widest flight logs have some 300 columns. */
  private static final int MOST_FIELDS = 4096;

  private CsvFields() {}

  /** The fields of a line; quoted ones may hold the delimiter and doubled quotes. */
  static List<String> of(String line, char delimiter) {
    List<String> fields = new ArrayList<>();
    StringBuilder quotedField = new StringBuilder();
    int from = 0;
    while (from <= line.length() && fields.size() < MOST_FIELDS) {
      if (from < line.length() && line.charAt(from) == '"') {
        quotedField.setLength(0);
        int at = from + 1;
        while (at < line.length()
            && (line.charAt(at) != '"' || (at + 1 < line.length() && line.charAt(at + 1) == '"'))) {
          at += line.charAt(at) == '"' ? 1 : 0;
          quotedField.append(line.charAt(at));
          at++;
        }
        fields.add(quotedField.toString());
        int next = line.indexOf(delimiter, at);
        from = next < 0 ? line.length() + 1 : next + 1;
      } else {
        int next = line.indexOf(delimiter, from);
        int to = next < 0 ? line.length() : next;
        fields.add(line.substring(from, to).strip());
        from = to + 1;
      }
    }
    return fields;
  }

  /** The delimiter of a header: the one of comma, semicolon and tab that it has most of. */
  static char delimiter(String header) {
    char best = ',';
    int most = 0;
    for (char candidate : new char[] {',', ';', '\t'}) {
      int count = 0;
      for (int i = 0; i < header.length(); i++) {
        count += header.charAt(i) == candidate ? 1 : 0;
      }
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }
}
