package org.sightline.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.risk.Check;
import org.sightline.risk.Level;
import org.sightline.risk.Words;

/**
 * The short answer of a run, for a terminal: plain text without colour. What comes from files loses
 * its control characters, which a terminal would obey.
 */
public final class TerminalTable {
  private static final int MAX_CODES = 12;
  private static final int LABEL_WIDTH = 15;
  private static final int COUNT_WIDTH = 9;

  private TerminalTable() {}

  /**
   * The table.
   *
   * @param written the files and folders to look at, as a person would open them
   */
  public static String of(RunSummary run, RunHead head, List<String> written) {
    StringBuilder text = new StringBuilder(1000);
    headline(text, run);
    level(text, run, Level.HIGH, "High", "evidence that a rule of the policy is broken");
    level(text, run, Level.MEDIUM, "Medium", "look before sharing");
    level(text, run, Level.UNDETERMINED, "Undetermined", "a required check could not be made");
    level(text, run, Level.LOW, "Low", "worth knowing, often fine");
    level(text, run, Level.NONE, "Nothing found", "in any of the checks made; not a promise");
    line(text, "Not read", run.failed(), "could not be opened; counted apart");
    if (run.others() > 0) {
      line(text, "Other files", run.others(), "no picture, video or track");
    }
    counted(text, run.counted());
    codes(text, "Not read, by reason:", run.failures());
    for (Map.Entry<Check.Kind, Map<String, Long>> open : run.openChecks().entrySet()) {
      String kind = RecordLine.name(open.getKey());
      codes(text, "Check of " + kind + " open, by reason:", open.getValue());
    }
    caveats(text, head);
    for (int i = 0; i < written.size(); i++) {
      text.append(i == 0 ? "\nWritten: " : "         ")
          .append(Words.clean(written.get(i), 400))
          .append('\n');
    }
    return text.toString();
  }

  private static void headline(StringBuilder text, RunSummary run) {
    long look = of(run, Level.HIGH) + of(run, Level.MEDIUM);
    long open = of(run, Level.UNDETERMINED);
    text.append(grouped(look)).append(" of ").append(grouped(run.items()));
    text.append(run.items() == 1 ? " file" : " files");
    text.append(look == 1 ? " needs" : " need").append(" a look before you share ");
    text.append(run.items() == 1 ? "it." : "them.");
    if (open > 0 || run.failed() > 0) {
      text.append(' ').append(grouped(open)).append(" undetermined, ");
      text.append(grouped(run.failed())).append(" not read.");
    }
    text.append("\n\n");
  }

  private static void counted(StringBuilder text, RunSummary.@Nullable Counted counted) {
    if (counted != null) {
      text.append('\n');
      line(text, "Faces", counted.faces(), "in " + files(counted.filesWithFaces()));
      line(text, "Number plates", counted.plates(), "in " + files(counted.filesWithPlates()));
      text.append("  Counted only, for blurring; nobody is identified.\n");
    }
  }

  private static String files(long count) {
    return grouped(count) + (count == 1 ? " file" : " files");
  }

  private static void level(
      StringBuilder text, RunSummary run, Level level, String word, String meaning) {
    line(text, word, of(run, level), meaning);
  }

  private static void line(StringBuilder text, String label, long count, String meaning) {
    String number = grouped(count);
    text.append("  ").append(label).append(" ".repeat(LABEL_WIDTH - label.length()));
    text.append(" ".repeat(Math.max(0, COUNT_WIDTH - number.length()))).append(number);
    text.append("   ").append(meaning).append('\n');
  }

  private static void codes(StringBuilder text, String title, Map<String, Long> counts) {
    if (counts.isEmpty()) {
      return;
    }
    text.append('\n').append(title).append('\n');
    int shown = 0;
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      if (shown++ == MAX_CODES) {
        text.append("  and ").append(counts.size() - MAX_CODES).append(" more\n");
        return;
      }
      String number = grouped(entry.getValue());
      text.append(" ".repeat(Math.max(1, 2 + LABEL_WIDTH + COUNT_WIDTH - number.length())));
      text.append(number).append("   ").append(Words.clean(entry.getKey(), 60)).append('\n');
    }
  }

  private static void caveats(StringBuilder text, RunHead head) {
    text.append('\n');
    for (Map.Entry<Check.Kind, Check> unasked : head.unasked().entrySet()) {
      // nobody misses the count of faces and plates who did not ask for it
      boolean counts =
          unasked.getKey() == Check.Kind.FACES || unasked.getKey() == Check.Kind.PLATES;
      if (unasked.getValue().state() == Check.State.NOT_ASKED && !counts) {
        text.append("Not checked: ").append(RecordLine.name(unasked.getKey())).append(". ");
        text.append(unasked.getValue().message()).append('\n');
      }
    }
    if (!head.coverageSentence().isEmpty()) {
      text.append(head.coverageSentence()).append('\n');
    }
    RunHead.TerrainUsed terrain = head.terrain();
    if (terrain != null && !terrain.problems().isEmpty()) {
      text.append("Elevation tiles not used: ").append(terrain.problems().size());
      text.append("; there it is not known what hills hide.\n");
    }
    RunHead.DeviceUsed device = head.device();
    if (device != null && device.whyNot() != null) {
      text.append("Looked at on the ").append(device.used().toUpperCase(Locale.ROOT));
      text.append(", not with ").append(device.asked()).append(": ");
      text.append(Words.clean(device.whyNot(), 400)).append('\n');
    }
    for (String skipped : head.skippedZones()) {
      text.append("Zone left out: ").append(Words.clean(skipped, 400)).append('\n');
    }
  }

  private static long of(RunSummary run, Level level) {
    return run.levels().getOrDefault(level, 0L);
  }

  /** Thousands apart, as English has it. */
  private static String grouped(long count) {
    StringBuilder text = new StringBuilder(Long.toString(count));
    for (int i = text.length() - 3; i > 0; i -= 3) {
      text.insert(i, ',');
    }
    return text.toString();
  }
}
