package org.sightline.track;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Files of a receiver's sentences, as {@link NmeaTrack} reads them. */
final class NmeaReader implements TrackFileReader {
  @Override
  public boolean accepts(String format) {
    return format.equals("nmea");
  }

  @Override
  public List<Track> read(Path file) throws IOException {
    NmeaTrack track = new NmeaTrack("nmea");
    try (Lines lines = Lines.of(file)) {
      String line = lines.next();
      while (line != null && track.take(line, lines.hasEnd() && !lines.isCut())) {
        line = lines.next();
      }
    }
    return List.of(track.finish());
  }
}
