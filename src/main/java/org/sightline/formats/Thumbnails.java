package org.sightline.formats;

import org.jspecify.annotations.Nullable;
import org.sightline.media.Bytes;
import org.sightline.media.MediaItem;
import org.sightline.media.Quarter;

/**
 * Embedded thumbnails as files of their own: the pictures that stand in a report when no pixels
 * were looked at.
 *
 * <p>All metadata is dropped and one orientation tag written in its place, since a thumbnail lies
 * in the file unturned.
 */
public final class Thumbnails {
  /**
   * EXIF 2.32 §4.5.3: 160×120 is the rule; makers embed up to a few hundred KB, more is no
   * thumbnail.
   */
  private static final int MAX_BYTES = 256 << 10;

  private static final int SOI = 0xD8;
  private static final int SOS = 0xDA;
  private static final int FIRST_APP = 0xE0;
  private static final int LAST_APP = 0xEF;
  private static final int COMMENT = 0xFE;

  private Thumbnails() {}

  /**
   * A photo's embedded thumbnail, without metadata and standing upright; null if it has none that
   * is whole.
   */
  public static @Nullable Bytes of(MediaItem.Photo photo) {
    byte[] jpeg = photo.thumbnail().array();
    if (jpeg.length < 4
        || jpeg.length > MAX_BYTES
        || (jpeg[0] & 0xFF) != 0xFF
        || (jpeg[1] & 0xFF) != SOI) {
      return null;
    }
    byte[] head = orientation(photo.turn());
    byte[] clean = new byte[jpeg.length + head.length];
    clean[0] = jpeg[0];
    clean[1] = jpeg[1];
    System.arraycopy(head, 0, clean, 2, head.length);
    int to = 2 + head.length;
    int from = 2;
    while (from + 4 <= jpeg.length && (jpeg[from] & 0xFF) == 0xFF) {
      int marker = jpeg[from + 1] & 0xFF;
      if (marker == SOS) {
        System.arraycopy(jpeg, from, clean, to, jpeg.length - from);
        return Bytes.wrap(java.util.Arrays.copyOf(clean, to + jpeg.length - from));
      }
      int length = 2 + (((jpeg[from + 2] & 0xFF) << 8) | (jpeg[from + 3] & 0xFF));
      if (length < 4 || from + length > jpeg.length) {
        return null;
      }
      boolean metadata = (marker >= FIRST_APP && marker <= LAST_APP) || marker == COMMENT;
      if (!metadata) {
        System.arraycopy(jpeg, from, clean, to, length);
        to += length;
      }
      from += length;
    }
    return null;
  }

  /**
   * An APP1 segment with a TIFF structure of one entry, Orientation; none for an upright picture.
   */
  private static byte[] orientation(Quarter turn) {
    if (turn == Quarter.UPRIGHT) {
      return new byte[0];
    }
    return new byte[] {
      (byte) 0xFF,
      (byte) 0xE1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0, // marker, length, name
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8, // big-endian TIFF, IFD0 at 8
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) turn.exif(),
      0,
      0, // one SHORT
      0,
      0,
      0,
      0 // no further IFD
    };
  }
}
