package org.sightline.text;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * The best path through the columns of a recognition network (Graves et al., Connectionist Temporal
 * Classification, ICML 2006, §3.2): the likeliest class of each column, repeats and blanks left
 * out.
 */
final class Ctc {
  private final List<String> classes;

  /**
   * @param classes what each class stands for; the first is the blank
   */
  Ctc(List<String> classes) {
    this.classes = List.copyOf(classes);
  }

  /**
   * What was read.
   *
   * @param text without blanks at its ends; empty if nothing was
   * @param score mean probability of the characters kept, 0..1; 0 if there are none
   */
  record Read(String text, double score) {}

  /**
   * Decodes one line.
   *
   * @param probabilities columns × classes
   */
  Read decode(FloatBuffer probabilities) {
    float[] column = new float[classes.size()];
    int columns = probabilities.remaining() / column.length;
    StringBuilder text = new StringBuilder();
    double sum = 0;
    int kept = 0;
    int last = 0;
    for (int i = 0; i < columns; i++) {
      probabilities.get(probabilities.position() + i * column.length, column);
      int best = 0;
      for (int j = 1; j < column.length; j++) {
        if (column[j] > column[best]) {
          best = j;
        }
      }
      if (best != 0 && best != last) {
        text.append(classes.get(best));
        sum += column[best];
        kept++;
      }
      last = best;
    }
    return new Read(text.toString().strip(), kept == 0 ? 0 : Math.min(1, Math.max(0, sum / kept)));
  }
}
