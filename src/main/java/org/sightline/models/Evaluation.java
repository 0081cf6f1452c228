package org.sightline.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sightline.vision.Detection;

/**
 * What a model is worth on annotated pictures.
 *
 * @param pictures how many were looked at
 * @param objects how many are in them, of the classes that the model knows
 * @param unknownLabels classes of the annotations that the model does not know, which are left out,
 *     and how many objects they have
 * @param scores COCO's twelve numbers
 * @param minScore the score that what follows is counted from
 * @param overlap the share of the joint area that makes a box right
 * @param all over all classes
 * @param small the same for objects of up to 32² pixels; its {@code wrong} are those of all sizes
 * @param byLabel for each class of which there is an object or a box
 * @param reliability how far scores can be taken for chances
 */
public record Evaluation(
    int pictures,
    int objects,
    Map<String, Integer> unknownLabels,
    CocoScores scores,
    double minScore,
    double overlap,
    Counts all,
    Counts small,
    Map<String, Counts> byLabel,
    Reliability reliability) {
  private static final double OVERLAP = 0.5;
  private static final double SMALL_PX = 1024;

  /**
   * Boxes and objects.
   *
   * @param right boxes that are right
   * @param wrong boxes that are not
   * @param objects objects that there are
   */
  public record Counts(int right, int wrong, int objects) {
    /** The share of the objects that was found. */
    public Share recall() {
      return new Share(right, objects);
    }

    /** The share of the boxes that is right. */
    public Share precision() {
      return new Share(right, right + wrong);
    }

    Counts plus(Counts more) {
      return new Counts(right + more.right, wrong + more.wrong, objects + more.objects);
    }
  }

  /**
   * One picture.
   *
   * @param truth what is in it
   * @param found what the model says, down to low scores
   */
  public record Seen(CocoFile.Picture truth, List<Detection> found) {
    /** Copies the list. */
    public Seen {
      found = List.copyOf(found);
    }
  }

  /** Copies the maps. */
  public Evaluation {
    unknownLabels = new TreeMap<>(unknownLabels);
    byLabel = new LinkedHashMap<>(byLabel);
  }

  /**
   * Weighs what was found.
   *
   * @param labels the classes that the model knows
   * @param minScore the score that boxes count from in a report
   */
  public static Evaluation of(List<Seen> pictures, List<String> labels, double minScore) {
    Map<String, Integer> unknown = new TreeMap<>();
    for (Seen picture : pictures) {
      for (CocoFile.Truth truth : picture.truth().truths()) {
        if (!known(truth.label(), labels)) {
          unknown.merge(truth.label(), 1, Integer::sum);
        }
      }
    }
    List<List<Evaluated>> classes = new ArrayList<>();
    Map<String, Counts> byLabel = new TreeMap<>();
    List<Matching.Judged> judged = new ArrayList<>();
    Counts all = new Counts(0, 0, 0);
    int smallRight = 0;
    int small = 0;
    for (String label : labels) {
      List<Evaluated> evaluated = evaluated(pictures, label);
      classes.add(evaluated);
      Counts counts = new Counts(0, 0, 0);
      for (Evaluated picture : evaluated) {
        Matching matching =
            new Matching(picture.from(minScore).detections(), picture.truths(), Matching.Size.ALL);
        List<Matching.Judged> boxes = matching.judged(OVERLAP);
        judged.addAll(boxes);
        counts = counts.plus(counts(boxes, matching.objects()));
        smallRight += smallRight(boxes);
        small += smallObjects(picture);
      }
      all = all.plus(counts);
      if (counts.objects() + counts.right() + counts.wrong() > 0) {
        byLabel.put(label, counts);
      }
    }
    return new Evaluation(
        pictures.size(),
        all.objects(),
        unknown,
        CocoScores.of(classes),
        minScore,
        OVERLAP,
        all,
        new Counts(smallRight, all.wrong(), small),
        byLabel,
        Reliability.of(judged));
  }

  private static boolean known(String label, List<String> labels) {
    for (String known : labels) {
      if (same(known, label)) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(String label, String other) {
    return label.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }

  /** One class in every picture; where it is not annotated there is nothing to compare. */
  private static List<Evaluated> evaluated(List<Seen> pictures, String label) {
    List<Evaluated> all = new ArrayList<>();
    for (Seen picture : pictures) {
      String only = picture.truth().onlyLabel();
      if (only != null && !same(only, label)) {
        continue;
      }
      List<Detection> detections = new ArrayList<>();
      for (Detection detection : picture.found()) {
        if (same(detection.label(), label)) {
          detections.add(detection);
        }
      }
      List<CocoFile.Truth> truths = new ArrayList<>();
      for (CocoFile.Truth truth : picture.truth().truths()) {
        if (same(truth.label(), label)) {
          truths.add(truth);
        }
      }
      all.add(new Evaluated(detections, truths));
    }
    return all;
  }

  private static Counts counts(List<Matching.Judged> boxes, int objects) {
    int right = 0;
    int wrong = 0;
    for (Matching.Judged box : boxes) {
      right += box.verdict() == Matching.Verdict.RIGHT ? 1 : 0;
      wrong += box.verdict() == Matching.Verdict.WRONG ? 1 : 0;
    }
    return new Counts(right, wrong, objects);
  }

  private static int smallRight(List<Matching.Judged> boxes) {
    int right = 0;
    for (Matching.Judged box : boxes) {
      boolean counts = box.verdict() == Matching.Verdict.RIGHT && box.areaPx() < SMALL_PX;
      right += counts ? 1 : 0;
    }
    return right;
  }

  private static int smallObjects(Evaluated picture) {
    int objects = 0;
    for (CocoFile.Truth truth : picture.truths()) {
      objects += !truth.crowd() && truth.areaPx() < SMALL_PX ? 1 : 0;
    }
    return objects;
  }
}
