package org.sightline.frames;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sightline.media.Note;

/** Containers of JPEG-coded items, which OpenCV can write: the same boxes as HEIC and AVIF. */
class HeifPictureTest {
  private static final int TILE = 64;
  private static final long MAX = 1 << 24;

  @Test
  void tilesAreCutToTheWholeAndLieInTheirPlaces() throws IOException {
    List<Note> notes = new ArrayList<>();
    try (Mat whole = decoded(grid(4), 1, notes)) {
      assertEquals(100, whole.cols());
      assertEquals(90, whole.rows());
      assertEquals("20 60 100 140", greys(whole, 1));
      assertTrue(notes.isEmpty(), notes::toString);
    }
  }

  @Test
  void tilesAreShrunkBeforeTheyArePasted() throws IOException {
    try (Mat small = decoded(grid(4), 4, new ArrayList<>())) {
      assertEquals(25, small.cols());
      assertEquals(23, small.rows());
      assertEquals("20 60 100 140", greys(small, 4));
    }
  }

  @Test
  void aMissingTileIsDamageAndNeverAWholePicture() throws IOException {
    byte[] file = grid(4);
    List<Note> notes = new ArrayList<>();
    // the last tile ends the file
    try (Mat part = decoded(Arrays.copyOf(file, file.length - lastTileBytes()), 1, notes)) {
      assertEquals("20 60 100 114", greys(part, 1));
      assertEquals(Frame.DAMAGED, notes.get(0).code());
      assertTrue(notes.get(0).message().contains("3 of its 4 tiles"), notes.get(0).message());
    }
  }

  @Test
  void aGridOfTooFewTilesIsRefused() throws IOException {
    assertNull(decode(grid(3), 1, new ArrayList<>()));
  }

  @Test
  void everyCutAndFlippedByteOfTheStructureEndsInAPictureOrARefusal() throws IOException {
    byte[] file = grid(4);
    int structure = file.length - 4 * lastTileBytes();
    for (int i = 0; i < structure; i++) {
      close(decode(Arrays.copyOf(file, i), 1, new ArrayList<>()));
      for (int flip : new int[] {0x01, 0x80, 0xFF}) {
        byte[] flipped = file.clone();
        flipped[i] ^= (byte) flip;
        close(decode(flipped, 8, new ArrayList<>()));
      }
    }
  }

  @Test
  void itemsThatClaimExtentsWithoutEndAreCutOff() throws IOException {
    var iloc = new Box("iloc").number(4, 0).number(2, 0).number(2, 0xFFFF);
    for (int item = 0; item < 0xFFFF; item++) {
      iloc.number(2, item).number(2, 0).number(2, 0xFFFF);
    }
    Box meta =
        new Box("meta").number(4, 0).box(new Box("pitm").number(4, 0).number(2, 1)).box(iloc);
    HeifItems items = HeifItems.read(ByteBuffer.wrap(meta.bytes()));
    assertNotNull(items);
    assertFalse(items.primary() == null);
  }

  private static void close(@Nullable Mat mat) {
    if (mat != null) {
      mat.close();
    }
  }

  private static Mat decoded(byte[] file, int divisor, List<Note> notes) {
    return requireNonNull(decode(file, divisor, notes));
  }

  private static @Nullable Mat decode(byte[] file, int divisor, List<Note> notes) {
    try (BytePointer data = new BytePointer(file)) {
      return HeifPicture.decode(data.asByteBuffer(), divisor, MAX, notes);
    }
  }

  private static String greys(Mat mat, int divisor) {
    var text = new StringBuilder();
    for (int y : new int[] {32, 76}) {
      for (int x : new int[] {32, 80}) {
        int value = mat.ptr(y / divisor, x / divisor).get(1) & 0xFF;
        text.append(text.length() == 0 ? "" : " ").append((value + 1) / 2 * 2);
      }
    }
    return text.toString();
  }

  private static byte[] tile(int grey) {
    try (Mat mat = new Mat(TILE, TILE, opencv_core.CV_8UC3, Scalar.all(grey))) {
      return Pictures.encoded(".jpg", mat);
    }
  }

  private static int lastTileBytes() {
    return tile(140).length;
  }

  /** Two by two tiles of 64 pixels for a picture of 100 × 90; item 9 is the grid. */
  private static byte[] grid(int tiles) throws IOException {
    List<byte[]> pictures = List.of(tile(20), tile(60), tile(100), tile(140));
    byte[] empty = structure(pictures, tiles, 0);
    byte[] structure = structure(pictures, tiles, empty.length);
    var file = new ByteArrayOutputStream();
    file.write(structure);
    for (byte[] picture : pictures) {
      file.write(picture);
    }
    return file.toByteArray();
  }

  private static byte[] structure(List<byte[]> pictures, int tiles, int dataAt) throws IOException {
    var infos = new Box("iinf").number(4, 0).number(2, 5);
    var places = new Box("iloc").number(1, 1).number(3, 0).number(2, 0x4400).number(2, 5);
    var parts = new Box("dimg").number(2, 9).number(2, tiles);
    int at = dataAt;
    for (int i = 0; i < 4; i++) {
      infos.box(info(i + 1, "jpeg"));
      places.number(2, i + 1).number(2, 0).number(2, 0).number(2, 1);
      places.number(4, at).number(4, pictures.get(i).length);
      at += pictures.get(i).length;
      if (i < tiles) {
        parts.number(2, i + 1);
      }
    }
    infos.box(info(9, "grid"));
    places.number(2, 9).number(2, 1).number(2, 0).number(2, 1).number(4, 0).number(4, 8);
    var idat = new Box("idat").number(2, 0).number(1, 1).number(1, 1).number(2, 100).number(2, 90);
    var meta =
        new Box("meta")
            .number(4, 0)
            .box(new Box("pitm").number(4, 0).number(2, 9))
            .box(infos)
            .box(places)
            .box(new Box("iref").number(4, 0).box(parts))
            .box(idat);
    var file = new ByteArrayOutputStream();
    file.write(new Box("ftyp").text("mif1").number(4, 0).text("mif1").bytes());
    file.write(meta.bytes());
    return file.toByteArray();
  }

  private static Box info(int id, String type) throws IOException {
    return new Box("infe")
        .number(1, 2)
        .number(3, 0)
        .number(2, id)
        .number(2, 0)
        .text(type)
        .number(1, 0);
  }

  private static final class Box {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final String type;

    Box(String type) {
      this.type = type;
    }

    Box number(int bytes, long value) {
      for (int i = bytes - 1; i >= 0; i--) {
        content.write((int) (value >> (8 * i)));
      }
      return this;
    }

    Box text(String text) throws IOException {
      content.write(text.getBytes(StandardCharsets.ISO_8859_1));
      return this;
    }

    Box box(Box inner) throws IOException {
      content.write(inner.bytes());
      return this;
    }

    byte[] bytes() throws IOException {
      var bytes = new ByteArrayOutputStream();
      var out = new DataOutputStream(bytes);
      out.writeInt(content.size() + 8);
      out.write(type.getBytes(StandardCharsets.ISO_8859_1));
      content.writeTo(out);
      return bytes.toByteArray();
    }
  }
}
