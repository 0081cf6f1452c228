package org.sightline.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A box that a head read from a network's output, in pixels of the network's input.
 *
 * @param label index into the card's labels
 * @param score 0..1
 * @param left left edge
 * @param top top edge
 * @param right right edge, right of {@code left}
 * @param bottom bottom edge, below {@code top}
 * @param turned the box as it stands, where it stands at an angle: the edges are then those of the
 *     upright box around it
 */
record Candidate(
    int label,
    double score,
    double left,
    double top,
    double right,
    double bottom,
    @Nullable TurnedBox turned) {
  /** More candidates than a picture has objects; bounds the time that suppression takes. */
  private static final int MOST_CANDIDATES = 1000;

  /** The best score first; then by place, so that equal scores have one order. */
  static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::score)
          .reversed()
          .thenComparingInt(Candidate::label)
          .thenComparingDouble(Candidate::left)
          .thenComparingDouble(Candidate::top);

  /** An upright box from its centre and size. */
  static Candidate centred(
      int label, double score, double x, double y, double width, double height) {
    return new Candidate(
        label, score, x - width / 2, y - height / 2, x + width / 2, y + height / 2, null);
  }

  /** A box that stands at an angle. */
  static Candidate turned(int label, double score, TurnedBox box) {
    double x = box.halfSpanX();
    double y = box.halfSpanY();
    return new Candidate(
        label,
        score,
        box.centreX() - x,
        box.centreY() - y,
        box.centreX() + x,
        box.centreY() + y,
        box);
  }

  /** The box of a network's input as one of the frame, cut at the frame's edges. */
  Candidate inFrame(Letterbox letterbox, Tile tile, int frameWidth, int frameHeight) {
    TurnedBox framed =
        turned == null
            ? null
            : new TurnedBox(
                letterbox.pictureX(turned.centreX()) + tile.x(),
                letterbox.pictureY(turned.centreY()) + tile.y(),
                turned.width() / letterbox.ratioX(),
                turned.height() / letterbox.ratioY(),
                turned.radians());
    return new Candidate(
        label,
        score,
        clamp(letterbox.pictureX(left) + tile.x(), frameWidth),
        clamp(letterbox.pictureY(top) + tile.y(), frameHeight),
        clamp(letterbox.pictureX(right) + tile.x(), frameWidth),
        clamp(letterbox.pictureY(bottom) + tile.y(), frameHeight),
        framed);
  }

  private static double clamp(double value, int most) {
    return Math.max(0, Math.min(most, value));
  }

  /** Whether the box has an area and finite edges. */
  boolean isSound() {
    return right > left && bottom > top && Double.isFinite(right - left + bottom - top);
  }

  /** Shared area over joint area, 0..1. */
  double overlap(Candidate other) {
    double shared = shared(other);
    return shared == 0 ? 0 : shared / (area() + other.area() - shared);
  }

  /** Shared area over the area of the smaller one, 0..1. */
  double inside(Candidate other) {
    return shared(other) / Math.min(area(), other.area());
  }

  private double shared(Candidate other) {
    double width = Math.min(right, other.right) - Math.max(left, other.left);
    double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
    if (width <= 0 || height <= 0) {
      return 0;
    }
    return turned == null || other.turned == null ? width * height : turned.shared(other.turned);
  }

  private double area() {
    return turned == null ? (right - left) * (bottom - top) : turned.area();
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
