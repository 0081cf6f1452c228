package org.sightline.vision;

import java.util.List;

/** Small cards for tests of heads. */
final class TestCards {
  private TestCards() {}

  /** A card of a 64 × 64 network: grids of 8 × 8, 4 × 4 and 2 × 2 cells. */
  static ModelCard of(String head, String... labels) {
    return new ModelCard(
        "test",
        "test.onnx",
        "0".repeat(64),
        1,
        head,
        64,
        64,
        List.of(labels),
        0.3,
        0.5,
        "Apache-2.0",
        "",
        List.of(Looking.Viewpoint.GROUND),
        "",
        1,
        "",
        null);
  }
}
