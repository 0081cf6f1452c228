package org.sightline.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;
import org.sightline.frames.Frame;
import org.sightline.risk.Words;

/**
 * Draws the pictures of one clip, one after the other on the same canvas: outlines, brackets and
 * the time on the picture, below it the caption, which is set once.
 */
final class ClipCanvas {
  private static final Color CHIP = new Color(0xe60d1113, true);

  private final BufferedImage canvas;
  private final int left;
  private final int width;
  private final int height;
  private final double u;
  private final double scale;
  private @Nullable BufferedImage marks;
  private Clip.@Nullable Scene marked;

  /**
   * @param caption what stands below all pictures
   * @param first the first picture, whose size all have
   */
  ClipCanvas(Annotation caption, Frame first) {
    int longEdge = Math.max(first.widthPx(), first.heightPx());
    int enlarged = Math.max(1, (Annotator.MIN_EDGE_PX + longEdge - 1) / longEdge);
    this.width = first.widthPx() * enlarged;
    this.height = first.heightPx() * enlarged;
    this.u = Annotator.unit(Math.max(width, height));
    this.scale = (double) width / first.fullWidthPx();
    int canvasWidth = even(Math.max(width, (int) Math.round(VerdictStrip.MIN_WIDTH_U * u)));
    this.left = (canvasWidth - width) / 2;
    var strip = new VerdictStrip(withoutMap(caption), canvasWidth, u);
    this.canvas =
        new BufferedImage(canvasWidth, even(height + strip.height()), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = pen(canvas);
    g.setColor(VerdictStrip.GROUND);
    g.fillRect(0, 0, canvasWidth, canvas.getHeight());
    strip.draw(g, height);
    g.dispose();
  }

  /** Colours are coded for two by two pixels at a time. */
  private static int even(int length) {
    return length + (length & 1);
  }

  /** The camera moves, a map does not. */
  private static Annotation withoutMap(Annotation caption) {
    return new Annotation(
        caption.level(),
        caption.reasons(),
        caption.marks(),
        caption.outlines(),
        caption.name(),
        caption.facts(),
        null);
  }

  int widthPx() {
    return canvas.getWidth();
  }

  int heightPx() {
    return canvas.getHeight();
  }

  /**
   * Draws one picture.
   *
   * @return the canvas, to be used before the next is drawn
   */
  BufferedImage draw(Frame frame, Clip.Scene scene, long offsetNs) {
    Graphics2D g = pen(canvas);
    Graphics2D onPicture = (Graphics2D) g.create(left, 0, width, height);
    onPicture.drawImage(frame.toImage(), 0, 0, width, height, null);
    onPicture.drawImage(marks(scene), 0, 0, null);
    drawTime(onPicture, Words.moment(Math.floor(offsetNs / 1e9)));
    onPicture.dispose();
    g.dispose();
    return canvas;
  }

  /** Several pictures in a row have the same scene, and soft bands are dear. */
  private BufferedImage marks(Clip.Scene scene) {
    BufferedImage drawn = marks;
    if (drawn == null || !scene.equals(marked)) {
      drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
      Graphics2D g = pen(drawn);
      Annotator.drawMarks(g, scene.marks(), scene.outlines(), scale, width, height, u);
      g.dispose();
      marks = drawn;
      marked = scene;
    }
    return drawn;
  }

  private void drawTime(Graphics2D g, String time) {
    g.setColor(CHIP);
    double wide = Lettering.SEMI_BOLD.width(time, 15 * u) + 16 * u;
    g.fill(new RoundRectangle2D.Double(6 * u, 6 * u, wide, 24 * u, 6 * u, 6 * u));
    g.setColor(Color.WHITE);
    Lettering.SEMI_BOLD.draw(g, time, 14 * u, 23 * u, 15 * u);
  }

  private static Graphics2D pen(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return g;
  }
}
