package org.sightline.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NanoDetHeadTest {
  private static final int STEPS = 8; // 0..7, NanoDet-m

  private final NanoDetHead head = new NanoDetHead();
  private final ModelCard card = TestCards.of("nanodet", "cat", "dog", "tank");
  private final float[] scores64 = new float[64 * 3];
  private final float[] scores16 = new float[16 * 3];
  private final float[] scores4 = new float[4 * 3];
  private final float[] sides64 = new float[64 * 4 * STEPS];
  private final float[] sides16 = new float[16 * 4 * STEPS];
  private final float[] sides4 = new float[4 * 4 * STEPS];

  private List<Blob> outputs() {
    List<Blob> outputs = new ArrayList<>();
    for (float[] scores : List.of(scores64, scores16, scores4)) {
      outputs.add(new Blob(List.of(1, scores.length / 3, 3), FloatBuffer.wrap(scores)));
    }
    for (float[] sides : List.of(sides64, sides16, sides4)) {
      int cells = sides.length / 4 / STEPS;
      outputs.add(new Blob(List.of(1, cells, 4 * STEPS), FloatBuffer.wrap(sides)));
    }
    return outputs;
  }

  /** Makes the distribution of a side in the second grid certain of one step. */
  private void side(int cell, int side, int step) {
    sides16[(cell * 4 + side) * STEPS + step] = 50;
  }

  @Test
  void aCellOfTheSecondGridGivesItsBox() {
    int cell = 4 + 2; // row 1, column 2
    scores16[cell * 3 + 1] = 0.75f;
    side(cell, 0, 1);
    side(cell, 1, 0);
    side(cell, 2, 2);
    // the bottom is left even: the mean of 0..7 is 3½
    List<Candidate> found = head.decode(outputs(), card);
    assertEquals(1, found.size());
    Candidate dog = found.get(0);
    assertEquals(1, dog.label());
    assertEquals(0.75, dog.score());
    // centre (2.5 · 16 − ½, 1.5 · 16 − ½) = (39.5, 23.5)
    assertEquals(39.5 - 16, dog.left(), 1e-9);
    assertEquals(23.5, dog.top(), 1e-9);
    assertEquals(39.5 + 32, dog.right(), 1e-9);
    assertEquals(23.5 + 56, dog.bottom(), 1e-9);
  }

  @Test
  void theOrderOfTheOutputsDoesNotMatter() {
    scores4[2] = 0.9f;
    scores64[30] = 0.8f;
    List<Blob> outputs = outputs();
    List<Candidate> found = head.decode(outputs, card);
    Collections.reverse(outputs);
    assertEquals(2, found.size());
    assertEquals(found, head.decode(outputs, card));
  }

  @Test
  void largeLogitsDoNotOverflow() {
    scores4[0] = 0.9f;
    for (int i = 0; i < 4 * STEPS; i++) {
      sides4[i] = 3e38f;
    }
    assertEquals(1, head.decode(outputs(), card).size());
  }

  @Test
  void numbersThatAreNoneGiveNoBox() {
    scores4[0] = 0.9f;
    sides4[0] = Float.NaN;
    scores16[0] = Float.NaN;
    assertEquals(List.of(), head.decode(outputs(), card));
  }

  @Test
  void aMissingOutputDoesNotBelong() {
    List<Blob> outputs = outputs();
    assertNull(head.mismatch(outputs, card));
    outputs.remove(3);
    assertNotNull(head.mismatch(outputs, card));
  }
}
