package org.sightline.containers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.containers.MadeMovie.bytes;
import static org.sightline.containers.MadeMovie.join;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.formats.MadeFile;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;

public class TransportsTest {
  private static final long LAST = (1L << 33) - 1;

  @TempDir private Path folder;

  private MediaItem.Video video(byte[]... parts) throws IOException, InputException {
    return (MediaItem.Video) MadeFile.open(folder, join(parts));
  }

  @Test
  void sizeAndRateAreThoseOfThePicturesAndTheLengthThatOfTheirTimes() throws Exception {
    byte[] all = MadeTransport.tables(0x1b);
    // shown in another order than they come, and over the moment at which the count starts over
    for (long frame : new long[] {0, 3, 1, 2, 6, 4, 5}) {
      long time = LAST - 5000 + frame * 3600 & LAST;
      all = join(all, MadeTransport.picture(time, PictureHeadTest.h264()));
    }
    MediaItem.Video video = video(all);
    assertEquals("ts", video.header().format());
    assertEquals("1920x1080", video.widthPx() + "x" + video.heightPx());
    assertEquals(25, video.framesPerSecond(), 1e-9);
    assertEquals(Duration.ofMillis(280), video.length());
    assertEquals("h264", video.codec());
  }

  @Test
  void timeCodesBeforeThePacketsDoNotMatter() throws Exception {
    byte[] plain =
        join(
            MadeTransport.tables(0x1b),
            MadeTransport.picture(0, PictureHeadTest.h264()),
            MadeTransport.picture(3600, new byte[500]),
            MadeTransport.picture(7200, new byte[500]));
    byte[] coded = new byte[0];
    for (int at = 0; at < plain.length; at += 188) {
      coded = join(coded, new byte[] {0, 0, 0, 1}, Arrays.copyOfRange(plain, at, at + 188));
    }
    MediaItem.Video video = video(coded);
    assertEquals(1080, video.heightPx());
    assertEquals(Duration.ofMillis(120), video.length());
  }

  public static byte[] programme() {
    byte[] pack = join(bytes(4, 0x1ba), bytes(5, 0x4400040004L), bytes(5, 0x010000_03f8L));
    byte[] sequence = join(bytes(8, 0x000001b32d024033L), new byte[40]);
    byte[] first = MadeTransport.pes(0xe0, 0, 90_000, sequence);
    byte[] last = MadeTransport.pes(0xe0, 0, 180_000, new byte[60]);
    byte[] shownBefore = MadeTransport.pes(0xe0, 0, 176_400, new byte[60]);
    return join(pack, first, pack, last, pack, shownBefore);
  }

  @Test
  void programmeStreamsAreReadByTheirFirstAndLastTime() throws Exception {
    MediaItem.Video video = video(programme());
    assertEquals("mpg", video.header().format());
    assertEquals("720x576", video.widthPx() + "x" + video.heightPx());
    assertEquals(25, video.framesPerSecond(), 1e-9);
    assertEquals(Duration.ofMillis(1040), video.length());
  }

  @Test
  void theOlderKindOfPacketsHasItsTimesElsewhere() throws Exception {
    byte[] pack = join(bytes(4, 0x1ba), bytes(8, 0x2100010001800001L));
    byte[] sequence = join(bytes(8, 0x000001b31400f013L), new byte[40]);
    // two bytes of stuffing, the size of a buffer, the time 0 and then 45,000
    byte[] first = join(bytes(6, 0x000001e00040L), bytes(4, 0xffff6020L), bytes(5, 0x2100010001L));
    byte[] later =
        join(bytes(6, 0x000001e00040L), bytes(5, 0x2100010001L | 1L << 17 | 12_232L << 1));
    MediaItem.Video video = video(pack, first, sequence, pack, later, new byte[40]);
    assertEquals("320x240", video.widthPx() + "x" + video.heightPx());
    // 32,768 and 12,232 are 45,000
    assertEquals(Duration.ofMillis(540), video.length());
  }

  @Test
  void barePicturesDoNotSayHowLongTheyLast() throws Exception {
    MediaItem.Video video = video(bytes(8, 0x000001b32d024033L), new byte[200]);
    assertEquals(720, video.widthPx());
    assertNull(video.length());
    assertTrue(MadeFile.hasNote(video, "video-length-unknown"));
  }
}
