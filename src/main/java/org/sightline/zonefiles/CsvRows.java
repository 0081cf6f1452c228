package org.sightline.zonefiles;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table as text (RFC 4180, and with semicolons or tabs in place of commas): fields in
 * quotes may hold the delimiter, line ends and doubled quotes.
 */
final class CsvRows implements Closeable {
  private static final int MAX_ROW = 1 << 27;
  private static final int MAX_FIELDS = 2_000_000;

  private final Reader text;
  private final char delimiter;
  private final char[] chars = new char[8192];
  private int at;
  private int end;
  private boolean endsInQuotes;

  CsvRows(InputStream in, char delimiter) throws IOException {
    this.text = MixedText.of(in);
    this.delimiter = delimiter;
  }

  /** The delimiter of a header: the one of comma, semicolon and tab that it has most of. */
  static char delimiter(String header) {
    char best = ',';
    int most = 0;
    for (char candidate : new char[] {',', ';', '\t'}) {
      int count = 0;
      boolean quoted = false;
      int depth = 0;
      for (int i = 0; i < header.length(); i++) {
        char c = header.charAt(i);
        quoted ^= c == '"';
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        count += c == candidate && !quoted && depth <= 0 ? 1 : 0;
      }
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  /** Whether the last row was cut off inside a quoted field. */
  boolean endsInQuotes() {
    return endsInQuotes;
  }

  /** The next row with anything in it; null at the end. */
  @Nullable List<String> next() throws IOException {
    List<String> row = row();
    while (row != null && isBlank(row)) {
      row = row();
    }
    return row;
  }

  private static boolean isBlank(List<String> row) {
    for (String field : row) {
      if (!field.isBlank()) {
        return false;
      }
    }
    return true;
  }

  private @Nullable List<String> row() throws IOException {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    boolean any = false;
    int length = 0;
    for (int c = read(); c >= 0; c = read()) {
      any = true;
      if (++length > MAX_ROW || fields.size() > MAX_FIELDS) {
        throw new IOException("a row is longer than any real one: is a quote missing?");
      }
      if (quoted) {
        if (c != '"') {
          field.append((char) c);
        } else if (peek() == '"') {
          read();
          field.append('"');
        } else {
          quoted = false;
        }
      } else if (c == '"' && isBlank(field)) {
        field.setLength(0);
        quoted = true;
      } else if (c == delimiter) {
        fields.add(field.toString());
        field.setLength(0);
      } else if (c == '\n' || c == '\r') {
        break;
      } else {
        field.append((char) c);
      }
    }
    endsInQuotes |= quoted;
    fields.add(field.toString());
    return any ? fields : null;
  }

  private static boolean isBlank(StringBuilder field) {
    for (int i = 0; i < field.length(); i++) {
      if (field.charAt(i) > ' ') {
        return false;
      }
    }
    return true;
  }

  private int read() throws IOException {
    int c = peek();
    at++;
    return c;
  }

  private int peek() throws IOException {
    if (at >= end) {
      at = 0;
      end = Math.max(0, text.read(chars, 0, chars.length));
    }
    return end == 0 ? -1 : chars[at];
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
