package org.sightline.containers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sightline.media.FileBytes;
import org.sightline.media.IsoBox;
import org.sightline.media.Limits;

/**
 * The blocks of one track of a Matroska file. The heads of all blocks are walked, and nothing but
 * the track's own is read: there is an index of pictures only.
 */
final class MatroskaPackets implements Packets {
  private static final int MOST_BYTES = 1 << 20;
  private static final long READ_BYTES = 1L << 30;
  private static final long LONGEST_NS = 100_000_000_000_000_000L;

  private final FileBytes file;
  private final MatroskaTrack track;
  private final MatroskaBlocks blocks;
  private final long scaleNs;
  private final long firstUnits;
  private ByteBuffer packet = ByteBuffer.allocate(0);
  private long lost;

  private MatroskaPackets(
      FileBytes file, MatroskaTrack track, MatroskaIndex index, long firstUnits) {
    this.file = file;
    this.track = track;
    this.scaleNs = index.scaleNs;
    this.firstUnits = firstUnits;
    long from = index.firstCluster < 0 ? file.length() : index.firstCluster;
    this.blocks = new MatroskaBlocks(file, from, file.length());
  }

  static Packets open(Path path, int number, Limits limits) throws IOException {
    FileBytes file = FileBytes.open(path, new byte[FileBytes.WINDOW], READ_BYTES);
    try {
      MatroskaIndex index = MatroskaIndex.read(file, new IsoBox.Count(limits.parts()));
      for (MatroskaTrack track : index.tracks) {
        if (track.number == number) {
          return new MatroskaPackets(file, track, index, firstUnits(file, index));
        }
      }
    } catch (IOException e) {
      file.close();
      throw e;
    }
    file.close();
    throw new IOException("track " + number + " is not in the file any more");
  }

  private static long firstUnits(FileBytes file, MatroskaIndex index) throws IOException {
    MatroskaTrack picture = index.picture();
    return picture == null ? 0 : Matroskas.firstUnits(file, index, picture.number);
  }

  @Override
  public boolean next() throws IOException {
    while (blocks.next()) {
      if (blocks.track() != track.number) {
        continue;
      }
      long size = blocks.end() - blocks.body();
      ByteBuffer content =
          size <= 0 || size > MOST_BYTES ? null : content(file.copy(blocks.body(), (int) size));
      if (content != null) {
        packet = content.asReadOnlyBuffer();
        return true;
      }
      lost++;
    }
    return false;
  }

  private @Nullable ByteBuffer content(byte[] block) {
    return track.content(block);
  }

  @Override
  public long startNs() {
    return ns(blocks.units() - firstUnits);
  }

  @Override
  public long lengthNs() {
    return ns(blocks.lengthUnits());
  }

  /** Cut to three years, which is far from what a long number holds. */
  private long ns(long units) {
    long most = LONGEST_NS / scaleNs;
    return Math.max(-most, Math.min(most, units)) * scaleNs;
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
}
