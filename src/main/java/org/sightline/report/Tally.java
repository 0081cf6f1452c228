package org.sightline.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sightline.risk.Check;
import org.sightline.risk.Level;

/** Counts rows. Its memory grows with the number of different codes, which is bounded here. */
final class Tally {
  /** Codes are words of the program; only a damaged file holds more. */
  private static final int MAX_CODES = 1_000;

  private long items;
  private long others;
  private long failed;
  private final Map<Level, Long> levels = new EnumMap<>(Level.class);
  private final Map<String, Long> failures = new TreeMap<>();
  private final Map<String, Long> notes = new TreeMap<>();
  private final Map<String, Long> kinds = new TreeMap<>();
  private final Map<Check.Kind, Map<String, Long>> openChecks = new EnumMap<>(Check.Kind.class);
  private final Map<String, Long> rules = new TreeMap<>();

  private final Copies copies = new Copies();
  private RunSummary.@Nullable Counted counted;

  Tally() {
    for (Level level : Level.values()) {
      levels.put(level, 0L);
    }
  }

  void add(Row row) {
    items++;
    count(kinds, row.fields().text("kind"));
    countEach(notes, row, "notes", "code");
    String failure = row.failedCode();
    if (failure != null) {
      failed++;
      count(failures, failure);
      return;
    }
    if (row.isOther()) {
      others++;
    } else {
      levels.merge(row.level(), 1L, Long::sum);
    }
    countEach(rules, row, "findings", "rule");
    copies.add(row);
    checks(row.fields().get("checks"));
    JsonSpan privacy = row.fields().get("privacy");
    if (!privacy.isAbsent()) {
      RunSummary.Counted before = counted == null ? new RunSummary.Counted(0, 0, 0, 0) : counted;
      counted = before.plus(whole(privacy.number("faces")), whole(privacy.number("plates")));
    }
  }

  private static long whole(@Nullable Double number) {
    return number == null ? 0 : Math.round(number);
  }

  private void checks(JsonSpan checks) {
    for (Check.Kind kind : Check.Kind.values()) {
      JsonSpan check = checks.get(RecordLine.name(kind));
      String state = check.text("state");
      if (state.equals("limited") || state.equals("not-made")) {
        count(openChecks.computeIfAbsent(kind, key -> new TreeMap<>()), check.text("code"));
      }
    }
  }

  private static void countEach(Map<String, Long> counts, Row row, String list, String field) {
    Set<String> seen = new HashSet<>();
    for (JsonSpan entry : row.fields().list(list)) {
      String code = entry.text(field);
      if (seen.add(code)) {
        count(counts, code);
      }
    }
  }

  private static void count(Map<String, Long> counts, String code) {
    String known = counts.size() < MAX_CODES || counts.containsKey(code) ? code : "other";
    counts.merge(known, 1L, Long::sum);
  }

  RunSummary summary(RunSummary.@Nullable Timing timing) {
    return new RunSummary(
        items,
        Collections.unmodifiableMap(levels),
        others,
        failed,
        Collections.unmodifiableMap(failures),
        Collections.unmodifiableMap(notes),
        Collections.unmodifiableMap(kinds),
        Collections.unmodifiableMap(openChecks),
        Collections.unmodifiableMap(rules),
        copies,
        counted,
        timing);
  }
}
