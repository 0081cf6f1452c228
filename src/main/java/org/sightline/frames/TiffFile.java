package org.sightline.frames;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The little that decoding must know of a TIFF file's first directory (TIFF 6.0 §2): whether its
 * strips or tiles lie inside the file, and where its orientation is written. BigTIFF is left to the
 * decoder.
 */
final class TiffFile {
  private static final int ORIENTATION = 0x112;
  private static final int STRIP_OFFSETS = 273;
  private static final int STRIP_BYTE_COUNTS = 279;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTE_COUNTS = 325;
  private static final int SHORT = 3;

  private TiffFile() {}

  /** A sentence when picture data is claimed to lie behind the end of the file; else null. */
  static @Nullable String damage(ByteBuffer bytes) {
    ByteBuffer file = ordered(bytes);
    if (file == null) {
      return null;
    }
    int directory = file.getInt(4);
    if (directory < 8 || directory > file.limit() - 2) {
      return "the file ends before its directory";
    }
    if (liesOutside(file, directory, STRIP_OFFSETS, STRIP_BYTE_COUNTS)
        || liesOutside(file, directory, TILE_OFFSETS, TILE_BYTE_COUNTS)) {
      return "the file ends inside the picture";
    }
    return null;
  }

  /**
   * Writes "upright" over the orientation: the decoders differ in whether they turn the picture,
   * and it is turned once, afterwards.
   */
  static void forgetOrientation(ByteBuffer bytes) {
    ByteBuffer file = ordered(bytes);
    if (file == null) {
      return;
    }
    int directory = file.getInt(4);
    int entry = directory < 8 ? -1 : entry(file, directory, ORIENTATION);
    if (entry >= 0 && file.getShort(entry + 2) == SHORT && file.getInt(entry + 4) == 1) {
      file.putShort(entry + 8, (short) 1);
    }
  }

  private static @Nullable ByteBuffer ordered(ByteBuffer bytes) {
    if (bytes.limit() < 8) {
      return null;
    }
    ByteBuffer file = bytes.duplicate();
    file.order(bytes.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    return file.getShort(2) == 42 ? file : null;
  }

  private static boolean liesOutside(ByteBuffer file, int directory, int offsets, int counts) {
    int where = entry(file, directory, offsets);
    int howMany = entry(file, directory, counts);
    if (where < 0 || howMany < 0) {
      return false;
    }
    int pieces = Math.min(file.getInt(where + 4), file.getInt(howMany + 4));
    // a piece that cannot even be listed counts as missing, so the loop is bounded by the file
    for (int i = 0; i < pieces; i++) {
      long offset = value(file, where, i);
      long length = value(file, howMany, i);
      if (offset < 0 || length < 0 || offset + length > file.limit()) {
        return true;
      }
    }
    return false;
  }

  /** Where the entry of a tag stands, or −1. */
  private static int entry(ByteBuffer file, int directory, int tag) {
    if (directory > file.limit() - 2) {
      return -1;
    }
    int count = file.getShort(directory) & 0xFFFF;
    for (int at = directory + 2; count > 0 && at <= file.limit() - 12; at += 12, count--) {
      if ((file.getShort(at) & 0xFFFF) == tag) {
        return at;
      }
    }
    return -1;
  }

  /** A value of an entry of kind SHORT or LONG; −1 if it lies outside the file. */
  private static long value(ByteBuffer file, int entry, int index) {
    int width = file.getShort(entry + 2) == SHORT ? 2 : 4;
    long bytes = (file.getInt(entry + 4) & 0xFFFFFFFFL) * width;
    long base = bytes <= 4 ? entry + 8 : file.getInt(entry + 8) & 0xFFFFFFFFL;
    long at = base + (long) index * width;
    if (at > file.limit() - width) {
      return -1;
    }
    return width == 2 ? file.getShort((int) at) & 0xFFFF : file.getInt((int) at) & 0xFFFFFFFFL;
  }
}
