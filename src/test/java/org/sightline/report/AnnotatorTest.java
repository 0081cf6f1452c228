package org.sightline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.sightline.media.Bytes;
import org.sightline.risk.Level;
import org.sightline.vision.Box;

class AnnotatorTest {
  private static final int PAINT = 0x6f8f5a;

  private static BufferedImage picture(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(PAINT));
    g.fillRect(0, 0, width, height);
    g.dispose();
    return image;
  }

  private static Annotation.Mark mark(double x, double y, double width, double height) {
    return new Annotation.Mark(
        "airplane", 0.8, new Box(x, y, width, height), Annotation.Kind.IN_ZONE);
  }

  private static Annotation annotation(List<Annotation.Mark> marks) {
    var ring =
        new Annotation.Ring(
            List.of(
                new Annotation.Place(-100, -100),
                new Annotation.Place(400, -50),
                new Annotation.Place(300, 500)));
    var area = new Annotation.Area(List.of(ring), false, true);
    return new Annotation(
        Level.HIGH,
        List.of(
            new Annotation.Reason(
                Level.HIGH,
                "Taken 140 m inside Meadow Field (military airfield, no photography); position good"
                    + " to 8 m."),
            new Annotation.Reason(Level.MEDIUM, "A truck (score 0.72) appears in the picture.")),
        marks,
        List.of(),
        "IMG_2041.jpg",
        List.of("position good to 8 m", "Sightline 0.1.0, policy standard 1"),
        new Annotation.Inset(600, 8, List.of(area), null));
  }

  private static int changed(BufferedImage drawn, int x, int y, int width, int height) {
    int changed = 0;
    for (int row = y; row < y + height; row++) {
      for (int column = x; column < x + width; column++) {
        if ((drawn.getRGB(column, row) & 0xffffff) != PAINT) {
          changed++;
        }
      }
    }
    return changed;
  }

  @Test
  void bracketsAndChipsLeaveTheObjectAlone() {
    Annotation annotation = annotation(List.of(mark(402, 448, 252, 84), mark(834, 493, 84, 48)));
    BufferedImage drawn = Annotator.drawn(picture(1200, 900), 1200, annotation);
    assertEquals(0, changed(drawn, 402, 448, 252, 84));
    assertEquals(0, changed(drawn, 834, 493, 84, 48));
    assertTrue(changed(drawn, 390, 410, 280, 140) > 500, "brackets and chip around the first");
  }

  @Test
  void stripIs150UnitsHighAndBelowThePicture() {
    assertEquals(1, Annotator.unit(1200), 1e-12);
    assertEquals(2.62, Annotator.unit(4000), 0.005);
    assertEquals(0.55, Annotator.unit(100), 1e-12);
    BufferedImage drawn = Annotator.drawn(picture(1200, 900), 1200, annotation(List.of()));
    assertEquals(1200, drawn.getWidth());
    assertEquals(1050, drawn.getHeight());
    assertEquals(0, changed(drawn, 0, 0, 1200, 900));
    assertEquals(1200 * 150, changed(drawn, 0, 900, 1200, 150));
  }

  @Test
  void flaggedObjectsInAZoneAreRedAndOthersWhite() {
    var white =
        new Annotation.Mark("airplane", 0.8, new Box(400, 400, 200, 100), Annotation.Kind.OBJECT);
    assertEquals(0xff6a59, bracketColour(mark(400, 400, 200, 100)));
    assertEquals(0xffffff, bracketColour(white));
  }

  private static int bracketColour(Annotation.Mark mark) {
    BufferedImage drawn = Annotator.drawn(picture(1200, 900), 1200, annotation(List.of(mark)));
    return drawn.getRGB(394, 420) & 0xffffff; // 6 u left of the box, within the arm
  }

  @Test
  void anySizeHasRoomForItsWords() {
    int[][] sizes = {{60, 40}, {40, 60}, {1, 1}, {2048, 90}, {90, 2048}, {922, 2048}, {2048, 2048}};
    for (int[] size : sizes) {
      Annotation annotation = annotation(List.of(mark(0, 0, size[0], size[1])));
      BufferedImage drawn = Annotator.drawn(picture(size[0], size[1]), size[0], annotation);
      int enlarged = (480 + Math.max(size[0], size[1]) - 1) / Math.max(size[0], size[1]);
      double u = Annotator.unit(enlarged * Math.max(size[0], size[1]));
      String name = size[0] + " × " + size[1];
      assertTrue(drawn.getWidth() >= 560 * u - 1, name + " gives " + drawn.getWidth());
      assertTrue(drawn.getHeight() >= enlarged * size[1] + Math.floor(150 * u), name);
      assertTrue(drawn.getHeight() <= enlarged * size[1] + 330 * u, name);
    }
  }

  @Test
  void boxesAreMeasuredInPixelsOfTheFullSize() {
    Annotation annotation = annotation(List.of(mark(2000, 2000, 1000, 500)));
    BufferedImage drawn = Annotator.drawn(picture(1200, 900), 4800, annotation);
    assertEquals(0, changed(drawn, 500, 500, 250, 125));
    assertEquals(0xff6a59, drawn.getRGB(494, 520) & 0xffffff);
  }

  @Test
  void crowdedObjectsKeepTheirOwnPixels() {
    List<Annotation.Mark> marks = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      marks.add(mark(20 + 115 * (i % 10), 40 + 200 * (i / 10), 60, 60));
    }
    BufferedImage drawn = Annotator.drawn(picture(1200, 900), 1200, annotation(marks));
    for (Annotation.Mark one : marks) {
      assertEquals(0, changed(drawn, (int) one.box().x(), (int) one.box().y(), 60, 60));
    }
  }

  @Test
  void sameInputGivesTheSameBytesInAnyThread() throws Exception {
    Annotation annotation = annotation(List.of(mark(402, 448, 252, 84)));
    Bytes once = Annotator.jpeg(Annotator.drawn(picture(1200, 900), 1200, annotation));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Bytes>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        tasks.add(() -> Annotator.jpeg(Annotator.drawn(picture(1200, 900), 1200, annotation)));
      }
      Set<Bytes> all = new HashSet<>(List.of(once));
      for (Future<Bytes> one : threads.invokeAll(tasks)) {
        all.add(one.get());
      }
      assertEquals(1, all.size());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void fileCarriesPixelsAndNoMetadata() {
    byte[] jpeg =
        Annotator.jpeg(Annotator.drawn(picture(300, 200), 300, annotation(List.of()))).array();
    List<Integer> segments = new ArrayList<>();
    int at = 2;
    while ((jpeg[at + 1] & 0xff) != 0xda) {
      segments.add(jpeg[at + 1] & 0xff);
      at += 2 + (((jpeg[at + 2] & 0xff) << 8) | (jpeg[at + 3] & 0xff));
    }
    for (int marker : segments) {
      assertTrue(marker == 0xe0 || marker < 0xe0, "segment " + Integer.toHexString(marker));
    }
  }

  @Test
  void hostileNamesFitAndHideNothing() {
    String name = "\u202egpj.exe " + "\u05d0".repeat(400) + "\u0000\n\ud800 漢字 😀.jpg";
    Annotation plain = annotation(List.of());
    var hostile =
        new Annotation(
            Level.LOW,
            List.of(new Annotation.Reason(Level.LOW, name.repeat(50))),
            List.of(
                new Annotation.Mark(
                    name, Double.NaN, new Box(10, 10, 50, 50), Annotation.Kind.OBJECT)),
            List.of(),
            name,
            List.of(name),
            plain.inset());
    BufferedImage drawn = Annotator.drawn(picture(1200, 900), 1200, hostile);
    assertEquals(1050, drawn.getHeight());
  }
}
