package org.sightline.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sightline.Shared;
import org.sightline.containers.Packets;
import org.sightline.media.DataStream;
import org.sightline.media.Input;
import org.sightline.media.InputException;
import org.sightline.media.MediaItem;
import org.sightline.media.Source;

/** Real videos against what an independent tool reads from them, see the truth beside them. */
class VideoTruthTest {
  private static MediaItem.Video open(String folder, String name) throws InputException {
    Path path = Shared.folder(folder).resolve(name);
    Input input = new Input(path, new Source(name, false), List.of());
    return (MediaItem.Video) new Probe().open(input);
  }

  private static void assertVideo(
      String name, int width, int height, double seconds, @Nullable String created)
      throws InputException {
    MediaItem.Video video = open("media/video", name);
    assertEquals(width + "x" + height, video.widthPx() + "x" + video.heightPx(), name);
    Duration length = video.length();
    assertTrue(length != null && Math.abs(length.toNanos() / 1e9 - seconds) < 5e-4, name + length);
    assertEquals(created == null ? null : Instant.parse(created), video.created(), name);
  }

  @Test
  void sizesLengthsAndClocksAreThoseOfTheTruth() throws InputException {
    assertVideo("max-heromode.mp4", 848, 480, 10.5173333, "2019-11-18T15:45:32Z");
    assertVideo("meta.mov", 720, 1280, 0.5, "2024-02-02T08:09:57Z");
    assertVideo("meta.mp4", 1080, 1920, 1.0632, "2024-02-03T07:05:38Z");
    assertVideo("with-gps.mov", 320, 568, 4.0016667, "2019-07-24T08:25:57Z");
    assertVideo("with-gps.mp4", 1920, 1080, 0.171, "2017-02-22T08:20:28Z");
    assertVideo("auth.mov", 296, 640, 0.0116667, "2025-02-24T10:11:57Z");
    assertVideo("uuid540.mp4", 960, 540, 1.0343667, "2020-01-05T15:04:00Z");
    assertVideo("ftyp3gp5.mp4", 720, 1280, 1.3, "2020-10-23T20:27:29Z");
    assertVideo("sample.3gp", 176, 144, 4.9333333, "2005-10-28T17:36:40Z");
    assertVideo("small_video.mp4", 216, 384, 0.672, null);
    assertVideo("QuickTime.mov", 320, 240, 4.9666667, "2005-08-11T14:03:54Z");
    assertVideo("sony-a7-xavc.MP4", 1920, 1080, 1.44, "2026-04-26T09:25:15Z");
  }

  @Test
  void telemetryStreamsAreFoundByTheirCode() throws InputException {
    assertEquals(List.of("gpmd"), formats(open("media/video", "max-heromode.mp4")));
    assertEquals(List.of("mebx", "mebx"), formats(open("media/video", "meta.mov")));
    assertEquals(List.of("rtmd"), formats(open("media/video", "sony-a7-xavc.MP4")));
    assertEquals(List.of("camm"), formats(open("telemetry/samples/camm", "camm.mp4")));
    assertEquals(List.of("djmd"), formats(open("telemetry/samples/djmd", "djmd-Air3s.mp4")));
    assertEquals(List.of("tx3g"), formats(open("telemetry/samples/srt", "srt-tx3g-sbtl.mp4")));
  }

  private static List<String> formats(MediaItem.Video video) {
    return video.streams().stream().map(DataStream::format).toList();
  }

  @Test
  void textsCarryThePlaceAndTheCamera() throws InputException {
    assertEquals("+33.1268-117.3273/", open("media/video", "max-heromode.mp4").text("©xyz"));
    assertEquals("+51.4169-000.0806/", open("media/video", "with-gps.mp4").text("©xyz"));
    MediaItem.Video iphone = open("media/video", "with-gps.mov");
    assertEquals("+32.0929+034.8620+028.516/", iphone.text("com.apple.quicktime.location.ISO6709"));
    assertEquals("iPhone 6", iphone.text("com.apple.quicktime.model"));
  }

  @Test
  void packetsOfAnActionCameraLastOneSecondEach() throws InputException, IOException {
    MediaItem.Video video = open("media/video", "max-heromode.mp4");
    try (Packets packets = Packets.open(video, video.streams().get(0))) {
      int count = 0;
      int bytes = 0;
      while (packets.next()) {
        assertEquals(count * 1_001_000_000L, packets.startNs());
        assertEquals(count < 10 ? 1_001_000_000L : 533_000_000L, packets.lengthNs());
        assertEquals('D', packets.bytes().get(0));
        bytes += packets.bytes().remaining();
        count++;
      }
      assertEquals(11, count);
      assertEquals(66_328, bytes); // the length of max-heromode-track.gpmd
      assertEquals(0, packets.lost());
    }
  }

  @Test
  void klvComesWholeOutOfATransportStreamWhicheverWayItIsWrapped()
      throws InputException, IOException {
    for (String name : new String[] {"truck_async.ts", "truck_sync.ts"}) {
      MediaItem.Video video = open("telemetry/samples/klv", name);
      assertEquals(List.of("KLVA"), formats(video), name);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      int count = 0;
      try (Packets packets = Packets.open(video, video.streams().get(0))) {
        while (packets.next()) {
          byte[] bytes = new byte[packets.bytes().remaining()];
          packets.bytes().get(bytes);
          all.write(bytes);
          assertEquals(count * 200_000_000L, packets.startNs(), name);
          count++;
        }
      }
      byte[] raw = Files.readAllBytes(Shared.folder("telemetry/samples/klv").resolve("Truck.klv"));
      assertArrayEquals(raw, all.toByteArray(), name);
      assertEquals(711, count, name);
    }
  }
}
