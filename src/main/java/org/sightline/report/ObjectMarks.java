package org.sightline.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.vision.Box;

/**
 * Frames objects in a picture by corner brackets, and text by a line all round, and names them on
 * chips. Nothing is drawn on an object that has room around it; a chip that finds no free place is
 * left out. What may stand in a zone is told by colour and, for those who see it as the others', by
 * a diamond on its chip.
 */
final class ObjectMarks {
  private static final Color HALO = new Color(0x990b0f11, true);
  private static final Color PLAIN = Color.WHITE;
  private static final Color FLAGGED = new Color(0xff6a59);
  private static final Color TEXT = new Color(0xa9dcff);
  private static final Color CHIP = new Color(0xe60d1113, true);
  private static final int MAX_ROWS = 4;

  private final double width;
  private final double height;
  private final double u;
  private final List<Framed> framed = new ArrayList<>();

  private record Framed(Annotation.Mark mark, Rectangle2D object, Rectangle2D bracket) {}

  /**
   * @param scale drawn pixels for each pixel of the full-size picture
   * @param width of the drawn picture, pixels
   * @param height of the drawn picture, pixels
   * @param u the drawing's unit, pixels
   */
  ObjectMarks(List<Annotation.Mark> marks, double scale, double width, double height, double u) {
    this.width = width;
    this.height = height;
    this.u = u;
    for (Annotation.Mark mark : marks) {
      Box box = mark.box();
      var object =
          new Rectangle2D.Double(
              box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale);
      double off = (mark.kind() == Annotation.Kind.TEXT ? 5 : 6) * u;
      framed.add(new Framed(mark, object, bracket(object, off)));
    }
  }

  /** What the brackets hold, each: nothing else may be drawn there. */
  List<Rectangle2D> brackets() {
    List<Rectangle2D> brackets = new ArrayList<>();
    for (Framed one : framed) {
      brackets.add(one.bracket);
    }
    return brackets;
  }

  /** Returns the places that are taken now: objects and chips. */
  List<Rectangle2D> draw(Graphics2D g) {
    for (int i = framed.size() - 1; i >= 0; i--) { // the more serious last, on top
      drawBrackets(g, framed.get(i));
    }
    List<Rectangle2D> taken = brackets();
    taken.addAll(drawChips(g));
    return taken;
  }

  /** Around the object with room to spare, at least 30 u each way, never outside the picture. */
  private Rectangle2D bracket(Rectangle2D object, double off) {
    double halfWidth = Math.max(object.getWidth() / 2 + off, 15 * u);
    double halfHeight = Math.max(object.getHeight() / 2 + off, 15 * u);
    double line = 2.5 * u;
    double left = Math.max(object.getCenterX() - halfWidth, line);
    double top = Math.max(object.getCenterY() - halfHeight, line);
    double right = Math.min(object.getCenterX() + halfWidth, width - line);
    double bottom = Math.min(object.getCenterY() + halfHeight, height - line);
    return new Rectangle2D.Double(
        left, top, Math.max(right - left, line), Math.max(bottom - top, line));
  }

  private void drawBrackets(Graphics2D g, Framed one) {
    boolean text = one.mark.kind() == Annotation.Kind.TEXT;
    Shape path = text ? one.bracket : corners(one.bracket);
    g.setColor(HALO);
    g.setStroke(stroke(5 * u));
    g.draw(path);
    g.setColor(colour(one));
    g.setStroke(stroke((text ? 2 : 2.4) * u));
    g.draw(path);
  }

  private static Color colour(Framed one) {
    return switch (one.mark.kind()) {
      case OBJECT -> PLAIN;
      case IN_ZONE -> FLAGGED;
      case TEXT -> TEXT;
    };
  }

  private static Path2D corners(Rectangle2D b) {
    double arm = 0.28 * Math.min(b.getWidth(), b.getHeight());
    var path = new Path2D.Double();
    corner(path, b.getMinX(), b.getMinY(), arm, arm);
    corner(path, b.getMaxX(), b.getMinY(), -arm, arm);
    corner(path, b.getMaxX(), b.getMaxY(), -arm, -arm);
    corner(path, b.getMinX(), b.getMaxY(), arm, -arm);
    return path;
  }

  private static void corner(Path2D path, double x, double y, double armX, double armY) {
    path.moveTo(x, y + armY);
    path.lineTo(x, y);
    path.lineTo(x + armX, y);
  }

