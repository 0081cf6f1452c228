package org.sightline.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.Shared;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.Inputs;
import org.sightline.media.MediaItem;

/** Real files by others, compared with what ExifTool reads of them. */
class RealFilesTest {
  /** Where our stored size is another than ExifTool's, and why. */
  private static final Map<String, String> DIFFERENT =
      Map.of(
          // ExifTool gives the first directory's thumbnail, we the sensor's picture
          "stills/DNG.dng", "3516x2328",
          // cut off before the picture's own size: ExifTool gives what EXIF says of it
          "stills/motion_photo_pixel_synth.jpg", "0x0");

  private static Map<String, JsonNode> truth() throws IOException {
    Path file = Shared.folder("media").resolve("truth.json");
    Map<String, JsonNode> byFile = new HashMap<>();
    for (JsonNode entry : new ObjectMapper().readTree(file.toFile()).get("files")) {
      byFile.put(entry.get("file").asText(), entry.get("truth"));
    }
    return byFile;
  }

  @Test
  void everyStillIsAPhotoOfTheSizeThatExifToolReads() throws Exception {
    Map<String, JsonNode> truth = truth();
    Probe probe = new Probe();
    int compared = 0;
    for (String name : new String[] {"stills", "drone-stills"}) {
      Inputs inputs = Inputs.of(List.of(Shared.folder("media").resolve(name)));
      while (inputs.hasNext()) {
        Input input = inputs.next();
        String file = name + "/" + input.source().text();
        MediaItem.Photo photo = (MediaItem.Photo) probe.open(input);
        boolean swap = photo.turn().swapsSides();
        String stored =
            (swap ? photo.heightPx() : photo.widthPx())
                + "x"
                + (swap ? photo.widthPx() : photo.heightPx());
        JsonNode expected = truth.get(file);
        if (!expected.get("imageWidth").isNull()) {
          String size = expected.get("imageWidth") + "x" + expected.get("imageHeight");
          assertEquals(DIFFERENT.getOrDefault(file, size), stored, file);
          compared++;
        }
      }
    }
    assertEquals(132, compared);
  }

  @Test
  void hostileFilesGiveAnItemOrARefusalAtOnce() throws Exception {
    Probe probe = new Probe();
    Inputs inputs = Inputs.of(List.of(Shared.folder("media").resolve("hostile")));
    int seen = 0;
    List<String> refused = new ArrayList<>();
    Instant start = Instant.now();
    while (inputs.hasNext()) {
      Input input = inputs.next();
      seen++;
      try {
        MediaItem item = probe.open(input);
        assertEquals(item.header().id(), probe.header(input).id());
      } catch (InputException e) {
        assertTrue(e.code().matches("[a-z0-9]+(-[a-z0-9]+)+"), e.code());
        refused.add(input.source().text());
      }
    }
    assertEquals(192, seen);
    assertTrue(refused.size() > 20 && refused.size() < 80, refused.toString());
    Duration took = Duration.between(start, Instant.now());
    assertTrue(took.compareTo(Duration.ofSeconds(20)) < 0, took.toString());
  }

  @Test
  void videosAndTracksAreTold() throws Exception {
    Probe probe = new Probe();
    for (String name : new String[] {"video", "gpx", "srt"}) {
      Inputs inputs = Inputs.of(List.of(Shared.folder("media").resolve(name)));
      while (inputs.hasNext()) {
        Input input = inputs.next();
        String file = name + "/" + input.source().text();
        String kind;
        try {
          kind = probe.open(input).match(p -> "photo", v -> "video", t -> "track", o -> "other");
        } catch (InputException e) {
          kind = e.code();
        }
        String expected =
            switch (file) {
              // a description in JSON
              case "video/hello.mp4" -> "other";
              case "srt/broken_empty.SRT" -> "empty-file";
              default ->
                  file.matches("video/.*[.](mp4|MP4|mov|mkv|avi|mts|3gp)") ? "video" : "track";
            };
        assertEquals(expected, kind, file);
      }
    }
  }
}
