package org.sightline.text;

import java.util.ArrayList;
import java.util.List;
import org.sightline.vision.Box;

/**
 * Lines of text that stand side by side in one row of a block, from its beginning to its end.
 *
 * @param parts the lines, in reading order, one or more
 * @param u where its middle lies along the block's direction, pixels
 * @param v where its middle lies across it, downwards, pixels
 * @param width from its beginning to its end, pixels
 * @param height of its highest letters, pixels
 */
record Row(List<TextLine> parts, double u, double v, double width, double height) {
  Row {
    parts = List.copyOf(parts);
  }

  /** What it says, its parts with spaces between. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (TextLine part : parts) {
      text.append(text.isEmpty() ? "" : " ").append(part.text());
    }
    return text.toString();
  }

  /** Its parts that stand further apart than words do, each by itself. */
  List<Row> split() {
    List<Row> rows = new ArrayList<>();
    int from = 0;
    double begin = u - width / 2;
    for (int i = 0; i < parts.size(); i++) {
      boolean last = i + 1 == parts.size();
      if (last || gap(parts.get(i), parts.get(i + 1)) > 2 * height) {
        List<TextLine> some = parts.subList(from, i + 1);
        TextLine first = some.get(0);
        TextLine end = some.get(some.size() - 1);
        // from edge to edge: the distance of the middles and what lies beyond them
        TextLine head = parts.get(0);
        double offset = along(head, first) + (head.place().width() - first.place().width()) / 2;
        double length = along(first, end) + (first.place().width() + end.place().width()) / 2;
        double high = 0;
        for (TextLine part : some) {
          high = Math.max(high, part.place().height());
        }
        rows.add(new Row(some, begin + offset + length / 2, v, length, high));
        from = i + 1;
      }
    }
    return rows;
  }

  private static double along(TextLine a, TextLine b) {
    double dx = b.place().centreX() - a.place().centreX();
    double dy = b.place().centreY() - a.place().centreY();
    return Math.hypot(dx, dy);
  }

  private static double gap(TextLine a, TextLine b) {
    return along(a, b) - (a.place().width() + b.place().width()) / 2;
  }

  /** The score of its worst part. */
  double score() {
    double worst = 1;
    for (TextLine part : parts) {
      worst = Math.min(worst, part.score());
    }
    return worst;
  }

  /**
   * Whether it reads like a line of a longer text: many words, not in capitals.
   *
   * <p>Chinese has neither spaces nor capitals: there its length alone tells.
   */
  boolean isProse() {
    String text = text();
    int small = 0;
    int letters = 0;
    int han = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      letters += Character.isLetter(c) ? 1 : 0;
      small += Character.isLowerCase(c) ? 1 : 0;
      han += Character.isIdeographic(c) ? 1 : 0;
    }
    return han >= 16 || (letters >= 24 && small > letters / 2);
  }

  /** The upright rectangle around rows of one picture, pixels. */
  static Box around(List<Row> rows) {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (Row row : rows) {
      for (TextLine part : row.parts) {
        Box box = part.box();
        left = Math.min(left, box.x());
        top = Math.min(top, box.y());
        right = Math.max(right, box.x() + box.width());
        bottom = Math.max(bottom, box.y() + box.height());
      }
    }
    return new Box(left, top, right - left, bottom - top);
  }
}
