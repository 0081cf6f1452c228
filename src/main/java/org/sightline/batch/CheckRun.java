package org.sightline.batch;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Input;
import org.sightline.report.Reports;
import org.sightline.report.RunSummary;

/** One run over many inputs, with a report folder or without. */
public final class CheckRun {
  private final RunConfig config;
  private final Progress progress;
  private final Tally tally = new Tally();

  /** A run that has not begun. */
  public CheckRun(RunConfig config, Progress progress) {
    this.config = config;
    this.progress = progress;
  }

  /** What the exit code depends on; complete when the run has ended. */
  public Tally tally() {
    return tally;
  }

  /**
   * Assesses every input into a report folder, then writes the reports made from the lines.
   *
   * @param echo is handed each line as well; null if nobody wants them
   * @throws IOException if the folder cannot be written: what was written stays whole, and the run
   *     can be resumed
   */
  public RunSummary intoFolder(
      Iterator<Input> inputs, ReportFolder folder, BatchRunner.@Nullable Sink echo)
      throws IOException, InterruptedException {
    try (Journal journal =
        new Journal(
            folder.path().resolve("results.jsonl"), folder.work().resolve("previous.jsonl"))) {
      Outputs outputs =
          new Outputs(folder, journal, new Published(config.zones(), config.head().asOf()));
      BatchRunner runner =
          new BatchRunner(
              () -> new Pipeline(config, outputs, tally, progress),
              config.threads(),
              new Turnstile(folder.work()),
              progress);
      runner.run(
          inputs,
          line -> {
            journal.append(line);
            outputs.written(line);
            if (echo != null) {
              echo.accept(line);
            }
          });
      journal.finish();
      if (folder.resumed()) {
        folder.sweep(journal);
      }
    }
    RunSummary summary = Reports.write(folder.path(), config.head(), timing());
    folder.finish();
    return summary;
  }

  /** Assesses inputs as they come and hands out each line at once; no folder, no reports. */
  public void streamed(Iterator<Input> inputs, BatchRunner.Sink out)
      throws IOException, InterruptedException {
    new BatchRunner(
            () -> new Pipeline(config, null, tally, progress),
            config.threads(),
            new Turnstile(null),
            progress)
        .run(inputs, out);
  }

  private RunSummary.Timing timing() {
    Map<String, Long> stages = new LinkedHashMap<>();
    for (Progress.Stage stage : Progress.Stage.values()) {
      stages.put(stage.name().toLowerCase(Locale.ROOT), Math.round(progress.seconds(stage) * 1000));
    }
    long cpuMs =
        ProcessHandle.current().info().totalCpuDuration().map(d -> d.toMillis()).orElse(0L);
    return new RunSummary.Timing(Math.round(progress.wallSeconds() * 1000), cpuMs, stages);
  }
}
