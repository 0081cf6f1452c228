package org.sightline.containers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.containers.MadeMatroska.element;
import static org.sightline.containers.MadeMatroska.head;
import static org.sightline.containers.MadeMatroska.open;
import static org.sightline.containers.MadeMatroska.picture;
import static org.sightline.containers.MadeMatroska.real;
import static org.sightline.containers.MadeMatroska.simple;
import static org.sightline.containers.MadeMatroska.subtitles;
import static org.sightline.containers.MadeMatroska.tag;
import static org.sightline.containers.MadeMovie.ascii;
import static org.sightline.containers.MadeMovie.bytes;
import static org.sightline.containers.MadeMovie.join;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.formats.MadeFile;
import org.sightline.formats.Probe;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Quarter;

class MatroskasTest {
  private static final long SEGMENT = 0x18538067L;
  private static final long INFO = 0x1549a966L;
  private static final long TRACKS = 0x1654ae6bL;
  private static final long CLUSTER = 0x1f43b675L;
  private static final byte[] PICTURE = ascii("picture");

  @TempDir private Path folder;

  private MediaItem.Video video(byte[]... parts) throws IOException, InputException {
    Path file = Files.write(folder.resolve("a.mkv"), join(parts));
    return (MediaItem.Video) new Probe().open(Input.of(file));
  }

  private static byte[] cluster(int at, byte[]... blocks) {
    return element(CLUSTER, element(0xe7, bytes(4, at)), join(blocks));
  }

  /** {@code start+length text} of each packet of the first stream, milliseconds. */
  private static List<String> packets(MediaItem.Video video) throws IOException {
    List<String> all = new ArrayList<>();
    try (Packets packets = Packets.open(video, video.streams().get(0))) {
      while (packets.next()) {
        String text = StandardCharsets.UTF_8.decode(packets.bytes()).toString();
        all.add(packets.startNs() / 1_000_000 + "+" + packets.lengthNs() / 1_000_000 + " " + text);
      }
    }
    return all;
  }

  @Test
  void whatStandsBeforeThePicturesSaysWhatTheFileIs() throws Exception {
    byte[] info =
        element(
            INFO,
            element(0x2ad7b1, bytes(3, 500_000)),
            real(0x4489, 20_000),
            // a day and a second after 2001-01-01
            element(0x4461, bytes(8, 86_401_000_000_000L)));
    MediaItem.Video video =
        video(
            head(),
            element(
                SEGMENT,
                info,
                element(TRACKS, picture()),
                tag("COM.APPLE.QUICKTIME.LOCATION.ISO6709", "+47.1+008.5/"),
                tag("TITLE", "none of ours")));
    assertEquals("mkv", video.header().format());
    assertEquals(1280, video.widthPx());
    assertEquals(720, video.heightPx());
    assertEquals(25, video.framesPerSecond(), 1e-9);
    assertEquals(Duration.ofSeconds(10), video.length());
    assertEquals("V_TEST", video.codec());
    assertEquals(Instant.parse("2001-01-02T00:00:01Z"), video.created());
    assertEquals("+47.1+008.5/", video.text("com.apple.quicktime.location.ISO6709"));
    assertEquals(1, video.texts().size());
    assertEquals(List.of(), video.notes());
  }

  @Test
  void tagsBehindThePicturesAreFoundByTheHeadThatNamesTheirPlace() throws Exception {
    byte[] tracks = element(TRACKS, picture());
    byte[] cluster = cluster(0, simple(1, 0, PICTURE));
    byte[] info = element(INFO, real(0x4489, 40));
    int seekBytes = 12 + 10 + (2 + 8 + 4) + (2 + 8 + 8);
    int place = seekBytes + info.length + tracks.length + cluster.length;
    byte[] seek =
        element(
            0x114d9b74L,
            element(
                0x4dbb, element(0x53ab, bytes(4, 0x1254c367L)), element(0x53ac, bytes(8, place))));
    assertEquals(seekBytes, seek.length);
    MediaItem.Video video =
        video(
            head(), element(SEGMENT, seek, info, tracks, cluster, tag("LOCATION", "-33.5+151.2/")));
    assertEquals("-33.5+151.2/", video.text("©xyz"));
  }

  @Test
  void aLiveRecordingIsAsLongAsItsLastPicturesSay() throws Exception {
    byte[] tracks = element(TRACKS, picture());
    byte[] first = open(CLUSTER, element(0xe7, bytes(1, 0)), simple(1, 200, PICTURE));
    byte[] second =
        open(
            CLUSTER,
            element(0xe7, bytes(2, 5000)),
            simple(1, 40, PICTURE),
            simple(1, 0, PICTURE),
            simple(3, 900, ascii("sound")));
    MediaItem.Video video =
        video(
            head(),
            open(SEGMENT, element(INFO, element(0x4461, bytes(8, 0))), tracks, first),
            second);
    // from 200 ms to 5,040 ms, and 40 ms more
    assertEquals(Duration.ofMillis(4880), video.length());
  }

  @Test
  void aRateThatIsNotStatedIsThatOfTheFirstPictures() throws Exception {
    byte[] entry =
        element(
            0xae,
            element(0xd7, bytes(1, 1)),
            element(0x83, bytes(1, 1)),
            element(0xe0, element(0xb0, bytes(2, 64)), element(0xba, bytes(2, 48))));
    byte[] blocks = join(simple(1, 0, PICTURE), simple(1, 100, PICTURE), simple(1, 50, PICTURE));
    MediaItem.Video video =
        video(head(), element(SEGMENT, element(TRACKS, entry), cluster(0, blocks)));
    assertEquals(20, video.framesPerSecond(), 1e-9);
    assertEquals(Duration.ofMillis(150), video.length());
  }

