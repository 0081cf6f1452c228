package org.sightline.batch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sightline.copies.Fingerprint;
import org.sightline.copies.PdqHash;
import org.sightline.copies.ShownHash;
import org.sightline.media.Bytes;
import org.sightline.media.InputException;
import org.sightline.media.Note;
import org.sightline.report.Drawn;
import org.sightline.text.Quad;
import org.sightline.text.ReadPicture;
import org.sightline.text.TextLine;
import org.sightline.text.TextReader;
import org.sightline.vision.Box;
import org.sightline.vision.Detection;
import org.sightline.vision.Shot;

class PixelWireTest {
  private static final byte[] MARK = "0123456789abcdef".getBytes(US_ASCII);

  private static final Looked LOOKED =
      new Looked(
          List.of(new Detection("car", 0.75, new Box(1, 2, 3.5, 4), "yolox-nano")),
          Bytes.wrap(new byte[] {1, 2, 3}),
          List.of(new Note("media", "damaged", "Half of it – “gone”.")),
          new Fingerprint(
              new PdqHash(1, -2, 3, Long.MIN_VALUE),
              new PdqHash(5, 6, 7, 8),
              new PdqHash(9, 10, 11, 12),
              new PdqHash(13, 14, 15, 16),
              87),
          640,
          480,
          0.25,
          0.5,
          new TextReader.Reading(
              List.of(new TextLine("禁止拍照", 0.75, new Quad(10, 20, 30, 5, -90))), true, 2, 3),
          List.of(new Detection("face", 0.875, new Box(5, 6, 7, 8), "yunet")));

  @Test
  void aChildSaysThatItIsReadyAndWhyNotOnTheDevice() throws Exception {
    assertNull(PixelWire.readReady(PixelWire.ready(null)));
    assertEquals("no card", PixelWire.readReady(PixelWire.ready("no card")));
    assertThrows(IOException.class, () -> PixelWire.readReady(new byte[0]));
    assertThrows(IOException.class, () -> PixelWire.readReady(PixelWire.looked(LOOKED)));
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    assertEquals(LOOKED, PixelWire.readLooked(PixelWire.looked(LOOKED)));
    var drawn = new Drawn(Bytes.wrap(new byte[] {9, 8}), Bytes.wrap(new byte[] {7}), 4000, 3000);
    assertEquals(drawn, PixelWire.readDrawn(PixelWire.drawn(drawn)));
  }

  @Test
  void impossiblePictureIsRefused() throws Exception {
    byte[] answer =
        PixelWire.drawn(
            new Drawn(Bytes.wrap(new byte[] {9, 8}), Bytes.wrap(new byte[] {7}), 640, 480));
    int length = 9; // after the kind and two sizes of 4 bytes: the marked picture's length
    for (int claimed : new int[] {0, 3, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      ByteBuffer.wrap(answer).putInt(length, claimed);
      assertThrows(IOException.class, () -> PixelWire.readDrawn(answer), "length " + claimed);
    }
  }

  @Test
  void whatWasSeenInAVideoIsRead() throws Exception {
    Watched watched =
        new Watched(
            List.of(new Shot(5, 64, 48, false, LOOKED.detections())),
            List.of(new ShownHash(5, LOOKED.print())),
            List.of(new ReadPicture(5, LOOKED.text())),
            1,
            true,
            0,
            Bytes.wrap(new byte[] {4}),
            0.5,
            0.25);
    byte[] answer = PixelWire.watched(watched);
    assertEquals(watched, PixelWire.readWatched(answer, 1));
    assertThrows(IOException.class, () -> PixelWire.readWatched(answer, 0));
  }

  @Test
  void impossibleTextIsRefused() throws Exception {
    byte[] answer = PixelWire.looked(LOOKED);
    // the score of the line of text: 0.75 becomes -0.75, its sign bit being set
    int score = new String(answer, ISO_8859_1).lastIndexOf("\u003f\u00e8\0\0\0\0\0\0");
    answer[score] |= (byte) 0x80;
    assertThrows(IOException.class, () -> PixelWire.readLooked(answer));
  }

  @Test
  void aFailureIsThrownWhereTheAnswerIsRead() throws Exception {
    byte[] failed = PixelWire.failed(new InputException("media", "too-large", "Big.", null));
    var thrown = assertThrows(InputException.class, () -> PixelWire.readLooked(failed));
    assertEquals(
        "media too-large Big.", thrown.stage() + " " + thrown.code() + " " + thrown.getMessage());
  }

  @Test
  void whatNativeLibrariesPrintBetweenAnswersIsSkipped() throws Exception {
    var stream = new ByteArrayOutputStream();
    stream.write("0123 warning: 0123456789abcde\n".getBytes(US_ASCII));
    Envelope.write(stream, MARK, new byte[] {7});
    stream.write("more".getBytes(US_ASCII));
    Envelope.write(stream, MARK, new byte[] {8, 9});
    var in = new ByteArrayInputStream(stream.toByteArray());
    assertArrayEquals(new byte[] {7}, Envelope.read(in, MARK));
    assertArrayEquals(new byte[] {8, 9}, Envelope.read(in, MARK));
    assertThrows(EOFException.class, () -> Envelope.read(in, MARK));
  }

  @Test
  void anAnswerWithoutTheSecretMarkIsNoAnswer() throws Exception {
    var stream = new ByteArrayOutputStream();
    Envelope.write(stream, "fedcba9876543210".getBytes(US_ASCII), PixelWire.looked(LOOKED));
    var in = new ByteArrayInputStream(stream.toByteArray());
    assertThrows(EOFException.class, () -> Envelope.read(in, MARK));
  }

  @Test
  void everyCutAndEveryFlippedBitIsAnAnswerOrAnIoException() throws Exception {
    byte[] whole = PixelWire.looked(LOOKED);
    for (int length = 0; length < whole.length; length++) {
      tolerated(Arrays.copyOf(whole, length));
    }
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      tolerated(flipped);
    }
    var random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      byte[] noise = new byte[random.nextInt(200) + 1];
      random.nextBytes(noise);
      noise[0] = 1;
      tolerated(noise);
    }
  }

  private static void tolerated(byte[] answer) {
    try {
      Looked looked = PixelWire.readLooked(answer);
      assertTrue(looked.frameWidthPx() > 0);
    } catch (IOException | InputException expected) {
      assertTrue(true, "refused");
    }
  }
}
