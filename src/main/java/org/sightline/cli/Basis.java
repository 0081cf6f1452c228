package org.sightline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sightline.batch.Sampling;
import org.sightline.copies.KnownHashes;
import org.sightline.media.Sha256;
import org.sightline.report.RunHead;
import org.sightline.risk.Checks;
import org.sightline.risk.Policy;
import org.sightline.zones.ZoneFile;
import org.sightline.zones.ZoneProblem;
import org.sightline.zones.ZoneSet;

/**
 * All that the answers of a run go by, as loaded, and what its report says of it. Two runs whose
 * answers can differ have different hashes of it, so that no line of the one is taken for the
 * other's.
 *
 * @param policyFile as it was named; null for the built-in policy
 * @param pixels what looks at the pictures; null if nothing does
 * @param heights the tiles of the terrain; null for flat ground
 * @param tracks how tracks are joined to photos, if that was said
 * @param sampling which pictures of videos are looked at, if that was said
 * @param clips whether annotated parts of videos are cut
 * @param decided earlier decisions; null for none
 * @param asOf when the pictures are published; null for now
 */
record Basis(
    Policy policy,
    @Nullable Path policyFile,
    ZoneSet zones,
    boolean skipBadZones,
    @Nullable PixelSetup pixels,
    RunHead.@Nullable TerrainUsed heights,
    @Nullable TrackOptions tracks,
    @Nullable Sampling sampling,
    boolean clips,
    @Nullable KnownHashes decided,
    @Nullable Instant asOf) {

  /**
   * The head of the run's report.
   *
   * @param inputs the files and folders named
   */
  RunHead head(List<Path> inputs) throws IOException {
    String version = Version.text();
    Map<String, String> configuration = configuration();
    String configHash =
        sha256(
            version,
            zones.hash(),
            PrivateHash.of(zones.privateHash()),
            policy.sha256(),
            pixels == null ? "" : pixels.modelHash(),
            configuration.toString());
    // names the run in its summary, and is no setting: the same files may be named in two ways
    configuration.put("inputs", inputsHash(inputs));
    return new RunHead(
        version,
        Map.of("java", System.getProperty("java.runtime.version", "")),
        zoneFiles(),
        zones.hash(),
        skipped(),
        coverageSentence(zones),
        zones.coverageArea(),
        zones.zones(),
        heights,
        new RunHead.PolicyUsed(
            policy.name(),
            policy.version(),
            policyFile == null ? "built-in" : policyFile.toString(),
            policy.sha256()),
        pixels == null ? List.of() : pixels.used(),
        pixels == null ? null : pixels.device(),
        Checks.unasked(
            pixels != null,
            pixels != null && pixels.readsText(),
            pixels != null && pixels.privacy()),
        configuration,
        asOf != null ? asOf : Instant.now().truncatedTo(ChronoUnit.SECONDS),
        asOf != null,
        configHash);
  }

  private List<RunHead.ZoneFile> zoneFiles() {
    List<RunHead.ZoneFile> files = new ArrayList<>();
    for (ZoneFile file : zones.files()) {
      String sha256 = file.isPrivate() ? "" : file.sha256();
      files.add(new RunHead.ZoneFile(file.name(), sha256, file.zones(), file.isPrivate()));
    }
    return files;
  }

  private List<String> skipped() {
    List<String> skipped = new ArrayList<>();
    for (ZoneProblem problem : zones.problems()) {
      if (problem.fatal()) {
        skipped.add(
            problem.isPrivate()
                ? problem.file() + ": a private zone cannot be used; zones check says why"
                : problem.line());
      }
    }
    return skipped;
  }

  /** The settings by name, in the order of their names. */
  private Map<String, String> configuration() {
    Map<String, String> configuration = new TreeMap<>();
    configuration.put("no-pixels", Boolean.toString(pixels == null));
    configuration.put("skip-bad-zones", Boolean.toString(skipBadZones));
    if (pixels != null) {
      configuration.put("detail", pixels.effort().name().toLowerCase(Locale.ROOT));
      if (!pixels.device().used().equals("cpu")) {
        configuration.put("device", pixels.device().used());
      }
      if (pixels.readers() != null) {
        configuration.put("text", pixels.readers().sha256());
      }
      if (pixels.privacy()) {
        configuration.put("privacy", pixels.faces() == null ? "no faces" : pixels.faces().sha256());
      }
    }
    if (asOf != null) {
      configuration.put("as-of", asOf.toString());
    }
    if (heights != null) {
      configuration.put("terrain", heights.sha256());
    }
    if (tracks != null) {
      configuration.put("tracks", tracks.hash());
    }
    if (clips) {
      configuration.put("clips", "true");
    }
    if (sampling != null) {
      configuration.put("every", sampling.every().toMillis() + " ms");
      configuration.put("frames", sampling.mode().word());
    }
    if (decided != null) {
      configuration.put("known", decided.sha256());
    }
    return configuration;
  }

  /** What area the zone files cover, in one sentence for people. */
  static String coverageSentence(ZoneSet set) {
    int stated = 0;
    for (ZoneFile file : set.files()) {
      stated += file.coverageStated() ? 1 : 0;
    }
    if (stated == 0) {
      return "The zone files do not say what area they cover: nothing found means nothing found in"
          + " them.";
    }
    return stated == set.files().size()
        ? "The zone files say what area they cover; outside it the position check is not made."
        : "Some zone files do not say what area they cover; outside the area that the others state,"
            + " the position check is not made.";
  }

  /** Tells runs over other arguments apart, without naming them. */
  static String inputsHash(List<Path> paths) {
    String[] names = new String[paths.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = paths.get(i).toUri().toString();
    }
    return sha256(names);
  }

  private static String sha256(String... parts) {
    MessageDigest digest = new Sha256();
    for (String part : parts) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    byte[] hash = digest.digest();
    StringBuilder hex = new StringBuilder(64);
    for (byte b : hash) {
      hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return hex.toString();
  }
}
