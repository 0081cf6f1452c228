package org.sightline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;
import org.sightline.batch.PixelOptions;
import org.sightline.batch.RefusedException;
import org.sightline.batch.RunConfig;
import org.sightline.batch.Sampling;
import org.sightline.copies.KnownHashes;
import org.sightline.copies.KnownList;
import org.sightline.copies.KnownListException;
import org.sightline.media.Sha256;
import org.sightline.report.RunHead;
import org.sightline.risk.Checks;
import org.sightline.risk.Policy;
import org.sightline.risk.PolicyException;
import org.sightline.text.TextReader;
import org.sightline.view.Terrain;
import org.sightline.view.TerrainTiles;
import org.sightline.vision.Effort;
import org.sightline.vision.Engine;
import org.sightline.vision.ModelCard;
import org.sightline.vision.ModelException;
import org.sightline.vision.ModelKit;
import org.sightline.vision.Models;
import org.sightline.zones.ZoneFile;
import org.sightline.zones.ZoneProblem;
import org.sightline.zones.ZoneSet;
import org.sightline.zones.ZonesRefusedException;

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

  /** Loads everything; {@code remarks} takes lines a person should see that stop nothing. */
  RunConfig load(
      List<Path> inputs, int threads, boolean retryFailed, boolean strict, Consumer<String> remarks)
      throws IOException, RefusedException, UsageException {
    Policy chosen = loadPolicy();
    TrackOptions tracks = joins() ? TrackOptions.of(given, "track") : null;
    Sampling sampling =
        given.hasOption("every") || given.hasOption("frames") ? FrameOptions.of(given) : null;
    KnownHashes decided = loadKnown();
    ZoneSet set = loadZones(remarks);
    Path modelsDir = models == null ? Home.folder("models") : models;
    ModelCard model = noPixels ? null : loadModel(modelsDir);
    if (model != null && policy != null) {
      PolicyLabels.check(chosen, policy, modelsDir);
    }
    Engine usable = noPixels ? null : usableEngine();
    Engine runs = usable == null || model == null ? usable : usable.runs(model);
    ModelKit readers = readsText(chosen) && runs != null ? loadReaders(modelsDir) : null;
    TerrainTiles tiles = terrain == null ? null : TerrainFolder.open(terrain, remarks);
    RunHead.TerrainUsed heights =
        terrain == null || tiles == null ? null : TerrainFolder.used(terrain, tiles);
    RunHead head =
        head(
            chosen,
            set,
            model,
            runs,
            readers,
            heights,
            tracks,
            sampling,
            decided,
            inputsHash(inputs));
    PixelOptions pixels =
        runs == null
            ? null
            : PixelOptions.of(model == null ? null : modelsDir.toString(), runs, effort);
    if (pixels != null && readers != null) {
      pixels = pixels.withText(modelsDir.toString());
    }
    Terrain hills = tiles == null ? null : new Terrain(tiles, chosen.sees().thingsM());
    return new RunConfig(
        set,
        hills,
        chosen,
        pixels,
        model,
        tracks == null ? null : tracks.joining(),
        sampling,
        given.hasOption("clips"),
        decided,
        head,
        threads,
        retryFailed,
        strict);
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

  /** The engine that was asked for; else the better one that works here. */
  private Engine usableEngine() throws RefusedException {
    Engine preferred = Engine.preferred();
    if (engine == Engine.ONNX_RUNTIME && preferred != Engine.ONNX_RUNTIME) {
      throw new RefusedException(
          "ONNX Runtime cannot be used here; leave --engine out, or start with the launcher");
    }
    return engine == null ? preferred : engine;
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
      ZoneSet set = ZoneSet.load(from, skipBadZones);
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

  private static @Nullable ModelCard loadModel(Path modelsDir) throws RefusedException {
    try {
      return Models.chosen(modelsDir);
    } catch (ModelException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  private boolean readsText(Policy chosen) {
    return !noPixels && chosen.text().read() && effort != Effort.FAST;
  }

  /** What reads text; null if it is not installed, or cannot be used here. */
  private static @Nullable ModelKit loadReaders(Path modelsDir) throws RefusedException {
    try {
      if (!TextReader.isAvailable(modelsDir)) {
        return null;
      }
      ModelKit kit = ModelKit.named(modelsDir, TextReader.KIT);
      String problem = kit == null ? null : kit.problem(modelsDir);
      if (problem != null) {
        throw new RefusedException(problem);
      }
      return kit;
    } catch (ModelException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  private RunHead head(
      Policy chosen,
      ZoneSet set,
      @Nullable ModelCard model,
      @Nullable Engine runs,
      @Nullable ModelKit readers,
      RunHead.@Nullable TerrainUsed heights,
      @Nullable TrackOptions tracks,
      @Nullable Sampling sampling,
      @Nullable KnownHashes decided,
      String inputsHash)
      throws IOException {
    List<RunHead.ZoneFile> files = new ArrayList<>();
    for (ZoneFile file : set.files()) {
      String sha256 = file.isPrivate() ? "" : file.sha256();
      files.add(new RunHead.ZoneFile(file.name(), sha256, file.zones(), file.isPrivate()));
    }
    List<String> skipped = new ArrayList<>();
    for (ZoneProblem problem : set.problems()) {
      if (problem.fatal()) {
        skipped.add(
            problem.isPrivate()
                ? problem.file() + ": a private zone cannot be used; zones check says why"
                : problem.line());
      }
    }
    String engineName = runs == Engine.OPENCV ? "opencv" : runs == null ? "" : "onnxruntime";
    List<RunHead.ModelUsed> used =
        model == null
            ? List.of()
            : List.of(
                new RunHead.ModelUsed(model.name(), model.sha256(), model.licence(), engineName));
    if (readers != null) {
      List<RunHead.ModelUsed> more = new ArrayList<>(used);
      more.add(
          new RunHead.ModelUsed(
              readers.name(), readers.sha256(), readers.licence(), "onnxruntime"));
      used = more;
    }
    Map<String, String> configuration = new TreeMap<>();
    configuration.put("no-pixels", Boolean.toString(noPixels));
    configuration.put("skip-bad-zones", Boolean.toString(skipBadZones));
    if (!noPixels) {
      configuration.put("detail", effort.name().toLowerCase(Locale.ROOT));
    }
    if (readers != null) {
      configuration.put("text", readers.sha256());
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
    if (given.hasOption("clips")) {
      configuration.put("clips", "true");
    }
    if (sampling != null) {
      configuration.put("every", sampling.every().toMillis() + " ms");
      configuration.put("frames", sampling.mode().word());
    }
    if (decided != null) {
      configuration.put("known", decided.sha256());
    }
    String version = Version.text();
    String policySha = chosen.sha256();
    String configHash =
        sha256(
            version,
            set.hash(),
            PrivateHash.of(set.privateHash()),
            policySha,
            model == null ? "" : model.sha256() + engineName,
            configuration.toString());
    // names the run in its summary, and is no setting: the same files may be named in two ways
    configuration.put("inputs", inputsHash);
    return new RunHead(
        version,
        Map.of("java", System.getProperty("java.runtime.version", "")),
        files,
        set.hash(),
        skipped,
        coverageSentence(set),
        set.coverageArea(),
        set.zones(),
        heights,
        new RunHead.PolicyUsed(
            chosen.name(),
            chosen.version(),
            policy == null ? "built-in" : policy.toString(),
            policySha),
        used,
        Checks.unasked(!noPixels, readsText(chosen)),
        configuration,
        asOf != null ? asOf : Instant.now().truncatedTo(ChronoUnit.SECONDS),
        asOf != null,
        configHash);
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
