package org.sightline.formats;

import java.io.IOException;
import org.sightline.media.FileBytes;
import org.sightline.media.Pixels;

/** The JPEG previews found in a RAW file, of which the largest stands for the picture. */
final class Previews {
  /** How much of a file is searched for a JPEG where no directory names one. */
  private static final long SEARCHED = 8L << 20;

  private final FileBytes file;
  private final Draft draft;
  private long at;
  private long length;
  private int widthPx;
  private int heightPx;
  private boolean beyond;

  Previews(FileBytes file, Draft draft) {
    this.file = file;
    this.draft = draft;
  }

  /** Takes note of a place that may hold a JPEG; says whether it does. */
  boolean offer(long place, long bytes) throws IOException {
    if (place <= 0 || bytes <= 4 || place >= file.length()) {
      beyond |= bytes > 4 && place >= file.length();
      return false;
    }
    // a preview cut by the end of the file is still the best there is
    long there = Math.min(bytes, file.length() - place);
    int[] size = Jpegs.size(file, place, there);
    if (size == null || size[0] == 0 || size[1] == 0) {
      return false;
    }
    if ((long) size[0] * size[1] > (long) widthPx * heightPx) {
      at = place;
      length = bytes;
      widthPx = size[0];
      heightPx = size[1];
    }
    return true;
  }

  /** Whether a preview was named that lies beyond the end of the file. */
  boolean isBeyond() {
    return beyond;
  }

  /** Searches the start of the file for JPEGs. */
  void search() throws IOException {
    long end = Math.min(file.length() - 4, SEARCHED);
    long place = 16;
    for (int tries = 0; place < end && tries < 2000; tries++) {
      place = file.find(0xff, place, end);
      if (place < end && file.be16(place) == 0xffd8 && file.u8(place + 2) == 0xff) {
        long bytes = Jpegs.length(file, place);
        if (bytes > 0 && offer(place, bytes)) {
          place += bytes;
          continue;
        }
      } else if (place < end) {
        tries--;
      }
      place++;
    }
  }

  /** Makes the best one the draft's pixels; false if there is none. */
  boolean use() {
    if (widthPx == 0) {
      return false;
    }
    long there = Math.min(length, file.length() - at);
    draft.pixels = new Pixels("jpeg", at, there, widthPx, heightPx, true);
    draft.size(widthPx, heightPx);
    draft.note("raw-preview", message(widthPx, heightPx));
    if (there < length) {
      draft.damaged(draft.format + "-truncated", "The file ends in the middle of its preview.");
    }
    return true;
  }

  static String message(long widthPx, long heightPx) {
    return "The RAW picture is looked at through its embedded preview of "
        + widthPx
        + " x "
        + heightPx
        + " pixels.";
  }
}
