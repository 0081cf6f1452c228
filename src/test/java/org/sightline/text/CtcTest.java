package org.sightline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class CtcTest {
  private static final Ctc CTC = new Ctc(List.of("", "a", "b", " "));

  private static FloatBuffer columns(int... best) {
    FloatBuffer columns = FloatBuffer.allocate(4 * best.length);
    for (int i = 0; i < best.length; i++) {
      columns.put(4 * i + best[i], i % 2 == 0 ? 0.9f : 0.7f);
    }
    return columns;
  }

  @Test
  void repeatsAndBlanksAreLeftOut() {
    Ctc.Read read = CTC.decode(columns(0, 1, 1, 0, 1, 2, 3, 2, 0));
    assertEquals("aab b", read.text());
    // kept: columns 1, 4, 5, 6, 7
    assertEquals((0.7 + 0.9 + 0.7 + 0.9 + 0.7) / 5, read.score(), 1e-6);
  }

  @Test
  void nothingButBlanksIsNoText() {
    assertEquals(new Ctc.Read("", 0), CTC.decode(columns(0, 0, 0)));
    assertEquals(new Ctc.Read("", 0), CTC.decode(FloatBuffer.allocate(0)));
  }
}