  @Test
  void aRollTurnsThePictureAgainstTheClock() throws Exception {
    MediaItem.Video left = turned(element(0x7675, floating(90)));
    assertEquals(Quarter.COUNTER_CLOCKWISE, left.turn());
    assertEquals(720, left.widthPx());
    assertEquals(Quarter.CLOCKWISE, turned(element(0x7675, floating(-90))).turn());
    assertEquals(Quarter.HALF, turned(element(0x7675, floating(180))).turn());
    MediaItem.Video slanted = turned(element(0x7675, floating(10)));
    assertEquals(Quarter.UPRIGHT, slanted.turn());
    assertTrue(MadeFile.hasNote(slanted, "video-odd-turn"));
  }

  private MediaItem.Video turned(byte[] pose) throws IOException, InputException {
    return video(head(), element(SEGMENT, element(TRACKS, picture(element(0x7670, pose)))));
  }

  private static byte[] floating(float value) {
    return bytes(4, Float.floatToIntBits(value));
  }

  @Test
  void subtitlesComeWithTheirTimesWhetherSizesAreStatedOrNot() throws Exception {
    List<String> expected = List.of("0+1000 text", "1000+1000 text");
    MediaItem.Video video = video(MadeMatroska.recording("S_TEXT/UTF8", ascii("text")));
    assertEquals("S_TEXT/UTF8", video.streams().get(0).format());
    assertEquals(expected, packets(video));
    byte[] tracks = element(TRACKS, picture(), subtitles("S_TEXT/UTF8"));
    byte[] first =
        open(
            CLUSTER,
            element(0xe7, bytes(1, 40)),
            simple(1, 0, PICTURE),
            MadeMatroska.group(2, 0, 1000, ascii("text")));
    byte[] second =
        open(CLUSTER, element(0xe7, bytes(2, 1040)), MadeMatroska.group(2, 0, 1000, ascii("text")));
    // times count from the first picture shown, here at 40 ms
    assertEquals(expected, packets(video(head(), open(SEGMENT, tracks, first, second))));
  }

  @Test
  void packedSubtitlesAreUnpackedAndCipheredOnesAreNoStream() throws Exception {
    Deflater deflater = new Deflater();
    deflater.setInput(ascii("text text"));
    deflater.finish();
    byte[] packed = new byte[64];
    packed = Arrays.copyOf(packed, deflater.deflate(packed));
    byte[] zlib = element(0x6d80, element(0x6240, element(0x5034, element(0x4254, bytes(1, 0)))));
    assertEquals(List.of("0+0 text text"), packets(coded(zlib, packed)));
    byte[] cut =
        element(
            0x6d80,
            element(
                0x6240,
                element(0x5034, element(0x4254, bytes(1, 3)), element(0x4255, ascii("te")))));
    assertEquals(List.of("0+0 text"), packets(coded(cut, ascii("xt"))));
    byte[] cipher = element(0x6d80, element(0x6240, element(0x5035, bytes(1, 0))));
    assertEquals(List.of(), coded(cipher, packed).streams());
  }

  private MediaItem.Video coded(byte[] encodings, byte[] content) throws Exception {
    return video(
        head(),
        element(
            SEGMENT,
            element(TRACKS, picture(), subtitles("S_TEXT/UTF8", encodings)),
            cluster(0, simple(1, 0, PICTURE), simple(2, 0, content))));
  }

  @Test
  void aPackedSubtitleThatWouldFillTheMemoryIsLost() throws Exception {
    Deflater deflater = new Deflater();
    deflater.setInput(new byte[40 << 20]);
    deflater.finish();
    byte[] packed = new byte[64 << 10];
    packed = Arrays.copyOf(packed, deflater.deflate(packed));
    byte[] zlib = element(0x6d80, element(0x6240, element(0x5034)));
    MediaItem.Video video = coded(zlib, packed);
    try (Packets packets = Packets.open(video, video.streams().get(0))) {
      assertFalse(packets.next());
      assertEquals(1, packets.lost());
    }
  }

  @Test
  void sizesAndDepthsThatCannotBeAreNotBelieved() throws Exception {
    byte[] whole = MadeMatroska.recording("S_TEXT/UTF8", ascii("text"));
    MediaItem.Video cut = video(Arrays.copyOf(whole, whole.length - 20));
    assertTrue(MadeFile.hasNote(cut, "video-truncated"));
    assertEquals(List.of("0+1000 text"), packets(cut));
    byte[] deep = new byte[200_000];
    for (int i = 0; i + 9 <= deep.length; i += 9) {
      System.arraycopy(bytes(1, 0xae), 0, deep, i, 1);
      System.arraycopy(bytes(8, 0x01ffffffffffffffL), 0, deep, i + 1, 8);
    }
    InputException refused =
        assertThrows(InputException.class, () -> video(head(), open(SEGMENT, deep)));
    assertEquals("video-no-index", refused.code());
    MediaItem.Video large =
        video(head(), element(SEGMENT, element(TRACKS, picture(element(0xb0, bytes(8, -1))))));
    assertNull(large.length());
    assertEquals(0, large.widthPx());
  }
}