  private static BasicStroke stroke(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  private List<Rectangle2D> drawChips(Graphics2D g) {
    List<Rectangle2D> placed = new ArrayList<>();
    for (Framed one : framed) {
      String label = label(one.mark);
      Rectangle2D chip = freePlace(one, chipWidth(one, label), placed);
      if (chip != null) {
        placed.add(chip);
        drawLeader(g, one, chip);
        drawChip(g, one, chip, label);
      }
    }
    return placed;
  }

  private static String label(Annotation.Mark mark) {
    long hundredths = Math.round(mark.score() * 100);
    String score = hundredths / 100 + "." + (hundredths % 100 < 10 ? "0" : "") + hundredths % 100;
    String name = Lettering.visible(mark.label());
    return Lettering.SEMI_BOLD.fitted(name, 1, 14) + " " + score; // 14 sizes: about 26 letters
  }

  private double chipWidth(Framed one, String label) {
    return textLeft(one) + Lettering.SEMI_BOLD.width(label, 15 * u) + 8 * u;
  }

  private double textLeft(Framed one) {
    return (one.mark.kind() == Annotation.Kind.IN_ZONE ? 25 : 11) * u;
  }

  /**
   * In rows above and below the brackets, nearest first; for an object that leaves no room there,
   * in a corner of its own box; null if every place is taken.
   */
  private @Nullable Rectangle2D freePlace(Framed one, double chipWidth, List<Rectangle2D> placed) {
    Rectangle2D b = one.bracket;
    double right = b.getMaxX() + u - chipWidth;
    for (int row = 0; row < MAX_ROWS; row++) {
      double above = b.getMinY() - 28 * u - row * 26 * u;
      double below = b.getMaxY() + 6 * u + row * 26 * u;
      for (double y : new double[] {above, below}) {
        for (double x : new double[] {b.getMinX() - u, right}) {
          Rectangle2D chip = chipAt(x, y, chipWidth);
          if (isFree(chip, placed, null) && isFree(leader(one, chip), placed, one)) {
            return chip;
          }
        }
      }
    }
    Rectangle2D corner = chipAt(b.getMinX() + 6 * u, b.getMinY() + 6 * u, chipWidth);
    boolean small = corner.getWidth() * corner.getHeight() * 30 < b.getWidth() * b.getHeight();
    return small && isFree(corner, placed, one) ? corner : null;
  }

  private Rectangle2D chipAt(double x, double y, double chipWidth) {
    double leftmost = 2 * u;
    double rightmost = Math.max(leftmost, width - chipWidth - 2 * u);
    return new Rectangle2D.Double(Math.min(Math.max(x, leftmost), rightmost), y, chipWidth, 22 * u);
  }

  /** Whether a rectangle lies in the picture and touches no chip and no object but its own. */
  private boolean isFree(Rectangle2D area, List<Rectangle2D> placed, @Nullable Framed own) {
    if (area.getMinY() < 0 || area.getMaxY() > height) {
      return false;
    }
    for (Rectangle2D other : placed) {
      if (area.intersects(other)) {
        return false;
      }
    }
    for (Framed other : framed) {
      if (!other.equals(own) && area.intersects(other.object)) {
        return false;
      }
    }
    return true;
  }

  /** The way from a chip to its brackets, as wide as the line drawn on it. */
  private Rectangle2D leader(Framed one, Rectangle2D chip) {
    Rectangle2D b = one.bracket;
    double x = Math.max(b.getMinX(), chip.getMinX() + 2 * u);
    double top = chip.getMaxY() <= b.getMinY() ? chip.getMaxY() : b.getMaxY();
    double bottom = chip.getMaxY() <= b.getMinY() ? b.getMinY() : chip.getMinY();
    return new Rectangle2D.Double(x - 1.7 * u, top, 3.4 * u, Math.max(0, bottom - top));
  }

  /** Ties a chip that had to step aside to its object. */
  private void drawLeader(Graphics2D g, Framed one, Rectangle2D chip) {
    Rectangle2D way = leader(one, chip);
    if (way.getHeight() < 10 * u) {
      return;
    }
    double x = way.getCenterX();
    var line = new Line2D.Double(x, way.getMinY(), x, way.getMaxY());
    g.setColor(HALO);
    g.setStroke(stroke(3.4 * u));
    g.draw(line);
    g.setColor(colour(one));
    g.setStroke(stroke(1.4 * u));
    g.draw(line);
  }

  private void drawChip(Graphics2D g, Framed one, Rectangle2D chip, String label) {
    double x = chip.getX();
    double y = chip.getY();
    g.setColor(CHIP);
    g.fill(new RoundRectangle2D.Double(x, y, chip.getWidth(), chip.getHeight(), 6 * u, 6 * u));
    g.setColor(colour(one));
    g.fill(new RoundRectangle2D.Double(x, y, 4 * u, chip.getHeight(), 3 * u, 3 * u));
    if (one.mark.kind() == Annotation.Kind.IN_ZONE) {
      g.fill(diamond(x + 15 * u, y + chip.getHeight() / 2, 5.5 * u));
    }
    g.setColor(Color.WHITE);
    Lettering.SEMI_BOLD.draw(g, label, x + textLeft(one), y + 15.8 * u, 15 * u);
  }

  private static Path2D diamond(double x, double y, double radius) {
    var path = new Path2D.Double();
    path.moveTo(x, y - radius);
    path.lineTo(x + radius, y);
    path.lineTo(x, y + radius);
    path.lineTo(x - radius, y);
    path.closePath();
    return path;
  }
}
