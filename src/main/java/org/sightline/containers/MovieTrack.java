package org.sightline.containers;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Bytes;
import org.sightline.media.FileBytes;
import org.sightline.media.IsoBox;
import org.sightline.media.Quarter;

/**
 * One track of an ISO base media or QuickTime file: what its boxes say of it, and where its tables
 * lie. Nothing of the tables themselves is read here.
 */
final class MovieTrack {
  /** A sample entry that matters is under a few kilobytes. */
  private static final int ENTRY_BYTES = 64 << 10;

  long id;
  String handler = "";

  /** Four characters of the first sample entry. */
  String format = "";

  Bytes description = Bytes.EMPTY;

  /** Units of its times in a second, at least 1. */
  long timescale = 1;

  long lengthTicks;
  int widthPx;
  int heightPx;
  Quarter turn = Quarter.UPRIGHT;
  boolean oddTurn;
  long samples;
  @Nullable IsoBox edits;
  @Nullable IsoBox times;
  @Nullable IsoBox sizes;
  @Nullable IsoBox runs;
  @Nullable IsoBox chunks;
  @Nullable IsoBox keyframes;
  @Nullable IsoBox meta;
  @Nullable IsoBox userData;

  private MovieTrack() {}

  static MovieTrack read(FileBytes file, IsoBox trak, IsoBox.Count left) throws IOException {
    MovieTrack track = new MovieTrack();
    for (IsoBox box : trak.children(file, 0, left)) {
      switch (box.type()) {
        case "tkhd" -> track.head(file, box);
        case "edts" -> track.edits = IsoBox.first(box.children(file, 0, left), "elst");
        case "mdia" -> track.media(file, box, left);
        case "meta" -> track.meta = box;
        case "udta" -> track.userData = box;
        default -> {
          // references and track groups say nothing of place or time
        }
      }
    }
    return track;
  }

  /** ISO/IEC 14496-12 §8.3.2. */
  private void head(FileBytes file, IsoBox box) throws IOException {
    int wide = file.u8(box.body()) == 1 ? 12 : 0;
    id = file.be32(box.body() + 12 + (wide == 0 ? 0 : 8));
    long matrix = box.body() + 40 + wide;
    if (matrix + 44 > box.end()) {
      return;
    }
    turn((int) file.be32(matrix), (int) file.be32(matrix + 4), file, matrix);
    widthPx = (int) (file.be32(matrix + 36) >> 16);
    heightPx = (int) (file.be32(matrix + 40) >> 16);
  }

  /** The matrix maps (x, y) to (ax + cy, bx + dy), y down: a = 0, b = 1, c = −1 is a quarter. */
  private void turn(int a, int b, FileBytes file, long matrix) throws IOException {
    int c = (int) file.be32(matrix + 12);
    int d = (int) file.be32(matrix + 16);
    if (b == 0 && c == 0 && a != 0 && d != 0) {
      turn =
          a > 0
              ? d > 0 ? Quarter.UPRIGHT : Quarter.FLIPPED
              : d > 0 ? Quarter.MIRRORED : Quarter.HALF;
    } else if (a == 0 && d == 0 && b != 0 && c != 0) {
      turn =
          b > 0
              ? c > 0 ? Quarter.TRANSPOSED : Quarter.CLOCKWISE
              : c > 0 ? Quarter.COUNTER_CLOCKWISE : Quarter.TRANSVERSED;
    } else {
      oddTurn = a != 0 || b != 0 || c != 0 || d != 0;
    }
  }

  private void media(FileBytes file, IsoBox mdia, IsoBox.Count left) throws IOException {
    for (IsoBox box : mdia.children(file, 0, left)) {
      switch (box.type()) {
        case "mdhd" -> {
          boolean wide = file.u8(box.body()) == 1;
          long at = box.body() + (wide ? 20 : 12);
          timescale = Math.max(1, file.be32(at));
          lengthTicks = wide ? file.be64(at + 4) : length32(file.be32(at + 4));
        }
        // QuickTime has a second one inside minf, of the data and not of the media
        case "hdlr" -> handler = IsoBox.type(file, box.body() + 8);
        case "minf" -> {
          IsoBox table = IsoBox.first(box.children(file, 0, left), "stbl");
          if (table != null) {
            tables(file, table.children(file, 0, left));
          }
        }
        default -> {
          // languages and extensions
        }
      }
    }
  }

  /** All ones say that it is not known. */
  static long length32(long value) {
    return value == 0xffff_ffffL ? 0 : value;
  }

  private void tables(FileBytes file, List<IsoBox> boxes) throws IOException {
    for (IsoBox box : boxes) {
      switch (box.type()) {
        case "stsd" -> entry(file, box);
        case "stts" -> times = box;
        case "stsz", "stz2" -> {
          sizes = box;
          samples = file.be32(box.body() + 8);
        }
        case "stsc" -> runs = box;
        case "stco", "co64" -> chunks = box;
        case "stss" -> keyframes = box;
        default -> {
          // orders of decoding and groups of samples are the decoder's
        }
      }
    }
  }

  private void entry(FileBytes file, IsoBox box) throws IOException {
    long at = box.body() + 8;
    if (at + 8 > box.end()) {
      return;
    }
    long size = Math.min(file.be32(at), box.end() - at);
    format = IsoBox.type(file, at + 4);
    if (handler.equals("vide") && size >= 36) {
      // §12.1.3: the pixels as coded; the head's own size is that of showing
      int width = file.be16(at + 32);
      int height = file.be16(at + 34);
      widthPx = width > 0 ? width : widthPx;
      heightPx = height > 0 ? height : heightPx;
    } else if (size > 8 && size <= ENTRY_BYTES) {
      description = Bytes.wrap(file.copy(at + 8, (int) size - 8));
    }
  }
}
