package org.sightline.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One kind of report made from the rows of {@code results.jsonl}. Writers hold no state: what
 * belongs to one report lives in its {@link Pass}. To add one, name it in {@link
 * ReportWriters#ALL}.
 */
public interface ReportWriter {
  /** The file it writes, relative to the report folder, such as {@code results.csv}. */
  String file();

  /**
   * Begins a report. It must be built under {@code target}, a temporary name that {@link Reports}
   * moves to {@link #file()} once every report is whole.
   *
   * @param target where to write
   * @param head what was checked against
   * @param rows the rows that will be added, for writers that must read them again
   */
  Pass begin(Path target, RunHead head, Rows rows) throws IOException;

  /** One report being written. Used by one thread; memory must not grow with the number of rows. */
  interface Pass extends Closeable {
    /** Takes the next row, in the order of {@code results.jsonl}. */
    void add(Row row) throws IOException;

    /** Completes the file after the last row. */
    void finish(RunSummary summary) throws IOException;
  }
}
