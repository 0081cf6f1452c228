package org.sightline.cli;

import java.io.File;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sightline.vision.ModelKit;

/**
 * Where the program's own folders are: the launcher says so, and a bare {@code java -jar} finds
 * them from the working folder.
 */
final class Home {
  private Home() {}

  /** A folder that comes with the program, such as {@code geofences}. */
  static Path folder(String name) {
    return Path.of(System.getProperty("sightline.home", ".")).resolve(name);
  }

  /** Where the archive of a kit of models lies beside the program; null if it has none. */
  static @Nullable Path archive(ModelKit kit) {
    String name = kit.archive();
    String jar = System.getProperty("java.class.path", "");
    Path folder = Path.of(jar.indexOf(File.pathSeparatorChar) < 0 ? jar : "").getParent();
    return name == null || folder == null ? null : folder.resolve("models").resolve(name);
  }

  /** The user's private cache of unpacked native libraries. */
  static Path cache() {
    String told = System.getProperty("sightline.cache");
    return told != null
        ? Path.of(told)
        : Path.of(System.getProperty("user.home", "."), ".cache", "sightline");
  }
}
