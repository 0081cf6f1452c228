package org.sightline.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.opencv.global.opencv_core;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sightline.Shared;
import org.sightline.formats.Probe;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Pixels;
import org.sightline.media.Quarter;
import org.sightline.media.Source;

class FramesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "UPRIGHT, RGBW", "MIRRORED, GRWB", "HALF, WBGR", "FLIPPED, BWRG",
    "TRANSPOSED, RBGW", "CLOCKWISE, BRWG", "TRANSVERSED, WGBR", "COUNTER_CLOCKWISE, GWRB"
  })
  void everyTurnEndsUpright(Quarter turn, String corners) throws Exception {
    MediaItem.Photo photo = write("jpeg", ".jpg", 64, 32, opencv_core.CV_8UC3, turn);
    try (Frame frame = Frames.open(photo, 64)) {
      assertEquals(turn.swapsSides() ? 32 : 64, frame.widthPx());
      assertEquals(turn.swapsSides() ? 64 : 32, frame.heightPx());
      assertEquals(1.0, frame.scaleX());
      assertEquals(1.0, frame.scaleY());
      assertEquals(corners, corners(frame.toImage()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "jpeg, .jpg, 16",
    "png, .png, 16",
    "png, .png, 18",
    "png, .png, 24",
    "png, .png, 26",
    "tiff, .tiff, 16",
    "tiff, .tiff, 18",
    "webp, .webp, 16",
    "webp, .webp, 24"
  })
  void everyDepthAndAlphaComesOutAsEightBitBlueGreenRed(String format, String extension, int type)
      throws Exception {
    MediaItem.Photo photo = write(format, extension, 64, 32, type, Quarter.UPRIGHT);
    try (Frame frame = Frames.open(photo, 64)) {
      assertEquals(opencv_core.CV_8UC3, frame.mat().type());
      assertEquals("RGBW", corners(frame.toImage()));
      assertFalse(frame.damaged(), () -> frame.notes().toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"jpeg, .jpg", "png, .png", "webp, .webp", "tiff, .tiff"})
  void theSmallestSizeThatIsLongEnoughIsHandedOut(String format, String extension)
      throws Exception {
    MediaItem.Photo photo =
        write(format, extension, 800, 600, opencv_core.CV_8UC3, Quarter.CLOCKWISE);
    try (Frame frame = Frames.open(photo, 200)) {
      assertEquals(150, frame.widthPx());
      assertEquals(200, frame.heightPx());
      assertEquals(0.25, frame.scaleX());
      assertEquals("BRWG", corners(frame.toImage()));
    }
    try (Frame frame = Frames.open(photo, 201)) {
      assertEquals(400, frame.heightPx());
    }
  }

  @ParameterizedTest
  @CsvSource({"jpeg, .jpg", "png, .png", "webp, .webp", "tiff, .tiff"})
  void halfAPictureIsDamagedOrRefusedAndNeverWhole(String format, String extension)
      throws Exception {
    byte[] whole = Pictures.quarters(extension, 640, 480, opencv_core.CV_8UC3);
    for (int part = 1; part < 8; part++) {
      Path file = folder.resolve("part" + part + extension);
      Files.write(file, Arrays.copyOf(whole, whole.length * part / 8));
      try (Frame frame =
          Frames.open(Pictures.photo(file, format, 640, 480, Quarter.UPRIGHT), 640)) {
        assertTrue(frame.damaged(), part + "/8 of " + format);
      } catch (InputException refused) {
        assertEquals(format + "-undecodable", refused.code());
        assertEquals("media", refused.stage());
      }
    }
  }

  @Test
  void theOrientationInATiffIsAppliedOnceAndNotByTheDecoder() throws Exception {
    byte[] tiff = Pictures.quarters(".tiff", 64, 32, opencv_core.CV_8UC3);
    var in = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
    int directory = in.getInt(4);
    int entries = in.getShort(directory);
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (in.getShort(entry) == 0x112) {
        in.putShort(entry + 8, (short) 6);
      }
    }
    Path file = folder.resolve("turned.tiff");
    Files.write(file, tiff);
    try (Frame frame = Frames.open(Pictures.photo(file, "tiff", 64, 32, Quarter.CLOCKWISE), 64)) {
      assertEquals(32, frame.widthPx());
      assertEquals("BRWG", corners(frame.toImage()));
    }
  }

  @Test
  void realPicturesCutInHalfAreDamagedOrRefusedUnlessOnlyMetadataIsLost() throws Exception {
    for (Path still : stills()) {
      MediaItem.Photo photo = probed(still);
      if (photo == null || photo.pixels().offset() != 0 || photo.pixels().preview()) {
        continue;
      }
      byte[] bytes = Files.readAllBytes(still);
      Path file = folder.resolve("half");
      Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      MediaItem.Photo half = asStored(file, photo.pixels());
      try (Frame whole = Frames.open(asStored(still, photo.pixels()), 400);
          Frame frame = Frames.open(half, 400)) {
        boolean nothingLost = frame.jpeg(400, 95).equals(whole.jpeg(400, 95));
        assertTrue(frame.damaged() || nothingLost, () -> "half of " + still);
      } catch (InputException refused) {
        assertTrue(refused.code().endsWith("-undecodable"), () -> still + " " + refused.code());
      }
    }
  }

  @Test
  void whatThereIsOfHalfAJpegIsShown() throws Exception {
    byte[] whole = Pictures.quarters(".jpg", 640, 480, opencv_core.CV_8UC3);
    Path file = folder.resolve("half.jpg");
    Files.write(file, Arrays.copyOf(whole, whole.length * 3 / 4));
    try (Frame frame = Frames.open(Pictures.photo(file, "jpeg", 640, 480, Quarter.UPRIGHT), 640)) {
      assertEquals("RG", corners(frame.toImage()).substring(0, 2));
      assertTrue(frame.damaged());
    }
  }

  @ParameterizedTest
  @CsvSource({"jpeg, .jpg", "png, .png", "tiff, .tiff"})
  void decodingKeepsNoMemory(String format, String extension) throws Exception {
    MediaItem.Photo photo = write(format, extension, 1600, 1200, opencv_core.CV_8UC3, Quarter.HALF);
    Path cut = folder.resolve("cut" + extension);
    byte[] bytes = Files.readAllBytes(photo.header().file().path());
    Files.write(cut, Arrays.copyOf(bytes, bytes.length * 3 / 4));
    MediaItem.Photo part = Pictures.photo(cut, format, 1600, 1200, Quarter.UPRIGHT);
    long before = 0;
    for (int i = 0; i < 140; i++) {
      if (i == 40) {
        before = residentBytes();
      }
      try (Frame frame = Frames.open(photo, 1600)) {
        assertEquals(1600, frame.widthPx());
        assertTrue(frame.jpeg(320, 78).length() > 0);
      }
      try (Frame frame = Frames.open(part, 800)) {
        assertTrue(frame.damaged());
      } catch (InputException refused) {
        assertEquals(format + "-undecodable", refused.code());
      }
    }
    // one leak a time would be 100 × 5.8 MB, or 1.4 MB of the smaller; Java's own heap grows too
    long grown = (residentBytes() - before) >> 20;
    assertTrue(grown < 120, () -> "grew by " + grown + " MiB");
  }

  @Test
  void decodingHeicKeepsNoMemory() throws Exception {
    Path still = Shared.folder("media").resolve("stills/heic-single.heic");
    MediaItem.Photo photo = Pictures.photo(still, "heic", 1440, 960, Quarter.CLOCKWISE);
    long before = 0;
    for (int i = 0; i < 140; i++) {
      if (i == 40) {
        before = residentBytes();
      }
      try (Frame frame = Frames.open(photo, 700)) {
        assertEquals(480, frame.widthPx());
      }
    }
    long grown = (residentBytes() - before) >> 20;
    assertTrue(grown < 120, () -> "grew by " + grown + " MiB");
  }

  @Test
  void aClaimOfTooManyPixelsIsRefusedBeforeDecoding() throws Exception {
    Path file = folder.resolve("claim.png");
    Files.write(file, Pictures.quarters(".png", 64, 32, opencv_core.CV_8UC3));
    MediaItem.Photo photo = Pictures.photo(file, "png", 40_000, 40_000, Quarter.UPRIGHT);
    assertEquals(
        "too-large", assertThrows(InputException.class, () -> Frames.open(photo, 640)).code());
  }

  @ParameterizedTest
  @EnumSource(
      value = Quarter.class,
      names = {"UPRIGHT", "CLOCKWISE"})
  void thumbnailsAreUprightJpegsWithoutMetadata(Quarter turn) throws Exception {
    MediaItem.Photo photo = write("png", ".png", 800, 600, opencv_core.CV_8UC3, turn);
    try (Frame frame = Frames.open(photo, 800)) {
      byte[] jpeg = frame.jpeg(320, 78).array();
      Path file = folder.resolve("thumb.jpg");
      Files.write(file, jpeg);
      int width = turn.swapsSides() ? 240 : 320;
      int height = turn.swapsSides() ? 320 : 240;
      try (Frame small =
          Frames.open(Pictures.photo(file, "jpeg", width, height, Quarter.UPRIGHT), 320)) {
        assertEquals(width, small.widthPx());
        assertEquals(height, small.heightPx());
        assertEquals(turn.swapsSides() ? "BRWG" : "RGBW", corners(small.toImage()));
      }
      for (int i = 2; i + 1 < jpeg.length && (jpeg[i + 1] & 0xFF) != 0xDA; ) {
        int marker = jpeg[i + 1] & 0xFF;
        assertFalse(marker > 0xE0 && marker <= 0xEF, "an application segment " + marker);
        i += 2 + (((jpeg[i + 2] & 0xFF) << 8) | (jpeg[i + 3] & 0xFF));
      }
    }
  }

  private MediaItem.Photo write(
      String format, String extension, int width, int height, int type, Quarter turn)
      throws IOException {
    Path file = folder.resolve("quarters" + extension);
    Files.write(file, Pictures.quarters(extension, width, height, type));
    return Pictures.photo(file, format, width, height, turn);
  }

  private static MediaItem.Photo asStored(Path file, Pixels pixels) throws IOException {
    return Pictures.photo(
        file, pixels.format(), pixels.widthPx(), pixels.heightPx(), Quarter.UPRIGHT);
  }

  /** Memory of this process that lies in RAM, by Linux's account. */
  private static long residentBytes() throws IOException {
    Path statm = Path.of("/proc/self/statm");
    assumeTrue(Files.exists(statm), "skipped: no /proc on this system");
    return Long.parseLong(Files.readString(statm).split(" ", -1)[1]) * 4096;
  }

  private static List<Path> stills() throws IOException {
    try (Stream<Path> files = Files.list(Shared.folder("media").resolve("stills"))) {
      return files.sorted().toList();
    }
  }

  private static MediaItem.@Nullable Photo probed(Path file) {
    try {
      var input = new Input(file, new Source(file.getFileName().toString(), false), List.of());
      return new Probe().open(input) instanceof MediaItem.Photo photo ? photo : null;
    } catch (InputException notAPicture) {
      return null;
    }
  }

  /** The colours a quarter in from each corner, row by row, as letters. */
  private static String corners(BufferedImage image) {
    int w = image.getWidth();
    int h = image.getHeight();
    return ""
        + letter(image.getRGB(w / 4, h / 4))
        + letter(image.getRGB(w * 3 / 4, h / 4))
        + letter(image.getRGB(w / 4, h * 3 / 4))
        + letter(image.getRGB(w * 3 / 4, h * 3 / 4));
  }

  private static char letter(int rgb) {
    var colour = new Color(rgb);
    boolean red = colour.getRed() > 200;
    boolean green = colour.getGreen() > 200;
    boolean blue = colour.getBlue() > 200;
    if (red && green && blue) {
      return 'W';
    }
    return red ? 'R' : green ? 'G' : blue ? 'B' : '?';
  }
}
