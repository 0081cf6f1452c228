package org.sightline.containers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.containers.MadeMovie.ascii;
import static org.sightline.containers.MadeMovie.join;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.formats.MadeFile;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;

public class AvisTest {
  @TempDir private Path folder;

  /** Numbers of 32 bits, least significant byte first. */
  private static byte[] numbers(int... numbers) {
    ByteBuffer all = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int number : numbers) {
      all.putInt(number);
    }
    return all.array();
  }

  private static byte[] chunk(String name, byte[]... content) {
    byte[] body = join(content);
    return join(ascii(name), numbers(body.length), body, new byte[body.length & 1]);
  }

  /** Twenty pictures of 640 × 480 at {@code rate} a second. */
  private static byte[] pictures(int rate) {
    byte[] head = chunk("strh", ascii("vidsmjpg"), numbers(0, 0, 0, 1, rate, 0, 20, 0, 0, 0));
    byte[] format = chunk("strf", numbers(40, 640, -480, 1), ascii("MJPG"), numbers(0, 0, 0));
    return chunk("LIST", ascii("strl"), head, format);
  }

  private static byte[] file(byte[]... lists) {
    return chunk("RIFF", ascii("AVI "), join(lists));
  }

  public static byte[] recording() {
    byte[] date = chunk("IDIT", ascii("Mon Mar 10 15:04:43 2003\n"));
    return file(chunk("LIST", ascii("hdrl"), pictures(10), date), chunk("LIST", ascii("movi")));
  }

  private MediaItem.Video video(byte[] bytes) throws IOException, InputException {
    return (MediaItem.Video) MadeFile.open(folder, bytes);
  }

  @Test
  void theHeadsOfTheStreamsSaySizeRateAndLength() throws Exception {
    byte[] head =
        chunk(
            "LIST",
            ascii("hdrl"),
            pictures(10),
            chunk("IDIT", ascii("Mon Mar 10 15:04:43 2003\n")));
    MediaItem.Video video = video(file(head, chunk("LIST", ascii("movi"))));
    assertEquals("avi", video.header().format());
    assertEquals("640x480", video.widthPx() + "x" + video.heightPx());
    assertEquals(10, video.framesPerSecond(), 1e-9);
    assertEquals(Duration.ofSeconds(2), video.length());
    assertEquals("MJPG", video.codec());
    assertEquals(Instant.parse("2003-03-10T15:04:43Z"), video.created());
    assertEquals(List.of(), video.notes());
  }

  @Test
  void datesAreReadAsCamerasWriteThemAndImpossibleOnesAreNot() throws Exception {
    assertEquals(Instant.parse("2002-12-16T15:35:01Z"), dated("2002-12-16  15:35:01\0\0"));
    assertEquals(Instant.parse("2014-08-02T09:08:07Z"), dated("2014:08:02 09:08:07"));
    assertEquals(Instant.parse("2003-03-10T15:04:43Z"), dated("MON Mar 10 15:04:43 2003"));
    assertNull(dated("0000:00:00 00:00:00"));
    assertNull(dated("Mon Mar 40 15:04:43 2003"));
    assertNull(dated("99999999999999999999"));
  }

  private Instant dated(String text) throws IOException, InputException {
    byte[] info = chunk("LIST", ascii("INFO"), chunk("ICRD", ascii(text)));
    return video(file(chunk("LIST", ascii("hdrl"), pictures(10)), info)).created();
  }

  @Test
  void picturesWithoutBytesDoNotCountAsPictures() throws Exception {
    byte[] index = new byte[0];
    for (int i = 0; i < 20; i++) {
      index = join(index, ascii("00dc"), numbers(0, 4, i % 4 == 0 ? 100 : 0));
      index = join(index, ascii("01wb"), numbers(0, 4, 0));
    }
    byte[] head = chunk("LIST", ascii("hdrl"), pictures(120));
    MediaItem.Video video = video(file(head, chunk("LIST", ascii("movi")), chunk("idx1", index)));
    assertEquals(30, video.framesPerSecond(), 1e-9);
  }

  @Test
  void aFileThatEndsEarlyIsSaidToBeCutOffAndOneWithoutAHeadIsRefused() throws Exception {
    byte[] head = chunk("LIST", ascii("hdrl"), pictures(10));
    byte[] whole = file(head, chunk("LIST", ascii("movi"), new byte[100]));
    MediaItem.Video cut = video(Arrays.copyOf(whole, whole.length - 50));
    assertTrue(MadeFile.hasNote(cut, "video-truncated"));
    assertEquals(Duration.ofSeconds(2), cut.length());
    assertEquals(
        "video-no-index",
        MadeFile.refusal(folder, file(chunk("LIST", ascii("movi"), new byte[9]))));
  }

  @Test
  void sizesThatCannotBeEndTheReading() throws Exception {
    byte[] bytes = file(chunk("LIST", ascii("hdrl"), pictures(10)), chunk("JUNK", new byte[40]));
    for (int at = 4; at + 4 <= bytes.length; at++) {
      byte[] wrong = bytes.clone();
      Arrays.fill(wrong, at, at + 4, (byte) 0xff);
      if (MadeFile.refusal(folder, wrong).isEmpty()) {
        MediaItem item = MadeFile.open(folder, wrong);
        assertTrue(item instanceof MediaItem.Other || item instanceof MediaItem.Video);
      }
    }
  }
}
