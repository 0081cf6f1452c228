package org.sightline.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CircleLikelihoodTest {
  @Test
  void centreOfACircleHasRayleighsAnswer() {
    for (double r : new double[] {0.01, 0.5, 1, 3, 8}) {
      assertEquals(1 - Math.exp(-r * r / 2), CircleLikelihood.inside(0, r, 1), 1e-6, "r " + r);
    }
  }

  @Test
  void wideCirclesAreStraightBorders() {
    for (double d : new double[] {-5, -1, 0, 0.5, 3}) {
      double tail = Likelihood.upperTail(Math.abs(d));
      // the border bends away by 1 / (2 R) on average: 0.4 / 2e6
      assertEquals(
          d < 0 ? 1 - tail : tail, CircleLikelihood.inside(1e6 + d, 1e6, 1), 1e-6, "d " + d);
    }
  }

  @Test
  void besselFunctionHasItsTabulatedValues() {
    // Abramowitz and Stegun, table 9.8: exp(-x) I0(x)
    assertEquals(1, CircleLikelihood.scaledBessel(0), 2e-7);
    assertEquals(0.4657596077, CircleLikelihood.scaledBessel(1), 2e-7);
    assertEquals(0.2070019212, CircleLikelihood.scaledBessel(4), 2e-7);
    assertEquals(0.1278333372, CircleLikelihood.scaledBessel(10), 2e-7);
  }

  @Test
  void answersAgreeWithMonteCarlo() {
    Random random = new Random(31);
    int n = 200_000;
    for (double r : new double[] {0.3, 2, 10}) {
      for (double d : new double[] {0, 0.4, 1.9, 2.1, 9, 11}) {
        int hits = 0;
        for (int i = 0; i < n; i++) {
          hits += Math.hypot(d + random.nextGaussian(), random.nextGaussian()) <= r ? 1 : 0;
        }
        // four standard deviations of the sampling
        double allowed = 4 * 0.5 / Math.sqrt(n);
        assertEquals(
            (double) hits / n, CircleLikelihood.inside(d * 7, r * 7, 7), allowed, r + " " + d);
      }
    }
  }

  @Test
  void answersBecomeGeometricAsTheErrorVanishes() {
    assertEquals(1, CircleLikelihood.inside(4.99, 5, 1e-3), 0);
    assertEquals(0, CircleLikelihood.inside(5.01, 5, 1e-3), 0);
    // on the border: half, less what the circle bends away
    assertEquals(0.5, CircleLikelihood.inside(5, 5, 1e-3), 1e-4);
    assertEquals(1, CircleLikelihood.inside(0, 5, 1e-9), 0);
  }
}
