package org.sightline.containers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.formats.Probe;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Quarter;

public class MoviesTest {
  @TempDir private Path folder;

  private static MadeMovie three() {
    MadeMovie movie = new MadeMovie("data", "meta");
    return movie.packet(new byte[] {1}).packet(new byte[] {2, 2}).packet(new byte[] {3, 3, 3});
  }

  private MediaItem.Video open(byte[] bytes) throws IOException, InputException {
    Path file = Files.write(folder.resolve("a.mp4"), bytes);
    return (MediaItem.Video) new Probe().open(Input.of(file));
  }

  /** When each packet begins, milliseconds; its length in bytes is checked by the way. */
  private static List<Long> starts(MediaItem.Video video) throws IOException {
    List<Long> starts = new ArrayList<>();
    try (Packets packets = Packets.open(video, video.streams().get(0))) {
      while (packets.next()) {
        assertEquals(packets.bytes().get(0), packets.bytes().remaining());
        starts.add(packets.startNs() / 1_000_000);
      }
    }
    return starts;
  }

  private static boolean noted(MediaItem.Video video, String code) {
    return video.notes().stream().anyMatch(note -> note.code().equals(code));
  }

  @Test
  void theIndexBehindThePicturesSaysWhatTheFileIs() throws Exception {
    MediaItem.Video video = open(three().bytes());
    assertEquals(1280, video.widthPx());
    assertEquals(720, video.heightPx());
    assertEquals(10, video.framesPerSecond(), 1e-9);
    assertEquals(0.1, video.keyframeGapS(), 1e-9);
    assertEquals("avc1", video.codec());
    assertEquals(List.of(), video.notes());
    assertEquals(List.of(0L, 1000L, 2000L), starts(video));
  }

  @Test
  void aQuarterTurnTradesWidthAndHeight() throws Exception {
    MediaItem.Video video = open(three().turned(0, 1, -1, 0).bytes());
    assertEquals(Quarter.CLOCKWISE, video.turn());
    assertEquals(720, video.widthPx());
    assertEquals(Quarter.COUNTER_CLOCKWISE, open(three().turned(0, -1, 1, 0).bytes()).turn());
    assertEquals(Quarter.HALF, open(three().turned(-1, 0, 0, -1).bytes()).turn());
    assertEquals(Quarter.MIRRORED, open(three().turned(-1, 0, 0, 1).bytes()).turn());
  }

  @Test
  void timesCountFromTheFirstPictureShown() throws Exception {
    // the picture waits 400 ms; the stream's first 300 ms are cut away
    byte[] bytes = three().pictureEdits(400, -1, 600, 0).dataEdits(3000, 300).bytes();
    assertEquals(List.of(-700L, 300L, 1300L), starts(open(bytes)));
  }

  @Test
  void whatNoEditShowsIsLeftOut() throws Exception {
    byte[] bytes = three().dataEdits(900, 0, 1000, 2000).bytes();
    // the second packet lies between the two edits
    assertEquals(List.of(0L, 900L), starts(open(bytes)));
  }

  @Test
  void aRecordingWithoutAnIndexIsRefusedByThatName() {
    byte[] whole = three().bytes();
    byte[] cut = Arrays.copyOf(whole, 40);
    assertEquals("video-no-index", assertThrows(InputException.class, () -> open(cut)).code());
  }

  @Test
  void packetsOutsideTheFileAreLostAndNotOthers() throws Exception {
    byte[] bytes = three().bytes();
    int places = find(bytes, "stco", find(bytes, "stco", 0) + 1);
    byte[] wrong = bytes.clone();
    wrong[places + 12] = 0x7f; // the first packet's place
    MediaItem.Video video = open(wrong);
    try (Packets packets = Packets.open(video, video.streams().get(0))) {
      assertTrue(packets.next());
      assertEquals(2, packets.bytes().get(0));
      assertEquals(1, packets.lost());
    }
  }

  @Test
  void countsThatTheTablesDoNotHoldAreNotBelieved() throws Exception {
    for (String table : new String[] {"stts", "stsc", "stsz", "stco", "elst"}) {
      byte[] bytes = three().dataEdits(3000, 0).bytes();
      int second = find(bytes, table, 0);
      int at = table.equals("elst") ? second : find(bytes, table, second + 1);
      int count = at + (table.equals("stsz") ? 12 : 8);
      Arrays.fill(bytes, count, count + 4, (byte) 0xff);
      MediaItem.Video video = open(bytes);
      assertTrue(starts(video).size() <= 3, table);
    }
  }

  @Test
  void aMillionEditsAndTimesAreReadAsFarAsTheyMatter() throws Exception {
    int[] pairs = new int[2_000_000];
    for (int i = 0; i < pairs.length; i += 2) {
      pairs[i] = 1;
      pairs[i + 1] = -1;
    }
    MediaItem.Video video = open(three().dataEdits(pairs).bytes());
    assertEquals(3, starts(video).size());
  }

