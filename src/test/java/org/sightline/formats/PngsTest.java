package org.sightline.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.formats.MadeFile.hasNote;
import static org.sightline.formats.MadeFile.photo;
import static org.sightline.formats.MadeFile.refusal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.media.Block;
import org.sightline.media.Made;
import org.sightline.media.MediaItem;
import org.sightline.media.Quarter;

class PngsTest {
  @TempDir Path folder;

  @Test
  void exifChunkTurnsThePictureEvenBehindIt() throws Exception {
    byte[] png = Made.png(30, 20);
    byte[] end = Made.chunk("IEND", new byte[0]);
    byte[] exif = Made.chunk("eXIf", Made.exif(6));
    byte[] moved = Made.join(Arrays.copyOf(png, png.length - end.length), exif, end);
    MediaItem.Photo photo = photo(folder, moved);
    assertEquals(20, photo.widthPx());
    assertEquals(30, photo.heightPx());
    assertEquals("eXIf", photo.blocks().get(0).where());
  }

  @Test
  void xmpTextIsReadPlainAndCompressed() throws Exception {
    byte[] packet = Made.bytes(Made.XMP_PACKET);
    byte[] plain = Made.chunk("iTXt", Made.join("XML:com.adobe.xmp\0\0\0\0\0", packet));
    byte[] packed =
        Made.chunk("iTXt", Made.join("XML:com.adobe.xmp\0\1\0\0\0", Made.deflate(packet)));
    for (byte[] chunk : new byte[][] {plain, packed}) {
      MediaItem.Photo photo = photo(folder, Made.png(3, 2, chunk));
      assertEquals(Block.Kind.XMP, photo.blocks().get(0).kind());
      assertArrayEquals(packet, photo.blocks().get(0).bytes().array());
    }
  }

  @Test
  void rawProfilesAreTurnedBackIntoExif() throws Exception {
    byte[] exif = Made.exif(3);
    String hex = HexFormat.of().formatHex(Made.join("Exif\0\0", exif));
    String text =
        "\nexif\n      "
            + hex.length() / 2
            + "\n"
            + hex.substring(0, 30)
            + "\n"
            + hex.substring(30)
            + "\n";
    byte[] chunk =
        Made.chunk("zTXt", Made.join("Raw profile type exif\0\0", Made.deflate(Made.bytes(text))));
    MediaItem.Photo photo = photo(folder, Made.png(3, 2, chunk));
    assertEquals(Quarter.HALF, photo.turn());
    assertArrayEquals(exif, photo.blocks().get(0).bytes().array());
  }

  @Test
  void otherTextsAreKeysAndValues() throws Exception {
    byte[] chunk = Made.chunk("tEXt", Made.bytes("Comment\0At the gate"));
    MediaItem.Photo photo = photo(folder, Made.png(3, 2, chunk));
    assertEquals(Block.Kind.TEXT, photo.blocks().get(0).kind());
    assertEquals(
        "Comment\0At the gate",
        new String(photo.blocks().get(0).bytes().array(), StandardCharsets.ISO_8859_1));
  }

  @Test
  void aTextThatInflatesBeyondTheLimitIsNotRead() throws Exception {
    byte[] bomb = Made.deflate(new byte[64 << 20]);
    byte[] chunk = Made.chunk("zTXt", Made.join("Raw profile type exif\0\0", bomb));
    byte[][] many = new byte[40][];
    Arrays.fill(many, chunk);
    MediaItem.Photo photo = photo(folder, Made.png(3, 2, many));
    assertTrue(photo.blocks().isEmpty());
    assertTrue(hasNote(photo, "metadata-too-large"));
    assertEquals(1, photo.notes().size());
  }

  @Test
  void aFileWithoutItsEndIsNoted() throws Exception {
    byte[] png = Made.png(3, 2);
    assertTrue(hasNote(photo(folder, Arrays.copyOf(png, png.length - 1)), "png-truncated"));
  }

  @Test
  void aFileOfVeryManyPartsIsNotCalledCutOff() throws Exception {
    byte[][] texts = new byte[100_001][];
    Arrays.fill(texts, Made.chunk("tEXt", new byte[] {'a', 0, 'b'}));
    MediaItem.Photo photo = photo(folder, Made.png(3, 2, texts));
    assertTrue(hasNote(photo, "metadata-too-large"));
    assertFalse(hasNote(photo, "png-truncated"));
  }

  @Test
  void aSizeThatDoesNotFitItsCheckSumIsNoted() throws Exception {
    byte[] png = Made.png(3, 2);
    assertTrue(photo(folder, png).notes().isEmpty());
    png[19] = 4;
    assertTrue(hasNote(photo(folder, png), "png-damaged"));
  }

  @Test
  void aFileWithoutASizeIsRefused() throws Exception {
    assertEquals("png-damaged", refusal(folder, Made.png(0, 2)));
  }

  @Test
  void aPictureOverTheLimitIsNotedBeforeAnyDecoding() throws Exception {
    MediaItem.Photo photo = photo(folder, Made.png(20_000, 20_000));
    assertTrue(hasNote(photo, "too-many-pixels"));
    assertEquals(20_000, photo.pixels().widthPx());
  }
}
