package org.sightline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;
import org.sightline.batch.RefusedException;
import org.sightline.copies.Fingerprint;
import org.sightline.report.JsonSpan;
import org.sightline.report.Reports;
import org.sightline.report.Row;
import org.sightline.report.Rows;

/** {@code sightline decide}: a person's decision on pictures of a report, for later runs. */
final class DecideCommand implements Command {
  @Override
  public String name() {
    return "decide";
  }

  @Override
  public String summary() {
    return "Writes your decision on pictures of a report as lines for check --known.";
  }

  @Override
  public String arguments() {
    return "REPORT [SOURCE...]";
  }

  @Override
  public String details() {
    return "REPORT is the report's folder; SOURCE is a picture's name as the report shows it, or its"
        + " id. Of a video all pictures whose hash was kept are decided about. Append the lines to your list: sightline decide REPORT a.jpg --decision cleared"
        + " --reason \"Seen by Kim\" >> decisions.jsonl";
  }

  @Override
  public Options options() {
    Options options = new Options();
    Command.add(
        options, "decision", "WORD", "restricted (must not be shared) or cleared (may be).");
    Command.add(options, "reason", "TEXT", "Why, in up to 1,000 characters; told again later.");
    Command.add(options, "group", "N", "All pictures of this group of near-copies.");
    Command.add(options, "when", "TIME", "When it was decided. Default: today (UTC).");
    return options;
  }

  @Override
  public int run(CommandLine given) throws IOException, RefusedException, UsageException {
    List<String> arguments = given.getArgList();
    String group = given.getOptionValue("group");
    if (arguments.isEmpty() || (arguments.size() == 1 && group == null)) {
      throw new UsageException("decide takes a report folder, and the pictures or --group");
    }
    String decision = given.getOptionValue("decision", "").toLowerCase(Locale.ROOT);
    if (!decision.equals("restricted") && !decision.equals("cleared")) {
      throw new UsageException("--decision takes restricted or cleared");
    }
    String reason = given.getOptionValue("reason", "").strip();
    if (reason.isEmpty() || reason.length() > 1_000) {
      throw new UsageException("--reason takes up to 1,000 characters that say why");
    }
    String when = given.getOptionValue("when", LocalDate.now(ZoneOffset.UTC).toString());
    Path folder = Command.paths(arguments.subList(0, 1)).get(0);
    for (Chosen one : chosen(folder, arguments.subList(1, arguments.size()), group)) {
      if (one.pdq == null) {
        System.err.println(
            "sightline: "
                + one.source
                + " has no hash that tells it from other pictures; it is left out");
      } else {
        System.out.println(
            JsonLine.of(
                "hash",
                one.pdq,
                "decision",
                decision,
                "reason",
                reason,
                "when",
                when,
                "source",
                one.source));
      }
    }
    return 0;
  }

  private record Chosen(String source, @Nullable String pdq) {}

  private static List<Chosen> chosen(Path folder, List<String> named, @Nullable String group)
      throws IOException, RefusedException {
    List<Chosen> chosen = new ArrayList<>();
    if (group != null) {
      grouped(folder, group, chosen);
    }
    Set<String> missing = new LinkedHashSet<>(named);
    Path record = folder.resolve(Reports.RECORD);
    if (!Files.isRegularFile(record)) {
      throw new RefusedException(folder + " is no report folder: it holds no " + Reports.RECORD);
    }
    try (Rows.Cursor rows = new Rows(record).open()) {
      for (Row row = rows.next(); row != null && !named.isEmpty(); row = rows.next()) {
        if (named.contains(row.source()) || named.contains(row.id())) {
          missing.remove(row.source());
          missing.remove(row.id());
          add(chosen, row);
        }
      }
    }
    for (String name : missing) {
      throw new RefusedException("the report " + folder + " holds no picture named " + name);
    }
    return chosen;
  }

  /** A photo's hash, or those of all pictures of a video that were kept. */
  private static void add(List<Chosen> chosen, Row row) {
    int before = chosen.size();
    String photo = telling(row.fields().get("hash"));
    if (photo != null) {
      chosen.add(new Chosen(row.source(), photo));
    }
    for (JsonSpan shown : row.fields().list("hashes")) {
      String picture = telling(shown.get("hash"));
      if (picture != null) {
        chosen.add(new Chosen(row.source(), picture));
      }
    }
    if (chosen.size() == before) {
      chosen.add(new Chosen(row.source(), null));
    }
  }

  private static @Nullable String telling(JsonSpan hash) {
    Double quality = hash.number("quality");
    return quality != null && quality >= Fingerprint.MIN_QUALITY ? hash.text("pdq") : null;
  }

  private static void grouped(Path folder, String group, List<Chosen> chosen)
      throws IOException, RefusedException {
    Path file = folder.resolve(Reports.GROUPS);
    if (Files.isRegularFile(file)) {
      try (Rows.Cursor rows = new Rows(file).open()) {
        for (Row row = rows.next(); row != null; row = rows.next()) {
          if (row.fields().get("group").toString().equals(group)) {
            chosen.add(new Chosen(row.source(), row.fields().text("pdq")));
          }
        }
      }
    }
    if (chosen.isEmpty()) {
      throw new RefusedException("the report " + folder + " holds no group " + group);
    }
  }
}
