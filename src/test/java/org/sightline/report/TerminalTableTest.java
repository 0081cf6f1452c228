package org.sightline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.risk.Level;
import org.sightline.risk.Scene;

class TerminalTableTest {
  private static final RunHead HEAD = Runs.head(List.of(Scene.MEADOW));

  @Test
  void tableSaysWhatToLookAtWhatIsOpenAndWhatWasWritten(@TempDir Path folder) throws IOException {
    RunSummary run =
        Reports.write(List.of(new SummaryReport()), Runs.write(folder, Runs.items()), HEAD, null);
    assertEquals(
        """
        3 of 8 files need a look before you share them. 2 undetermined, 1 not read.

          High                   3   evidence that a rule of the policy is broken
          Medium                 0   look before sharing
          Undetermined           2   a required check could not be made
          Low                    1   worth knowing, often fine
          Nothing found          1   in any of the checks made; not a promise
          Not read               1   could not be opened; counted apart

        Not read, by reason:
                                 1   jpeg-truncated

        Check of position open, by reason:
                                 1   no-position
                                 1   position-zeroed

        Check of view open, by reason:
                                 1   no-position
                                 1   position-zeroed

        The zone files cover 21 × 16 km around 41.2° S, 24.5° W.
        Looked at on the CPU, not with cuda: no card is there
        Zone left out: zones.geojson: feature 4: a ring with two points

        Written: sightline-report/index.html
                 sightline-report/results.jsonl
        """,
        TerminalTable.of(
            run, HEAD, List.of("sightline-report/index.html", "sightline-report/results.jsonl")));
  }

  @Test
  void manyCodesAreCutAndLargeNumbersGrouped() {
    Map<String, Long> failures = new TreeMap<>();
    for (int i = 10; i < 40; i++) {
      failures.put("code-" + i, 1_000_000L + i);
    }
    String table =
        TerminalTable.of(
            new RunSummary(
                1_234_567,
                Map.of(Level.HIGH, 1L),
                0,
                0,
                failures,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                new Copies(),
                new RunSummary.Counted(1_234, 7, 1, 1),
                null),
            HEAD,
            List.of());
    assertTrue(table.startsWith("1 of 1,234,567 files needs a look"), table);
    assertTrue(table.contains("          1,000,010   code-10\n"), table);
    assertTrue(table.contains("  and 18 more\n"), table);
    assertTrue(table.contains("1,234   in 7 files\n"), table);
    assertTrue(table.contains("1   in 1 file\n"), table);
    assertTrue(table.contains("Counted only, for blurring; nobody is identified.\n"), table);
  }
}
