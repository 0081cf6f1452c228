package org.sightline.media;

import java.io.IOException;

/**
 * MPEG transport streams, with packets of 188 bytes or, as AVCHD and Blu-ray have them, of 192: the
 * streams of KLV and the length. Nothing in such a file says where what lies, so its start and its
 * end are looked at.
 */
final class Transports {
  /** Tables come ten times a second; in this much of any rate there are some. */
  private static final int HEAD_BYTES = 4 << 20;

  private static final int TAIL_BYTES = 1 << 20;
  private static final int STEP_PACKETS = 256;

  private Transports() {}

  /** Where the packets of a file start, and how far apart they are. */
  record Grid(int first, int step) {}

  static Grid grid(FileBytes file) throws IOException {
    return file.u8(0) == 0x47 ? new Grid(0, 188) : new Grid(4, 192);
  }

  static void read(FileBytes file, VideoDraft draft) throws IOException {
    Grid grid = grid(file);
    TransportStream head = new TransportStream(-1);
    feed(file, grid, grid.first(), Math.min(file.length(), HEAD_BYTES), head, true);
    for (TransportStream.Stream stream : head.streams()) {
      if (stream.isPicture() && draft.codec.isEmpty()) {
        draft.codec = codec(stream.type());
      }
      if (stream.klv() || stream.inCells()) {
        draft.stream(new DataStream(stream.pid(), "KLVA", "", Bytes.EMPTY));
      }
    }
    if (head.streams().isEmpty()) {
      draft.note("video-damaged", "The file does not say what streams it is made of.");
      return;
    }
    if (head.firstPictureTime() == TransportStream.NO_TIME) {
      draft.note("video-no-picture", "No moving picture was found at the start of the file.");
      return;
    }
    long from = Math.max(0, file.length() - TAIL_BYTES) / grid.step() * grid.step() + grid.first();
    feed(file, grid, from, file.length(), head, false);
    draft.lengthS(since(head.firstPictureTime(), head.pictureTime()) / 90_000.0);
  }

  /** From one time to a later one, in 90,000ths; the count starts over after 26 hours. */
  static long since(long from, long to) {
    long span = 1L << 33;
    long since = to - from & span - 1;
    return since > span / 2 ? since - span : since;
  }

  private static String codec(int type) {
    return switch (type) {
      case 0x1b -> "h264";
      case 0x24 -> "hevc";
      case 0x01, 0x02 -> "mpeg2";
      default -> "type-" + type;
    };
  }

  private static void feed(
      FileBytes file, Grid grid, long from, long end, TransportStream into, boolean untilFound)
      throws IOException {
    long at = from;
    while (at + TransportStream.PACKET <= end) {
      int count = (int) Math.min(end - at, (long) STEP_PACKETS * grid.step());
      byte[] data = file.copy(at, count);
      for (int i = 0; i + TransportStream.PACKET <= count; i += grid.step()) {
        if (data[i] == 0x47) {
          into.feed(data, i);
        }
      }
      boolean found = into.firstPictureTime() != TransportStream.NO_TIME;
      if (untilFound && found) {
        return;
      }
      at += count;
    }
  }
}
