package org.sightline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextMapTest {
  /** A map with one rectangle of a probability. */
  private static float[] map(int width, int height, Quad box, float probability) {
    float[] map = new float[width * height];
    double cos = Math.cos(Math.toRadians(box.turnDeg()));
    double sin = Math.sin(Math.toRadians(box.turnDeg()));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double along = (x - box.centreX()) * cos + (y - box.centreY()) * sin;
        double across = (y - box.centreY()) * cos - (x - box.centreX()) * sin;
        boolean in = Math.abs(along) <= box.width() / 2 && Math.abs(across) <= box.height() / 2;
        map[y * width + x] = in ? probability : 0;
      }
    }
    return map;
  }

  @Test
  void aKernelGrowsByItsAreaOverItsPerimeter() {
    float[] map = map(320, 160, new Quad(160, 80, 200, 20, 0), 0.9f);
    TextMap.Found line = new TextMap(map, 320, 160).lines().get(0);
    assertEquals(0.9, line.score(), 1e-6);
    Quad box = line.box();
    // 200 × 20 × 1.6 ÷ 440 = 14.5 on each side
    assertEquals(160, box.centreX(), 1);
    assertEquals(80, box.centreY(), 1);
    assertEquals(229, box.width(), 2);
    assertEquals(49, box.height(), 2);
    assertEquals(0, box.turnDeg(), 1);
  }

  @Test
  void aTurnedLineKeepsItsDirection() {
    float[] map = map(320, 320, new Quad(160, 160, 200, 20, 30), 0.9f);
    assertEquals(30, new TextMap(map, 320, 320).lines().get(0).box().turnDeg(), 1);
    float[] upright = map(320, 320, new Quad(160, 160, 20, 200, 0), 0.9f);
    Quad box = new TextMap(upright, 320, 320).lines().get(0).box();
    assertEquals(90, Math.abs(box.turnDeg()), 1);
    assertEquals(229, box.width(), 2);
  }

  @Test
  void specksAndDoubtfulAreasAreNoText() {
    assertEquals(
        List.of(), new TextMap(map(64, 64, new Quad(32, 32, 2, 2, 0), 0.9f), 64, 64).lines());
    assertEquals(
        List.of(), new TextMap(map(64, 64, new Quad(32, 32, 40, 10, 0), 0.4f), 64, 64).lines());
    assertEquals(List.of(), new TextMap(new float[64 * 64], 64, 64).lines());
  }
}
