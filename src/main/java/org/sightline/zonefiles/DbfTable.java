package org.sightline.zonefiles;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A dBASE III to 5 table as beside a Shapefile, read row by row. Memo columns point into another
 * file and are passed over.
 */
final class DbfTable implements AutoCloseable {
  private static final int HEADER_BYTES = 32;
  private static final int DELETED = '*';

  private final InputStream in;
  private final CodePages encoding;
  private final List<Field> fields;
  private final byte[] row;
  private final long stated;
  private long read;

  /**
   * One column.
   *
   * @param type C text, N and F numbers, L logical, D date
   * @param at where it begins in a row
   * @param length bytes
   */
  private record Field(String name, char type, int at, int length) {}

  private DbfTable(
      InputStream in, CodePages encoding, List<Field> fields, int rowBytes, long stated) {
    this.in = in;
    this.encoding = encoding;
    this.fields = fields;
    this.row = new byte[rowBytes];
    this.stated = stated;
  }

  /**
   * Reads the header of a table.
   *
   * @param in closed with the table
   * @param cpg what the {@code .cpg} file says; null if there is none
   * @throws IOException if it is no table
   */
  static DbfTable open(InputStream in, @Nullable String cpg) throws IOException {
    byte[] head = in.readNBytes(HEADER_BYTES);
    if (head.length < HEADER_BYTES) {
      throw new EOFException("the table of attributes (.dbf) breaks off in its header");
    }
    long rows = u16(head, 4) | (long) u16(head, 6) << 16;
    int headerBytes = u16(head, 8);
    int rowBytes = u16(head, 10);
    CodePages encoding = CodePages.of(cpg, head[29] & 0xff);
    byte[] columns = in.readNBytes(Math.max(0, headerBytes - HEADER_BYTES));
    List<Field> fields = new ArrayList<>();
    int at = 1;
    for (int i = 0; i + 32 <= columns.length && columns[i] != '\r'; i += 32) {
      int length = columns[i + 16] & 0xff;
      String name = name(columns, i, encoding);
      fields.add(new Field(name, (char) (columns[i + 11] & 0xff), at, length));
      at += length;
    }
    if (columns.length < headerBytes - HEADER_BYTES || at > rowBytes || fields.isEmpty()) {
      throw new IOException("the header of the table of attributes (.dbf) is damaged");
    }
    return new DbfTable(in, encoding, fields, rowBytes, rows);
  }

  private static String name(byte[] columns, int from, CodePages encoding) {
    int end = from;
    while (end < from + 11 && columns[end] != 0) {
      end++;
    }
    return encoding.text(columns, from, end - from).trim();
  }

  private static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
  }

  /** What the columns mean. */
  Columns columns() {
    List<String> names = new ArrayList<>();
    Set<Integer> texts = new HashSet<>();
    for (int i = 0; i < fields.size(); i++) {
      names.add(fields.get(i).name);
      if (fields.get(i).type == 'C') {
        texts.add(i);
      }
    }
    return Columns.of(names, texts);
  }

  /** How many rows the header states. */
  long stated() {
    return stated;
  }

  /** Goes to the next row; false at the end, or where the table breaks off. */
  boolean next() throws IOException {
    if (read >= stated || in.readNBytes(row, 0, row.length) < row.length) {
      return false;
    }
    read++;
    return true;
  }

  /** How many rows have been gone through. */
  long read() {
    return read;
  }

  /** Whether the row is marked as deleted. */
  boolean isDeleted() {
    return row[0] == DELETED;
  }

  /** The values of the row; null for none. */
  List<@Nullable String> values() {
    @Nullable String[] values = new String[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(fields.get(i));
    }
    return Arrays.asList(values);
  }

  private @Nullable String value(Field field) {
    int from = field.at;
    int to = field.at + field.length;
    while (to > from && (row[to - 1] == ' ' || row[to - 1] == 0)) {
      to--;
    }
    if (from == to) {
      return null;
    }
    return switch (field.type) {
      case 'C' -> encoding.text(row, from, to - from);
      case 'L' ->
          switch (row[from]) {
            case 'T', 't', 'Y', 'y' -> "true";
            case 'F', 'f', 'N', 'n' -> "false";
            default -> null;
          };
      case 'N', 'F', 'D' -> number(from, to);
      default -> null; // memo, general, picture
    };
  }

  /** Stars mean that the number did not fit. */
  private @Nullable String number(int from, int to) {
    String text = new String(row, from, to - from, StandardCharsets.ISO_8859_1).trim();
    return text.indexOf('*') >= 0 ? null : text;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
