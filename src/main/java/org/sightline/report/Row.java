package org.sightline.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.risk.Level;

/**
 * One line of {@code results.jsonl} read back. The names of fields are those of the record; whole
 * numbers are {@code Long}, other numbers {@code Double}, absent facts null. Not for keeping by the
 * thousand: note {@link #offset()} and read it again with {@link Rows#at}.
 */
public final class Row {
  private final byte[] line;
  private final long offset;
  private final long number;
  private final Map<String, @Nullable Object> fields;

  private final Level level;

  private Row(
      byte[] line, long offset, long number, Map<String, @Nullable Object> fields, Level level) {
    this.line = line;
    this.offset = offset;
    this.number = number;
    this.fields = fields;
    this.level = level;
  }

  static Row parse(byte[] line, long offset, long number) throws IOException {
    Map<String, @Nullable Object> fields = Json.object(line);
    String name = text(fields, "level");
    for (Level level : Level.values()) {
      if (level.name().equals(name) && fields.get("id") instanceof String) {
        return new Row(line, offset, number, fields, level);
      }
    }
    throw new IOException("the row at byte " + offset + " is not a record: no id or level");
  }

  /**
   * Reads a line that was not taken from a file.
   *
   * @throws IOException if it is no record
   */
  public static Row of(byte[] line) throws IOException {
    return parse(line, 0, 0);
  }

  /** The line itself, UTF-8 JSON without its end; not to be written to. */
  public byte[] line() {
    return line;
  }

  /** Where the line begins in its file, bytes. */
  public long offset() {
    return offset;
  }

  /** Which row of its file, from 0. */
  public long number() {
    return number;
  }

  /** All fields, in their order. */
  public Map<String, @Nullable Object> fields() {
    return fields;
  }

  /** The journal key. */
  public String id() {
    return text(fields, "id");
  }

  /** The input as the user named it. */
  public String source() {
    return text(fields, "source");
  }

  /** The level; UNDETERMINED for an input that could not be read. */
  public Level level() {
    return level;
  }

  /** The code of the failure, or null if the input could be read. */
  public @Nullable String failedCode() {
    Map<String, @Nullable Object> failed = object(fields, "failed");
    return failed.isEmpty() ? null : text(failed, "code");
  }

  /** Whether the input is no picture, video or track: such inputs have no level worth counting. */
  public boolean isOther() {
    return text(fields, "kind").equals("other");
  }

  /** The sentence of the worst finding; of a failure its message; else empty. */
  public String reason() {
    for (Map<String, @Nullable Object> finding : objects(fields, "findings")) {
      return text(finding, "reason");
    }
    return text(object(fields, "failed"), "message");
  }

  /**
   * Whether the item touches a private zone: then its positions and views appear on no map and in
   * no export.
   */
  public boolean touchesPrivate() {
    for (Map<String, @Nullable Object> contact : objects(fields, "contacts")) {
      if (Boolean.TRUE.equals(contact.get("private"))) {
        return true;
      }
    }
    return false;
  }

  /** The text in a field; empty if it holds none. */
  public static String text(Map<String, @Nullable Object> object, String name) {
    return object.get(name) instanceof String text ? text : "";
  }

  /** The number in a field, or null if it holds none. */
  public static @Nullable Double number(Map<String, @Nullable Object> object, String name) {
    return object.get(name) instanceof Number number ? number.doubleValue() : null;
  }

  /** The object in a field; empty if it holds none. */
  @SuppressWarnings("unchecked") // Json makes no map with keys other than String
  public static Map<String, @Nullable Object> object(
      Map<String, @Nullable Object> object, String name) {
    return object.get(name) instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : Map.of();
  }

  /** The objects in a list field; empty if it holds none. */
  @SuppressWarnings("unchecked") // Json makes no map with keys other than String
  public static List<Map<String, @Nullable Object>> objects(
      Map<String, @Nullable Object> object, String name) {
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    if (object.get(name) instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Map<?, ?> map) {
          found.add((Map<String, @Nullable Object>) map);
        }
      }
    }
    return found;
  }
}
