package org.sightline.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.view.Pixel;

/**
 * Outlines of zones on a picture: a dashed line with a soft band as wide as it may be off, and a
 * chip that names it. Both stop at objects, which keep their own colours.
 */
final class ZoneMarks {
  private static final Color LINE = new Color(0xffe9a3);
  private static final Color HALO = new Color(0x990b0f11, true);
  private static final Color CHIP = new Color(0xe60d1113, true);

  private static final int MAX_ROWS = 6;

  private final double scale;
  private final double width;
  private final double height;
  private final double u;
  private final List<Annotation.Outline> outlines;

  /**
   * @param scale drawn pixels for each pixel of the full-size picture
   * @param width of the drawn picture, pixels
   * @param height of the drawn picture, pixels
   * @param u the drawing's unit, pixels
   */
  ZoneMarks(
      List<Annotation.Outline> outlines, double scale, double width, double height, double u) {
    this.outlines = outlines;
    this.scale = scale;
    this.width = width;
    this.height = height;
    this.u = u;
  }

  /**
   * Draws bands and lines.
   *
   * @param objects what must not be drawn on
   */
  void draw(Graphics2D g, List<Rectangle2D> objects) {
    if (outlines.isEmpty()) {
      return;
    }
    Graphics2D around = (Graphics2D) g.create();
    var free = new Area(new Rectangle2D.Double(0, 0, width, height));
    for (Rectangle2D object : objects) {
      free.subtract(new Area(object));
    }
    around.clip(free);
    for (Annotation.Outline outline : outlines) {
      Path2D path = path(outline);
      double sigma = outline.bandPx() * scale;
      if (sigma >= 1.5 * u) {
        SoftBand.draw(around, path, LINE, sigma, width, height);
      }
    }
    for (Annotation.Outline outline : outlines) {
      Path2D path = path(outline);
      around.setColor(HALO);
      around.setStroke(stroke(5 * u));
      around.draw(path);
      around.setColor(LINE);
      float[] dashes = {(float) (10 * u), (float) (7 * u)};
      around.setStroke(
          new BasicStroke(
              (float) (2.2 * u), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
      around.draw(path);
      if (outline.columns()) {
        ticks(around, outline);
      }
    }
    around.dispose();
  }

  private static BasicStroke stroke(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  /** The rings without what runs along the frame, where they were only cut. */
  private Path2D path(Annotation.Outline outline) {
    var path = new Path2D.Double();
    for (Annotation.Corners ring : outline.rings()) {
      List<Pixel> corners = ring.corners();
      boolean down = false;
      for (int i = 0; i < corners.size(); i++) {
        Pixel from = corners.get(i);
        Pixel to = corners.get((i + 1) % corners.size());
        if (isAlongFrame(from, to)) {
          down = false;
          continue;
        }
        if (!down) {
          path.moveTo(from.x() * scale, from.y() * scale);
          down = true;
        }
        path.lineTo(to.x() * scale, to.y() * scale);
      }
    }
    return path;
  }

  private boolean isAlongFrame(Pixel from, Pixel to) {
    return isBoth(from.x(), to.x(), 0)
        || isBoth(from.x(), to.x(), width / scale)
        || isBoth(from.y(), to.y(), 0)
        || isBoth(from.y(), to.y(), height / scale);
  }

  private boolean isBoth(double one, double other, double side) {
    double close = 0.75 / scale;
    return Math.abs(one - side) < close && Math.abs(other - side) < close;
  }

  /** Short strokes that point inwards from lines between which a zone lies. */
  private void ticks(Graphics2D g, Annotation.Outline outline) {
    var ticks = new Path2D.Double();
    Rectangle2D box = box(outline);
    for (double y = 40 * u; y < height; y += 90 * u) {
      if (box.getMinX() > u) {
        ticks.moveTo(box.getMinX(), y);
        ticks.lineTo(box.getMinX() + 12 * u, y);
      }
      if (box.getMaxX() < width - u) {
        ticks.moveTo(box.getMaxX(), y);
        ticks.lineTo(box.getMaxX() - 12 * u, y);
      }
    }
    g.setColor(HALO);
    g.setStroke(stroke(5 * u));
    g.draw(ticks);
    g.setColor(LINE);
    g.setStroke(stroke(2.2 * u));
    g.draw(ticks);
  }

  private Rectangle2D box(Annotation.Outline outline) {
    Rectangle2D box = null;
    for (Annotation.Corners ring : outline.rings()) {
      for (Pixel corner : ring.corners()) {
        double x = Math.max(0, Math.min(width, corner.x() * scale));
        double y = Math.max(0, Math.min(height, corner.y() * scale));
        if (box == null) {
          box = new Rectangle2D.Double(x, y, 0, 0);
        } else {
          box.add(x, y);
        }
      }
    }
    return box == null ? new Rectangle2D.Double(0, 0, width, height) : box;
  }

  /**
   * Names the outlines.
   *
   * @param taken chips and objects that must stay in sight; the new chips are added
   */
  void drawChips(Graphics2D g, List<Rectangle2D> taken) {
    for (Annotation.Outline outline : outlines) {
      double room = width - 24 * u;
      String name = Lettering.visible(outline.label());
      String label = Lettering.SEMI_BOLD.fitted(name, 15 * u, room);
      double wide = Lettering.SEMI_BOLD.width(label, 15 * u) + 19 * u;
      Rectangle2D chip = freePlace(outline, wide, taken);
      if (chip != null) {
        taken.add(chip);
        chip(g, chip, label);
      }
    }
  }

  /** Above the outline, below it, or in rows from the top; null if all is taken. */
  private @Nullable Rectangle2D freePlace(
      Annotation.Outline outline, double wide, List<Rectangle2D> taken) {
    Rectangle2D box = box(outline);
    List<Double> rows = new ArrayList<>();
    if (!outline.columns() && !outline.rings().isEmpty()) {
      for (int row = 0; row < MAX_ROWS; row++) {
        rows.add(box.getMinY() - (30 + 26 * row) * u);
        rows.add(box.getMaxY() + (8 + 26 * row) * u);
      }
    }
    for (int row = 0; row < MAX_ROWS; row++) {
      rows.add((8 + 26 * row) * u);
    }
    double[] columns = {box.getCenterX() - wide / 2, box.getMinX(), box.getMaxX() - wide};
    for (double y : rows) {
      for (double x : columns) {
        double left = Math.max(4 * u, Math.min(width - wide - 4 * u, x));
        var chip = new Rectangle2D.Double(left, y, wide, 22 * u);
        if (y >= 0 && chip.getMaxY() <= height && isFree(chip, taken)) {
          return chip;
        }
      }
    }
    return null;
  }

  private static boolean isFree(Rectangle2D chip, List<Rectangle2D> taken) {
    for (Rectangle2D other : taken) {
      if (other.intersects(chip)) {
        return false;
      }
    }
    return true;
  }

  private void chip(Graphics2D g, Rectangle2D chip, String label) {
    double x = chip.getX();
    double y = chip.getY();
    g.setColor(CHIP);
    g.fill(new RoundRectangle2D.Double(x, y, chip.getWidth(), chip.getHeight(), 6 * u, 6 * u));
    g.setColor(LINE);
    g.fill(new RoundRectangle2D.Double(x, y, 4 * u, chip.getHeight(), 3 * u, 3 * u));
    g.setColor(Color.WHITE);
    Lettering.SEMI_BOLD.draw(g, label, x + 11 * u, y + 15.8 * u, 15 * u);
  }
}
