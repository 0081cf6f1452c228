package org.sightline.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * ONNX Runtime's usage reports: they leave a database and a device number in the home folder before
 * anything is sent, so an empty home folder shows that there were none.
 */
@Tag("slow")
class OnnxNetworkTest {
  /** In a fresh JVM: says which engine is preferred, then tries ONNX Runtime. */
  static final class Child {
    public static void main(String[] arguments) throws Exception {
      System.out.println(Engine.preferred());
      try (Detectors detectors = Detectors.open(Path.of(arguments[0]), Engine.ONNX_RUNTIME)) {
        System.out.println("loaded " + detectors.models().size());
      } catch (ModelException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private static List<String> said(Path folder, boolean silent) throws Exception {
    Path models = TestModels.folderWith(folder, "yolox-nano");
    Path home = Files.createDirectory(folder.resolve("home"));
    Path out = folder.resolve("out");
    ProcessBuilder child =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "-Djava.io.tmpdir=" + folder,
            Child.class.getName(),
            models.toString());
    child.environment().clear();
    child.environment().put("HOME", home.toString());
    child.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    if (silent) {
      child.environment().put("ORT_DISABLE_TELEMETRY", "1");
    }
    child.redirectOutput(out.toFile()).redirectError(folder.resolve("err").toFile());
    assertEquals(0, child.start().waitFor());
    assertEquals(List.of(), reports(home));
    return Files.readAllLines(out);
  }

  private static List<Path> reports(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(file -> file.toString().contains("onnxruntime")).toList();
    }
  }

  @Test
  void silencedItRunsAndLeavesNoReports(@TempDir Path folder) throws Exception {
    assertEquals(List.of("ONNX_RUNTIME", "loaded 1"), said(folder, true));
  }

  @Test
  void notSilencedItIsNotTouched(@TempDir Path folder) throws Exception {
    List<String> said = said(folder, false);
    assertEquals("OPENCV", said.get(0));
    assertTrue(said.get(1).contains("ORT_DISABLE_TELEMETRY=1"), said.get(1));
  }
}
