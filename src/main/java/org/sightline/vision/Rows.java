package org.sightline.vision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An output that has a box a row: [1, boxes, numbers] or [boxes, numbers], or turned round, [1,
 * numbers, boxes].
 *
 * @param blob the output
 * @param boxes how many
 * @param numbers of each
 * @param byBox whether the numbers of one box follow one another
 */
record Rows(Blob blob, int boxes, int numbers, boolean byBox) {
  /** The output as rows of so many numbers; null if it has none. */
  static @Nullable Rows of(Blob blob, int numbers) {
    List<Integer> shape = blob.shape();
    int axes = shape.size();
    if (axes < 2 || (axes == 3 && shape.get(0) != 1) || axes > 3) {
      return null;
    }
    int first = shape.get(axes - 2);
    int second = shape.get(axes - 1);
    if (second == numbers && (first != numbers || axes == 2)) {
      return new Rows(blob, first, numbers, true);
    }
    // a square output is of the newer kind, which puts the numbers first
    return axes == 3 && first == numbers ? new Rows(blob, second, numbers, false) : null;
  }

  /** The first of the outputs that has rows of so many numbers; null if none does. */
  static @Nullable Rows first(List<Blob> outputs, int numbers) {
    for (Blob output : outputs) {
      Rows rows = of(output, numbers);
      if (rows != null) {
        return rows;
      }
    }
    return null;
  }

  /** One number of one box. */
  double get(int box, int number) {
    return blob.get(byBox ? box * numbers + number : number * boxes + box);
  }

  /** The class with the best score of a box. */
  int best(int box, int firstClass, int classes) {
    int best = 0;
    for (int i = 1; i < classes; i++) {
      if (get(box, firstClass + i) > get(box, firstClass + best)) {
        best = i;
      }
    }
    return best;
  }

  /**
   * Adds the boxes with at least the card's score. The first four numbers are the box.
   *
   * @param objectness which number says that there is an object at all; −1 if none does
   * @param firstClass which number is the first class's score
   * @param multiply whether the score is objectness · class score; else the class score is
   */
  void decode(
      int objectness, int firstClass, boolean multiply, ModelCard card, List<Candidate> found) {
    Reading reading = card.reading();
    for (int box = 0; box < boxes; box++) {
      double object = objectness < 0 ? 1 : reading.score(get(box, objectness));
      if (object < card.minScore()) {
        continue; // no class score is above 1, so most rows end here
      }
      int best = best(box, firstClass, card.labels().size());
      double score = reading.score(get(box, firstClass + best)) * (multiply ? object : 1);
      if (score >= card.minScore()) {
        Candidate candidate =
            reading.candidate(
                best, score, get(box, 0), get(box, 1), get(box, 2), get(box, 3), card);
        if (candidate.isSound()) {
          found.add(candidate);
        }
      }
    }
  }
}
