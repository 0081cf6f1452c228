package org.sightline.track;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.sightline.containers.Packets;
import org.sightline.media.DataStream;
import org.sightline.media.MediaItem;

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

  /** What is done with one packet. */
  @FunctionalInterface
  interface Taker {
    /**
     * Takes a packet.
     *
     * @return false to be given no more
     */
    boolean take(ByteBuffer data, long startNs);
  }

  /** Gives all packets to a taker, one by one, until it wants no more. */
  static void each(Packets packets, Taker taker) throws IOException {
    boolean more = true;
    while (more && packets.next()) {
      more = taker.take(packets.bytes(), packets.startNs());
    }
  }
}
