package org.sightline.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.risk.Check;

/**
 * Writes the part of a record that the page shows, under the record's own names, one row a line.
 * What is empty is left out; lists and texts are bounded, and {@code more} counts what they leave
 * out. Of an input that touches a private zone it writes no position, direction or distance.
 */
final class PageItem {
  private static final int MAX_LIST = 40;
  private static final int MAX_TEXT = 1_000;
  private static final int MAX_SOURCE = 4_200;

  private static final List<String> FILE =
      List.of("sourceEncoded", "kind", "format", "bytes", "widthPx", "heightPx", "level");
  private static final List<String> FAILED = List.of("stage", "code", "message");
  private static final List<String> CAPTURED = List.of("at", "local", "clock");
  private static final List<String> CAMERA = List.of("make", "model");
  private static final List<String> POSITION =
      List.of("state", "latDeg", "lonDeg", "accuracyM", "accuracySource", "height", "source");
  private static final List<String> ANGLES = List.of("yaw", "pitch");
  private static final List<String> LENS = List.of("horizontalFovDeg", "source");
  private static final List<String> CONTACT =
      List.of("zone", "name", "kind", "private", "restricts", "how", "active", "activeAsOf");
  private static final List<String> CONTACT_AND_PLACE =
      List.of(
          "zone",
          "name",
          "kind",
          "private",
          "restricts",
          "how",
          "active",
          "activeAsOf",
          "probability",
          "distanceM",
          "depthM",
          "bearingDeg");
  private static final List<String> DETECTION =
      List.of("label", "score", "box", "model", "standsIn");
  private static final List<String> TEXT = List.of("text", "score");
  private static final List<String> FINDING = List.of("rule", "level", "reason", "evidence");
  private static final List<String> NOTE = List.of("code", "message");

  private final JsonGenerator json;
  private final Map<Check.Kind, Check> unasked;
  private final char[] digits = new char[32];

  /**
   * @param to one row after another, each on its line
   * @param unasked what the head says of checks, which rows then need not repeat
   */
  PageItem(OutputStream to, Map<Check.Kind, Check> unasked) throws IOException {
    this.json = Json.FACTORY.createGenerator(to);
    this.json.setRootValueSeparator(null); // each row ends with a line feed instead
    this.unasked = unasked;
  }

  void write(Row row) throws IOException {
    Map<String, @Nullable Object> fields = row.fields();
    boolean hidden = row.touchesPrivate();
    List<String> more = new ArrayList<>(0);
    json.writeStartObject();
    json.writeNumberField("at", row.number());
    json.writeStringField("id", row.id());
    json.writeStringField("source", clipped(row.source(), MAX_SOURCE));
    some(fields, FILE);
    object("failed", Row.object(fields, "failed"), FAILED);
    checks(Row.object(fields, "checks"));
    object("captured", Row.object(fields, "captured"), CAPTURED);
    object("camera", Row.object(fields, "camera"), CAMERA);
    object("position", Row.object(fields, "position"), hidden ? POSITION.subList(0, 1) : POSITION);
    if (!hidden) {
      objects(fields, "positions", POSITION, more);
      object("pose", Row.object(fields, "pose"), ANGLES);
    }
    object("lens", Row.object(fields, "lens"), LENS);
    objects(fields, "contacts", hidden ? CONTACT : CONTACT_AND_PLACE, more);
    objects(fields, "detections", DETECTION, more);
    objects(fields, "texts", TEXT, more);
    // evidence holds distances, and notes quote positions as they were written
    objects(fields, "findings", hidden ? FINDING.subList(0, 3) : FINDING, more);
    objects(fields, "notes", hidden ? NOTE.subList(0, 1) : NOTE, more);
    some(fields, List.of("annotated", "thumb"));
    more(fields, more);
    json.writeEndObject();
    json.writeRaw('\n');
  }

  void flush() throws IOException {
    json.flush();
  }

  private void checks(Map<String, @Nullable Object> checks) throws IOException {
    json.writeObjectFieldStart("checks");
    for (Check.Kind kind : Check.Kind.values()) {
      String name = RecordLine.name(kind);
      Map<String, @Nullable Object> check = Row.object(checks, name);
      Check said = unasked.get(kind);
      boolean isSaid = said != null && Row.text(check, "state").equals(stateOf(said));
      if (!check.isEmpty() && !isSaid) {
        object(name, check, List.of("state", "code", "message"));
      }
    }
    json.writeEndObject();
  }

  private static String stateOf(Check check) {
    return RecordLine.name(check.state());
  }

  private void more(Map<String, @Nullable Object> fields, List<String> shortened)
      throws IOException {
    if (shortened.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("more");
    for (String list : shortened) {
      json.writeNumberField(list, Row.objects(fields, list).size() - MAX_LIST);
    }
    json.writeEndObject();
  }

  private void objects(
      Map<String, @Nullable Object> fields, String name, List<String> members, List<String> more)
      throws IOException {
    List<Map<String, @Nullable Object>> all = Row.objects(fields, name);
    if (all.isEmpty()) {
      return;
    }
    if (all.size() > MAX_LIST) {
      more.add(name);
    }
    json.writeArrayFieldStart(name);
    for (Map<String, @Nullable Object> one : all.subList(0, Math.min(MAX_LIST, all.size()))) {
      json.writeStartObject();
      some(one, members);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void object(String name, Map<String, @Nullable Object> object, List<String> members)
      throws IOException {
    if (object.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart(name);
    some(object, members);
    json.writeEndObject();
  }

  private void some(Map<String, @Nullable Object> object, List<String> members) throws IOException {
    for (String name : members) {
      Object value = object.get(name);
      if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
        json.writeFieldName(name);
        value(value);
      }
    }
  }

  /** Whatever a record may hold; {@link Json} bounds how deep it nests. */
  private void value(@Nullable Object value) throws IOException {
    if (value instanceof String text) {
      json.writeString(clipped(text, MAX_TEXT));
    } else if (value instanceof Long whole) {
      json.writeNumber(whole);
    } else if (value instanceof Double number) {
      number(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object one : list.subList(0, Math.min(MAX_LIST, list.size()))) {
        value(one);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> member : map.entrySet()) {
        json.writeFieldName(member.getKey().toString());
        value(member.getValue());
      }
      json.writeEndObject();
    } else {
      json.writeNull();
    }
  }

  /**
   * A number of the record has at most 7 decimals, so this loses nothing; {@code Double.toString}
   * would take longer than all else.
   */
  private void number(double value) throws IOException {
    double scaled = value * 1e7;
    if (!(Math.abs(scaled) < 1e17)) {
      json.writeNumber(value);
      return;
    }
    long rest = Math.abs(Math.round(scaled));
    int start = digits.length;
    for (int place = 0; place < 8 || rest != 0; place++) {
      if (place == 7) {
        digits[--start] = '.';
      }
      digits[--start] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    int end = digits.length;
    while (digits[end - 1] == '0') {
      end--;
    }
    if (digits[end - 1] == '.') {
      end--;
    }
    if (scaled <= -0.5) {
      digits[--start] = '-';
    }
    json.writeNumber(digits, start, end - start);
  }

  private static String clipped(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + '…';
  }
}
