package org.sightline.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A page of writing in a picture: rows of text in one direction, several of them with many letters.
 *
 * @param rows from the top down, those with wide gaps in parts; stamps across it are in {@code
 *     askew}
 * @param askew lines that lie on it in another direction
 * @param left where its text begins, pixels along the rows
 * @param right where it ends
 * @param rowHeight the usual height of a row, pixels
 */
record Page(List<Row> rows, List<Row> askew, double left, double right, double rowHeight) {
  private static final double SAME_TURN_DEG = 7;
  private static final int MIN_TEXT_ROWS = 3;
  private static final int MIN_LETTERS = 15;
  private static final int MAX_ROWS_AT_EDGE = 4;

  Page {
    rows = List.copyOf(rows);
    askew = List.copyOf(askew);
  }

  /** The page that lines of text make up; none, or one. */
  static List<Page> of(List<TextLine> lines) {
    TextLine longest = null;
    for (TextLine line : lines) {
      if (longest == null || line.place().width() > longest.place().width()) {
        longest = line;
      }
    }
    if (longest == null) {
      return List.of();
    }
    List<TextLine> level = new ArrayList<>();
    List<Row> askew = new ArrayList<>();
    for (TextLine line : lines) {
      double apart = Block.apartDeg(line.place().turnDeg(), longest.place().turnDeg());
      // a page is photographed askew, and a short word's direction is uncertain
      double allowed = line.text().length() <= 3 ? 45 : SAME_TURN_DEG;
      if (apart <= allowed) {
        level.add(line);
      } else {
        askew.addAll(Block.laidOut(List.of(line)).rows());
      }
    }
    List<Row> rows = new ArrayList<>();
    for (Row row : Block.laidOut(level).rows()) {
      rows.addAll(row.split());
    }
    Page page = page(rows, askew);
    return page == null ? List.of() : List.of(page);
  }

  private static @Nullable Page page(List<Row> rows, List<Row> askew) {
    double[] heights = new double[rows.size()];
    int texts = 0;
    double left = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    for (int i = 0; i < heights.length; i++) {
      Row row = rows.get(i);
      heights[i] = row.height();
      texts += Letters.of(row.text()).length() >= MIN_LETTERS || row.isProse() ? 1 : 0;
      left = Math.min(left, row.u() - row.width() / 2);
      right = Math.max(right, row.u() + row.width() / 2);
    }
    Arrays.sort(heights);
    return texts < MIN_TEXT_ROWS
        ? null
        : new Page(rows, askew, left, right, heights[heights.length / 2]);
  }

  /** All rows that may bear a marking. */
  List<Row> all() {
    List<Row> all = new ArrayList<>(rows);
    all.addAll(askew);
    return all;
  }

  /**
   * Where a row that holds nothing but a marking stands.
   *
   * @param same whether a row holds the same marking
   * @return null if it is a part of the text
   */
  Markings.@Nullable Where where(Row row, Predicate<Row> same) {
    int index = rows.indexOf(row);
    if (index < 0 || row.height() > 1.8 * rowHeight) {
      return Markings.Where.STAMP;
    }
    Markings.Where edge = edge(index);
    if (edge != null && (isCentred(row) || isApart(index, edge) || isTwice(index, same))) {
      return edge;
    }
    return null;
  }

  /** The first rows and the last ones; what stands beside a page's number counts as its line. */
  private Markings.@Nullable Where edge(int index) {
    double top = rows.get(0).v();
    double height = rows.get(rows.size() - 1).v() - top;
    double at = (rows.get(index).v() - top) / height;
    if (index < MAX_ROWS_AT_EDGE && at < 0.2) {
      return Markings.Where.HEAD;
    }
    return index >= rows.size() - MAX_ROWS_AT_EDGE && at > 0.8 ? Markings.Where.FOOT : null;
  }

  private boolean isCentred(Row row) {
    double width = right - left;
    return Math.abs(row.u() - (left + right) / 2) < 0.08 * width && row.width() < 0.8 * width;
  }

  /** Whether the text is further away than its own rows are from each other. */
  private boolean isApart(int index, Markings.Where edge) {
    int step = edge == Markings.Where.HEAD ? 1 : -1;
    int beside = index + step;
    while (beside >= 0 && beside < rows.size() && distance(index, beside) < rowHeight / 2) {
      beside += step;
    }
    return beside >= 0 && beside < rows.size() && distance(index, beside) > 1.6 * pitch();
  }

  private double distance(int one, int other) {
    return Math.abs(rows.get(other).v() - rows.get(one).v());
  }

  /** The usual distance from row to row. */
  private double pitch() {
    double[] steps = new double[rows.size()];
    int count = 0;
    for (int i = 0; i + 1 < rows.size(); i++) {
      double step = distance(i, i + 1);
      if (step >= rowHeight / 2) {
        steps[count++] = step;
      }
    }
    Arrays.sort(steps, 0, count);
    return count == 0 ? 0 : steps[count / 2];
  }

  private boolean isTwice(int index, Predicate<Row> same) {
    Markings.Where here = edge(index);
    for (int i = 0; i < rows.size(); i++) {
      Markings.Where there = edge(i);
      if (there != null && there != here && same.test(rows.get(i))) {
        return true;
      }
    }
    return false;
  }
}
