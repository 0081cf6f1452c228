package org.sightline.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands below an annotated picture: the level, its reasons, a line of facts and the map.
 *
 * <p>150 u high where the picture is at least 900 u wide; on a narrower one the sentences take more
 * lines and the strip grows with them.
 */
final class VerdictStrip {
  /** Ground of the strip, and of the margins beside a picture narrower than it. */
  static final Color GROUND = new Color(0x0e1214);

  /** Narrowest canvas that sentences fit on, in units. */
  static final double MIN_WIDTH_U = 560;

  private static final Color INK = new Color(0xf3f6f6);
  private static final Color INK_2 = new Color(0xb9c4c8);
  private static final double WIDE_U = 900;
  private static final double HEIGHT_U = 150;
  private static final double TEXT_LEFT_U = 104;
  private static final double INSET_U = 134;
  private static final String GAP = "  ·  ";

  private final Annotation annotation;
  private final double width;
  private final double u;
  private final List<Line> lines = new ArrayList<>();
  private final double height;

  /** One line of text, set: where its base line is, in pixels below the strip's top. */
  private record Line(
      String text, double x, double baseline, Style style, @Nullable LevelLook bullet) {}

  private record Style(double sizeU, Color colour, Lettering letters) {
    private static final Style FIRST = new Style(20, INK, Lettering.SEMI_BOLD);
    private static final Style MORE = new Style(15, INK_2, Lettering.REGULAR);
    private static final Style FACTS = new Style(13, INK_2, Lettering.REGULAR);
  }

  /**
   * @param width of the canvas, pixels
   * @param u the drawing's unit, pixels
   */
  VerdictStrip(Annotation annotation, double width, double u) {
    this.annotation = annotation;
    this.width = width;
    this.u = u;
    this.height = layOut();
  }

  /** Pixels. */
  int height() {
    return (int) Math.round(height);
  }

  private double textWidth() {
    return width - (TEXT_LEFT_U + (annotation.inset() == null ? 20 : INSET_U + 24)) * u;
  }

  /** Sets all lines and tells the height they need. */
  private double layOut() {
    boolean wide = width >= WIDE_U * u;
    List<Annotation.Reason> reasons = annotation.reasons();
    double y = 8 * u;
    int shown = 0;
    if (!reasons.isEmpty()) {
      int most = wide ? (reasons.size() == 1 ? 3 : 2) : 5;
      for (String text : wrap(Style.FIRST, reasons.get(0), textWidth(), most)) {
        y += 26 * u;
        add(text, 0, y, Style.FIRST, null);
      }
      shown = 1;
    }
    y += 7 * u;
    int free = wide ? 4 - lines.size() : 8;
    while (shown < reasons.size() && shown < 4 && free > 0) {
      Annotation.Reason reason = reasons.get(shown);
      int others = Math.min(reasons.size(), 4) - shown - 1;
      int most = Math.max(1, Math.min(3, free - others)); // a line for each, the rest to the first
      LevelLook bullet = LevelLook.of(reason.level());
      for (String text : wrap(Style.MORE, reason, textWidth() - 20 * u, most)) {
        y += 21 * u;
        add(text, 20 * u, y, Style.MORE, bullet);
        bullet = null;
        free--;
      }
      shown++;
    }
    return layOutFacts(y, reasons.size() - shown, wide);
  }

  private double layOutFacts(double above, int left, boolean wide) {
    double size = Style.FACTS.sizeU * u;
    String name = Lettering.visible(annotation.name());
    double nameWidth = textWidth() * (wide ? 0.45 : 0.9);
    var text = new StringBuilder();
    if (left > 0) {
      text.append(left).append(" more in the report").append(GAP);
    }
    text.append(Style.FACTS.letters.fittedInMiddle(name, size, nameWidth));
    for (String fact : annotation.facts()) {
      text.append(GAP).append(Lettering.visible(fact));
    }
    if (lacksLetters()) {
      text.append(GAP).append("[…]: letters that this machine lacks; the page shows them");
    }
    List<String> set =
        Style.FACTS.letters.wrapped(text.toString(), size, textWidth(), wide ? 1 : 4);
    double y = Math.max(above + 23 * u, (132 - 18 * (set.size() - 1)) * u);
    for (String line : set) {
      add(line, 0, y, Style.FACTS, null);
      y += 18 * u;
    }
    return Math.max(y, HEIGHT_U * u);
  }

  private boolean lacksLetters() {
    boolean lacks = Lettering.REGULAR.lacks(annotation.name());
    for (Annotation.Reason reason : annotation.reasons()) {
      lacks = lacks || Lettering.REGULAR.lacks(reason.sentence());
    }
    for (Annotation.Mark mark : annotation.marks()) {
      lacks = lacks || Lettering.REGULAR.lacks(mark.label());
    }
    for (Annotation.Outline outline : annotation.outlines()) {
      lacks = lacks || Lettering.REGULAR.lacks(outline.label());
    }
    return lacks;
  }

  private List<String> wrap(Style style, Annotation.Reason reason, double room, int maxLines) {
    String text = Lettering.visible(reason.sentence());
    return style.letters.wrapped(text, style.sizeU * u, room, maxLines);
  }

  private void add(String text, double indent, double y, Style style, @Nullable LevelLook bullet) {
    lines.add(new Line(text, TEXT_LEFT_U * u + indent, y, style, bullet));
  }

  /** Draws the strip with its upper left corner at 0 and the given height. */
  void draw(Graphics2D g, double top) {
    g.setColor(GROUND);
    g.fill(new Rectangle2D.Double(0, top, width, height() + 1.0));
    drawLevel(g, top);
    for (Line line : lines) {
      double size = line.style.sizeU * u;
      LevelLook bullet = line.bullet;
      if (bullet != null) {
        double x = line.x - 15.5 * u;
        bullet.drawBullet(g, x, top + line.baseline - 5.5 * u, 5 * u);
      }
      g.setColor(line.style.colour);
      line.style.letters.draw(g, line.text, line.x, top + line.baseline, size);
    }
    Annotation.Inset inset = annotation.inset();
    if (inset != null) {
      double left = width - (INSET_U + 12) * u;
      new InsetMap(inset, left, top + 8 * u, INSET_U * u, u).draw(g, annotation.level());
    }
  }

  private void drawLevel(Graphics2D g, double top) {
    LevelLook look = LevelLook.of(annotation.level());
    look.drawMark(g, 52 * u, top + 56 * u, 30 * u);
    g.setColor(look.colour());
    double size = 15 * u;
    String word = look.word();
    double wide = Lettering.BOLD.width(word, size);
    if (wide > 90 * u) {
      size *= 90 * u / wide;
    }
    double x = 52 * u - Lettering.BOLD.width(word, size) / 2;
    Lettering.BOLD.draw(g, word, x, top + 114 * u, size);
  }
}
