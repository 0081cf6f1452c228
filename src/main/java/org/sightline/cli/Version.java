package org.sightline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Which Sightline this is: the version of the pom, written beside the classes when they were built.
 */
final class Version {
  private Version() {}

  /** The version, such as {@code 0.1.0}. */
  static String text() throws IOException {
    try (InputStream in = Version.class.getResourceAsStream("/version.txt")) {
      return in == null
          ? "unpackaged"
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
