package org.sightline.text;

import java.util.ArrayList;
import java.util.List;

/** Lines as a reader would give them. */
final class Lines {
  private Lines() {}

  /** A level line: its middle, and letters of a height; as wide as its text. */
  static TextLine at(String text, double x, double y, double height) {
    return turned(text, x, y, height, 0);
  }

  static TextLine turned(String text, double x, double y, double height, double turnDeg) {
    double width = Math.max(height, 0.55 * height * text.length());
    return new TextLine(text, 0.98, new Quad(x, y, width, height, turnDeg));
  }

  /** Lines one under the other about the column 500. */
  static List<TextLine> stacked(String... texts) {
    List<TextLine> lines = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      lines.add(at(texts[i], 500, 100 + 30 * i, 20));
    }
    return lines;
  }

  /** A page of text that begins at the row 200, and more. */
  static List<TextLine> page(TextLine... more) {
    List<TextLine> lines = new ArrayList<>(List.of(more));
    String[] text = {
      "The report was secret for years, and the harbour was",
      "a restricted area where no photography was allowed. He",
      "wrote top secret on the file himself, in red, which no",
      "one who worked there would have done, and put it into",
      "the drawer of the desk that was marked confidential in",
      "large letters. Nobody had asked him to do so, she said.",
    };
    for (int i = 0; i < text.length; i++) {
      double width = 0.55 * 20 * text[i].length();
      lines.add(new TextLine(text[i], 0.98, new Quad(200 + width / 2, 200 + 30 * i, width, 20, 0)));
    }
    return lines;
  }
}
