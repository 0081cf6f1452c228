package org.sightline.formats;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.sightline.media.Block;
import org.sightline.media.FileBytes;
import org.sightline.media.IsoBox;
import org.sightline.media.Quarter;

/**
 * Still pictures in HEIF (ISO/IEC 23008-12): HEIC, AVIF and kin. The size is that of the primary
 * item, which for a grid is the whole picture; the turn comes from its irot and imir properties and
 * never from EXIF (§6.5.10, §6.5.12; the same holds in AVIF).
 */
final class Heifs {
  private final FileBytes file;
  private final Draft draft;
  private final HeifIndex items;

  private Heifs(FileBytes file, Draft draft) {
    this.file = file;
    this.draft = draft;
    this.items = new HeifIndex(file, draft.limits);
  }

  static void read(FileBytes file, Draft draft) throws IOException {
    IsoBox.Count left = new IsoBox.Count(draft.limits.parts());
    List<IsoBox> boxes = IsoBox.list(file, 0, file.length(), left);
    IsoBox meta = IsoBox.first(boxes, "meta");
    if (meta == null) {
      draft.damaged("heic-damaged", "The file holds no still picture, or its index is missing.");
      return;
    }
    new Heifs(file, draft).read(meta);
  }

  private void read(IsoBox meta) throws IOException {
    if (!items.read(meta)) {
      draft.damaged("heic-truncated", "The list of the file's pictures is cut short.");
    }
    HeifIndex.Item primary = items.items.get(items.primary);
    if (primary == null) {
      draft.damaged("heic-damaged", "The file does not say which of its pictures is the main one.");
    } else {
      codec(primary);
      shape(primary);
      checkPlaces(primary);
    }
    for (HeifIndex.Item item : List.copyOf(items.items.values())) {
      metadata(item);
    }
    if (draft.widthPx == 0) {
      draft.damaged("heic-damaged", "The file does not say how large its picture is.");
    }
  }

  /** Names the format by the codec of the picture, or of the first of the tiles it is made of. */
  private void codec(HeifIndex.Item primary) {
    HeifIndex.Item coded = primary;
    for (int depth = 0; depth < draft.limits.depth() && !coded.parts.isEmpty(); depth++) {
      coded = items.item(coded.parts.get(0));
    }
    draft.format =
        switch (coded.type) {
          case "hvc1", "hev1" -> "heic";
          case "av01" -> "avif";
          default -> "heif";
        };
    boolean decoded = coded.type.equals("avc1") || coded.type.equals("jpeg");
    if (draft.format.equals("heif") && !decoded) {
      draft.note(
          "codec-not-supported",
          "The picture is coded as '" + coded.type + "': it is not decoded.");
    }
  }

  private void shape(HeifIndex.Item primary) throws IOException {
    Quarter turn = Quarter.UPRIGHT;
    for (int index : primary.properties) {
      if (index < 1 || index > items.properties.size()) {
        continue;
      }
      IsoBox property = items.properties.get(index - 1);
      switch (property.type()) {
        case "ispe" -> draft.size(file.be32(property.body() + 4), file.be32(property.body() + 8));
        case "irot" -> turn = turn.then(QUARTERS[file.u8(property.body()) & 3]);
        case "imir" ->
            // 0 exchanges top and bottom, 1 left and right
            turn =
                turn.then((file.u8(property.body()) & 1) == 0 ? Quarter.FLIPPED : Quarter.MIRRORED);
        default -> {
          // colours and codec settings belong to the decoder
        }
      }
    }
    draft.turn = turn;
    if (draft.widthPx == 0 && primary.type.equals("grid")) {
      gridSize(primary);
    }
  }

  /** irot counts quarters against the clock. */
  private static final Quarter[] QUARTERS = {
    Quarter.UPRIGHT, Quarter.COUNTER_CLOCKWISE, Quarter.HALF, Quarter.CLOCKWISE
  };

