package org.sightline.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * COCO's twelve numbers (cocodataset.org/#detection-eval), as pycocotools 2.0 counts them. Each is
 * the mean over the classes of which there is an object; NaN where there is none.
 *
 * @param ap mean precision over recalls 0, 0.01 … 1 and overlaps 0.50, 0.55 … 0.95
 * @param ap50 at overlap 0.50
 * @param ap75 at overlap 0.75
 * @param apSmall of objects up to 32² pixels
 * @param apMedium up to 96² pixels
 * @param apLarge above
 * @param ar1 recall with the best box of each class and picture, mean over the overlaps
 * @param ar10 with the ten best
 * @param ar100 with the hundred best
 * @param arSmall of objects up to 32² pixels
 * @param arMedium up to 96² pixels
 * @param arLarge above
 */
public record CocoScores(
    double ap,
    double ap50,
    double ap75,
    double apSmall,
    double apMedium,
    double apLarge,
    double ar1,
    double ar10,
    double ar100,
    double arSmall,
    double arMedium,
    double arLarge) {
  private static final int OVERLAPS = 10;
  private static final int RECALLS = 101;
  private static final int MOST_BOXES = 100;

  /** The overlap limits: 0.50, 0.55 … 0.95. */
  private static double limit(int index) {
    return 0.5 + 0.05 * index;
  }

  /** One class at one size. */
  private static final class Curve {
    /** For each overlap the mean precision; for each overlap and number of boxes the recall. */
    private final double[] precision = new double[OVERLAPS];

    private final double[][] recall = new double[OVERLAPS][3];
  }

  /**
   * @param classes for each class, for each picture, the boxes and objects
   */
  static CocoScores of(List<List<Evaluated>> classes) {
    List<List<Curve>> sizes = new ArrayList<>();
    for (Matching.Size size : Matching.Size.values()) {
      List<Curve> curves = new ArrayList<>();
      for (List<Evaluated> pictures : classes) {
        Curve curve = curve(pictures, size);
        if (curve != null) {
          curves.add(curve);
        }
      }
      sizes.add(curves);
    }
    List<Curve> all = sizes.get(0);
    return new CocoScores(
        precision(all, 0, OVERLAPS),
        precision(all, 0, 1),
        precision(all, 5, 6),
        precision(sizes.get(1), 0, OVERLAPS),
        precision(sizes.get(2), 0, OVERLAPS),
        precision(sizes.get(3), 0, OVERLAPS),
        recall(all, 0),
        recall(all, 1),
        recall(all, 2),
        recall(sizes.get(1), 2),
        recall(sizes.get(2), 2),
        recall(sizes.get(3), 2));
  }

  private static double precision(List<Curve> curves, int from, int to) {
    double sum = 0;
    for (Curve curve : curves) {
      for (int i = from; i < to; i++) {
        sum += curve.precision[i];
      }
    }
    return sum / ((to - from) * curves.size());
  }

  private static double recall(List<Curve> curves, int most) {
    double sum = 0;
    for (Curve curve : curves) {
      for (int i = 0; i < OVERLAPS; i++) {
        sum += curve.recall[i][most];
      }
    }
    return sum / (OVERLAPS * curves.size());
  }

  private static @org.jspecify.annotations.Nullable Curve curve(
      List<Evaluated> pictures, Matching.Size size) {
    List<Matching> matchings = new ArrayList<>();
    int objects = 0;
    for (Evaluated picture : pictures) {
      Matching matching = new Matching(picture.best(MOST_BOXES), picture.truths(), size);
      matchings.add(matching);
      objects += matching.objects();
    }
    if (objects == 0) {
      return null;
    }
    Curve curve = new Curve();
    for (int i = 0; i < OVERLAPS; i++) {
      List<List<Matching.Judged>> judged = new ArrayList<>();
      for (Matching matching : matchings) {
        judged.add(matching.judged(limit(i)));
      }
      curve.recall[i][0] = recall(judged, 1, objects);
      curve.recall[i][1] = recall(judged, 10, objects);
      curve.recall[i][2] = recall(judged, MOST_BOXES, objects);
      curve.precision[i] = meanPrecision(judged, objects);
    }
    return curve;
  }

  private static double recall(List<List<Matching.Judged>> pictures, int most, int objects) {
    int right = 0;
    for (List<Matching.Judged> picture : pictures) {
      for (Matching.Judged judged : picture.subList(0, Math.min(most, picture.size()))) {
        right += judged.verdict() == Matching.Verdict.RIGHT ? 1 : 0;
      }
    }
    return (double) right / objects;
  }

  /** Precision, made to fall with recall, at 101 recalls; 0 where the recall is not reached. */
  private static double meanPrecision(List<List<Matching.Judged>> pictures, int objects) {
    List<Matching.Judged> all = new ArrayList<>();
    for (List<Matching.Judged> picture : pictures) {
      for (Matching.Judged judged : picture) {
        if (judged.verdict() != Matching.Verdict.NEITHER) {
          all.add(judged);
        }
      }
    }
    all.sort(Comparator.comparingDouble(Matching.Judged::score).reversed());
    double[] precision = new double[all.size()];
    double[] recall = new double[all.size()];
    int right = 0;
    for (int i = 0; i < precision.length; i++) {
      right += all.get(i).verdict() == Matching.Verdict.RIGHT ? 1 : 0;
      precision[i] = (double) right / (i + 1);
      recall[i] = (double) right / objects;
    }
    for (int i = precision.length - 1; i > 0; i--) {
      precision[i - 1] = Math.max(precision[i - 1], precision[i]);
    }
    double sum = 0;
    int at = 0;
    for (int i = 0; i < RECALLS; i++) {
      // numpy's linspace, whose numbers pycocotools compares with
      double wanted = i * 0.01;
      while (at < recall.length && recall[at] < wanted) {
        at++;
      }
      sum += at < precision.length ? precision[at] : 0;
    }
    return sum / RECALLS;
  }
}
