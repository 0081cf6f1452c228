package org.sightline.track;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sightline.containers.Packets;
import org.sightline.media.DataStream;

/**
 * A receiver's sentences that dash cameras keep in room left free of the recording ({@code free/gps
 * }): they begin with it.
 */
final class SentenceReader implements StreamReader {
  @Override
  public boolean accepts(DataStream stream) {
    return stream.format().equals("NMEA");
  }

  @Override
  public List<Track> read(DataStream stream, Packets packets) throws IOException {
    NmeaTrack track = new NmeaTrack("nmea:stream");
    StreamReader.each(
        packets,
        (data, startNs) -> {
          String text = StandardCharsets.ISO_8859_1.decode(data).toString();
          return track.takeAll(text, startNs);
        });
    if (track.draft().size() == 0 && !track.isOpen()) {
      return List.of();
    }
    track
        .draft()
        .note(
            "telemetry-time-assumed",
            "This camera does not say to which picture a position belongs: the first is taken to"
                + " be that of the first picture, and may be seconds off.");
    return List.of(track.finish());
  }
}
