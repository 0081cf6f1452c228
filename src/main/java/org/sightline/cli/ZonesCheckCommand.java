package org.sightline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.sightline.batch.RefusedException;
import org.sightline.zonefiles.ZoneLoader;
import org.sightline.zonefiles.ZonesRefusedException;
import org.sightline.zones.ZoneProblem;
import org.sightline.zones.ZoneSet;

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
    return "PATH is a zone file, FILE#LAYER, or a folder of them; default: geofences/. Nothing is"
        + " changed: use it before a run, and on every change of your zones. Exit code 2 if any"
        + " zone is unusable.";
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
      set = ZoneLoader.load(named.isEmpty() ? List.of(Home.folder("geofences")) : named, true);
    } catch (ZonesRefusedException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
    ZoneCheck check = new ZoneCheck(set, Instant.now());
    boolean json = given.hasOption("json");
    for (String line : json ? check.json() : check.table()) {
      System.out.println(json ? line : TerminalText.plain(line));
    }
    for (ZoneProblem problem : set.problems()) {
      if (json && problem.feature() == null) {
        System.err.println("sightline: " + TerminalText.plain(problem.line()));
      }
    }
    return check.anyUnusable() ? Main.USAGE : 0;
  }
}
