package org.sightline.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class CandidateTest {
  private static Candidate box(int label, double score, double left, double width) {
    return new Candidate(label, score, left, 0, left + width, 10, null);
  }

  @Test
  void overlapIsSharedOverJointArea() {
    assertEquals(1.0 / 3, box(0, 1, 0, 10).overlap(box(0, 1, 5, 10)), 1e-12);
    assertEquals(0, box(0, 1, 0, 10).overlap(box(0, 1, 10, 10)));
    assertEquals(1, box(0, 1, 0, 10).overlap(box(1, 1, 0, 10)));
  }

  @Test
  void theBestOfOverlappingBoxesOfAClassStays() {
    Candidate best = box(0, 0.9, 0, 10);
    Candidate near = box(0, 0.8, 2, 10); // 8 / 12 shared
    Candidate otherClass = box(1, 0.7, 2, 10);
    Candidate apart = box(0, 0.6, 6, 10); // 4 / 16 shared
    assertEquals(
        List.of(best, otherClass, apart),
        Candidate.suppress(List.of(apart, near, otherClass, best), 0.45));
  }

  @Test
  void whatASuppressedBoxCoversStays() {
    Candidate best = box(0, 0.9, 0, 10);
    Candidate middle = box(0, 0.8, 4, 10); // 6 / 14 with either
    Candidate last = box(0, 0.7, 8, 10); // 2 / 18 with the best
    assertEquals(List.of(best, last), Candidate.suppress(List.of(best, middle, last), 0.4));
  }

  @Test
  void theOrderOfTheInputDoesNotMatter() {
    List<Candidate> boxes = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      boxes.add(box(i % 3, 0.5 + random.nextInt(3) / 10.0, random.nextInt(50), 10));
    }
    List<Candidate> kept = Candidate.suppress(boxes, 0.5);
    Collections.shuffle(boxes, random);
    assertEquals(kept, Candidate.suppress(boxes, 0.5));
  }

  @Test
  void anAbsurdNumberOfBoxesIsBounded() {
    List<Candidate> boxes = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      boxes.add(box(0, 0.5, i * 20, 10));
    }
    List<Candidate> kept =
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> Candidate.suppress(boxes, 0.5));
    assertEquals(1000, kept.size());
  }

  @Test
  void aBoxWithoutAnAreaIsNotSound() {
    assertTrue(box(0, 1, 0, 1).isSound());
    assertFalse(box(0, 1, 0, 0).isSound());
    assertFalse(box(0, 1, 0, -1).isSound());
    assertFalse(box(0, 1, Double.NaN, 1).isSound());
    assertFalse(box(0, 1, 0, Double.POSITIVE_INFINITY).isSound());
  }
}
