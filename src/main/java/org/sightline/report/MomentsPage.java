package org.sightline.report;

import java.io.IOException;
import java.util.List;

/**
 * Writes what the page shows of a camera that moved, from its row: the course of its way, when it
 * was in contact with zones, the seconds to cut. Of an input that touches a private zone only the
 * seconds are written, without what they hold: times at known borders and a speed would give the
 * place back.
 */
final class MomentsPage {
  /** More stays than this are in the record. */
  private static final int MOST_STAYS = 300;

  private static final List<String> TRACK =
      List.of(
          "samples",
          "fixes",
          "noFix",
          "stale",
          "first",
          "bounds",
          "lengthM",
          "source",
          "gaps",
          "gapCount",
          "gapS",
          "thinned");
  private static final List<String> FIRST = List.of("height", "accuracyM");
  private static final List<String> STAY =
      List.of("zone", "name", "how", "level", "fromS", "toS", "worstS", "entered", "left", "pathM");
  private static final List<String> CUT = List.of("fromS", "toS", "level", "reason");

  private MomentsPage() {}

  /** Members of the open object; none for a still. */
  static void write(JsonWriter json, Row row) throws IOException {
    JsonSpan fields = row.fields();
    String kind = fields.text("kind");
    if (row.failedCode() != null || !(kind.equals("video") || kind.equals("track"))) {
      return;
    }
    boolean hidden = row.touchesPrivate();
    json.number("lengthS", fields.number("lengthS"), 3);
    json.openList("cuts");
    for (JsonSpan cut : fields.list("cuts")) {
      json.open();
      some(json, cut, hidden ? CUT.subList(0, 3) : CUT);
      json.close('}');
    }
    json.close(']');
    JsonSpan track = fields.get("track");
    if (hidden || track.isAbsent()) {
      return;
    }
    json.open("track");
    for (String name : TRACK) {
      JsonSpan value = track.get(name);
      if (name.equals("first") && !value.isAbsent()) {
        json.open(name);
        some(json, value, FIRST);
        json.close('}');
      } else if (!value.isAbsent()) {
        json.span(name, value);
      }
    }
    json.close('}');
    json.openList("stays");
    List<JsonSpan> stays = fields.list("contacts");
    for (JsonSpan stay : stays.subList(0, Math.min(MOST_STAYS, stays.size()))) {
      json.open();
      some(json, stay, STAY);
      json.close('}');
    }
    json.close(']');
  }

  private static void some(JsonWriter json, JsonSpan object, List<String> names) {
    for (String name : names) {
      JsonSpan value = object.get(name);
      if (!value.isAbsent()) {
        json.span(name, value);
      }
    }
  }
}
