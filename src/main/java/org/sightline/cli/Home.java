package org.sightline.cli;

import java.nio.file.Path;

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

  /** The user's private cache of unpacked native libraries. */
  static Path cache() {
    String told = System.getProperty("sightline.cache");
    return told != null
        ? Path.of(told)
        : Path.of(System.getProperty("user.home", "."), ".cache", "sightline");
  }
}
