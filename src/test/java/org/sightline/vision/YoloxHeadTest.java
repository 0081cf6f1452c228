package org.sightline.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class YoloxHeadTest {
  private static final int ROWS = 8 * 8 + 4 * 4 + 2 * 2;
  private static final int COLUMNS = 5 + 3;

  private final YoloxHead head = new YoloxHead();
  private final ModelCard card = TestCards.of("yolox", "cat", "dog", "tank");
  private final float[] values = new float[ROWS * COLUMNS];

  private void row(int row, float... numbers) {
    System.arraycopy(numbers, 0, values, row * COLUMNS, numbers.length);
  }

  private List<Blob> outputs() {
    return List.of(new Blob(List.of(1, ROWS, COLUMNS), FloatBuffer.wrap(values)));
  }

  @Test
  void aCellOfTheSecondGridGivesItsBox() {
    // stride 16, row 1, column 2: after 64 cells of stride 8, cell 1 · 4 + 2
    row(64 + 6, 0.25f, 0.5f, (float) Math.log(2), 0, 0.8f, 0.1f, 0.2f, 0.9f);
    List<Candidate> found = head.decode(outputs(), card);
    assertEquals(1, found.size());
    Candidate tank = found.get(0);
    assertEquals(2, tank.label());
    assertEquals(0.72, tank.score(), 1e-6);
    // centre (2.25 · 16, 1.5 · 16) = (36, 24), size (2 · 16, 16)
    assertEquals(20, tank.left(), 1e-4);
    assertEquals(52, tank.right(), 1e-4);
    assertEquals(16, tank.top(), 1e-4);
    assertEquals(32, tank.bottom(), 1e-4);
  }

  @Test
  void theScoreIsObjectnessTimesClass() {
    row(0, 0, 0, 0, 0, 0.5f, 0.61f, 0, 0); // 0.305
    row(1, 0, 0, 0, 0, 0.5f, 0.59f, 0, 0); // 0.295
    assertEquals(1, head.decode(outputs(), card).size());
  }

  @Test
  void numbersThatAreNoneGiveNoBox() {
    row(0, Float.NaN, 0, 0, 0, 0.9f, 0.9f, 0, 0);
    row(1, 0, 0, Float.POSITIVE_INFINITY, 0, 0.9f, 0.9f, 0, 0);
    row(2, 0, 0, 0, Float.NEGATIVE_INFINITY, 0.9f, 0.9f, 0, 0);
    row(3, 0, 0, 0, 0, Float.NaN, 0.9f, 0, 0);
    row(4, 0, 0, 0, 0, 0.9f, Float.NaN, Float.NaN, Float.NaN);
    assertEquals(List.of(), head.decode(outputs(), card));
  }

  @Test
  void outputsOfAnotherShapeDoNotBelong() {
    assertNull(head.mismatch(outputs(), card));
    Blob other =
        new Blob(List.of(1, ROWS - 1, COLUMNS), FloatBuffer.allocate((ROWS - 1) * COLUMNS));
    assertNotNull(head.mismatch(List.of(other), card));
    assertNotNull(head.mismatch(List.of(), card));
  }
}
