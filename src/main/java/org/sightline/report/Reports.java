package org.sightline.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes every report of a folder from its {@code results.jsonl}, in one pass over the rows. */
public final class Reports {
  /** The record, beside which all reports stand. */
  public static final String RECORD = "results.jsonl";

  /** The groups of near-copies; not there where there are none. */
  public static final String GROUPS = "groups.jsonl";

  private Reports() {}

  /**
   * Writes all reports. Each is built under a temporary name and moved into place once all are
   * whole, so a reader never sees half of one. The same rows and head give the same bytes.
   *
   * @param folder the report folder, holding {@code results.jsonl}
   * @param timing wall-clock facts for the summary; null if not measured
   * @return what became of all items
   */
  public static RunSummary write(Path folder, RunHead head, RunSummary.@Nullable Timing timing)
      throws IOException {
    return write(ReportWriters.ALL, folder, head, timing);
  }

  static RunSummary write(
      List<ReportWriter> writers, Path folder, RunHead head, RunSummary.@Nullable Timing timing)
      throws IOException {
    Rows rows = new Rows(folder.resolve(RECORD));
    List<ReportWriter.Pass> passes = new ArrayList<>();
    try {
      for (ReportWriter writer : writers) {
        passes.add(writer.begin(temporary(folder, writer), head, rows));
      }
      Tally tally = new Tally();
      try (Rows.Cursor cursor = rows.open()) {
        for (Row row = cursor.next(); row != null; row = cursor.next()) {
          tally.add(row);
          for (ReportWriter.Pass pass : passes) {
            pass.add(row);
          }
        }
      }
      RunSummary summary = tally.summary(timing);
      for (ReportWriter.Pass pass : passes) {
        pass.finish(summary);
      }
      close(passes);
      summary.copies().write(folder, rows);
      for (ReportWriter writer : writers) {
        move(temporary(folder, writer), folder.resolve(writer.file()));
      }
      return summary;
    } finally {
      close(passes);
      for (ReportWriter writer : writers) {
        Files.deleteIfExists(temporary(folder, writer));
      }
    }
  }

  private static Path temporary(Path folder, ReportWriter writer) {
    return folder.resolve(writer.file() + ".part");
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void close(List<ReportWriter.Pass> passes) throws IOException {
    while (!passes.isEmpty()) {
      passes.remove(passes.size() - 1).close();
    }
  }
}
