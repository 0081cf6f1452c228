package org.sightline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the real program from the classes under test, in a process of its own. */
final class Processes {
  /**
   * What a finished command left.
   *
   * @param code exit code
   * @param out standard output
   * @param err standard error
   */
  record Ended(int code, String out, String err) {}

  private Processes() {}

  /** Starts a command whose output nobody reads; {@code temporary} is its temporary folder. */
  static Process start(Path temporary, String... arguments) throws IOException {
    return builder(List.of(), temporary, arguments)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Runs a command to its end and logs every class it loads, with the jar it came from. */
  static Ended runLogging(Path log, Path temporary, String... arguments) throws Exception {
    return run(List.of("-Xlog:class+load:file=" + log), temporary, "", arguments);
  }

  /** Runs a command to its end with a text on its standard input. */
  static Ended run(Path temporary, String input, String... arguments) throws Exception {
    return run(List.of("-Xmx512m"), temporary, input, arguments);
  }

  private static Ended run(List<String> flags, Path temporary, String input, String... arguments)
      throws Exception {
    Path out = Files.createTempFile("out", null);
    Path err = Files.createTempFile("err", null);
    try {
      Process process =
          builder(flags, temporary, arguments)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      process.getOutputStream().write(input.getBytes(UTF_8));
      process.getOutputStream().close();
      if (!process.waitFor(180, java.util.concurrent.TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("hangs: " + List.of(arguments));
      }
      return new Ended(
          process.exitValue(),
          new String(Files.readAllBytes(out), UTF_8),
          new String(Files.readAllBytes(err), UTF_8));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static ProcessBuilder builder(List<String> flags, Path temporary, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:-UsePerfData");
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-Dsightline.home=" + Path.of("").toAbsolutePath());
    Path cache = Path.of(System.getProperty("user.home"), ".cache", "sightline");
    command.add("-Dorg.bytedeco.javacpp.cachedir=" + cache.resolve("javacpp"));
    command.add("-Donnxruntime.native.path=" + cache.resolve("onnxruntime"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("org.sightline.cli.Main");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("TMPDIR", temporary.toString());
    return builder;
  }
}
