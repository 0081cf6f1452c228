package org.sightline.vision;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/**
 * The folder that native libraries are unpacked into once, private to the user, instead of into the
 * temporary folder at every start. The launcher names it to both loaders: {@code
 * -Donnxruntime.native.path=CACHE/onnxruntime -Dorg.bytedeco.javacpp.cachedir=CACHE/javacpp}.
 */
public final class NativeCache {
  private static final String ORT_FOLDER = "onnxruntime.native.path";
  private static final String JAVACPP_FOLDER = "org.bytedeco.javacpp.cachedir";
  private static final List<String> ORT_LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

  /** What ONNX Runtime with CUDA has besides, 583 MB on Linux. */
  private static final List<String> CUDA_LIBRARIES =
      List.of("onnxruntime_providers_shared", "onnxruntime_providers_cuda");

  // by name: to unpack a library is not to use it, and FFmpeg's classes are the media package's
  private static final List<String> JAVACPP_LIBRARIES =
      List.of(
          "org.bytedeco.opencv.global.opencv_imgcodecs",
          "org.bytedeco.opencv.global.opencv_dnn",
          "org.bytedeco.ffmpeg.global.avformat",
          "org.bytedeco.ffmpeg.global.swscale");

  private NativeCache() {}

  /**
   * Unpacks every native library; to be called at set-up, before anything else uses one. Libraries
   * that are there and whole stay.
   *
   * @param cache the folder, made if need be
   * @param progress told what is about to be done
   * @throws IOException if the folder cannot be written, or a library does not load from there
   */
  public static void prepare(Path cache, Consumer<String> progress) throws IOException {
    String size = hasCuda() ? "about 800 MB" : "about 210 MB";
    progress.accept("Unpacking native libraries into " + cache + " (" + size + ", no download)");
    Files.createDirectories(cache);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwx------"));
    }
    unpackOrt(cache.resolve("onnxruntime"));
    if (System.getProperty(JAVACPP_FOLDER) == null) {
      System.setProperty(JAVACPP_FOLDER, cache.resolve("javacpp").toString());
    }
    for (String library : JAVACPP_LIBRARIES) {
      try {
        Loader.load(Class.forName(library));
      } catch (ClassNotFoundException | LinkageError e) {
        throw new IOException(
            "the native libraries of "
                + library
                + " do not load on this system ("
                + e.getMessage()
                + ")",
            e);
      }
    }
  }

  /** Unpacks ONNX Runtime where the launcher said it lies, should it not lie there. */
  static void completeOrt(Device device) throws IOException {
    String folder = System.getProperty(ORT_FOLDER);
    if (folder == null) {
      return;
    }
    List<String> needed = new ArrayList<>(ORT_LIBRARIES);
    if (device == Device.CUDA && hasCuda()) {
      needed.addAll(CUDA_LIBRARIES);
    }
    for (String library : needed) {
      if (!Files.exists(Path.of(folder, System.mapLibraryName(library)))) {
        unpackOrt(Path.of(folder));
      }
    }
  }

  /** Whether ONNX Runtime's jar is the one with CUDA: that of the build profile of this name. */
  public static boolean hasCuda() {
    String folder = ortFolderInJar();
    return folder != null && isInJar(folder, "onnxruntime_providers_cuda");
  }

  /** Unpacks ONNX Runtime, if this platform has it, over whatever is not what its jar holds. */
  static void unpackOrt(Path folder) throws IOException {
    String inJar = ortFolderInJar();
    if (inJar == null) {
      return;
    }
    Files.createDirectories(folder);
    List<String> libraries = new ArrayList<>(ORT_LIBRARIES);
    if (hasCuda()) {
      libraries.addAll(CUDA_LIBRARIES);
    }
    for (String library : libraries) {
      String name = System.mapLibraryName(library);
      Path target = folder.resolve(name);
      Path unpacked = Files.createTempFile(folder, name, ".new");
      try (InputStream in = OrtEnvironment.class.getResourceAsStream(inJar + "/" + name)) {
        if (in == null) {
          throw new IOException("ONNX Runtime's jar lacks " + name);
        }
        Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
        if (!Files.exists(target) || Files.mismatch(unpacked, target) >= 0) {
          Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
        }
      } finally {
        Files.deleteIfExists(unpacked);
      }
    }
  }

  /** Where ONNX Runtime's jar keeps this platform's libraries; null if it has none. */
  static @Nullable String ortFolderInJar() {
    String folder = "/ai/onnxruntime/native/" + system() + "-" + machine();
    return isInJar(folder, "onnxruntime") ? folder : null;
  }

  private static boolean isInJar(String folder, String library) {
    String name = folder + "/" + System.mapLibraryName(library);
    return OrtEnvironment.class.getResource(name) != null;
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
    return name.startsWith("aarch64") || name.startsWith("arm64") ? "aarch64" : "x64";
  }
}
