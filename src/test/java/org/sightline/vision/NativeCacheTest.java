package org.sightline.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void damagedLibrariesAreReplacedAndWholeOnesKept(@TempDir Path folder) throws IOException {
    NativeCache.unpackOrt(folder);
    Path runtime = folder.resolve(System.mapLibraryName("onnxruntime"));
    Path bridge = folder.resolve(System.mapLibraryName("onnxruntime4j_jni"));
    assertEquals(2, files(folder).size());
    String whole = FileHash.of(bridge);
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(runtime, old);
    Files.write(bridge, new byte[] {1});
    NativeCache.unpackOrt(folder);
    assertEquals(whole, FileHash.of(bridge));
    assertEquals(old, Files.getLastModifiedTime(runtime));
    assertEquals(2, files(folder).size());
  }

  /** In a fresh JVM: unpacks, then runs a network; prints nothing if all went well. */
  static final class Child {
    public static void main(String[] arguments) throws Exception {
      NativeCache.prepare(Path.of(arguments[0]), line -> {});
      try (Detectors detectors = Detectors.open(Path.of(arguments[1]), Engine.ONNX_RUNTIME)) {
        if (detectors.models().isEmpty()) {
          throw new IllegalStateException("no detector");
        }
      }
    }
  }

  @Test
  @Tag("slow")
  void onceUnpackedNothingGoesIntoTheTemporaryFolder(@TempDir Path folder) throws Exception {
    Path models = TestModels.folderWith(folder, "yolox-nano");
    Path cache = folder.resolve("cache");
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Path log = folder.resolve("log");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-Donnxruntime.native.path=" + cache.resolve("onnxruntime"),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                cache.toString(),
                models.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertEquals(0, child.waitFor(), Files.readString(log, StandardCharsets.UTF_8));
    assertEquals(List.of(), files(temporary));
    assertTrue(files(cache.resolve("javacpp")).size() > 5);
    if (Files.getFileStore(cache).supportsFileAttributeView("posix")) {
      assertFalse(Files.getPosixFilePermissions(cache).toString().contains("GROUP"));
    }
  }
}
