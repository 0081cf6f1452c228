package org.sightline.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.sightline.batch.RefusedException;
import org.sightline.zonefiles.ZoneLoader;
import org.sightline.zonefiles.ZonesRefusedException;
import org.sightline.zones.ZoneProblem;
import org.sightline.zones.ZoneSet;

/** {@code sightline zones at}: which zones points touch. */
final class ZonesAtCommand implements Command {
  private static final int SOME_FAILED = 3;

  @Override
  public String name() {
    return "zones at";
  }

  @Override
  public String summary() {
    return "Says for each point of a table which zones it is in or near: one JSON object a line.";
  }

  @Override
  public String arguments() {
    return "--points FILE";
  }

  @Override
  public String details() {
    return "The table is CSV. Its first line names the columns, in any order: lat, lon (degrees,"
        + " WGS 84), and if you have them time (2025-06-01T08:00:00Z; UTC where no offset is"
        + " written), heightM with datum (ELLIPSOID, MEAN_SEA_LEVEL, TAKE_OFF, GROUND, UNKNOWN) and"
        + " accuracyM (one standard deviation on each axis; none is exact). A row that is no point"
        + " gets a line that says so, and the exit code is 3. Zones that cannot be used are named"
        + " on standard error; the points are tested against the others, and the exit code is 2"
        + " unless --skip-bad-zones is given.";
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(
        Option.builder()
            .longOpt("zones")
            .hasArgs()
            .argName("PATH...")
            .desc(
                "Zone files, FILE#LAYER, or folders of them. Default: the invented samples in"
                    + " geofences/. Takes all paths after it.")
            .get());
    Command.add(options, "points", "FILE", "The table of points; - is standard input.");
    Command.add(
        options,
        "as-of",
        "TIME",
        "Also say whether each zone applies at this moment of publication, such as"
            + " 2026-11-22T16:20Z.");
    Command.add(
        options, "skip-bad-zones", null, "Zones that cannot be used do not change the exit code.");
    return options;
  }

  @Override
  public int run(CommandLine given) throws IOException, RefusedException, UsageException {
    String points = given.getOptionValue("points");
    if (points == null || !given.getArgList().isEmpty()) {
      throw new UsageException(
          "name the table of points: sightline zones at --zones PATH... --points FILE");
    }
    String[] named = given.getOptionValues("zones");
    ZoneSet set = load(named == null ? List.of() : Command.paths(List.of(named)));
    for (ZoneProblem problem : set.problems()) {
      if (problem.fatal()) {
        System.err.println("sightline: " + problem.line());
      }
    }
    Instant published = Settings.moment(given.getOptionValue("as-of"));
    PointRun run =
        new PointRun(set, published, remark -> System.err.println("sightline: " + remark));
    // not System.out, which would go on for hours after its reader has gone
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    if (points.equals("-")) {
      run.answer(System.in, out);
    } else {
      try (InputStream in = Files.newInputStream(Command.paths(List.of(points)).get(0))) {
        run.answer(in, out);
      } catch (NoSuchFileException e) {
        throw new RefusedException("there is no file " + points);
      }
    }
    if (set.isFaulty() && !given.hasOption("skip-bad-zones")) {
      System.err.println("sightline: zones were left out, so these answers are not complete");
      return Main.USAGE;
    }
    return run.bad() > 0 ? SOME_FAILED : 0;
  }

  private static ZoneSet load(List<Path> named) throws RefusedException {
    try {
      return ZoneLoader.load(Settings.existing(named), true);
    } catch (ZonesRefusedException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }
}
