package org.sightline.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.media.FileRef;
import org.sightline.media.Header;
import org.sightline.media.InputException;
import org.sightline.media.Names;

/** The clips are described in {@code src/test/resources/frames/README.md}. */
final class VideoFramesTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir Path folder;

  private static Path clip(String name) throws URISyntaxException {
    return Path.of(VideoFramesTest.class.getResource("/frames/" + name).toURI());
  }

  private static VideoFrames open(Path file, String format) throws InputException {
    Header header = new Header("0", Names.source(file), FileRef.of(file), format, 1, Instant.EPOCH);
    return VideoFrames.open(header, Frames.MAX_DECODED_BYTES);
  }

  /** The number of the picture, as its grey tells. */
  private static int number(VideoFrames frames) throws InputException {
    try (Frame frame = frames.frame(4_000);
        Scalar mean = opencv_core.mean(frame.mat())) {
      return (int) Math.round((mean.get(1) - 20) / 3);
    }
  }

  private static void assertPicture(
      VideoFrames frames, double wantedS, double toleranceS, int number) throws InputException {
    var step =
        frames.advance(Math.round(wantedS * SECOND), Math.round(toleranceS * SECOND), 10_000);
    assertEquals(VideoFrames.Step.FRAME, step, "at " + wantedS);
    assertEquals(number / 10.0, frames.offsetNs() / 1e9, 0.0011, "at " + wantedS);
    assertEquals(number, number(frames), "at " + wantedS);
  }

  @ParameterizedTest
  @CsvSource({"h264.mp4, mp4", "h264.mkv, mkv", "hevc10.mp4, mp4"})
  void wantedMomentsAreMetExactlyInAnyOrder(String name, String format) throws Exception {
    try (VideoFrames frames = open(clip(name), format)) {
      assertPicture(frames, 0, 0, 0);
      assertPicture(frames, 0.25, 0, 3);
      assertPicture(frames, 0.3, 0, 3);
      assertPicture(frames, 1.95, 0, 20);
      assertPicture(frames, 5.9, 0, 59);
      assertPicture(frames, 2.2, 0, 22);
      assertEquals(VideoFrames.Step.END, frames.advance(6 * SECOND, 0, 10_000));
      assertPicture(frames, 4.4, 0, 44);
    }
  }

  @ParameterizedTest
  @CsvSource({"h264.mp4, mp4", "h264.mkv, mkv", "hevc10.mp4, mp4"})
  void whereAKeyframeComesSoonEnoughItAloneIsDecoded(String name, String format) throws Exception {
    try (VideoFrames frames = open(clip(name), format)) {
      assertPicture(frames, 0, 2, 0);
      assertPicture(frames, 1, 2, 20);
      assertPicture(frames, 2, 2, 20);
      assertPicture(frames, 3, 2, 40);
      assertPicture(frames, 4, 2, 40);
      // one more than the three where the index had to be learnt; in sequence it would be 41
      assertTrue(frames.decoded() <= 4, frames.decoded() + " decoded");
      // and back to a moment in between
      assertPicture(frames, 2.7, 0.5, 27);
    }
  }

  @ParameterizedTest
  @CsvSource({"h264.mp4, mp4", "h264.mkv, mkv", "hevc10.mp4, mp4"})
  void noPictureIsLeftOutOnTheWayFromOneToTheNext(String name, String format) throws Exception {
    try (VideoFrames frames = open(clip(name), format)) {
      assertEquals(VideoFrames.Step.FRAME, frames.advance(SECOND * 21 / 20, 0, 10_000));
      assertEquals(11, number(frames));
      for (int number = 12; number < 60; number++) {
        frames.advance(frames.offsetNs() + 1, 0, 10_000);
        assertEquals(number, number(frames));
      }
    }
  }

  /** Its search goes by the order of decoding, in which pictures shown first may come later. */
  @Test
  void aTransportStreamMeetsWantedMomentsExactlyAlsoOnTheWayBack() throws Exception {
    try (VideoFrames frames = open(clip("h264.ts"), "ts")) {
      assertPicture(frames, 0, 0, 0);
      assertPicture(frames, 5.75, 0, 58);
      assertPicture(frames, 5.9, 0, 59);
      for (int number = 50; number >= 0; number -= 5) {
        assertPicture(frames, number / 10.0, 0, number);
      }
      assertPicture(frames, 4.45, 0, 45);
      assertEquals(0, frames.spoilt(), "a stream entered in its midst has no damage");
    }
  }

  @Test
  void workIsHandedOutInPieces() throws Exception {
    try (VideoFrames frames = open(clip("h264.mp4"), "mp4")) {
      int asked = 1;
      while (frames.advance(Math.round(1.7 * SECOND), 0, 3) == VideoFrames.Step.MORE) {
        asked++;
      }
      assertTrue(asked > 3, asked + " calls");
      assertEquals(17, number(frames));
    }
  }

  @Test
  void aFileCutInTheMiddleOfItsPicturesGivesThoseBeforeTheCut() throws Exception {
    byte[] whole = Files.readAllBytes(clip("h264.mkv"));
    Path cut = folder.resolve("cut.mkv");
    Files.write(cut, Arrays.copyOf(whole, whole.length * 2 / 3));
    try (VideoFrames frames = open(cut, "mkv")) {
      assertPicture(frames, 1, 0, 10);
      assertEquals(VideoFrames.Step.END, frames.advance(5 * SECOND, 0, 10_000));
    }
  }

  @Test
  void aVideoWithoutItsIndexIsRefusedByItsCode() throws IOException, URISyntaxException {
    Path cut = folder.resolve("cut.mp4");
    byte[] whole = Files.readAllBytes(clip("h264.mp4"));
    Files.write(cut, Arrays.copyOf(whole, 200));
    var refused = assertThrows(InputException.class, () -> open(cut, "mp4"));
    assertEquals("video-undecodable", refused.code());
  }
}
