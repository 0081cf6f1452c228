package org.sightline.report;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sightline.risk.Level;

/**
 * One line of {@code results.jsonl} read back. The names of fields are those of the record. Not for
 * keeping by the thousand: note {@link #offset()} and read it again with {@link Rows#at}.
 */
public final class Row {
  private final byte[] line;
  private final long offset;
  private final long number;
  private final JsonSpan fields;

  private final Level level;

  private Row(byte[] line, long offset, long number, JsonSpan fields, Level level) {
    this.line = line;
    this.offset = offset;
    this.number = number;
    this.fields = fields;
    this.level = level;
  }

  static Row parse(byte[] line, long offset, long number) throws IOException {
    JsonSpan fields = JsonSpan.object(line);
    String name = fields.text("level");
    for (Level level : Level.values()) {
      if (level.name().equals(name) && fields.get("id").isText()) {
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

  /** All fields. */
  public JsonSpan fields() {
    return fields;
  }

  /** The journal key. */
  public String id() {
    return fields.text("id");
  }

  /** The input as the user named it. */
  public String source() {
    return fields.text("source");
  }

  /** The level; UNDETERMINED for an input that could not be read. */
  public Level level() {
    return level;
  }

  /** The code of the failure, or null if the input could be read. */
  public @Nullable String failedCode() {
    JsonSpan failed = fields.get("failed");
    return failed.isAbsent() ? null : failed.text("code");
  }

  /** Whether the input is no picture, video or track: such inputs have no level worth counting. */
  public boolean isOther() {
    return fields.text("kind").equals("other");
  }

  /** The sentence of the worst finding; of a failure its message; else empty. */
  public String reason() {
    for (JsonSpan finding : fields.list("findings")) {
      return finding.text("reason");
    }
    return fields.get("failed").text("message");
  }

  /**
   * Whether the item touches a private zone: then its positions and views appear on no map and in
   * no export.
   */
  public boolean touchesPrivate() {
    for (JsonSpan contact : fields.list("contacts")) {
      if (contact.get("private").isTrue()) {
        return true;
      }
    }
    return false;
  }
}
