package org.sightline.formats;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.containers.MadeMovie.ascii;
import static org.sightline.containers.MadeMovie.bytes;
import static org.sightline.containers.MadeMovie.join;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.containers.AvisTest;
import org.sightline.containers.MadeMatroska;
import org.sightline.containers.MadeMovie;
import org.sightline.containers.MadeTransport;
import org.sightline.containers.MoviesTest;
import org.sightline.containers.Packets;
import org.sightline.containers.PictureHeadTest;
import org.sightline.containers.TransportsTest;
import org.sightline.media.DataStream;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;

/**
 * Small recordings in every container, cut off at every byte and with bits turned over: a video, a
 * refusal with its code or something else altogether; never another exception, never a hang, and
 * packets only of bytes that the file has.
 */
@Tag("slow")
class ContainerFuzzTest {
  private static final int FLIPS = 500;

  @TempDir private Path folder;

  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("avi", AvisTest.recording());
    files.put("mkv", MadeMatroska.recording("S_TEXT/UTF8", ascii("text")));
    files.put("mpg", TransportsTest.programme());
    files.put(
        "ts",
        join(
            MadeTransport.tables(0x1b),
            MadeTransport.picture(0, PictureHeadTest.h264()),
            MadeTransport.picture(3600, PictureHeadTest.h264())));
    byte[] movie = new MadeMovie("data", "meta").packet(new byte[] {1}).bytes();
    files.put("fragments", join(movie, MoviesTest.fragment(new byte[0], new byte[] {1, 2, 2})));
    files.put("packed", MoviesTest.packed(movie));
    byte[] list = join(bytes(4, 0), bytes(4, 1), bytes(4, 20), bytes(4, 40));
    files.put(
        "dash",
        new MadeMovie("data", "meta")
            .packet(join(new byte[4], ascii("freeGPS "), new byte[28]))
            .more(MadeMovie.box("gps ", list))
            .bytes());
    return files;
  }

  private void sound(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("a"), content);
    try {
      MediaItem item = new Probe().open(Input.of(file));
      if (item instanceof MediaItem.Video video) {
        for (DataStream stream : video.streams()) {
          packets(video, stream, content.length);
        }
      }
    } catch (InputException e) {
      assertFalse(e.code().isEmpty());
    }
  }

  private static void packets(MediaItem.Video video, DataStream stream, int most) {
    long sum = 0;
    try (Packets packets = Packets.open(video, stream)) {
      while (packets.next()) {
        sum += packets.bytes().remaining();
      }
    } catch (IOException e) {
      assertFalse(String.valueOf(e.getMessage()).isEmpty()); // a file that ends early
    }
    assertTrue(sum <= most, stream.format() + ": " + sum);
  }

  @Test
  void cutOffOrFlippedTheyGiveNoOtherException() {
    assertTimeoutPreemptively(
        Duration.ofMinutes(3),
        () -> {
          for (Map.Entry<String, byte[]> file : files().entrySet()) {
            byte[] whole = file.getValue();
            for (int length = 0; length < whole.length; length++) {
              sound(Arrays.copyOf(whole, length));
            }
            Random random = new Random(file.getKey().hashCode());
            for (int i = 0; i < FLIPS; i++) {
              byte[] flipped = whole.clone();
              for (int k = 0; k <= random.nextInt(4); k++) {
                flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
              }
              sound(flipped);
            }
          }
        });
  }
}
