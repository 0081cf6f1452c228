package org.sightline.vision;

import java.util.List;

/**
 * What the numbers of a network's outputs mean, where the files of one family differ.
 *
 * @param boxes which four numbers a box is
 * @param unit what they are counted in
 * @param scores what a score is
 * @param firstLabel the number of the first class: 1 where 0 stands for the background
 * @param names of the outputs, where their shapes do not tell them apart: boxes, scores, labels;
 *     empty else
 */
public record Reading(Boxes boxes, Unit unit, Scores scores, int firstLabel, List<String> names) {
  /** Which four numbers a box is. */
  public enum Boxes {
    /** Centre x, centre y, width, height. */
    CENTRE,
    /** Left, top, right, bottom. */
    CORNERS,
    /** Top, left, bottom, right. */
    CORNERS_Y_FIRST
  }

  /** What a box's numbers are counted in. */
  public enum Unit {
    /** Pixels of the input. */
    PIXELS,
    /** Parts of the input's width and height, 0..1. */
    SHARES
  }

  /** What a score is. */
  public enum Scores {
    /** 0..1 as it stands. */
    PLAIN,
    /** The logistic function makes it 0..1, each class by itself. */
    SIGMOID,
    /** The exponentials' shares over all classes; the class after the last is "nothing". */
    SOFTMAX
  }

  /** Boxes by centre and size in pixels, scores 0..1. */
  static final Reading PLAIN = new Reading(Boxes.CENTRE, Unit.PIXELS, Scores.PLAIN, 0, List.of());

  /** Copies the list. */
  public Reading {
    names = List.copyOf(names);
  }

  /** A score as 0..1; {@link Scores#SOFTMAX} takes all classes together and is not made here. */
  double score(double value) {
    return scores == Scores.SIGMOID ? 1 / (1 + Math.exp(-value)) : value;
  }

  /** A box of the network's as one in pixels of its input. */
  Candidate candidate(
      int label, double score, double a, double b, double c, double d, ModelCard card) {
    double width = unit == Unit.SHARES ? card.inputWidthPx() : 1;
    double height = unit == Unit.SHARES ? card.inputHeightPx() : 1;
    double kept = Math.min(1, score);
    return switch (boxes) {
      case CENTRE -> Candidate.centred(label, kept, a * width, b * height, c * width, d * height);
      case CORNERS ->
          new Candidate(label, kept, a * width, b * height, c * width, d * height, null);
      case CORNERS_Y_FIRST ->
          new Candidate(label, kept, b * width, a * height, d * width, c * height, null);
    };
  }
}
