package org.sightline.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.sightline.risk.Check;
import org.sightline.zones.Activity;
import org.sightline.zones.Zone;

/**
 * What a run checks against: known before the first item, equal for equal runs.
 *
 * @param version Sightline's own version
 * @param versions versions of what it is built on that can change an answer, by name, such as
 *     {@code onnxruntime}
 * @param zoneFiles the zone files read, in the order given
 * @param zoneSetHash hash over all zone files in use but private ones, hex: from that of a private
 *     file its few numbers could be found by trial
 * @param skippedZones one line a zone that was left out on request, naming file, place and problem
 * @param coverageSentence one sentence about what area the zone files cover, or that they do not
 *     say
 * @param coverage what area they cover, longitude and latitude in degrees; null if no file states
 *     it
 * @param zones the zones in use, for drawing; private ones are dropped here so that no report can
 *     show them
 * @param terrain the elevation tiles in use; null where the ground was taken to be flat
 * @param policy the policy
 * @param models the models used; empty if no pixels were looked at
 * @param device what they ran on; null if no pixels were looked at
 * @param unasked the checks that this version lacks or that a flag switched off, said once for all
 *     items
 * @param configuration the flags in effect that can change an answer, by name without dashes
 * @param asOf the moment of publication: whether zones that restrict it apply is asked for then
 * @param asOfGiven whether the user named that moment; else it is the start of the run, which no
 *     hash holds
 * @param configHash hash over everything above that can change an answer, hex
 */
public record RunHead(
    String version,
    Map<String, String> versions,
    List<ZoneFile> zoneFiles,
    String zoneSetHash,
    List<String> skippedZones,
    String coverageSentence,
    @Nullable Geometry coverage,
    List<Zone> zones,
    @Nullable TerrainUsed terrain,
    PolicyUsed policy,
    List<ModelUsed> models,
    @Nullable DeviceUsed device,
    Map<Check.Kind, Check> unasked,
    Map<String, String> configuration,
    Instant asOf,
    boolean asOfGiven,
    String configHash) {

  /** Copies the collections, sorts the maps, drops private zones. */
  public RunHead {
    versions = new TreeMap<>(versions);
    zoneFiles = List.copyOf(zoneFiles);
    skippedZones = List.copyOf(skippedZones);
    zones = withoutPrivate(zones);
    models = List.copyOf(models);
    unasked = new TreeMap<>(unasked);
    configuration = new TreeMap<>(configuration);
  }

  /**
   * Whether the moment of publication can change an answer: some zone that restricts it has hours.
   */
  public boolean asksAsOf() {
    for (Zone zone : zones) {
      if (zone.hours() != null && zone.restricts().contains(Activity.PUBLICATION)) {
        return true;
      }
    }
    return false;
  }

  private static List<Zone> withoutPrivate(List<Zone> zones) {
    List<Zone> shown = new ArrayList<>(zones.size());
    for (Zone zone : zones) {
      if (!zone.isPrivate()) {
        shown.add(zone);
      }
    }
    return shown;
  }

  /**
   * A zone file.
   *
   * @param file as the user named it
   * @param sha256 of its bytes, hex; empty for a private file
   * @param zones how many zones it gave
   * @param isPrivate whether any of its zones is a personal privacy zone
   */
  public record ZoneFile(String file, String sha256, int zones, boolean isPrivate) {}

  /**
   * The elevation tiles in use.
   *
   * @param folder as the user named it
   * @param sha256 hash over names, lengths and samples of their bytes, hex
   * @param tiles their names, sorted
   * @param problems one line a file of the folder that is not used, naming it and what to do
   */
  public record TerrainUsed(
      String folder, String sha256, List<String> tiles, List<String> problems) {
    /** Copies the lists. */
    public TerrainUsed {
      tiles = List.copyOf(tiles);
      problems = List.copyOf(problems);
    }
  }

  /**
   * The policy in use.
   *
   * @param name its name
   * @param version its version
   * @param file as the user named it; {@code built-in} for the one that comes with Sightline
   * @param sha256 hash of its meaning, hex
   */
  public record PolicyUsed(String name, String version, String file, String sha256) {}

  /**
   * A model in use.
   *
   * @param name its card's name
   * @param sha256 of its weights, hex
   * @param licence SPDX identifier
   * @param engine what runs it, such as {@code onnxruntime}
   */
  public record ModelUsed(String name, String sha256, String licence, String engine) {}

  /**
   * What the models ran on.
   *
   * @param asked {@code cpu} or {@code cuda}, as the user said
   * @param used the same, as it was
   * @param whyNot why it was another than was asked for, a sentence without its full stop; null if
   *     it was not
   */
  public record DeviceUsed(String asked, String used, @Nullable String whyNot) {}
}
