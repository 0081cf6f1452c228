package org.sightline.formats;

import java.io.EOFException;
import java.io.IOException;
import org.sightline.media.FileBytes;
import org.sightline.media.Format;
import org.sightline.media.Header;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Note;
import org.sightline.media.Pixels;

/** Reads any picture's structure with the reader of its format, and makes the photo of it. */
final class Photos {
  private Photos() {}

  static void read(Format format, FileBytes file, Draft draft) throws IOException {
    try {
      switch (format) {
        case PNG -> Pngs.read(file, draft);
        case WEBP -> Webps.read(file, draft);
        case TIFF -> Tiffs.read(file, draft);
        case HEIC -> Heifs.read(file, draft);
        case CR3 -> Cr3s.read(file, draft);
        case RAF -> Rafs.read(file, draft);
        case JPEG -> Jpegs.read(file, 0, file.length(), draft);
        default -> throw new IllegalArgumentException("no picture format: " + format);
      }
    } catch (FileBytes.OverBudget e) {
      draft.note("metadata-too-large", "The file has more parts than are read; the rest was not.");
    } catch (EOFException e) {
      draft.damaged(
          draft.format + "-truncated", "The file ends before the parts that it announces.");
    }
  }

  /** The photo; a broken file of which neither a size nor metadata could be read is refused. */
  static MediaItem.Photo finish(Header header, Draft draft) throws InputException {
    Note damage = draft.damage;
    if (draft.widthPx == 0 && draft.blocks.isEmpty()) {
      String code = damage == null ? draft.format + "-damaged" : damage.code();
      String message = damage == null ? "The file holds no picture." : damage.message();
      throw new InputException("media", code, message, null);
    }
    if ((long) draft.widthPx * draft.heightPx > draft.limits.pixels()) {
      draft.note(
          "too-many-pixels",
          "The picture claims "
              + draft.widthPx
              + " x "
              + draft.heightPx
              + " pixels, over the limit: it is not decoded.");
    }
    boolean swap = draft.turn.swapsSides();
    Pixels pixels = draft.pixels;
    if (pixels == null) {
      pixels = new Pixels(draft.format, 0, header.bytes(), draft.widthPx, draft.heightPx, false);
    }
    return new MediaItem.Photo(
        header,
        swap ? draft.heightPx : draft.widthPx,
        swap ? draft.widthPx : draft.heightPx,
        draft.turn,
        pixels,
        draft.blocks,
        draft.thumbnail,
        draft.notes);
  }
}
