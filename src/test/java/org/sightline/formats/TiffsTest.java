package org.sightline.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.formats.MadeFile.hasNote;
import static org.sightline.formats.MadeFile.photo;
import static org.sightline.formats.MadeFile.refusal;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.media.Block;
import org.sightline.media.Made;
import org.sightline.media.MediaItem;

class TiffsTest {
  @TempDir Path folder;

  private static byte[] picture(int orientation, long strip, long bytes, long next) {
    return Made.ifd(
        next,
        Made.field(0x0100, 40),
        Made.field(0x0101, 30),
        Made.field(0x0111, strip),
        Made.field(0x0112, orientation),
        Made.field(0x0117, bytes));
  }

  @Test
  void sizeAndTurnComeFromTheFirstDirectory() throws Exception {
    MediaItem.Photo photo = photo(folder, Made.tiff(picture(6, 8, 4, 0)));
    assertEquals("tiff", photo.header().format());
    assertEquals(30, photo.widthPx());
    assertEquals(40, photo.heightPx());
    assertEquals(Block.Kind.TIFF_FILE, photo.blocks().get(0).kind());
    assertTrue(photo.notes().isEmpty());
  }

  @Test
  void stripsBeyondTheEndAreNoted() throws Exception {
    assertTrue(hasNote(photo(folder, Made.tiff(picture(1, 8, 4000, 0))), "tiff-truncated"));
  }

  @Test
  void directoriesThatLeadBackEndTheWalk() throws Exception {
    MediaItem.Photo photo = photo(folder, Made.tiff(picture(1, 8, 4, 8)));
    assertEquals(40, photo.widthPx());
  }

  @Test
  void xmpFieldIsHandedOut() throws Exception {
    int at = 8 + 2 + 3 * 12 + 4;
    byte[] directory =
        Made.ifd(
            0,
            Made.field(0x0100, 4),
            Made.field(0x0101, 3),
            Made.field(0x02bc, 1, Made.XMP_PACKET.length(), at));
    MediaItem.Photo photo = photo(folder, Made.tiff(directory, Made.bytes(Made.XMP_PACKET)));
    assertEquals(Block.Kind.XMP, photo.blocks().get(1).kind());
    assertEquals(Made.XMP_PACKET.length(), photo.blocks().get(1).bytes().length());
  }

  @Test
  void aDirectoryBeyondTheEndIsRefused() throws Exception {
    byte[] file = Made.join("II", Made.le(2, 42), Made.le(4, 4000));
    assertEquals("tiff-damaged", refusal(folder, file));
  }

  @Test
  void bigTiffIsRead() throws Exception {
    byte[] field1 = Made.join(Made.le(2, 0x100), Made.le(2, 3), Made.le(8, 1), Made.le(8, 70));
    byte[] field2 = Made.join(Made.le(2, 0x101), Made.le(2, 3), Made.le(8, 1), Made.le(8, 50));
    byte[] field3 = Made.join(Made.le(2, 0x111), Made.le(2, 16), Made.le(8, 1), Made.le(8, 16));
    byte[] file =
        Made.join(
            "II",
            Made.le(2, 43),
            Made.le(2, 8),
            Made.le(2, 0),
            Made.le(8, 16),
            Made.le(8, 3),
            field1,
            field2,
            field3,
            Made.le(8, 0));
    MediaItem.Photo photo = photo(folder, file);
    assertEquals(70, photo.widthPx());
    assertFalse(hasNote(photo, "tiff-truncated"));
  }
}
