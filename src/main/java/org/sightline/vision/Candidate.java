package org.sightline.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A box that a head read from a network's output, in pixels of the network's input.
 *
 * @param label index into the card's labels
 * @param score 0..1
 * @param left left edge
 * @param top top edge
 * @param right right edge, right of {@code left}
 * @param bottom bottom edge, below {@code top}
 */
record Candidate(int label, double score, double left, double top, double right, double bottom) {
  /** More candidates than a picture has objects; bounds the time that suppression takes. */
  private static final int MOST_CANDIDATES = 1000;

  /** The best score first; then by place, so that equal scores have one order. */
  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::score)
          .reversed()
          .thenComparingInt(Candidate::label)
          .thenComparingDouble(Candidate::left)
          .thenComparingDouble(Candidate::top);

  /** Whether the box has an area and finite edges. */
  boolean isSound() {
    return right > left && bottom > top && Double.isFinite(right - left + bottom - top);
  }

  /** Shared area over joint area, 0..1. */
  double overlap(Candidate other) {
    double width = Math.min(right, other.right) - Math.max(left, other.left);
    double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double shared = width * height;
    return shared / (area() + other.area() - shared);
  }

  private double area() {
    return (right - left) * (bottom - top);
  }

  /**
   * Greedy non-maximum suppression within each class: of boxes that overlap by more than the limit
   * only the best stays.
   *
   * @return the survivors, best first
   */
  static List<Candidate> suppress(List<Candidate> all, double overlapLimit) {
    List<Candidate> sorted = new ArrayList<>(all);
    sorted.sort(BEST_FIRST);
    List<Candidate> kept = new ArrayList<>();
    for (Candidate candidate : sorted.subList(0, Math.min(sorted.size(), MOST_CANDIDATES))) {
      if (!covered(candidate, kept, overlapLimit)) {
        kept.add(candidate);
      }
    }
    return kept;
  }

  private static boolean covered(Candidate candidate, List<Candidate> kept, double overlapLimit) {
    for (Candidate better : kept) {
      if (better.label == candidate.label && better.overlap(candidate) > overlapLimit) {
        return true;
      }
    }
    return false;
  }
}
