package org.sightline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;
import org.sightline.batch.RefusedException;
import org.sightline.media.InputException;
import org.sightline.media.Sha256;
import org.sightline.track.Joining;
import org.sightline.track.TrackFiles;

/**
 * Track files for all inputs, and the camera's clock, from the command line. A track file that
 * cannot be used stops the run before its first file.
 *
 * @param joining as the readers want it
 * @param hash over the files' contents and the offset: a setting of the run
 */
record TrackOptions(Joining joining, String hash) {
  private static final String OFFSET = "clock-offset";

  /** Adds the options; the first has another name where {@code --track} means something else. */
  static void addTo(Options options, String file) {
    Command.add(
        options,
        file,
        "FILE",
        "A track (GPX, KML, NMEA, IGC, FIT, TCX, flight-log CSV, geo.txt): photos without a position"
            + " get one from it, videos a track, by time. May be given several times.");
    Command.add(
        options,
        OFFSET,
        "+HH:MM[:SS]",
        "How far the cameras' clocks are ahead of UTC (their time zone, and their error if known),"
            + " where files do not say it. Default: found from the track if only one zone fits.");
  }

  /** Reads what is given; null if nothing is. */
  static @Nullable TrackOptions of(CommandLine given, String file)
      throws IOException, RefusedException, UsageException {
    String[] named = given.getOptionValues(file);
    String offset = given.getOptionValue(OFFSET);
    if (named == null && offset == null) {
      return null;
    }
    List<TrackFiles.Named> files = new ArrayList<>();
    MessageDigest digest = new Sha256();
    for (Path path : Command.paths(named == null ? List.of() : List.of(named))) {
      try {
        files.add(TrackFiles.read(path));
      } catch (InputException e) {
        throw new RefusedException("the track " + path + " cannot be used: " + e.getMessage());
      }
      update(digest, path);
    }
    Duration ahead = offset == null ? null : duration(offset);
    StringBuilder hash = new StringBuilder();
    for (byte b : digest.digest()) {
      hash.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    hash.append(ahead == null ? "" : " " + ahead);
    return new TrackOptions(new Joining(files, ahead), hash.toString());
  }

  private static void update(MessageDigest digest, Path path) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(path)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
  }

  /** A sign, hours and minutes, and perhaps seconds. */
  static Duration duration(String text) throws UsageException {
    String[] parts = text.isEmpty() ? new String[0] : text.substring(1).split(":", -1);
    char sign = text.isEmpty() ? ' ' : text.charAt(0);
    if ((sign == '+' || sign == '-') && (parts.length == 2 || parts.length == 3)) {
      int hours = number(parts[0]);
      int minutes = number(parts[1]);
      int seconds = parts.length == 3 ? number(parts[2]) : 0;
      if (hours >= 0 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60) {
        Duration size = Duration.ofSeconds((hours * 60L + minutes) * 60 + seconds);
        return sign == '-' ? size.negated() : size;
      }
    }
    throw new UsageException(
        "--clock-offset takes a sign, hours and minutes, such as +02:00 or -08:00:12, not " + text);
  }

  /** Up to five digits; −1 if it is something else. */
  private static int number(String text) {
    if (text.isEmpty() || text.length() > 5) {
      return -1;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
    }
    return Integer.parseInt(text);
  }
}
