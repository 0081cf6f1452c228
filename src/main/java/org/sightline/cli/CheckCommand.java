package org.sightline.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;
import org.sightline.batch.CheckRun;
import org.sightline.batch.Progress;
import org.sightline.batch.RefusedException;
import org.sightline.batch.ReportFolder;
import org.sightline.batch.RunConfig;
import org.sightline.media.Input;
import org.sightline.media.Inputs;
import org.sightline.media.NoSuchInputException;
import org.sightline.report.RunSummary;
import org.sightline.report.TerminalTable;
import org.sightline.risk.Level;

/** {@code sightline check}: photos and footage in, report out. */
final class CheckCommand implements Command {
  private static final int SOME_FAILED = 3;
  private static final int LEVEL_REACHED = 4;

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String summary() {
    return "Checks photos and footage against restricted areas and writes an explained report.";
  }

  @Override
  public String arguments() {
    return "PATH...";
  }

  @Override
  public String details() {
    return "PATH is a file, a folder (with everything below it), or - for a list of files on standard"
        + " input, one a line.";
  }

  @Override
  public Options options() {
    Options options = new Options();
    Settings.addTo(options);
    TrackOptions.addTo(options, "track");
    FrameOptions.addTo(options);
    Command.add(options, "out", "DIR", "Report folder. Default: ./sightline-report");
    Command.add(options, "threads", "N", "Files looked at at once. Default: one a processor core.");
    Command.add(
        options,
        "resume",
        null,
        "Go on with the report in the folder, reusing lines whose files and settings did not"
            + " change.");
    Command.add(options, "fresh", null, "Replace the report in the folder.");
    Command.add(
        options, "retry-failed", null, "When going on, read again what could not be read before.");
    Command.add(
        options,
        "fail-on",
        "LEVEL",
        "Exit with 4 if any file stands at LEVEL (LOW, MEDIUM, HIGH) or over it, or could not be"
            + " decided.");
    Command.add(
        options,
        "allow-undetermined",
        null,
        "With --fail-on: files that could not be decided do not count.");
    Command.add(options, "json", null, "Print the record of each file instead of a table.");
    Command.add(
        options,
        "stream",
        null,
        "Read paths from standard input as they come and print one record each, at once. Needs"
            + " --json; writes no report folder unless --out is given.");
    options.addOption(
        Option.builder("0")
            .desc("Paths on standard input end in NUL instead of a line feed.")
            .get());
    Command.add(
        options,
        "strict",
        null,
        "Stop at a fault of Sightline itself instead of going on with the next file.");
    return options;
  }

  @Override
  public int run(CommandLine given)
      throws IOException, InterruptedException, RefusedException, UsageException {
    List<Path> paths = Command.paths(given.getArgList());
    refuseContradictions(given, paths);
    Level failOn = failOn(given);
    boolean stream = given.hasOption("stream");
    PrintStream err = System.err;
    RunConfig config =
        new Settings(given)
            .load(
                paths,
                threads(given),
                given.hasOption("retry-failed"),
                given.hasOption("strict"),
                err::println);
    Progress progress = new Progress(err::print, !stream && isTerminal());
    CheckRun run = new CheckRun(config, progress);
    if (stream && !given.hasOption("out")) {
      run.streamed(StandardInput.paths(System.in, given.hasOption("0")), CheckCommand::print);
    } else {
      intoFolder(given, paths, run, config);
    }
    if (config.terrain() != null) {
      TerrainFolder.lost(config, err::println);
    }
    return code(run, failOn, given.hasOption("allow-undetermined"));
  }

  /**
   * Since JDK 22 there is a console even without a terminal, so a console that is there proves
   * nothing.
   */
  @SuppressWarnings(
      "SystemConsoleNull") // asked together with TERM, which pipes and cron do not set
  private static boolean isTerminal() {
    return System.console() != null
        && System.getenv("TERM") != null
        && Runtime.version().feature() < 22;
  }

