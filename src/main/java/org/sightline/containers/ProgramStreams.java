package org.sightline.containers;

import java.io.IOException;
import org.sightline.media.FileBytes;

/**
 * MPEG programme streams, as camcorders with discs and hard disks write them (ISO/IEC 11172-1
 * §2.4.3, 13818-1 §2.5.3), and bare MPEG pictures: size and rate from the first pictures, the
 * length from the first and the last time. Nothing in such a file says where what lies.
 */
final class ProgramStreams {
  private static final int HEAD_BYTES = 2 << 20;
  private static final int TAIL_BYTES = 2 << 20;
  private static final int FIRST_PICTURE = 0xe0;
  private static final int LAST_PICTURE = 0xef;
  private static final int SEQUENCE = 0xb3;

  private ProgramStreams() {}

  static void read(FileBytes file, VideoDraft draft) throws IOException {
    byte[] head = file.copy(0, (int) Math.min(HEAD_BYTES, file.length()));
    PictureHead mpeg = PictureHead.find(head, PictureHead.Coding.MPEG);
    PictureHead h264 = mpeg == null ? PictureHead.find(head, PictureHead.Coding.H264) : null;
    PictureHead picture = mpeg == null ? h264 : mpeg;
    if (picture == null) {
      draft.note("video-no-picture", "No moving picture was found at the start of the file.");
      return;
    }
    draft.codec = mpeg == null ? "h264" : "mpeg2";
    draft.size(picture.widthPx(), picture.heightPx());
    draft.framesPerSecond(picture.framesPerSecond());
    int from = (int) Math.min(TAIL_BYTES, file.length());
    byte[] tail = file.copy(file.length() - from, from);
    long first = time(head, false);
    long last = time(tail, true);
    if (head[3] == (byte) SEQUENCE || first < 0 || last < 0) {
      draft.note("video-length-unknown", "The file does not say how long it is.");
      return;
    }
    double pictureS = draft.framesPerSecond > 0 ? 1 / draft.framesPerSecond : 0;
    draft.lengthS(Transports.since(first, last) / 90_000.0 + pictureS);
  }

  /** The first or the last time at which a picture of a piece is shown, in 90,000ths; or −1. */
  private static long time(byte[] data, boolean last) {
    long found = -1;
    for (int at = 0; at + 20 < data.length; at++) {
      int code = data[at + 3] & 0xff;
      boolean starts = data[at] == 0 && data[at + 1] == 0 && data[at + 2] == 1;
      if (!starts || code < FIRST_PICTURE || code > LAST_PICTURE) {
        continue;
      }
      long time = time(data, at);
      if (time >= 0 && !last) {
        return time;
      }
      if (time >= 0 && (found < 0 || Transports.since(found, time) > 0)) {
        found = time;
      }
    }
    return found;
  }

  private static long time(byte[] data, int packet) {
    if ((data[packet + 6] & 0xc0) == 0x80) {
      return TransportStream.pesTime(data, packet, data.length);
    }
    // MPEG-1: stuffing, the size of a buffer, then the time
    int at = packet + 6;
    int end = Math.min(data.length - 5, at + 20);
    while (at < end && (data[at] & 0xff) == 0xff) {
      at++;
    }
    at += (data[at] & 0xc0) == 0x40 ? 2 : 0;
    boolean timed = at < end && ((data[at] & 0xf0) == 0x20 || (data[at] & 0xf0) == 0x30);
    return timed ? TransportStream.time(data, at) : -1;
  }
}
