package org.sightline.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sightline.Shared;
import org.sightline.formats.Probe;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.vision.Effort;
import org.sightline.vision.Engine;
import org.sightline.vision.Looking;

@Tag("slow")
class HostilePixelsTest {
  private static final Looking LOOKING = new Looking(Looking.Viewpoint.UNKNOWN, null);

  // what Pillow 9.4, libheif 1.15, OpenCV 4.6 or FFmpeg 5.1 open to the last row
  private static final Set<String> WHOLE =
      Set.of(
          "11-tests.jpg",
          "33-type_error.jpg",
          "35-empty.jpg",
          "corrupt_exif.jpg",
          "truncated_app14.jpg",
          "invalid-iCCP-missing-adler32-checksum.png",
          "photoshop-200dpi-broken.jpg",
          "issue_828_poc.png",
          "invalid_id.heic");

  // what none of them does
  private static final Set<String> BROKEN =
      Set.of(
          "truncated_jpeg.jpg", "truncated_image.png", "truncated_end_chunk.png", "corrupted.jpg");

  @Test
  void hostilePicturesNeitherKillNorHangTheChildAndItsMemoryIsBounded() throws Exception {
    List<String> deaths = new ArrayList<>();
    try (var child = new PixelChild(PixelOptions.of(null, Engine.OPENCV, Effort.FAST));
        Stream<Path> files = Files.list(Shared.folder("media").resolve("hostile"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        String result = result(child, file);
        if (result.equals("decoder-died") || result.equals("time-limit")) {
          deaths.add(name + " " + result);
        }
        if (WHOLE.contains(name)) {
          assertEquals("whole", result, name);
        }
        if (BROKEN.contains(name)) {
          assertFalse(result.equals("whole"), name);
        }
      }
      assertEquals(List.of(), deaths);
      assertTrue(peakMiB() < 900, "peak of " + peakMiB() + " MiB");
    }
  }

  private static String result(PixelChild child, Path file) {
    try {
      MediaItem item = new Probe().open(Input.of(file));
      if (!(item instanceof MediaItem.Photo photo)) {
        return "no picture";
      }
      return child.look(photo, LOOKING).notes().isEmpty() ? "whole" : "damaged";
    } catch (InputException e) {
      return e.code();
    }
  }

  /** The most memory that any child of this process has held, by Linux's account. */
  private static long peakMiB() throws IOException {
    Path proc = Path.of("/proc");
    assumeTrue(Files.isDirectory(proc), "skipped: no /proc on this system");
    long peak = 0;
    for (ProcessHandle child : ProcessHandle.current().children().toList()) {
      for (String line : Files.readAllLines(proc.resolve(child.pid() + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          peak = Math.max(peak, Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024);
        }
      }
    }
    return peak;
  }
}
