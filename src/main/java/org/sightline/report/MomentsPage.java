package org.sightline.report;

import java.io.IOException;
import java.util.List;

/**
 * Writes what the page shows of a camera that moved, from its row: the course of its way, when it
 * was in contact with zones, which pictures were looked at, the seconds to cut. Of an input that
 * touches a private zone only the seconds are written, without what they hold: times at known
 * borders and a speed would give the place back.
 */
final class MomentsPage {
  /** More stays than this are in the record. */
  private static final int MOST_STAYS = 300;

  /** More key frames than this are in the record. */
  private static final int MOST_PICTURES = 200;

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
  private static final List<String> SAMPLING =
      List.of("mode", "everyS", "elsewhereS", "looked", "dense", "message");
  private static final List<String> KEYFRAME = List.of("offsetS", "file");
  private static final List<String> CLIP = List.of("fromS", "toS", "file");

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
    objects(json, fields, "cuts", hidden ? CUT.subList(0, 3) : CUT, Integer.MAX_VALUE);
    objects(json, fields, "clips", CLIP, Integer.MAX_VALUE);
    sampling(json, fields.get("sampling"), hidden);
    if (!hidden) {
      // what is worth a picture happens at borders that are known, too
      objects(json, fields, "keyframes", KEYFRAME, MOST_PICTURES);
      objects(json, fields, "contacts", "stays", STAY, MOST_STAYS);
      track(json, fields.get("track"));
    }
  }

  /** Where pictures were looked at closely is where zones are near. */
  private static void sampling(JsonWriter json, JsonSpan sampling, boolean hidden)
      throws IOException {
    if (!sampling.isAbsent()) {
      json.open("sampling");
      some(json, sampling, hidden ? SAMPLING.subList(0, 3) : SAMPLING);
      json.close('}');
    }
  }

  private static void track(JsonWriter json, JsonSpan track) throws IOException {
    if (track.isAbsent()) {
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
  }

  private static void objects(
      JsonWriter json, JsonSpan fields, String name, List<String> members, int most)
      throws IOException {
    objects(json, fields, name, name, members, most);
  }

  private static void objects(
      JsonWriter json, JsonSpan fields, String from, String name, List<String> members, int most)
      throws IOException {
    List<JsonSpan> all = fields.list(from);
    json.openList(name);
    for (JsonSpan one : all.subList(0, Math.min(most, all.size()))) {
      json.open();
      some(json, one, members);
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
