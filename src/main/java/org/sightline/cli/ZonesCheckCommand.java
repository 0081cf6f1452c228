package org.sightline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.sightline.batch.RefusedException;
import org.sightline.zones.ZoneProblem;
import org.sightline.zones.ZoneRow;
import org.sightline.zones.ZoneSet;
import org.sightline.zones.ZonesRefusedException;

/** {@code sightline zones check}: what is in zone files, and what is wrong with them. */
final class ZonesCheckCommand implements Command {
  @Override
  public String name() {
    return "zones check";
  }

  @Override
  public String summary() {
    return "Reads zone files and says, zone by zone, what is wrong.";
  }

  @Override
  public String arguments() {
    return "[PATH...]";
  }

  @Override
  public String details() {
    return "PATH is a zone file or a folder of them; default: geofences/. Exit code 2 if any zone is"
        + " unusable.";
  }

  @Override
  public Options options() {
    Options options = new Options();
    Command.add(options, "json", null, "One JSON object a zone.");
    return options;
  }

  @Override
  public int run(CommandLine given) throws IOException, RefusedException, UsageException {
    List<Path> named = Command.paths(given.getArgList());
    ZoneSet set;
    try {
      set = ZoneSet.load(named.isEmpty() ? List.of(Home.folder("geofences")) : named, true);
    } catch (ZonesRefusedException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
    boolean json = given.hasOption("json");
    for (ZoneRow row : set.rows()) {
      System.out.println(json ? line(row) : text(row));
    }
    for (ZoneProblem problem : set.problems()) {
      System.err.println("sightline: " + problem.line());
    }
    return set.isFaulty() ? Main.USAGE : 0;
  }

  private static String line(ZoneRow row) throws IOException {
    return JsonLine.of(
        "id", row.id(),
        "name", row.name(),
        "file", row.file(),
        "layer", row.layer(),
        "usable", row.usable(),
        "problem", row.problem());
  }

  private static String text(ZoneRow row) {
    return (row.usable() ? "usable      " : "not usable  ")
        + row.file()
        + "  "
        + row.name()
        + (row.problem() == null ? "" : ": " + row.problem());
  }
}
