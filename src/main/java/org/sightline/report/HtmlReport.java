package org.sightline.report;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code index.html}: the page a person looks at, worst first, complete in itself but for the
 * pictures beside it. At most 5,000 rows a page; the rest goes to {@code pages/page-2.html} and on,
 * and each page says what it leaves out.
 *
 * <p>Rows are kept in one file a rank until all are known, then copied, so memory does not grow
 * with them.
 */
final class HtmlReport implements ReportWriter {
  /** Rows on one page. */
  static final int PAGE_ROWS = 5_000;

  /** Orders of seriousness, worst first; the last two are not levels. */
  private static final List<String> RANKS =
      List.of("HIGH", "MEDIUM", "UNDETERMINED", "LOW", "NONE", "FAILED", "OTHER");

  private final int pageRows;

  HtmlReport() {
    this(PAGE_ROWS);
  }

  HtmlReport(int pageRows) {
    this.pageRows = pageRows;
  }

  @Override
  public String file() {
    return "index.html";
  }

  @Override
  public Pass begin(Path target, RunHead head, Rows rows) {
    return new Pages(target, head, rows, pageRows);
  }

  private static final class Pages implements Pass {
    private final Path target;
    private final RunHead head;
    private final Rows rows;
    private final int pageRows;
    private final PageZones zones;
    private final Map<Integer, Spool> spools = new TreeMap<>();
    private final long[] counts = new long[RANKS.size()];

    private Pages(Path target, RunHead head, Rows rows, int pageRows) {
      this.target = target;
      this.head = head;
      this.rows = rows;
      this.pageRows = pageRows;
      this.zones = new PageZones(head);
    }

    @Override
    public void add(Row row) throws IOException {
      int rank = rank(row);
      Spool spool = spools.get(rank);
      if (spool == null) {
        spool = new Spool(target.resolveSibling(target.getFileName() + "-" + rank), head);
        spools.put(rank, spool);
      }
      spool.items.write(row);
      counts[rank]++;
      zones.add(row);
    }

    private static int rank(Row row) {
      if (row.failedCode() != null) {
        return RANKS.indexOf("FAILED");
      }
      return RANKS.indexOf(row.isOther() ? "OTHER" : row.level().name());
    }

    @Override
    public void finish(RunSummary summary) throws IOException {
      PageTemplate template = PageTemplate.load("report");
      byte[] run =
          JsonWriter.object(
              Integer.MAX_VALUE, 100_000, json -> SummaryReport.facts(json, head, summary));
      byte[] drawn = JsonWriter.object(Integer.MAX_VALUE, 100_000, zones::write);
      byte[] copies = summary.copies().page(rows);
      Deque<Spool> left = new ArrayDeque<>(spools.values());
      long pages = Math.max(1, (summary.items() + pageRows - 1) / pageRows);
      Path folder = target.resolveSibling("pages");
      if (pages > 1) {
        Files.createDirectories(folder);
      }
      for (long number = 1; number <= pages; number++) {
        Path part = number == 1 ? target : folder.resolve(name(number) + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
          template.open(out);
          data(new ScriptSafe(out), page(number, pages), List.of(run, drawn, copies), left);
          template.close(out);
        }
        if (number > 1) {
          Files.move(part, folder.resolve(name(number)), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      dropOlder(folder, pages);
    }

    /**
     * @param known the members run, zones and copies
     */
    private void data(OutputStream out, byte[] page, List<byte[]> known, Deque<Spool> left)
        throws IOException {
      ascii(out, "{\"page\":");
      out.write(page);
      List<String> names = List.of("run", "zones", "copies");
      for (int i = 0; i < names.size(); i++) {
        ascii(out, ",\n\"" + names.get(i) + "\":");
        out.write(known.get(i));
      }
      ascii(out, ",\n\"items\":[\n");
      int rows = 0;
      while (rows < pageRows && !left.isEmpty()) {
        byte[] line = left.getFirst().next();
        if (line == null) {
          left.removeFirst();
          continue;
        }
        ascii(out, rows++ == 0 ? "" : ",\n");
        out.write(line);
      }
      ascii(out, "]}\n");
    }

    private static String name(long number) {
      return "page-" + number + ".html";
    }

    /** Pages of an earlier, longer report would mislead. */
    private static void dropOlder(Path folder, long pages) throws IOException {
      long number = Math.max(2, pages + 1);
      while (Files.deleteIfExists(folder.resolve(name(number)))) {
        number++;
      }
    }

    private byte[] page(long number, long pages) throws IOException {
      long first = (number - 1) * pageRows;
      long total = 0;
      for (long count : counts) {
        total += count;
      }
      long end = Math.min(total, first + pageRows);
      return JsonWriter.object(
          Integer.MAX_VALUE,
          1_000,
          json -> {
            json.whole("number", number);
            json.whole("pages", pages);
            json.text("root", number == 1 ? "" : "../");
            json.whole("first", first + 1);
            json.whole("items", end - first);
            span(json, "before", 0, first);
            span(json, "after", end, Long.MAX_VALUE);
          });
    }

    /** How many rows of each rank lie between two places in the order of the pages. */
    private void span(JsonWriter json, String name, long from, long to) throws IOException {
      json.open(name);
      long start = 0;
      for (int rank = 0; rank < counts.length; rank++) {
        long end = start + counts[rank];
        long inside = Math.min(end, to) - Math.max(start, from);
        if (inside > 0) {
          json.whole(RANKS.get(rank), inside);
        }
        start = end;
      }
      json.close('}');
    }

    private static void ascii(OutputStream out, String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
      for (Spool spool : spools.values()) {
        spool.close();
      }
      spools.clear();
    }
  }

  /** The rows of one rank, kept beside the page until all are known: first written, then read. */
  private static final class Spool implements Closeable {
    private final Path file;
    private final OutputStream out;
    private final PageItem items;
    private @Nullable InputStream in;
    private @Nullable LineReader lines;

    private Spool(Path file, RunHead head) throws IOException {
      this.file = file;
      this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 15);
      this.items = new PageItem(out, head.unasked());
    }

    /** The next row as the page shows it, or null after the last. No row may be added after. */
    private byte @Nullable [] next() throws IOException {
      LineReader from = lines;
      if (from == null) {
        items.flush();
        out.close();
        in = Files.newInputStream(file);
        from = new LineReader(in, 1 << 15);
        lines = from;
      }
      return from.next();
    }

    @Override
    public void close() throws IOException {
      out.close();
      if (in != null) {
        in.close();
      }
      Files.deleteIfExists(file);
    }
  }
}
