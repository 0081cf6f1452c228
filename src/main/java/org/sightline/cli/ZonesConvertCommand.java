package org.sightline.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;
import org.sightline.batch.RefusedException;
import org.sightline.zonefiles.ZoneLoader;
import org.sightline.zonefiles.ZoneWriter;
import org.sightline.zonefiles.ZoneWriters;
import org.sightline.zonefiles.ZonesRefusedException;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneProblem;
import org.sightline.zones.ZoneSet;

/** {@code sightline zones convert}: zones of any format in one file of another. */
final class ZonesConvertCommand implements Command {
  @Override
  public String name() {
    return "zones convert";
  }

  @Override
  public String summary() {
    return "Writes zones of any format into one file of another.";
  }

  @Override
  public String arguments() {
    return "PATH... --out FILE";
  }

  @Override
  public String details() {
    return "GeoJSON in Sightline's own form (docs/formats.md) holds everything that was understood,"
        + " so nothing is lost. What another format cannot hold is named on standard error, and"
        + " never makes a zone smaller or less restricting.";
  }

  @Override
  public Options options() {
    Options options = new Options();
    Command.add(options, "out", "FILE", "The file to write.");
    Command.add(
        options, "format", "NAME", "Of the file to write: " + formats() + ". Default: its ending.");
    Command.add(options, "force", null, "Replace FILE if it exists.");
    Command.add(options, "private", null, "Write private zones too; without it they are left out.");
    Command.add(
        options,
        "skip-bad-zones",
        null,
        "Leave out zones that cannot be used instead of refusing to write.");
    return options;
  }

  private static String formats() {
    StringBuilder names = new StringBuilder();
    for (ZoneWriter writer : ZoneWriters.ALL) {
      names.append(names.length() == 0 ? "" : ", ").append(writer.name());
    }
    return names.toString();
  }

  @Override
  public int run(CommandLine given) throws IOException, RefusedException, UsageException {
    String named = given.getOptionValue("out");
    if (named == null || given.getArgList().isEmpty()) {
      throw new UsageException("name what to read and write: zones convert PATH... --out FILE");
    }
    Path out = Command.paths(List.of(named)).get(0);
    ZoneWriter writer = writer(given.getOptionValue("format"), named);
    if (Files.exists(out) && !given.hasOption("force")) {
      throw new RefusedException(named + " exists; --force replaces it");
    }
    ZoneSet set = load(Command.paths(given.getArgList()), given.hasOption("skip-bad-zones"));
    List<Zone> zones = chosen(set, given.hasOption("private"));
    write(zones, set, writer, out);
    System.err.println("sightline: wrote " + zones.size() + " zones to " + named);
    return 0;
  }

  private static ZoneWriter writer(@Nullable String format, String file) throws UsageException {
    ZoneWriter writer = format == null ? ZoneWriters.forFile(file) : ZoneWriters.named(format);
    if (writer != null) {
      return writer;
    }
    throw new UsageException(
        format == null
            ? "the ending of " + file + " names no format that can be written; use --format"
            : "--format takes " + formats() + ", not " + format);
  }

  private static ZoneSet load(List<Path> paths, boolean skipBad) throws RefusedException {
    ZoneSet set;
    try {
      set = ZoneLoader.load(Settings.existing(paths), true);
    } catch (ZonesRefusedException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
    for (ZoneProblem problem : set.problems()) {
      System.err.println("sightline: " + TerminalText.plain(problem.line()));
    }
    if (set.isFaulty() && !skipBad) {
      throw new RefusedException(
          "nothing was written, since zones would be lost; --skip-bad-zones leaves them out");
    }
    return set;
  }

  private static List<Zone> chosen(ZoneSet set, boolean withPrivate) throws RefusedException {
    List<Zone> chosen = new ArrayList<>();
    for (Zone zone : set.zones()) {
      if (withPrivate || !zone.isPrivate()) {
        chosen.add(zone);
      }
    }
    int kept = set.zones().size() - chosen.size();
    if (kept > 0) {
      System.err.println(
          "sightline: " + kept + " private zones are left out; --private writes them too");
    }
    if (chosen.isEmpty()) {
      throw new RefusedException("there is no zone to write");
    }
    return chosen;
  }

  /** Beside the file and then moved, so that it is whole or not there. */
  private static void write(List<Zone> zones, ZoneSet set, ZoneWriter writer, Path out)
      throws IOException, RefusedException {
    String name = "." + out.getFileName() + "." + ProcessHandle.current().pid() + ".part";
    Path part = out.resolveSibling(name);
    try {
      OutputStream fresh = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW);
      try (OutputStream to = new BufferedOutputStream(fresh, 1 << 16)) {
        writer.write(
            zones,
            set.coverageArea(),
            to,
            loss -> System.err.println("sightline: " + TerminalText.plain(loss)));
      }
      Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw new RefusedException(out + " cannot be written: " + e);
    }
  }
}
