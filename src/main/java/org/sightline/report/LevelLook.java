package org.sightline.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import org.sightline.risk.Level;

/**
 * How a level looks on a dark ground: colour, shape and letter, so that it is told without colour
 * too.
 */
enum LevelLook {
  HIGH("HIGH", "H", 0xff8a7a, 0x2b0703),
  MEDIUM("MEDIUM", "M", 0xf5b85a, 0x2b1a00),
  UNDETERMINED("UNDETERMINED", "?", 0xe3d6ff, 0xe3d6ff),
  LOW("LOW", "L", 0x6aa6ee, 0x04203f),
  NONE("NOTHING FOUND", "–", 0x9eabb0, 0x9eabb0);

  private final String word;
  private final String letter;
  private final Color colour;
  private final Color onIt;

  LevelLook(String word, String letter, int colour, int onIt) {
    this.word = word;
    this.letter = letter;
    this.colour = new Color(colour);
    this.onIt = new Color(onIt);
  }

  static LevelLook of(Level level) {
    return switch (level) {
      case HIGH -> HIGH;
      case MEDIUM -> MEDIUM;
      case UNDETERMINED -> UNDETERMINED;
      case LOW -> LOW;
      case NONE -> NONE;
    };
  }

  String word() {
    return word;
  }

  Color colour() {
    return colour;
  }

  /** The mark with its letter, about a centre. */
  void drawMark(Graphics2D g, double x, double y, double radius) {
    drawBullet(g, x, y, radius);
    double size = radius * (this == MEDIUM ? 0.84 : 1.17);
    // a triangle's middle lies below the middle of its box
    double base = y + size * 0.364 + (this == MEDIUM ? radius * 0.2 : 0);
    g.setColor(onIt);
    Lettering.BOLD.draw(g, letter, x - Lettering.BOLD.width(letter, size) / 2, base, size);
  }

  /** The mark without its letter. */
  void drawBullet(Graphics2D g, double x, double y, double radius) {
    g.setColor(colour);
    Shape shape = shape(x, y, radius);
    if (this != UNDETERMINED && this != NONE) {
      g.fill(shape);
      return;
    }
    float width = (float) Math.max(1, radius * 0.11);
    float dash = (float) (radius * 0.29);
    g.setStroke(
        this == NONE
            ? new BasicStroke(width)
            : new BasicStroke(
                width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 4, new float[] {dash}, 0));
    g.draw(shape);
  }

  private Shape shape(double x, double y, double r) {
    return switch (this) {
      case HIGH -> octagon(x, y, r);
      case MEDIUM -> triangle(x, y, r);
      case UNDETERMINED -> new Rectangle2D.Double(x - r * .9, y - r * .9, r * 1.8, r * 1.8);
      case LOW -> new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
      case NONE ->
          new RoundRectangle2D.Double(x - r, y - r * .62, 2 * r, r * 1.24, r * 1.24, r * 1.24);
    };
  }

  private static Shape octagon(double x, double y, double r) {
    double k = r * (Math.sqrt(2) - 1);
    double[] corners = {r, k, k, r, -k, r, -r, k, -r, -k, -k, -r, k, -r, r, -k};
    var path = new Path2D.Double();
    path.moveTo(x + corners[0], y + corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(x + corners[i], y + corners[i + 1]);
    }
    path.closePath();
    return path;
  }

  private static Shape triangle(double x, double y, double r) {
    var path = new Path2D.Double();
    path.moveTo(x, y - r);
    path.lineTo(x + r * 1.08, y + r * 0.88);
    path.lineTo(x - r * 1.08, y + r * 0.88);
    path.closePath();
    return path;
  }
}
