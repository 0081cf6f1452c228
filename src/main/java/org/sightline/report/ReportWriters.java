package org.sightline.report;

import java.util.List;

/** Every report that a run writes beside {@code results.jsonl}. */
public final class ReportWriters {
  /** In the order in which they are written. */
  public static final List<ReportWriter> ALL =
      List.of(new SummaryReport(), new CsvReport(), new GeoJsonReport(), new HtmlReport());

  private ReportWriters() {}
}
