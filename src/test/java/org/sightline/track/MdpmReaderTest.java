package org.sightline.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.sightline.containers.MadeMovie.ascii;
import static org.sightline.containers.MadeMovie.bytes;
import static org.sightline.containers.MadeMovie.join;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.Shared;
import org.sightline.containers.MadeTransport;
import org.sightline.formats.Probe;
import org.sightline.geo.Height;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;

final class MdpmReaderTest {
  @TempDir private Path folder;

  private static byte[] entry(int tag, long value) {
    return join(bytes(1, tag), bytes(4, value));
  }

  private static byte[] fraction(int tag, int numerator, int denominator) {
    return entry(tag, (long) numerator << 16 | denominator);
  }

  private static byte[] letters(int tag, String four) {
    return join(bytes(1, tag), ascii(four));
  }

  /** The start of a picture of Sony's, at 47° 7′ 24.44″ N and 8° 45′ 55.56″ W. */
  private static byte[] picture(int second, char status) {
    byte[] entries =
        join(
            entry(0x18, 0x03202405L),
            entry(0x19, 0x17143456L),
            letters(0xb1, "N\0\0\0"),
            fraction(0xb2, 47, 1),
            fraction(0xb3, 7, 1),
            fraction(0xb4, 2444, 100),
            letters(0xb5, "W\0\0\0"),
            fraction(0xb6, 8, 1),
            fraction(0xb7, 45, 1),
            fraction(0xb8, 5556, 100),
            entry(0xb9, 0),
            fraction(0xba, 5005, 10),
            fraction(0xbb, 12, 1),
            fraction(0xbc, 34, 1),
            fraction(0xbd, second, 1),
            letters(0xbe, status + "\0\0\0"),
            fraction(0xc0, 2, 1),
            letters(0xc7, "WGS-"),
            letters(0xc8, "84\0\0"),
            letters(0xca, "2024"),
            letters(0xcb, ":05:"),
            letters(0xcc, "17\0\0"),
            entry(0xe0, 0x01083100L),
            letters(0xe4, "DSC-"),
            letters(0xe5, "HX9V"),
            entry(0xe6, 0));
    byte[] name = join(bytes(8, 0x17ee8c60f84d11d9L), bytes(8, 0x8cd60800200c9a66L), ascii("MDPM"));
    byte[] message = join(name, bytes(1, entries.length / 5), entries);
    byte[] unit = join(bytes(2, 0x0605), bytes(1, message.length), message, bytes(1, 0x80));
    return join(bytes(4, 1), bytes(2, 0x0910), bytes(4, 1), escaped(unit), bytes(5, 0x165L << 8));
  }

  /** With the bytes that keep start codes out. */
  private static byte[] escaped(byte[] unit) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int zeros = 0;
    for (byte b : unit) {
      if (zeros == 2 && b >= 0 && b <= 3) {
        out.write(3);
        zeros = 0;
      }
      out.write(b);
      zeros = b == 0 ? zeros + 1 : 0;
    }
    return out.toByteArray();
  }

  /** Three pictures, a second apart. */
  static byte[] recording(char last) {
    return join(
        MadeTransport.tables(0x1b),
        MadeTransport.picture(0, picture(56, 'A')),
        MadeTransport.picture(90_000, picture(57, 'A')),
        MadeTransport.picture(180_000, picture(58, last)));
  }

  private MediaItem.Video video(byte[] bytes) throws IOException, InputException {
    Path file = Files.write(folder.resolve("a.mts"), bytes);
    return (MediaItem.Video) new Probe().open(Input.of(file));
  }

  @Test
  void placesBesideThePicturesAreReadLikeExif() throws Exception {
    Track track = TrackReaders.read(video(recording('V'))).best();
    assertNotNull(track);
    assertEquals("avchd:MDPM", track.origin().source());
    assertEquals(3, track.size());
    assertEquals(2, track.count(Quality.GOOD));
    assertEquals(Quality.NO_FIX, track.quality(2));
    Sample second = track.sample(1);
    assertEquals(Duration.ofSeconds(1), second.offset());
    assertEquals(47 + 7 / 60.0 + 24.44 / 3600, second.fix().position().latDeg(), 1e-9);
    assertEquals(-(8 + 45 / 60.0 + 55.56 / 3600), second.fix().position().lonDeg(), 1e-9);
    assertEquals(new Height(500.5, Height.Datum.MEAN_SEA_LEVEL), second.fix().height());
    assertEquals(2 * 7.1 / Math.sqrt(2), second.fix().accuracyM(), 1e-9);
    assertEquals(Instant.parse("2024-05-17T12:34:57Z"), second.at());
  }

  @Test
  void cameraAndDateAreThoseBesideTheFirstPicture() throws Exception {
    MediaItem.Video video = video(recording('V'));
    assertEquals("Sony", video.text("MDPM:make"));
    assertEquals("DSC-HX9V", video.text("MDPM:model"));
    // an hour and a half ahead
    assertEquals("2024-05-17T14:34:56+01:30", video.text("MDPM:date"));
    assertEquals(Instant.parse("2024-05-17T13:04:56Z"), video.created());
  }

  @Test
  void aRealRecordingSaysWhatItsTruthSays() throws Exception {
    Path file = Shared.folder("media/video").resolve("M2TS.mts");
    MediaItem.Video video = (MediaItem.Video) new Probe().open(Input.of(file));
    assertEquals("1920x1080", video.widthPx() + "x" + video.heightPx());
    assertEquals(25, video.framesPerSecond(), 1e-9);
    assertEquals("Canon", video.text("MDPM:make"));
    assertEquals("2008-12-31T23:16:24+01:00", video.text("MDPM:date"));
    assertEquals(Tracks.NONE, TrackReaders.read(video));
  }
}
