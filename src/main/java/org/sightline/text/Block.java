package org.sightline.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of text that belong together: of about one height and direction, beside or under each
 * other.
 *
 * @param rows from the top down, one or more
 * @param turnDeg its direction, degrees clockwise from running to the right
 */
record Block(List<Row> rows, double turnDeg) {
  private static final double SAME_TURN_DEG = 12;
  private static final double SAME_HEIGHT = 2.5;

  Block {
    rows = List.copyOf(rows);
  }

  /** Every line in the block that it belongs to. */
  static List<Block> of(List<TextLine> lines) {
    int[] block = new int[lines.size()];
    for (int i = 0; i < block.length; i++) {
      block[i] = i;
    }
    for (int i = 0; i < block.length; i++) {
      for (int j = i + 1; j < block.length; j++) {
        if (block[i] != block[j] && belong(lines.get(i).place(), lines.get(j).place())) {
          int from = block[j];
          int to = block[i];
          for (int k = 0; k < block.length; k++) {
            block[k] = block[k] == from ? to : block[k];
          }
        }
      }
    }
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < block.length; i++) {
      List<TextLine> members = new ArrayList<>();
      for (int j = 0; j < block.length; j++) {
        if (block[j] == i) {
          members.add(lines.get(j));
        }
      }
      if (!members.isEmpty()) {
        blocks.add(laidOut(members));
      }
    }
    return blocks;
  }

  private static boolean belong(Quad a, Quad b) {
    double higher = Math.max(a.height(), b.height());
    if (apartDeg(a.turnDeg(), b.turnDeg()) > SAME_TURN_DEG
        || higher > SAME_HEIGHT * Math.min(a.height(), b.height())) {
      return false;
    }
    double turn = Math.toRadians(a.width() > b.width() ? a.turnDeg() : b.turnDeg());
    double dx = b.centreX() - a.centreX();
    double dy = b.centreY() - a.centreY();
    double along = Math.abs(dx * Math.cos(turn) + dy * Math.sin(turn));
    double across = Math.abs(dy * Math.cos(turn) - dx * Math.sin(turn));
    double gapAlong = along - (a.width() + b.width()) / 2;
    double gapAcross = across - (a.height() + b.height()) / 2;
    boolean beside = across < 0.5 * higher && gapAlong < 1.5 * higher;
    boolean under = gapAlong < 0 && gapAcross < higher;
    return beside || under;
  }

  /** How far two directions lie apart, 0..180. */
  static double apartDeg(double a, double b) {
    return Math.abs(Math.IEEEremainder(a - b, 360));
  }

  /** Lines laid out in rows along the direction of the longest. */
  static Block laidOut(List<TextLine> lines) {
    Quad longest = lines.get(0).place();
    for (TextLine line : lines) {
      longest = line.place().width() > longest.width() ? line.place() : longest;
    }
    double turn = Math.toRadians(longest.turnDeg());
    List<Row> ones = new ArrayList<>();
    for (TextLine line : lines) {
      Quad place = line.place();
      double u = place.centreX() * Math.cos(turn) + place.centreY() * Math.sin(turn);
      double v = place.centreY() * Math.cos(turn) - place.centreX() * Math.sin(turn);
      ones.add(new Row(List.of(line), u, v, place.width(), place.height()));
    }
    ones.sort((a, b) -> Double.compare(a.v(), b.v()));
    List<Row> rows = new ArrayList<>();
    List<Row> row = new ArrayList<>();
    for (Row one : ones) {
      if (!row.isEmpty() && !inRow(row.get(row.size() - 1), one)) {
        rows.add(joined(row));
        row.clear();
      }
      row.add(one);
    }
    rows.add(joined(row));
    return new Block(rows, longest.turnDeg());
  }

  private static boolean inRow(Row a, Row b) {
    boolean level = Math.abs(a.v() - b.v()) < 0.5 * Math.min(a.height(), b.height());
    // two lines over one another are two rows, however close
    return level && Math.abs(a.u() - b.u()) > 0.4 * (a.width() + b.width());
  }

  private static Row joined(List<Row> ones) {
    ones.sort((a, b) -> Double.compare(a.u(), b.u()));
    List<TextLine> parts = new ArrayList<>();
    double begin = Double.MAX_VALUE;
    double end = -Double.MAX_VALUE;
    double height = 0;
    double v = 0;
    for (Row one : ones) {
      parts.addAll(one.parts());
      begin = Math.min(begin, one.u() - one.width() / 2);
      end = Math.max(end, one.u() + one.width() / 2);
      height = Math.max(height, one.height());
      v += one.v() / ones.size();
    }
    return new Row(parts, (begin + end) / 2, v, end - begin, height);
  }
}
