package org.sightline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.risk.Level;
import org.sightline.view.Pixel;
import org.sightline.vision.Box;

class ZoneMarksTest {
  private static final int PAINT = 0x6f8f5a;

  private static Annotation.Outline outline(boolean columns, double band, double... xy) {
    List<Pixel> corners = new ArrayList<>();
    for (int i = 0; i < xy.length; i += 2) {
      corners.add(new Pixel(xy[i], xy[i + 1]));
    }
    return new Annotation.Outline(
        "Meadow Field, 1.9 km away (±8°)", columns, List.of(new Annotation.Corners(corners)), band);
  }

  private static BufferedImage drawn(
      Annotation.Outline outline, List<Annotation.Mark> marks, int fullWidthPx) {
    var picture = new BufferedImage(1200, 900, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = picture.createGraphics();
    g.setColor(new Color(PAINT));
    g.fillRect(0, 0, 1200, 900);
    g.dispose();
    var annotation =
        new Annotation(Level.MEDIUM, List.of(), marks, List.of(outline), "a.jpg", List.of(), null);
    return Annotator.drawn(picture, fullWidthPx, annotation);
  }

  private static int rgb(BufferedImage drawn, int x, int y) {
    return drawn.getRGB(x, y) & 0xffffff;
  }

  /** How many of the pixels about a place have the colour of a line or of its halo. */
  private static int inked(BufferedImage drawn, int x, int y, int reach) {
    int inked = 0;
    for (int row = y - reach; row <= y + reach; row++) {
      for (int column = x - reach; column <= x + reach; column++) {
        inked += rgb(drawn, column, row) == PAINT ? 0 : 1;
      }
    }
    return inked;
  }

  @Test
  void lineRunsWhereTheOutlineIsAndNotWhereItWasCut() {
    // a picture of 2400 pixels drawn at half its size; the right side was cut at the frame
    Annotation.Outline zone = outline(false, 0, 800, 600, 2400, 600, 2400, 1200, 800, 1200);
    BufferedImage drawn = drawn(zone, List.of(), 2400);
    assertTrue(inked(drawn, 400, 450, 4) > 20, "left side");
    assertTrue(inked(drawn, 900, 600, 4) > 20, "lower side");
    assertEquals(0, inked(drawn, 1193, 450, 6), "along the frame");
    assertEquals(0, inked(drawn, 800, 450, 40), "within");
  }

  @Test
  void bandFadesWithItsError() {
    Annotation.Outline zone = outline(false, 40, 300, 450, 900, 450, 900, 800, 300, 800);
    BufferedImage drawn = drawn(zone, List.of(), 1200);
    int close = red(drawn, 600, 450 - 8);
    int sigma = red(drawn, 600, 450 - 40);
    int twice = red(drawn, 600, 450 - 80);
    int paint = PAINT >> 16;
    assertTrue(close > sigma && sigma > twice && twice > paint, close + " " + sigma + " " + twice);
    assertEquals(paint, red(drawn, 600, 450 - 130), "three standard deviations away");
    // 34 % of the way to the line's colour at the line, e^-0.5 of that at one standard deviation
    assertEquals(paint + 0.34 * (0xff - paint), close, 8);
    assertEquals(paint + 0.34 * Math.exp(-0.5) * (0xff - paint), sigma, 10);
  }

  private static int red(BufferedImage drawn, int x, int y) {
    return rgb(drawn, x, y) >> 16;
  }

  @Test
  void objectsKeepTheirOwnColours() {
    Annotation.Outline zone = outline(false, 30, 100, 450, 1100, 450, 1100, 800, 100, 800);
    var mark =
        new Annotation.Mark("airplane", 0.8, new Box(500, 400, 200, 100), Annotation.Kind.IN_ZONE);
    BufferedImage drawn = drawn(zone, List.of(mark), 1200);
    for (int x = 500; x < 700; x++) {
      for (int y = 400; y < 500; y++) {
        assertEquals(PAINT, rgb(drawn, x, y), x + ", " + y);
      }
    }
    assertTrue(inked(drawn, 300, 450, 4) > 20, "the line goes on beside it");
  }

  @Test
  void columnsAreTwoLinesFromTopToBottom() {
    Annotation.Outline zone = outline(true, 0, 400, 0, 800, 0, 800, 900, 400, 900);
    BufferedImage drawn = drawn(zone, List.of(), 1200);
    for (int y = 60; y < 890; y += 60) {
      assertTrue(inked(drawn, 400, y, 9) > 20 && inked(drawn, 800, y, 9) > 20, "row " + y);
      assertEquals(0, inked(drawn, 600, y, 20), "between, row " + y);
    }
  }

  @Test
  void nameStandsAboveItsOutlineAndOnNoObject() {
    Annotation.Outline zone = outline(false, 0, 300, 450, 900, 450, 900, 800, 300, 800);
    BufferedImage alone = drawn(zone, List.of(), 1200);
    assertTrue(inked(alone, 600, 431, 6) > 100, "above the middle of its upper side");
    var mark =
        new Annotation.Mark("truck", 0.8, new Box(450, 380, 300, 60), Annotation.Kind.IN_ZONE);
    BufferedImage both = drawn(zone, List.of(mark), 1200);
    assertEquals(0, inked(both, 600, 410, 25));
    assertTrue(inked(both, 600, 820, 6) > 100, "below instead");
  }
}
