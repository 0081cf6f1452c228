package org.sightline.vision;

import java.util.List;

/** Small cards for tests of heads. */
final class TestCards {
  private TestCards() {}

  /** A card of a 64 × 64 network: grids of 8 × 8, 4 × 4 and 2 × 2 cells. */
  static ModelCard of(String name, String... labels) {
    Head head = Heads.named(name);
    if (head == null) {
      throw new IllegalArgumentException(name);
    }
    return of(head, 64, 64, head.preparation(), head.reading(), labels);
  }

  /** A card of a network that says how it differs from its family. */
  static ModelCard of(
      Head head, int width, int height, Preparation input, Reading output, String... labels) {
    return new ModelCard(
        "test",
        "test.onnx",
        "0".repeat(64),
        1,
        head.name(),
        width,
        height,
        List.of(labels),
        0.3,
        0.5,
        "Apache-2.0",
        "",
        List.of(Looking.Viewpoint.GROUND),
        "",
        1,
        "",
        null,
        input,
        output,
        null);
  }
}
