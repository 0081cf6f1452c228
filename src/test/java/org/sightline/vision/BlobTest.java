package org.sightline.vision;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlobTest {
  private static Blob of(float... values) {
    return new Blob(List.of(1, values.length), FloatBuffer.wrap(values));
  }

  @Test
  void valuesThatAreNoNumbersAreSeenWhereverTheyStand() {
    assertTrue(of(0, -1.5f, 3e38f).isFinite());
    assertFalse(of(Float.NaN, 1, 2).isFinite());
    assertFalse(of(0, 1, Float.NaN).isFinite());
    assertFalse(of(0, Float.POSITIVE_INFINITY, 2).isFinite());
  }
}
