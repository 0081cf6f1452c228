package org.sightline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;
import org.sightline.batch.RefusedException;
import org.sightline.batch.RunConfig;
import org.sightline.batch.Sampling;
import org.sightline.copies.KnownHashes;
import org.sightline.copies.KnownList;
import org.sightline.copies.KnownListException;
import org.sightline.risk.Policy;
import org.sightline.risk.PolicyException;
import org.sightline.view.Terrain;
import org.sightline.view.TerrainTiles;
import org.sightline.vision.Device;
import org.sightline.vision.Effort;
import org.sightline.vision.Engine;
import org.sightline.zonefiles.ZoneLoader;
import org.sightline.zonefiles.ZonesRefusedException;
import org.sightline.zones.ZoneProblem;
import org.sightline.zones.ZoneSet;

/**
 * What a run checks against, from the command line: zones, policy, models. Refuses what cannot be
 * used before the first file.
 */
final class Settings {
  private final List<Path> zones;
  private final @Nullable Path policy;
  private final @Nullable Path models;
  private final @Nullable Path terrain;
  private final @Nullable Engine engine;
  private final Device device;
  private final Effort effort;
  private final @Nullable Path known;
  private final boolean noPixels;
  private final boolean skipBadZones;
  private final @Nullable Instant asOf;
  private final CommandLine given;

  /** Takes the values of the options that {@link #addTo} adds. */
  Settings(CommandLine given) throws UsageException {
    String[] named = given.getOptionValues("zones");
    zones = named == null ? List.of() : Command.paths(List.of(named));
    policy = path(given, "policy");
    models = path(given, "models");
    terrain = path(given, "terrain");
    engine = engine(given.getOptionValue("engine"));
    device = device(given.getOptionValue("device"), engine);
    // who streams waits for each answer
    effort = effort(given.getOptionValue("detail", given.hasOption("stream") ? "fast" : null));
    known = path(given, "known");
    noPixels = given.hasOption("no-pixels");
    skipBadZones = given.hasOption("skip-bad-zones");
    asOf = moment(given.getOptionValue("as-of"));
    this.given = given;
  }

  /** Adds the options of this class. */
  static void addTo(Options options) {
    options.addOption(
        Option.builder()
            .longOpt("zones")
            .hasArgs()
            .argName("PATH...")
            .desc(
                "Zone files, or folders of them. Default: the invented samples in geofences/. Takes"
                    + " all paths after it.")
            .get());
    Command.add(
        options,
        "policy",
        "FILE",
        "What counts, and how much (YAML). Default: the built-in policy.");
    Command.add(
        options, "models", "DIR", "Folder of detector models. Default: models/ of the program.");
    Command.add(
        options,
        "terrain",
        "DIR",
        "Folder of elevation tiles (SRTM .hgt, GeoTIFF .tif): says which zones in view are hidden by"
            + " hills. Default: flat ground.");
    Command.add(
        options, "engine", "NAME", "What runs the detector: onnxruntime (default) or opencv.");
    Command.add(
        options,
        "device",
        "NAME",
        "What the networks run on: cpu (default), or cuda, a graphics card of NVIDIA's, in a build"
            + " made with -Pdist,cuda. Where it cannot be used the CPU is, and the report says so.");
    Command.add(
        options,
        "detail",
        "HOW",
        "How closely pictures are looked at: fast (default of --stream), the whole picture once;"
            + " normal (default else), also tiles of it enlarged, for small things, about 12 times"
            + " the detector's work on a photo, and text in photos is read; thorough, also smaller"
            + " tiles, about 60 times. Videos: once, or with thorough as photos.");
    Command.add(
        options,
        "known",
        "FILE",
        "Decisions about earlier pictures (CSV or JSON Lines: hash, decision, reason, when), told"
            + " again for pictures that look like those. The command decide writes such lines.");
    Command.add(
        options,
        "privacy",
        null,
        "Also count faces and vehicles' number plates and tell where they are, for blurring. Nobody"
            + " is identified, and what a plate says is told nowhere.");
    Command.add(
        options,
        "no-pixels",
        null,
        "Metadata and zones only: no picture is decoded, no native library is loaded.");
    Command.add(
        options,
        "skip-bad-zones",
        null,
        "Leave out zones that cannot be used instead of refusing to start.");
    Command.add(
        options,
        "as-of",
        "TIME",
        "When the pictures are published, such as 2026-11-22T16:20Z or 2026-11-22T17:20+01:00:"
            + " zones that restrict publication are asked whether they apply then. Default: now.");
  }

  private @Nullable KnownHashes loadKnown() throws RefusedException, UsageException {
    if (known == null) {
      return null;
    }
    if (noPixels) {
      throw new UsageException("--known compares pictures; leave out --no-pixels");
    }
    try {
      return KnownList.read(known);
    } catch (KnownListException e) {
      throw new RefusedException("the list of decisions cannot be used: " + e.getMessage());
    }
  }

  /** A time with its offset. */
  static @Nullable Instant moment(@Nullable String text) throws UsageException {
    if (text == null) {
      return null;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      if (time.getYear() >= 1900 && time.getYear() <= 2199) {
        return time.toInstant().truncatedTo(ChronoUnit.SECONDS);
      }
    } catch (DateTimeException e) {
      // refused below, like a year out of range
    }
    throw new UsageException(
        "--as-of takes a time with its offset, such as 2026-11-22T16:20Z or"
            + " 2026-11-22T17:20+01:00, not "
            + text);
  }

