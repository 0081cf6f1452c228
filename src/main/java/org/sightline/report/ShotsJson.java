package org.sightline.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.vision.Box;
import org.sightline.vision.Detection;
import org.sightline.vision.Shot;

/** Pictures of a video that were looked at, with their boxes, as JSON. */
final class ShotsJson {
  private ShotsJson() {}

  /** The members of the open object but the moment. */
  static void members(JsonWriter json, Shot shot) throws IOException {
    json.whole("widthPx", shot.widthPx());
    json.whole("heightPx", shot.heightPx());
    json.truth("damaged", shot.damaged());
    list(json, "detections", shot.detections());
    if (!shot.regions().isEmpty()) {
      list(json, "regions", shot.regions());
    }
  }

  private static void list(JsonWriter json, String name, List<Detection> detections)
      throws IOException {
    json.openList(name);
    for (Detection detection : detections) {
      json.open();
      json.text("label", detection.label());
      json.number("score", detection.score(), 4);
      box(json, detection.box());
      json.text("model", detection.model());
      json.close('}');
    }
    json.close(']');
  }

  static void box(JsonWriter json, Box box) throws IOException {
    json.openList("box");
    json.number(box.x(), 1);
    json.number(box.y(), 1);
    json.number(box.width(), 1);
    json.number(box.height(), 1);
    json.close(']');
  }

  /**
   * What {@link #members} wrote, after a member {@code offsetNs}.
   *
   * @throws IOException if it is something else
   */
  static Shot read(JsonSpan shot) throws IOException {
    return new Shot(
        Math.round(number(shot.number("offsetNs"))),
        (int) number(shot.number("widthPx")),
        (int) number(shot.number("heightPx")),
        shot.get("damaged").isTrue(),
        detections(shot.list("detections")),
        detections(shot.list("regions")));
  }

  private static List<Detection> detections(List<JsonSpan> list) throws IOException {
    List<Detection> detections = new ArrayList<>();
    for (JsonSpan one : list) {
      List<JsonSpan> sides = one.list("box");
      if (sides.size() != 4) {
        throw new IOException("a box of " + sides.size() + " numbers");
      }
      double[] box = new double[4];
      for (int i = 0; i < 4; i++) {
        box[i] = number(sides.get(i).value());
      }
      if (!(box[2] > 0 && box[3] > 0)) {
        throw new IOException("a box without an area");
      }
      detections.add(
          new Detection(
              one.text("label"),
              number(one.number("score")),
              new Box(box[0], box[1], box[2], box[3]),
              one.text("model")));
    }
    return detections;
  }

  static double number(@Nullable Double number) throws IOException {
    if (number == null) {
      throw new IOException("a number is missing");
    }
    return number;
  }
}
