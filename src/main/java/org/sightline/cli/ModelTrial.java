package org.sightline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sightline.batch.PixelChild;
import org.sightline.batch.RefusedException;
import org.sightline.media.InputException;
import org.sightline.vision.Device;
import org.sightline.vision.FileHash;

/**
 * Loads the networks of a run before its first file, so that a card which does not fit its file
 * refuses the run instead of failing every picture. What was loaded once on the CPU is remembered
 * in the user's cache, by the hash of all cards: starting a child for it takes half a second.
 */
final class ModelTrial {
  private ModelTrial() {}

  /**
   * Tries what a run looks at pictures with.
   *
   * @return why the networks do not run on the wanted device, but on the CPU; null if they do
   * @throws RefusedException if they cannot be loaded
   */
  static @Nullable String whyNot(PixelSetup setup, Device wanted)
      throws IOException, RefusedException {
    if (wanted == Device.CPU && setup.used().isEmpty()) {
      return null;
    }
    Path loaded = Home.cache().resolve("models").resolve(identity(setup));
    if (wanted == Device.CPU && Files.exists(loaded)) {
      return null;
    }
    try {
      String whyNot = PixelChild.whyNot(setup.options());
      if (wanted == Device.CPU) {
        remember(loaded);
      }
      return whyNot;
    } catch (InputException e) {
      throw new RefusedException(
          e.getMessage() + " (to check without looking at pictures: --no-pixels)");
    }
  }

  /** Cards are records of records, so their text tells all that is in them. */
  private static String identity(PixelSetup setup) throws IOException {
    String text =
        Version.text()
            + setup.engine()
            + setup.model()
            + setup.faces()
            + setup.readers()
            + setup.readsText();
    return FileHash.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
  }

  private static void remember(Path loaded) {
    try {
      Files.createDirectories(loaded.getParent());
      Files.createFile(loaded);
    } catch (IOException unwritable) {
      return; // tried again next time
    }
  }
}
