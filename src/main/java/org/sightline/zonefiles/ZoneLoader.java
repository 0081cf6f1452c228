package org.sightline.zonefiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.sightline.media.Sha256;
import org.sightline.zones.Zone;
import org.sightline.zones.ZoneFile;
import org.sightline.zones.ZoneProblem;
import org.sightline.zones.ZoneSet;

/**
 * Reads zone files one after the other into a {@link ZoneSet}. A file is told by its first bytes;
 * the properties of a zone are listed in {@code geofences/README.md}.
 */
public final class ZoneLoader {
  private final ReadZones read = new ReadZones();
  private final List<ZoneFile> files = new ArrayList<>();
  private final MessageDigest hash = new Sha256();
  private final MessageDigest privateHash = new Sha256();
  private boolean anyPrivate;
  private boolean anyUnstated;
  private boolean anyPrivateOnly;

  private ZoneLoader() {}

  /**
   * Reads zone files.
   *
   * @param paths files, folders (all zone files in them, sorted by name) or {@code FILE#LAYER}
   * @param skipBad go on without zones that cannot be used; {@link ZoneSet#problems} lists them
   * @throws ZonesRefusedException if a zone or file cannot be used and {@code skipBad} is not set,
   *     or a path does not exist
   */
  public static ZoneSet load(List<Path> paths, boolean skipBad) throws ZonesRefusedException {
    ZoneLoader loader = new ZoneLoader();
    for (ZoneFiles.Named file : ZoneFiles.list(paths, loader.read)) {
      loader.file(file);
    }
    if (!skipBad && loader.anyFatal(0)) {
      throw new ZonesRefusedException(loader.read.problems());
    }
    boolean privateOnly = loader.anyPrivateOnly && !loader.anyUnstated;
    return new ZoneSet(
        new ZoneSet.Contents(
            loader.read.zones(),
            loader.read.rows(),
            loader.read.problems(),
            loader.files,
            loader.read.coverages(),
            privateOnly && loader.read.coverages().isEmpty(),
            HexFormat.of().formatHex(loader.hash.digest()),
            loader.anyPrivate ? HexFormat.of().formatHex(loader.privateHash.digest()) : ""));
  }

  private void file(ZoneFiles.Named file) {
    int zones = read.zones().size();
    int problems = read.problems().size();
    try {
      ZoneInput input = ZoneInput.of(file.path(), file.name(), file.layer());
      String head = input.head();
      ZoneReader reader = ZoneReaders.of(head);
      // a README may show a list of corners, which is no zone
      boolean shown = reader instanceof GazetteZones && ZoneFiles.isNote(file.path(), true);
      if (reader == null || shown) {
        unknown(file, head);
        return;
      }
      read.meaning(meaningBeside(file));
      boolean layered =
          reader instanceof KmlZones
              || reader instanceof KmzZones
              || reader instanceof GeoPackageZones;
      if (file.layer() != null && !layered) {
        read.problem(
            file.name(),
            null,
            reader.name() + " files have no layers, so all of it is read",
            false);
      }
      reader.read(input, read);
      coverageBeside(file);
      if (onlyPrivate(zones)) {
        read.coverage(null); // what a person hides says nothing about where others restrict
      }
      boolean stated = read.endFile();
      int count = read.zones().size() - zones;
      if (count == 0 && !stated && !anyFatal(problems)) {
        read.problem(file.name(), null, "holds no zone, so nothing can be tested against it", true);
      }
      coverage(stated, zones);
      boolean isPrivate = anyPrivate(zones, problems);
      anyPrivate |= isPrivate;
      files.add(
          new ZoneFile(
              file.name(),
              reader.name(),
              count,
              Files.getLastModifiedTime(file.path()).toInstant(),
              input.sha256Hex(),
              isPrivate,
              stated));
      mix(isPrivate ? privateHash : hash, input, file.layer());
    } catch (IOException e) {
      read.endFile();
      read.problem(file.name(), null, "cannot be read: ".concat(reason(e)), true);
    }
  }

