package org.sightline.zonefiles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.sightline.zones.Volume;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneProblem;
import org.sightline.zones.ZoneRow;

/** What has been read so far, of all files of a set: zones, a row a feature, problems, coverage. */
final class ReadZones {
  private static final int MAX_PROBLEMS = 10_000;

  private final List<Zone> zones = new ArrayList<>();
  private final List<ZoneRow> rows = new ArrayList<>();
  private final List<ZoneProblem> problems = new ArrayList<>();
  private final Map<String, Zone> byId = new HashMap<>();

  /** The number to try next for an id that is taken. */
  private final Map<String, Integer> twins = new HashMap<>();

  private final List<Geometry> coverages = new ArrayList<>();
  private @Nullable Geometry coverage;
  private FileMeaning meaning = FileMeaning.NONE;

  List<Zone> zones() {
    return zones;
  }

  List<ZoneRow> rows() {
    return rows;
  }

  List<ZoneProblem> problems() {
    return problems;
  }

  /** Areas that files say they cover. */
  List<Geometry> coverages() {
    return coverages;
  }

  /** A problem of a file as a whole. */
  void problem(String file, @Nullable String field, String message, boolean fatal) {
    add(new ZoneProblem(file, null, field, message, fatal));
  }

  private void add(ZoneProblem problem) {
    // remarks never crowd out a zone that was lost: nothing would say that it is missing
    if (problems.size() < (problem.fatal() ? 2 * MAX_PROBLEMS : MAX_PROBLEMS)) {
      problems.add(problem);
    }
  }

  /** What the file being read says it covers. */
  void coverage(@Nullable Geometry stated) {
    coverage = stated;
  }

  /** What the user says about every zone of the file that is read next. */
  void meaning(FileMeaning said) {
    meaning = said;
  }

  boolean hasCoverage() {
    return coverage != null;
  }

  /** Ends a file; whether it stated what it covers. */
  boolean endFile() {
    boolean stated = coverage != null;
    if (coverage != null) {
      coverages.add(coverage);
    }
    coverage = null;
    meaning = FileMeaning.NONE;
    return stated;
  }

  /** Forgets what was read since there were so many zones, rows and problems. */
  void backTo(int zoneCount, int rowCount, int problemCount) {
    for (Zone zone : zones.subList(zoneCount, zones.size())) {
      byId.remove(zone.id());
    }
    twins.clear();
    zones.subList(zoneCount, zones.size()).clear();
    rows.subList(rowCount, rows.size()).clear();
    problems.subList(problemCount, problems.size()).clear();
    coverage = null;
  }

  /** Ends a feature: a zone if it has an area, else a row that says why not. */
  void finish(ZoneDraft draft, ZoneInput input) {
    draft.meant(meaning);
    List<Volume> volumes = draft.volumes();
    String id = draft.id(input.shortName());
    if (!volumes.isEmpty()) {
      add(draft.zone(id, input.shortName(), volumes), draft, input);
      id = zones.get(zones.size() - 1).id();
    }
    StringBuilder said = new StringBuilder();
    for (ZoneProblem problem : draft.problems()) {
      add(problem);
      said.append(said.length() == 0 ? "" : "; ")
          .append(problem.field() == null ? "" : problem.field() + ": ")
          .append(problem.message());
    }
    rows.add(
        new ZoneRow(
            id,
            draft.name(input.shortName()),
            input.name(),
            draft.layer(),
            !volumes.isEmpty(),
            said.length() == 0 ? null : said.toString(),
            draft.isFatal()));
  }

  /** The zone under an id that no other has. */
  private void add(Zone zone, ZoneDraft draft, ZoneInput input) {
    String id = zone.id();
    Zone first = byId.putIfAbsent(id, zone);
    if (first == null) {
      zones.add(zone);
      return;
    }
    // files of a hundred thousand zones with one id do not start from 2 each time
    int n = Math.max(2, twins.getOrDefault(id, 2));
    while (byId.containsKey(id + "-" + n)) {
      n++;
    }
    twins.put(id, n + 1);
    String named = zone.isPrivate() ? "" : " " + ZoneDraft.shortened(id);
    draft.remark(
        "id",
        (isSame(zone, first)
                ? "the same zone is there already, with the id"
                : "a zone of another meaning has the same id")
            + named
            + "; this one has -"
            + n
            + " added");
    Zone renamed = draft.zone(id + "-" + n, input.shortName(), zone.volumes());
    byId.put(renamed.id(), renamed);
    zones.add(renamed);
  }

  private static boolean isSame(Zone one, Zone other) {
    return one.volumes().equals(other.volumes())
        && one.restricts().equals(other.restricts())
        && Objects.equals(one.hours(), other.hours())
        && one.marginM() == other.marginM();
  }
}
