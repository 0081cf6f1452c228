package org.sightline.track;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.sightline.containers.Packets;
import org.sightline.media.DataStream;

/**
 * Telemetry of GoPro cameras and of the Karma drone, {@link Gpmf}: the {@code gpmd} stream of a
 * recording, or payloads saved one after the other in a file of their own.
 */
final class GpmfReader implements StreamReader, TrackFileReader {
  private static final int DEVC = GpmfStream.key("DEVC");

  /** A payload is a second's worth, under 100 KB. */
  private static final int MOST_BYTES = 8 << 20;

  @Override
  public boolean accepts(DataStream stream) {
    return stream.format().equals("gpmd");
  }

  @Override
  public boolean accepts(String format) {
    return format.equals("gpmf");
  }

  @Override
  public List<Track> read(DataStream stream, Packets packets) throws IOException {
    Gpmf gpmf = new Gpmf();
    while (!gpmf.full() && packets.next()) {
      gpmf.read(packets.bytes(), packets.startNs(), packets.lengthNs());
    }
    return gpmf.finish();
  }

  @Override
  public List<Track> read(Path file) throws IOException {
    Gpmf gpmf = new Gpmf();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = ByteBuffer.allocate(8);
      long at = 0;
      while (!gpmf.full() && at + 8 <= channel.size()) {
        fill(channel, head.clear(), at);
        long size = 8 + ((head.get(5) & 0xffL) * (head.getShort(6) & 0xffff) + 3 & ~3L);
        if (head.getInt(0) != DEVC) {
          break;
        }
        // eight bits of size and sixteen of count: never more than 16 MiB
        ByteBuffer payload =
            ByteBuffer.allocate((int) Math.min(Math.min(size, MOST_BYTES), channel.size() - at));
        fill(channel, payload, at);
        gpmf.readNext(payload.flip());
        at += size;
      }
    }
    return gpmf.finish();
  }

  private static void fill(FileChannel channel, ByteBuffer buffer, long at) throws IOException {
    long place = at;
    while (buffer.hasRemaining()) {
      int count = channel.read(buffer, place);
      if (count < 0) {
        break; // the file has become shorter
      }
      place += count;
    }
  }
}
