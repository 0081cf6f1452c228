package org.sightline.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.risk.Check;
import org.sightline.risk.Level;

/**
 * {@code summary.json}: counts, and what was checked against. Only {@code timing} differs between
 * identical runs. {@code asOf}, the moment of publication, is part of what was checked against
 * where a zone that restricts publication has hours; runs that name the same one with {@code
 * --as-of} are identical.
 */
final class SummaryReport implements ReportWriter {
  @Override
  public String file() {
    return "summary.json";
  }

  @Override
  public Pass begin(Path target, RunHead head, Rows rows) throws IOException {
    JsonWriter json = new JsonWriter(new BufferedOutputStream(Files.newOutputStream(target)));
    json.indent();
    return new Summary(json, head);
  }

  /** The members that equal runs have in common: counts, and what was checked against. */
  static void facts(JsonWriter json, RunHead head, RunSummary run) throws IOException {
    Summary summary = new Summary(json, head);
    summary.counts(run);
    summary.checkedAgainst();
  }

  private record Summary(JsonWriter json, RunHead head) implements Pass {
    @Override
    public void add(Row row) {
      // counted by Reports, for all reports at once
    }

    @Override
    public void finish(RunSummary run) throws IOException {
      json.open();
      json.whole("sightline", 1);
      json.text(
          "notice", "This folder is as sensitive as the pictures it describes: keep it like them.");
      counts(run);
      checkedAgainst();
      timing(run.timing());
      json.close('}');
      json.lineFeed();
    }

    private void counts(RunSummary run) throws IOException {
      json.whole("items", run.items());
      json.open("levels");
      Level[] levels = Level.values();
      for (int i = levels.length - 1; i >= 0; i--) {
        json.whole(levels[i].name(), run.levels().getOrDefault(levels[i], 0L));
      }
      json.close('}');
      json.whole("others", run.others());
      json.whole("failed", run.failed());
      counts("failures", run.failures());
      counts("notes", run.notes());
      counts("kinds", run.kinds());
      counts("rules", run.rules());
      json.open("copies");
      json.whole("groups", run.copies().groups().size());
      json.whole("pictures", run.copies().grouped());
      json.close('}');
      counted(run.counted());
      json.open("openChecks");
      for (Map.Entry<Check.Kind, Map<String, Long>> entry : run.openChecks().entrySet()) {
        counts(RecordLine.name(entry.getKey()), entry.getValue());
      }
      json.close('}');
    }

    private void counted(RunSummary.@Nullable Counted counted) throws IOException {
      if (counted == null) {
        json.none("privacy");
        return;
      }
      json.open("privacy");
      json.whole("faces", counted.faces());
      json.whole("filesWithFaces", counted.filesWithFaces());
      json.whole("plates", counted.plates());
      json.whole("filesWithPlates", counted.filesWithPlates());
      json.close('}');
    }

    private void counts(String name, Map<String, Long> counts) throws IOException {
      json.open(name);
      for (Map.Entry<String, Long> entry : counts.entrySet()) {
        json.whole(entry.getKey(), entry.getValue());
      }
      json.close('}');
    }

    /** A moment that nobody named and no zone asks for would only tell equal runs apart. */
    private void asOf() throws IOException {
      boolean counts = head.asOfGiven() || head.asksAsOf();
      json.text("asOf", counts ? head.asOf().toString() : null);
      json.truth("asOfGiven", head.asOfGiven());
    }

    private void checkedAgainst() throws IOException {
      asOf();
      json.open("checks");
      for (Map.Entry<Check.Kind, Check> entry : head.unasked().entrySet()) {
        json.open(RecordLine.name(entry.getKey()));
        json.text("state", RecordLine.name(entry.getValue().state()));
        json.text("message", entry.getValue().message());
        json.close('}');
      }
      json.close('}');
      zones();
      terrain();
      json.open("policy");
      json.text("name", head.policy().name());
      json.text("version", head.policy().version());
      json.text("file", head.policy().file());
      json.text("sha256", head.policy().sha256());
      json.close('}');
      json.openList("models");
      for (RunHead.ModelUsed model : head.models()) {
        json.open();
        json.text("name", model.name());
        json.text("sha256", model.sha256());
        json.text("licence", model.licence());
        json.text("engine", model.engine());
        json.close('}');
      }
      json.close(']');
      device(head.device());
      texts("configuration", head.configuration());
      json.text("configurationSha256", head.configHash());
      json.text("version", head.version());
      texts("versions", head.versions());
    }

    private void zones() throws IOException {
      json.open("zones");
      json.text("sha256", head.zoneSetHash());
      json.text("coverage", head.coverageSentence());
      json.openList("files");
      for (RunHead.ZoneFile file : head.zoneFiles()) {
        json.open();
        json.text("file", file.file());
        json.text("sha256", file.sha256().isEmpty() ? null : file.sha256());
        json.whole("zones", file.zones());
        json.truth("private", file.isPrivate());
        json.close('}');
      }
      json.close(']');
      json.openList("skipped");
      for (String skipped : head.skippedZones()) {
        json.text(skipped);
      }
      json.close(']');
      json.close('}');
    }

    /** Null if no pixels were looked at. */
    private void device(RunHead.@Nullable DeviceUsed device) throws IOException {
      if (device == null) {
        json.none("device");
        return;
      }
      json.open("device");
      json.text("asked", device.asked());
      json.text("used", device.used());
      json.text("whyNot", device.whyNot());
      json.close('}');
    }

    /** Null for flat ground. */
    private void terrain() throws IOException {
      RunHead.TerrainUsed terrain = head.terrain();
      if (terrain == null) {
        json.none("terrain");
        return;
      }
      json.open("terrain");
      json.text("folder", terrain.folder());
      json.text("sha256", terrain.sha256());
      json.openList("tiles");
      for (String tile : terrain.tiles()) {
        json.text(tile);
      }
      json.close(']');
      json.openList("notUsed");
      for (String problem : terrain.problems()) {
        json.text(problem);
      }
      json.close(']');
      json.close('}');
    }

    private void texts(String name, Map<String, String> texts) throws IOException {
      json.open(name);
      for (Map.Entry<String, String> entry : texts.entrySet()) {
        json.text(entry.getKey(), entry.getValue());
      }
      json.close('}');
    }

    private void timing(RunSummary.@Nullable Timing timing) throws IOException {
      if (timing == null) {
        json.none("timing");
        return;
      }
      json.open("timing");
      json.whole("wallMs", timing.wallMs());
      json.whole("cpuMs", timing.cpuMs());
      counts("stagesMs", timing.stagesMs());
      json.close('}');
    }

    @Override
    public void close() throws IOException {
      json.close();
    }
  }
}
