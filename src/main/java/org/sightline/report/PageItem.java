package org.sightline.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private static final List<String> VIEW = List.of("kind", "rangeM", "reachesHorizon", "unknown");
  private static final List<String> OUTLINE =
      List.of("outlineKind", "outlinePx", "outlineMorePx", "outlineBandPx");

  /** Outlines are drawn of so many contacts, and only where no annotated picture shows them. */
  private static final int MAX_OUTLINES = 5;

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
          "bearingDeg",
          "hidden",
          "pixelsPerMetre");
  private static final List<String> DETECTION =
      List.of("label", "score", "box", "model", "standsIn", "fromS", "toS", "bestS", "pictures");
  private static final List<String> DETECTION_WITHOUT_PLACE =
      List.of("label", "score", "model", "standsIn", "fromS", "toS", "bestS", "pictures");
  private static final List<String> TEXT = List.of("text", "score");
  private static final List<String> FINDING =
      List.of("rule", "level", "reason", "evidence", "offsetS");
  private static final List<String> NOTE = List.of("code", "message");
  private static final List<String> CHECK = List.of("state", "code", "message");
  private static final List<String> REGION = List.of("kind", "score", "box", "offsetS");
  private static final List<String> PICTURES = List.of("annotated", "thumb");

  /** The length of a list without entries. */
  private static final int EMPTY_LIST = 2;

  private final JsonWriter json;
  private final Map<Check.Kind, Check> unasked;

  /**
   * @param to one row after another, each on its line
   * @param unasked what the head says of checks, which rows then need not repeat
   */
  PageItem(OutputStream to, Map<Check.Kind, Check> unasked) {
    this.json = new JsonWriter(to);
    this.unasked = unasked;
  }

  void write(Row row) throws IOException {
    JsonSpan fields = row.fields();
    boolean hidden = row.touchesPrivate();
    List<String> more = new ArrayList<>(0);
    json.open();
    json.whole("at", row.number());
    json.text("id", row.id());
    json.text("source", clipped(row.source(), MAX_SOURCE));
    some(fields, FILE);
    object("failed", fields.get("failed"), FAILED);
    checks(fields.get("checks"));
    object("captured", fields.get("captured"), CAPTURED);
    object("camera", fields.get("camera"), CAMERA);
    object("position", fields.get("position"), hidden ? POSITION.subList(0, 1) : POSITION);
    if (!hidden) {
      objects(fields, "positions", POSITION, more);
      object("pose", fields.get("pose"), ANGLES);
      view(fields.get("view"));
    }
    object("lens", fields.get("lens"), LENS);
    contacts(fields, hidden, more);
    boolean layered = !fields.list("layers").isEmpty();
    objects(fields, "detections", layered ? DETECTION_WITHOUT_PLACE : DETECTION, more);
    objects(fields, "texts", TEXT, more);
    // evidence holds distances, and notes quote positions as they were written
    objects(fields, "findings", hidden ? FINDING.subList(0, 3) : FINDING, more);
    objects(fields, "notes", hidden ? NOTE.subList(0, 1) : NOTE, more);
    some(fields, PICTURES);
    privacy(fields.get("privacy"));
    layers(fields);
    MomentsPage.write(json, row);
    more(fields, more);
    json.close('}');
    json.endLine();
  }

  private void contacts(JsonSpan fields, boolean hidden, List<String> more) throws IOException {
    List<JsonSpan> all = fields.list("contacts");
    boolean drawn = hidden || !fields.list("annotated").isEmpty();
    if (drawn || all.isEmpty()) {
      objects(fields, "contacts", hidden ? CONTACT : CONTACT_AND_PLACE, more);
      return;
    }
    if (all.size() > MAX_LIST) {
      more.add("contacts");
    }
    int outlines = 0;
    json.openList("contacts");
    for (JsonSpan one : all.subList(0, Math.min(MAX_LIST, all.size()))) {
      json.open();
      some(one, CONTACT_AND_PLACE);
      if (!one.list("outlinePx").isEmpty() && outlines++ < MAX_OUTLINES) {
        for (String name : OUTLINE) {
          json.name(name);
          json.span(one.get(name)); // whole: a ring cut short is none
        }
      }
      json.close('}');
    }
    json.close(']');
  }

  /** A ring cut short is none, so it stands whole; a circle is drawn from its range. */
  private void view(JsonSpan view) throws IOException {
    if (!view.isAbsent()) {
      json.open("view");
      some(view, VIEW);
      if (!view.text("kind").equals("all-round")) {
        json.name("rings");
        json.span(view.get("rings"));
      }
      json.close('}');
    }
  }

  /** Faces and number plates, where they were to be counted. */
  private void privacy(JsonSpan privacy) throws IOException {
    if (!privacy.isAbsent()) {
      json.open("privacy");
      some(privacy, List.of("faces", "plates"));
      objects(privacy, "regions", REGION, new ArrayList<>(0));
      json.close('}');
    }
  }

  /** What is drawn on annotated pictures, whole: a ring cut short is none. */
  private void layers(JsonSpan fields) throws IOException {
    List<JsonSpan> all = fields.list("layers");
    if (all.isEmpty()) {
      return;
    }
    json.openList("layers");
    for (JsonSpan one : all.subList(0, Math.min(MAX_LIST, all.size()))) {
      json.span(one);
    }
    json.close(']');
  }

  void flush() throws IOException {
    json.flush();
  }

  private void checks(JsonSpan checks) throws IOException {
    json.open("checks");
    for (Check.Kind kind : Check.Kind.values()) {
      String name = RecordLine.name(kind);
      JsonSpan check = checks.get(name);
      Check said = unasked.get(kind);
      boolean isSaid = said != null && check.text("state").equals(stateOf(said));
      if (!check.isAbsent() && !isSaid) {
        object(name, check, CHECK);
      }
    }
    json.close('}');
  }

  private static String stateOf(Check check) {
    return RecordLine.name(check.state());
  }

  private void more(JsonSpan fields, List<String> shortened) throws IOException {
    if (shortened.isEmpty()) {
      return;
    }
    json.open("more");
    for (String list : shortened) {
      json.whole(list, fields.list(list).size() - MAX_LIST);
    }
    json.close('}');
  }

  private void objects(JsonSpan fields, String name, List<String> members, List<String> more)
      throws IOException {
    List<JsonSpan> all = fields.list(name);
    if (all.isEmpty()) {
      return;
    }
    if (all.size() > MAX_LIST) {
      more.add(name);
    }
    json.openList(name);
    for (JsonSpan one : all.subList(0, Math.min(MAX_LIST, all.size()))) {
      json.open();
      some(one, members);
      json.close('}');
    }
    json.close(']');
  }

  private void object(String name, JsonSpan object, List<String> members) throws IOException {
    if (!object.isAbsent()) {
      json.open(name);
      some(object, members);
      json.close('}');
    }
  }

  private void some(JsonSpan object, List<String> members) throws IOException {
    for (String name : members) {
      JsonSpan value = object.get(name);
      if (!value.isAbsent() && !(value.isList() && value.length() == EMPTY_LIST)) {
        json.name(name);
        value(value);
      }
    }
  }

  /** Whatever a record may hold, copied; lists and texts beyond their bounds are cut. */
  private void value(JsonSpan value) throws IOException {
    if (value.length() <= MAX_TEXT && !value.isList()) {
      json.span(value);
    } else if (value.isText()) {
      json.text(clipped(value.text(), MAX_TEXT));
    } else if (value.isList()) {
      List<JsonSpan> all = value.elements();
      json.openList();
      for (JsonSpan one : all.subList(0, Math.min(MAX_LIST, all.size()))) {
        value(one);
      }
      json.close(']');
    } else {
      json.open();
      for (String name : value.names()) {
        json.name(name);
        value(value.get(name));
      }
      json.close('}');
    }
  }

  private static String clipped(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + '…';
  }
}
