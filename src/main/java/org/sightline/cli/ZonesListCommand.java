package org.sightline.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.locationtech.jts.geom.Envelope;
import org.sightline.batch.RefusedException;
import org.sightline.report.ZonesPage;
import org.sightline.zonefiles.ZoneLoader;
import org.sightline.zonefiles.ZonesRefusedException;
import org.sightline.zones.GroundAreas;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneFile;
import org.sightline.zones.ZoneProblem;
import org.sightline.zones.ZoneSet;

/** {@code sightline zones list}: the zones of files, as a table, as JSON, or on a map. */
final class ZonesListCommand implements Command {
  @Override
  public String name() {
    return "zones list";
  }

  @Override
  public String summary() {
    return "Lists zones with what they restrict, how high and when; --html shows them on a map.";
  }

  @Override
  public String arguments() {
    return "[PATH...]";
  }

  @Override
  public String details() {
    return "PATH is a zone file, FILE#LAYER, or a folder of them; default: geofences/. Private zones"
        + " are counted, and nothing is said of them. Zones that cannot be used are named on"
        + " standard error, and the exit code is then 2.";
  }

  @Override
  public Options options() {
    Options options = new Options();
    Command.add(options, "json", null, "One JSON object a zone.");
    Command.add(
        options, "html", "FILE", "Also write a page with a map of them; it uses no network.");
    Command.add(options, "force", null, "Replace the page if it exists.");
    return options;
  }

  @Override
  public int run(CommandLine given) throws IOException, RefusedException, UsageException {
    ZoneSet set;
    try {
      set = ZoneLoader.load(Settings.existing(Command.paths(given.getArgList())), true);
    } catch (ZonesRefusedException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
    boolean json = given.hasOption("json");
    int hidden = 0;
    for (Zone zone : set.zones()) {
      hidden += zone.isPrivate() ? 1 : 0;
      System.out.println(json ? line(zone) : TerminalText.plain(text(zone)));
    }
    if (!json) {
      System.out.println(count(set.zones().size(), hidden));
    }
    for (ZoneProblem problem : set.problems()) {
      if (problem.fatal()) {
        System.err.println("sightline: " + TerminalText.plain(problem.line()));
      }
    }
    String page = given.getOptionValue("html");
    if (page != null) {
      write(Command.paths(List.of(page)).get(0), set, given.hasOption("force"));
    }
    return set.isFaulty() ? Main.USAGE : 0;
  }

  private static String count(int zones, int hidden) {
    return (zones == 1 ? "1 zone" : zones + " zones")
        + (hidden == 0 ? "" : ", " + hidden + " of them private");
  }

  private static String text(Zone zone) {
    if (zone.isPrivate()) {
      return "(private zone)";
    }
    return pad(zone.id(), 20)
        + pad(zone.name(), 32)
        + pad(ZoneWords.restricts(zone), 30)
        + pad(ZoneWords.limits(zone), 30)
        + pad(ZoneWords.hours(zone), 20)
        + ZoneWords.area(zone);
  }

  private static String pad(String text, int width) {
    return String.format(Locale.ROOT, "%-" + width + "s  ", text);
  }

  private static String line(Zone zone) throws IOException {
    boolean shown = !zone.isPrivate();
    Envelope box = zone.area().getEnvelopeInternal();
    return JsonLine.of(
        "id", shown ? zone.id() : "private",
        "name", shown ? zone.name() : "private zone",
        "kind", shown ? zone.kind() : "",
        "file", zone.source().file(),
        "layer", shown ? zone.source().layer() : null,
        "private", zone.isPrivate(),
        "restricts", ZoneWords.restricts(zone),
        "limits", ZoneWords.limits(zone),
        "hours", zone.hours() == null ? null : ZoneWords.hours(zone),
        "marginM", shown ? zone.marginM() : null,
        "borderErrorM", shown ? zone.borderErrorM() : null,
        "areaM2", shown ? GroundAreas.squareMetres(zone) : null,
        "westDeg", shown ? box.getMinX() : null,
        "southDeg", shown ? box.getMinY() : null,
        "eastDeg", shown ? box.getMaxX() : null,
        "northDeg", shown ? box.getMaxY() : null);
  }

  private static void write(Path file, ZoneSet set, boolean force)
      throws IOException, RefusedException {
    List<String> files = new ArrayList<>();
    for (ZoneFile one : set.files()) {
      files.add(one.name());
    }
    List<String> problems = new ArrayList<>();
    for (ZoneProblem problem : set.problems()) {
      problems.add(problem.line());
    }
    List<ZonesPage.Entry> entries = new ArrayList<>();
    for (Zone zone : set.zones()) {
      entries.add(
          new ZonesPage.Entry(
              zone, ZoneWords.limits(zone), ZoneWords.hours(zone), ZoneWords.area(zone)));
    }
    ZonesPage.Head head =
        new ZonesPage.Head(files, Basis.coverageSentence(set), set.coverageArea(), problems);
    try (OutputStream out = new BufferedOutputStream(open(file, force), 1 << 16)) {
      ZonesPage.write(out, head, entries);
    } catch (FileAlreadyExistsException e) {
      throw new RefusedException(file + " exists; --force replaces it");
    }
    System.err.println("sightline: wrote " + file);
  }

  private static OutputStream open(Path file, boolean force) throws IOException {
    return force
        ? Files.newOutputStream(file)
        : Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
  }
}
