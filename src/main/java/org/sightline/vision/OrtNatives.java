package org.sightline.vision;

import ai.onnxruntime.OrtEnvironment;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where ONNX Runtime's jar keeps its native libraries for this platform. */
final class OrtNatives {
  private OrtNatives() {}

  /** Folder in the jar; null if the jar has none for this platform. */
  static @Nullable String folderInJar() {
    String folder = "/ai/onnxruntime/native/" + system() + "-" + machine();
    String library = folder + "/" + System.mapLibraryName("onnxruntime");
    return OrtEnvironment.class.getResource(library) == null ? null : folder;
  }

  private static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.contains("mac") || name.contains("darwin")) {
      return "osx";
    }
    return name.contains("win") ? "win" : "linux";
  }

  private static String machine() {
    String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    if (name.startsWith("aarch64") || name.startsWith("arm64")) {
      return "aarch64";
    }
    return "x64";
  }
}
