package org.sightline.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says which objects were seen in a video, and when. Of at least one object, all of one label. */
final class SightingWords {
  /** What lies this near each other is one moment, seconds. */
  private static final double MOMENT_S = 0.95;

  private static final int MAX_ROWS = 10;

  private final List<Sighting> alike;
  private final @Nullable Footage footage;

  SightingWords(List<Sighting> alike, @Nullable Footage footage) {
    this.alike = alike;
    this.footage = footage;
  }

  /** The one that is seen best. */
  Sighting best() {
    Sighting best = alike.get(0);
    for (Sighting one : alike) {
      best = one.best().score() > best.best().score() ? one : best;
    }
    return best;
  }

  boolean isOne() {
    return alike.size() == 1;
  }

  static String label(Sighting sighting) {
    return sighting.best().label().toLowerCase(Locale.ROOT);
  }

  /** "An airplane (score 0.83)", "Boats (best score 0.69)". */
  String subject() {
    String label = best().best().label();
    String score = Words.score(best().best().score());
    if (isOne()) {
      return Words.one(label) + " (score " + score + ")";
    }
    String several = Words.several(label);
    return several.substring(0, 1).toUpperCase(Locale.ROOT)
        + several.substring(1)
        + " (best score "
        + score
        + ")";
  }

  /**
   * " from 0:12 to 0:31, most clearly at 0:18", " 5 times, up to 2 at once, between 0:12 and 4:31,
   * most clearly at 0:18"; a space before it.
   */
  String when() {
    double from = Double.POSITIVE_INFINITY;
    double to = 0;
    for (Sighting one : alike) {
      from = Math.min(from, one.fromS());
      to = Math.max(to, one.toS());
    }
    StringBuilder text = new StringBuilder();
    if (!isOne()) {
      int atOnce = atOnce();
      text.append(' ').append(alike.size()).append(" times");
      text.append(atOnce > 1 ? ", up to " + atOnce + " at once," : "");
    }
    if (to - from < MOMENT_S) {
      return text.append(" at ").append(Words.moment(from)).toString();
    }
    boolean last = footage != null && footage.lengthS() > 0 && to >= footage.lengthS() - 1.5;
    boolean first = from < 0.25;
    if (isOne()) {
      text.append(first ? " from the start" : " from " + Words.moment(from));
      text.append(last ? " to the end" : " to " + Words.moment(to));
    } else {
      text.append(" between ").append(first ? "the start" : Words.moment(from));
      text.append(" and ").append(last ? "the end" : Words.moment(to));
    }
    return text.append(", most clearly at ").append(Words.moment(best().bestS())).toString();
  }

  /** How many were seen at one time at the most. */
  private int atOnce() {
    List<Sighting> byStart = new ArrayList<>(alike);
    byStart.sort((a, b) -> Double.compare(a.fromS(), b.fromS()));
    List<Double> ends = new ArrayList<>();
    int most = 0;
    for (Sighting one : byStart) {
      ends.removeIf(end -> end < one.fromS());
      ends.add(one.toS());
      most = Math.max(most, ends.size());
    }
    return most;
  }

  /** What it rests on: when and how large the best of them were. */
  List<Evidence> evidence() {
    List<Sighting> bestFirst = new ArrayList<>(alike);
    bestFirst.sort((a, b) -> Double.compare(b.best().score(), a.best().score()));
    List<Evidence> rows = new ArrayList<>();
    for (Sighting one : bestFirst.subList(0, Math.min(MAX_ROWS, bestFirst.size()))) {
      String model = one.best().model();
      String size =
          Math.round(one.best().box().width()) + " × " + Math.round(one.best().box().height());
      String when = Words.moment(one.fromS()) + " to " + Words.moment(one.toS());
      rows.add(new Evidence("Detector score", one.best().score(), "of 1", null, model));
      rows.add(new Evidence("Size in the picture", size, "px", null, model));
      rows.add(new Evidence("Seen", when, "", null, one.pictures() + " of the pictures"));
    }
    if (bestFirst.size() > MAX_ROWS) {
      String model = best().best().model();
      rows.add(new Evidence("Seen in all", alike.size(), "times", null, model));
    }
    return rows;
  }
}
