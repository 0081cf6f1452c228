package org.sightline.formats;

import java.io.IOException;
import org.sightline.media.Bytes;
import org.sightline.media.FileBytes;
import org.sightline.media.Quarter;

/** The two things that media itself needs of an EXIF block: which way is up, and the thumbnail. */
final class ExifBlocks {
  private ExifBlocks() {}

  /** Whether bytes start as a TIFF structure does: byte order, then 42. */
  static boolean isTiff(byte[] bytes, int at) {
    if (bytes.length < at + 8) {
      return false;
    }
    int order = (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    int magic = (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
    return (order == 0x4949 && magic == 0x2a00) || (order == 0x4d4d && magic == 0x002a);
  }

  /** Where a TIFF structure starts within the first bytes; -1 if nowhere. */
  static int findTiff(byte[] bytes) {
    for (int at = 0; at < 64 && at + 8 <= bytes.length; at++) {
      if (isTiff(bytes, at)) {
        return at;
      }
    }
    return -1;
  }

  /** Takes the orientation and the thumbnail over; a broken block gives what can be read. */
  static void peek(byte[] tiff, Draft draft, boolean orientation) {
    if (!isTiff(tiff, 0)) {
      return;
    }
    try {
      FileBytes bytes = FileBytes.of(tiff);
      boolean little = tiff[0] == 'I';
      Ifd first = new Ifd(bytes, 0, little ? bytes.le32(4) : bytes.be32(4), little, false);
      if (orientation) {
        // Exif 2.32 §4.6.4: 0x0112
        draft.turn = Quarter.ofExif((int) first.number(0x0112, 1));
      }
      if (first.next != 0 && draft.thumbnail.isEmpty()) {
        thumbnail(bytes, new Ifd(bytes, 0, first.next, little, false), draft);
      }
    } catch (IOException e) {
      draft.note("exif-truncated", "The EXIF block ends before the entries it announces.");
    }
  }

  private static void thumbnail(FileBytes bytes, Ifd second, Draft draft) throws IOException {
    // Exif 2.32 §4.6.5: JPEGInterchangeFormat 0x0201 and its length 0x0202
    long at = second.number(0x0201, 0);
    long length = second.number(0x0202, 0);
    if (at > 0 && length > 4 && bytes.has(at, length) && bytes.be16(at) == 0xffd8) {
      draft.thumbnail = Bytes.wrap(bytes.copy(at, (int) length));
    }
  }

  /** Takes the picture's size over from the first directory. */
  static void size(byte[] tiff, Draft draft) throws IOException {
    FileBytes bytes = FileBytes.of(tiff);
    boolean little = tiff[0] == 'I';
    Ifd first = new Ifd(bytes, 0, little ? bytes.le32(4) : bytes.be32(4), little, false);
    draft.size(first.number(Tiffs.WIDTH, 0), first.number(Tiffs.HEIGHT, 0));
  }
}
