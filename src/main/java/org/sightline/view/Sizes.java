package org.sightline.view;

import java.util.Locale;

/**
 * How large things are at the most, by the names that detectors give them: however small one
 * appears, it is no further away than the largest of its kind would be.
 */
public final class Sizes {
  private Sizes() {}

  /**
   * Length of the longest thing of a kind ever built, metres, rounded up; infinite for kinds
   * without a largest one.
   */
  public static double longestM(String label) {
    return switch (label.toLowerCase(Locale.ROOT)) {
      case "person", "bicycle", "motorcycle" -> 5;
      case "car" -> 12;
      case "bus" -> 32; // articulated twice
      case "truck" -> 54; // road trains of Australia: 53.5 m
      case "helicopter" -> 45; // Mil Mi-12: 44.3 m with its rotors
      case "airplane", "aeroplane" -> 118; // Stratolaunch: a span of 117 m
      case "boat", "ship" -> 490; // Prelude FLNG: 488 m
      default -> Double.POSITIVE_INFINITY;
    };
  }
}
