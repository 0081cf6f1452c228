package org.sightline.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sightline.copies.Fingerprint;
import org.sightline.copies.ShownHash;
import org.sightline.text.Quad;
import org.sightline.text.ReadPicture;
import org.sightline.text.TextLine;
import org.sightline.text.TextReader;

/** Hashes and texts of a video's pictures as JSON, in the journal of minutes. */
final class ShownJson {
  private ShownJson() {}

  static void write(JsonWriter json, List<ShownHash> hashes, List<ReadPicture> texts)
      throws IOException {
    json.openList("hashes");
    for (ShownHash hash : hashes) {
      json.open();
      json.whole("offsetNs", hash.offsetNs());
      CopiesJson.print(json, hash.print());
      json.close('}');
    }
    json.close(']');
    json.openList("texts");
    for (ReadPicture picture : texts) {
      json.open();
      json.whole("offsetNs", picture.offsetNs());
      json.truth("whole", picture.reading().whole());
      json.whole("tooSmall", picture.reading().tooSmall());
      json.whole("unclear", picture.reading().unclear());
      json.openList("lines");
      for (TextLine line : picture.reading().lines()) {
        line(json, line);
      }
      json.close(']');
      json.close('}');
    }
    json.close(']');
  }

  private static void line(JsonWriter json, TextLine line) throws IOException {
    Quad place = line.place();
    json.open();
    json.text("text", line.text());
    json.number("score", line.score(), 4);
    json.number("x", place.centreX(), 1);
    json.number("y", place.centreY(), 1);
    json.number("width", place.width(), 1);
    json.number("height", place.height(), 1);
    json.number("turn", place.turnDeg(), 1);
    json.close('}');
  }

  /**
   * Reads the hashes back.
   *
   * @throws IOException if something else stands there
   */
  static List<ShownHash> hashes(JsonSpan minute) throws IOException {
    List<ShownHash> hashes = new ArrayList<>();
    for (JsonSpan one : minute.list("hashes")) {
      Fingerprint print = CopiesJson.read(one);
      if (print == null) {
        throw new IOException("a hash that is none");
      }
      hashes.add(new ShownHash(Math.round(number(one, "offsetNs")), print));
    }
    return hashes;
  }

  /**
   * Reads the texts back.
   *
   * @throws IOException if something else stands there
   */
  static List<ReadPicture> texts(JsonSpan minute) throws IOException {
    List<ReadPicture> texts = new ArrayList<>();
    for (JsonSpan one : minute.list("texts")) {
      List<TextLine> lines = new ArrayList<>();
      for (JsonSpan line : one.list("lines")) {
        lines.add(line(line));
      }
      TextReader.Reading reading =
          new TextReader.Reading(
              lines,
              one.get("whole").isTrue(),
              (int) number(one, "tooSmall"),
              (int) number(one, "unclear"));
      texts.add(new ReadPicture(Math.round(number(one, "offsetNs")), reading));
    }
    return texts;
  }

  private static TextLine line(JsonSpan line) throws IOException {
    try {
      return new TextLine(
          line.text("text"),
          number(line, "score"),
          new Quad(
              number(line, "x"),
              number(line, "y"),
              number(line, "width"),
              number(line, "height"),
              number(line, "turn")));
    } catch (IllegalArgumentException e) {
      throw new IOException("a line of text that is none", e);
    }
  }

  private static double number(JsonSpan span, String name) throws IOException {
    return ShotsJson.number(span.number(name));
  }
}
