package org.sightline.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.formats.MadeFile.hasNote;
import static org.sightline.formats.MadeFile.photo;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.media.Made;
import org.sightline.media.MediaItem;

class WebpsTest {
  @TempDir Path folder;

  @Test
  void lossyAndLosslessHeadsSayTheSize() throws Exception {
    assertEquals(320, photo(folder, Made.webp(Made.vp8(320, 240))).widthPx());
    // 14 bits each, less one
    byte[] lossless = Made.riff("VP8L", Made.join(Made.be(1, 0x2f), Made.le(4, 99 | 49 << 14)));
    MediaItem.Photo photo = photo(folder, Made.webp(lossless));
    assertEquals(100, photo.widthPx());
    assertEquals(50, photo.heightPx());
  }

  @Test
  void theCanvasCountsAndExifTurnsIt() throws Exception {
    byte[] canvas = Made.riff("VP8X", Made.join(Made.be(4, 0), Made.le(3, 639), Made.le(3, 479)));
    byte[] exif = Made.riff("EXIF", Made.join("Exif\0\0", Made.exif(6)));
    byte[] xmp = Made.riff("XMP ", Made.bytes(Made.XMP_PACKET));
    MediaItem.Photo photo = photo(folder, Made.webp(canvas, Made.vp8(8, 8), exif, xmp));
    assertEquals(480, photo.widthPx());
    assertEquals(640, photo.heightPx());
    assertEquals(2, photo.blocks().size());
    assertTrue(photo.notes().isEmpty());
  }

  @Test
  void aFileShorterThanItSaysIsNoted() throws Exception {
    byte[] webp = Made.webp(Made.vp8(8, 8));
    assertTrue(hasNote(photo(folder, Arrays.copyOf(webp, webp.length - 1)), "webp-truncated"));
  }
}
