package org.sightline.cli;

import java.time.Duration;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.sightline.batch.Sampling;

/** Which pictures of videos are looked at, from the command line. */
final class FrameOptions {
  private static final double LEAST_S = 0.1;
  private static final double MOST_S = 3600;

  private FrameOptions() {}

  /** Adds the options. */
  static void addTo(Options options) {
    Command.add(
        options,
        "every",
        "SECONDS",
        "Time between the pictures of a video that are looked at, 0.1 to 3600. Default: 1");
    Command.add(
        options,
        "frames",
        "WHERE",
        "near-zones (default): so often where the camera touches a zone or nobody knows if it does,"
            + " ten times as rarely elsewhere; all: so often from beginning to end; none: the"
            + " pictures of videos are not looked at.");
    Command.add(
        options,
        "clips",
        null,
        "Cut annotated clips out of videos with findings: at most 8 a video, 15 s each, 1280 pixels"
            + " wide or high, H.264 without sound. Takes about as long as the clips last.");
  }

  /**
   * Where clips are asked for: they show what was found in pictures, and lie in a report's folder.
   *
   * @throws UsageException where there will be no pictures or no folder
   */
  static void refuseContradictions(CommandLine given) throws UsageException {
    if (given.hasOption("no-pixels")
        || Sampling.Mode.NONE.word().equals(given.getOptionValue("frames"))) {
      throw new UsageException("--clips needs pictures: leave out --no-pixels and --frames none");
    }
    if (given.hasOption("stream") && !given.hasOption("out")) {
      throw new UsageException("--clips writes into the report folder: name one with --out DIR");
    }
  }

  /** What is given. */
  static Sampling of(CommandLine given) throws UsageException {
    String every = given.getOptionValue("every");
    String where = given.getOptionValue("frames");
    Sampling.Mode mode = where == null ? Sampling.DEFAULT.mode() : Sampling.Mode.of(where);
    if (mode == null) {
      throw new UsageException("--frames takes near-zones, all or none, not " + where);
    }
    return new Sampling(every == null ? Sampling.DEFAULT.every() : seconds(every), mode);
  }

  private static Duration seconds(String text) throws UsageException {
    try {
      double seconds = Double.parseDouble(text);
      if (seconds >= LEAST_S && seconds <= MOST_S) {
        return Duration.ofMillis(Math.round(seconds * 1000));
      }
    } catch (NumberFormatException e) {
      // refused below, like a number out of range
    }
    throw new UsageException("--every takes seconds from 0.1 to 3600, not " + text);
  }
}