  private static @Nullable Path path(CommandLine given, String option) {
    String text = given.getOptionValue(option);
    return text == null ? null : Path.of(text);
  }

  static @Nullable Engine engine(@Nullable String name) throws UsageException {
    if (name == null) {
      return null;
    }
    return switch (name) {
      case "onnxruntime" -> Engine.ONNX_RUNTIME;
      case "opencv" -> Engine.OPENCV;
      default -> throw new UsageException("--engine takes onnxruntime or opencv, not " + name);
    };
  }

  static Device device(@Nullable String name, @Nullable Engine engine) throws UsageException {
    if (name == null || name.equals("cpu")) {
      return Device.CPU;
    }
    if (!name.equals("cuda")) {
      throw new UsageException("--device takes cpu or cuda, not " + name);
    }
    if (engine == Engine.OPENCV) {
      throw new UsageException("--device cuda runs ONNX Runtime; leave --engine opencv out");
    }
    return Device.CUDA;
  }

  /** Loads everything; {@code remarks} takes lines a person should see that stop nothing. */
  RunConfig load(
      List<Path> inputs, int threads, boolean retryFailed, boolean strict, Consumer<String> remarks)
      throws IOException, RefusedException, UsageException {
    if (noPixels && given.hasOption("privacy")) {
      throw new UsageException("--privacy looks at pictures; leave out --no-pixels");
    }
    Policy chosen = loadPolicy();
    TrackOptions tracks = joins() ? TrackOptions.of(given, "track") : null;
    Sampling sampling =
        given.hasOption("every") || given.hasOption("frames") ? FrameOptions.of(given) : null;
    KnownHashes decided = loadKnown();
    ZoneSet set = loadZones(remarks);
    PixelSetup looks = noPixels ? null : loadPixels(chosen, remarks);
    TerrainTiles tiles = terrain == null ? null : TerrainFolder.open(terrain, remarks);
    Terrain hills = tiles == null ? null : new Terrain(tiles, chosen.sees().thingsM());
    boolean clips = given.hasOption("clips");
    Basis basis =
        new Basis(
            chosen,
            policy,
            set,
            skipBadZones,
            looks,
            terrain == null || tiles == null ? null : TerrainFolder.used(terrain, tiles),
            tracks,
            sampling,
            clips,
            decided,
            asOf);
    return new RunConfig(
        set,
        hills,
        chosen,
        looks == null ? null : looks.options(),
        looks == null ? null : looks.model(),
        looks == null ? null : looks.privacyAsked(),
        tracks == null ? null : tracks.joining(),
        sampling,
        clips,
        decided,
        basis.head(inputs),
        threads,
        retryFailed,
        strict);
  }

  private PixelSetup loadPixels(Policy chosen, Consumer<String> remarks)
      throws IOException, RefusedException {
    Path folder = models == null ? Home.folder("models") : models;
    boolean privacy = given.hasOption("privacy");
    PixelSetup setup = PixelSetup.load(folder, chosen, policy, engine, device, effort, privacy);
    String whyNot = setup.device().whyNot();
    if (whyNot != null) {
      remarks.accept("sightline: looking at pictures on the CPU, without cuda: " + whyNot);
    }
    return setup;
  }

  /** Whether the options of tracks were given: their class is not loaded else. */
  private boolean joins() {
    return given.hasOption("track") || given.hasOption("clock-offset");
  }

  static Effort effort(@Nullable String name) throws UsageException {
    if (name == null) {
      return Effort.NORMAL;
    }
    return switch (name) {
      case "fast" -> Effort.FAST;
      case "normal" -> Effort.NORMAL;
      case "thorough" -> Effort.THOROUGH;
      default -> throw new UsageException("--detail takes fast, normal or thorough, not " + name);
    };
  }

  private Policy loadPolicy() throws RefusedException {
    if (policy == null) {
      return Policy.standard();
    }
    try {
      return Policy.load(policy);
    } catch (PolicyException e) {
      throw new RefusedException(String.join("\nsightline: ", e.problems()));
    } catch (IOException e) {
      throw new RefusedException("the policy " + policy + " cannot be read; is the name right?");
    }
  }

  private ZoneSet loadZones(Consumer<String> remarks) throws IOException, RefusedException {
    List<Path> from = existing(zones);
    try {
      ZoneSet set = ZoneLoader.load(from, skipBadZones);
      for (ZoneProblem problem : set.problems()) {
        remarks.accept("sightline: " + problem.line());
      }
      return set;
    } catch (ZonesRefusedException e) {
      StringBuilder lines = new StringBuilder();
      for (ZoneProblem problem : e.problems()) {
        if (problem.fatal()) {
          lines.append(lines.length() == 0 ? "" : "\nsightline: ").append(problem.line());
        }
      }
      lines.append("\nsightline: --skip-bad-zones leaves such zones out");
      throw new RefusedException(lines.toString());
    }
  }

  /** The zone files to use: those named, which must exist, else the samples. */
  static List<Path> existing(List<Path> named) throws RefusedException {
    for (Path path : named) {
      String name = path.toString();
      int layer = name.lastIndexOf('#');
      if (!Files.exists(path) && (layer < 1 || !Files.exists(Path.of(name.substring(0, layer))))) {
        throw new RefusedException("there is no zone file or folder " + name);
      }
    }
    return named.isEmpty() ? List.of(Home.folder("geofences")) : named;
  }
}
