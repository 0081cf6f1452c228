package org.sightline.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON (RFC 8259) with the habits of the record: numbers of bounded precision and never NaN,
 * texts of bounded length, lists of bounded length that say what they left out, UTF-8 that is
 * always well formed. The caller closes what it opens.
 *
 * <p>By hand rather than by a library's generator because every run pays for it: the first lines
 * cost a third, class loading included.
 */
final class JsonWriter implements Closeable {
  private static final int FLUSH_AT = 1 << 15;

  private final @Nullable OutputStream to;
  private final int maxEntries;
  private final int maxText;
  private final List<String> cuts = new ArrayList<>();
  private final JsonBytes bytes = new JsonBytes();
  private boolean first = true;
  private boolean named;
  private boolean indented;
  private int depth;

  private JsonWriter(@Nullable OutputStream to, int maxEntries, int maxText) {
    this.to = to;
    this.maxEntries = maxEntries;
    this.maxText = maxText;
  }

  /** For documents whose lists are written whole. */
  JsonWriter(OutputStream to) {
    this(to, Integer.MAX_VALUE, 100_000);
  }

  /** What stands in an object. */
  interface Content {
    void write(JsonWriter json) throws IOException;
  }

  /**
   * One object as UTF-8 bytes.
   *
   * @param maxEntries longest list
   * @param maxText longest text, UTF-16 units
   */
  static byte[] object(int maxEntries, int maxText, Content content) throws IOException {
    JsonWriter json = new JsonWriter(null, maxEntries, maxText);
    json.open();
    content.write(json);
    json.close('}');
    return json.bytes.whole();
  }

  /** Begins a new line for every entry, for a document that people read. */
  void indent() {
    indented = true;
  }

  /** What lists left out, one phrase each. */
  List<String> cuts() {
    return cuts;
  }

  /** How many entries of a list are written. */
  int bounded(String what, int size) {
    if (size > maxEntries) {
      cuts.add(size - maxEntries + " of " + size + " " + what);
      return maxEntries;
    }
    return size;
  }

  void open() {
    begin('{');
  }

  void open(String name) {
    name(name);
    begin('{');
  }

  void openList() {
    begin('[');
  }

  void openList(String name) {
    name(name);
    begin('[');
  }

  private void begin(char bracket) {
    separate();
    bytes.put(bracket);
    first = true;
    depth++;
  }

  void close(char bracket) throws IOException {
    depth--;
    if (indented && !first) {
      newLine();
    }
    bytes.put(bracket);
    first = false;
    if (to != null && bytes.length() > FLUSH_AT) {
      flush();
    }
  }

  void none(String name) {
    name(name);
    raw("null");
  }

  /** Null as an entry of a list. */
  void none() {
    raw("null");
  }

  void emptyList(String name) throws IOException {
    openList(name);
    close(']');
  }

  void truth(String name, boolean value) {
    name(name);
    raw(value ? "true" : "false");
  }

  void whole(String name, long value) {
    name(name);
    raw(Long.toString(value));
  }

  /** A text, or null. */
  void text(String name, @Nullable String value) {
    if (value == null) {
      none(name);
    } else {
      name(name);
      text(value);
    }
  }

  void text(String value) {
    separate();
    string(value, maxText);
  }

  /** A name that must stay whole for its file to be found, bounded far above any path. */
  void path(String name, String value) {
    name(name);
    separate();
    string(value, 50_000);
  }

  /** A number with at most so many decimals; null if absent or not finite. */
  void number(String name, @Nullable Double value, int decimals) {
    if (value == null || !Double.isFinite(value)) {
      none(name);
    } else {
      name(name);
      number(value, decimals);
    }
  }

  /** A number as it is, to be read back as the same; null if absent or not finite. */
  void exact(String name, @Nullable Double value) {
    if (value == null || !Double.isFinite(value)) {
      none(name);
    } else {
      name(name);
      raw(Double.toString(value));
    }
  }

  /** A finite number with at most so many decimals, at least one. */
  void number(double value, int decimals) {
    raw(Digits.number(value, decimals));
  }

  /** UTC, ISO 8601, fraction only where there is one. */
  void instant(String name, @Nullable Instant value) {
    if (value == null) {
      none(name);
    } else {
      LocalDateTime utc =
          LocalDateTime.ofEpochSecond(value.getEpochSecond(), value.getNano(), ZoneOffset.UTC);
      text(name, Digits.iso(utc).append('Z').toString());
    }
  }

  void local(String name, @Nullable LocalDateTime value) {
    text(name, value == null ? null : Digits.iso(value).toString());
  }

  /** A value of another document as it stands there. */
  void span(String name, JsonSpan value) {
    name(name);
    span(value);
  }

  /** A value of another document as it stands there. */
  void span(JsonSpan value) {
    separate();
    bytes.put(value);
  }

  /** Ends a document that is one line; another may follow. */
  void endLine() throws IOException {
    bytes.put('\n');
    first = true;
    if (to != null && bytes.length() > FLUSH_AT) {
      flush();
    }
  }

  /** Hands on what was written so far. */
  void flush() throws IOException {
    if (to != null) {
      bytes.drain(to);
    }
  }

  /** Begins a new line between two values. */
  void lineFeed() {
    bytes.put('\n');
  }

  /** Names the value that comes next. */
  void name(String name) {
    separate();
    // nearly all names are plain letters
    if (!bytes.word(name)) {
      bytes.quote(name);
    }
    bytes.put(':');
    if (indented) {
      bytes.put(' ');
    }
    named = true;
  }

  /** What must stand before the next name or value. */
  private void separate() {
    if (named) {
      named = false;
      return;
    }
    if (!first) {
      bytes.put(',');
    }
    first = false;
    if (indented && depth > 0) {
      newLine();
    }
  }

  private void newLine() {
    bytes.put('\n');
    for (int i = 0; i < depth; i++) {
      bytes.put(' ');
      bytes.put(' ');
    }
  }

  private void raw(String ascii) {
    separate();
    bytes.put(ascii);
  }

  /** A string of at most so many UTF-16 units; where it is longer, its last one is an ellipsis. */
  private void string(String text, int most) {
    bytes.quote(text.length() > most ? text.substring(0, most - 1) + '…' : text);
  }

  @Override
  public void close() throws IOException {
    if (to != null) {
      flush();
      to.close();
    }
  }
}
