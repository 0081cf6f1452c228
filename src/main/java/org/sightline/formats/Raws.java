package org.sightline.formats;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.media.Block;
import org.sightline.media.FileBytes;
import org.sightline.media.Pixels;

/**
 * RAW files built as TIFF: which maker's they are, and the largest JPEG preview in them, which
 * stands for the picture. Tags of the variants are those that ExifTool documents: PanasonicRaw,
 * Olympus and DNG.
 */
final class Raws {
  private static final int MAKE = 0x010f;
  private static final int DNG_VERSION = 0xc612;
  private static final int CFA = 32803;
  private static final int LINEAR_RAW = 34892;

  private Raws() {}

  /** Whether the file is RAW; names its format in the draft if so. */
  static boolean isRaw(FileBytes file, int magic, List<Ifd> ifds, Draft draft) throws IOException {
    String format = format(file, magic, ifds);
    if (format == null) {
      return false;
    }
    draft.format = format;
    return true;
  }

  private static @Nullable String format(FileBytes file, int magic, List<Ifd> ifds)
      throws IOException {
    if (magic == Tiffs.PANASONIC) {
      return "rw2";
    }
    if (magic == Tiffs.OLYMPUS || magic == Tiffs.OLYMPUS_OLD) {
      return "orf";
    }
    if (file.matches(8, "CR\u0002")) {
      return "cr2";
    }
    if (ifds.get(0).has(DNG_VERSION)) {
      return "dng";
    }
    for (Ifd ifd : ifds) {
      long photometric = ifd.number(Tiffs.PHOTOMETRIC, -1);
      if (photometric == CFA || photometric == LINEAR_RAW) {
        return maker(ifds.get(0).text(MAKE).toUpperCase(Locale.ROOT));
      }
    }
    return null;
  }

  private static String maker(String make) {
    if (make.startsWith("NIKON")) {
      return "nef";
    }
    if (make.startsWith("SONY")) {
      return "arw";
    }
    if (make.startsWith("PENTAX") || make.startsWith("RICOH")) {
      return "pef";
    }
    return make.startsWith("SAMSUNG") ? "srw" : "raw";
  }

  static void read(FileBytes file, int magic, List<Ifd> ifds, Draft draft) throws IOException {
    Previews previews = new Previews(file, draft);
    for (Ifd ifd : ifds) {
      previews.offer(ifd.number(Tiffs.JPEG, 0), ifd.number(Tiffs.JPEG_BYTES, 0));
      long compression = ifd.number(Tiffs.COMPRESSION, 0);
      boolean single = ifd.count(Tiffs.STRIPS) == 1;
      if ((compression == 6 || compression == 7) && single) {
        previews.offer(ifd.number(Tiffs.STRIPS, 0), ifd.number(Tiffs.STRIP_BYTES, 0));
      }
    }
    if (magic == Tiffs.PANASONIC) {
      panasonic(file, ifds.get(0), previews, draft);
    } else if (draft.format.equals("orf")) {
      olympus(file, ifds.get(0), previews);
    }
    fullSize(ifds, draft);
    if (!previews.use()) {
      previews.search();
    }
    if (!previews.use()) {
      if (previews.isBeyond()) {
        draft.damaged(draft.format + "-truncated", "The preview lies beyond the end of the file.");
      }
      uncompressed(file, ifds.get(0), draft);
    }
  }

  /** The largest picture that any directory describes. */
  private static void fullSize(List<Ifd> ifds, Draft draft) throws IOException {
    long width = draft.widthPx;
    long height = draft.heightPx;
    for (Ifd ifd : ifds) {
      long w = ifd.number(Tiffs.WIDTH, 0);
      long h = ifd.number(Tiffs.HEIGHT, 0);
      if (w > 0 && h > 0 && w <= 1 << 20 && h <= 1 << 20 && w * h > width * height) {
        width = w;
        height = h;
      }
    }
    draft.widthPx = 0;
    draft.size(width, height);
  }

  /**
   * The preview, tag 0x2e, is a whole JPEG with EXIF of its own; 4 to 7 are the sensor's borders.
   */
  private static void panasonic(FileBytes file, Ifd first, Previews previews, Draft draft)
      throws IOException {
    long height = first.number(6, 0) - first.number(4, 0);
    long width = first.number(7, 0) - first.number(5, 0);
    draft.size(width, height);
    long at = first.place(0x2e);
    long length = first.bytes(0x2e);
    if (previews.offer(at, length)) {
      Draft inner = new Draft("jpeg", draft.limits);
      Jpegs.read(file, at, at + length, inner);
      for (Block block : inner.blocks) {
        draft.block(block.kind(), "JpgFromRaw " + block.where(), block.bytes().array());
      }
      if (draft.thumbnail.isEmpty()) {
        draft.thumbnail = inner.thumbnail;
      }
    }
  }

  /** The preview hangs below the maker's notes, where offsets count from the notes' start. */
  private static void olympus(FileBytes file, Ifd first, Previews previews) throws IOException {
    long exifAt = first.number(0x8769, 0);
    boolean little = file.u8(0) == 'I';
    if (exifAt <= 0 || !file.has(exifAt, 2)) {
      return;
    }
    Ifd exif = new Ifd(file, 0, exifAt, little, false);
    long notes = exif.place(0x927c);
    int head = notes < 0 ? 0 : file.matches(notes, "OLYMPUS\0") ? 12 : 0;
    if (head == 0 && notes >= 0 && file.matches(notes, "OM SYSTEM\0")) {
      head = 16;
    }
    if (head == 0 || !file.has(notes + head, 2)) {
      return;
    }
    Ifd maker = new Ifd(file, notes, head, little, false);
    long settingsAt = maker.number(0x2020, 0);
    if (settingsAt > 0 && file.has(notes + settingsAt, 2)) {
      Ifd settings = new Ifd(file, notes, settingsAt, little, false);
      previews.offer(notes + settings.number(0x0101, 0), settings.number(0x0102, 0));
    }
  }

  /** Old DNG files hold their preview as plain pixels in the first directory. */
  private static void uncompressed(FileBytes file, Ifd first, Draft draft) throws IOException {
    long width = first.number(Tiffs.WIDTH, 0);
    long height = first.number(Tiffs.HEIGHT, 0);
    long photometric = first.number(Tiffs.PHOTOMETRIC, -1);
    long compression = first.number(Tiffs.COMPRESSION, 1);
    boolean coloured = photometric == 1 || photometric == 2 || photometric == 6;
    // none, LZW, deflate
    boolean seen = coloured && (compression == 1 || compression == 5 || compression == 8);
    if (seen && width > 0 && height > 0 && width <= 1 << 20 && height <= 1 << 20) {
      draft.pixels = new Pixels("tiff", 0, file.length(), (int) width, (int) height, true);
      draft.note("raw-preview", Previews.message(width, height));
    } else {
      draft.pixels = new Pixels("raw", 0, file.length(), draft.widthPx, draft.heightPx, true);
      if (draft.widthPx == 0) {
        draft.damaged(draft.format + "-damaged", "The file neither holds nor describes a picture.");
      }
      draft.note("raw-no-preview", "No embedded preview was found: the picture cannot be seen.");
    }
  }
}
