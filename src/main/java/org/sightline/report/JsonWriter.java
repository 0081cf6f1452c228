package org.sightline.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON with the habits of the record: numbers of bounded precision and never NaN, texts of
 * bounded length, lists of bounded length that say what they left out.
 */
final class JsonWriter implements AutoCloseable {
  private final JsonGenerator out;
  private final int maxEntries;
  private final int maxText;
  private final List<String> cuts = new ArrayList<>();

  /**
   * @param maxEntries longest list
   * @param maxText longest text, UTF-16 units
   */
  JsonWriter(OutputStream to, int maxEntries, int maxText) throws IOException {
    this.out = Json.FACTORY.createGenerator(to);
    this.maxEntries = maxEntries;
    this.maxText = maxText;
  }

  /** For documents whose lists are written whole. */
  JsonWriter(OutputStream to) throws IOException {
    this(to, Integer.MAX_VALUE, 100_000);
  }

  /** Begins a new line for every member, for a document that people read. */
  void indent() {
    out.setPrettyPrinter(
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));
  }

  /** What stands in an object. */
  interface Content {
    void write(JsonWriter json) throws IOException;
  }

  /** One object as UTF-8 bytes. */
  static byte[] object(int maxEntries, int maxText, Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonWriter json = new JsonWriter(bytes, maxEntries, maxText)) {
      json.open();
      content.write(json);
      json.close('}');
    }
    return bytes.toByteArray();
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

  void open() throws IOException {
    out.writeStartObject();
  }

  void open(String name) throws IOException {
    out.writeObjectFieldStart(name);
  }

  void openList() throws IOException {
    out.writeStartArray();
  }

  void openList(String name) throws IOException {
    out.writeArrayFieldStart(name);
  }

  void close(char bracket) throws IOException {
    if (bracket == '}') {
      out.writeEndObject();
    } else {
      out.writeEndArray();
    }
  }

  void none(String name) throws IOException {
    out.writeNullField(name);
  }

  void emptyList(String name) throws IOException {
    openList(name);
    close(']');
  }

  void truth(String name, boolean value) throws IOException {
    out.writeBooleanField(name, value);
  }

  void whole(String name, long value) throws IOException {
    out.writeNumberField(name, value);
  }

  /** A text, or null. */
  void text(String name, @Nullable String value) throws IOException {
    if (value == null) {
      none(name);
    } else {
      out.writeFieldName(name);
      text(value);
    }
  }

  void text(String value) throws IOException {
    out.writeString(wellFormed(value, maxText));
  }

  /** A name that must stay whole for its file to be found, bounded far above any path. */
  void path(String name, String value) throws IOException {
    out.writeStringField(name, wellFormed(value, 50_000));
  }

  /** A number with at most so many decimals; null if absent or not finite. */
  void number(String name, @Nullable Double value, int decimals) throws IOException {
    if (value == null || !Double.isFinite(value)) {
      none(name);
    } else {
      out.writeFieldName(name);
      number(value, decimals);
    }
  }

  void number(double value, int decimals) throws IOException {
    long scale = 1;
    for (int i = 0; i < decimals; i++) {
      scale *= 10;
    }
    double scaled = value * scale;
    if (!(Math.abs(scaled) < 1e15)) { // a long would round it wrongly
      out.writeNumber(Double.isFinite(value) ? value : 0);
      return;
    }
    out.writeNumber(decimal(Math.round(scaled), scale));
  }

  private static String decimal(long scaled, long scale) {
    long rest = Math.abs(scaled) % scale;
    StringBuilder text = new StringBuilder(24);
    text.append(scaled < 0 ? "-" : "").append(Math.abs(scaled) / scale).append('.');
    if (rest == 0) {
      return text.append('0').toString();
    }
    for (long digit = scale / 10; rest != 0; digit /= 10) {
      text.append(rest / digit);
      rest %= digit;
    }
    return text.toString();
  }

  /** UTC, ISO 8601, fraction only where there is one. */
  void instant(String name, @Nullable Instant value) throws IOException {
    if (value == null) {
      none(name);
    } else {
      LocalDateTime utc =
          LocalDateTime.ofEpochSecond(value.getEpochSecond(), value.getNano(), ZoneOffset.UTC);
      out.writeStringField(name, iso(utc) + "Z");
    }
  }

  void local(String name, @Nullable LocalDateTime value) throws IOException {
    text(name, value == null ? null : iso(value));
  }

  // by hand: java.time.format costs tens of milliseconds at start-up
  private static String iso(LocalDateTime time) {
    StringBuilder text = new StringBuilder(32);
    int year = time.getYear();
    if (year < 0 || year > 9999) {
      text.append(year < 0 ? '-' : '+');
    }
    pad(text, Math.abs(year), 1000);
    pad(text.append('-'), time.getMonthValue(), 10);
    pad(text.append('-'), time.getDayOfMonth(), 10);
    pad(text.append('T'), time.getHour(), 10);
    pad(text.append(':'), time.getMinute(), 10);
    pad(text.append(':'), time.getSecond(), 10);
    int nano = time.getNano();
    if (nano != 0) {
      text.append('.');
      for (int digit = 100_000_000; nano != 0; digit /= 10) {
        text.append(nano / digit);
        nano %= digit;
      }
    }
    return text.toString();
  }

  private static void pad(StringBuilder text, int value, int least) {
    for (int digit = least; digit > 1 && value < digit; digit /= 10) {
      text.append('0');
    }
    text.append(value);
  }

  /** Cuts a text and replaces halves of surrogate pairs, which UTF-8 cannot write. */
  private static String wellFormed(String text, int most) {
    String cut = text;
    if (text.length() > most) {
      cut = text.substring(0, most - 1) + '…';
    }
    for (int i = 0; i < cut.length(); i++) {
      if (Character.isSurrogate(cut.charAt(i))) {
        return withoutHalves(cut);
      }
    }
    return cut;
  }

  private static String withoutHalves(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int point = text.codePointAt(i);
      if (Character.isSupplementaryCodePoint(point)) {
        whole.appendCodePoint(point);
        i++;
      } else {
        whole.append(Character.isSurrogate((char) point) ? '\ufffd' : (char) point);
      }
    }
    return whole.toString();
  }

  /** Puts a line feed between values, so that a long document can be read by people. */
  void lineFeed() throws IOException {
    out.writeRaw('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
