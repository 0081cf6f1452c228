package org.sightline.zones;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** What has been read so far, of all files of a set: zones, a row a feature, problems, coverage. */
final class ReadZones {
  private static final int MAX_PROBLEMS = 10_000;

  private final List<Zone> zones = new ArrayList<>();
  private final List<ZoneRow> rows = new ArrayList<>();
  private final List<ZoneProblem> problems = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final List<Geometry> coverages = new ArrayList<>();
  private @Nullable Geometry coverage;

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
    return stated;
  }

  /** Forgets what was read since there were so many zones, rows and problems. */
  void backTo(int zoneCount, int rowCount, int problemCount) {
    for (Zone zone : zones.subList(zoneCount, zones.size())) {
      ids.remove(zone.id());
    }
    zones.subList(zoneCount, zones.size()).clear();
    rows.subList(rowCount, rows.size()).clear();
    problems.subList(problemCount, problems.size()).clear();
    coverage = null;
  }

  /** Ends a feature: a zone if it has an area, else a row that says why not. */
  void finish(ZoneDraft draft, ZoneInput input) {
    List<Volume> volumes = draft.volumes();
    String id = draft.id(input.shortName());
    if (!volumes.isEmpty()) {
      id = unique(id, draft);
      zones.add(draft.zone(id, input.shortName(), volumes));
    }
    StringBuilder said = new StringBuilder();
    for (ZoneProblem problem : draft.problems()) {
      add(problem);
      said.append(said.length() == 0 ? "" : "; ").append(problem.message());
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

  private String unique(String id, ZoneDraft draft) {
    if (ids.add(id)) {
      return id;
    }
    int n = 2;
    while (!ids.add(id + "-" + n)) {
      n++;
    }
    draft.remark(
        "id", "another zone has the id " + ZoneDraft.shortened(id) + " already; called -" + n);
    return id + "-" + n;
  }
}