  /** ISO/IEC 23008-12 §6.6.2.3: flags, rows, columns, then the size in 2 or 4 bytes each. */
  private void gridSize(HeifIndex.Item grid) throws IOException {
    FileBytes bytes = FileBytes.of(content(grid));
    if (bytes.has(0, 12) && (bytes.u8(1) & 1) != 0) {
      draft.size(bytes.be32(4), bytes.be32(8));
    } else if (bytes.has(0, 8)) {
      draft.size(bytes.be16(4), bytes.be16(6));
    }
  }

  private void checkPlaces(HeifIndex.Item item) {
    boolean inside = item.construction != 0 || liesInside(item);
    for (long part : item.parts) {
      HeifIndex.Item tile = items.item(part);
      inside &= tile.construction != 0 || liesInside(tile);
    }
    if (!inside || (item.extents.isEmpty() && item.parts.isEmpty())) {
      draft.damaged(
          draft.format + "-truncated", "A part of the picture lies beyond the end of the file.");
    }
  }

  private boolean liesInside(HeifIndex.Item item) {
    for (int i = 0; i + 1 < item.extents.size(); i += 2) {
      if (!file.has(item.extents.get(i), item.extents.get(i + 1))) {
        return false;
      }
    }
    return true;
  }

  private void metadata(HeifIndex.Item item) throws IOException {
    boolean exif = item.type.equals("Exif");
    boolean xmp = item.type.equals("mime") && item.contentType.equals("application/rdf+xml");
    if (!exif && !xmp) {
      return;
    }
    byte[] bytes = content(item);
    boolean main = item.describes.isEmpty() || item.describes.contains(items.primary);
    if (bytes.length == 0) {
      draft.note("metadata-damaged", "A piece of metadata lies beyond the end of the file.");
    } else if (xmp) {
      draft.block(main ? Block.Kind.XMP : Block.Kind.XMP_SECONDARY, "item " + item.id, bytes);
    } else {
      exif(item, bytes);
    }
  }

  /** ISO/IEC 23008-12 §A.2.1: four bytes say how far the TIFF head is. */
  private void exif(HeifIndex.Item item, byte[] bytes) throws IOException {
    long claimed = bytes.length < 4 ? 0 : 4 + FileBytes.of(bytes).be32(0);
    int at =
        claimed < bytes.length && ExifBlocks.isTiff(bytes, (int) claimed)
            ? (int) claimed
            : ExifBlocks.findTiff(bytes);
    if (at < 0) {
      draft.note("exif-damaged", "The EXIF part does not start as one.");
      return;
    }
    byte[] block = Arrays.copyOfRange(bytes, at, bytes.length);
    ExifBlocks.peek(block, draft, false);
    draft.block(Block.Kind.EXIF, "item " + item.id, block);
  }

  /** An item's bytes put together; what lies outside the file or over the limit is left out. */
  private byte[] content(HeifIndex.Item item) throws IOException {
    IsoBox data = items.data;
    long base = item.construction == 1 && data != null ? data.body() : 0;
    long total = 0;
    for (int i = 1; i < item.extents.size(); i += 2) {
      total += Math.max(0, item.extents.get(i));
      if (total > draft.limits.blockBytes()) {
        draft.note("metadata-too-large", "A piece of metadata over the limit was not read.");
        return new byte[0];
      }
    }
    if (item.construction > 1 || (item.construction == 1 && data == null)) {
      return new byte[0];
    }
    byte[] out = new byte[(int) total];
    int size = 0;
    for (int i = 0; i + 1 < item.extents.size(); i += 2) {
      long place = base + item.extents.get(i);
      int length = (int) Math.max(0, item.extents.get(i + 1));
      if (!file.has(place, length)) {
        break;
      }
      System.arraycopy(file.copy(place, length), 0, out, size, length);
      size += length;
    }
    return size == out.length ? out : Arrays.copyOf(out, size);
  }
}
