package org.sightline.containers;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sightline.media.DataStream;
import org.sightline.media.FileBytes;
import org.sightline.media.IsoBox;
import org.sightline.media.Limits;
import org.sightline.media.MediaItem;

/**
 * What dash cameras keep in boxes of their own, as ExifTool's documentation describes it: blocks
 * that start with {@code freeGPS}, of whose places {@code moov/gps } is a list, and a receiver's
 * sentences in {@code free/gps }. Neither says which picture a block belongs to: blocks come evenly
 * over the recording.
 */
final class GpsBlocks implements Packets {
  /** What the list's stream is called, and that of the sentences. */
  static final String FORMAT = "gps ";

  static final String SENTENCES = "NMEA";

  private static final int MOST_BYTES = 64 << 10;

  /** Ten hours of one a second are 36,000. */
  private static final int MOST_BLOCKS = 200_000;

  private static final int MOST_SENTENCES = 4 << 20;
  private static final double SECOND_NS = 1e9;

  private final FileBytes file;
  private final FileBytes tables;
  private final long list;
  private final int count;
  private final double stepNs;
  private ByteBuffer packet = ByteBuffer.allocate(0);
  private int next;
  private long lost;

  private GpsBlocks(FileBytes file, FileBytes tables, IsoBox list, @Nullable Duration length)
      throws IOException {
    this.file = file;
    this.tables = tables;
    this.list = list.body() + 8;
    long claimed = tables.be32(list.body() + 4);
    this.count =
        (int) Math.min(MOST_BLOCKS, Math.min(claimed, Math.max(0, list.end() - this.list) / 8));
    double spread = length == null || count == 0 ? SECOND_NS : (double) length.toNanos() / count;
    // one block a second, but for the last: other rates are spread over the whole
    this.stepNs =
        Math.abs(spread / SECOND_NS - 1) * count < Math.max(2, count * 0.05) ? SECOND_NS : spread;
  }

  static Packets open(MediaItem.Video video, DataStream stream, Limits limits) throws IOException {
    Path path = video.header().file().path();
    FileBytes file = FileBytes.open(path, new byte[FileBytes.WINDOW], 4 * limits.readBytes());
    try {
      MovieIndex index = MovieIndex.read(file, limits);
      IsoBox list = index.gps;
      IsoBox nmea = index.nmea;
      if (stream.format().equals(SENTENCES) && nmea != null) {
        return new Sentences(file, nmea);
      }
      if (stream.format().equals(FORMAT) && list != null && list.end() - list.body() >= 8) {
        return new GpsBlocks(file, index.tables, list, video.length());
      }
    } catch (IOException e) {
      file.close();
      throw e;
    }
    file.close();
    throw new EOFException("the blocks are not in the file any more");
  }

  @Override
  public boolean next() throws IOException {
    while (next < count) {
      long place = tables.be32(list + 8L * next);
      long size = tables.be32(list + 8L * next + 4);
      next++;
      boolean believed = size >= 16 && size <= MOST_BYTES && file.has(place, size);
      if (believed && file.matches(place + 4, "freeGPS ")) {
        packet = ByteBuffer.wrap(file.copy(place, (int) size)).asReadOnlyBuffer();
        return true;
      }
      lost++;
    }
    return false;
  }

  @Override
  public long startNs() {
    return Math.round((next - 1) * stepNs);
  }

  @Override
  public long lengthNs() {
    return 0;
  }

  @Override
  public ByteBuffer bytes() {
    return packet.duplicate();
  }

  @Override
  public long lost() {
    return lost;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** All sentences as one packet, as much of them as is believed. */
  private static final class Sentences implements Packets {
    private final FileBytes file;
    private final IsoBox box;
    private ByteBuffer packet = ByteBuffer.allocate(0);
    private boolean ended;

    Sentences(FileBytes file, IsoBox box) {
      this.file = file;
      this.box = box;
    }

    @Override
    public boolean next() throws IOException {
      if (ended) {
        return false;
      }
      ended = true;
      int size = (int) Math.min(MOST_SENTENCES, box.end() - box.body());
      packet = ByteBuffer.wrap(file.copy(box.body(), size)).asReadOnlyBuffer();
      return true;
    }

    @Override
    public long startNs() {
      return 0;
    }

    @Override
    public long lengthNs() {
      return 0;
    }

    @Override
    public ByteBuffer bytes() {
      return packet.duplicate();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