  private boolean anyPrivate(int firstZone, int firstProblem) {
    for (Zone zone : read.zones().subList(firstZone, read.zones().size())) {
      if (zone.isPrivate()) {
        return true;
      }
    }
    for (ZoneProblem problem : read.problems().subList(firstProblem, read.problems().size())) {
      if (problem.isPrivate()) {
        return true;
      }
    }
    return false;
  }

  private boolean onlyPrivate(int firstZone) {
    boolean onlyPrivate = read.zones().size() > firstZone;
    for (Zone zone : read.zones().subList(firstZone, read.zones().size())) {
      onlyPrivate &= zone.isPrivate();
    }
    return onlyPrivate;
  }

  private boolean anyFatal(int from) {
    for (ZoneProblem problem : read.problems().subList(from, read.problems().size())) {
      if (problem.fatal()) {
        return true;
      }
    }
    return false;
  }

  /** Content and name make the set's hash: ids may hold the name. */
  private static void mix(MessageDigest hash, ZoneInput input, @Nullable String layer) {
    hash.update(input.sha256Hex().getBytes(StandardCharsets.UTF_8));
    for (String beside : input.besides()) {
      hash.update(beside.getBytes(StandardCharsets.UTF_8));
    }
    hash.update(input.shortName().getBytes(StandardCharsets.UTF_8));
    hash.update((byte) 0);
    if (layer != null) {
      hash.update(layer.getBytes(StandardCharsets.UTF_8));
    }
    hash.update((byte) 0);
  }

  private void unknown(ZoneFiles.Named file, String head) {
    if (head.isEmpty()) {
      read.problem(file.name(), null, "is empty", true);
    } else if (ZoneFiles.partOf(file.name()) != null) {
      read.problem(file.name(), null, "only goes with another file: name that (.shp, .gpkg)", true);
    } else if (!ZoneFiles.isNote(file.path(), file.named())) {
      read.problem(
          file.name(),
          null,
          "is not a zone file that this version reads (" + ZoneReaders.names() + ")",
          true);
    } else if (!ZoneFiles.isNote(file.path(), true) && head.chars().anyMatch(Character::isDigit)) {
      // without a digit it gives no place
      read.problem(file.name(), null, "was passed over: no zone was found in this text", false);
    }
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    String kind = e.getClass().getSimpleName();
    return e instanceof java.nio.file.AccessDeniedException
        ? "permission denied"
        : message == null ? kind : message;
  }

  /** What the user says about the file: for its folder, and for itself. */
  private FileMeaning meaningBeside(ZoneFiles.Named file) throws IOException {
    FileMeaning said = FileMeaning.NONE;
    for (Path beside : ZoneFiles.meaningsOf(file.path())) {
      ZoneInput input = ZoneInput.of(beside, String.valueOf(beside.getFileName()), null);
      try {
        said = FileMeaning.read(input).over(said);
      } catch (FileMeaning.NotUnderstoodException e) {
        String field = input.name() + (e.field().isEmpty() ? "" : ", " + e.field());
        read.problem(file.name(), field, String.valueOf(e.getMessage()), true);
      }
      mix(hash, input, null);
    }
    return said;
  }

  private void coverageBeside(ZoneFiles.Named file) throws IOException {
    Path beside = ZoneFiles.coverageOf(file.path());
    if (beside == null) {
      return;
    }
    Path last = beside.getFileName();
    ZoneInput input = ZoneInput.of(beside, last == null ? "" : last.toString(), null);
    ReadZones stated = new ReadZones();
    new GeoJsonZones().read(input, stated);
    List<Geometry> areas = new ArrayList<>();
    for (Zone zone : stated.zones()) {
      areas.add(zone.area());
    }
    boolean bad = areas.isEmpty();
    for (ZoneProblem problem : stated.problems()) {
      bad |= problem.fatal();
    }
    if (bad) {
      read.problem(
          file.name(),
          input.shortName(),
          "is not a polygon, so what the file covers is lost",
          true);
    } else {
      read.coverage(areas.size() == 1 ? areas.get(0) : UnaryUnionOp.union(areas));
    }
    mix(hash, input, null);
  }

  private void coverage(boolean stated, int firstZone) {
    boolean onlyPrivate = onlyPrivate(firstZone);
    anyPrivateOnly |= onlyPrivate && !stated;
    anyUnstated |= !onlyPrivate && !stated;
  }
}
