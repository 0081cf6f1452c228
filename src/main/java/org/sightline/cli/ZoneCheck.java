package org.sightline.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneFile;
import org.sightline.zones.ZoneProblem;
import org.sightline.zones.ZoneReview;
import org.sightline.zones.ZoneRow;
import org.sightline.zones.ZoneSet;

/** What {@code zones check} says of a zone set: as JSON rows, or as a table for people. */
final class ZoneCheck {
  private static final int NAME_WIDTH = 32;

  private final ZoneSet set;
  private final Map<String, Zone> zones = new HashMap<>();
  private final Map<String, List<String>> review;

  ZoneCheck(ZoneSet set, Instant now) {
    this.set = set;
    this.review = ZoneReview.of(set, now);
    for (Zone zone : set.zones()) {
      zones.put(zone.id(), zone);
    }
  }

  /** Whether a zone, a file, or what a file covers cannot be used. */
  boolean anyUnusable() {
    for (ZoneRow row : set.rows()) {
      if (!row.usable()) {
        return true;
      }
    }
    return set.isFaulty();
  }

  /** One JSON object a zone; and one without an id for each file that cannot be used. */
  List<String> json() throws IOException {
    List<String> lines = new ArrayList<>();
    for (ZoneRow row : set.rows()) {
      lines.add(line(row.id(), row.name(), row.file(), row.layer(), row.usable(), problem(row)));
    }
    for (ZoneProblem problem : lostFiles()) {
      lines.add(line(null, null, problem.file(), null, false, problem.message()));
    }
    return lines;
  }

  private static String line(
      @Nullable String id,
      @Nullable String name,
      String file,
      @Nullable String layer,
      boolean usable,
      @Nullable String problem)
      throws IOException {
    return JsonLine.of(
        "id", id,
        "name", name,
        "file", file,
        "layer", layer,
        "usable", usable,
        "problem", problem);
  }

  /** Remarks of reading and of the review. */
  private @Nullable String problem(ZoneRow row) {
    List<String> all = new ArrayList<>();
    if (row.problem() != null) {
      all.add(row.problem());
    }
    if (row.usable()) {
      all.addAll(review.getOrDefault(row.id(), List.of()));
    }
    return all.isEmpty() ? null : String.join("; ", all);
  }

  /** Problems of files as wholes by which something is lost. */
  private List<ZoneProblem> lostFiles() {
    List<ZoneProblem> lost = new ArrayList<>();
    for (ZoneProblem problem : set.problems()) {
      if (problem.feature() == null && problem.fatal()) {
        lost.add(problem);
      }
    }
    return lost;
  }

  /** The table: a block a file, a line a zone, below it what is wrong with it. */
  List<String> table() {
    List<String> lines = new ArrayList<>();
    String file = "";
    for (ZoneRow row : set.rows()) {
      if (!row.file().equals(file)) {
        file = row.file();
        lines.add(head(file));
      }
      lines.add(text(row));
      String problem = problem(row);
      if (problem != null) {
        lines.add("              " + problem);
      }
    }
    for (ZoneProblem problem : set.problems()) {
      if (problem.feature() == null) {
        lines.add((problem.fatal() ? "NOT USABLE    " : "              ") + problem.line());
      }
    }
    lines.add(count());
    return lines;
  }

  private String head(String name) {
    for (ZoneFile file : set.files()) {
      if (file.name().equals(name)) {
        return name
            + " ("
            + file.format()
            + (file.coverageStated() ? "; says what area it covers)" : ")");
      }
    }
    return name;
  }

  private String text(ZoneRow row) {
    StringBuilder line = new StringBuilder(row.usable() ? "  usable      " : "  NOT USABLE  ");
    String name = row.layer() == null ? row.name() : row.layer() + ": " + row.name();
    line.append(name);
    Zone zone = row.usable() ? zones.get(row.id()) : null;
    if (zone != null) {
      while (line.length() < 14 + NAME_WIDTH) {
        line.append(' ');
      }
      line.append("  restricts ")
          .append(ZoneWords.restricts(zone))
          .append("; ")
          .append(ZoneWords.limits(zone))
          .append("; ")
          .append(ZoneWords.hours(zone))
          .append("; ")
          .append(ZoneWords.area(zone))
          .append(zone.isPrivate() ? "; private" : "");
    }
    return line.toString();
  }

  private String count() {
    int usable = 0;
    int remarked = 0;
    for (ZoneRow row : set.rows()) {
      usable += row.usable() ? 1 : 0;
      remarked += row.usable() && problem(row) != null ? 1 : 0;
    }
    int rows = set.rows().size();
    return (rows == 1 ? "1 zone: " : rows + " zones: ")
        + usable
        + " usable ("
        + remarked
        + " with a remark), "
        + (rows - usable)
        + " not usable";
  }
}
