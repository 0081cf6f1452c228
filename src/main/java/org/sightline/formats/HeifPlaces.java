package org.sightline.formats;

import java.io.EOFException;
import java.io.IOException;
import org.sightline.media.FileBytes;
import org.sightline.media.IsoBox;

/** Reads where the items of a HEIF file lie: the iloc box, ISO/IEC 14496-12 §8.11.3. */
final class HeifPlaces {
  private final FileBytes file;
  private final IsoBox.Count left;
  private long at;

  HeifPlaces(FileBytes file, IsoBox.Count left) {
    this.file = file;
    this.left = left;
  }

  void read(IsoBox box, HeifIndex items) throws IOException {
    int version = file.u8(box.body());
    int sizes = file.be16(box.body() + 4);
    at = box.body() + 6;
    long count = number(version < 2 ? 2 : 4);
    for (long i = 0; i < count && at < box.end() && left.take(); i++) {
      HeifIndex.Item item = items.item(number(version < 2 ? 2 : 4));
      if (version > 0) {
        item.construction = (int) number(2) & 15;
      }
      at += 2;
      long base = number(sizes >> 4 & 15);
      int extents = (int) number(2);
      for (int k = 0; k < extents && at < box.end() && left.take(); k++) {
        if (version > 0) {
          at += sizes & 15;
        }
        long place = base + number(sizes >> 12 & 15);
        long length = number(sizes >> 8 & 15);
        item.extents.add(place);
        // 0 stands for all that follows; the data box is small, so its extents are given
        item.extents.add(
            length == 0 && item.construction == 0 ? Math.max(0, file.length() - place) : length);
      }
    }
  }

  /** An unsigned number of 0, 2, 4 or 8 bytes; other sizes are against the standard. */
  private long number(int bytes) throws IOException {
    long value =
        switch (bytes) {
          case 0 -> 0;
          case 2 -> file.be16(at);
          case 4 -> file.be32(at);
          case 8 -> file.be64(at);
          default -> throw new EOFException();
        };
    at += bytes;
    return value;
  }
}
