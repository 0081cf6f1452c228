package org.sightline.track;

import java.io.IOException;
import java.util.List;
import org.sightline.media.DataStream;
import org.sightline.media.MediaItem;
import org.sightline.media.Packets;

/** Reads one format of telemetry from a stream inside a video. Stateless and safe to share. */
interface StreamReader {
  /** Whether a stream is of this format, by the container's code for it. */
  boolean accepts(DataStream stream);

  /**
   * Reads the whole stream. What cannot be read is left out and noted; a stream that holds no
   * positions at all gives no track.
   *
   * @throws IOException if the file itself cannot be read
   */
  List<Track> read(DataStream stream, Packets packets) throws IOException;

  /**
   * The same, for formats of which the video itself must say what the stream leaves open.
   *
   * @param video whose stream it is
   * @throws IOException if the file itself cannot be read
   */
  default List<Track> read(MediaItem.Video video, DataStream stream, Packets packets)
      throws IOException {
    return read(stream, packets);
  }
}
