package org.sightline.vision;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sightline.Shared;

/** Model folders for tests: the project's cards with weights that lie elsewhere. */
public final class TestModels {
  private static final Path CARDS = Path.of("models");

  private TestModels() {}

  /** A models folder with the project's label lists and one card, and its weights. */
  static Path folderWith(Path folder, String name) throws IOException {
    Path models = folder.resolve("models-" + name);
    copy(CARDS.resolve("labels").resolve("coco80.txt"), models.resolve("labels"));
    copy(CARDS.resolve(name).resolve(ModelCard.FILE), models.resolve(name));
    copy(weights(name), models.resolve(name));
    return models;
  }

  /** The weights; the calling test is skipped, saying so, where there are none. */
  public static Path weights(String name) throws IOException {
    return switch (name) {
      case "yolox-nano" -> Shared.folder("models").resolve("yolox-nano/yolox_nano.onnx");
      case "nanodet" -> nanodet();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Path nanodet() {
    String configured = System.getenv("SIGHTLINE_NANODET");
    Path file = configured == null ? CARDS.resolve("nanodet/nanodet.onnx") : Path.of(configured);
    assumeTrue(
        Files.exists(file),
        () ->
            "skipped: no NanoDet weights at "
                + file
                + " (\"sightline models install nanodet\" makes them, or set SIGHTLINE_NANODET)");
    return file;
  }

  public static void copy(Path file, Path intoFolder) throws IOException {
    Files.createDirectories(intoFolder);
    Files.copy(file, intoFolder.resolve(file.getFileName().toString()));
  }
}
