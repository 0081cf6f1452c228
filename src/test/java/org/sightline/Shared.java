package org.sightline;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the real files that are tested against and never committed. */
public final class Shared {
  private Shared() {}

  /**
   * A folder of the shared test data; the calling test is skipped, saying so, where it is absent.
   */
  public static Path folder(String name) {
    String configured = System.getenv("SIGHTLINE_SHARED");
    Path root = Path.of(configured == null ? "../shared" : configured);
    Path folder = root.resolve(name);
    assumeTrue(
        Files.isDirectory(folder),
        () -> "skipped: no shared test data at " + folder + " (set SIGHTLINE_SHARED)");
    return folder;
  }
}
