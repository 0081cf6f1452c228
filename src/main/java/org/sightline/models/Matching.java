package org.sightline.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sightline.vision.Box;
import org.sightline.vision.Detection;

/**
 * Which boxes of one class in one picture are right, as COCO's evaluation pairs them (pycocotools
 * 2.0, {@code COCOeval.evaluateImg}): the best score first, each with the object that it overlaps
 * most of those that are left, at least by the limit. What is paired with a crowd or an object of
 * another size than asked for counts neither as right nor as wrong.
 */
final class Matching {
  /** COCO's sizes: square pixels up to 32², up to 96², above. */
  enum Size {
    ALL(0, 1e10),
    SMALL(0, 1024),
    MEDIUM(1024, 9216),
    LARGE(9216, 1e10);

    private final double least;
    private final double most;

    Size(double least, double most) {
      this.least = least;
      this.most = most;
    }

    boolean holds(double areaPx) {
      return areaPx >= least && areaPx <= most;
    }
  }

  /** What a box turned out to be. */
  enum Verdict {
    RIGHT,
    WRONG,
    NEITHER
  }

  /**
   * One box.
   *
   * @param areaPx of the object that it is paired with; 0 if it is with none
   */
  record Judged(double score, Verdict verdict, double areaPx) {}

  private final List<Detection> detections;
  private final List<CocoFile.Truth> truths;
  private final Size size;
  private final double[][] overlaps;

  /** Boxes and objects of one class. */
  Matching(List<Detection> detections, List<CocoFile.Truth> truths, Size size) {
    this.size = size;
    this.detections = new ArrayList<>(detections);
    this.detections.sort(Comparator.comparingDouble(Detection::score).reversed());
    this.truths = new ArrayList<>(truths);
    this.truths.sort(Comparator.comparing(this::isIgnored)); // those that count come first
    this.overlaps = new double[this.detections.size()][this.truths.size()];
    for (int i = 0; i < overlaps.length; i++) {
      for (int j = 0; j < overlaps[i].length; j++) {
        CocoFile.Truth truth = this.truths.get(j);
        overlaps[i][j] = overlap(this.detections.get(i).box(), truth.box(), truth.crowd());
      }
    }
  }

  private boolean isIgnored(CocoFile.Truth truth) {
    return truth.crowd() || !size.holds(truth.areaPx());
  }

  /** How many objects there are to be found. */
  int objects() {
    int count = 0;
    for (CocoFile.Truth truth : truths) {
      count += isIgnored(truth) ? 0 : 1;
    }
    return count;
  }

  /** Shared area over joint area; of a crowd, over the box's own. */
  static double overlap(Box box, Box truth, boolean crowd) {
    double width =
        Math.min(box.x() + box.width(), truth.x() + truth.width()) - Math.max(box.x(), truth.x());
    double height =
        Math.min(box.y() + box.height(), truth.y() + truth.height()) - Math.max(box.y(), truth.y());
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double shared = width * height;
    double own = box.width() * box.height();
    return shared / (crowd ? own : own + truth.width() * truth.height() - shared);
  }

  /** Every box, best first. */
  List<Judged> judged(double limit) {
    boolean[] taken = new boolean[truths.size()];
    List<Judged> judged = new ArrayList<>(detections.size());
    for (int i = 0; i < detections.size(); i++) {
      Detection detection = detections.get(i);
      int match = match(i, Math.min(limit, 1 - 1e-10), taken);
      Verdict verdict;
      if (match >= 0) {
        taken[match] = true;
        verdict = isIgnored(truths.get(match)) ? Verdict.NEITHER : Verdict.RIGHT;
      } else {
        double area = detection.box().width() * detection.box().height();
        verdict = size.holds(area) ? Verdict.WRONG : Verdict.NEITHER;
      }
      double areaPx = match < 0 ? 0 : truths.get(match).areaPx();
      judged.add(new Judged(detection.score(), verdict, areaPx));
    }
    return judged;
  }

  private int match(int detection, double limit, boolean[] taken) {
    int match = -1;
    double best = limit;
    for (int j = 0; j < truths.size(); j++) {
      if (taken[j] && !truths.get(j).crowd()) {
        continue;
      }
      if (match >= 0 && !isIgnored(truths.get(match)) && isIgnored(truths.get(j))) {
        break; // an object that counts goes before one that does not
      }
      if (overlaps[detection][j] >= best) {
        best = overlaps[detection][j];
        match = j;
      }
    }
    return match;
  }
}
