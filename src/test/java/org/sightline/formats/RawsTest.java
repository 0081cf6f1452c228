package org.sightline.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.formats.MadeFile.hasNote;
import static org.sightline.formats.MadeFile.photo;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.media.Block;
import org.sightline.media.Made;
import org.sightline.media.MediaItem;

class RawsTest {
  private static final byte[] SMALL = Made.jpeg(160, 120);
  private static final byte[] LARGE = Made.jpeg(1600, 1200);

  @TempDir Path folder;

  /** A DNG with a thumbnail, a preview and sensor data larger than both. */
  private static byte[] dng() {
    int first = 8;
    int second = first + 2 + 6 * 12 + 4;
    int third = second + 2 + 4 * 12 + 4;
    int small = third + 2 + 5 * 12 + 4;
    int large = small + SMALL.length;
    return Made.tiff(
        Made.ifd(
            second,
            Made.field(0x0100, 160),
            Made.field(0x0101, 120),
            Made.field(0x0112, 6),
            Made.field(0x0201, small),
            Made.field(0x0202, SMALL.length),
            Made.field(0xc612, 1, 4, 0x401)),
        Made.ifd(
            third,
            Made.field(0x0100, 4000),
            Made.field(0x0101, 3000),
            Made.field(0x0106, 32803),
            Made.field(0x0103, 1)),
        Made.ifd(
            0,
            Made.field(0x0100, 1600),
            Made.field(0x0101, 1200),
            Made.field(0x0103, 7),
            Made.field(0x0111, large),
            Made.field(0x0117, LARGE.length)),
        SMALL,
        LARGE);
  }

  @Test
  void theLargestPreviewStandsForThePicture() throws Exception {
    MediaItem.Photo photo = photo(folder, dng());
    assertEquals("dng", photo.header().format());
    assertEquals(3000, photo.widthPx());
    assertEquals(4000, photo.heightPx());
    assertEquals("jpeg", photo.pixels().format());
    assertTrue(photo.pixels().preview());
    assertEquals(1600, photo.pixels().widthPx());
    assertEquals(dng().length - LARGE.length, photo.pixels().offset());
    assertEquals(LARGE.length, photo.pixels().length());
    assertEquals(SMALL.length, photo.thumbnail().length());
    assertTrue(hasNote(photo, "raw-preview"));
  }

  @Test
  void aPreviewThatNoDirectoryNamesIsFound() throws Exception {
    byte[] file =
        Made.join("IIRO", Made.le(4, 8), Made.ifd(0, Made.field(0x0112, 1)), new byte[99], LARGE);
    MediaItem.Photo photo = photo(folder, file);
    assertEquals("orf", photo.header().format());
    assertEquals(1600, photo.pixels().widthPx());
    assertEquals(LARGE.length, photo.pixels().length());
  }

  @Test
  void aRawWithoutPreviewSaysSo() throws Exception {
    byte[] file = Made.join("IIRO", Made.le(4, 8), Made.ifd(0, Made.field(0x0112, 1)));
    assertTrue(hasNote(photo(folder, file), "raw-no-preview"));
    assertTrue(hasNote(photo(folder, file), "orf-damaged"));
  }

  @Test
  void rafIsReadThroughItsJpeg() throws Exception {
    byte[] jpeg = Made.jpeg(300, 200, Made.exifSegment(Made.exif(8)));
    MediaItem.Photo photo = photo(folder, Made.raf(jpeg));
    assertEquals("raf", photo.header().format());
    assertEquals(200, photo.widthPx());
    assertEquals(160, photo.pixels().offset());
    assertEquals(Block.Kind.EXIF, photo.blocks().get(0).kind());
    assertTrue(hasNote(photo, "raw-preview"));
  }

  @Test
  void cr3GivesItsDirectoriesAndPreview() throws Exception {
    MediaItem.Photo photo = photo(folder, Made.cr3(8, 6000, 4000, LARGE));
    assertEquals("cr3", photo.header().format());
    assertEquals(4000, photo.widthPx());
    assertEquals(6000, photo.heightPx());
    assertEquals(1600, photo.pixels().widthPx());
    assertEquals("CMT1", photo.blocks().get(0).where());
  }
}
