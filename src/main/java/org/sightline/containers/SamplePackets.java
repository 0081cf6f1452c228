package org.sightline.containers;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.sightline.media.FileBytes;
import org.sightline.media.IsoBox;
import org.sightline.media.Limits;

/**
 * The samples of one track of an ISO base media file, in its index and then in its fragments.
 * Tables are held as they lie in the file and walked, never spread out; samples that lie next to
 * each other are read together, and nothing else is.
 */
final class SamplePackets implements Packets {
  /** Ten hours at 240 a second are under nine million. */
  private static final int MOST_SAMPLES = 10_000_000;

  private static final int MOST_TABLE_BYTES = 40 << 20;
  private static final int MOST_SAMPLE_BYTES = 8 << 20;
  private static final int READ_TOGETHER = 64 << 10;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final FileBytes file;
  private final FileChannel channel;
  private final long fileLength;
  private final Samples inFragments;
  private Samples walk;
  private final EditList edits;
  private final long timescale;
  private final long firstPictureNs;

  private ByteBuffer window = NOTHING;
  private long windowAt;
  private ByteBuffer packet = NOTHING;
  private long startNs;
  private long lengthNs;
  private long lost;
  private long bytesRead;

  private SamplePackets(
      FileBytes file, FileChannel channel, MovieIndex index, MovieTrack track, Limits limits)
      throws IOException {
    FileBytes tables = index.tables;
    this.file = file;
    this.channel = channel;
    this.fileLength = channel.size();
    this.walk =
        new SampleWalk(
            table(tables, track.times),
            table(tables, track.runs),
            table(tables, track.sizes),
            table(tables, track.chunks),
            track);
    this.inFragments = new FragmentWalk(file, index, track.id, limits);
    this.edits = EditList.read(tables, track.edits, index.timescale, track.timescale);
    this.timescale = track.timescale;
    this.firstPictureNs = index.firstPictureNs();
  }

  /** Opens the track of a number; one that the file lacks has no packets. */
  static Packets open(Path path, int number, Limits limits) throws IOException {
    byte[] buffer = new byte[FileBytes.WINDOW];
    FileBytes file = FileBytes.open(path, buffer, 4 * limits.readBytes());
    try {
      MovieIndex index = MovieIndex.read(file, limits);
      for (MovieTrack track : index.tracks) {
        if ((int) track.id == number) {
          return open(path, file, index, track, limits);
        }
      }
    } catch (IOException e) {
      file.close();
      throw e;
    }
    file.close();
    throw new EOFException("track " + number + " is not in the file any more");
  }

  private static SamplePackets open(
      Path path, FileBytes file, MovieIndex index, MovieTrack track, Limits limits)
      throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new SamplePackets(file, channel, index, track, limits);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** A table without its head of version and flags; as much of it as fits. */
  private static ByteBuffer table(FileBytes file, @Nullable IsoBox box) throws IOException {
    if (box == null || box.end() - box.body() < 8) {
      return NOTHING;
    }
    int size = (int) Math.min(MOST_TABLE_BYTES, box.end() - box.body() - 4);
    return ByteBuffer.wrap(file.copy(box.body() + 4, size));
  }

  @Override
  public boolean next() throws IOException {
    while (advance()) {
      long size = walk.size();
      if (size == 0) {
        continue;
      }
      long shownNs = edits.shownNs(walk.ticks());
      boolean inside = walk.place() >= 0 && size <= fileLength - walk.place();
      // samples do not overlap: a file that claims more bytes than it has repeats itself
      boolean believed = size <= MOST_SAMPLE_BYTES && bytesRead + size <= fileLength;
      if (shownNs == EditList.NOT_SHOWN || !inside || !believed) {
        lost++;
        continue;
      }
      startNs = shownNs - firstPictureNs;
      lengthNs = Ticks.toNs(walk.lengthTicks(), timescale);
      fetch((int) size);
      bytesRead += size;
      return true;
    }
    return false;
  }

  /** To the next sample of the index, then to those in fragments. */
  private boolean advance() throws IOException {
    if (walk.count() < MOST_SAMPLES && walk.next()) {
      return true;
    }
    if (walk == inFragments) {
      return false;
    }
    walk = inFragments;
    return walk.next();
  }

  private void fetch(int size) throws IOException {
    long from = walk.place() - windowAt;
    if (from < 0 || from + size > window.limit()) {
      long together = Math.min(walk.restOfChunk(READ_TOGETHER), fileLength - walk.place());
      int wanted = (int) Math.max(size, together);
      if (window.capacity() < wanted) {
        window = ByteBuffer.allocate(Math.max(wanted, READ_TOGETHER));
      }
      window.clear().limit(wanted);
      windowAt = walk.place();
      while (window.hasRemaining()) {
        if (channel.read(window, windowAt + window.position()) < 0) {
          throw new EOFException("the file has become shorter");
        }
      }
      window.flip();
      from = 0;
    }
    packet = window.duplicate().position((int) from).limit((int) from + size).slice();
    packet = packet.asReadOnlyBuffer();
  }

  @Override
  public long startNs() {
    return startNs;
  }

  @Override
  public long lengthNs() {
    return lengthNs;
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
    channel.close();
  }
}
