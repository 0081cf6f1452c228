package org.sightline.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sightline.text.ReadPicture;
import org.sightline.text.TextLine;

/** The member {@code texts} of a video: a line that several pictures show stands there once. */
final class TextsJson {
  private TextsJson() {}

  /** One line of text over the pictures that show it. */
  private static final class Shown {
    private final double fromS;
    private double toS;
    private TextLine best;

    Shown(TextLine line, double atS) {
      this.fromS = atS;
      this.toS = atS;
      this.best = line;
    }

    void again(TextLine line, double atS) {
      toS = atS;
      best = line.score() > best.score() ? line : best;
    }
  }

  static void write(JsonWriter json, List<ReadPicture> pictures) throws IOException {
    Map<String, Shown> lines = new LinkedHashMap<>();
    for (ReadPicture picture : pictures) {
      for (TextLine line : picture.reading().lines()) {
        Shown known = lines.get(line.text());
        if (known == null) {
          lines.put(line.text(), new Shown(line, picture.offsetS()));
        } else {
          known.again(line, picture.offsetS());
        }
      }
    }
    List<Shown> all = new ArrayList<>(lines.values());
    json.openList("texts");
    for (Shown one : all.subList(0, json.bounded("texts", all.size()))) {
      json.open();
      json.text("text", one.best.text());
      json.number("score", one.best.score(), 4);
      ShotsJson.box(json, one.best.box());
      json.number("offsetS", one.fromS, 3);
      json.number("toS", one.toS, 3);
      json.close('}');
    }
    json.close(']');
  }
}
