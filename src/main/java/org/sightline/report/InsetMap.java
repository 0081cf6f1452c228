package org.sightline.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import org.sightline.risk.Level;

/**
 * The small map in the verdict strip: zones around the camera, north up, with a scale and without a
 * coordinate.
 */
final class InsetMap {
  private static final Color GROUND = new Color(0x1a2124);
  private static final Color EDGE = new Color(0x2b3438);
  private static final Color OUTLINE = new Color(0xcfd9dc);
  private static final Color HATCH = new Color(0x8caebbc0, true);
  private static final Color INK = new Color(0xf3f6f6);
  private static final Color DARK = new Color(0x0e1214);

  private final Annotation.Inset inset;
  private final double left;
  private final double top;
  private final double side;
  private final double u;

  /**
   * @param side of the square, pixels
   * @param u the drawing's unit, pixels
   */
  InsetMap(Annotation.Inset inset, double left, double top, double side, double u) {
    this.inset = inset;
    this.left = left;
    this.top = top;
    this.side = side;
    this.u = u;
  }

  void draw(Graphics2D g, Level level) {
    Shape frame = new RoundRectangle2D.Double(left, top, side, side, 8 * u, 8 * u);
    Graphics2D inside = (Graphics2D) g.create();
    inside.clip(frame);
    inside.setColor(GROUND);
    inside.fill(frame);
    for (Annotation.Area area : inset.areas()) {
      drawArea(inside, area);
    }
    Annotation.Look look = inset.look();
    if (look != null) {
      drawLook(inside, look, LevelLook.of(level).colour());
    }
    drawCamera(inside, LevelLook.of(level).colour());
    drawNorth(inside);
    drawScale(inside);
    inside.dispose();
    g.setColor(EDGE);
    g.setStroke(new BasicStroke((float) Math.max(1, u)));
    g.draw(frame);
  }

  private double perMetre() {
    return side / (2 * inset.halfWidthM());
  }

  /** The ground in the picture, and its sides if the direction is off by its error. */
  private void drawLook(Graphics2D g, Annotation.Look look, Color colour) {
    Path2D path = path(look.rings());
    float[] dashes = {(float) (4 * u), (float) (3 * u)};
    var dashed =
        new BasicStroke((float) u, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 46));
    g.fill(path);
    g.setColor(colour);
    if (!look.directed()) {
      g.setStroke(dashed);
      g.draw(path);
      return;
    }
    g.setStroke(new BasicStroke((float) (1.3 * u)));
    g.draw(path);
    double error = Math.toRadians(Math.min(60, look.errorDeg()));
    g.setStroke(dashed);
    for (double turn : new double[] {-error, error}) {
      var turned = AffineTransform.getRotateInstance(turn, left + side / 2, top + side / 2);
      g.draw(turned.createTransformedShape(path));
    }
  }

  private void drawArea(Graphics2D g, Annotation.Area area) {
    Path2D path = path(area.rings());
    hatch(g, path, area.flightOnly() ? 10 * u : 5 * u);
    g.setColor(OUTLINE);
    float width = (float) ((area.contact() ? 2.0 : 1.3) * u);
    float[] dashes = {(float) (5 * u), (float) (3.5 * u)};
    g.setStroke(
        area.flightOnly()
            ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0)
            : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    g.draw(path);
  }

  private Path2D path(List<Annotation.Ring> rings) {
    var path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (Annotation.Ring ring : rings) {
      boolean first = true;
      for (Annotation.Place place : ring.points()) {
        double x = left + side / 2 + place.eastM() * perMetre();
        double y = top + side / 2 - place.northM() * perMetre();
        if (first) {
          path.moveTo(x, y);
        } else {
          path.lineTo(x, y);
        }
        first = false;
      }
      if (!first) {
        path.closePath();
      }
    }
    return path;
  }

  private void hatch(Graphics2D g, Shape zone, double step) {
    Graphics2D inside = (Graphics2D) g.create();
    inside.clip(zone);
    inside.setColor(HATCH);
    inside.setStroke(new BasicStroke((float) (0.8 * u)));
    for (double d = 0; d < 2 * side; d += step) {
      inside.draw(new Line2D.Double(left + d, top, left + d - side, top + side));
    }
    inside.dispose();
  }

  private void drawCamera(Graphics2D g, Color colour) {
    double x = left + side / 2;
    double y = top + side / 2;
    double error = inset.errorM() * perMetre();
    if (error > 3) {
      var ring = new Ellipse2D.Double(x - error, y - error, 2 * error, 2 * error);
      g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 60));
      g.fill(ring);
      g.setColor(colour);
      g.setStroke(new BasicStroke((float) (1.2 * u)));
      g.draw(ring);
    }
    double r = 4.4 * u;
    var dot = new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
    g.setColor(DARK);
    g.setStroke(new BasicStroke((float) (2.8 * u)));
    g.draw(dot);
    g.setColor(colour);
    g.fill(dot);
  }

  private void drawNorth(Graphics2D g) {
    double x = left + 13 * u;
    double y = top + 8 * u;
    var arrow = new Path2D.Double();
    arrow.moveTo(x, y);
    arrow.lineTo(x + 5 * u, y + 13 * u);
    arrow.lineTo(x, y + 10 * u);
    arrow.lineTo(x - 5 * u, y + 13 * u);
    arrow.closePath();
    lifted(g, arrow);
    double size = 11 * u;
    double half = Lettering.BOLD.width("N", size) / 2;
    plate(g, x - half - 2 * u, y + 15 * u, 2 * half + 4 * u, 11.5 * u);
    g.setColor(INK);
    Lettering.BOLD.draw(g, "N", x - half, y + 25 * u, size);
  }

  private void lifted(Graphics2D g, Shape shape) {
    g.setColor(GROUND);
    g.setStroke(new BasicStroke((float) (3.4 * u), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(shape);
    g.setColor(INK);
    g.fill(shape);
  }

  private static void plate(Graphics2D g, double x, double y, double width, double height) {
    g.setColor(GROUND);
    g.fill(new RoundRectangle2D.Double(x, y, width, height, height / 3, height / 3));
  }

  /** A bar of 1, 2 or 5 times a power of ten, between a fifth and a half of the map's width. */
  private void drawScale(Graphics2D g) {
    double metres = Math.pow(10, Math.floor(Math.log10(inset.halfWidthM())));
    double widest = side * 0.42;
    double bar = metres;
    for (double factor : new double[] {0.1, 0.2, 0.5, 1, 2, 5}) {
      if (metres * factor * perMetre() <= widest) {
        bar = metres * factor;
      }
    }
    double width = bar * perMetre();
    String label = label(bar);
    double size = 12 * u;
    double y = top + side - 8 * u;
    double x = left + 8 * u;
    double labelWidth = Lettering.REGULAR.width(label, size);
    plate(g, x - 4 * u, y - 11 * u, width + labelWidth + 14 * u, 15 * u);
    g.setColor(INK);
    g.setStroke(new BasicStroke((float) (1.5 * u), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    var line = new Path2D.Double();
    line.moveTo(x, y - 5 * u);
    line.lineTo(x, y);
    line.lineTo(x + width, y);
    line.lineTo(x + width, y - 5 * u);
    g.draw(line);
    Lettering.REGULAR.draw(g, label, x + width + 6 * u, y + 0.5 * u, size);
  }

  private static String label(double metres) {
    if (metres >= 1000) {
      return Math.round(metres / 1000) + " km";
    }
    return metres >= 1 ? Math.round(metres) + " m" : Math.round(metres * 100) + " cm";
  }
}
