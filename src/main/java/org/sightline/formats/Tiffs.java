package org.sightline.formats;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sightline.media.Block;
import org.sightline.media.Bytes;
import org.sightline.media.FileBytes;
import org.sightline.media.Quarter;

/**
 * The structure of TIFF files (TIFF 6.0; BigTIFF): the chain of directories and their
 * sub-directories with loops cut. RAW files of this build go on to {@link Raws}.
 */
final class Tiffs {
  static final int WIDTH = 0x0100;
  static final int HEIGHT = 0x0101;
  static final int COMPRESSION = 0x0103;
  static final int PHOTOMETRIC = 0x0106;
  static final int STRIPS = 0x0111;
  static final int STRIP_BYTES = 0x0117;
  static final int JPEG = 0x0201;
  static final int JPEG_BYTES = 0x0202;
  private static final int ORIENTATION = 0x0112;
  private static final int TILES = 0x0144;
  private static final int TILE_BYTES = 0x0145;
  private static final int SUB_IFDS = 0x014a;
  // XMP specification part 3 §3.3
  private static final int XMP = 0x02bc;

  private static final int CLASSIC = 42;
  private static final int BIG = 43;
  static final int PANASONIC = 0x55;
  static final int OLYMPUS = 0x4f52;
  static final int OLYMPUS_OLD = 0x5352;

  /** Directories looked at: what matters comes first, a stack of a thousand pages has one place. */
  private static final int MOST_IFDS = 64;

  private static final int MOST_STRIPS = 65_536;

  private Tiffs() {}

  /** Whether this follows the byte order in a TIFF or one of its RAW variants. */
  static boolean isMagic(int magic) {
    return magic == CLASSIC
        || magic == BIG
        || magic == PANASONIC
        || magic == OLYMPUS
        || magic == OLYMPUS_OLD;
  }

  static void read(FileBytes file, Draft draft) throws IOException {
    boolean little = file.u8(0) == 'I';
    int magic = little ? file.le16(2) : file.be16(2);
    List<Ifd> ifds = directories(file, little, magic == BIG, draft);
    if (ifds.isEmpty() || ifds.get(0).size() == 0) {
      draft.damaged("tiff-damaged", "The file has no readable directory.");
      return;
    }
    Ifd first = ifds.get(0);
    draft.block(Block.Kind.TIFF_FILE, "file", new byte[0]);
    draft.turn = Quarter.ofExif((int) first.number(ORIENTATION, 1));
    for (Ifd ifd : ifds) {
      xmp(file, ifd, draft);
      thumbnail(file, ifd, draft);
    }
    if (Raws.isRaw(file, magic, ifds, draft)) {
      Raws.read(file, magic, ifds, draft);
      return;
    }
    draft.size(first.number(WIDTH, 0), first.number(HEIGHT, 0));
    if (draft.widthPx == 0) {
      draft.damaged("tiff-damaged", "The file does not say how large its picture is.");
    }
    checkPixels(file, first, draft);
  }

  private static List<Ifd> directories(FileBytes file, boolean little, boolean big, Draft draft)
      throws IOException {
    long at = big ? place(file, little, 8) : little ? file.le32(4) : file.be32(4);
    List<Ifd> ifds = new ArrayList<>();
    List<Long> waiting = new ArrayList<>();
    waiting.add(at);
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < waiting.size() && ifds.size() < MOST_IFDS; i++) {
      long place = waiting.get(i);
      if (place < 8 || !seen.add(place)) {
        continue;
      }
      try {
        Ifd ifd = new Ifd(file, 0, place, little, big);
        ifds.add(ifd);
        if (ifd.has(SUB_IFDS)) {
          for (long sub : ifd.numbers(SUB_IFDS, draft.limits.depth())) {
            waiting.add(sub);
          }
        }
        if (ifd.next != 0) {
          waiting.add(ifd.next);
        }
      } catch (EOFException e) {
        draft.note("tiff-damaged-directory", "A directory lies beyond the end of the file.");
      }
    }
    return ifds;
  }

  private static long place(FileBytes file, boolean little, long at) throws IOException {
    return little ? file.le32(at) | file.le32(at + 4) << 32 : file.be64(at);
  }

  private static void xmp(FileBytes file, Ifd ifd, Draft draft) throws IOException {
    long length = ifd.bytes(XMP);
    if (length <= 0 || !file.has(ifd.place(XMP), length)) {
      return;
    }
    if (length > draft.limits.blockBytes()) {
      draft.note("metadata-too-large", "An XMP packet over the limit was not read.");
      return;
    }
    boolean first = !draft.hasBlock(Block.Kind.XMP);
    draft.block(
        first ? Block.Kind.XMP : Block.Kind.XMP_SECONDARY,
        "TIFF tag 700",
        file.copy(ifd.place(XMP), (int) length));
  }

  private static void thumbnail(FileBytes file, Ifd ifd, Draft draft) throws IOException {
    long at = ifd.number(JPEG, 0);
    long length = ifd.number(JPEG_BYTES, 0);
    // larger ones are previews
    boolean small = length > 4 && length <= 64 << 10;
    if (draft.thumbnail.isEmpty() && at > 0 && small && file.has(at, length)) {
      if (Jpegs.size(file, at, length) != null) {
        draft.thumbnail = Bytes.wrap(file.copy(at, (int) length));
      }
    }
  }

  /** Every strip or tile must lie in the file. */
  private static void checkPixels(FileBytes file, Ifd ifd, Draft draft) throws IOException {
    boolean tiled = ifd.has(TILES);
    long[] places = ifd.numbers(tiled ? TILES : STRIPS, MOST_STRIPS);
    long[] lengths = ifd.numbers(tiled ? TILE_BYTES : STRIP_BYTES, MOST_STRIPS);
    if (places.length == 0 && !ifd.has(JPEG)) {
      draft.damaged("tiff-damaged", "The file does not say where its picture lies.");
    }
    for (int i = 0; i < places.length; i++) {
      long length = i < lengths.length ? lengths[i] : 1;
      if (!file.has(places[i], length)) {
        draft.damaged("tiff-truncated", "A part of the picture lies beyond the end of the file.");
        return;
      }
    }
  }
}
