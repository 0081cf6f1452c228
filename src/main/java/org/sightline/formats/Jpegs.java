package org.sightline.formats;

import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sightline.media.FileBytes;

/**
 * The structure of JPEG files: ISO/IEC 10918-1 Annex B for the markers, Exif 2.32 §4.7.2 for APP1,
 * the XMP specification part 3 §1.1.3 for XMP and its extension. Segments are walked up to the
 * first scan. Between segments stray bytes are skipped as libjpeg does.
 */
final class Jpegs {
  /** How far a file's end is searched for the end of the picture before the picture itself is. */
  private static final int TAIL = 32 << 10;

  private Jpegs() {}

  /** Reads the picture that starts at {@code start}; it ends with the file at the latest. */
  static void read(FileBytes file, long start, long end, Draft draft) throws IOException {
    JpegBlocks blocks = new JpegBlocks(draft);
    long scan = -1;
    try {
      scan = walk(file, start, end, draft, blocks);
    } catch (EOFException e) {
      draft.damaged("jpeg-truncated", "The file ends before its picture starts.");
    }
    blocks.finish();
    if (scan >= 0 && !isClosed(file, scan, end, blocks)) {
      draft.damaged("jpeg-truncated", "The file ends in the middle of its picture.");
    }
  }

  /** Gives the place of the first scan, or -1. */
  private static long walk(FileBytes file, long start, long end, Draft draft, JpegBlocks blocks)
      throws IOException {
    long at = start + 2;
    for (int part = 0; part < draft.limits.parts(); part++) {
      at = nextMarker(file, at, end);
      if (at >= end) {
        break;
      }
      int marker = file.u8(at + 1);
      if (marker == 0xd8 || marker == 0xd9) {
        draft.damaged("jpeg-damaged", "The file has no picture between its JPEG markers.");
        return -1;
      }
      if (isAlone(marker)) {
        at += 2;
        continue;
      }
      int length = file.be16(at + 2);
      if (length < 2) {
        draft.damaged("jpeg-damaged", "A JPEG segment claims to be shorter than its own head.");
        return -1;
      }
      if (marker == 0xda) {
        if (draft.widthPx == 0) {
          draft.damaged("jpeg-damaged", "The file does not say how large its picture is.");
        }
        return at + 2 + length;
      }
      if (isFrame(marker)) {
        draft.size(file.be16(at + 7), file.be16(at + 5));
      } else if (marker == 0xe1) {
        blocks.app1(file, at + 4, (int) Math.min(length - 2L, Math.max(0, file.length() - at - 4)));
      }
      at += 2 + length;
    }
    draft.damaged("jpeg-truncated", "The file ends before its picture starts.");
    return -1;
  }

  /**
   * Stored width and height of an embedded JPEG a decoder for photos can read; null if it is none.
   */
  static int @Nullable [] size(FileBytes file, long start, long length) throws IOException {
    if (length < 4 || !file.has(start, length) || file.be16(start) != 0xffd8) {
      return null;
    }
    long end = start + length;
    long at = start + 2;
    for (int part = 0; part < 200; part++) {
      at = nextMarker(file, at, end);
      if (at + 9 > end) {
        return null;
      }
      int marker = file.u8(at + 1);
      if (isFrame(marker)) {
        // SOF3 is lossless: the sensor data of a RAW file, not a preview
        boolean photo = marker <= 0xc2 && file.u8(at + 4) == 8;
        return photo ? new int[] {file.be16(at + 7), file.be16(at + 5)} : null;
      }
      at += isAlone(marker) ? 2 : 2 + Math.max(2, file.be16(at + 2));
    }
    return null;
  }

  /** How long an embedded JPEG of unknown length is; 0 if it does not end. */
  static long length(FileBytes file, long start) throws IOException {
    long end = file.length();
    long at = start + 2;
    for (int part = 0; part < 200; part++) {
      at = nextMarker(file, at, end);
      if (at + 4 > end) {
        return 0;
      }
      int marker = file.u8(at + 1);
      int length = isAlone(marker) ? 0 : file.be16(at + 2);
      at += 2 + length;
      if (marker == 0xda) {
        long after = endOfScans(file, at, end);
        return after < 0 ? 0 : after - start;
      }
    }
    return 0;
  }

  /** The place of the next marker's 0xff; {@code end} if there is none. */
  private static long nextMarker(FileBytes file, long from, long end) throws IOException {
    long at = from;
    while (at < end - 1) {
      at = file.find(0xff, at, end - 1);
      while (at < end - 1 && file.u8(at + 1) == 0xff) {
        at++;
      }
      if (at < end - 1 && file.u8(at + 1) != 0) {
        return at;
      }
      at++;
    }
    return end;
  }

  /** TEM and RSTn carry no length. */
  private static boolean isAlone(int marker) {
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7);
  }

  /** SOF0 to SOF15 without DHT, JPG and DAC. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  /**
   * Whether the scans are ended by an EOI. Inside a scan 0xff is always followed by 0 or a marker,
   * so any 0xff 0xd9 after it ends a picture: nearly always the file's last two bytes, else those
   * before a trailer whose length the XMP states or that Samsung's mark ends, else near the end
   * (padding). Only then is the whole picture searched.
   *
   * @param blocks what was read before the scan
   */
  private static boolean isClosed(FileBytes file, long scan, long end, JpegBlocks blocks)
      throws IOException {
    if (isEnd(file, end, scan)) {
      return true;
    }
    long trailer = blocks.trailerBytes();
    if (trailer > 0 && isEnd(file, end - trailer, scan)) {
      return true;
    }
    if (file.has(end - 4, 4) && file.matches(end - 4, "SEFT")) {
      return true;
    }
    long tail = Math.max(scan, end - TAIL);
    return hasEnd(file, tail, end) || hasEnd(file, scan, tail + 1);
  }

  private static boolean isEnd(FileBytes file, long end, long scan) throws IOException {
    return end - 2 >= scan && file.be16(end - 2) == 0xffd9;
  }

  private static boolean hasEnd(FileBytes file, long from, long end) throws IOException {
    try {
      return endOfScans(file, from, end) >= 0;
    } catch (EOFException e) {
      // the budget ran out in a very large file: not known to be cut
      return true;
    }
  }

  /** The place after the next EOI; -1 if there is none. */
  private static long endOfScans(FileBytes file, long from, long end) throws IOException {
    long at = from;
    while (at < end - 1) {
      at = file.find(0xff, at, end - 1);
      if (at < end - 1 && file.u8(at + 1) == 0xd9) {
        return at + 2;
      }
      at++;
    }
    return -1;
  }
}
