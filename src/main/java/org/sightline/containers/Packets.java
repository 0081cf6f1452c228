package org.sightline.containers;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.sightline.media.DataStream;
import org.sightline.media.MediaItem;

/**
 * The packets of one {@link DataStream}, one after the other in the order of the file. One buffer
 * is used again for every packet: copy what is kept. Not thread safe.
 */
public interface Packets extends Closeable {
  /**
   * Opens a stream of a video.
   *
   * @throws IOException if the file cannot be read, or is not what it was
   */
  static Packets open(MediaItem.Video video, DataStream stream) throws IOException {
    return Videos.packets(video, stream);
  }

  /**
   * Goes to the next packet.
   *
   * @return false at the end, or where the file is cut off
   */
  boolean next() throws IOException;

  /** When the packet begins, nanoseconds from the first picture shown; negative before it. */
  long startNs();

  /** How long the packet lasts, nanoseconds; 0 where the container does not say. */
  long lengthNs();

  /** The packet's content, from position 0 to its limit, most significant byte first, read only. */
  ByteBuffer bytes();

  /** How many packets up to here were left out: outside the file, too large, or never shown. */
  default long lost() {
    return 0;
  }
}