  private static void refuseContradictions(CommandLine given, List<Path> paths)
      throws UsageException {
    boolean stream = given.hasOption("stream");
    if (stream && !given.hasOption("json")) {
      throw new UsageException("--stream prints records: give --json with it");
    }
    if (stream && !paths.isEmpty()) {
      throw new UsageException("--stream takes its paths from standard input; leave PATH out");
    }
    if (given.hasOption("clips")) {
      FrameOptions.refuseContradictions(given);
    }
    if (given.hasOption("resume") && given.hasOption("fresh")) {
      throw new UsageException("--resume and --fresh exclude each other");
    }
    if (!stream && paths.isEmpty()) {
      throw new UsageException(
          "name at least one PATH to check (before --zones, which takes all the paths after it)");
    }
  }

  private static int threads(CommandLine given) throws UsageException {
    String text = given.getOptionValue("threads");
    if (text == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    try {
      int threads = Integer.parseInt(text);
      if (threads >= 1 && threads <= 1024) {
        return threads;
      }
    } catch (NumberFormatException e) {
      // refused below, like a number out of range
    }
    throw new UsageException("--threads takes a number from 1 to 1024, not " + text);
  }

  private static @Nullable Level failOn(CommandLine given) throws UsageException {
    String text = given.getOptionValue("fail-on");
    if (text == null) {
      return null;
    }
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "LOW" -> Level.LOW;
      case "MEDIUM" -> Level.MEDIUM;
      case "HIGH" -> Level.HIGH;
      default -> throw new UsageException("--fail-on takes LOW, MEDIUM or HIGH, not " + text);
    };
  }

  private static void intoFolder(
      CommandLine given, List<Path> paths, CheckRun run, RunConfig config)
      throws IOException, InterruptedException, RefusedException {
    Path folder = Path.of(given.getOptionValue("out", "sightline-report"));
    ReportFolder.Mode mode = ReportFolder.Mode.AUTO;
    if (given.hasOption("fresh")) {
      mode = ReportFolder.Mode.FRESH;
    } else if (given.hasOption("resume")) {
      mode = ReportFolder.Mode.RESUME;
    }
    boolean json = given.hasOption("json");
    Iterator<Input> inputs = inputs(given, paths);
    try (ReportFolder report =
        ReportFolder.open(folder, mode, config.head().configHash(), Basis.inputsHash(paths))) {
      RunSummary summary = run.intoFolder(inputs, report, json ? CheckCommand::print : null);
      if (!json) {
        System.out.print(
            TerminalTable.of(
                summary, config.head(), List.of(folder.resolve("index.html").toString())));
      }
    }
    long reused = run.tally().reusedLines();
    if (reused > 0) {
      System.err.println("sightline: took over " + reused + " unchanged files from the run before");
    }
  }

  private static Iterator<Input> inputs(CommandLine given, List<Path> paths)
      throws RefusedException {
    if (given.hasOption("stream") || paths.equals(List.of(Path.of("-")))) {
      return StandardInput.paths(System.in, given.hasOption("0"));
    }
    for (String path : given.getArgList()) {
      if (path.contains("://") && !Files.exists(Path.of(path))) {
        throw new RefusedException(path + " looks like an address; inputs are local files");
      }
    }
    try {
      return Inputs.of(paths);
    } catch (NoSuchInputException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  private static void print(byte[] line) throws IOException {
    PrintStream to = System.out;
    to.write(line);
    to.write('\n');
    to.flush();
    if (to.checkError()) {
      throw new IOException("standard output was closed");
    }
  }

  private static int code(CheckRun run, @Nullable Level failOn, boolean allowUndetermined) {
    if (run.tally().hasBug()) {
      return Main.FAILURE;
    }
    if (failOn != null && run.tally().reaches(failOn, allowUndetermined)) {
      return LEVEL_REACHED;
    }
    return run.tally().failed() > 0 ? SOME_FAILED : 0;
  }
}
