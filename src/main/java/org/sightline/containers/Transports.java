package org.sightline.containers;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Bytes;
import org.sightline.media.DataStream;
import org.sightline.media.FileBytes;

/**
 * MPEG transport streams, with packets of 188 bytes or, as AVCHD and Blu-ray have them, of 192: the
 * streams of telemetry, size, rate and length. Nothing in such a file says where what lies, so its
 * start and its end are looked at.
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
    feed(file, grid, grid.first(), Math.min(file.length(), HEAD_BYTES), head, null, null);
    for (TransportTables.Stream stream : head.tables().streams()) {
      if (stream.klv() || stream.inCells()) {
        draft.stream(new DataStream(stream.pid(), "KLVA", "", Bytes.EMPTY));
      }
    }
    if (head.tables().streams().isEmpty()) {
      draft.note("video-damaged", "The file does not say what streams it is made of.");
      return;
    }
    TransportTables.Stream picture = head.tables().stream(head.tables().picture());
    if (picture == null || head.firstPictureTime() == TransportStream.NO_TIME) {
      draft.note("video-no-picture", "No moving picture was found at the start of the file.");
      return;
    }
    draft.codec = codec(picture.type());
    Extras extras = new Extras(draft);
    pictures(file, grid, picture, draft, extras);
    long from = Math.max(0, file.length() - TAIL_BYTES) / grid.step() * grid.step() + grid.first();
    TransportStream tail = TransportStream.ofStarts(picture.pid());
    feed(file, grid, from, file.length(), head, tail, extras);
    if (extras.hasPlace) {
      draft.stream(new DataStream(picture.pid(), Mdpm.FORMAT, "", Bytes.EMPTY));
    }
    double pictureS = draft.framesPerSecond > 0 ? 1 / draft.framesPerSecond : 0;
    double seconds = since(head.firstPictureTime(), head.lastPictureTime()) / 90_000.0;
    draft.lengthS(seconds + pictureS);
  }

  /** Size and rate, which stand in the pictures themselves, and what cameras write beside them. */
  private static void pictures(
      FileBytes file, Grid grid, TransportTables.Stream picture, VideoDraft draft, Extras extras)
      throws IOException {
    TransportStream stream = TransportStream.ofStarts(picture.pid());
    PictureTimes times = new PictureTimes();
    PictureHead head = null;
    long at = grid.first();
    long end = Math.min(file.length(), HEAD_BYTES);
    while (at + TransportStream.PACKET <= end && (head == null || !times.areEnough())) {
      int count = (int) Math.min(end - at, (long) STEP_PACKETS * grid.step());
      byte[] data = file.copy(at, count);
      for (int i = 0; i + TransportStream.PACKET <= count; i += grid.step()) {
        if (data[i] == 0x47 && stream.feed(data, i)) {
          if (head == null) {
            head = head(stream, picture);
          }
          times.add(stream.wholeTime());
        }
      }
      at += count;
    }
    if (head == null && stream.end()) {
      head = head(stream, picture);
      extras.take(stream.whole());
    }
    if (head != null) {
      draft.size(head.widthPx(), head.heightPx());
    }
    draft.framesPerSecond(times.rate(head == null ? 0 : head.framesPerSecond()));
  }

  private static @Nullable PictureHead head(
      TransportStream stream, TransportTables.Stream picture) {
    byte[] whole = stream.whole();
    PictureHead.Coding coding =
        switch (picture.type()) {
          case 0x01, 0x02 -> PictureHead.Coding.MPEG;
          case 0x24 -> PictureHead.Coding.H265;
          default -> PictureHead.Coding.H264;
        };
    return whole == null ? null : PictureHead.find(whole, coding);
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

  /**
   * Feeds a part of a file.
   *
   * @param starts of the pictures, fed as well; null for none, and to stop at the first picture
   */
  private static void feed(
      FileBytes file,
      Grid grid,
      long from,
      long end,
      TransportStream into,
      @Nullable TransportStream starts,
      @Nullable Extras extras)
      throws IOException {
    long at = from;
    while (at + TransportStream.PACKET <= end) {
      int count = (int) Math.min(end - at, (long) STEP_PACKETS * grid.step());
      byte[] data = file.copy(at, count);
      for (int i = 0; i + TransportStream.PACKET <= count; i += grid.step()) {
        if (data[i] != 0x47) {
          continue;
        }
        into.feed(data, i);
        if (starts != null && extras != null && starts.feed(data, i)) {
          extras.take(starts.whole());
        }
      }
      if (starts == null && into.firstPictureTime() != TransportStream.NO_TIME) {
        return;
      }
      at += count;
    }
  }

  /** What cameras write beside the pictures: taken over once, and whether there is a place. */
  private static final class Extras {
    private final VideoDraft draft;
    private boolean described;
    private boolean hasPlace;

    Extras(VideoDraft draft) {
      this.draft = draft;
    }

    void take(byte @Nullable [] start) {
      byte[] entries = start == null || hasPlace ? null : Mdpm.find(start);
      if (entries != null) {
        hasPlace = Mdpm.hasPlace(entries);
        if (!described) {
          described = true;
          Mdpm.describe(entries, draft);
        }
      }
    }
  }
}
