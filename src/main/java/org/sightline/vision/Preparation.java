package org.sightline.vision;

import java.util.List;

/**
 * How a picture is made into a network's input: value = (pixel − mean) / deviation, a pixel being
 * 0..255.
 *
 * @param fit where the picture lies in the input
 * @param redFirst whether the channels are red, green, blue; else blue, green, red
 * @param padding the grey that fills the rest of the input, 0..255, before the mean is taken off
 * @param means one a channel, in the network's order
 * @param deviations one a channel, in the network's order; none is 0
 */
public record Preparation(
    Fit fit, boolean redFirst, int padding, List<Double> means, List<Double> deviations) {
  /** Where a picture lies in an input of other proportions. */
  public enum Fit {
    /** Whole, its proportions kept, in the top left corner. */
    TOP_LEFT,
    /** Whole, its proportions kept, in the middle. */
    CENTRE,
    /** Stretched to the whole input. */
    STRETCH
  }

  /** Copies the lists and rejects other than three channels. */
  public Preparation {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
    if (means.size() != 3 || deviations.size() != 3 || deviations.contains(0.0)) {
      throw new IllegalArgumentException("channels " + means + " " + deviations);
    }
  }

  /** Red, green, blue as 0..1, as most exported networks take them. */
  static Preparation shares(Fit fit, int padding) {
    return new Preparation(
        fit, true, padding, List.of(0.0, 0.0, 0.0), List.of(255.0, 255.0, 255.0));
  }

  /** Where a picture lies in an input. */
  Letterbox place(int pictureWidth, int pictureHeight, int inputWidth, int inputHeight) {
    return switch (fit) {
      case TOP_LEFT -> Letterbox.topLeft(pictureWidth, pictureHeight, inputWidth, inputHeight);
      case CENTRE -> Letterbox.centred(pictureWidth, pictureHeight, inputWidth, inputHeight);
      case STRETCH -> Letterbox.stretched(pictureWidth, pictureHeight, inputWidth, inputHeight);
    };
  }
}
