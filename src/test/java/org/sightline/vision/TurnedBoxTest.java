package org.sightline.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TurnedBoxTest {
  @Test
  void uprightBoxesShareTheirOverlap() {
    TurnedBox one = new TurnedBox(50, 50, 100, 100, 0);
    TurnedBox other = new TurnedBox(100, 75, 100, 100, 0);
    assertEquals(50 * 75, one.shared(other), 1e-9);
    assertEquals(0, one.shared(new TurnedBox(200, 50, 100, 100, 0)), 1e-9);
  }

  @Test
  void aSquareTurnedByAnEighthSharesAnOctagon() {
    TurnedBox square = new TurnedBox(0, 0, 2, 2, 0);
    TurnedBox turned = new TurnedBox(0, 0, 2, 2, Math.PI / 4);
    assertEquals(8 * (Math.sqrt(2) - 1), square.shared(turned), 1e-9);
    assertEquals(Math.sqrt(2), turned.halfSpanX(), 1e-9);
  }

  @Test
  void turningBothChangesNothing() {
    for (double angle = 0; angle < 7; angle += 0.3) {
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      TurnedBox one = new TurnedBox(0, 0, 10, 4, angle);
      TurnedBox other = new TurnedBox(3 * cos - sin, 3 * sin + cos, 10, 4, angle);
      assertEquals(7 * 3, one.shared(other), 1e-9);
      assertEquals(one.shared(other), other.shared(one), 1e-9);
    }
  }

  @Test
  void shipsSideBySideAtAnAngleAreTwo() {
    // their upright boxes overlap by 90 %, they themselves not at all
    Candidate one = Candidate.turned(0, 0.9, new TurnedBox(100, 100, 100, 10, Math.PI / 4));
    Candidate other = Candidate.turned(0, 0.8, new TurnedBox(108, 92, 100, 10, Math.PI / 4));
    assertEquals(0, one.overlap(other), 1e-9);
    assertEquals(2, Candidate.suppress(java.util.List.of(one, other), 0.3).size());
    assertTrue(one.right() > other.left() + 60);
  }
}