  @Test
  void aFileThatEndsEarlyIsSaidToBeCutOff() throws Exception {
    byte[] bytes = three().bytes();
    // the index first, then pictures that are longer than the file
    int moov = find(bytes, "moov", 0) - 4;
    byte[] index = Arrays.copyOfRange(bytes, moov, bytes.length);
    byte[] start = Arrays.copyOf(bytes, moov - 4);
    byte[] type = Arrays.copyOf(start, 20);
    byte[] data = Arrays.copyOfRange(start, 20, start.length);
    assertTrue(noted(open(MadeMovie.join(type, index, data)), "video-truncated"));
    assertFalse(noted(open(bytes), "video-truncated"));
  }

  /** A fragment of the stream: its samples' bytes, each a second long. */
  public static byte[] fragment(byte[] time, byte[] samples) {
    byte[] head = MadeMovie.box("tfhd", MadeMovie.bytes(4, 0x020000), MadeMovie.bytes(4, 2));
    byte[] sizes = new byte[0];
    int at = 0;
    while (at < samples.length) {
      sizes = MadeMovie.join(sizes, MadeMovie.bytes(4, 1000), MadeMovie.bytes(4, samples[at]));
      at += samples[at];
    }
    int count = sizes.length / 8;
    // the data begin behind the fragment and the head of what they lie in
    int offset = 8 + 8 + head.length + time.length + 20 + sizes.length + 8;
    byte[] run =
        MadeMovie.box(
            "trun",
            MadeMovie.bytes(4, 0x301),
            MadeMovie.bytes(4, count),
            MadeMovie.bytes(4, offset),
            sizes);
    byte[] moof = MadeMovie.box("moof", MadeMovie.box("traf", head, time, run));
    return MadeMovie.join(moof, MadeMovie.box("mdat", samples));
  }

  @Test
  void packetsInFragmentsFollowThoseOfTheIndex() throws Exception {
    byte[] time = MadeMovie.box("tfdt", MadeMovie.bytes(4, 0), MadeMovie.bytes(4, 5000));
    byte[] first = fragment(time, new byte[] {1, 2, 2});
    // without a time of its own a fragment follows the one before
    byte[] second = fragment(new byte[0], new byte[] {3, 3, 3});
    MediaItem.Video video = open(MadeMovie.join(three().bytes(), first, second));
    assertEquals(List.of(0L, 1000L, 2000L, 5000L, 6000L, 7000L), starts(video));
    assertEquals(List.of(), video.notes());
  }

  @Test
  void fragmentsThatClaimWhatTheyHaveNotAreNotBelieved() throws Exception {
    byte[] whole = fragment(new byte[0], new byte[] {1, 2, 2});
    byte[] before = three().bytes();
    for (int at = 8; at + 4 <= whole.length; at++) {
      byte[] wrong = whole.clone();
      Arrays.fill(wrong, at, at + 4, (byte) 0xff);
      MediaItem.Video video = open(MadeMovie.join(before, wrong));
      try (Packets packets = Packets.open(video, video.streams().get(0))) {
        int count = 0;
        while (packets.next()) {
          count++;
        }
        assertTrue(count <= 6, "at " + at);
      }
    }
  }

  @Test
  void aPackedIndexIsUnpackedAndOneThatFillsTheMemoryIsNot() throws Exception {
    byte[] bytes = three().bytes();
    MediaItem.Video video = open(packed(bytes));
    assertEquals(1280, video.widthPx());
    assertEquals(10, video.framesPerSecond(), 1e-9);
    assertEquals(List.of(0L, 1000L, 2000L), starts(video));
    int moov = find(bytes, "moov", 0) - 4;
    byte[] index = Arrays.copyOfRange(bytes, moov, bytes.length);
    byte[] before = Arrays.copyOf(bytes, moov);
    assertEquals(0, open(MadeMovie.join(before, packed(index, 1 << 30))).widthPx());
    assertEquals(0, open(MadeMovie.join(before, packed(new byte[9], 9))).widthPx());
  }

  /** A file whose index is packed. */
  public static byte[] packed(byte[] bytes) {
    int moov = find(bytes, "moov", 0) - 4;
    byte[] index = Arrays.copyOfRange(bytes, moov, bytes.length);
    return MadeMovie.join(Arrays.copyOf(bytes, moov), packed(index, index.length));
  }

  private static byte[] packed(byte[] index, int claimed) {
    java.util.zip.Deflater deflater = new java.util.zip.Deflater();
    deflater.setInput(index);
    deflater.finish();
    byte[] out = new byte[index.length + 64];
    byte[] data = Arrays.copyOf(out, deflater.deflate(out));
    deflater.end();
    byte[] how = MadeMovie.box("dcom", MadeMovie.ascii("zlib"));
    byte[] what = MadeMovie.box("cmvd", MadeMovie.bytes(4, claimed), data);
    return MadeMovie.box("moov", MadeMovie.box("cmov", how, what));
  }

  private static int find(byte[] bytes, String text, int from) {
    byte[] wanted = MadeMovie.ascii(text);
    for (int i = from; i + 4 <= bytes.length; i++) {
      if (Arrays.equals(Arrays.copyOfRange(bytes, i, i + 4), wanted)) {
        return i;
      }
    }
    throw new AssertionError("no " + text);
  }
}
