package org.sightline.formats;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;
import org.sightline.media.FileBytes;

/**
 * The structure of PNG files (PNG specification, third edition): chunks with the size, EXIF (eXIf,
 * §11.3.4.4) and texts. Picture data and colour profiles are passed over.
 */
final class Pngs {
  private Pngs() {}

  static void read(FileBytes file, Draft draft) throws IOException {
    PngTexts texts = new PngTexts(draft);
    long at = 8;
    boolean ended = false;
    boolean pictured = false;
    int part = 0;
    while (!ended && file.has(at, 12) && part++ < draft.limits.parts()) {
      long length = file.be32(at);
      if (draft.widthPx == 0 && !head(file, at, draft)) {
        return;
      }
      if (!file.has(at + 8, length + 4)) {
        break;
      }
      ended = file.matches(at + 4, "IEND");
      if (file.matches(at + 4, "IDAT")) {
        pictured = true;
        file.skim();
      }
      metadata(file, at, length, draft, texts);
      at += 12 + length;
    }
    if (ended && !pictured) {
      draft.damaged("png-damaged", "The file holds the size of a picture but none of it.");
    }
    if (part > draft.limits.parts()) {
      draft.note("metadata-too-large", "The file has more parts than are looked at.");
    } else if (!ended) {
      draft.damaged("png-truncated", "The file ends before the end of its picture.");
    }
  }

  /** The first chunk is IHDR, or Apple's CgBI before it. */
  private static boolean head(FileBytes file, long at, Draft draft) throws IOException {
    if (file.matches(at + 4, "CgBI")) {
      return true;
    }
    if (file.matches(at + 4, "IHDR") && file.has(at + 8, 17)) {
      draft.size(file.be32(at + 8), file.be32(at + 12));
      CRC32 crc = new CRC32();
      crc.update(file.copy(at + 4, 17));
      if (draft.widthPx != 0 && crc.getValue() != file.be32(at + 21)) {
        draft.damaged("png-damaged", "The size of the picture does not fit its check sum.");
      }
    }
    if (draft.widthPx == 0) {
      draft.damaged("png-damaged", "The file does not start with the size of its picture.");
    }
    return draft.widthPx != 0;
  }

  private static void metadata(FileBytes file, long at, long length, Draft draft, PngTexts texts)
      throws IOException {
    boolean exif = file.matches(at + 4, "eXIf");
    boolean text =
        file.matches(at + 4, "tEXt")
            || file.matches(at + 4, "zTXt")
            || file.matches(at + 4, "iTXt");
    if (!exif && !text) {
      return;
    }
    if (length > draft.limits.blockBytes()) {
      draft.note("metadata-too-large", "A piece of metadata over the limit was not read.");
      return;
    }
    try {
      byte[] bytes = file.copy(at + 8, (int) length);
      if (exif) {
        texts.exif("eXIf", bytes);
      } else {
        texts.text(file.u8(at + 4), bytes);
      }
    } catch (EOFException e) {
      draft.note("metadata-too-large", "The file carries more metadata than is read.");
    }
  }
}
