package org.sightline.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.formats.MadeFile.hasNote;
import static org.sightline.formats.MadeFile.photo;
import static org.sightline.formats.MadeFile.refusal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.media.Block;
import org.sightline.media.FileBytes;
import org.sightline.media.Limits;
import org.sightline.media.Made;
import org.sightline.media.MediaItem;
import org.sightline.media.Quarter;

class JpegsTest {
  private static final String GUID = "0123456789ABCDEF0123456789ABCDEF";

  @TempDir Path folder;

  @Test
  void exifTurnsThePictureAndBringsTheThumbnail() throws Exception {
    byte[] small = Made.jpeg(16, 12);
    byte[] exif = Made.exif(6, small);
    MediaItem.Photo photo = photo(folder, Made.jpeg(640, 480, Made.exifSegment(exif)));
    assertEquals("jpeg", photo.header().format());
    assertEquals(Quarter.CLOCKWISE, photo.turn());
    assertEquals(480, photo.widthPx());
    assertEquals(640, photo.heightPx());
    assertEquals(640, photo.pixels().widthPx());
    assertFalse(photo.pixels().preview());
    assertArrayEquals(small, photo.thumbnail().array());
    assertEquals(1, photo.blocks().size());
    assertArrayEquals(exif, photo.blocks().get(0).bytes().array());
    assertTrue(photo.notes().isEmpty(), photo.notes().toString());
  }

  @Test
  void anExifBlockGoesOnInTheNextSegmentWithoutHead() throws Exception {
    byte[] exif = Made.exif(3, Made.jpeg(16, 12));
    byte[] first = Arrays.copyOf(exif, 30);
    byte[] rest = Arrays.copyOfRange(exif, 30, exif.length);
    MediaItem.Photo photo =
        photo(folder, Made.jpeg(8, 8, Made.exifSegment(first), Made.exifSegment(rest)));
    assertEquals(1, photo.blocks().size());
    assertArrayEquals(exif, photo.blocks().get(0).bytes().array());
    assertEquals(Quarter.HALF, photo.turn());
  }

  @Test
  void aSecondExifBlockIsKeptAndTheFirstTurns() throws Exception {
    MediaItem.Photo photo =
        photo(
            folder,
            Made.jpeg(8, 8, Made.exifSegment(Made.exif(3)), Made.exifSegment(Made.exif(6))));
    assertEquals(2, photo.blocks().size());
    assertEquals(Quarter.HALF, photo.turn());
  }

  @Test
  void extendedXmpIsJoinedFromPortionsInAnyOrder() throws Exception {
    String whole = "<x:xmpmeta>" + "y".repeat(100) + "</x:xmpmeta>";
    byte[] late = portion(GUID, whole, 60, whole.length());
    byte[] early = portion(GUID, whole, 0, 60);
    byte[] main = Made.xmpSegment("<x xmpNote:HasExtendedXMP='" + GUID + "'/>");
    MediaItem.Photo photo = photo(folder, Made.jpeg(8, 8, main, late, early));
    assertEquals(2, photo.blocks().size());
    Block joined = photo.blocks().get(1);
    assertEquals(Block.Kind.XMP, joined.kind());
    assertEquals(whole, new String(joined.bytes().array(), StandardCharsets.UTF_8));
  }

  @Test
  void extendedXmpThatTheMainPacketDoesNotNameIsSecondary() throws Exception {
    byte[] portion = portion(GUID, "<x/>", 0, 4);
    MediaItem.Photo photo = photo(folder, Made.jpeg(8, 8, Made.xmpSegment("<x/>"), portion));
    assertEquals(Block.Kind.XMP_SECONDARY, photo.blocks().get(1).kind());
  }

  @Test
  void aHugeClaimOfExtendedXmpIsNotBelieved() throws Exception {
    byte[] portion =
        Made.segment(
            0xe1,
            Made.join(
                "http://ns.adobe.com/xmp/extension/\0",
                GUID,
                Made.be(4, 0xfffffff0L),
                Made.be(4, 0),
                "<x/>"));
    MediaItem.Photo photo = photo(folder, Made.jpeg(8, 8, portion));
    assertTrue(photo.blocks().isEmpty());
    assertTrue(hasNote(photo, "metadata-too-large"));
  }

  @Test
  void strayBytesBetweenSegmentsAreSkipped() throws Exception {
    byte[] stray = {1, 2, (byte) 0xff, 0, 3};
    byte[] exif = Made.exifSegment(Made.exif(8));
    MediaItem.Photo photo = photo(folder, Made.jpeg(8, 6, Made.xmpSegment("<x/>"), stray, exif));
    assertEquals(Quarter.COUNTER_CLOCKWISE, photo.turn());
    assertEquals(6, photo.widthPx());
  }

  @Test
  void aPictureWithoutItsEndIsNoted() throws Exception {
    byte[] whole = Made.jpeg(8, 8);
    MediaItem.Photo photo = photo(folder, Arrays.copyOf(whole, whole.length - 2));
    assertTrue(hasNote(photo, "jpeg-truncated"));
    assertEquals(8, photo.widthPx());
  }

  @Test
  void aLongTrailerAfterThePictureIsNoDamage() throws Exception {
    MediaItem.Photo photo = photo(folder, Made.join(Made.jpeg(8, 8), new byte[200_000]));
    assertTrue(photo.notes().isEmpty(), photo.notes().toString());
  }

  @Test
  void theFilmOfAMotionPhotoIsNotReadToFindThePicturesEnd() throws Exception {
    byte[] film = new byte[3_000_000];
    byte[] xmp =
        Made.xmpSegment("<Item Item:Length=\"0\"/><Item Item:Length=\"" + film.length + "\"/>");
    byte[] bytes = Made.join(Made.jpeg(8, 8, xmp), film);
    Path path = Files.write(folder.resolve("motion.jpg"), bytes);
    try (FileBytes file = FileBytes.open(path, new byte[FileBytes.WINDOW], 1 << 20)) {
      Draft draft = new Draft("jpeg", Limits.DEFAULT);
      Jpegs.read(file, 0, file.length(), draft);
      assertTrue(draft.notes.isEmpty(), draft.notes.toString());
      assertTrue(file.bytesRead() < 40_000, () -> file.bytesRead() + " bytes read");
    }
  }

  @Test
  void metadataOutlivesAPictureThatIsCutOff() throws Exception {
    byte[] whole = Made.jpeg(8, 8, Made.exifSegment(Made.exif(6)));
    MediaItem.Photo photo = photo(folder, Arrays.copyOf(whole, 4 + 2 + 6 + 26 + 4));
    assertEquals(0, photo.widthPx());
    assertEquals(1, photo.blocks().size());
    assertTrue(hasNote(photo, "jpeg-truncated"));
  }

  @Test
  void nothingButAStartIsRefused() throws Exception {
    assertEquals("jpeg-truncated", refusal(folder, Made.be(4, 0xffd8ffe0L)));
    assertEquals("jpeg-damaged", refusal(folder, Made.be(4, 0xffd8ffd9L)));
  }

  private static byte[] portion(String guid, String whole, int from, int to) {
    return Made.segment(
        0xe1,
        Made.join(
            "http://ns.adobe.com/xmp/extension/\0",
            guid,
            Made.be(4, whole.length()),
            Made.be(4, from),
            whole.substring(from, to)));
  }
}
