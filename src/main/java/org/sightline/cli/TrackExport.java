package org.sightline.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;
import org.sightline.batch.RefusedException;
import org.sightline.report.ExportedTrack;
import org.sightline.report.TrackWriter;
import org.sightline.report.TrackWriters;
import org.sightline.track.Track;
import org.sightline.track.Tracks;

/**
 * The track of one input as a file for other programs.
 *
 * @param writer its format
 * @param out the file to write
 */
record TrackExport(TrackWriter writer, Path out) {
  private static final String EXPORT = "export";
  private static final String FORCE = "force";

  static void addTo(Options options) {
    Command.add(
        options,
        EXPORT,
        "FILE",
        "Writes the track of one input to a file that ends in .gpx, .kml or .csv. Positions that"
            + " cannot be used are left out, and nothing is drawn across gaps.");
    Command.add(options, FORCE, null, "With --export: replace FILE if it exists.");
  }

  /** Reads what is given; null if nothing is. */
  static @Nullable TrackExport of(CommandLine given, List<Path> files)
      throws IOException, RefusedException, UsageException {
    String named = given.getOptionValue(EXPORT);
    if (named == null) {
      if (given.hasOption(FORCE)) {
        throw new UsageException("--force goes with --export FILE");
      }
      return null;
    }
    TrackWriter writer = TrackWriters.forFile(named);
    if (writer == null) {
      throw new UsageException("--export takes a file that ends in .gpx, .kml or .csv: " + named);
    }
    Path out = Command.paths(List.of(named)).get(0);
    for (Path file : files) {
      if (Files.exists(out) && Files.exists(file) && Files.isSameFile(out, file)) {
        throw new UsageException(named + " is what is read: name another file to write");
      }
    }
    if (Files.exists(out) && !given.hasOption(FORCE)) {
      throw new RefusedException(named + " exists; --force replaces it");
    }
    return new TrackExport(writer, out);
  }

  /**
   * Writes the preferred track, beside the file and then moved, so that it is whole or not there.
   */
  void write(String source, Tracks tracks) throws RefusedException {
    Track track = tracks.best();
    String name = source.substring(source.lastIndexOf('/') + 1);
    ExportedTrack way = track == null ? null : new ExportedTrack(name, track);
    if (track == null || way == null || way.size() == 0) {
      throw new RefusedException(source + " holds no position of a track: nothing was written");
    }
    Path part =
        out.resolveSibling("." + out.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      try (OutputStream to =
          new BufferedOutputStream(
              Files.newOutputStream(part, StandardOpenOption.CREATE_NEW), 1 << 16)) {
        writer.write(way, to, TrackExport::say);
      } catch (IOException e) {
        Files.deleteIfExists(part);
        throw e;
      }
      Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new RefusedException(out + " cannot be written: " + e);
    }
    if (tracks.all().size() > 1) {
      say(
          "the input holds "
              + tracks.all().size()
              + " tracks: the one that is preferred was written");
    }
    say("wrote " + way.size() + " positions from " + track.origin().source() + " to " + out);
  }

  private static void say(String words) {
    System.err.println("sightline: " + TerminalText.plain(words));
  }
}
