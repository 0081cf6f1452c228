package org.sightline.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sightline.vision.Detection;

/**
 * What a model gave and what there is, of one class in one picture.
 *
 * @param detections its boxes
 * @param truths the objects
 */
record Evaluated(List<Detection> detections, List<CocoFile.Truth> truths) {
  /** Copies the lists. */
  Evaluated {
    detections = List.copyOf(detections);
    truths = List.copyOf(truths);
  }

  /** The boxes with the best scores. */
  List<Detection> best(int most) {
    if (detections.size() <= most) {
      return detections;
    }
    List<Detection> sorted = new ArrayList<>(detections);
    sorted.sort(Comparator.comparingDouble(Detection::score).reversed());
    return sorted.subList(0, most);
  }

  /** The boxes with at least a score. */
  Evaluated from(double score) {
    List<Detection> kept = new ArrayList<>(detections);
    kept.removeIf(detection -> detection.score() < score);
    return new Evaluated(kept, truths);
  }
}
