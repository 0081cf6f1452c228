package org.sightline.formats;

import java.io.IOException;
import java.util.Arrays;
import org.sightline.media.Block;
import org.sightline.media.FileBytes;

/** The structure of WebP files (RFC 9649): RIFF chunks with the sizes, EXIF and XMP. */
final class Webps {
  private Webps() {}

  static void read(FileBytes file, Draft draft) throws IOException {
    long riffEnd = 8 + file.le32(4);
    if (riffEnd > file.length()) {
      draft.damaged("webp-truncated", "The file is shorter than it says it is.");
    }
    long end = Math.min(riffEnd, file.length());
    long at = 12;
    for (int part = 0; at + 8 <= end && part < draft.limits.parts(); part++) {
      long length = file.le32(at + 4);
      chunk(file, at, length, draft);
      at += 8 + length + (length & 1);
    }
    if (draft.widthPx == 0) {
      draft.damaged("webp-damaged", "The file does not say how large its picture is.");
    }
  }

  private static void chunk(FileBytes file, long at, long length, Draft draft) throws IOException {
    long body = at + 8;
    if (file.matches(at, "VP8X")) {
      draft.size(1 + le24(file, body + 4), 1 + le24(file, body + 7));
    } else if (file.matches(at, "VP8 ")) {
      lossy(file, body, draft);
    } else if (file.matches(at, "VP8L")) {
      lossless(file, body, draft);
    } else if (file.matches(at, "EXIF") || file.matches(at, "XMP ")) {
      metadata(file, at, length, draft);
      return;
    }
    if (!file.has(body, length)) {
      draft.damaged("webp-truncated", "The file ends in the middle of a part.");
    }
  }

  /** RFC 6386 §9.1: a start code, then 14 bits each. */
  private static void lossy(FileBytes file, long body, Draft draft) throws IOException {
    if (file.u8(body + 3) == 0x9d && file.be16(body + 4) == 0x012a) {
      draft.size(file.le16(body + 6) & 0x3fff, file.le16(body + 8) & 0x3fff);
    }
  }

  /** RFC 9649 §3.4: a signature byte, then 14 bits each, less one. */
  private static void lossless(FileBytes file, long body, Draft draft) throws IOException {
    if (file.u8(body) == 0x2f) {
      long bits = file.le32(body + 1);
      draft.size((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
    }
  }

  private static void metadata(FileBytes file, long at, long length, Draft draft)
      throws IOException {
    boolean exif = file.matches(at, "EXIF");
    if (length > draft.limits.blockBytes()) {
      draft.note("metadata-too-large", "A piece of metadata over the limit was not read.");
      return;
    }
    int there = (int) Math.min(length, file.length() - at - 8);
    byte[] bytes = file.copy(at + 8, there);
    if (!exif) {
      draft.block(Block.Kind.XMP, "XMP", bytes);
      return;
    }
    // the chunk should start with the TIFF head; some writers put "Exif\0\0" first
    int tiff = ExifBlocks.findTiff(bytes);
    if (tiff < 0) {
      draft.note("exif-damaged", "The EXIF part does not start as one.");
      return;
    }
    byte[] block = tiff == 0 ? bytes : Arrays.copyOfRange(bytes, tiff, bytes.length);
    ExifBlocks.peek(block, draft, !draft.hasBlock(Block.Kind.EXIF));
    draft.block(Block.Kind.EXIF, "EXIF", block);
  }

  private static int le24(FileBytes file, long at) throws IOException {
    return file.le16(at) | file.u8(at + 2) << 16;
  }
}
