package org.sightline.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.formats.MadeFile.hasNote;
import static org.sightline.formats.MadeFile.photo;
import static org.sightline.formats.MadeFile.refusal;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.media.Block;
import org.sightline.media.Made;
import org.sightline.media.MediaItem;
import org.sightline.media.Quarter;

class HeifsTest {
  private static final byte[] UPRIGHT_EXIF = Made.exif(8);

  @TempDir Path folder;

  @Test
  void sizeAndTurnComeFromPropertiesAndNotFromExif() throws Exception {
    byte[] quarter = Made.box("irot", Made.be(1, 3));
    MediaItem.Photo photo =
        photo(folder, Made.heif("heic", "hvc1", UPRIGHT_EXIF, Made.ispe(400, 300), quarter));
    assertEquals("heic", photo.header().format());
    // three quarters against the clock are one with it
    assertEquals(Quarter.CLOCKWISE, photo.turn());
    assertEquals(300, photo.widthPx());
    assertEquals(400, photo.pixels().widthPx());
  }

  @Test
  void exifWithoutATurnOfTheContainerDoesNotTurn() throws Exception {
    MediaItem.Photo photo =
        photo(folder, Made.heif("avif", "av01", UPRIGHT_EXIF, Made.ispe(400, 300)));
    assertEquals("avif", photo.header().format());
    assertEquals(Quarter.UPRIGHT, photo.turn());
  }

  @Test
  void turnsAndMirrorsAddUpInOrder() throws Exception {
    byte[] turn = Made.box("irot", Made.be(1, 1));
    byte[] mirror = Made.box("imir", Made.be(1, 1));
    MediaItem.Photo photo =
        photo(folder, Made.heif("heic", "hvc1", UPRIGHT_EXIF, Made.ispe(4, 3), turn, mirror));
    // (x, y) to (y, -x), then to (-y, -x)
    assertEquals(Quarter.TRANSVERSED, photo.turn());
  }

  @Test
  void exifAndXmpItemsAreHandedOut() throws Exception {
    MediaItem.Photo photo = photo(folder, Made.heif("heic", "hvc1", UPRIGHT_EXIF, Made.ispe(4, 3)));
    assertEquals(2, photo.blocks().size());
    assertArrayEquals(UPRIGHT_EXIF, photo.blocks().get(0).bytes().array());
    assertEquals(Block.Kind.XMP, photo.blocks().get(1).kind());
    assertArrayEquals(Made.bytes(Made.XMP_PACKET), photo.blocks().get(1).bytes().array());
    assertTrue(photo.notes().isEmpty(), photo.notes().toString());
  }

  @Test
  void aPictureBeyondTheEndIsNoted() throws Exception {
    byte[] whole = Made.heif("heic", "hvc1", UPRIGHT_EXIF, Made.ispe(4, 3));
    int metadata = Made.XMP_PACKET.length() + UPRIGHT_EXIF.length + 10;
    byte[] cut = Arrays.copyOf(whole, whole.length - metadata - 1);
    assertTrue(hasNote(photo(folder, cut), "heic-truncated"));
  }

  @Test
  void boxesNestedWithoutEndAreRefused() throws Exception {
    byte[] nest = new byte[0];
    for (int i = 0; i < 2000; i++) {
      nest = Made.box("meta", Made.be(4, 0), nest);
    }
    byte[] file = Made.join(Made.box("ftyp", "heic", Made.be(4, 0)), nest);
    assertEquals("heic-damaged", refusal(folder, file));
  }

  @Test
  void aCodecThatIsNotDecodedIsSaid() throws Exception {
    MediaItem.Photo photo = photo(folder, Made.heif("mif1", "vvc1", UPRIGHT_EXIF, Made.ispe(4, 3)));
    assertEquals("heif", photo.header().format());
    assertTrue(hasNote(photo, "codec-not-supported"));
  }
}
