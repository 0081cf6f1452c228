package org.sightline.containers;

import java.io.IOException;
import org.sightline.media.FileBytes;
import org.sightline.media.IsoBox;

/**
 * Walks the blocks of a Matroska file from a cluster on (RFC 9559 §10), reading their heads only.
 * Clusters and groups are stepped into, whether their sizes are stated or not; whatever is not a
 * block is passed over.
 */
final class MatroskaBlocks {
  /** Two hours of pictures at 60 a second and of sound are under a million. */
  private static final int MOST_ELEMENTS = 8_000_000;

  private final FileBytes file;
  private final IsoBox.Count left = new IsoBox.Count(MOST_ELEMENTS);
  private final long to;
  private long at;
  private long clusterUnits;

  /** Of the block last gone to: its track, when it is shown, how long, and its content. */
  private long track;

  private long units;
  private long lengthUnits;
  private long body;
  private long end;

  MatroskaBlocks(FileBytes file, long from, long to) {
    this.file = file;
    this.at = from;
    this.to = Math.min(to, file.length());
  }

  /** Goes to the next block; false after the last. */
  boolean next() throws IOException {
    while (left.take()) {
      Ebml element = Ebml.at(file, at, to);
      if (element == null) {
        return false;
      }
      boolean group = element.id() == 0xa0;
      boolean inside =
          group || element.id() == MatroskaIndex.CLUSTER || element.id() == MatroskaIndex.SEGMENT;
      at = inside ? element.body() : element.end();
      if (element.id() == 0xe7) {
        clusterUnits = Math.max(0, Math.min(element.number(file), 1L << 50));
      } else if ((element.id() == 0xa3 || element.id() == 0xa1) && take(element)) {
        lengthUnits = element.id() == 0xa1 ? length() : 0;
        return true;
      }
    }
    return false;
  }

  /** Track number, 16 bits of time, 8 of flags; laced blocks are no subtitles. */
  private boolean take(Ebml block) throws IOException {
    long from = block.body();
    if (from >= block.end()) {
      return false;
    }
    int bytes = Integer.numberOfLeadingZeros(file.u8(from)) - 23;
    if (bytes > 4 || from + bytes + 3 > block.end()) {
      return false;
    }
    long number = file.u8(from) & ((1 << (8 - bytes)) - 1);
    for (int i = 1; i < bytes; i++) {
      number = number << 8 | file.u8(from + i);
    }
    track = number;
    units = clusterUnits + (short) file.be16(from + bytes);
    body = from + bytes + 3;
    end = block.cut() ? body : block.end();
    return true;
  }

  /** A length stands behind the block, in the same group. */
  private long length() throws IOException {
    for (int i = 0; i < 4; i++) {
      Ebml element = Ebml.at(file, at, to);
      if (element == null
          || element.id() == 0xa0
          || element.id() == 0xa3
          || element.id() == MatroskaIndex.CLUSTER) {
        return 0;
      }
      at = element.end();
      if (element.id() == 0x9b) {
        return Math.max(0, element.number(file));
      }
    }
    return 0;
  }

  long track() {
    return track;
  }

  /** When the block is shown, in units of the file. */
  long units() {
    return units;
  }

  /** How long, in units of the file; 0 if not stated. */
  long lengthUnits() {
    return lengthUnits;
  }

  /** First byte of its content. */
  long body() {
    return body;
  }

  /** Byte after the last; that of the body where the file ends inside it. */
  long end() {
    return end;
  }
}
