package org.sightline.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.formats.Probe;
import org.sightline.frames.Frame;
import org.sightline.frames.Frames;
import org.sightline.frames.VideoFrames;
import org.sightline.media.Bytes;
import org.sightline.media.Input;
import org.sightline.media.MediaItem;
import org.sightline.risk.Level;
import org.sightline.view.Pixel;
import org.sightline.vision.Box;

/**
 * Clips of {@code src/test/resources/frames/h264.mp4}: 64 × 48 pixels, ten pictures a second,
 * picture N is one even grey of 20 + 3 N. Its pictures are enlarged eight times.
 */
class ClipWriterTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir Path folder;

  /** From 1 to 3 s: brackets about an object until 2 s, from then on the outline of a zone. */
  private static Clip clip() {
    var mark =
        new Annotation.Mark("airplane", 0.8, new Box(24, 16, 16, 16), Annotation.Kind.IN_ZONE);
    var ring =
        new Annotation.Corners(List.of(new Pixel(10, 30), new Pixel(54, 30), new Pixel(32, 44)));
    var outline = new Annotation.Outline("Meadow Field", false, List.of(ring), 0);
    var caption =
        new Annotation(
            Level.HIGH,
            List.of(new Annotation.Reason(Level.HIGH, "Inside Meadow Field (no photography).")),
            List.of(),
            List.of(),
            "h264.mp4",
            List.of("Sightline"),
            null);
    return new Clip(
        SECOND,
        3 * SECOND,
        caption,
        List.of(
            new Clip.Scene(SECOND, List.of(mark), List.of()),
            new Clip.Scene(3 * SECOND, List.of(), List.of(outline))));
  }

  private static VideoFrames open(Path file) throws Exception {
    return VideoFrames.open(new Probe().header(Input.of(file)), Frames.MAX_DECODED_BYTES);
  }

  private static Bytes made(Clip clip) throws Exception {
    Path source = Path.of(ClipWriterTest.class.getResource("/frames/h264.mp4").toURI());
    try (VideoFrames frames = open(source)) {
      assertEquals(VideoFrames.Step.FRAME, frames.advance(clip.fromNs(), 0, 1_000));
      try (Frame first = frames.frame(ClipWriter.MAX_EDGE_PX);
          ClipWriter writer = new ClipWriter(clip, first)) {
        do {
          try (Frame frame = frames.frame(ClipWriter.MAX_EDGE_PX)) {
            writer.add(frame, frames.offsetNs());
          }
        } while (frames.advance(frames.offsetNs() + 1, 0, 1_000) == VideoFrames.Step.FRAME
            && frames.offsetNs() <= clip.toNs());
        return writer.finish();
      }
    }
  }

  private static BufferedImage at(VideoFrames frames, double seconds) throws Exception {
    assertEquals(VideoFrames.Step.FRAME, frames.advance(Math.round(seconds * SECOND), 0, 1_000));
    assertEquals(seconds, frames.offsetNs() / 1e9, 1e-3);
    try (Frame frame = frames.frame(4_000)) {
      assertFalse(frame.damaged());
      return frame.toImage();
    }
  }

  /** How far two colours are apart on the worst channel. */
  private static int apart(int rgb, int other) {
    Color one = new Color(rgb);
    Color two = new Color(other);
    return Math.max(
        Math.abs(one.getRed() - two.getRed()),
        Math.max(
            Math.abs(one.getGreen() - two.getGreen()), Math.abs(one.getBlue() - two.getBlue())));
  }

  /** How many pixels of an area a predicate holds for. */
  private static int count(
      BufferedImage image, int x, int y, int width, int height, Predicate<Color> like) {
    int count = 0;
    for (int row = y; row < y + height; row++) {
      for (int column = x; column < x + width; column++) {
        count += like.test(new Color(image.getRGB(column, row))) ? 1 : 0;
      }
    }
    return count;
  }

  /** Nothing of the pictures, which are grey; colours have half the resolution of light. */
  private static boolean isRed(Color c) {
    return c.getRed() - c.getGreen() > 40 && c.getRed() - c.getBlue() > 40;
  }

  /** Nothing of the pictures between 1 and 3 s, which are 110 at most. */
  private static boolean isBright(Color c) {
    return c.getGreen() > 150;
  }

  @Test
  void aClipHasThePicturesOfItsTimeUnderTheMarksOfTheirMoment() throws Exception {
    Path file = folder.resolve("clip.mp4");
    Files.write(file, made(clip()).array());
    var video = (MediaItem.Video) new Probe().open(Input.of(file));
    assertEquals(512, video.widthPx());
    assertTrue(video.heightPx() >= 384 + 80 && video.heightPx() % 2 == 0, video + "");
    Duration length = video.length();
    assertTrue(length != null && Math.abs(length.toMillis() - 2_050) < 60, "lasts " + length);
    try (VideoFrames frames = open(file)) {
      for (int tenth = 0; tenth <= 20; tenth += 5) {
        BufferedImage image = at(frames, tenth / 10.0);
        int grey = 20 + 3 * (10 + tenth);
        // a corner without marks tells the picture's number; grey steps are 3 apart
        assertTrue(
            apart(image.getRGB(500, 20), new Color(grey, grey, grey).getRGB()) <= 4,
            "at " + tenth + ": " + Integer.toHexString(image.getRGB(500, 20)) + ", not " + grey);
        // the object is 192 to 320 across and 128 to 256 down, the outline's upper side 240 down
        int brackets = count(image, 180, 118, 152, 100, ClipWriterTest::isRed);
        int outline = count(image, 90, 236, 340, 8, ClipWriterTest::isBright);
        if (tenth <= 10) {
          assertTrue(brackets > 50, brackets + " pixels of brackets at " + tenth);
          assertEquals(0, outline, "pixels of the outline at " + tenth);
        } else {
          assertEquals(0, brackets, "pixels of brackets at " + tenth);
          assertTrue(outline > 200, outline + " pixels of the outline at " + tenth);
        }
        assertTrue(
            count(image, 60, 390, 440, 60, ClipWriterTest::isBright) > 200,
            "no caption's letters at " + tenth);
        assertTrue(
            count(image, 4, 4, 40, 20, ClipWriterTest::isBright) > 10, "no time at " + tenth);
      }
      assertEquals(VideoFrames.Step.END, frames.advance(Math.round(2.05 * SECOND), 0, 1_000));
    }
  }

  @Test
  void theSamePicturesGiveTheSameBytesAndNoWordOfWhoMadeThem() throws Exception {
    byte[] one = made(clip()).array();
    assertArrayEquals(one, made(clip()).array());
    String text = new String(one, StandardCharsets.ISO_8859_1);
    for (String named : List.of("Lavf", "Lavc", "©too", "©xyz", "loci")) {
      assertFalse(text.contains(named), named);
    }
    // the index comes first, so that a page shows the film before it is all there
    assertTrue(text.indexOf("moov") < text.indexOf("mdat"));
    var video = (MediaItem.Video) new Probe().open(Input.of(written(one)));
    assertEquals(null, video.created());
    assertEquals(List.of(), video.streams());
  }

  private Path written(byte[] bytes) throws Exception {
    return Files.write(folder.resolve("written.mp4"), bytes);
  }

  @Test
  void aBrowserPlaysIt() throws Exception {
    try (Chromium browser = Chromium.start(folder.resolve("profile"))) {
      written(made(clip()).array());
      Path page = folder.resolve("page.html");
      Files.writeString(page, "<!doctype html><video muted src='written.mp4'></video>");
      browser.open(page, "", 800, 800, false);
      browser.until("document.querySelector('video').readyState >= 2");
      assertEquals(512, browser.number("document.querySelector('video').videoWidth"));
      assertEquals(2_050, browser.number("document.querySelector('video').duration * 1000"), 60);
      browser.run("document.querySelector('video').play()");
      browser.until("document.querySelector('video').ended");
      assertEquals(List.of(), browser.complaints());
    }
  }
}
