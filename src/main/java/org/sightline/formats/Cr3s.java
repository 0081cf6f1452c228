package org.sightline.formats;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.sightline.media.Block;
import org.sightline.media.Bytes;
import org.sightline.media.FileBytes;
import org.sightline.media.IsoBox;
import org.sightline.media.Pixels;

/**
 * Canon's CR3: ISO base media boxes with four TIFF blocks (CMT1 is IFD0, CMT2 EXIF, CMT3 the
 * maker's, CMT4 GPS), a thumbnail, a preview, and a full-size JPEG as the first track's sample. The
 * layout is as ExifTool documents it.
 */
final class Cr3s {
  // the first halves of the boxes' names
  private static final long XMP_UUID = 0xbe7acfcb97a942e8L;
  private static final long PREVIEW_UUID = 0xeaf42b5e1c984b88L;
  private static final long CANON_UUID = 0x85c0b687820f11e0L;
  private static final int UUID_BYTES = 16;

  private final FileBytes file;
  private final Draft draft;
  private final Previews previews;
  private final IsoBox.Count left;

  private Cr3s(FileBytes file, Draft draft) {
    this.file = file;
    this.draft = draft;
    this.previews = new Previews(file, draft);
    this.left = new IsoBox.Count(draft.limits.parts());
  }

  static void read(FileBytes file, Draft draft) throws IOException {
    new Cr3s(file, draft).read();
  }

  private void read() throws IOException {
    List<IsoBox> boxes = IsoBox.list(file, 0, file.length(), left);
    for (IsoBox box : boxes) {
      if (box.cut()) {
        draft.damaged("cr3-truncated", "The file ends in the middle of a part.");
      }
      try {
        if (box.type().equals("moov")) {
          movie(box);
        } else if (box.type().equals("uuid")) {
          uuid(box);
        }
      } catch (EOFException e) {
        draft.damaged("cr3-truncated", "The file ends before the parts that it announces.");
      }
    }
    if (!previews.use()) {
      draft.pixels = new Pixels("raw", 0, file.length(), draft.widthPx, draft.heightPx, true);
      draft.damaged("raw-no-preview", "No embedded preview was found: the picture cannot be seen.");
    }
  }

  private void uuid(IsoBox box) throws IOException {
    long name = file.be64(box.body());
    if (name == XMP_UUID) {
      long length = box.end() - box.body() - UUID_BYTES;
      if (length > 0 && length <= draft.limits.blockBytes()) {
        byte[] packet = file.copy(box.body() + UUID_BYTES, (int) length);
        draft.block(Block.Kind.XMP, "uuid XMP", packet);
      }
    } else if (name == PREVIEW_UUID) {
      // eight bytes stand between the name and the box inside
      for (IsoBox child : box.children(file, UUID_BYTES + 8, left)) {
        jpeg(child);
      }
    } else if (name == CANON_UUID) {
      for (IsoBox child : box.children(file, UUID_BYTES, left)) {
        canon(child);
      }
    }
  }

  private void canon(IsoBox box) throws IOException {
    if (box.type().startsWith("CMT")) {
      long length = box.end() - box.body();
      if (length < 8 || length > draft.limits.blockBytes()) {
        return;
      }
      byte[] tiff = file.copy(box.body(), (int) length);
      if (ExifBlocks.isTiff(tiff, 0)) {
        draft.block(Block.Kind.EXIF, box.type(), tiff);
        if (box.type().equals("CMT1")) {
          ExifBlocks.peek(tiff, draft, true);
          ExifBlocks.size(tiff, draft);
        }
      }
    } else if (box.type().equals("THMB")) {
      long at = jpeg(box);
      int length = (int) Math.min(box.end() - at, draft.limits.blockBytes());
      if (at > 0) {
        draft.thumbnail = Bytes.wrap(file.copy(at, length));
      }
    }
  }

  /**
   * Offers the JPEG that starts within a box's first bytes; gives its place, 0 if there is none.
   */
  private long jpeg(IsoBox box) throws IOException {
    for (long at = box.body(); at < box.body() + 32 && at + 4 < box.end(); at++) {
      if (file.be16(at) == 0xffd8 && previews.offer(at, box.end() - at)) {
        return at;
      }
    }
    return 0;
  }

  private void movie(IsoBox movie) throws IOException {
    for (IsoBox box : movie.children(file, 0, left)) {
      if (box.type().equals("uuid")) {
        uuid(box);
      } else if (box.type().equals("trak")) {
        track(box);
      }
    }
  }

  /** A track holds one sample: its size is in stsz, its place in co64 or stco. */
  private void track(IsoBox track) throws IOException {
    IsoBox at = track;
    for (String name : new String[] {"mdia", "minf", "stbl"}) {
      at = IsoBox.first(at.children(file, 0, left), name);
      if (at == null) {
        return;
      }
    }
    List<IsoBox> tables = at.children(file, 0, left);
    IsoBox sizes = IsoBox.first(tables, "stsz");
    IsoBox wide = IsoBox.first(tables, "co64");
    IsoBox narrow = IsoBox.first(tables, "stco");
    if (sizes == null) {
      return;
    }
    long common = file.be32(sizes.body() + 4);
    long size = common != 0 ? common : file.be32(sizes.body() + 12);
    if (wide != null) {
      previews.offer(file.be64(wide.body() + 8), size);
    } else if (narrow != null) {
      previews.offer(file.be32(narrow.body() + 8), size);
    }
  }
}
